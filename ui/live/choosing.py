"""The command set: who a command to several is for, and how click, range and frame change it. Pure."""

from collections.abc import Iterable, Sequence

from console.model import StationId


class Choosing:
    """A set of stations, and the one from which the next range begins."""

    def __init__(self) -> None:
        self.stations: frozenset[StationId] = frozenset()
        self._anchor: StationId | None = None
        self._before: frozenset[StationId] = frozenset()

    def start_at(self, station: StationId | None) -> None:
        """Let the next range begin here."""
        self._anchor, self._before = station, self.stations

    def toggle(self, station: StationId) -> None:
        """Put a station in, or take it out."""
        self.stations ^= {station}
        self.start_at(station)

    def reach(self, station: StationId, order: Sequence[StationId]) -> None:
        """Put in everybody from where the range began to this station; another end takes its place."""
        if self._anchor not in order:
            self.start_at(station)
        assert self._anchor is not None
        ends = sorted((order.index(self._anchor), order.index(station)))
        self.stations = self._before | frozenset(order[ends[0] : ends[1] + 1])

    def frame(self, stations: Iterable[StationId], *, more: bool) -> None:
        """Take exactly these; `more`: beside those that were in when the frame began."""
        self.stations = frozenset(stations) | (self._before if more else frozenset())

    def all(self, order: Sequence[StationId]) -> None:
        """Everybody."""
        self.stations = frozenset(order)
        self._before = self.stations

    def clear(self) -> None:
        """Nobody."""
        self.stations = self._before = frozenset()

    def drop(self, station: StationId) -> None:
        """A station is gone."""
        self.stations -= {station}
        self._before -= {station}
        if self._anchor == station:
            self._anchor = None
