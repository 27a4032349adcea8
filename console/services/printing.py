"""Reports made, looked at and saved. What takes long is done where nobody waits for the records."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from console.courses.content import Pack
from console.errors import ConsoleError, RecordsReason, ReportReason
from console.model import AccountId, ClassId, RunId, Session
from console.records import Records
from console.records.outgoing import leaving
from console.reports import activity, class_report, person_record, programme, run_facts
from console.reports.asked import Asked, Form, Format, Ready, Report
from console.reports.class_report import ClassReport
from console.reports.own_classes import own_classes
from console.reports.programme import ClassFacts, Programme
from console.reports.run_facts import RunFacts
from console.reports.typesetting import Print
from console.services.evidence import stored_evidence
from console.services.floor import Floor

T = TypeVar("T")

DOTS_PER_INCH: Final = 96.0
_SUBJECTS: Final = {Form.CLASS: "class", Form.PERSON: "person", Form.ACTIVITY: "account"}
"""Under which name `export.made` says what it was about."""


class Preview(msgspec.Struct, frozen=True):
    """A report to look at."""

    asked: Asked
    pages: tuple[bytes, ...]
    """PNG."""
    decisions: int
    """How many it stands on."""
    head_seq: int
    head_hash: str


class Saved(msgspec.Struct, frozen=True):
    """A report that lies on disk."""

    path: Path
    decisions: int
    head_seq: int
    head_hash: str


class Printing:
    """Part of `Reports`; callable from any thread."""

    _floor: Floor
    _packs: tuple[Pack, ...]

    def preview(self, asked: Asked, scale: float = 1.0, *, session: Session | None = None) -> Future[Preview]:
        """The pages as they would be printed now, 96 dots to the inch times `scale`.

        Raises ConsoleError through the future: UNKNOWN_CLASS, UNKNOWN_PERSON, UNKNOWN_ACCOUNT, PRINT_FAILED.
        """

        async def work() -> Preview:
            self._floor.access.actor(session)
            ready = await self._make(asked, session)
            pages = await asyncio.to_thread(ready.pictures, DOTS_PER_INCH * scale)
            return Preview(asked, pages, ready.decisions, ready.made.head_seq, ready.made.head_hash)

        return self._floor.submit(work)

    def bytes_of(self, asked: Asked, format_: Format, *, session: Session | None = None) -> Future[bytes]:
        """A report for whoever takes it along at once; the ledger then says so.

        Raises ConsoleError through the future, as `preview`.
        """

        async def work() -> bytes:
            actor = self._floor.access.actor(session)
            ready = await self._make(asked, session)
            data = await asyncio.to_thread(ready.write, format_)
            await self._note_report(ready, actor)
            return data

        return self._floor.submit(work)

    def save(self, asked: Asked, path: Path, *, session: Session | None = None) -> Future[Saved]:
        """Write a report to `path`, whose ending says as what; the ledger then says so.

        Raises ConsoleError through the future: UNKNOWN_FORMAT, as `preview`, and why the file can not be
        written.
        """

        async def work() -> Saved:
            actor = self._floor.access.actor(session)
            format_ = format_of(path)
            ready = await self._make(asked, session)
            own = await self._ask(lambda records: records.path.parent)
            data = await asyncio.to_thread(ready.write, format_)
            await asyncio.to_thread(leave, path, own, data)
            await self._note_report(ready, actor)
            return Saved(path, ready.decisions, ready.made.head_seq, ready.made.head_hash)

        return self._floor.submit(work)

    async def _make(self, asked: Asked, session: Session | None) -> Ready:
        """The report first, then the head: it covers everything that was read."""
        report = await self._report(asked)
        console, (seq, digest) = await self._ask(lambda records: (records.console, records.head()))
        if digest is None:
            raise ConsoleError(RecordsReason.DAMAGED, problem="no entry")
        by = session.printed_name if session is not None else None
        return Ready(asked, report, Print(self._floor.clock.utc(), by, console, seq, digest))

    async def _report(self, asked: Asked) -> Report:
        subject, period, utc = asked.subject, asked.period, self._floor.clock.utc()
        if asked.form is Form.CLASS:
            return await self._class(subject or "")
        if asked.form is Form.PERSON:
            packs = self._packs
            return await self._ask(
                lambda records: person_record.gather(records, packs, subject or "", period, utc)
            )
        if asked.form is Form.ACTIVITY:
            return await self._ask(lambda records: activity.gather(records, period, subject))
        return await self._programme(asked)

    async def _class(self, class_: ClassId) -> ClassReport:
        """Each log is read by itself: what headsets say is saved in between."""
        held = await self._ask(lambda records: class_report.gather(records, class_))
        pack = next((pack for pack in self._packs if pack.ref == held.row.course), None)
        facts: dict[RunId, RunFacts] = {}
        for run in held.runs:
            if pack is not None and run.outcome is not None:
                facts[run.run] = await self._facts(pack, run.run)
        return class_report.build(held, pack, facts)

    async def _facts(self, pack: Pack, run: RunId) -> RunFacts:
        row, log, gaps = await self._ask(lambda records: stored_evidence(records, run))
        return await asyncio.to_thread(run_facts.read, pack, log, row.outcome, gaps)

    async def _programme(self, asked: Asked) -> Programme:
        classes = [one async for one in self._own_classes()]
        titles = {pack.id: pack.title for pack in self._packs}
        return await asyncio.to_thread(programme.build, classes, asked.period, titles)

    async def _own_classes(self) -> AsyncIterator[ClassFacts]:
        found = await self._ask(own_classes)
        while (one := await self._ask(lambda _: next(found, None))) is not None:
            yield one

    async def _note_report(self, ready: Ready, actor: AccountId | None) -> None:
        asked = ready.asked
        body = {"form": asked.form.value, "entries": ready.decisions, "head": ready.made.head_hash}
        if asked.subject is not None:
            body[_SUBJECTS[asked.form]] = asked.subject
        await self._note(lambda records: records.append("export.made", records.console, body, actor=actor))

    async def _note(self, job: Callable[[Records], object]) -> None:
        """Let the ledger say that something left, where it can be written."""
        if self._floor.recorder.writable:
            await self._floor.recorder.write(job)
            await self._floor.look_at_head()

    async def _ask(self, job: Callable[[Records], T]) -> T:
        return await self._floor.recorder.read(job)


def format_of(path: Path) -> Format:
    """What the ending of a file's name asks for. ConsoleError(UNKNOWN_FORMAT)."""
    try:
        return Format(path.suffix.removeprefix(".").lower())
    except ValueError as error:
        raise ConsoleError(ReportReason.UNKNOWN_FORMAT, file=path.name) from error


def leave(path: Path, folder: Path, data: bytes) -> None:
    """Put a file somewhere, whole or not at all; `folder` is the records' own."""
    with leaving(path, folder) as file:
        file.write(data)
