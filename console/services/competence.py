"""Everybody's standing for screens and files: the roll, one human's history, the matrix as a file."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from console.assessment.currency import day_of
from console.assessment.matrix import Choice, choose
from console.assessment.roll import History, Roll, gather, make_roll, read_history
from console.courses.content import Pack
from console.errors import ClassReason, ConsoleError, PackReason, RecordsReason
from console.model import AccountId, PersonId, Session
from console.records import Records
from console.reports import matrix
from console.reports.asked import Format
from console.reports.matrix import MatrixReport
from console.reports.typesetting import Print
from console.services.floor import Floor
from console.services.printing import format_of, leave

T = TypeVar("T")


class Competence:
    """Part of `People`; callable from any thread. What takes long is done beside the records."""

    _floor: Floor
    _packs: tuple[Pack, ...]

    def roll(self) -> Future[Roll]:
        """Everybody as they stand today: what is current, what expires, every attempt."""
        return self._floor.submit(self._roll)

    def history(self, person: PersonId) -> Future[History]:
        """One human's record. Raises ConsoleError(UNKNOWN_PERSON) through the future."""
        day = day_of(self._floor.clock.utc())

        async def work() -> History:
            return await self._look(lambda records: read_history(records, self._packs, person, day))

        return self._floor.submit(work)

    def matrix(
        self, choice: Choice, format_: Format, *, session: Session | None = None, names: bool = True
    ) -> Future[bytes]:
        """Who is competent at what, for whoever takes it along at once; the ledger then says so.

        Without `names`, pseudonyms alone. Raises ConsoleError through the future: UNKNOWN_COURSE,
        UNKNOWN_CLASS (nobody of it is enrolled), PRINT_FAILED.
        """

        async def work() -> bytes:
            actor = self._floor.access.actor(session)
            report, data = await self._written(choice, format_, session, names=names)
            await self._tell_left(report, actor)
            return data

        return self._floor.submit(work)

    def write_matrix(
        self, path: Path, choice: Choice, *, session: Session | None = None, names: bool = True
    ) -> Future[Path]:
        """The same in a file, as its ending says: csv, json or pdf.

        Raises ConsoleError through the future: UNKNOWN_FORMAT, why it can not be written, and as `matrix`.
        """

        async def work() -> Path:
            actor = self._floor.access.actor(session)
            report, data = await self._written(choice, format_of(path), session, names=names)
            folder = await self._look(lambda records: records.path.parent)
            await asyncio.to_thread(leave, path, folder, data)
            await self._tell_left(report, actor)
            return path

        return self._floor.submit(work)

    async def _roll(self) -> Roll:
        day = day_of(self._floor.clock.utc())
        gathered = await self._look(gather)
        return await asyncio.to_thread(make_roll, gathered, self._packs, day)

    async def _written(
        self, choice: Choice, format_: Format, session: Session | None, *, names: bool
    ) -> tuple[MatrixReport, bytes]:
        roll = await self._roll()
        _refuse_unknown(roll, choice)
        console, (seq, digest) = await self._look(lambda records: (records.console, records.head()))
        if digest is None:
            raise ConsoleError(RecordsReason.DAMAGED, problem="no entry")
        by = session.printed_name if session is not None else None
        title = next((row.title for row in roll.classes if row.id == choice.class_), None)
        made = Print(self._floor.clock.utc(), by, console, seq, digest)
        report = MatrixReport(choose(roll, choice), choice, title, made, names)
        return report, await asyncio.to_thread(report.write, format_)

    async def _tell_left(self, report: MatrixReport, actor: AccountId | None) -> None:
        """Let the ledger say that it left, where it can be written."""
        body = {"form": matrix.FORM, "entries": report.decisions, "head": report.made.head_hash}
        if self._floor.recorder.writable:
            await self._floor.recorder.write(
                lambda records: records.append("export.made", records.console, body, actor=actor)
            )
            await self._floor.look_at_head()

    async def _look(self, job: Callable[[Records], T]) -> T:
        return await self._floor.recorder.read(job)


def _refuse_unknown(roll: Roll, choice: Choice) -> None:
    """A slip in an id must not pass for "nobody"."""
    if choice.course is not None and choice.course not in {one.id for one in roll.courses}:
        raise ConsoleError(PackReason.UNKNOWN_COURSE, course=choice.course)
    if choice.class_ is not None and choice.class_ not in {one.id for one in roll.classes}:
        raise ConsoleError(ClassReason.UNKNOWN_CLASS)
