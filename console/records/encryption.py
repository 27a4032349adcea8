"""A plain records file becomes an encrypted one: copied, compared, then put in the other's place.

SQLCipher can not do it in place, and the backup API refuses plain to encrypted. A crash at any point leaves
one whole file at the records' path, the plain or the encrypted one.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from console.errors import ConsoleError, RecordsReason
from console.records.keys import FileKey, Wrap, beside, sync_folder, write_wraps
from console.records.store import APPLICATION_ID, Store

PART: Final = "records.encrypting"
"""The copy while it is made; what a crash leaves of it is removed at the next start."""


def encrypt(store: Store, path: Path, key: FileKey, wraps: Sequence[Wrap]) -> None:
    """Turn the open, plain file at `path` into an encrypted one and go on with it.

    The wraps are on disk before the file needs them. ConsoleError: DISK_FULL, IO, DAMAGED; OSError passes.
    The store then goes on as it was.
    """
    part = path.with_name(PART)
    export(store, part, key)
    try:
        write_wraps(beside(path), wraps)
        store.become(part, path, key)
    finally:
        remove_leftovers(path.parent)


def export(store: Store, part: Path, key: FileKey) -> None:
    """Write all that a plain `store` holds into the new encrypted file `part`, and compare the two.

    ConsoleError: DISK_FULL, IO, DAMAGED (a table differs); then no file is left. OSError passes.
    """
    remove_leftovers(part.parent)
    part.touch(0o600, exist_ok=False)
    try:
        store.rows("ATTACH ? AS sealed KEY ?", str(part), key.pragma)
        try:
            for pragma in ("synchronous=EXTRA", "secure_delete=ON", f"application_id={APPLICATION_ID}"):
                store.rows(f"PRAGMA sealed.{pragma}")
            store.rows("SELECT sqlcipher_export('sealed')")
            _compare(store)
        finally:
            store.rows("DETACH sealed")
        _check_pages(part, key)
        sync_folder(part.parent)
    except BaseException:
        remove_leftovers(part.parent)
        raise


def remove_leftovers(folder: Path) -> None:
    """Remove what an interrupted export left. OSError passes."""
    for name in (PART, f"{PART}-journal", f"{PART}-wal"):
        (folder / name).unlink(missing_ok=True)


def _compare(store: Store) -> None:
    """Row for row, table for table, and the schema itself."""
    tables = [name for (name,) in store.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
    for table in ("sqlite_schema", *tables):
        columns = "type, name, tbl_name, sql" if table == "sqlite_schema" else "*"
        counts = [store.rows(f'SELECT count(*) FROM {schema}."{table}"') for schema in ("main", "sealed")]  # noqa: S608
        rows = f'SELECT {columns} FROM main."{table}" EXCEPT SELECT {columns} FROM sealed."{table}"'  # noqa: S608
        if counts[0] != counts[1] or store.rows(f"{rows} LIMIT 1"):
            raise ConsoleError(RecordsReason.DAMAGED, problem=f"{table} was not copied as it is")


def _check_pages(part: Path, key: FileKey) -> None:
    copy = Store.open_reading(part, key=key, with_logs=False)
    try:
        problems = list(copy.page_problems())
    finally:
        copy.close()
    if problems:
        raise ConsoleError(RecordsReason.DAMAGED, problem=problems[0])
