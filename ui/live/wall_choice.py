"""The command set on the wall: what click, keys and frame make of it, and the ticks that show it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication

from console.model import StationId
from ui.live.choosing import Choosing
from ui.live.tile import Tile
from ui.live.wall_hand import Frame, Hand

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class WallChoice(QObject):
    """Signals: `changed(tuple)`: the command set, in the order of the tiles."""

    changed = Signal(tuple)

    def __init__(
        self,
        tiles: Mapping[StationId, Tile],
        order: Callable[[], Sequence[StationId]],
        hand: Hand,
        frame: Frame,
        parent: QObject,
    ) -> None:
        """`tiles` are the wall's own and change with it; `order` says how they stand."""
        super().__init__(parent)
        self._tiles, self._order, self._frame = tiles, order, frame
        self._choosing = Choosing()
        hand.framed.connect(self._take_frame)

    @property
    def stations(self) -> tuple[StationId, ...]:
        """The command set, in order."""
        chosen = self._choosing.stations
        return tuple(station for station in self._order() if station in chosen)

    def press(self, station: StationId, modifiers: Qt.KeyboardModifier) -> bool:
        """Take a click or Space with Ctrl or Shift; False: it selects the station instead."""
        if modifiers & _SHIFT:
            self._choosing.reach(station, self._order())
        elif modifiers & _CONTROL:
            self._choosing.toggle(station)
        else:
            self._choosing.start_at(station)
            return False
        self._show()
        return True

    def start_at(self, station: StationId | None) -> None:
        """Let the next range begin at the tile that was selected."""
        self._choosing.start_at(station)

    def reach(self, begin: StationId | None, station: StationId) -> None:
        """Shift with an arrow: everybody from where it began to here."""
        if not self._choosing.stations and begin is not None:
            self._choosing.start_at(begin)
        self._choosing.reach(station, self._order())
        self._show()

    def all(self) -> None:
        """Everybody."""
        self._choosing.all(self._order())
        self._show()

    def clear(self) -> bool:
        """Nobody; False when it was so."""
        had = bool(self._choosing.stations)
        self._choosing.clear()
        self._show()
        return had

    def drop(self, station: StationId) -> None:
        """A station is gone."""
        had = station in self._choosing.stations
        self._choosing.drop(station)
        if had:
            self.changed.emit(self.stations)

    def press_floor(self) -> None:
        """A press between the tiles: nobody, unless Ctrl or Shift is held for a frame that adds."""
        self._choosing.start_at(None)
        if not QApplication.keyboardModifiers() & (_CONTROL | _SHIFT):
            self.clear()

    def let_go(self) -> None:
        """The frame is done."""
        if not self._frame.isHidden():
            self._frame.hide()
            self._choosing.start_at(None)

    def _take_frame(self, rect: QRect, more: bool) -> None:
        if self._frame.isHidden():
            self._choosing.start_at(None)
        self._frame.show_at(rect)
        framed = [s for s, tile in self._tiles.items() if not tile.isHidden() and _meets(tile, rect)]
        self._choosing.frame(framed, more=more)
        self._show()

    def _show(self) -> None:
        chosen, changed = self._choosing.stations, False
        for station, tile in self._tiles.items():
            changed = tile.set_chosen(station in chosen) or changed
        if changed:
            self.changed.emit(self.stations)


def _meets(tile: Tile, rect: QRect) -> bool:
    return tile.geometry().intersects(rect.united(QRect(rect.topLeft(), rect.topLeft() + QPoint(1, 1))))
