"""The classroom: all stations, the class and its runs. Input and time in, views out; it calls nobody.

Every method returns what has to happen outside (`Effects`): which views changed, what belongs on the log,
which runs began and ended. The same inputs in the same order always give the same room.
"""

from collections import deque
from collections.abc import Iterable

from msgspec.structs import replace

from console.classroom import labels
from console.classroom import station as fold
from console.classroom.attention import queue
from console.classroom.effects import Effects
from console.classroom.runs import RunBook
from console.classroom.station import Station
from console.classroom.watch import SILENCE_MS, Watch
from console.classroom.wear import Wear
from console.courses.content import Pack
from console.messages import StationHello
from console.model import (
    Attention,
    ClassView,
    CommandResult,
    Found,
    LinkState,
    LogLine,
    Outcome,
    Pin,
    QueueItem,
    Received,
    RunId,
    RunView,
    SeatView,
    StationId,
    StationView,
)
from console.thresholds import Thresholds

LOG_LINES = 400
"""So many lines of a station's log are kept to be shown; the run log on disk has them all."""


class Room:
    """State of one classroom. `silence_ms`: without a frame for so long, a station has no signal."""

    def __init__(self, packs: Iterable[Pack] = (), silence_ms: float = SILENCE_MS) -> None:
        self._watch = Watch(packs, silence_ms)
        self._stations: dict[StationId, Station] = {}
        self._class: ClassView | None = None
        self._runs = RunBook()
        self._logs: dict[StationId, deque[LogLine]] = {}
        self.wear = Wear()

    # What it looks like now

    @property
    def class_(self) -> ClassView | None:
        """The class with its runs, or None."""
        if self._class is None:
            return None
        return replace(self._class, runs=self._runs.all())

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
        views = (station.view for station in self._stations.values())
        return queue(views, flooded)

    def run(self, run: RunId) -> RunView | None:
        """One run of this class, or None."""
        return self._runs.get(run)

    def has_begun(self, run: RunId) -> bool:
        """Say whether the headset has played this run at all."""
        return self._runs.has_begun(run)

    def log(self, station: StationId) -> tuple[LogLine, ...]:
        """The newest lines of a station's present run, oldest first; before them those of one cut off."""
        return tuple(self._logs.get(station, ()))

    # What comes from the network

    def know(self, pin: Pin) -> Effects:
        """A paired station is part of the room before it is found."""
        view = self._of(pin.station).view
        app, label, model = view.app or pin.app, view.label or pin.label, view.model or pin.model
        address = view.address or pin.address
        known = replace(view, paired=True, app=app, label=label, model=model, address=address)
        return self._put(labels.settle(known, self._class))

    def found(self, found: Found) -> Effects:
        """An advert says where a station can be dialled; what the link has said stays."""
        view = self._of(found.station).view
        if view.link is LinkState.LIVE:
            return Effects()
        address = f"{found.addresses[0]}:{found.port}" if found.addresses else view.address
        known = replace(view, label=found.label, model=found.model, app=found.app, address=address)
        return self._put(labels.settle(known, self._class))

    def hello(self, station: StationId, hello: StationHello, address: str) -> Effects:
        """A proven station says who it is; a new boot starts from nothing."""
        view = self._of(station).view
        if hello.boot != view.boot:
            view = replace(view, boot=hello.boot, phase=None, phase_since_ms=None, gaps=0, dropped=0)
        known = replace(
            view,
            label=hello.label,
            model=hello.model,
            app=f"{hello.app.id}/{hello.app.version}",
            features=tuple(hello.features),
            address=address,
            paired=True,
        )
        return self._put(labels.settle(known, self._class))

    def link(self, station: StationId, state: LinkState, reason: str | None, now_ms: float) -> Effects:
        """A link came, went or was refused."""
        return self._move(station, fold.fold_link(self._of(station), state, reason, now_ms))

    def receive(self, received: Received, at_ms: float, at_utc: str) -> Effects:
        """Take in one message; `at_ms` and `at_utc` say when it was sent, on the console's clock."""
        before = self._of(received.station)
        if received.type == "physio" and fold.goes_on(before, received):
            return self._speak(before, received)
        received = self._watch.read(received, before.view)
        is_ours = self._runs.get(received.run) is not None
        after = self._watch.learn(before, fold.fold(before, received, at_ms), is_ours)
        effects = self._move(received.station, after)
        line = fold.log_line(received, at_utc)
        if line is not None:
            self._keep_line(line)
            self._runs.follow(line, self._of(line.station).view)
        began = self._runs.began(received)
        ended = self._runs.ended(received, self._of(received.station).view)
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

    def failed(
        self,
        station: StationId,
        verb: str,
        now_ms: float,
        result: CommandResult = CommandResult.NO_ANSWER,
        reason: str | None = None,
    ) -> Effects:
        """A command was not done: shown until it is retried or dismissed. `reason`: the headset's words."""
        known = replace(
            self._of(station),
            failed_ms=now_ms,
            failed_verb=verb,
            failed_result=result,
            failed_reason=reason,
        )
        return self._move(station, fold.derive(known))

    def stop_run(self, station: StationId) -> None:
        """The instructor stops what plays there: its run will end as stopped."""
        self._runs.stop(self._of(station).view.run)

    def play_on(self, station: StationId) -> None:
        """The headset did not stop after all."""
        self._runs.play_on(self._of(station).view.run)

    def succeeded(self, station: StationId, verb: str) -> Effects:
        """A command was done: its own failure before is no longer shown."""
        known = self._of(station)
        if known.failed_verb != verb:
            return Effects()
        return self._move(
            station, fold.derive(replace(known, failed_ms=None, failed_verb=None, failed_reason=None))
        )

    def acknowledge(self, station: StationId, seen: Attention, now_ms: float) -> Effects:
        """Somebody is on the way; `seen` is the state that made them go."""
        return self._move(station, fold.acknowledge(self._of(station), seen, now_ms), urgent=True)

    def resolve(self, station: StationId, now_ms: float, reason: str = "") -> Effects:
        """What called there is settled; STOPPED only with a reason."""
        return self._move(station, fold.resolve(self._of(station), now_ms, reason), urgent=True)

    def visit(self, station: StationId, now_ms: float) -> Effects:
        """Somebody was there."""
        return self._put(replace(self._of(station).view, visited_ms=now_ms))

    def add_line(self, line: LogLine) -> Effects:
        """Somebody at the console marked or wrote down something about a station."""
        self._keep_line(line)
        return Effects(lines=(line,))

    def recall_lines(self, lines: Iterable[LogLine]) -> None:
        """What was shown before the console ended is shown again."""
        for line in lines:
            self._keep_line(line)

    def open_class(self, class_: ClassView, runs: Iterable[RunView]) -> Effects:
        """Take over a class: its seats on the wall, its runs by id."""
        self._watch.open_class(class_)
        self._runs = RunBook(runs)
        self.wear = Wear()
        return self.reseat(class_)

    def reseat(self, class_: ClassView) -> Effects:
        """Other people on other seats, in the same class; its runs stay those of who made them."""
        before = self._class
        self._class = replace(class_, runs=())
        if before is not None and before.id == class_.id:
            self._class = replace(self._class, physio=before.physio, thresholds=before.thresholds)
            if before.turn == class_.turn:
                self._class = replace(self._class, is_paused=before.is_paused)
        changed: list[StationId] = []
        for station in list(self._stations):
            changed += self._seat(station, None)
        for seat in class_.seats:
            if seat.station is not None:
                changed += self._seat(seat.station, seat)
        return Effects(changed=tuple(dict.fromkeys(changed)), urgent=True)

    def assign(self, run: RunView) -> Effects:
        """A run is meant for a station; it begins when the headset plays it."""
        self._runs.put(run)
        shown = self._logs.get(run.station)
        if not shown or not self._runs.takes_up(run, shown[-1].run):
            self._logs.pop(run.station, None)
        return self._move(run.station, fold.assign(self._of(run.station), run.run), urgent=True)

    def withdraw(self, run: RunId) -> Effects:
        """A run that has not begun is not going to: nothing was written down of it."""
        meant = self._runs.withdraw(run)
        if meant is None:
            return Effects()
        known = self._of(meant.station)
        if known.view.run != run:
            return Effects(urgent=True)
        return self._move(meant.station, fold.assign(known, None), urgent=True)

    def adopt(self, run: RunView) -> Effects:
        """What a headset has begun by itself is somebody's run from now on, with all that is known of it."""
        known = self._of(run.station)
        view = replace(known.view, unassigned=False)
        moved = self._move(run.station, replace(known, view=view), urgent=True)
        return replace(moved, urgent=True, began=(self._runs.adopt(run),))

    def decided(self, run: RunView) -> Effects:
        """Somebody decided about a run, or what was decided does not count any more: it waits again."""
        self._runs.put(run)
        known = self._stations.get(run.station)
        if known is None or known.view.run != run.run:
            return Effects(urgent=True)
        return self._move(run.station, fold.note_closed(known, run, self._class), urgent=True)

    def hold(self, *, paused: bool) -> None:
        """Everybody waits, or goes on: those, too, who begin or come back later."""
        if self._class is not None:
            self._class = replace(self._class, is_paused=paused)

    def begin_turn(self, now_ms: float) -> None:
        """The present turn is started: runs begin as headsets become ready."""
        if self._class is not None and (self._class.is_held or self._class.turn_began_ms is None):
            self._class = replace(self._class, is_held=False, turn_began_ms=now_ms, wipe_until_ms=None)

    def switch_physio(self, *, on: bool) -> None:
        """The class's switch for physiological load; nothing on the wall depends on it."""
        if self._class is not None:
            self._class = replace(self._class, physio=on)

    def look_after(self, thresholds: Thresholds | None) -> None:
        """Other limits for this class, None: those of its course; they count from the next tick."""
        if self._class is not None:
            self._class = replace(self._class, thresholds=thresholds)
            self._watch.open_class(self._class)

    def close_class(self) -> Effects:
        """The class is over: seats and runs leave the wall. Who is STOPPED stays so until it is resolved."""
        self._class = None
        self._watch.open_class(None)
        self._runs = RunBook()
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
        over = replace(open_run, outcome=outcome, critical_errors=codes, closed_utc=closed_utc)
        self._runs.put(over)
        if known.view.run != run:
            return Effects(urgent=True)
        return self._move(open_run.station, fold.note_closed(known, over, self._class), urgent=True)

    def tick(self, now_ms: float) -> Effects:
        """Let time pass for every station."""
        changed: list[StationId] = []
        called = False
        passed_ms = self.wear.tick(now_ms)
        for station, known in self._stations.items():
            later = self._watch.tick(known, now_ms)
            view = self.wear.follow(later.view, passed_ms, now_ms)
            if view is not later.view:
                later = replace(later, view=view)
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
            view = StationView(station=station)
            known = self._stations[station] = Station(view=view, is_spare=self._class is not None)
        return known

    def _keep_line(self, line: LogLine) -> None:
        self._logs.setdefault(line.station, deque(maxlen=LOG_LINES)).append(line)

    def _put(self, view: StationView) -> Effects:
        return self._move(view.station, replace(self._of(view.station), view=view))

    def _move(self, station: StationId, after: Station, *, urgent: bool = False) -> Effects:
        before = self._of(station)
        self._stations[station] = after
        if after.view == before.view:
            return Effects()
        called = before.view.attention is not after.view.attention
        return Effects(changed=(station,), urgent=urgent or called)

    def _speak(self, before: Station, received: Received) -> Effects:
        if not received.fresh:
            return Effects()
        station = (received.station,)
        self._stations[received.station] = fold.speak(before, received)
        return Effects(changed=station) if fold.has_paused(before, received) else Effects(spoke=station)

    def _seat(self, station: StationId, seat: SeatView | None) -> tuple[StationId, ...]:
        before = self._of(station)
        place = (None, None, None) if seat is None else (seat.seat, seat.person, seat.name)
        view = before.view
        if (view.seat, view.person, view.name) != place:
            view = replace(view, seat=place[0], person=place[1], name=place[2], visited_ms=None)
        view = labels.settle(view, self._class)
        is_spare = seat is None and self._class is not None
        after = self._stations[station] = fold.derive(replace(before, view=view, is_spare=is_spare))
        return () if after.view is before.view else (station,)
