"""The schema grows by steps; a file is copied before it changes, and every released schema still opens."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records import Records, later_steps, migrations, steps, verify_file
from console.records.keys import FileKey, key_name
from console.records.store import Store
from console.records.unlocking import Unlocking
from tests.support import released
from tests.support.clock import ManualClock
from tests.support.keyrings import wrapped
from tests.support.ledgers import hold_class, new_id, opened

DATA = Path(__file__).parents[2] / "data"
KNOWN = [step.__name__ for step in migrations.STEPS]


def m0099_later(db):
    db.execute("CREATE TABLE later (a TEXT) STRICT")


def m0099_broken(db):
    db.execute("CREATE TABLE later (a TEXT) STRICT")
    db.execute("CREATE TABLE later (a TEXT) STRICT")


@pytest.fixture
def whole(tmp_path):
    records = opened(tmp_path)
    hold_class(records)
    records.close()
    return records.path


def test_steps_are_numbered_in_order_without_a_hole():
    numbers = [re.match(r"m(\d{4})_[a-z_]+$", step.__name__).group(1) for step in migrations.STEPS]
    assert numbers == [f"{n:04d}" for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("module", [steps, later_steps], ids=["first", "later"])
def test_steps_import_nothing_of_ours_but_one_another(module):
    source = Path(module.__file__).read_text("utf-8")
    source = re.sub(r"from console\.records import steps|from console\.records\.\w*steps import", "", source)
    imported = set(re.findall(r"^\s*from (\S+) import|^\s*import (\S+)", source, re.MULTILINE))
    assert not {name for pair in imported for name in pair if name.startswith(("console", "tests", "ui"))}


def test_an_old_file_is_copied_and_the_copy_checked_before_a_step(whole, monkeypatch):
    before = verify_file(whole)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m0099_later))
    records = opened(whole.parent)
    assert records.writable and records.verify() == []
    assert migrations.taken(records._store) == [*KNOWN, "m0099_later"]
    records.close()
    opened(whole.parent).close()
    (backup,) = (whole.parent / "backups").iterdir()
    monkeypatch.undo()
    assert verify_file(backup) == before
    assert backup.stat().st_mode & 0o077 == 0


def test_a_step_that_fails_changes_nothing(whole, monkeypatch):
    before = verify_file(whole)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m0099_broken))
    with pytest.raises(ConsoleError) as told:
        opened(whole.parent)
    assert told.value.reason is RecordsReason.DAMAGED
    monkeypatch.undo()
    assert verify_file(whole) == before
    records = opened(whole.parent)
    assert records.append("class.started", new_id(), {}).seq == before.entries + 1
    records.close()


def test_a_damaged_file_is_not_changed_because_its_copy_would_not_be_sound(whole, monkeypatch):
    connection = sqlite3.connect(whole)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry_subject'").fetchone()
    connection.close()
    data = bytearray(whole.read_bytes())
    data[(page - 1) * 4096 : (page - 1) * 4096 + 4096] = data[3 * 4096 : 4 * 4096]
    whole.write_bytes(data)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m0099_later))
    with pytest.raises(ConsoleError) as told:
        opened(whole.parent)
    assert told.value.reason is RecordsReason.DAMAGED
    store = Store.open_reading(whole)
    assert migrations.taken(store) == KNOWN
    store.close()
    assert list((whole.parent / "backups").iterdir()) == []


@pytest.mark.parametrize("path", sorted(DATA.glob("records_m*.sqlite")), ids=lambda path: path.stem)
def test_a_file_of_every_released_schema_opens_whole_and_goes_on(path, tmp_path):
    (tmp_path / "records.sqlite").write_bytes(path.read_bytes())
    before = verify_file(tmp_path / "records.sqlite")
    assert before.faults == () and before.entries > 0
    records = opened(tmp_path)
    assert len(records.classes()) > 0
    assert records.append("class.started", new_id(), {}).seq >= before.entries + 1
    hold_class(records)
    assert records.verify() == []
    records.close()


def test_the_newest_schema_has_a_data_file_and_it_is_up_to_date(tmp_path):
    """Make it with `python -m tests.support.released`, as long as the schema is not released."""
    opened(tmp_path).close()
    assert schema_of(released.newest()) == schema_of(tmp_path / "records.sqlite")


def test_an_encrypted_file_is_copied_with_its_key_before_a_step(whole, monkeypatch):
    key = FileKey.new()
    unlocking = Unlocking()
    unlocking.remember(key)
    records = opened(whole.parent)
    records.encrypt(key, [wrapped(key)])
    records.close()
    shutil.rmtree(whole.parent / "backups")
    before = verify_file(whole, unlocking)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m0099_later))
    records = Records.open(whole.parent, ManualClock(), app="1.0.0", unlocking=unlocking)
    assert records.verify() == []
    records.close()
    monkeypatch.undo()
    (backup,) = (whole.parent / "backups").glob("*.sqlite")
    assert key_name(backup) == key.name and backup.with_suffix(".keys").exists()
    assert verify_file(backup, unlocking) == before


def schema_of(path):
    store = Store.open_reading(path)
    try:
        return set(store.rows("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%migrations%'"))
    finally:
        store.close()
