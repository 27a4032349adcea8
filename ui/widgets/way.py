"""A way on: an icon, what it is, and what it means, as a button 52 high, higher where words wrap."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
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
        """Return the width at which words may wrap, 52 high."""
        return QSize(min(self._look.px(220), self.sizeHint().width()), self._look.px(52))

    def hasHeightForWidth(self) -> bool:
        """Return that long words make it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of both texts, wrapped."""
        first, second = self._heights(width)
        single = QFontMetricsF(self._look.font(13, Weight.MEDIUM)).height()
        single += QFontMetricsF(self._look.font(12)).height()
        return self._look.px(52) + max(0, round(first + second - single))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height: a scrolling page asks its parts for the least, not for what a width needs."""
        self.setMinimumHeight(self.heightForWidth(self.width()))
        super().resizeEvent(event)

    def _heights(self, width: int) -> tuple[float, float]:
        room = QRectF(0, 0, width - self._look.px(48 + 12), 10_000)
        fonts = (self._look.font(13, Weight.MEDIUM), self._look.font(12))
        first, second = (
            QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            for font, words in zip(fonts, (self.text(), self._second), strict=True)
        )
        return first, second

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
        first, second = self._heights(self.width())
        top, left, wide = (self.height() - first - second) / 2, px(48), self.width() - px(48 + 12)
        painter.drawText(QRectF(left, top, wide, first), Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(look.color(Role.MUTED if on else Role.DISABLED))
        painter.setFont(look.font(12))
        painter.drawText(QRectF(left, top + first, wide, second), Qt.TextFlag.TextWordWrap, self._second)
