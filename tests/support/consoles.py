"""A running engine and what its subscribers have heard."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from console.engine import Engine
from console.events import ClassChanged, Event, LinkChanged, PairingChanged, Snapshot, StationChanged
from console.headsets.pace import Pace
from console.model import (
    ClassPlan,
    ClassView,
    CourseRef,
    LinkState,
    Mode,
    PairingState,
    PlannedSeat,
    StationView,
    Trainee,
)
from tests.support.simulated_headsets import Simulated
from tests.support.stations import Headset

LIMIT_S = 30.0


class Console:
    """An engine with an ear: the newest views, and every event in order."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.events: list[Event] = []
        self.views: dict[str, StationView] = {}
        self.class_: ClassView | None = None
        self._ours: set[str] = set()
        self._heard = threading.Condition()
        engine.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        with self._heard:
            self.events.append(event)
            if isinstance(event, Snapshot):
                self.views = {view.station: view for view in event.stations}
                self.class_ = event.class_
            elif isinstance(event, StationChanged):
                self.views[event.view.station] = event.view
            elif isinstance(event, ClassChanged):
                self.class_ = event.view
            self._heard.notify_all()
        if (
            isinstance(event, PairingChanged)
            and event.state is PairingState.COMPARE
            and event.station in self._ours
        ):
            self.engine.headsets.confirm(event.station)

    def until(self, condition: Callable[[], bool], seconds: float = LIMIT_S) -> None:
        """Wait for something to become true; each event is a chance."""
        deadline = time.monotonic() + seconds
        with self._heard:
            while not condition():
                left = deadline - time.monotonic()
                assert left > 0, f"did not happen within {seconds:.0f} s: {self._now()}"
                self._heard.wait(min(left, 0.25))

    def _now(self) -> str:
        return ", ".join(f"{v.label} {v.link.value} {v.link_reason} {v.phase}" for v in self.ours())

    def ours(self) -> list[StationView]:
        """The stations of this test, by label: another test may have headsets on the same loopback."""
        known = sorted(self.views.values(), key=lambda view: (len(view.label), view.label))
        return [view for view in known if view.station in self._ours]

    def live(self) -> list[StationView]:
        """Those of them whose link is live."""
        return [view for view in self.ours() if view.link is LinkState.LIVE]

    def know(self, started: Iterable[Simulated | Headset]) -> None:
        """These headsets are this test's."""
        self._ours = {one.station for one in started}

    def pair_all(self, started: Iterable[Simulated | Headset]) -> None:
        """Find these, pair those that are not, and wait until all are live."""
        self.know(started)
        self.until(lambda: len(self.ours()) == len(self._ours))
        for view in self.ours():
            if not view.paired:
                self.engine.headsets.pair(view.station).result(LIMIT_S)
        self.until(lambda: len(self.live()) == len(self._ours), 60)

    def start_class(self, mode: Mode = Mode.PRACTICE) -> str:
        """Everybody live gets a seat and an invented trainee."""
        return self.engine.classroom.start(self.plan(mode)).result(LIMIT_S)

    def plan(self, mode: Mode = Mode.PRACTICE) -> ClassPlan:
        seats = tuple(
            PlannedSeat(
                f"{n:02d}", view.station, Trainee(display=f"Trainee {n}", given="Trainee", family=str(n))
            )
            for n, view in enumerate(self.live(), 1)
        )
        return ClassPlan("Gowning", mode, self.course(), 50, seats)

    def course(self) -> CourseRef:
        return next(pack.ref for pack in self.engine.packs if pack.id == "GMP-GWN-B")

    def count(self, state: LinkState) -> int:
        """How often a link has come to this state so far; unlike views, links are told at once."""
        return sum(isinstance(event, LinkChanged) and event.state is state for event in self.events)

    def runs_closed(self) -> int:
        """How many runs of the class are closed."""
        runs = self.class_.runs if self.class_ is not None else ()
        return sum(run.outcome is not None for run in runs)


@contextlib.contextmanager
def console(
    data: Path, pace: Pace | None = None, interfaces: Sequence[str] = ("loopback",)
) -> Iterator[Console]:
    """An engine on loopback, stopped at the end; without interfaces it only dials what is typed."""
    engine = Engine(data, interfaces=interfaces, pace=pace)
    engine.start()
    try:
        yield Console(engine)
    finally:
        engine.stop()
