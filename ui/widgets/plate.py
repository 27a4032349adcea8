"""The plate: a state as a small square of fill, outline and icon, for queue rows, tables and the panel."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from console.model import Attention
from ui.theme import Look, Role
from ui.widgets.icon import draw_icon
from ui.widgets.state import STATES


def paint_plate(painter: QPainter, look: Look, rect: QRectF, attention: Attention) -> None:
    """Paint a plate into `rect`."""
    state = STATES[attention]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(Role.TEXT if state.outlined else Role.LINE_STRONG), 1.5))
    painter.setBrush(look.color(state.plate))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), look.px(3), look.px(3))
    glyph = state.icon
    if glyph is None:
        return
    # The octagon has the least ink of all in its box.
    share = 0.7 if glyph == "stop" else 0.6
    side = round(rect.width() * share / look.scale)
    drawn = look.px(side)
    left = rect.left() + round((rect.width() - drawn) / 2)
    draw_icon(painter, look, glyph, state.on, side, left, rect.top() + round((rect.height() - drawn) / 2))


class Plate(QWidget):
    """A plate of `side` design px that shows one state."""

    def __init__(
        self, look: Look, attention: Attention, side: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._attention, self._side = look, attention, side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the fixed size."""
        side = self._look.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate."""
        painter = QPainter(self)
        paint_plate(painter, self._look, QRectF(self.rect()), self._attention)

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
