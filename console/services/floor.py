"""The class floor: what every service shares, on the network thread."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from msgspec.structs import replace

from console.classroom.effects import Effects, RunBegan, RunEnded
from console.classroom.room import Room
from console.clock import Clock, iso_utc
from console.errors import ClassReason, ConsoleError
from console.events import RecordsChanged, Trouble
from console.model import AccountId, ClassView, CourseRef, Outcome, RecordsView, RunId, RunView, StationId
from console.records import Draft, Entry
from console.services.access import Access
from console.services.publisher import Publisher
from console.services.recorder import Recorder

log = logging.getLogger(__name__)

SETTLE_S = 0.3
"""How long a run stays open after its end was told."""

T = TypeVar("T")
P = ParamSpec("P")


class Floor:
    """Room, records and subscribers joined: every change of the room passes through `apply`."""

    def __init__(
        self,
        *,
        room: Room,
        publisher: Publisher,
        recorder: Recorder,
        clock: Clock,
        records_view: RecordsView,
        tasks: asyncio.TaskGroup,
        access: Access | None = None,
    ) -> None:
        self.room = room
        self.publisher = publisher
        self.recorder = recorder
        self.clock = clock
        self.records_view = records_view
        self.access = access or Access()
        self._tasks = tasks
        self._is_closed = False
        self._loop = asyncio.get_running_loop()
        self.changing = asyncio.Lock()
        """Held by whoever changes the class as a whole: starts it, ends it, moves people."""
        self._owed: dict[RunId, tuple[StationId, Draft]] = {}

    def submit(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """Do `work` on the network thread; callable from any thread. Cancelled while the engine stops."""
        if self._is_closed:
            cancelled: Future[T] = Future()
            cancelled.cancel()
            return cancelled
        return asyncio.run_coroutine_threadsafe(work(), self._loop)

    def act(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """Do what drives a class, if whoever is at the console may."""

        async def checked() -> T:
            self.access.check_commands()
            return await work()

        return self.submit(checked)

    def change(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """The same for what changes the class as a whole: one such act after the other."""

        async def alone() -> T:
            async with self.changing:
                return await work()

        return self.act(alone)

    @property
    def actor(self) -> AccountId | None:
        """Who is signed in, if anybody has to be."""
        session = self.access.session
        return None if session is None else session.account

    def required_class(self) -> ClassView:
        """The class, interrupted or not. ConsoleError: NO_CLASS."""
        if self.room.class_ is None:
            raise ConsoleError(ClassReason.NO_CLASS)
        return self.room.class_

    def apply(self, effects: Effects) -> None:
        """Show what changed, and write down which runs began and ended."""
        self.publisher.apply(effects)
        for began in effects.began:
            self.spawn(self._begin, began)
        for ended in effects.ended:
            self.spawn(self._settle, ended)

    def spawn(self, work: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do work beside everything else; a bug in it is logged and ends nothing but itself.

        While the engine stops, nothing new is begun.
        """
        if not self._is_closed:
            self._tasks.create_task(_alone(work, *args, **kwargs))

    def close(self) -> None:
        """Begin nothing new: the engine stops."""
        self._is_closed = True

    async def _settle(self, ended: RunEnded) -> None:
        """Seal a run a moment after its end was told: what the headset says last still belongs to it."""
        await asyncio.sleep(SETTLE_S)
        await self.close_run(ended)

    async def close_run(self, ended: RunEnded, reason: str | None = None) -> None:
        """Seal a run on disk and show it as closed; trouble is told, never raised."""
        class_ = self.room.class_
        course = class_.course if class_ is not None else None
        if not await self._write_start(ended.run):
            return
        try:
            entry = await self.recorder.write(
                lambda records: records.close_run(
                    ended.run, ended.outcome, ended.critical_errors, reason=reason, course=course
                )
            )
        except ConsoleError as error:
            self.publisher.tell(Trouble(error.reason, ended.station, "run.closed"))
            return
        self.apply(self.room.end_run(ended.run, ended.outcome, iso_utc(self.clock.utc())))
        self.publisher.tell_class()
        self.tell_records([entry])

    async def close_run_as(self, run: RunView, outcome: Outcome, reason: str) -> None:
        """Seal a run that its headset did not end by itself."""
        view = self.room.view(run.station)
        codes = view.critical_errors if view is not None and view.run == run.run else run.critical_errors
        await self.close_run(RunEnded(run.run, run.station, outcome, codes), reason)

    async def _begin(self, began: RunBegan) -> None:
        class_ = self.room.class_
        if class_ is None:
            return
        draft = run_started(began.run, class_.id, class_.course)
        self._owed[began.run.run] = (began.run.station, draft)
        self.publisher.tell_class()
        await self._write_start(began.run.run)

    async def write_owed(self) -> None:
        """Try again what the disk did not take: without its beginning a run would not be found again."""
        for run in tuple(self._owed):
            await self._write_start(run)

    async def _write_start(self, run: RunId) -> bool:
        """Write the beginning of a run unless that is done; says whether it stands in the records."""
        owed = self._owed.pop(run, None)
        if owed is None:
            return True
        station, draft = owed
        try:
            entries = await self.recorder.write(lambda records: records.append_all([draft]))
        except ConsoleError as error:
            self._owed[run] = owed
            self.publisher.tell(Trouble(error.reason, station, "run.started"))
            return False
        self.tell_records(entries)
        return True

    async def look_at_head(self) -> None:
        """Something was written beside the usual ways: show the new head."""
        seq, digest = await self.recorder.read(lambda records: records.head())
        self.records_view = replace(
            self.records_view, head_seq=seq, head_hash=digest, saved_utc=iso_utc(self.clock.utc())
        )
        self.publisher.tell(RecordsChanged(self.records_view))

    def tell_records(self, entries: Sequence[Entry]) -> None:
        """Ledger entries are on disk: show the new head."""
        head = entries[-1]
        self.records_view = replace(
            self.records_view,
            head_seq=head.seq,
            head_hash=head.hash,
            saved_utc=iso_utc(self.clock.utc()),
        )
        self.publisher.tell(RecordsChanged(self.records_view, tuple(entry.id for entry in entries)))


async def _alone(work: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **kwargs: P.kwargs) -> None:
    try:
        await work(*args, **kwargs)
    except Exception:
        log.exception("work on the class floor failed")


def run_started(run: RunView, class_: str, course: CourseRef) -> Draft:
    """The entry that a run leaves when its headset first plays it."""
    body = {"person": run.person, "class": class_, "station": run.station, "attempt": run.attempt}
    return Draft(kind="run.started", subject=run.run, body=body, course=course)
