"""The preview: pages as they would be printed, on `window`, or a sentence in their place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.reports.page_list import WIDTH, PageList
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label

RING: Final = 4
"""Px around the pages, for the ring of the keyboard."""


class PagesView(Ground):
    """Pages, or a sentence in their place. Signals: `resized()`."""

    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.WINDOW)
        self.figure = Label(look, "", 12, role=Role.MUTED)
        self.said = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self.more = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.pages = PageList(look)
        self._front = QStackedWidget()
        self._lay_out()
        self.pages.moved.connect(self._tell_page)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def scale(self) -> float:
        """Device px of a page's width here, as times its width at 96 dots to the inch."""
        width = self.pages.page_width_in(self._front.width() - 2 * RING)
        return max(0.5, min(2.5, width * self.devicePixelRatioF() / WIDTH))

    @property
    def words(self) -> str:
        """What is said in the place of pages; empty while there are some."""
        return self.said.text() if self._front.currentIndex() else ""

    def show_pages(self, pngs: Sequence[bytes], name: str) -> None:
        """Show these pages of the report `name`, from the top."""
        words = self.tr("{report}, page {n} of {of}")
        total = len(pngs)
        self.pages.setAccessibleName(name)
        self.pages.show_pages(
            pngs, [words.format(report=name, n=number, of=total) for number in range(1, total + 1)]
        )
        self._front.setCurrentIndex(0)
        self._tell_page()

    def say(self, words: str, more: str = "") -> None:
        """Say something in the place of pages."""
        self.pages.show_pages((), ())
        self.figure.setText("")
        self.said.setText(words)
        self.more.setText(more)
        self._front.setCurrentIndex(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that pages may have another size now."""
        super().resizeEvent(event)
        self.resized.emit()

    @Slot()
    def _tell_page(self) -> None:
        if self.pages.count:
            words = self.tr("page {n} of {of}, A4")
            self.figure.setText(words.format(n=self.pages.number, of=self.pages.count))

    def _lay_out(self) -> None:
        look = self.look
        nothing = QWidget()
        words = column(nothing, spacing=8)
        words.addStretch(2)
        for line in (self.said, self.more):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(line)
        words.addStretch(3)
        # The ring of the keyboard stands around the pages, within their parent.
        around = QWidget()
        column(around, margins=(RING,) * 4).addWidget(self.pages)
        self._front.addWidget(around)
        self._front.addWidget(nothing)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(Label(look, self.tr("Preview"), 12, Weight.SEMIBOLD), 1)
        row.addWidget(self.figure)
        self._box = column(self)
        self._box.addWidget(head)
        self._box.addWidget(self._front, 1)

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(16), px(8), px(8), px(4))
        self._box.setSpacing(px(4))

    def minimumSizeHint(self) -> QSize:
        """Return room for a page that can still be told from another."""
        return QSize(self.look.px(280), self.look.px(240))
