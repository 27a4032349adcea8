"""What the tiles of the wall stand on, and the rings around the selected and the focused one."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role

_RING: Final = 4
"""3 px ring, 1 px off the tile: it may cover the gap, never the neighbour."""


class Floor(QWidget):
    """What the tiles stand on; paints the rings of selection and focus around them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._selected: QRect | None = None
        self._focused: QRect | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        accent = self._look.color(Role.ACCENT)
        if self._selected is not None:
            painter.setPen(QPen(accent, 3))
            painter.drawRoundedRect(QRectF(self._selected).adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        if self._focused is not None and self._focused != self._selected:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self._focused).adjusted(-2, -2, 2, 2), 6, 6)
