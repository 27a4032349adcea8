"""What Live knows at this moment: the newest of everything it was told, shared by its parts."""

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from console.terms import ClassState, LinkState, StationId
from ui.keys.keymap import KeyMap
from ui.live.floor_plan import FloorPlans
from ui.live.judging import JudgingBoard
from ui.live.load_board import LoadBoard

if TYPE_CHECKING:
    from console.courses.pack import Pack
    from console.model import ClassView, QueueItem, StationView

_TOLD_OF_ALL = attrgetter(
    "seat", "name", "link", "phase", "run", "unassigned", "attention", "attention_since_ms", "on_my_way_ms"
)
"""What bar, queue and turn say of every station; the rest of it can wait for the next second."""


class LiveFacts:
    """Changed on the GUI thread only."""

    def __init__(self, loads: LoadBoard, judging: JudgingBoard) -> None:
        self.loads, self.judging = loads, judging
        self.views: dict[StationId, StationView] = {}
        self.class_: ClassView | None = None
        self.queue: tuple[QueueItem, ...] = ()
        self.pack: Pack | None = None
        self.names_hidden = False
        self.keymap = KeyMap()
        self.plans = FloorPlans()
        self.refusal = ""
        """Why nobody may command now; empty while somebody may."""
        self.shown: set[StationId] = set()
        """Stations that have a tile: once there, a tile stays until its station is forgotten."""

    @property
    def class_runs(self) -> bool:
        """True while there is a class to end."""
        return self.class_ is not None and self.class_.state is not ClassState.CLOSED

    def take_views(self, views: "Iterable[StationView]") -> None:
        """Start anew with these stations."""
        self.views = {view.station: view for view in views}
        self.shown = {view.station for view in self.views.values() if belongs(view)}

    def take_view(self, view: "StationView") -> bool:
        """Take a newer view; True when the station has a tile."""
        self.views[view.station] = view
        if belongs(view):
            self.shown.add(view.station)
        return view.station in self.shown

    def is_news(self, view: "StationView") -> bool:
        """Say whether more than its own tile changes with this view."""
        known = self.views.get(view.station)
        return known is None or _TOLD_OF_ALL(known) != _TOLD_OF_ALL(view)

    def forget(self, station: StationId) -> None:
        """Drop a station."""
        self.views.pop(station, None)
        self.shown.discard(station)

    def on_wall(self) -> "list[StationView]":
        """Return the stations that have a tile, in no order."""
        return [self.views[station] for station in self.shown]

    def view(self, station: StationId | None) -> "StationView | None":
        """Return a station's view."""
        return self.views.get(station or "")


def belongs(view: "StationView") -> bool:
    """Say whether a station gets a tile: it has a seat, is live, or was since the console started."""
    if view.seat is not None or view.link is LinkState.LIVE:
        return True
    return view.paired and view.last_frame_ms is not None
