"""What leaves the console: record packs, prints, reports, and all that is held about one person."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from console.courses.content import Pack
from console.errors import ConsoleError, ReportReason
from console.model import AssessmentId, PersonId, Session
from console.reports import holdings, pack
from console.reports.pack import Gathered, Scope, Written
from console.services.floor import Floor
from console.services.printing import leave
from console.services.record_folders import RecordFolders

T = TypeVar("T")


class Reports(RecordFolders):
    """Packs, prints and reports; callable from any thread. Pages are set where nobody waits for records."""

    def __init__(self, floor: Floor, packs: Sequence[Pack]) -> None:
        self._floor = floor
        self._packs = tuple(packs)
        self._stopping = {}

    def pack(
        self, path: Path, scope: Scope | None = None, *, session: Session | None = None
    ) -> Future[Written]:
        """Write a record pack to `path`; the ledger then says so, where it can be written.

        Raises ConsoleError through the future: UNKNOWN_PERSON, UNKNOWN_CLASS, PRINT_FAILED, and why the file
        can not be written.
        """
        chosen = scope or Scope()

        async def work() -> Written:
            actor = self._floor.access.actor(session)
            gathered = await self._gather(chosen, session, path.name)
            prints = await asyncio.to_thread(pack.print_all, gathered)
            written = await self._ask(lambda records: pack.write(records, gathered, prints, path))
            await self._note(lambda records: pack.note(records, written, chosen, actor))
            return written

        return self._floor.submit(work)

    def record(self, assessment: AssessmentId, path: Path, *, session: Session | None = None) -> Future[Path]:
        """Print an assessment as it stands now to `path`.

        Raises ConsoleError through the future: NOTHING_TO_PRINT, PRINT_FAILED, and why it can not be written.
        """

        async def work() -> Path:
            self._floor.access.actor(session)
            gathered = await self._gather(Scope(assessment=assessment), session, "FILE.zip")
            if not gathered.cases:
                raise ConsoleError(ReportReason.NOTHING_TO_PRINT)
            prints = await asyncio.to_thread(pack.print_all, gathered)
            folder = await self._ask(lambda records: records.path.parent)
            await asyncio.to_thread(leave, path, folder, list(prints.values())[-1])
            return path

        return self._floor.submit(work)

    def person(self, person: PersonId, *, session: Session | None = None) -> Future[dict[str, Any]]:
        """Everything that is held about one human, and nothing of anybody else, as plain JSON values.

        Raises ConsoleError(UNKNOWN_PERSON) through the future.
        """

        async def work() -> dict[str, Any]:
            actor = self._floor.access.actor(session)
            utc = self._floor.clock.utc()
            held = await self._ask(lambda records: holdings.of_person(records, person, utc))
            await self._note(lambda records: holdings.note(records, held, actor))
            return held

        return self._floor.submit(work)

    async def _gather(self, scope: Scope, session: Session | None, name: str) -> Gathered:
        by = session.printed_name if session is not None else None
        utc = self._floor.clock.utc()
        return await self._ask(lambda records: pack.gather(records, self._packs, scope, utc, by, name))
