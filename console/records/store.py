"""The only place that knows the database driver: opens files, runs statements, names what went wrong.

One connection, one thread. The driver is sqlcipher3 (a current SQLite); its exception classes are its own and
do not leave this module.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as driver

from console.errors import ConsoleError, RecordsReason
from console.records.keys import FileKey, sync_folder
from console.records.os_errors import from_os

APPLICATION_ID: Final = 0x52434C31
"""`RCL1`: what `file` and other programs see in the header of a records file."""
LOCK_WAIT_S: Final = 0.5

# In this order: EXTRA set after WAL loses everything on a pessimistic directory.
_BEFORE_WAL: Final = ("locking_mode=EXCLUSIVE", "synchronous=EXTRA")
_AFTER_WAL: Final = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",
    "fullfsync=ON",  # macOS only: its plain fsync leaves the data in the drive's cache
    "checkpoint_fullfsync=ON",
)

_REASONS: Final = {
    1: RecordsReason.DAMAGED,  # SQLITE_ERROR: our statements are fixed, so the schema is not the one we made
    3: RecordsReason.READ_ONLY,
    5: RecordsReason.HELD_BY_ANOTHER,
    6: RecordsReason.HELD_BY_ANOTHER,
    8: RecordsReason.READ_ONLY,
    10: RecordsReason.IO,
    11: RecordsReason.DAMAGED,
    13: RecordsReason.DISK_FULL,
    14: RecordsReason.IO,
    18: RecordsReason.DAMAGED,  # a length that no row of ours has
    19: RecordsReason.BAD_ENTRY,
    26: RecordsReason.NOT_A_DATABASE,
}
_TEXTS: Final = {
    "database or disk is full": 13,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "attempt to write a readonly database": 8,
    "unable to open database file": 14,
    "database is locked": 5,
    "file is not a database": 26,
}
"""The backup call of the driver tells no code, only SQLite's words for it."""


