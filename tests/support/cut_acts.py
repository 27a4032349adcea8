"""What is done to records while the power may go, and what must be true of them afterwards."""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.errors import ConsoleError
from console.model import Pin
from console.records import Records, anchors, migrations, verify_file
from console.records.backup import times
from console.records.keys import beside, key_name, read_wraps
from console.records.restore import restore
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME
from tests.support.clock import ManualClock
from tests.support.keyrings import wrapped
from tests.support.killed import KEY
from tests.support.ledgers import console_row, enrolled, headset_row, hold_class, new_id
from tests.support.power_cut import Disk, Fate, cuts
from tests.support.recorded_disk import RecordedDisk, Write
from tests.support.tree import ROOT

FOLDER = "live"
OLD = ROOT / "tests" / "data" / "records_m0001.sqlite"
NAME = b"Hana Later"
PARTS = ("records.encrypting", "records.restoring")
Acknowledged = Sequence[tuple[Any, ...]]
"""Each: what it is, and what `_is_there` needs to know of it."""
STATION, BOOT, RUN = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))


def unlocking() -> Unlocking:
    found = Unlocking()
    found.remember(KEY)
    return found


def opened(folder: Path) -> Records:
    return Records.open(folder, ManualClock(), app="1.0.0", unlocking=unlocking())


def lived(folder: Path, encrypt: bool = False) -> Acknowledged:
    records = opened(folder)
    hold_class(records, trainees=1)
    if encrypt:
        records.encrypt(KEY, [wrapped(KEY)])
        shutil.rmtree(folder / "backups")
    head = records.head()
    records.close()
    return [("entry", *head)]


def record(disk: RecordedDisk, folder: Path, rounds: int = 10) -> None:
    """Entries, rows and pairings as they come, the log taken in often; closed, and opened once more."""
    for _ in range(2):
        records = opened(folder)
        records._store.rows("PRAGMA wal_autocheckpoint=12")
        for _ in range(rounds):
            (entry,) = records.append_all([enrolled(new_id())])
            disk.tell(("entry", entry.seq, entry.hash))
            seq = records.held().get((STATION, BOOT), 0)
            rows = [headset_row(seq + n, RUN, STATION, BOOT) for n in (1, 2, 3)]
            disk.tell(("rows", records.log([*rows, console_row(None)])))
        records.store_pin(
            Pin(new_id(), b"k" * 32, b"c" * 300, "01", "Q3", "1.0", "192.0.2.7:443", "2026-11-24")
        )
        disk.tell(("pins", len(records.pins())))
        records.anchor()
        disk.tell(("anchor", records.head()[0]))
        records.close()
        disk.tell(("anchor", entry.seq))


def recover(disk: RecordedDisk, folder: Path) -> None:
    """What a power cut left is opened; that is another moment at which the power may go."""
    records = opened(folder)
    records.append_all([enrolled(new_id())])
    disk.tell(("entry", *records.head()))
    records.close()


def make(disk: RecordedDisk, folder: Path) -> None:
    record(disk, folder, rounds=1)


def migrate(disk: RecordedDisk, folder: Path) -> None:
    records = opened(folder)
    disk.tell(("schema", len(migrations.STEPS)))
    (path,) = times(folder / "backups", records.console)
    disk.tell(("file", f"backups/{path.name}"))
    records.close()


def encrypt(disk: RecordedDisk, folder: Path) -> None:
    records = opened(folder)
    records.append_all([enrolled(new_id())])
    disk.tell(("entry", *records.head()))
    records.encrypt(KEY, [wrapped(KEY)])
    disk.tell(("encrypted",))
    records.append_all([enrolled(new_id())])
    disk.tell(("entry", *records.head()))
    records.put_wrap(wrapped(KEY, new_id()))
    disk.tell(("wraps", 2))
    records.close()


def back_up(disk: RecordedDisk, folder: Path) -> None:
    records = opened(folder)
    for _ in range(2):
        records.append_all([enrolled(new_id())])
        made = records.back_up()
        disk.tell(("file", f"backups/{made.path.name}"))
    records.close()


