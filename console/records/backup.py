"""Backups: copies through the backup API, checked before they get their name, thinned as they grow old.

A name says whose records, when, and the head: `records-<console>-<utc>-<head code>.sqlite`. The wraps of the
file's key lie beside each, so that a passphrase opens it on any machine.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.model import ConsoleId
from console.records import former, ledger
from console.records.canonical import head_code, sha256_hex
from console.records.keys import (
    SUFFIX,
    FileKey,
    beside,
    key_name,
    make_folder,
    read_wraps,
    sync_folder,
    write_wraps,
)
from console.records.store import Store

FOLDER: Final = "backups"
"""In the data folder, when no other place was named."""
DAILY: Final = 14
WEEKLY: Final = 8
DUE: Final = timedelta(days=1)
_PART: Final = ".part"
_NAME: Final = re.compile(r"records-(?P<console>[0-9a-f]{8})-(?P<utc>\d{8}T\d{9}Z)-[A-Z2-7]{16}\.sqlite")
_UTC: Final = "%Y%m%dT%H%M%S%fZ"


class Backup(msgspec.Struct, frozen=True):
    """A backup that was made and checked."""

    path: Path
    utc: datetime
    seq: int
    head: str
    """Hash of the last entry in it."""


def make(store: Store, wraps: Path, folder: Path, console: ConsoleId, utc: datetime) -> Backup:
    """Copy an open store into `folder`, check the copy, give it its name, and thin what is older.

    `wraps` is the keys file of the records. ConsoleError: DAMAGED (the copy, and so the file, is not sound),
    DISK_FULL, IO. OSError passes. What fails leaves nothing behind.
    """
    seq, digest = ledger.head(store)
    if digest is None:
        raise ConsoleError(RecordsReason.DAMAGED, problem="no entry")
    make_folder(folder)
    path = folder / name_of(console, utc, digest)
    part = path.with_name(path.name + _PART)
    remove_leftovers(folder, console[:8])
    try:
        store.copy_to(part)
        check(part, store.key, (seq, digest))
        if store.key is not None:
            write_wraps(beside(path), read_wraps(wraps))
        part.replace(path)
        sync_folder(folder)
    except BaseException:
        remove_leftovers(folder, console[:8])
        raise
    thin(folder, console, path)
    return Backup(path, utc, seq, digest)


def check(path: Path, key: FileKey | None, head: tuple[int, str]) -> None:
    """Read a copy from the first page to the last: pages, the chain of hashes up to `head`, detached parts.

    Signatures are for `verify`: an unbroken chain to the head that was signed leaves nothing else open.
    ConsoleError(DAMAGED, problem).
    """
    store = Store.open_reading(path, key=key, with_logs=False)
    try:
        problem = next(iter(store.page_problems()), None) or _broken_link(store, head) or _broken_part(store)
    finally:
        store.close()
    if problem:
        raise ConsoleError(RecordsReason.DAMAGED, problem=problem)


def name_of(console: ConsoleId, utc: datetime, head: str) -> str:
    """The file name of a backup. ConsoleError(DAMAGED) for a head that is no hash."""
    try:
        code = head_code(head)
    except ValueError as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem="head") from error
    return f"records-{console[:8]}-{utc.strftime('%Y%m%dT%H%M%S')}{utc.microsecond // 1000:03}Z-{code}.sqlite"


def times(folder: Path, console: ConsoleId) -> dict[Path, datetime]:
    """This console's backups in `folder` and when each was made, newest first."""
    found: dict[Path, datetime] = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if name and name["console"] == console[:8]:
            found[path] = datetime.strptime(name["utc"], _UTC).replace(tzinfo=UTC)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0].name), reverse=True))


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Which of these to keep: the newest of each of the last 14 days and 8 weeks that have any."""
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for utc in sorted(made, reverse=True):
        days.setdefault(utc.date(), utc)
        weeks.setdefault(utc.isocalendar()[:2], utc)
    return {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}


def is_old(made_utc: str, now: datetime) -> bool:
    """True when a backup of `made_utc` is a day old; also when the clock has gone back by a day."""
    age = now - datetime.fromisoformat(made_utc)
    return not -DUE < age < DUE


def thin(folder: Path, console: ConsoleId, newest: Path) -> None:
    """Remove this console's backups that are too many, never the one just made, whatever the clock says.

    When that one is encrypted, plain ones go as well: they hold the same in the open.
    """
    made = times(folder, console)
    keep = kept(made.values())
    is_encrypted = key_name(newest) is not None
    for path, utc in made.items():
        too_many, in_the_open = utc not in keep, is_encrypted and key_name(path) is None
        if path != newest and (too_many or in_the_open):
            path.unlink(missing_ok=True)
            beside(path).unlink(missing_ok=True)
    sync_folder(folder)


def remove_leftovers(folder: Path, whose: str = "*") -> None:
    """What a backup that did not come to its end left: parts of copies, and wraps without a copy.

    `whose` is the beginning of a console's id: others may be making theirs in the same folder.
    """
    for path in folder.glob(f"records-{whose}-*"):
        is_orphan = path.suffix == SUFFIX and not path.with_suffix(".sqlite").exists()
        if is_orphan or f".sqlite{_PART}" in path.name:
            path.unlink(missing_ok=True)


def _broken_link(store: Store, head: tuple[int, str]) -> str | None:
    number, found, is_whole = _walk(store.each("SELECT seq, core, hash FROM entry ORDER BY seq"))
    if not is_whole or (number, found) != head:
        return f"entry {number}"
    for former_head in former.ancestry(store):
        query = "SELECT seq, core, hash FROM peer_entry WHERE console = ? ORDER BY seq"
        number, found, is_whole = _walk(store.each(query, former_head.console))
        if not is_whole or (number, found) != (former_head.seq, former_head.hash):
            return f"entry {number} of console {former_head.console}"
    return None


def _walk(rows: Iterable[tuple[int, str, str]]) -> tuple[int, str | None, bool]:
    """Number and hash of the last entry of an unbroken chain; False when it breaks there."""
    previous: str | None = None
    number = 0
    for seq, core, digest in rows:
        number += 1
        data = core.encode("utf-8", "surrogateescape")
        if seq != number or sha256_hex(data) != digest or _previous(data) != previous:
            return number, digest, False
        previous = digest
    return number, previous, True


def _previous(core: bytes) -> str | None:
    try:
        return msgspec.json.decode(core, type=_Link).prev
    except msgspec.MsgspecError:
        return ""


class _Link(msgspec.Struct):
    prev: str | None


def _broken_part(store: Store) -> str | None:
    for digest, data in store.each("SELECT sha256, bytes FROM blob"):
        if sha256_hex(data) != digest:
            return f"part {digest}"
    return None
