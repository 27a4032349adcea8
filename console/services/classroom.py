"""Running a class: start, hold, commands, calls for help, closing."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final

from msgspec import to_builtins
from msgspec.structs import replace

from console.classroom.gate import unsettled
from console.classroom.turns import excuse, with_rota
from console.clock import iso_utc
from console.errors import ClassReason, ConsoleError
from console.events import CommandChanged
from console.model import (
    Attention,
    ClassId,
    ClassPlan,
    ClassState,
    ClassView,
    Excused,
    Headcount,
    LogLine,
    Mode,
    PersonView,
    RunId,
    StationId,
)
from console.records import ClassRow, Draft, Entry, Records, uuid7
from console.services import rota
from console.services.commanding import DEADLINE_MS, Commanding
from console.services.consents import Consents
from console.services.floor import Floor
from console.services.limits import keep_limits
from console.services.planning import begin, closing, plan_of
from console.services.runs import Runs
from console.thresholds import Thresholds

BEGINNING: Final = frozenset({"assign", "start"})
"""Verbs that give a headset its run."""


class Classroom:
    """What an instructor can do with a class; callable from any thread."""

    def __init__(self, floor: Floor, commanding: Commanding, runs: Runs, consents: Consents) -> None:
        self._floor, self._commanding = floor, commanding
        self._runs, self._consents = runs, consents
        self.closed: tuple[Callable[[], None], ...] = ()
        """Called on the network thread after a class has closed."""

    # The class

    def start(self, plan: ClassPlan) -> Future[ClassId]:
        """Enrol who is new, seat everybody and start their runs.

        Raises ConsoleError through the future: ALREADY_RUNNING, EMPTY_ROSTER, or why nothing can be recorded.
        """
        return self._floor.change(lambda: self._start(plan, held=False))

    def prepare(self, plan: ClassPlan) -> Future[ClassId]:
        """The same, but the runs are only assigned: `begin` starts those that are ready."""
        return self._floor.change(lambda: self._start(plan, held=True))

    async def _start(self, plan: ClassPlan, *, held: bool) -> ClassId:
        floor = self._floor
        if floor.room.class_ is not None:
            raise ConsoleError(ClassReason.ALREADY_RUNNING)
        if not any(seat.trainee is not None for seat in plan.seats):
            raise ConsoleError(ClassReason.EMPTY_ROSTER)
        class_ = uuid7(floor.clock)
        if plan.physio or any(seat.opted_in for seat in plan.seats):
            floor.access.check_load()
        may_opt_in = plan.mode is not Mode.ASSESS and self._consents.policy.allows_load
        begun = begin(plan, class_, lambda: uuid7(floor.clock), floor.actor, may_opt_in=may_opt_in)
        now_ms = floor.clock.monotonic_ms()
        view = ClassView(
            id=class_,
            title=plan.title,
            mode=plan.mode,
            course=plan.course,
            state=ClassState.RUNNING,
            duration_min=plan.duration_min,
            seats=(),
            thresholds=plan.thresholds,
            started_ms=now_ms,
            started_utc=iso_utc(floor.clock.utc()),
            physio=plan.physio and may_opt_in,
            turn=min(seat.turn for seat in begun.rota),
            times=plan.times,
            turn_began_ms=None if held else now_ms,
            is_held=held,
        )
        view = with_rota(view, begun.rota)
        started = Draft("class.started", class_, {}, course=plan.course, actor=floor.actor)
        drafts = [*begun.drafts, *rota.seat_drafts(view, view.seats, floor.actor), started]
        entries = await floor.recorder.write(lambda records: rota.keep(records, view, drafts))
        floor.apply(floor.room.open_class(view, ()))
        floor.publisher.tell_class()
        floor.tell_records(entries)
        await self._consents.begin(view, begun.guests)
        await self._runs.prepare()
        return class_

    def look_after(self, thresholds: Thresholds | None) -> Future[None]:
        """Other limits for this class; None: those of its course. They hold at once, and through a crash.

        Raises ConsoleError through the future: NO_CLASS, or why they hold only until the program ends.
        """

        async def work() -> None:
            floor, class_ = self._floor, self._floor.required_class()
            if class_.thresholds == thresholds:
                return
            floor.room.look_after(thresholds)
            floor.publisher.tell_class()
            floor.recorder.note(None, "limits", {"class": class_.id, "limits": to_builtins(thresholds)})
            await floor.recorder.write(lambda records: keep_limits(records, class_.id, thresholds))

        return self._floor.act(work)

    def resume_interrupted(self) -> Future[None]:
        """Go on with the class that a crash interrupted; seats whose run was cut get a new attempt."""

        async def work() -> None:
            floor, class_ = self._floor, self._floor.required_class()
            now_ms = floor.clock.monotonic_ms()
            began_ms = None if class_.is_held else now_ms
            whole = replace(class_, interrupted=False, runs=(), turn_began_ms=began_ms)
            floor.apply(floor.room.open_class(whole, class_.runs))
            floor.publisher.tell_class()
            await self._consents.begin(class_)
            await self._runs.prepare()

        return self._floor.change(work)

    def begin(self, stations: Iterable[StationId] | None = None) -> Future[None]:
        """Start the present turn: these seats (or all) get a run if they have none open, and begin it.

        Others that were assigned one begin as they become ready.
        """
        chosen = None if stations is None else frozenset(stations)

        async def work() -> None:
            class_ = self._runs.running_class()
            was_held = class_.is_held
            self._floor.room.begin_turn(self._floor.clock.monotonic_ms())
            if was_held:
                await self._keep_plan()
            await self._runs.prepare(chosen, start=None if chosen is None else True)

        return self._floor.change(work)

    def assign(self, stations: Iterable[StationId]) -> Future[None]:
        """Give these seats a run if they have none open, and ask anew where one has not come to the headset.

        It waits until it is started.
        """
        chosen = frozenset(stations)

        async def work() -> None:
            self._runs.ask_again(chosen)
            await self._runs.prepare(chosen, start=False)

        return self._floor.act(work)

    async def _keep_plan(self) -> None:
        class_ = self._floor.required_class()
        await self._floor.recorder.write(lambda records: rota.keep(records, class_, ()))

    def close(
        self,
        exceptions: Sequence[Excused] = (),
        *,
        headcount: Headcount | None = None,
        answers: Mapping[str, Mapping[str, int]] | None = None,
    ) -> Future[None]:
        """End the class: headsets stop, open runs close, the class is closed in the records.

        `answers` to the questions of an outreach class (`tally.py`), kept where enough gave one.
        ConsoleError: SEATS_NOT_SETTLED (seats) in an assessed class, HEADCOUNT_NEEDED in an outreach class.
        """
        return self._floor.change(lambda: self._close(tuple(exceptions), headcount, answers or {}))

    async def _close(
        self,
        exceptions: tuple[Excused, ...],
        headcount: Headcount | None,
        answers: Mapping[str, Mapping[str, int]],
    ) -> None:
        floor, class_ = self._floor, self._floor.required_class()
        left = unsettled(class_, exceptions)
        if left:
            raise ConsoleError(ClassReason.SEATS_NOT_SETTLED, seats=", ".join(one.seat for one in left))
        if class_.mode is Mode.OUTREACH and headcount is None:
            raise ConsoleError(ClassReason.HEADCOUNT_NEEDED)
        await self._runs.end([seat.station for seat in class_.seats if seat.station], "class ended")
        class_ = excuse(self._floor.required_class(), exceptions)
        draft = closing(class_, headcount or self._counted(class_), answers, floor.actor)
        entries = await floor.recorder.write(lambda records: _close(records, draft))
        floor.apply(floor.room.close_class())
        self._consents.end()
        self._runs.forget()
        floor.publisher.tell_class()
        floor.tell_records(entries)
        for heard in self.closed:
            heard()

    def _counted(self, class_: ClassView) -> Headcount:
        """Who wore a headset, and who only watched."""
        wore = {run.person for run in class_.runs if self._floor.room.has_begun(run.run)}
        watched = {seat.watcher for seat in class_.rota if seat.turn <= class_.turn} - {None}
        return Headcount(len(wore), len(watched - wore))

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
        ConsoleError: LOCKED_IN_ASSESSMENT for a hint, or an event, into an assessed class.
        """

        async def work() -> tuple[CommandChanged, ...]:
            self._commanding.check(verb)
            sent = (self._commanding.send(station, verb, args, deadline_ms) for station in stations)
            return tuple(await asyncio.gather(*sent))

        return self._floor.act(work)

    def retry(self, stations: Sequence[StationId], verb: str) -> Future[tuple[CommandChanged, ...]]:
        """Send again what these did not do, as it was sent; a run that did not begin is assigned anew."""

        async def one(station: StationId) -> CommandChanged | None:
            if verb in BEGINNING and self._runs.waits(station):
                return await self._runs.send_again(station, start=True if verb == "start" else None)
            return await self._commanding.again(station, verb)

        async def work() -> tuple[CommandChanged, ...]:
            self._commanding.check(verb)
            return tuple(change for change in await asyncio.gather(*map(one, stations)) if change is not None)

        return self._floor.act(work)

    def pause_all(self) -> Future[tuple[CommandChanged, ...]]:
        """Pause everybody of the class; who begins late or comes back waits, too, until `resume_all`."""
        return self._floor.act(self._runs.pause_all)

    def resume_all(self) -> Future[tuple[CommandChanged, ...]]:
        """Let everybody go on; who has STOPPED does not, before that is resolved."""
        return self._floor.act(self._runs.resume_all)

    def acknowledge(self, station: StationId, seen: Attention) -> Future[None]:
        """Somebody has seen this state and is on the way; what came since then still calls."""

        async def work() -> None:
            effects = self._floor.room.acknowledge(station, seen, self._floor.clock.monotonic_ms())
            if effects.changed:
                self._note(station, "acknowledged", {})
            self._floor.apply(effects)

        return self._floor.act(work)

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

        return self._floor.act(work)

    def visit(self, station: StationId) -> Future[None]:
        """Somebody was at this station."""

        async def work() -> None:
            self._floor.apply(self._floor.room.visit(station, self._floor.clock.monotonic_ms()))

        return self._floor.act(work)

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

    def plan_of(self, class_: ClassId) -> Future[ClassPlan]:
        """The plan of a class of these records, to hold it again. ConsoleError: UNKNOWN_CLASS."""

        def look(records: Records) -> ClassPlan:
            row = next((row for row in records.classes() if row.id == class_), None)
            if row is None:
                raise ConsoleError(ClassReason.UNKNOWN_CLASS)
            return plan_of(records, row)

        return self._read(look)


def _close(records: Records, draft: Draft) -> list[Entry]:
    return records.append_all([draft], also=lambda: rota.forget(records))