def bring_back(disk: RecordedDisk, folder: Path) -> None:
    (path,) = (folder / "stick").glob("*.sqlite")
    done = restore(path, folder, ManualClock(), app="1.0.0", unlocking=unlocking())
    disk.tell(("console", done.console))
    disk.tell(("file", f"{Path(done.aside or '').name}/{LIVE_NAME}"))
    records = opened(folder)
    records.append_all([enrolled(new_id())])
    disk.tell(("entry", *records.head()))
    records.close()


def erase(disk: RecordedDisk, folder: Path) -> None:
    """Somebody who came today, whose name is in the log, in a backup, and in one of an older schema."""
    records = opened(folder)
    person = new_id()
    records.append_all([enrolled(person, NAME.decode())])
    records.back_up()
    query = "SELECT sha256 FROM blob WHERE instr(bytes, ?)"
    digests = [digest for (digest,) in records._store.rows(query, NAME)]
    records.erase(person, digests, "asked for", None)
    disk.tell(("erased", NAME))
    records.append_all([enrolled(new_id())])
    disk.tell(("entry", *records.head()))
    records.close()


def _nothing(folder: Path) -> Acknowledged:
    folder.rmdir()
    return []


def _old(folder: Path) -> Acknowledged:
    shutil.copyfile(OLD, folder / LIVE_NAME)
    found = verify_file(folder / LIVE_NAME)
    return [("entry", found.entries, found.head)]


def _with_backup(folder: Path) -> Acknowledged:
    records = opened(folder)
    hold_class(records, trainees=1)
    records.encrypt(KEY, [wrapped(KEY)])
    records.back_up(folder / "stick")
    hold_class(records, trainees=1)
    head = records.head()
    records.close()
    return [("old or restored", records.console, *head)]


def _with_copies(folder: Path) -> Acknowledged:
    (folder / "backups").mkdir()
    shutil.copyfile(OLD, folder / "backups" / "records-old.sqlite")
    return lived(folder)


