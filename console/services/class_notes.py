"""Bookmarks and notes: what somebody at the console wants to find again. They need no live headset.

What falls into an open run stands in its log and is sealed with it. What falls outside, and the pictures
that a bookmark keeps, stand in the ledger as `class.noted`.
"""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from datetime import timedelta
from typing import Any, Final, Literal

from console.classroom.recent_views import KEPT_MS, RecentViews
from console.clock import iso_utc
from console.errors import ClassReason, ConsoleError, RecordsReason
from console.events import Trouble
from console.model import ClassView, LogLine, RunId, StationId, StationView
from console.records import Draft
from console.services.floor import Floor

Form = Literal["bookmark", "note"]
LONGEST: Final = 500
"""Characters of a note."""


class ClassNotes:
    """Callable from any thread, but for `see`."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._views = RecentViews()

    def see(self, station: StationId, jpeg: bytes) -> None:
        """A picture has come (network thread): it may be what led to the next bookmark."""
        if self._floor.room.class_ is not None:
            self._views.see(station, self._floor.clock.monotonic_ms(), jpeg)

    def forget(self) -> None:
        """The class is over (network thread): keep no pictures of it."""
        self._views.forget()

    def bookmark(self, station: StationId) -> Future[LogLine]:
        """Keep this moment and the 15 s before it. Raises ConsoleError through the future, as `note`."""
        return self._act(lambda: self._keep(station, "bookmark", None))

    def note(self, station: StationId, text: str) -> Future[LogLine]:
        """Keep some words about this moment.

        Raises ConsoleError through the future: NO_CLASS while there is neither a run nor a class,
        REASON_NEEDED without words, or why nothing can be recorded.
        """
        words = " ".join(text.split())[:LONGEST]
        return self._act(lambda: self._keep(station, "note", words))

    async def _keep(self, station: StationId, form: Form, text: str | None) -> LogLine:
        floor, class_ = self._floor, self._floor.room.class_
        if text == "":
            raise ConsoleError(ClassReason.REASON_NEEDED)
        if not floor.recorder.writable:
            raise ConsoleError(RecordsReason(floor.records_view.trouble or RecordsReason.MISSING))
        now, view = floor.clock.utc(), floor.room.view(station)
        run = _open_run(floor, view)
        said: dict[str, Any] = {"station": station}
        if text is not None:
            said["text"] = text
        else:
            said["from_utc"] = iso_utc(now - timedelta(milliseconds=KEPT_MS))
        pictures = () if text is not None else self._views.before(station, floor.clock.monotonic_ms())
        step = view.step if view is not None else None
        if run is not None:
            floor.recorder.note(run, form, said | ({} if step is None else {"step": step}), floor.actor)
            if pictures and class_ is not None:
                floor.spawn(self._keep_pictures, self._draft(class_, view, form, said, pictures))
        elif class_ is None:
            raise ConsoleError(ClassReason.NO_CLASS)
        else:
            await self._write(self._draft(class_, view, form, said, pictures))
        line = LogLine(station, run, iso_utc(now), form, step, None, text)
        floor.apply(floor.room.add_line(line))
        return line

    def _draft(
        self,
        class_: ClassView,
        view: StationView | None,
        form: Form,
        said: dict[str, Any],
        pictures: tuple[bytes, ...],
    ) -> Draft:
        about = {"form": form, "run": view.run if view else None, "person": view.person if view else None}
        return Draft(
            kind="class.noted",
            subject=class_.id,
            body=about | said,
            detached=tuple(("view", picture) for picture in pictures),
            course=class_.course,
            actor=self._floor.actor,
        )

    async def _keep_pictures(self, draft: Draft) -> None:
        """The bookmark itself stands in the run's log: without its pictures it is less, and still one."""
        try:
            await self._write(draft)
        except ConsoleError as error:
            self._floor.publisher.tell(Trouble(error.reason, draft.body["station"], draft.kind))

    async def _write(self, draft: Draft) -> None:
        floor = self._floor
        floor.tell_records(await floor.recorder.write(lambda records: records.append_all([draft])))

    def _act(self, work: Callable[[], Coroutine[Any, Any, LogLine]]) -> Future[LogLine]:
        async def checked() -> LogLine:
            self._floor.access.check_commands()
            return await work()

        return self._floor.submit(checked)


def _open_run(floor: Floor, view: StationView | None) -> RunId | None:
    """The run whose log takes it: one that goes on, or that a headset has begun by itself."""
    if view is None or view.run is None:
        return None
    run = floor.room.run(view.run)
    if run is None:
        return view.run if view.unassigned else None
    return run.run if run.outcome is None and floor.room.has_begun(run.run) else None
