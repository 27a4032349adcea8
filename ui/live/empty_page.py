"""Live without stations: the card in the middle, and a right side that says what will stand there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.live.empty_card import EmptyCard
from ui.live.quiet_words import nobody_selected, paint_head, paint_nothing, paint_paragraph
from ui.live.widths import NARROW, panel_width
from ui.theme import Look, Role
from ui.widgets.ground import Scroll

if TYPE_CHECKING:
    from console.model import SearchView

_QUEUE_HEIGHT = 118
"""With nobody there the queue needs no room for its four rows (mock of the empty Live)."""


class EmptyPage(QWidget):
    """What to do while nobody is there. `card` has the four ways on and their signals."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._has_panel = look, True
        self.card = EmptyCard(look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scroll = Scroll(look, self.card, parent=self)
        self.setFocusProxy(self.card)
        look.changed.connect(self._lay_out)

    def set_panel_shown(self, shown: bool) -> None:
        """Paint the right side, or leave it to what stands there instead."""
        if shown != self._has_panel:
            self._has_panel = shown
            self._lay_out()

    def show_search(self, search: "SearchView", now_ms: float) -> None:
        """Say how the search goes."""
        before = self.card.sizeHint()
        self.card.show_search(search, now_ms)
        if self.card.sizeHint() != before:
            self._lay_out()

    def refresh(self, now_ms: float) -> None:
        """Bring the search's age up to date."""
        self.card.refresh(now_ms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the right side where there is room for one."""
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), look.color(Role.WINDOW))
        panel = self._panel()
        if not panel:
            return
        painter.translate(self.width() - panel, 0)
        painter.fillRect(0, 0, panel, self.height(), look.color(Role.SURFACE))
        paint_head(painter, look, panel, 0)
        paint_nothing(painter, look, panel, look.px(35))
        rule = look.px(34 + _QUEUE_HEIGHT)
        painter.fillRect(0, rule, panel, 1, look.color(Role.LINE))
        paint_paragraph(painter, look, panel, rule + look.px(13), nobody_selected())
        painter.fillRect(0, 0, 1, self.height(), look.color(Role.LINE))

    def _panel(self) -> int:
        if not self._has_panel or self.width() < self._look.px(NARROW):
            return 0
        return panel_width(self._look, self.width())

    def _lay_out(self) -> None:
        px, room = self._look.px, self.width() - self._panel()
        width = min(px(580), room - px(20))
        wanted = self.card.heightForWidth(width)  # none without words that wrap
        if wanted < 0:
            wanted = self.card.sizeHint().height()
        height = min(wanted, self.height() - px(20))
        self._scroll.setGeometry((room - width) // 2, (self.height() - height) // 2, width, height)
        self.update()