class Store:
    """An open database: statements in, tuples out, ConsoleError(RecordsReason) for expected trouble."""

    def __init__(self, connection: Any, scratch: "tempfile.TemporaryDirectory[str] | None" = None) -> None:
        self.connection = connection
        """The driver's connection, for migrations and backups only."""
        self.key: FileKey | None = None
        """What the file is encrypted with; None when it is plain."""
        self._scratch = scratch
        self._adopt(connection)

    @classmethod
    def open(cls, path: Path, key: FileKey | None = None) -> "Store":
        """Open `path` for this process alone, to read and write; makes it, readable by its owner only."""
        path.touch(0o600)
        with told():
            store = cls(driver.connect(str(path), timeout=LOCK_WAIT_S))
        try:
            store._prepare(key)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open_reading(cls, path: Path, *, key: FileKey | None = None, with_logs: bool = True) -> "Store":
        """Open `path` without changing a byte of it or beside it, whoever made it.

        What a crash left beside it belongs to it, the write-ahead log and the journal of the few changes
        that are made without one: all is then read from a private copy, because SQLite could take it in
        only by changing files there.
        """
        logs = logs_beside(path) if with_logs else []
        scratch = None
        if logs:
            scratch = tempfile.TemporaryDirectory(prefix="records-")
            copy = Path(scratch.name) / "copy.sqlite"
            for one in (path, *logs):
                shutil.copyfile(one, copy.with_name(copy.name + one.name.removeprefix(path.name)))
            uri = copy.as_uri()
        else:
            uri = f"{path.absolute().as_uri()}?immutable=1"
        try:
            with told():
                store = cls(driver.connect(uri, uri=True, timeout=LOCK_WAIT_S), scratch)
        except BaseException:
            if scratch:
                scratch.cleanup()
            raise
        try:
            store._unlock(key)
            # Nobody needs the private copy after a power cut.
            for pragma in ("synchronous=OFF", "trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
                store.rows(f"PRAGMA {pragma}")
            store.rows("SELECT count(*) FROM sqlite_schema")
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> "Store":
        """An empty database that leaves nothing behind."""
        return cls(driver.connect(":memory:"))

    def become(self, part: Path, path: Path, key: FileKey | None) -> None:
        """Put the closed file `part` in the place of this store's own at `path`, and go on with it.

        At any moment one whole file lies at `path`. When it could not be put there, the store goes on with
        what it had. OSError passes.
        """
        # An old log beside the new file would be played into it: empty it, then see it gone.
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        before = self.key
        with told():
            self.connection.close()
        try:
            sync_folder(path.parent)
            part.replace(path)
            before = key
            sync_folder(path.parent)
        finally:
            with told():
                self._adopt(driver.connect(str(path), timeout=LOCK_WAIT_S))
            self._prepare(before)

    def _adopt(self, connection: Any) -> None:
        self.connection = connection
        connection.text_factory = _tolerant_text
        connection.isolation_level = None

    def _prepare(self, key: FileKey | None) -> None:
        """Key and settings of a file that is written, in the order that lasts."""
        self._unlock(key)
        for pragma in _BEFORE_WAL:
            self.rows(f"PRAGMA {pragma}")
        if self.application_id() == 0:
            # First of all writes and before WAL, so that the main file always says whose it is.
            self.rows(f"PRAGMA application_id={APPLICATION_ID}")
        for pragma in _AFTER_WAL:
            self.rows(f"PRAGMA {pragma}")

    def _unlock(self, key: FileKey | None) -> None:
        """First of all, and silent: SQLCipher would write what it could not decrypt to stderr."""
        self.rows("PRAGMA cipher_log_level=NONE")
        self.key = key
        if key is not None:
            self.rows(f'PRAGMA key="{key.pragma}"')

    def is_empty(self) -> bool:
        """True when not even its first page was ever written."""
        return self.rows("PRAGMA page_count") == [(0,)]

    def application_id(self) -> int:
        """Whose file this says it is; 0 when nobody's."""
        return int(self.rows("PRAGMA application_id")[0][0])

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement; all its rows."""
        with told():
            return list(self.connection.execute(statement, values).fetchall())

    def run_with(self, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement with each of these values."""
        with told():
            self.connection.executemany(statement, values)

    def each(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Run one statement; its rows one by one, for tables that may be large."""
        with told():
            cursor = self.connection.execute(statement, values)
        while True:
            with told():
                batch = cursor.fetchmany(256)
            if not batch:
                return
            yield from batch

    @contextlib.contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing: COMMIT has returned when the block is left, ROLLBACK when it raised."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            # SQLite may have rolled back already (a full disk); only then there is nothing left to undo.
            if self.connection.in_transaction:
                self.rows("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """Copy the whole database into the new file `path`, through the backup API, with the same key.

        What fails leaves no file. The copy is on disk when this returns; whether it is sound, `page_problems`
        of it tells.
        """
        path.touch(0o600, exist_ok=False)
        try:
            with told():
                target = driver.connect(str(path))
            try:
                copy = Store(target)
                copy._unlock(self.key)
                with told():
                    self.connection.backup(target)
                # As a file of its own: without this, whoever opens it would make a log beside it.
                copy.rows("PRAGMA journal_mode=DELETE")
            finally:
                target.close()
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        except BaseException:
            for leftover in (path, *_logs(path)):
                leftover.unlink(missing_ok=True)
            raise

    def empty_log(self) -> None:
        """Take the log into the file and leave nothing in it, also after a power cut."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        log = _logs(Path(self.rows("PRAGMA database_list")[0][2]))[1]
        try:
            # SQLite does not wait until what it cut off is gone for good; to it that is all the same.
            with log.open("rb+") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise from_os(error, log.parent) from error

    def page_problems(self) -> Iterator[str]:
        """What is wrong with pages and indexes, in SQLite's words; of an encrypted file each page's seal."""
        if self.key is not None:
            # SQLCipher looks at the file alone. A power cut amid a checkpoint tears pages there that the log
            # still holds whole, so the log is taken in first.
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            for (problem,) in self.each("PRAGMA cipher_integrity_check"):
                yield str(problem)
        for (problem,) in self.each("PRAGMA integrity_check(20)"):
            if problem != "ok":
                yield " ".join(str(problem).split())

    def close(self) -> None:
        """Close; a file that was open for writing is whole afterwards, without a log beside it."""
        try:
            with told():
                self.connection.close()
        finally:
            if self._scratch:
                self._scratch.cleanup()


def logs_beside(path: Path) -> list[Path]:
    """What a crash left beside the file at `path` that belongs to it. OSError passes."""
    return [log for log in _logs(path) if log.exists() and log.stat().st_size]


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-journal"), path.with_name(path.name + "-wal")


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn the driver's errors into ConsoleErrors; what is a bug of ours passes."""
    try:
        yield
    except driver.Error as error:
        code = getattr(error, "sqlite_errorcode", None) or _TEXTS.get(str(error))
        reason = None if code is None else _REASONS.get(code & 0xFF)
        if reason is None:
            raise
        found = ConsoleError(reason, problem=str(error))
        if reason is RecordsReason.HELD_BY_ANOTHER:  # a console would have been found by its lock file
            found.detail["holder"] = "another program"
        raise found from error
    except UnicodeDecodeError as error:
        # The driver's own message quotes a damaged schema.
        raise ConsoleError(RecordsReason.DAMAGED, problem="the schema can not be read") from error
    except UnicodeEncodeError as error:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="lone surrogate") from error


def _tolerant_text(data: bytes) -> str:
    """Text of a column, also where somebody put bytes that are not UTF-8: verify must be able to say so."""
    return data.decode("utf-8", "surrogateescape")
