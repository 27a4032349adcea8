"""The left rail: one button per screen that exists, Ctrl+digit fixed by the full list of screens."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.ground import Ground
from ui.widgets.icon import draw_icon

ORDER: Final = ("live", "signoff", "debrief", "classes", "people", "devices", "reports", "settings")
"""The place in this list is a screen's digit, so that hands learn it once. Debrief has a place, no screen."""

ICONS: Final = {
    "live": "layout-grid",
    "signoff": "signature",
    "classes": "calendar-event",
    "people": "users",
    "devices": "device-vision-pro",
    "reports": "chart-bar",
    "settings": "settings",
}


class Rail(Ground):
    """The screens, top to bottom, Settings at the foot.

    Signals: `chosen(screen)`, by an arrow key, too; `entered(screen)`: pressed, be it the one that is shown.
    """

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, look: Look, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.RightEdge,), parent=parent)
        self.setAccessibleName(self.tr("Screens"))
        self._group = QButtonGroup(self)
        self._items: dict[str, RailItem] = {}
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        for screen in ORDER:
            if screen not in titles:
                continue
            if screen == "settings":
                self._box.addStretch(1)
            item = RailItem(look, titles[screen], ICONS[screen], self)
            item.setToolTip(f"{titles[screen]}  Ctrl+{ORDER.index(screen) + 1}")
            item.toggled.connect(lambda on, screen=screen: self.chosen.emit(screen) if on else None)
            item.entered.connect(lambda screen=screen: self.entered.emit(screen))
            self._group.addButton(item)
            self._box.addWidget(item)
            self._items[screen] = item
        look.changed.connect(self._fit)
        self._fit()

    def show_current(self, screen: str) -> None:
        """Mark the screen that is shown; emits `chosen` when it is another."""
        self._items[screen].setChecked(True)

    def allow(self, screens: Collection[str] | None) -> None:
        """Leave only these available, None: all. What is locked away says nothing of what waits there."""
        for name, item in self._items.items():
            item.setEnabled(screens is None or name in screens)

    def set_count(self, screen: str, count: int) -> None:
        """Say how many things wait on a screen; 0 shows nothing."""
        self._items[screen].set_count(count)

    def item(self, screen: str) -> "RailItem":
        """The button of one screen."""
        return self._items[screen]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become narrow, icons only, where the window is low."""
        self._fit()

    def _fit(self) -> None:
        look = self.look
        low = self.height() < look.px(560 - 26)
        words = QFontMetricsF(look.font(12, Weight.SEMIBOLD))
        widest = max((words.horizontalAdvance(item.text()) for item in self._items.values()), default=0)
        self.setFixedWidth(look.px(52) if low else max(look.px(76), round(widest) + look.px(8)))
        self._box.setContentsMargins(0, look.px(6), 1, look.px(6))
        for item in self._items.values():
            item.set_narrow(low)


class RailItem(QAbstractButton):
    """One screen: icon 22 over label 12; current = `selected` plate, 3 px accent edge, 600.

    Signals: `entered()` by mouse, Space or Enter, unlike an arrow key, which only goes by.
    """

    entered = Signal()

    def __init__(self, look: Look, title: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._icon, self._count, self._narrow = look, icon, 0, False
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enter the screen that was pressed."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the screen on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def count(self) -> int:
        """How many things wait there."""
        return self._count

    def set_count(self, count: int) -> None:
        """Say how many things wait there; 0 shows nothing."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return 58 px high, 44 when narrow."""
        return QSize(self._look.px(52 if self._narrow else 76), self._look.px(44 if self._narrow else 58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plate, edge, icon, label and count."""
        look, current = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(Role.SELECTED if current else Role.HOVER))
            inset = look.px(6)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, 1, -inset, -1), look.px(4), look.px(4)
            )
        if current:
            painter.fillRect(QRectF(0, look.px(6), 3, self.height() - look.px(12)), look.color(Role.ACCENT))
        role = Role.DISABLED if not self.isEnabled() else Role.TEXT if current else Role.MUTED
        side = look.px(22)
        left = (self.width() - side) // 2
        top = (self.height() - side) // 2 if self._narrow else look.px(8)
        draw_icon(painter, look, self._icon, role, 22, left, top)
        if not self._narrow:
            font = look.font(12, Weight.SEMIBOLD if current else Weight.REGULAR)
            painter.setFont(font)
            painter.setPen(look.color(role))
            width = QFontMetricsF(font).horizontalAdvance(self.text())
            painter.drawText(QPointF(round((self.width() - width) / 2), look.px(46)), self.text())
        if self._count and self.isEnabled():
            self._paint_count(painter, left + look.px(18), top - look.px(4))

    def _paint_count(self, painter: QPainter, left: float, top: float) -> None:
        look = self._look
        font = look.font(11, Weight.SEMIBOLD)
        words = str(self._count) if self._count < 100 else "99+"
        metrics = QFontMetricsF(font)
        height = look.px(16)
        width = max(height, round(metrics.horizontalAdvance(words)) + look.px(8))
        left = min(left, self.width() - width - look.px(2))  # a long count stays whole on a narrow rail
        box = QRectF(left + 0.5, top + 0.5, width - 1, height - 1)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.CHROME))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
