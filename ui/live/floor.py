"""What the tiles of the wall stand on, and the rings around the selected and the focused one."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role

_RING: Final = 4
"""3 px ring, 1 px off the tile: it may cover the gap, never the neighbour."""


class Floor(QWidget):
    """What the tiles stand on; paints the rings of selection and focus around them.

    Signals: pressed between the tiles; dragged(QPoint, QPoint) from there; let_go(QPoint).
    """

    pressed = Signal()
    dragged = Signal(QPoint, QPoint)
    let_go = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._selected: QRect | None = None
        self._focused: QRect | None = None
        self._slots: tuple[QRect, ...] = ()
        self._begun = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_slots(self, slots: tuple[QRect, ...]) -> None:
        """Show free places, while somebody arranges the room."""
        if slots != self._slots:
            self._slots = slots
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a frame, perhaps."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begun = event.position().toPoint()
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the frame larger or smaller."""
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and at != self._begun:
            self.dragged.emit(self._begun, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the frame."""
        self.let_go.emit(event.position().toPoint())

    def set_rings(self, selected: QRect | None, focused: QRect | None) -> None:
        """Put the rings around these tiles."""
        if (selected, focused) == (self._selected, self._focused):
            return
        for old in (self._selected, self._focused, selected, focused):
            if old is not None:
                around = old.adjusted(-_RING, -_RING, _RING, _RING)
                self.update(QRegion(around).subtracted(QRegion(old)))
        self._selected, self._focused = selected, focused

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the rings."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.color(Role.WINDOW))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._slots:
            painter.setPen(QPen(self._look.color(Role.LINE_STRONG), 1, Qt.PenStyle.DashLine))
            for slot in self._slots:
                painter.drawRoundedRect(QRectF(slot).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        accent = self._look.color(Role.ACCENT)
        if self._selected is not None:
            painter.setPen(QPen(accent, 3))
            painter.drawRoundedRect(QRectF(self._selected).adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        if self._focused is not None and self._focused != self._selected:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self._focused).adjusted(-2, -2, 2, 2), 6, 6)
