"""The classroom: all stations, the class and its runs. Input and time in, views out; it calls nobody.

Every method returns what has to happen outside (`Effects`): which views changed, what belongs on the log,
which runs began and ended. The same inputs in the same order always give the same room.
"""

from collections import deque
from collections.abc import Iterable

from msgspec.structs import replace

from console.classroom import station as fold
from console.classroom.attention import queue
from console.classroom.effects import Effects, RunBegan, RunEnded
from console.classroom.station import Station
from console.classroom.watch import SILENCE_MS, Watch
from console.courses.content import Pack
from console.messages import EventBody, ProgressBody, StateBody, StationHello
from console.model import (
    Attention,
    ClassView,
    Found,
    LinkState,
    LogLine,
    Outcome,
    Phase,
    Pin,
    QueueItem,
    Received,
    RunId,
    RunView,
    SeatView,
    StationId,
    StationView,
)

LOG_LINES = 400
"""So many lines of a station's log are kept to be shown; the run log on disk has them all."""

ACTIVE_PHASES = frozenset({Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED})


class Room:
    """State of one classroom. `silence_ms`: without a frame for so long, a station has no signal."""

    def __init__(self, packs: Iterable[Pack] = (), silence_ms: float = SILENCE_MS) -> None:
        self._watch = Watch(packs, silence_ms)
        self._stations: dict[StationId, Station] = {}
        self._class: ClassView | None = None
        self._runs: dict[RunId, RunView] = {}
        self._begun: set[RunId] = set()
        self._stopped: set[RunId] = set()
        self._over: set[RunId] = set()
        self._logs: dict[StationId, deque[LogLine]] = {}

    # What it looks like now

    @property
    def class_(self) -> ClassView | None:
        """The class with its runs, or None."""
        if self._class is None:
            return None
        return replace(self._class, runs=tuple(self._runs.values()))

    def views(self) -> tuple[StationView, ...]:
        """All stations, in the order in which they came."""
        return tuple(station.view for station in self._stations.values())

    def view(self, station: StationId) -> StationView | None:
        """One station, or None."""
        known = self._stations.get(station)
        return None if known is None else known.view

    def queue(self) -> tuple[QueueItem, ...]:
        """Who needs somebody now."""
        flooded = self._watch.flooded(self._stations.values())
        return queue((station.view for station in self._stations.values()), flooded)

    def run(self, run: RunId) -> RunView | None:
        """One run of this class, or None."""
        return self._runs.get(run)

    def has_begun(self, run: RunId) -> bool:
        """Say whether the headset has played this run at all."""
        return run in self._begun

    def log(self, station: StationId) -> tuple[LogLine, ...]:
        """The newest lines of a station's present run, oldest first."""
        return tuple(self._logs.get(station, ()))

    # What comes from the network

    def know(self, pin: Pin) -> Effects:
        """A paired station is part of the room before it is found."""
        view = self._of(pin.station).view
        app, label, model = view.app or pin.app, view.label or pin.label, view.model or pin.model
        address = view.address or pin.address
        return self._put(replace(view, paired=True, app=app, label=label, model=model, address=address))

    def found(self, found: Found) -> Effects:
        """An advert says where a station can be dialled; what the link has said stays."""
        view = self._of(found.station).view
        if view.link is LinkState.LIVE:
            return Effects()
        address = f"{found.addresses[0]}:{found.port}" if found.addresses else view.address
        return self._put(
            replace(view, label=found.label, model=found.model, app=found.app, address=address),
        )

    def hello(self, station: StationId, hello: StationHello, address: str) -> Effects:
        """A proven station says who it is; a new boot starts from nothing."""
        view = self._of(station).view
        if hello.boot != view.boot:
            view = replace(view, boot=hello.boot, phase=None, phase_since_ms=None, gaps=0, dropped=0)
        return self._put(
            replace(
                view,
                label=hello.label,
                model=hello.model,
                app=f"{hello.app.id}/{hello.app.version}",
                features=tuple(hello.features),
                address=address,
                paired=True,
            )
        )

    def link(self, station: StationId, state: LinkState, reason: str | None, now_ms: float) -> Effects:
        """A link came, went or was refused."""
        return self._move(station, fold.fold_link(self._of(station), state, reason, now_ms))

    def receive(self, received: Received, at_ms: float, at_utc: str) -> Effects:
        """Take in one message; `at_ms` and `at_utc` say when it was sent, on the console's clock."""
        before = self._of(received.station)
        received = self._watch.read(received, before.view)
        after = self._watch.learn(before, fold.fold(before, received, at_ms), received.run in self._runs)
        effects = self._move(received.station, after)
        line = fold.log_line(received, at_utc)
        if line is not None:
            self._logs.setdefault(line.station, deque(maxlen=LOG_LINES)).append(line)
            self._follow_to_the_end(line)
        began = self._begin(received)
        ended = self._end(received)
        if line is None and not began and not ended:
            return effects
        return replace(effects, lines=(line,) if line else (), began=began, ended=ended)

    def recall(self, station: StationId, kind: str, at_ms: float) -> Effects:
        """A call that stood open when the console ended still stands."""
        return self._move(station, fold.recall(self._of(station), kind, at_ms))

    def gap(self, station: StationId, missing: int) -> Effects:
        """So many messages of this boot were never got."""
        view = self._of(station).view
        return self._put(replace(view, gaps=view.gaps + missing))

    def dropped(self, station: StationId, count: int) -> Effects:
        """So many messages of this link could not be used."""
        return self._put(replace(self._of(station).view, dropped=count))

    def timed(self, station: StationId, rtt_ms: float) -> Effects:
        """The round trip was measured anew."""
        return self._put(replace(self._of(station).view, rtt_ms=rtt_ms))

    def forget(self, station: StationId) -> Effects:
        """The pairing is gone; the station stays as long as it is advertised or seated."""
        return self._put(replace(self._of(station).view, paired=False))

    def vanish(self, station: StationId) -> bool:
        """An advert is gone. Say whether the station is: a paired or seated one keeps its tile."""
        known = self._stations.get(station)
        if known is None or known.view.paired or known.view.seat is not None:
            return False
        del self._stations[station]
        return True

    # What comes from the instructor

    def pending(self, station: StationId, verb: str | None) -> Effects:
        """A command waits for its answer, or no longer does."""
        return self._put(replace(self._of(station).view, pending=verb))

    def failed(self, station: StationId, verb: str, now_ms: float) -> Effects:
        """A command was not done: shown until it is retried or dismissed."""
        known = replace(self._of(station), failed_ms=now_ms, failed_verb=verb)
        return self._move(station, fold.derive(known))

    def stop_run(self, station: StationId) -> None:
        """The instructor stops what plays there: its run will end as stopped.

        Of a run that has not begun nothing plays yet: the stop is meant for what is to make room for it.
        """
        run = self._of(station).view.run
        if run is not None and run in self._begun:
            self._stopped.add(run)

    def play_on(self, station: StationId) -> None:
        """The headset did not stop after all."""
        run = self._of(station).view.run
        if run is not None:
            self._stopped.discard(run)

    def succeeded(self, station: StationId, verb: str) -> Effects:
        """A command was done: its own failure before is no longer shown."""
        known = self._of(station)
        if known.failed_verb != verb:
            return Effects()
        return self._move(station, fold.derive(replace(known, failed_ms=None, failed_verb=None)))

    def acknowledge(self, station: StationId, seen: Attention, now_ms: float) -> Effects:
        """Somebody is on the way; `seen` is the state that made them go."""
        return self._move(station, fold.acknowledge(self._of(station), seen, now_ms), urgent=True)

    def resolve(self, station: StationId, now_ms: float, reason: str = "") -> Effects:
        """What called there is settled; STOPPED only with a reason."""
        return self._move(station, fold.resolve(self._of(station), now_ms, reason), urgent=True)

    def visit(self, station: StationId, now_ms: float) -> Effects:
        """Somebody was there."""
        return self._put(replace(self._of(station).view, visited_ms=now_ms))

    def open_class(self, class_: ClassView, runs: Iterable[RunView]) -> Effects:
        """Take over a class: its seats on the wall, its runs by id."""
        self._class = replace(class_, runs=())
        self._watch.open_class(class_)
        self._runs = {run.run: run for run in runs}
        self._begun = set(self._runs)
        changed: list[StationId] = []
        for station in list(self._stations):
            changed += self._seat(station, None)
        for seat in class_.seats:
            if seat.station is not None:
                changed += self._seat(seat.station, seat)
        return Effects(changed=tuple(dict.fromkeys(changed)), urgent=True)

    def assign(self, run: RunView) -> Effects:
        """A run is meant for a station; it begins when the headset plays it."""
        self._runs[run.run] = run
        self._logs.pop(run.station, None)
        return self._move(run.station, fold.assign(self._of(run.station), run.run), urgent=True)

    def decided(self, run: RunView) -> Effects:
        """Somebody decided about a run."""
        self._runs[run.run] = run
        known = self._stations.get(run.station)
        if known is None or known.view.run != run.run:
            return Effects(urgent=True)
        return self._move(run.station, fold.derive(replace(known, run_waits=False)), urgent=True)

    def switch_physio(self, *, on: bool) -> None:
        """The class's switch for physiological load; nothing on the wall depends on it."""
        if self._class is not None:
            self._class = replace(self._class, physio=on)

    def close_class(self) -> Effects:
        """The class is over: seats and runs leave the wall. Who is STOPPED stays so until it is resolved."""
        self._class = None
        self._watch.open_class(None)
        self._runs = {}
        self._begun, self._stopped, self._over = set(), set(), set()
        changed: list[StationId] = []
        for station, known in list(self._stations.items()):
            self._stations[station] = fold.assign(known, None)
            changed += self._seat(station, None)
        return Effects(changed=tuple(changed), urgent=True)

    def end_run(self, run: RunId, outcome: Outcome, closed_utc: str) -> Effects:
        """A run is closed and sealed on disk."""
        open_run = self._runs.get(run)
        if open_run is None:
            return Effects()
        known = self._of(open_run.station)
        codes = known.view.critical_errors if known.view.run == run else open_run.critical_errors
        self._runs[run] = replace(open_run, outcome=outcome, critical_errors=codes, closed_utc=closed_utc)
        if known.view.run != run:
            return Effects(urgent=True)
        waits = outcome in (Outcome.COMPLETED, Outcome.STOPPED)
        return self._move(open_run.station, fold.derive(replace(known, run_waits=waits)), urgent=True)

    def tick(self, now_ms: float) -> Effects:
        """Let time pass for every station."""
        changed: list[StationId] = []
        called = False
        for station, known in self._stations.items():
            later = self._watch.tick(known, now_ms)
            if later is not known:
                self._stations[station] = later
                if later.view is not known.view:
                    changed.append(station)
                called = called or later.view.attention is not known.view.attention
        calls = self._watch.calls(self._stations.values(), now_ms)
        return Effects(changed=tuple(changed), urgent=called, calls=calls)

    # Within

    def _of(self, station: StationId) -> Station:
        known = self._stations.get(station)
        if known is None:
            known = self._stations[station] = Station(view=StationView(station=station))
        return known

    def _put(self, view: StationView) -> Effects:
        return self._move(view.station, replace(self._of(view.station), view=view))

    def _move(self, station: StationId, after: Station, *, urgent: bool = False) -> Effects:
        before = self._of(station)
        self._stations[station] = after
        if after.view == before.view:
            return Effects()
        called = before.view.attention is not after.view.attention
        return Effects(changed=(station,), urgent=urgent or called)

    def _seat(self, station: StationId, seat: SeatView | None) -> tuple[StationId, ...]:
        known = self._of(station)
        place = (None, None, None) if seat is None else (seat.seat, seat.person, seat.name)
        if (known.view.seat, known.view.person, known.view.name) == place:
            return ()
        view = replace(known.view, seat=place[0], person=place[1], name=place[2], visited_ms=None)
        self._stations[station] = replace(known, view=view)
        return (station,)

    def _follow_to_the_end(self, line: LogLine) -> None:
        """A stop cuts a run short, unless its last step is completed all the same."""
        if line.run is None:
            return
        view = self._of(line.station).view
        if line.kind == "stop.pressed":
            self._stopped.add(line.run)
        elif line.kind == "step.completed" and line.step == view.step and view.step_index == view.step_count:
            self._stopped.discard(line.run)

    def _begin(self, received: Received) -> tuple[RunBegan, ...]:
        run = self._runs.get(received.run) if received.run is not None else None
        if run is None or run.run in self._begun or run.station != received.station:
            return ()
        body = received.body
        plays = isinstance(body, (ProgressBody, EventBody)) or (
            isinstance(body, StateBody) and received.fresh and body.phase in ACTIVE_PHASES
        )
        if not plays:
            return ()
        self._begun.add(run.run)
        return (RunBegan(run),)

    def _end(self, received: Received) -> tuple[RunEnded, ...]:
        body = received.body
        if not isinstance(body, StateBody):
            return ()
        if not received.fresh:
            if body.phase is Phase.ENDED and received.run is not None and received.run in self._begun:
                self._over.add(received.run)
            return ()
        known = self._of(received.station)
        run = self._runs.get(known.view.run) if known.view.run is not None else None
        if run is None or run.outcome is not None or run.run not in self._begun:
            return ()
        over = body.phase is Phase.ENDED and received.run == run.run
        replaced = body.phase not in ACTIVE_PHASES and received.run != run.run
        if not over and not replaced:
            return ()
        outcome = Outcome.STOPPED if run.run in self._stopped else Outcome.COMPLETED
        if replaced and run.run not in self._over:
            outcome = Outcome.INTERRUPTED
        return (RunEnded(run.run, received.station, outcome, known.view.critical_errors),)
