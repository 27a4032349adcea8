"""What of a call can be seen: the colour of its state on a tile and in the queue, counted in pixels."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from console.model import Attention, StationId
from ui.live.queue_list import QueueList
from ui.live.wall import Wall
from ui.theme import Look, Role

ROLES = {Attention.STOPPED: Role.STOP, Attention.HELP: Role.HELP}


@dataclass(frozen=True)
class SeenCalls:
    """The wall and the queue of one window, as somebody sees them who looks at its pixels."""

    window: QWidget
    look: Look

    @property
    def wall(self) -> Wall:
        """The wall, which there is from the first station on."""
        found = self.window.findChild(Wall)
        assert found is not None
        return found

    @property
    def queue(self) -> QueueList:
        """The list of who needs somebody."""
        found = self.window.findChild(QueueList)
        assert found is not None
        return found

    def place_of(self, widget: QWidget) -> QRect:
        """Where a widget stands in the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    def on_tile(self, station: StationId, state: Attention, picture: QImage | None = None) -> int:
        """Pixels of the state's colour on the station's tile."""
        tile = self.wall.tile(station)
        assert tile is not None
        return self._count(self.place_of(tile), state, picture)

    def in_queue(self, state: Attention, picture: QImage | None = None) -> int:
        """Pixels of the state's colour in the queue."""
        return self._count(self.place_of(self.queue), state, picture)

    def rows(self) -> list[tuple[StationId | None, Attention]]:
        """Who stands in the queue, in order."""
        model = self.queue.rows
        rows = [model.row_at(model.index(number)) for number in range(model.rowCount())]
        return [(row.station, row.attention) for row in rows]

    def _count(self, place: QRect, state: Attention, picture: QImage | None) -> int:
        if picture is not None:
            image = picture.copy(place)
        else:
            # What has reached the screen, not what would be painted if it were asked for now.
            screen = self.window.screen()
            image = screen.grabWindow(self.window.winId(), *place.getRect()).toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
        return int(np.count_nonzero(pixels == self.look.color(ROLES[state]).rgb() & 0xFFFFFF))
