"""Dragging on the wall: a frame that takes many tiles; while the room is arranged, a tile to its place."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role

_FILL: Final = 0.12


class Frame(QWidget):
    """Lies over the tiles: what is being framed, or the cell where a tile would stand."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, rect: QRect) -> None:
        """Lie there."""
        self.setGeometry(rect)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an accent frame with a thin fill."""
        painter, accent = QPainter(self), self._look.color(Role.ACCENT)
        painter.setOpacity(_FILL)
        painter.fillRect(self.rect(), accent)
        painter.setOpacity(1.0)
        painter.setPen(QPen(accent, 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class Hand(QObject):
    """Follows one drag at a time; all points are of the floor.

    Signals:
        framed(QRect, bool): what the frame covers now, and whether others stay.
        carried(str, QPoint): over where a station's tile is held.
        dropped(str, QPoint): where it was let go.
    """

    framed = Signal(QRect, bool)
    carried = Signal(str, QPoint)
    dropped = Signal(str, QPoint)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arranges = False
        """A tile that is dragged is carried; otherwise every drag is a frame."""
        self._held: str | None = None

    def drag(self, station: str | None, begun: QPoint, at: QPoint, *, more: bool) -> None:
        """Go on with a drag that began on a station's tile, or on the bare floor."""
        if self.arranges:
            if station is not None:
                self._held = station
                self.carried.emit(station, at)
            return
        self.framed.emit(QRect(begun, at).normalized(), more)

    def let_go(self, at: QPoint) -> None:
        """End it."""
        held, self._held = self._held, None
        if held is not None:
            self.dropped.emit(held, at)
