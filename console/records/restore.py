"""Bringing back a backup: looked at first, prepared beside the live file, then put in its place.

The old file is set aside, never removed. Everything is prepared in a file of its own; from the moment that
the note `records.restoring.json` stands, the exchange is finished by whoever opens the records next, so a
crash leaves one whole file at every point.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, RecordsReason
from console.model import ConsoleId
from console.records import anchors, erasure
from console.records.hold import Hold
from console.records.keys import beside, make_folder, sync_folder, write_whole
from console.records.local import Local
from console.records.os_errors import from_os
from console.records.places import refuse_place
from console.records.replacement import PART, PART_KEYS, Replacement, look_at_present
from console.records.store import Store
from console.records.tail import Fetch
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME, verify_file

NOTE: Final = "records.restoring.json"
_TIMES: Final = (
    "SELECT min(utc), max(utc) FROM (SELECT utc FROM entry"
    " UNION ALL SELECT json_extract(core, '$.t.utc') FROM peer_entry)"
)
_UNSOUND: Final = (RecordsReason.DAMAGED, RecordsReason.NOT_A_DATABASE, RecordsReason.FOREIGN_FILE)


class Summary(msgspec.Struct, frozen=True):
    """What a backup holds, as people judge it before they restore it."""

    file: str
    console: ConsoleId
    entries: int
    head: str
    encrypted: bool
    first_utc: str
    last_utc: str
    classes: int
    people: int
    runs: int
    assessments: int
    missing: int | None
    """Entries of the present records that it lacks; None when those are another console's or unreadable."""


class Restored(msgspec.Struct, frozen=True):
    """What a restore did."""

    summary: Summary
    console: ConsoleId
    """A new one, unless the backup ends where the present records end, or a hub had all that followed."""
    aside: str | None
    """Folder of the former file; None when there was none."""
    erased_again: int
    """Personal parts that the backup still held of people who were erased after it."""
    fetched: int = 0
    """Entries that came back from the hub."""


class _Note(msgspec.Struct, frozen=True):
    aside: str | None
    keys: bool


def look(
    path: Path, folder: Path, unlocking: Unlocking, present: tuple[ConsoleId | None, int] | None = None
) -> Summary:
    """Verify the backup at `path` and say what it holds, beside the present records of `folder`.

    `present` is their console and how many entries they hold, where somebody has them open.
    ConsoleError: BACKUP_FAULTY (file, faults), SAME_FILE, and as `verify_file`.
    """
    if path.resolve() == (folder / LIVE_NAME).resolve():
        raise ConsoleError(RecordsReason.SAME_FILE, file=path.name)
    try:
        finding = verify_file(path, unlocking)
    except ConsoleError as error:
        if error.reason in _UNSOUND:
            raise ConsoleError(RecordsReason.BACKUP_FAULTY, file=path.name, faults=1) from error
        raise
    if finding.faults or finding.head is None:
        raise ConsoleError(RecordsReason.BACKUP_FAULTY, file=path.name, faults=len(finding.faults))
    if present is None:
        found = look_at_present(folder / LIVE_NAME, unlocking)
        present = found.console, found.head[0]
    console, entries = present
    key = unlocking.key(path)
    store = Store.open_reading(path, key=key)
    try:
        identity = Local(store).identity()
        if identity is None:
            raise ConsoleError(RecordsReason.BACKUP_FAULTY, file=path.name, faults=1)
        known = console == identity.console
        ((first_utc, last_utc),) = store.rows(_TIMES)
        return Summary(
            file=path.name,
            console=identity.console,
            entries=finding.entries,
            head=finding.head,
            encrypted=key is not None,
            first_utc=first_utc,
            last_utc=last_utc,
            classes=_count(store, "class"),
            people=_count(store, "person"),
            runs=_count(store, "run"),
            assessments=_count(store, "assessment"),
            missing=max(entries - finding.entries, 0) if known else None,
        )
    finally:
        store.close()


