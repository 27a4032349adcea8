"""Backups: after each class, once a day, at the end and when somebody asks; and the way back from one."""

import asyncio
import logging
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from console.clock import Clock, iso_utc
from console.errors import ClassReason, ConsoleError
from console.events import RecordsChanged
from console.model import ConsoleId, Role, Session
from console.records import Records, restore
from console.records.backup import Backup
from console.records.hub_row import Hub
from console.records.local import Identity
from console.records.restore import Summary
from console.records.tail import Fetch, Tail
from console.records.unlocking import Unlocking
from console.services.floor import Floor

log = logging.getLogger(__name__)

LOOK_S: Final = 600.0
"""How often it is looked whether the daily one is due; never while a class runs."""


class Backups:
    """Backups of these records; callable from any thread. Trouble with one stands in the records' view."""

    def __init__(self, floor: Floor, folder: Path, unlocking: Unlocking) -> None:
        self._floor = floor
        self._folder = folder
        self._unlocking = unlocking

    def make(self, folder: Path | None = None, *, actor: str | None = None) -> Future[Backup]:
        """Make one now, in `folder` or beside the records.

        Raises ConsoleError through the future, as `Records.back_up`.
        """
        return self._floor.submit(lambda: self._make(folder, actor))

    def look(
        self, path: Path, *, session: Session | None = None, passphrase: str | None = None
    ) -> Future[Summary]:
        """Verify a backup and say what it holds, beside the present records; nothing is changed.

        `passphrase` opens one that is encrypted with a key that nobody here knows. Raises ConsoleError
        through the future as `allow_restore` and `restore.look`.
        """

        async def work() -> Summary:
            self._check(session)
            keys = self._unlocking if passphrase is None else self._unlocking.asking(passphrase)
            present = await self._present()
            return await asyncio.to_thread(restore.look, path, self._folder, keys, present)

        return self._floor.submit(work)

    def allow_restore(self, session: Session | None = None) -> Future[None]:
        """Say whether a backup may be put in the place of these records now: the engine has to end for it.

        Raises ConsoleError through the future: NOT_SIGNED_IN, SCREEN_LOCKED, ROLE_NEEDED, ENDS_FIRST.
        """

        async def work() -> None:
            self._check(session)

        return self._floor.submit(work)

    def _check(self, session: Session | None) -> None:
        """An administrator's business, once there are accounts, and none for the middle of a class."""
        if self._floor.access.has_accounts:
            self._floor.access.check(session, Role.ADMINISTRATOR)
        if self._floor.room.class_ is not None:
            raise ConsoleError(ClassReason.ENDS_FIRST)

    async def _present(self) -> tuple[ConsoleId | None, int]:
        """Records that do not open keep no backup out."""
        try:
            return await self._floor.recorder.read(lambda records: (records.console, records.head()[0]))
        except ConsoleError:
            return None, 0

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


def from_hub(clock: Clock) -> Fetch:
    """How a restore asks the hub for what its backup lacks; what speaks HTTP is imported only then."""

    def fetch(identity: Identity, hub: Hub, after: int) -> Tail:
        from console.sync.pace import Pace
        from console.sync.tail import fetch_tail

        return fetch_tail(identity, hub, after, clock, Pace())

    return fetch


def back_up_at_end(records: Records) -> None:
    """The last one before the file closes, when there is something new. Trouble must not keep it open."""
    try:
        if records.writable and records.has_news():
            records.back_up()
    except ConsoleError as error:
        log.warning("no backup at the end: %s", error.reason)
