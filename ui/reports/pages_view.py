"""The pages as they would be printed, one below the other on `window`."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label

A4: Final = 297 / 210
WIDTH: Final = 794
"""Design px of a page at 96 dots to the inch."""
GAP: Final = 12
_NEARLY: Final = 3
"""Device px by which a picture may differ from its place and still stands there as it is."""


class PageSheet(QWidget):
    """One page. Its picture is opened when it first comes into sight."""

    def __init__(self, look: Look, png: bytes, name: str) -> None:
        super().__init__()
        self._look, self._png = look, png
        self._image = QImage()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that a page keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of an A4 page."""
        return round(width * A4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height: a scrolling area asks for the least alone."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page with a hairline around it."""
        if self._image.isNull():
            buffer = QBuffer()
            buffer.setData(QByteArray(self._png))
            buffer.open(QBuffer.OpenModeFlag.ReadOnly)
            self._image = QImageReader(buffer, QByteArray(b"png")).read()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if abs(self._image.width() - self.width() * self.devicePixelRatioF()) <= _NEARLY:
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(0, 0, self._image)  # made for this width: letters stay sharp
        else:
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(self._look.color(Role.LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagesView(Ground):
    """Pages, or a sentence in their place."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.WINDOW)
        self._caption = Label(look, self.tr("Preview"), 12, Weight.SEMIBOLD)
        self.figure = Label(look, "", 12, role=Role.MUTED)
        self.said = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self.more = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.area = QScrollArea()
        self.pages: tuple[PageSheet, ...] = ()
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def scale(self) -> float:
        """Device px of a page's width here, as times its width at 96 dots to the inch."""
        px, bar = self.look.px, self.area.verticalScrollBar().sizeHint().width()
        room = min(self.width() - px(20) - px(12) - px(8) - bar, px(WIDTH))
        return max(0.5, min(2.5, room * self.devicePixelRatioF() / WIDTH))

    def show_pages(self, pngs: Sequence[bytes], name: str) -> None:
        """Show these pages of the report `name`, from the top."""
        total = len(pngs)
        inside, sheets = QWidget(), QWidget()
        sheets.setMaximumWidth(self.look.px(WIDTH))
        box = column(sheets, spacing=self.look.px(GAP))
        self.pages = tuple(
            PageSheet(
                self.look, png, self.tr("{report}, page {n} of {of}").format(report=name, n=number, of=total)
            )
            for number, png in enumerate(pngs, 1)
        )
        for page in self.pages:
            box.addWidget(page)
        box.addStretch(1)
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(0, 0, self.look.px(8), 0)
        middle.addStretch(1)
        middle.addWidget(sheets, 1000)
        middle.addStretch(1)
        inside.setAutoFillBackground(False)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.area.setAccessibleName(name)
        self._front.setCurrentIndex(0)
        self._tell_page()

    def say(self, words: str, more: str = "") -> None:
        """Say something in the place of pages."""
        self.pages = ()
        self.figure.setText("")
        self.said.setText(words)
        self.more.setText(more)
        self._front.setCurrentIndex(1)

    @property
    def words(self) -> str:
        """What is said in the place of pages; empty while there are some."""
        return "" if self.pages else self.said.text()

    def _tell_page(self) -> None:
        if not self.pages:
            return
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        number = sum(page.y() <= middle for page in self.pages) or 1
        words = self.tr("page {n} of {of}, A4")
        self.figure.setText(words.format(n=number, of=len(self.pages)))

    def _lay_out(self) -> None:
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.verticalScrollBar().valueChanged.connect(self._tell_page)
        nothing = QWidget()
        words = column(nothing, spacing=8)
        words.addStretch(2)
        for line in (self.said, self.more):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(line)
        words.addStretch(3)
        self._front = QStackedLayout()
        self._front.addWidget(self.area)
        self._front.addWidget(nothing)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._caption, 1)
        row.addWidget(self.figure)
        self._box = column(self)
        self._box.addWidget(head)
        self._box.addLayout(self._front, 1)

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(20), px(8), px(12), px(8))
        self._box.setSpacing(px(8))

    def minimumSizeHint(self) -> QSize:
        """Return room for a page that can still be told from another."""
        return QSize(self.look.px(280), self.look.px(240))
