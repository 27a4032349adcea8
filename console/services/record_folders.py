"""The signed records of a class as a folder of PDFs: one after another, and stopped when somebody says so."""

import asyncio
import contextlib
import functools
from concurrent.futures import Future
from pathlib import Path

from console.errors import ConsoleError, ReportReason
from console.events import FolderProgressed
from console.model import AccountId, ClassId, Session
from console.records import Entry, Records
from console.records.bodies import AssessmentDecided
from console.reports import folder
from console.reports.dossier import Case, Dossiers
from console.reports.folder import Filled, Plan
from console.reports.typesetting import Printer
from console.services.printing import Printing


class RecordFolders(Printing):
    """Part of `Reports`; callable from any thread."""

    _stopping: dict[ClassId, bool]
    """The classes whose folder is being written, and whether somebody has stopped it."""

    def folder(self, class_: ClassId, parent: Path, *, session: Session | None = None) -> Future[Filled]:
        """Put every signed record of a class into a new folder in `parent`, one PDF each.

        Each file is whole or not there. `FolderProgressed` tells how far it is; what keeps the rest from
        being written is in the answer. Raises ConsoleError through the future: UNKNOWN_CLASS, NOTHING_SIGNED,
        FOLDER_IN_WORK, and why the folder can not be made.
        """

        async def work() -> Filled:
            actor = self._floor.access.actor(session)
            if class_ in self._stopping:
                raise ConsoleError(ReportReason.FOLDER_IN_WORK)
            self._stopping[class_] = False
            try:
                plan = await self._plan(class_, session)
                filled = await self._fill(plan, parent)
            finally:
                del self._stopping[class_]
            if filled.done:
                await self._note_folder(plan, filled, actor)
            return filled

        return self._floor.submit(work)

    def stop_folder(self, class_: ClassId) -> Future[None]:
        """Write no further record of this class; the one that is being written is finished."""

        async def work() -> None:
            if class_ in self._stopping:
                self._stopping[class_] = True

        return self._floor.submit(work)

    async def _plan(self, class_: ClassId, session: Session | None) -> Plan:
        packs, utc = self._packs, self._floor.clock.utc()
        by = session.printed_name if session is not None else None
        return await self._ask(
            lambda records: folder.plan(records, Dossiers(records, packs), class_, utc, by)
        )

    async def _fill(self, plan: Plan, parent: Path) -> Filled:
        place = await asyncio.to_thread(folder.make, parent, plan.name)
        printer = await asyncio.to_thread(Printer)
        done, total, trouble = 0, len(plan.decisions), None
        try:
            for decision in plan.decisions:
                if self._stopping[plan.class_]:
                    break
                case = await self._ask(functools.partial(_case, plan, decision))
                await asyncio.to_thread(folder.write, printer, case, plan, place)
                done += 1
                self._floor.publisher.tell(FolderProgressed(plan.class_, done, total))
        except ConsoleError as error:
            trouble = error
        finally:
            printer.close()
            if not done:
                with contextlib.suppress(OSError):
                    place.rmdir()
        return Filled(place, done, total, plan.left_out, trouble)

    async def _note_folder(self, plan: Plan, filled: Filled, actor: AccountId | None) -> None:
        body = {
            "form": "record_folder",
            "entries": filled.done,
            "head": plan.made.head_hash,
            "class": plan.class_,
        }
        await self._note(lambda records: records.append("export.made", records.console, body, actor=actor))


def _case(plan: Plan, decision: tuple[Entry, AssessmentDecided], _: Records) -> Case:
    """Runs on the thread of the records, from which it is read."""
    return plan.dossiers.case(*decision)
