"""Keeping the records safe: encrypted, with a passphrase that opens them for every account, and backed up."""

import logging
from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.clock import Clock
from console.errors import ConsoleError, RecordsReason
from console.model import ConsoleId
from console.records import backup, encryption, erasure
from console.records.backup import Backup
from console.records.entry import Entry
from console.records.keys import FileKey, Wrap, beside, read_wraps, write_wraps
from console.records.lrs import LrsBook
from console.records.os_errors import from_os
from console.records.os_keyring import KeyringState
from console.records.places import refuse_place
from console.records.reader import Reader
from console.records.store import Store
from console.records.unlocking import Unlocking

log = logging.getLogger(__name__)


class Safekeeping(Reader):
    """The part of open records that looks after the file itself."""

    def __init__(
        self, path: Path, store: Store, clock: Clock, unlocking: Unlocking, trouble: RecordsReason | None
    ) -> None:
        super().__init__(store)
        self.path = path
        self.trouble = trouble
        self._clock = clock
        self._unlocking = unlocking
        self.lrs = LrsBook(store, clock)

    @property
    @abstractmethod
    def console(self) -> ConsoleId:
        """Who these records are of."""

    @abstractmethod
    def append(self, kind: str, subject: str, body: dict[str, Any], *, actor: str | None = None) -> Entry:
        """Add one entry."""

    @property
    def writable(self) -> bool:
        """False while `trouble` says why nothing can be added."""
        return self.trouble is None

    # Encryption

    @property
    def file_key(self) -> FileKey | None:
        """What the file is encrypted with, None while it is plain; `keys.wrap` puts it under a passphrase."""
        return self._store.key

    @property
    def keyring_state(self) -> KeyringState:
        """What the system's keyring last answered."""
        keyring = self._unlocking.keyring
        return keyring.state if keyring else KeyringState.UNTRIED

    def encrypt(self, key: FileKey, wraps: Sequence[Wrap]) -> None:
        """Encrypt the plain file with a new key that these wraps hold; everything else goes on as before.

        The key goes into the system's keyring too, where there is one that can be used. Plain backups go once
        an encrypted one stands. ConsoleError: DISK_FULL, IO, DAMAGED, `trouble`; then the file is as it was.
        ValueError for a file that is encrypted, and without any wrap.
        """
        self._refuse_when_not_writable()
        if self._store.key is not None or not wraps:
            raise ValueError("an encrypted file, or nobody to open it")
        folder = self.path.parent / backup.FOLDER
        try:
            backup.make(self._store, beside(self.path), folder, self.console, self._clock.utc())
            encryption.encrypt(self._store, self.path, key, wraps)
        except OSError as error:
            raise from_os(error, self.path.parent) from error
        if self._unlocking.keyring is not None and not self._unlocking.keyring.keep_key(key):
            log.warning("the key is not in the keyring: %s", self._unlocking.keyring.state)
        self._unlocking.remember(key)
        try:
            self.back_up()
        except ConsoleError as error:
            log.warning("no encrypted backup yet: %s", error.reason)

    def put_wrap(self, wrap: Wrap) -> None:
        """Let one more passphrase open the file, in the place of its owner's former one.

        ConsoleError: DISK_FULL, IO, KEYS_DAMAGED. ValueError for a wrap of another key.
        """
        if self._store.key is None or wrap.key != self._store.key.name.hex():
            raise ValueError("a wrap of another key")
        self._change_wraps(wrap.owner, [wrap])

    def drop_wrap(self, owner: str) -> None:
        """Let this owner's passphrase open the file no more. ConsoleError as `put_wrap`."""
        self._change_wraps(owner, [])

    def wrap_owners(self) -> set[str]:
        """Whose passphrases open the file."""
        return {wrap.owner for wrap in self._wraps()}

    def _change_wraps(self, owner: str, new: list[Wrap]) -> None:
        self._refuse_when_not_writable()
        kept = [wrap for wrap in self._wraps() if wrap.owner != owner]
        try:
            write_wraps(beside(self.path), [*kept, *new])
        except OSError as error:
            raise from_os(error, self.path.parent) from error

    def _wraps(self) -> list[Wrap]:
        try:
            return read_wraps(beside(self.path))
        except OSError as error:
            raise from_os(error, self.path.parent) from error

    # Backup

    def back_up(self, folder: Path | None = None, *, actor: str | None = None) -> Backup:
        """Make a checked backup in `folder` (default: beside the records), thin older ones, and note it.

        On a disk that is full or read-only one in a folder elsewhere is made all the same, without a note.
        ConsoleError: NETWORK_PLACE, SYNCED_PLACE, READ_ONLY, DISK_FULL, IO, DAMAGED, `trouble`, and
        NOT_WRITTEN for a folder that was named.
        """
        if folder is None or self.trouble is not RecordsReason.READ_ONLY:
            self._refuse_when_not_writable()
        place = folder or self.path.parent / backup.FOLDER
        refuse_place(place)
        try:
            made = backup.make(self._store, beside(self.path), place, self.console, self._clock.utc())
        except OSError as error:
            if folder is not None:
                problem = error.strerror or type(error).__name__
                raise ConsoleError(RecordsReason.NOT_WRITTEN, file=str(place), problem=problem) from error
            raise from_os(error, place) from error
        body = {"file": made.path.name, "head": made.head}
        try:
            self.append("backup.made", self.console, body, actor=actor)
        except ConsoleError as error:
            if folder is None or error.reason not in (RecordsReason.READ_ONLY, RecordsReason.DISK_FULL):
                raise
            log.warning("the backup is not noted in the records: %s", error.reason)
        return made

    def last_backup_utc(self) -> str | None:
        """When the ledger last noted a backup."""
        rows = self._store.rows("SELECT max(utc) FROM entry WHERE kind = 'backup.made'")
        utc: str | None = rows[0][0]
        return utc

    def backup_is_due(self) -> bool:
        """True when there is something that no backup holds, and the last backup is a day old."""
        last = self.last_backup_utc()
        return self.has_news() and (last is None or backup.is_old(last, self._clock.utc()))

    def has_news(self) -> bool:
        """True when an entry was made since the last backup; the console's own first one is no news."""
        kind = "SELECT kind FROM entry ORDER BY seq DESC LIMIT 1"
        return self._store.rows(kind) not in ([], [("backup.made",)], [("console.created",)])

    # What erasures owe

    @property
    def owes_erasure(self) -> bool:
        """True when a copy beside the file may still hold somebody who was erased."""
        return self._local.setting(erasure.OWED) is not None

    @property
    def erasure_is_due(self) -> bool:
        """True when something was erased since `reach_copies` was last tried."""
        return self._local.setting(erasure.OWED) == []

    def unreached_copies(self) -> list[str]:
        """Copies and exports, by name, that an erasure could not reach: people have to delete them."""
        folder = self.path.parent
        owed: list[str] = self._local.setting(erasure.OWED) or []
        return [*owed, *(str(path.relative_to(folder)) for path in erasure.exports(folder))]

    def reach_copies(self) -> None:
        """Delete what was erased from the log and from every copy beside the file.

        Trouble is logged only: the erasure stands, and what it owes is tried again at each start.
        """
        folder = self.path.parent
        try:
            erasure.settle(self._store)
            unreached = erasure.carry_out_beside(folder, self._store.key, erasure.promises(self._store))
            if unreached:
                names = [str(path.relative_to(folder)) for path in unreached]
                self._local.set_setting(erasure.OWED, names)
            else:
                self._local.forget_setting(erasure.OWED)
        except ConsoleError as error:
            log.warning("an erasure did not reach every copy: %s", error.reason)

    def _refuse_when_not_writable(self) -> None:
        if self.trouble is not None:
            raise ConsoleError(self.trouble, folder=str(self.path.parent))
