"""The runs of a class on their headsets: assigned, started, held, brought up to date, ended.

Everything happens on the network thread; `classroom.py` and `turns.py` are what people call.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from console.errors import ClassReason, ConsoleError
from console.events import CommandChanged
from console.model import (
    Attention,
    ClassView,
    CommandResult,
    LinkState,
    Outcome,
    PersonId,
    Phase,
    RunId,
    RunView,
    StationId,
)
from console.records import uuid7
from console.services.commanding import Commanding
from console.services.consents import Consents
from console.services.floor import Floor

CLOSE_GRACE_S: Final = 2.0
"""How long the end of a class or a turn waits for headsets to stop by themselves."""

FIRST_STATE_S: Final = 3.0
"""A headset says its phase every 2 s (headset-apps.md section 6)."""

ASSIGN_TRIES: Final = 2
"""A headset may have begun another run since it was last heard: then it refuses the first time."""

PLAYING: Final = frozenset({Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED})


class Runs:
    """Gives runs to the seats of the class, and has its headsets follow the class."""

    def __init__(self, floor: Floor, commanding: Commanding, consents: Consents) -> None:
        self._floor, self._commanding, self._consents = floor, commanding, consents
        self._taken: set[RunId] = set()
        """Assignments that a headset has taken, since it was last live anew."""
        self._sending: dict[RunId, bool | None] = {}
        """Runs on their way to a headset, and whether each shall begin there at once."""
        self._ways: defaultdict[StationId, asyncio.Lock] = defaultdict(asyncio.Lock)
        """One run at a time is on its way to a headset: what was meant last must not arrive first."""
        self._paused: set[StationId] = set()
        """Who was paused with everybody."""

    async def prepare(
        self, stations: Collection[StationId] | None = None, *, start: bool | None = None
    ) -> None:
        """Give these seats (or all that have none and did none) a run and assign it.

        `start`: whether it begins at once; None: as the class stands.
        """
        class_ = self.running_class()
        seats = [seat for seat in class_.seats if seat.station is not None and seat.person is not None]
        if stations is not None:
            seats = [seat for seat in seats if seat.station in stations]
        open_at = {run.station: run for run in class_.runs if run.outcome is None}
        done = {run.person for run in class_.runs if run.outcome in (Outcome.COMPLETED, Outcome.STOPPED)}
        chosen = [
            seat
            for seat in seats
            if seat.station not in open_at and (stations is not None or seat.person not in done)
        ]
        attempts = await self.attempts(class_, [seat.person for seat in chosen if seat.person is not None])
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
            self._floor.spawn(self._follow, run, start)
        for seat in seats:
            waiting = open_at.get(seat.station or "")
            if waiting is not None and not self._floor.room.has_begun(waiting.run):
                self._floor.spawn(self._follow, waiting, start)
        self._floor.publisher.tell_class()

    def waits(self, station: StationId) -> bool:
        """Say whether a run is meant for this station that has not begun."""
        return bool(self._waiting_at([station]))

    async def send_again(self, station: StationId, *, start: bool | None) -> CommandChanged | None:
        """Assign anew what has not begun at this station, and start it; None where it is on its way."""
        for run in self._waiting_at([station]):
            return await self._send_run(run, start=start)
        return None

    def ask_again(self, stations: Collection[StationId]) -> None:
        """These are asked anew even if they once took their run: somebody sees that they have it not."""
        for run in self._waiting_at(stations):
            view = self._floor.room.view(run.station)
            if view is None or view.phase is not Phase.READY:
                self._taken.discard(run.run)

    async def pause_all(self) -> tuple[CommandChanged, ...]:
        """Pause everybody who plays, known to be there or not; who begins or comes back later waits, too."""
        self._hold(paused=True)
        room = self._floor.room
        stations = [
            view.station
            for view in room.views()
            if view.seat is not None
            and view.phase in (Phase.RUNNING, Phase.CALIBRATING)
            and view.run is not None
            and room.has_begun(view.run)
        ]
        changes = await self._send_to(stations, "pause")
        self._paused |= {change.station for change in changes}
        return changes

    async def resume_all(self) -> tuple[CommandChanged, ...]:
        """Let everybody go on but who has STOPPED, and those begin who waited meanwhile."""
        self._hold(paused=False)
        stations = [
            view.station
            for view in self._floor.room.views()
            if view.seat is not None
            and view.phase is Phase.PAUSED
            and view.link is LinkState.LIVE
            and view.attention is not Attention.STOPPED
        ]
        class_ = self._floor.required_class()
        for run in class_.runs:
            if run.outcome is None and not self._floor.room.has_begun(run.run):
                self._floor.spawn(self._follow, run, None)
        changes = await self._send_to(stations, "resume")
        self._paused -= {change.station for change in changes if change.result is CommandResult.DONE}
        return changes

    def catch_up(self, station: StationId) -> None:
        """A seated station has come live: bring it to where the class is."""
        class_ = self._floor.room.class_
        if class_ is None or class_.interrupted:
            return
        for run in class_.runs:
            if run.station != station or run.outcome is not None:
                continue
            if self._floor.room.has_begun(run.run):
                self._floor.spawn(self._bring_up, station)
            else:
                self._taken.discard(run.run)
                self._floor.spawn(self._follow, run, None)

    async def end(self, stations: Collection[StationId], reason: str) -> None:
        """End what plays or waits on these: headsets stop, begun runs close, the others never were."""
        await self._let_arrive(stations)
        room = self._floor.room
        playing = [station for station in stations if self._plays(station)]
        if playing:
            await self._send_to(playing, "stop", reason)
            await self._runs_over(stations)
        for run in self._open_at(stations):
            if room.has_begun(run.run):
                await self._floor.close_run_as(run, Outcome.INTERRUPTED, reason)
            else:
                self._floor.apply(room.withdraw(run.run))

    async def cut(self, stations: Collection[StationId], outcome: Outcome, reason: str) -> None:
        """Close what runs on these as it stands, then stop the headsets: their people go elsewhere."""
        await self._let_arrive(stations)
        room = self._floor.room
        playing = [station for station in stations if self._plays(station)]
        for run in self._open_at(stations):
            if room.has_begun(run.run):
                await self._floor.close_run_as(run, outcome, reason)
            else:
                self._floor.apply(room.withdraw(run.run))
        await self._send_to(playing, "stop", "another run follows")  # why is nobody's business but ours

    def forget(self) -> None:
        """The class is over."""
        self._taken.clear()
        self._paused.clear()

    def running_class(self) -> ClassView:
        """The class that runs. ConsoleError: NO_CLASS, STILL_INTERRUPTED."""
        class_ = self._floor.required_class()
        if class_.interrupted:
            raise ConsoleError(ClassReason.STILL_INTERRUPTED)
        return class_

    async def attempts(self, class_: ClassView, people: Sequence[PersonId]) -> dict[PersonId, int]:
        """How often each of these has run this course before; absent: never."""
        return await self._floor.recorder.read(lambda records: records.attempts(class_.course.id, people))

    # Within

    def _hold(self, *, paused: bool) -> None:
        self.running_class()
        self._floor.room.hold(paused=paused)
        self._floor.publisher.tell_class()

    def _plays(self, station: StationId) -> bool:
        view = self._floor.room.view(station)
        return view is not None and view.link is LinkState.LIVE and view.phase in PLAYING

    def _open_at(self, stations: Collection[StationId]) -> list[RunView]:
        runs = self._floor.required_class().runs
        return [run for run in runs if run.outcome is None and run.station in stations]

    def _waiting_at(self, stations: Collection[StationId]) -> list[RunView]:
        return [run for run in self._open_at(stations) if not self._floor.room.has_begun(run.run)]

    async def _let_arrive(self, stations: Collection[StationId]) -> None:
        """Wait until nothing is on its way to these any more, or for the time of grace.

        A headset that was told to start a moment ago will play, though it has not said so yet.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_GRACE_S):
                for station in stations:
                    async with self._ways[station]:
                        pass

    async def _send_to(
        self, stations: Sequence[StationId], verb: str, reason: str | None = None
    ) -> tuple[CommandChanged, ...]:
        args = {} if reason is None else {"reason": reason}
        sent = (self._commanding.send(station, verb, args) for station in stations)
        return tuple(await asyncio.gather(*sent))

    async def _runs_over(self, stations: Iterable[StationId]) -> None:
        """Wait until no begun run is open on these any more, or for the time of grace."""
        room, chosen = self._floor.room, frozenset(stations)
        deadline = self._floor.clock.monotonic_ms() + CLOSE_GRACE_S * 1000
        while self._floor.clock.monotonic_ms() < deadline:
            if not any(room.has_begun(run.run) for run in self._open_at(chosen)):
                return
            await asyncio.sleep(0.05)

    async def _follow(self, run: RunView, start: bool | None) -> None:
        await self._send_run(run, start=start)

    async def _send_run(self, run: RunView, *, start: bool | None) -> CommandChanged | None:
        """Assign, and start once the headset has taken the assignment and the class lets it.

        What still plays there (the console was restarted, or somebody began alone) is stopped first.
        """
        if run.run in self._sending:
            self._sending[run.run] = self._sending[run.run] or start
            return None
        self._sending[run.run] = start
        try:
            async with self._ways[run.station]:
                change = await self._assign(run)
                begins = self._may_start(self._sending[run.run])
                if not self._may_go_on(run) or run.run not in self._taken or not begins:
                    return change
                return await self._commanding.send(run.station, "start", {})
        finally:
            del self._sending[run.run]

    async def _assign(self, run: RunView) -> CommandChanged | None:
        class_ = self._floor.room.class_
        if run.run in self._taken or class_ is None:
            return None
        assert run.person is not None
        change = None
        for _ in range(ASSIGN_TRIES):
            if await self._plays_something(run.station) and self._may_go_on(run):
                await self._commanding.send(run.station, "stop", {"reason": "a new run begins"})
            if not self._may_go_on(run):
                return None
            args = {
                "trainee": run.person,
                "label": run.seat or "",
                "scenario": class_.course.id,
                "scenario_version": class_.course.version,
                "mode": str(class_.mode),
                "run": run.run,
                "physio": self._consents.assign(run.station, run.person, run.run),
            }
            change = await self._commanding.send(run.station, "assign", args)
            if change.result is CommandResult.DONE:
                self._taken.add(run.run)
            if change.result is not CommandResult.REFUSED or not self._plays(run.station):
                break
        return change

    def _may_go_on(self, run: RunView) -> bool:
        """False for one that plays on, or was withdrawn while somebody was asked."""
        known = self._floor.room.run(run.run)
        return known is not None and known.outcome is None and not self._floor.room.has_begun(run.run)

    def _may_start(self, start: bool | None) -> bool:
        class_ = self._floor.room.class_
        if start is not None or class_ is None:
            return bool(start)
        return not class_.is_held and not class_.is_paused

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

    async def _bring_up(self, station: StationId) -> None:
        """Its run goes on; whether it plays is the class's to say, where that was for everybody."""
        phase = await self._first_phase(station)
        class_ = self._floor.room.class_
        if class_ is None:
            return
        if class_.is_paused and phase is Phase.RUNNING:
            self._paused.add(station)
            await self._commanding.send(station, "pause", {})
        elif not class_.is_paused and station in self._paused:
            self._paused.discard(station)
            if phase is Phase.PAUSED:
                await self._commanding.send(station, "resume", {})

    async def _first_phase(self, station: StationId) -> Phase | None:
        """What it says first after it has come live."""
        live_ms = self._floor.clock.monotonic_ms()
        while True:
            view = self._floor.room.view(station)
            if view is None or view.link is not LinkState.LIVE:
                return None
            is_said = view.last_frame_ms is not None and view.last_frame_ms >= live_ms
            if is_said or self._floor.clock.monotonic_ms() - live_ms >= FIRST_STATE_S * 1000:
                return view.phase
            await asyncio.sleep(0.05)
