"""The class floor: what every service shares, on the network thread."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from console.classroom.room import Effects, Room, RunBegan, RunEnded
from console.clock import Clock, iso_utc
from console.errors import ConsoleError
from console.events import RecordsChanged, Trouble
from console.model import CourseRef, Outcome, RecordsView, RunId, RunView
from console.records import Draft, Records
from console.services.publisher import Publisher
from console.services.recorder import Recorder

T = TypeVar("T")


class Floor:
    """Room, records and subscribers joined: every change of the room passes through `apply`."""

    def __init__(
        self,
        *,
        room: Room,
        publisher: Publisher,
        recorder: Recorder,
        clock: Clock,
        records_view: Callable[[], RecordsView],
        tasks: asyncio.TaskGroup,
    ) -> None:
        self.room = room
        self.publisher = publisher
        self.recorder = recorder
        self.clock = clock
        self.records_view = records_view
        self._tasks = tasks
        self._loop = asyncio.get_running_loop()

    def submit(self, work: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """Do `work` on the network thread; callable from any thread."""
        return asyncio.run_coroutine_threadsafe(work(), self._loop)

    def apply(self, effects: Effects) -> None:
        """Show what changed, and write down which runs began and ended."""
        self.publisher.apply(effects)
        for began in effects.began:
            self._tasks.create_task(self._begin(began))
        for ended in effects.ended:
            self._tasks.create_task(self.close_run(ended))

    async def close_run(self, ended: RunEnded, reason: str | None = None) -> None:
        """Seal a run on disk and show it as closed; trouble is told, never raised."""
        class_ = self.room.class_
        course = class_.course if class_ is not None else None
        try:
            entry = await self.recorder.write(
                lambda records: _close_run(
                    records, ended.run, ended.outcome, ended.critical_errors, reason, course
                )
            )
        except ConsoleError as error:
            self.publisher.tell(Trouble(error.reason, ended.station, "run.closed"))
            return
        self.apply(self.room.end_run(ended.run, ended.outcome, iso_utc(self.clock.utc())))
        self.publisher.tell_class()
        self.tell_records((entry,))

    async def _begin(self, began: RunBegan) -> None:
        class_ = self.room.class_
        if class_ is None:
            return
        draft = run_started(began.run, class_.id, class_.course)
        try:
            entries = await self.recorder.write(lambda records: records.append_all([draft]))
        except ConsoleError as error:
            self.publisher.tell(Trouble(error.reason, began.run.station, "run.started"))
            return
        self.tell_records(tuple(entry.id for entry in entries))

    def tell_records(self, ids: tuple[str, ...]) -> None:
        """Ledger entries are on disk."""
        self.publisher.tell(RecordsChanged(self.records_view(), ids))


def _close_run(
    records: Records,
    run: RunId,
    outcome: Outcome,
    critical_errors: tuple[str, ...],
    reason: str | None,
    course: CourseRef | None,
) -> str:
    return records.close_run(run, outcome, critical_errors, reason=reason, course=course).id


def run_started(run: RunView, class_: str, course: CourseRef) -> Draft:
    """The entry that a run leaves when its headset first plays it."""
    body = {"person": run.person, "class": class_, "station": run.station, "attempt": run.attempt}
    return Draft(kind="run.started", subject=run.run, body=body, course=course)
