"""The stations as the window knows them: the newest view of each, for every screen but the wall."""

from collections.abc import ValuesView
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from console.terms import LinkState, StationId, seat_on
from ui.relay import Relay

if TYPE_CHECKING:
    from console.events import Snapshot, StationChanged, StationForgotten
    from console.model import StationView


class Stations(QObject):
    """Folds the relay's events into one view a station.

    Signals: `changed(station ids)` for new or newer views, `removed(station id)`, `reset()` after a snapshot.
    """

    changed = Signal(tuple)
    removed = Signal(str)
    reset = Signal()

    def __init__(self, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: dict[StationId, StationView] = {}
        relay.snapshot_arrived.connect(self._replace)
        relay.stations_changed.connect(self._take)
        relay.station_forgotten.connect(self._drop)

    def all(self) -> "tuple[StationView, ...]":
        """Every station, by seat, then by label."""
        return tuple(sorted(self._views.values(), key=order))

    def in_no_order(self) -> "ValuesView[StationView]":
        """Every station, for who only counts them."""
        return self._views.values()

    def get(self, station: StationId) -> "StationView | None":
        """One station, or None when it is not known."""
        return self._views.get(station)

    def live(self) -> "tuple[StationView, ...]":
        """Those that answer now, by seat."""
        return tuple(view for view in self.all() if view.link is LinkState.LIVE)

    @Slot(object)
    def _replace(self, snapshot: "Snapshot") -> None:
        self._views = {view.station: view for view in snapshot.stations}
        self.reset.emit()

    @Slot(object)
    def _take(self, events: "tuple[StationChanged, ...]") -> None:
        newer = {event.view.station: event.view for event in events}
        self._views |= newer
        self.changed.emit(tuple(newer))

    @Slot(object)
    def _drop(self, event: "StationForgotten") -> None:
        if self._views.pop(event.station, None) is not None:
            self.removed.emit(event.station)


def seat_of(view: "StationView") -> str | None:
    """Where a headset belongs: its seat in the class, else what its label names unless that is taken."""
    return view.seat or (None if view.label_taken else seat_on(view.label))


def order(view: "StationView") -> tuple[int, str, str]:
    """Sort key: by seat number, headsets without one last, by label."""
    seat = seat_of(view)
    return (int(seat) if seat is not None and seat.isdecimal() else 1000, view.label.casefold(), view.station)


def is_waiting_to_pair(view: "StationView") -> bool:
    """True for a headset that is here and could be paired now."""
    return not view.paired and view.link in {LinkState.FOUND, LinkState.DIALLING, LinkState.NOT_PAIRED}


def own_name(view: "StationView") -> str:
    """What a headset is called beside its seat: a label that only repeats the seat gives way to the model."""
    repeats = bool(view.model) and seat_on(view.label) is not None and not view.label_taken
    return (view.model if repeats else view.label or view.model) or view.station[:8]


def full_name(view: "StationView") -> str:
    """What a headset is called where nothing stands beside it: "Seat 4, VR-0104"."""
    return ", ".join(dict.fromkeys(part for part in (view.label, own_name(view)) if part))
