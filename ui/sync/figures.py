"""The three figures on top: needs attention, waiting, delivered; each brings its list into sight."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class Figure(QAbstractButton):
    """A figure tile 58 high: icon, number 18/600, caption 12."""

    def __init__(self, look: Look, icon: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._caption = look, icon, caption
        self._number = "0"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)
        self.show_number(0)

    @property
    def number(self) -> str:
        """What it shows."""
        return self._number

    def show_number(self, number: int) -> None:
        """Show a number, thousands apart."""
        self._number = f"{number:,}".replace(",", "\u202f")
        self.setAccessibleName(f"{number} {self._caption}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return 58 high, as wide as its caption needs."""
        return QSize(self._width(), self._look.px(58))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint border, icon, number and caption."""
        look, painter = self._look, QPainter(self)
        px = look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.HOVER if self.underMouse() else Role.RAISED))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        draw_icon(painter, look, self._icon, Role.TEXT, 18, px(18), (self.height() - px(18)) // 2)
        painter.setPen(look.color(Role.TEXT))
        painter.setFont(look.font(18, Weight.SEMIBOLD))
        painter.drawText(px(54), px(30), self._number)
        painter.setPen(look.color(Role.MUTED))
        painter.setFont(look.font(12))
        painter.drawText(px(54), px(47), self._caption)

    def _width(self) -> int:
        caption = QFontMetricsF(self._look.font(12)).horizontalAdvance(self._caption)
        return self._look.px(54 + 14) + round(caption)