def _cut_off(folder: Path) -> Acknowledged:
    """An encrypted file as a power cut left it amid a checkpoint."""
    lived(folder, encrypt=True)
    disk = RecordedDisk(folder.parent)
    with disk.recording():
        record(disk, folder, rounds=4)
    amid = [n for n, step in enumerate(disk.steps) if isinstance(step, Write) and step.offset == 4096 * 2]
    left = Disk()
    for step in disk.steps[: amid[len(amid) // 2] + 1]:
        left.take(step)
    shutil.rmtree(folder)
    left.leave(folder.parent, Fate.TORN, random.Random(1))
    return left.told


@dataclass(frozen=True)
class Act:
    prepare: Callable[[Path], Acknowledged]
    run: Callable[[RecordedDisk, Path], None]
    cuts: int
    """How many power cuts the tests try."""


ACTS = {
    "made": Act(_nothing, make, 150),
    "plain": Act(lived, record, 450),
    "encrypted": Act(lambda folder: lived(folder, encrypt=True), record, 250),
    "migrated": Act(_old, migrate, 200),
    "encrypting": Act(lived, encrypt, 300),
    "backed up": Act(lived, back_up, 200),
    "restored": Act(_with_backup, bring_back, 250),
    "erased": Act(_with_copies, erase, 100),
    "cut off": Act(_cut_off, recover, 100),
}


def recorded(act: Act, root: Path) -> RecordedDisk:
    """The whole act, as it is done in `root / FOLDER`."""
    folder = root / FOLDER
    folder.mkdir()
    before = act.prepare(folder)
    disk = RecordedDisk(root)
    for what in before:
        disk.tell(what)
    with disk.recording():
        act.run(disk, folder)
    return disk


def cut(disk: RecordedDisk, into: Path, number: int, seed: int) -> Iterator[str]:
    """Faults after `number` power cuts of what was recorded; `into` is where each is laid out."""
    chance, judge = random.Random(seed), Judge()
    for place, left, fate in cuts(disk.steps, disk.begun, number, chance):
        into.mkdir()
        try:
            left.leave(into, fate, chance)
            faults = judge.faults(into / FOLDER, left.told)
        except ConsoleError as error:
            faults = [f"{error.reason} {error.detail.get('problem', '')}"]
        finally:
            shutil.rmtree(into)
        yield from (f"step {place}, {fate.name}: {fault}" for fault in faults)


class Judge:
    """Opens what a power cut left, as the program does, and says what is wrong with it.

    A walk through every entry is dear, and rows that were walked once need no second walk: pages and indexes
    are looked at each time. Each tenth time it is also tried whether the records go on.
    """

    def __init__(self) -> None:
        self._walked: set[bytes] = set()
        self._judged = 0

    def faults(self, folder: Path, told: Acknowledged) -> list[str]:
        """What was acknowledged and is not there, and whatever else is not as it must be."""
        self._judged += 1
        records = opened(folder)
        try:
            found = [] if records.writable else ["not writable"]
            found += [f"page: {problem}" for problem in records._store.page_problems()]
            found += [f"gone: {what}" for what in told if not _is_there(records, folder, what)]
            state = _state(records)
            if not found and state not in self._walked:
                found += map(str, records.verify())
                self._walked.add(state)
            copies = [*times(folder / "backups", records.console), *folder.glob(f"set-aside-*/{LIVE_NAME}")]
            found += [fault for path in copies for fault in self._faults_of_copy(path)]
            found += [f"left: {path.name}" for path in folder.iterdir() if path.name.startswith(PARTS)]
            if self._judged % 10 == 0:
                records.append_all([enrolled(new_id())])
        finally:
            records.close()
        if self._judged % 10 == 0:
            found += map(str, verify_file(folder / LIVE_NAME, unlocking()).faults)
        return found

    def _faults_of_copy(self, path: Path) -> list[str]:
        digest = hashlib.sha256(path.read_bytes()).digest()
        if digest in self._walked:
            return []
        self._walked.add(digest)
        return [f"{path.name}: {fault}" for fault in verify_file(path, unlocking()).faults]


def _state(records: Records) -> bytes:
    """A digest of every row and of the anchors; when a step of the schema was taken is no matter."""
    digest = hashlib.sha256(repr(migrations.taken(records._store)).encode())
    listed = records._store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = [name for (name,) in listed if name != "_sqlite_migrations"]
    for table in ("sqlite_schema", *tables):
        digest.update(repr((table, records._store.rows(f'SELECT * FROM "{table}"'))).encode())
    held = records.path.parent / anchors.FILE_NAME
    digest.update(held.read_bytes() if held.exists() else b"")
    return digest.digest()


def _is_there(records: Records, folder: Path, what: Any) -> bool:
    match what:
        case ("entry", seq, digest):
            return records._store.rows("SELECT hash FROM entry WHERE seq = ?", seq) == [(digest,)]
        case ("rows", row):
            return records._store.rows('SELECT count(*) FROM run_event WHERE "row" <= ?', row) == [(row,)]
        case ("pins", number):
            return len(records.pins()) >= number
        case ("anchor", seq):
            return any(anchor.seq >= seq for anchor in anchors.read(folder)[0])
        case ("schema", number):
            return len(migrations.taken(records._store)) == number
        case ("encrypted",):
            files = [records.path, *times(folder / "backups", records.console)]
            return all(key_name(path) == KEY.name for path in files)
        case ("wraps", number):
            return len(read_wraps(beside(records.path))) == number
        case ("file", name):
            return (folder / name).is_file()
        case ("erased", name):
            files = [path for path in folder.rglob("*") if path.is_file()]
            is_gone = not any(name in path.read_bytes() for path in files)
            return is_gone and not (folder / "backups" / "records-old.sqlite").exists()
        case ("old or restored", console, seq, digest):
            if records.console == console:
                return records.head() == (seq, digest) and len(records.classes()) == 2
            return len(records.classes()) == 1
        case ("console", console):
            return records.console == console
    raise AssertionError(what)