def restore(
    path: Path, folder: Path, clock: Clock, *, app: str, unlocking: Unlocking, fetch: Fetch | None = None
) -> Restored:
    """Put the backup at `path` in the place of the records of `folder`, and set those aside.

    What was recorded after the backup is asked of the hub through `fetch`, where one was joined. Without all
    of it the restored records go on under a new console id and key: two consoles must never write under one
    name. A backup that ends exactly where the present records end keeps its name, too; the loser of a fork
    never does. ConsoleError as `look`, and HELD_BY_ANOTHER, DISK_FULL, READ_ONLY, IO, NETWORK_PLACE,
    SYNCED_PLACE; then nothing was changed.
    """
    live = folder / LIVE_NAME
    try:
        refuse_place(folder)
        make_folder(folder)
        hold = Hold.take(live, iso_utc(clock.utc()))
        try:
            finish(folder)
            summary = look(path, folder, unlocking)
            present = look_at_present(live, unlocking)
            made = Replacement(path, folder, present, clock, app, unlocking).make(fetch)
            aside = _set_aside_name(folder, clock.utc()) if live.exists() else None
            _exchange(folder, aside, unlocking if present.console else None)
        finally:
            _remove_parts(folder)
            hold.release()
    except OSError as error:
        raise from_os(error, folder) from error
    set_aside = str(folder / aside) if aside else None
    return Restored(summary, made.console, set_aside, made.erased_again, made.fetched)


def finish(folder: Path) -> None:
    """Finish an exchange that a crash cut off; called by whoever holds the records. OSError passes.

    Without a note nothing had been changed yet, and what was prepared is removed.
    """
    note = folder / NOTE
    if note.exists():
        _finish(folder, msgspec.json.decode(note.read_bytes(), type=_Note))
    _remove_parts(folder)


def _exchange(folder: Path, aside: str | None, unlocking: Unlocking | None) -> None:
    live = folder / LIVE_NAME
    if unlocking is not None:
        # A file that opens takes its log in; of one that does not, the log is set aside as it is.
        Store.open(live, unlocking.key(live)).close()
    note = _Note(aside, (folder / PART_KEYS).exists())
    write_whole(folder / NOTE, msgspec.json.encode(note))
    _finish(folder, note)


def _finish(folder: Path, note: _Note) -> None:
    """Every step may have been done before. The records' name is never without a whole file."""
    live, part = folder / LIVE_NAME, folder / PART
    old = folder / (note.aside or "")
    if note.aside:
        old.mkdir(mode=0o700, exist_ok=True)
    if part.exists():
        if note.aside and not (old / LIVE_NAME).exists():
            _link(live, old / LIVE_NAME)
        _move(folder / f"{LIVE_NAME}-wal", old)
        sync_folder(old)
        sync_folder(folder)
        part.replace(live)
        sync_folder(folder)
    _move(folder / anchors.FILE_NAME, old)
    if note.keys:
        if (folder / PART_KEYS).exists():
            _move(beside(live), old)
            (folder / PART_KEYS).replace(beside(live))
    else:
        _move(beside(live), old)
    sync_folder(old)
    (folder / NOTE).unlink()
    sync_folder(folder)


def _link(path: Path, to: Path) -> None:
    """A second name for the file; where the file system knows none, a copy that appears whole."""
    try:
        os.link(path, to)
    except OSError:
        copy = to.with_name(to.name + ".part")
        shutil.copyfile(path, copy)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        copy.replace(to)


def _move(path: Path, folder: Path) -> None:
    """Into the folder of what is set aside. What lies there already came there before a crash."""
    if path.exists() and folder != path.parent and not (folder / path.name).exists():
        path.replace(folder / path.name)


def _remove_parts(folder: Path) -> None:
    if not (folder / NOTE).exists():
        for path in folder.glob(f"{PART}*"):
            path.unlink(missing_ok=True)


def _set_aside_name(folder: Path, utc: datetime) -> str:
    """A folder that nobody has: two restores may come in one millisecond, or the clock may go back."""
    name = f"{erasure.ASIDE}{utc.strftime('%Y%m%dT%H%M%S')}{utc.microsecond // 1000:03}Z"
    names = (name, *(f"{name}-{number}" for number in range(2, 10_000)))
    return next(one for one in names if not (folder / one).exists())


def _count(store: Store, table: str) -> int:
    return int(store.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608
