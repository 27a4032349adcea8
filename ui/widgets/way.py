"""A way on: an icon, what it is, and what it means, as a button 52 high."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon


class Way(QAbstractButton):
    """`text` 13/500 over `second` 12 muted, icon 20 at the left."""

    def __init__(self, look: Look, text: str, second: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._second, self._icon = look, second, icon
        self.setText(text)
        self.setAccessibleName(f"{text}, {second}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the width of the longer line, 52 high."""
        px = self._look.px
        first = QFontMetricsF(self._look.font(13, Weight.MEDIUM)).horizontalAdvance(self.text())
        second = QFontMetricsF(self._look.font(12)).horizontalAdvance(self._second)
        return QSize(px(48 + 12) + round(max(first, second)), px(52))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few words: they wrap."""
        return QSize(self._look.px(200), self._look.px(52))

    def hasHeightForWidth(self) -> bool:
        """Return True: long words take another line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return 52, or more where a line wraps."""
        px = self._look.px
        first, second = (
            QFontMetricsF(self._look.font(size, weight))
            .boundingRect(QRectF(0, 0, width - px(48 + 12), 1000), int(Qt.TextFlag.TextWordWrap), words)
            .height()
            for size, weight, words in (
                (13, Weight.MEDIUM, self.text()),
                (12, Weight.REGULAR, self._second),
            )
        )
        return max(px(52), round(first + second) + px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint face, icon and both lines."""
        look, px, painter = self._look, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isEnabled()
        down, over = self.isDown() and on, self.underMouse() and on
        painter.setPen(QPen(look.color(Role.LINE_STRONG if on else Role.LINE), 2 if down else 1))
        painter.setBrush(look.color(Role.SUNKEN if down else Role.HOVER if over else Role.RAISED))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        ink = Role.TEXT if on else Role.DISABLED
        draw_icon(painter, look, self._icon, ink, 20, px(14), (self.height() - px(20)) // 2)
        painter.setPen(look.color(ink))
        painter.setFont(look.font(13, Weight.MEDIUM))
        box, wrap = QRectF(self.rect()).adjusted(px(48), px(10), -px(12), -px(9)), Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(wrap | Qt.AlignmentFlag.AlignTop), self.text())
        painter.setPen(look.color(Role.MUTED if on else Role.DISABLED))
        painter.setFont(look.font(12))
        painter.drawText(box, int(wrap | Qt.AlignmentFlag.AlignBottom), self._second)
