"""Running a class: plan, start, runs, commands, calls for help, closing."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from msgspec import to_builtins
from msgspec.structs import replace

from console.clock import iso_utc
from console.errors import ClassReason, ConsoleError
from console.events import CommandChanged
from console.headsets.fleet import Fleet
from console.model import (
    Attention,
    ClassId,
    ClassPlan,
    ClassState,
    ClassView,
    CommandResult,
    LinkState,
    LogLine,
    Mode,
    Outcome,
    PersonId,
    PersonView,
    Phase,
    RunId,
    RunView,
    StationId,
)
from console.records import ClassRow, Draft, Entry, Records, uuid7
from console.services.consents import Consents
from console.services.floor import Floor
from console.services.limits import keep_limits
from console.services.listener import Listener
from console.services.planning import plan_drafts
from console.thresholds import Thresholds

T = TypeVar("T")

DEADLINE_MS = 5_000
CLOSE_GRACE_S = 2.0
"""How long the end of a class waits for headsets to stop by themselves."""

FIRST_STATE_S = 3.0
"""A headset says its phase every 2 s (protocol.md section 5)."""

PLAYING = frozenset({Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED})


class Classroom:
    """What an instructor can do with a class; callable from any thread."""

    def __init__(self, floor: Floor, fleet: Fleet, listener: Listener, consents: Consents) -> None:
        self._floor = floor
        self._fleet = fleet
        self._listener = listener
        self._consents = consents
        self.closed: tuple[Callable[[], None], ...] = ()
        """Called on the network thread after a class has closed."""

    # The class

    def start(self, plan: ClassPlan) -> Future[ClassId]:
        """Enrol who is new, seat everybody and start their runs.

        Raises ConsoleError through the future: ALREADY_RUNNING, EMPTY_ROSTER, or why nothing can be recorded.
        """
        return self._act(lambda: self._start(plan))

    async def _start(self, plan: ClassPlan) -> ClassId:
        floor = self._floor
        if floor.room.class_ is not None:
            raise ConsoleError(ClassReason.ALREADY_RUNNING)
        if not any(seat.trainee is not None for seat in plan.seats):
            raise ConsoleError(ClassReason.EMPTY_ROSTER)
        class_ = uuid7(floor.clock)
        if plan.physio or any(seat.opted_in for seat in plan.seats):
            floor.access.check_load()
        may_opt_in = plan.mode is not Mode.ASSESS and self._consents.policy.allows_load
        session = floor.access.session
        drafts, seats, guests = plan_drafts(
            plan,
            class_,
            lambda: uuid7(floor.clock),
            session.account if session is not None else None,
            may_opt_in=may_opt_in,
        )
        entries = await floor.recorder.write(lambda records: _enter(records, class_, plan, drafts))
        view = ClassView(
            id=class_,
            title=plan.title,
            mode=plan.mode,
            course=plan.course,
            state=ClassState.RUNNING,
            duration_min=plan.duration_min,
            seats=seats,
            thresholds=plan.thresholds,
            started_ms=floor.clock.monotonic_ms(),
            started_utc=iso_utc(floor.clock.utc()),
            physio=plan.physio and may_opt_in,
        )
        floor.apply(floor.room.open_class(view, ()))
        floor.publisher.tell_class()
        floor.tell_records(entries)
        await self._consents.begin(view, guests)
        await self._begin(None)
        return class_

    def look_after(self, thresholds: Thresholds | None) -> Future[None]:
        """Other limits for this class; None: those of its course. They hold at once, and through a crash.

        Raises ConsoleError through the future: NO_CLASS, or why they hold only until the program ends.
        """

        async def work() -> None:
            floor, class_ = self._floor, self._required_class()
            if class_.thresholds == thresholds:
                return
            floor.room.look_after(thresholds)
            floor.publisher.tell_class()
            floor.recorder.note(None, "limits", {"class": class_.id, "limits": to_builtins(thresholds)})
            await floor.recorder.write(lambda records: keep_limits(records, class_.id, thresholds))

        return self._act(work)

    def resume_interrupted(self) -> Future[None]:
        """Go on with the class that a crash interrupted; seats whose run was cut get a new attempt."""

        async def work() -> None:
            class_ = self._required_class()
            self._floor.apply(
                self._floor.room.open_class(replace(class_, interrupted=False, runs=()), class_.runs)
            )
            self._floor.publisher.tell_class()
            await self._consents.begin(class_)
            await self._begin(None)

        return self._act(work)

    def begin(self, stations: Iterable[StationId] | None = None) -> Future[None]:
        """Give these seats (or all) a run if they have none open, and start it."""
        chosen = None if stations is None else frozenset(stations)
        return self._act(lambda: self._begin(chosen))

    async def _begin(self, stations: frozenset[StationId] | None) -> None:
        class_ = self._required_class()
        seats = [seat for seat in class_.seats if seat.station is not None and seat.person is not None]
        if stations is not None:
            seats = [seat for seat in seats if seat.station in stations]
        open_at = {run.station for run in class_.runs if run.outcome is None}
        done = {run.person for run in class_.runs if run.outcome in (Outcome.COMPLETED, Outcome.STOPPED)}
        chosen = [
            seat
            for seat in seats
            if seat.station not in open_at and (stations is not None or seat.person not in done)
        ]
        attempts = await self._attempts(class_, [seat.person for seat in chosen if seat.person is not None])
        for seat in chosen:
            assert seat.station is not None and seat.person is not None
            run = RunView(
                run=uuid7(self._floor.clock),
                person=seat.person,
                name=seat.name,
                seat=seat.seat,
                station=seat.station,
                attempt=attempts.get(seat.person, 0) + 1,
            )
            self._floor.apply(self._floor.room.assign(run))
            self._floor.spawn(self._send_run, class_, run)
        self._floor.publisher.tell_class()

    async def _attempts(self, class_: ClassView, people: Sequence[PersonId]) -> dict[PersonId, int]:
        return await self._floor.recorder.read(lambda records: records.attempts(class_.course.id, people))

    async def _send_run(self, class_: ClassView, run: RunView) -> None:
        """Assign, and start once the headset has taken the assignment.

        What still plays there (the console was restarted, or somebody began alone) is stopped first.
        """
        assert run.person is not None
        plays = await self._plays_something(run.station)
        if self._floor.room.has_begun(run.run):
            return  # it has taken the run before, and plays on
        if plays:
            await self._send(run.station, "stop", {"reason": "a new run begins"})
        assigned = await self._send(
            run.station,
            "assign",
            {
                "trainee": run.person,
                "label": run.seat or "",
                "scenario": class_.course.id,
                "scenario_version": class_.course.version,
                "mode": str(class_.mode),
                "run": run.run,
                "physio": self._consents.assign(run.station, run.person, run.run),
            },
        )
        if assigned.result is CommandResult.DONE:
            await self._send(run.station, "start", {})

    async def _plays_something(self, station: StationId) -> bool:
        """Whether a run is on at this headset; one that has only just come live says so in a moment."""
        deadline = self._floor.clock.monotonic_ms() + FIRST_STATE_S * 1000
        while True:
            view = self._floor.room.view(station)
            if view is None or view.link is not LinkState.LIVE:
                return False
            if view.phase is not None or self._floor.clock.monotonic_ms() >= deadline:
                return view.phase in PLAYING
            await asyncio.sleep(0.05)

    def catch_up(self, station: StationId) -> None:
        """A seated station has come live (network thread): start the run that it has not got yet."""
        class_ = self._floor.room.class_
        if class_ is None or class_.interrupted:
            return
        for run in class_.runs:
            if run.station == station and run.outcome is None and not self._floor.room.has_begun(run.run):
                self._floor.spawn(self._send_run, class_, run)

    def close(self, exceptions: Sequence[str] = ()) -> Future[None]:
        """End the class: headsets stop, open runs close, the class is closed in the records."""
        return self._act(lambda: self._close(tuple(exceptions)))

    async def _close(self, exceptions: tuple[str, ...]) -> None:
        floor = self._floor
        class_ = self._required_class()
        playing = [
            view.station
            for view in floor.room.views()
            if view.seat is not None and view.link is LinkState.LIVE and view.phase in PLAYING
        ]
        if playing:
            await asyncio.gather(*(self._send(s, "stop", {"reason": "class ended"}) for s in playing))
            await self._runs_over(CLOSE_GRACE_S)
        for run in self._required_class().runs:
            if run.outcome is None and floor.room.has_begun(run.run):
                await floor.close_run_as(run, Outcome.INTERRUPTED, "class ended")
        present = len({run.person for run in self._required_class().runs if floor.room.has_begun(run.run)})
        body = {
            "reach": {"present": present, "audience": 0},
            "exceptions": list(exceptions),
        }
        draft = Draft(kind="class.closed", subject=class_.id, body=body, course=class_.course)
        entries = await floor.recorder.write(lambda records: records.append_all([draft]))
        floor.apply(floor.room.close_class())
        self._consents.end()
        floor.publisher.tell_class()
        floor.tell_records(entries)
        for heard in self.closed:
            heard()

    async def _runs_over(self, seconds: float) -> None:
        """Wait until no begun run is open any more, or so long."""
        deadline = self._floor.clock.monotonic_ms() + seconds * 1000
        while self._floor.clock.monotonic_ms() < deadline:
            runs = self._required_class().runs
            if all(run.outcome is not None or not self._floor.room.has_begun(run.run) for run in runs):
                return
            await asyncio.sleep(0.05)

    # Commands and calls

    def command(
        self,
        stations: Sequence[StationId],
        verb: str,
        args: dict[str, Any],
        deadline_ms: int = DEADLINE_MS,
    ) -> Future[tuple[CommandChanged, ...]]:
        """Send one command to each; the outcomes, in order, once all have answered or run out of time.

        A verb that a headset's app does not know comes back as `unsupported`.
        """

        async def work() -> tuple[CommandChanged, ...]:
            sent = (self._send(station, verb, args, deadline_ms) for station in stations)
            return tuple(await asyncio.gather(*sent))

        return self._act(work)

    async def _send(
        self, station: StationId, verb: str, args: dict[str, Any], deadline_ms: int = DEADLINE_MS
    ) -> CommandChanged:
        view = self._floor.room.view(station)
        if view is not None and view.run is not None:
            self._floor.recorder.note(view.run, "command", {"verb": verb, "station": station})
        return await self._listener.answer(self._fleet.command(station, verb, args, deadline_ms))

    def acknowledge(self, station: StationId, seen: Attention) -> Future[None]:
        """Somebody has seen this state and is on the way; what came since then still calls."""

        async def work() -> None:
            effects = self._floor.room.acknowledge(station, seen, self._floor.clock.monotonic_ms())
            if effects.changed:
                self._note(station, "acknowledged", {})
            self._floor.apply(effects)

        return self._act(work)

    def resolve(self, station: StationId, reason: str = "") -> Future[None]:
        """What called at this station is settled.

        Raises ConsoleError(STOP_NEEDS_REASON) through the future when it has STOPPED and no reason is given.
        """

        async def work() -> None:
            view = self._floor.room.view(station)
            if view is not None and view.attention is Attention.STOPPED and not reason.strip():
                raise ConsoleError(ClassReason.STOP_NEEDS_REASON)
            self._note(station, "resolved", {"reason": reason} if reason else {})
            now_ms = self._floor.clock.monotonic_ms()
            self._floor.apply(self._floor.room.resolve(station, now_ms, reason))

        return self._act(work)

    def visit(self, station: StationId) -> Future[None]:
        """Somebody was at this station."""

        async def work() -> None:
            self._floor.apply(self._floor.room.visit(station, self._floor.clock.monotonic_ms()))

        return self._act(work)

    def _act(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """Do what drives a class, if whoever is at the console may."""

        async def checked() -> T:
            self._floor.access.check_commands()
            return await work()

        return self._floor.submit(checked)

    def _note(self, station: StationId, kind: str, data: dict[str, Any]) -> None:
        view = self._floor.room.view(station)
        if view is None:
            return
        detail = {"station": station, "state": str(view.attention)} | data
        self._floor.recorder.note(view.run or self._last_run(station), kind, detail)

    def _last_run(self, station: StationId) -> RunId | None:
        """After a crash a call may be settled before its station has a run again."""
        class_ = self._floor.room.class_
        runs = class_.runs if class_ is not None else ()
        return next((run.run for run in reversed(runs) if run.station == station), None)

    # What is known

    def log(self, station: StationId) -> Future[tuple[LogLine, ...]]:
        """The lines of this station's present run, oldest first."""

        async def work() -> tuple[LogLine, ...]:
            return self._floor.room.log(station)

        return self._floor.submit(work)

    def people(self) -> Future[tuple[PersonView, ...]]:
        """Everybody enrolled."""
        return self._read(lambda records: tuple(records.persons()))

    def classes(self) -> Future[tuple[ClassRow, ...]]:
        """All classes of these records, newest first."""
        return self._read(lambda records: tuple(records.classes()))

    def _read(self, job: Any) -> Future[Any]:
        async def work() -> Any:
            return await self._floor.recorder.read(job)

        return self._floor.submit(work)

    def _required_class(self) -> ClassView:
        class_ = self._floor.room.class_
        if class_ is None:
            raise ConsoleError(ClassReason.NO_CLASS)
        return class_


def _enter(records: Records, class_: ClassId, plan: ClassPlan, drafts: Sequence[Draft]) -> Sequence[Entry]:
    """Write a class down; with limits of its own, these too."""
    if plan.thresholds is not None:
        keep_limits(records, class_, plan.thresholds)
    return records.append_all(drafts)
