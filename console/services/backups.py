"""When backups are made: after each class, once a day, at the end, and when somebody asks."""

import asyncio
import logging
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from console.clock import iso_utc
from console.errors import ConsoleError
from console.events import RecordsChanged
from console.records import Records
from console.records.backup import Backup
from console.services.floor import Floor

log = logging.getLogger(__name__)

LOOK_S: Final = 600.0
"""How often it is looked whether the daily one is due; never while a class runs."""


class Backups:
    """Backups of these records; callable from any thread. Trouble with one stands in the records' view."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    def make(self, folder: Path | None = None, *, actor: str | None = None) -> Future[Backup]:
        """Make one now, in `folder` or beside the records.

        Raises ConsoleError through the future, as `Records.back_up`.
        """
        return self._floor.submit(lambda: self._make(folder, actor))

    def after_class(self) -> None:
        """A class has closed (network thread)."""
        self._floor.spawn(self._try)

    async def run(self) -> None:
        """Make the daily one when it is due, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_S)
            if self._floor.room.class_ is None and self._floor.recorder.writable:
                await self._make_due()

    async def _make_due(self) -> None:
        try:
            is_due = await self._floor.recorder.read(lambda records: records.backup_is_due())
        except ConsoleError as error:
            log.warning("nobody knows whether a backup is due: %s", error.reason)
            return
        if is_due:
            await self._try()

    async def _try(self) -> None:
        try:
            await self._make(None, None)
        except ConsoleError as error:
            log.warning("no backup was made: %s", error.reason)

    async def _make(self, folder: Path | None, actor: str | None) -> Backup:
        floor = self._floor

        def work(records: Records) -> tuple[Backup, int, str | None]:
            return records.back_up(folder, actor=actor), *records.head()

        try:
            # Read, not write: a backup that fails is no trouble of the records themselves.
            made, seq, head = await floor.recorder.read(work)
        except ConsoleError as error:
            floor.records_view = replace(floor.records_view, backup_trouble=error.reason)
            floor.publisher.tell(RecordsChanged(floor.records_view))
            raise
        floor.records_view = replace(
            floor.records_view,
            backup_utc=iso_utc(made.utc),
            backup_trouble=None,
            head_seq=seq,
            head_hash=head,
        )
        floor.publisher.tell(RecordsChanged(floor.records_view))
        return made


def back_up_at_end(records: Records) -> None:
    """The last one before the file closes, when there is something new. Trouble must not keep it open."""
    try:
        if records.writable and records.has_news():
            records.back_up()
    except ConsoleError as error:
        log.warning("no backup at the end: %s", error.reason)
