"""Killed in the middle of growing, encrypting, backing up or restoring: always one whole file, old or new."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from console.clock import SystemClock
from console.records import migrations, verify_file
from console.records.backup import times
from console.records.keys import key_name
from console.records.restore import restore
from console.records.store import Store
from console.records.verify import LIVE_NAME
from tests.support import killed
from tests.support.killed import ERASED, KEY, opened, unlocking
from tests.support.ledgers import enrolled, hold_class, new_id
from tests.support.ledgers import opened as opened_plain

DATA = Path(__file__).parents[1] / "data"
POINTS = 40


def kill(act, folder, into, points):
    """Folders in which `act` was killed, and whether it had come to its end."""
    command = [sys.executable, killed.__file__, act, str(folder), str(into), str(points)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert len(lines) == points
    return [(into / number, how == "done") for number, how in lines]


@pytest.fixture
def lived(tmp_path):
    folder = tmp_path / "before"
    records = opened_plain(folder)
    hold_class(records)
    records.close()
    return folder


def schema_of(path):
    store = Store.open_reading(path)
    try:
        found = (
            "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name NOT LIKE '%migrations' ORDER BY 1, 2"
        )
        return migrations.taken(store), store.rows(found)
    finally:
        store.close()


def test_a_migration_killed_anywhere_leaves_the_old_schema_or_the_new_one(tmp_path):
    before, made = tmp_path / "before", tmp_path / "made"
    before.mkdir()
    shutil.copy(DATA / "records_m0001.sqlite", before / LIVE_NAME)
    opened_plain(made).close()
    old, new = schema_of(before / LIVE_NAME), schema_of(made / LIVE_NAME)
    head = verify_file(before / LIVE_NAME).head
    seen = set()
    for folder, _ in kill("migrate", before, tmp_path / "killed", POINTS):
        found = schema_of(folder / LIVE_NAME)
        assert found in (old, new)
        seen.add(found == new)
        finding = verify_file(folder / LIVE_NAME)
        assert (finding.faults, finding.head) == ((), head)
        for backup in (folder / "backups").glob("*.sqlite"):
            assert verify_file(backup).head == head
        records = opened(folder)
        assert records.verify() == [] and len(records.classes()) == 1
        records.close()
        assert schema_of(folder / LIVE_NAME) == new
    assert seen == {True, False}


def test_an_encryption_killed_anywhere_leaves_the_plain_file_or_the_encrypted_one(lived, tmp_path):
    head = verify_file(lived / LIVE_NAME).entries
    seen = set()
    for folder, is_done in kill("encrypt", lived, tmp_path / "killed", 24):
        finding = verify_file(folder / LIVE_NAME, unlocking(folder))
        assert finding.faults == () and finding.entries >= head
        is_encrypted = key_name(folder / LIVE_NAME) is not None
        assert is_encrypted or not is_done
        assert not is_encrypted or (folder / "records.keys").exists()
        seen.add(is_encrypted)
        records = opened(folder)
        assert records.verify() == [] and len(records.classes()) == 1
        if not is_encrypted:
            records.encrypt(KEY, [killed.wrapped(KEY)])
        records.close()
        assert not list(folder.glob("records.encrypting*"))
        assert b"Trainee" not in (folder / LIVE_NAME).read_bytes()
    assert seen == {True, False}


def test_a_backup_killed_anywhere_is_whole_or_not_there(lived, tmp_path):
    for folder, is_done in kill("backup", lived, tmp_path / "killed", 20):
        assert verify_file(folder / LIVE_NAME).faults == ()
        records = opened(folder)
        made = times(folder / "backups", records.console)
        assert made or not is_done
        for path in made:
            assert verify_file(path).faults == ()
        records.back_up()
        records.close()
        assert not list((folder / "backups").glob("*.part"))


def test_a_restore_killed_anywhere_leaves_the_old_file_or_the_restored_one(lived, tmp_path):
    records = opened_plain(lived)
    records.back_up(lived / "stick")
    hold_class(records)
    console = records.console
    records.close()
    seen = set()
    for folder, is_done in kill("restore", lived, tmp_path / "killed", 24):
        assert (folder / LIVE_NAME).is_file()
        records = opened(folder)
        assert records.verify() == []
        is_old = records.console == console
        assert len(records.classes()) == (2 if is_old else 1)
        assert not (is_old and is_done)
        seen.add(is_old)
        records.close()
        assert verify_file(folder / LIVE_NAME).faults == ()
        assert not list(folder.glob("records.restoring*"))
        for aside in folder.glob("set-aside-*"):
            assert verify_file(aside / LIVE_NAME).faults == ()
    assert seen == {True, False}


def test_an_erasure_killed_anywhere_is_not_begun_or_reaches_every_copy_at_the_next_start(lived, tmp_path):
    records = opened_plain(lived)
    records.append_all([enrolled(new_id(), ERASED)])
    made = records.back_up()
    records.close()
    restore(made.path, lived, SystemClock(), app="1.0.0", unlocking=unlocking(lived))
    seen = set()
    for folder, is_done in kill("erase", lived, tmp_path / "killed", 24):
        records = opened(folder)
        assert records.verify() == [] and not records.owes_erasure
        is_erased = any(entry.kind == "person.erased" for entry in records.history())
        records.close()
        named = [
            path for path in folder.rglob("*") if path.is_file() and ERASED.encode() in path.read_bytes()
        ]
        assert is_erased or not is_done
        assert len(named) == (0 if is_erased else 3), named
        for copy in (*(folder / "backups").glob("*.sqlite"), *folder.glob("set-aside-*/*.sqlite")):
            assert verify_file(copy).faults == ()
        seen.add(is_erased)
    assert seen == {True, False}
