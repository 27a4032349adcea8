"""Backups: checked before they have a name, thinned, and never where they would be torn."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import ConsoleError, RecordsReason
from console.records import Records, backup, verify_file
from console.records.backup import DAILY, WEEKLY, kept, name_of, times
from console.records.keys import FileKey
from console.records.unlocking import Unlocking
from tests.support import killed
from tests.support.clock import ManualClock
from tests.support.keyrings import PASSPHRASE, wrapped
from tests.support.ledgers import hold_class, new_id, opened

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
HEAD = "ab" * 32


@pytest.fixture
def records(tmp_path):
    found = opened(tmp_path / "data")
    hold_class(found)
    yield found
    found.close()


def test_a_backup_is_a_whole_file_of_its_own_and_is_noted_afterwards(records):
    before = records.head()
    made = records.back_up()
    assert (made.seq, made.head) == before
    assert verify_file(made.path).faults == () and verify_file(made.path).head == before[1]
    assert list(made.path.parent.iterdir()) == [made.path]
    assert made.path.stat().st_mode & 0o077 == 0
    ((body,),) = records._store.rows("SELECT core ->> '$.body' FROM entry ORDER BY seq DESC LIMIT 1")
    assert made.path.name in body and before[1] in body
    assert records.last_backup_utc() is not None


def test_an_encrypted_backup_has_the_same_key_and_its_wraps_beside_it(records, tmp_path):
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    made = records.back_up(tmp_path / "stick")
    unlocking = Unlocking(ask=lambda path: PASSPHRASE)
    assert verify_file(made.path, unlocking).faults == ()
    assert b"SQLite" not in made.path.read_bytes()[:16]


def test_a_backup_needs_something_new(records):
    assert records.has_news() and records.backup_is_due()
    records.back_up()
    assert not records.has_news() and not records.backup_is_due()
    records.append("class.started", new_id(), {})
    assert records.has_news() and not records.backup_is_due()


def test_a_day_later_it_is_due_and_also_when_the_clock_went_back(tmp_path):
    clock = ManualClock()
    records = opened(tmp_path, clock)
    hold_class(records)
    records.back_up()
    records.append("class.started", new_id(), {})
    assert not records.backup_is_due()
    clock.advance(86_400)
    assert records.backup_is_due()
    records.close()


def test_a_first_start_without_anything_in_it_is_not_backed_up(tmp_path):
    records = opened(tmp_path)
    assert not records.has_news()
    records.close()


def test_a_damaged_file_makes_no_backup(records, tmp_path):
    records._store.rows("DROP TRIGGER entry_never_changes")
    records._store.rows("UPDATE entry SET core = replace(core, 'Evening', 'Morning') WHERE seq = 2")
    with pytest.raises(ConsoleError) as told:
        records.back_up(tmp_path / "stick")
    assert told.value.reason is RecordsReason.DAMAGED
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_full_disk_leaves_no_half_backup_and_the_records_go_on(tmp_path):
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
        "from pathlib import Path; from tests.support.killed import opened\n"
        "from console.errors import ConsoleError\n"
        "records = opened(Path(sys.argv[1]))\n"
        "try:\n    records.back_up(Path(sys.argv[2]))\n"
        "except ConsoleError as error:\n    print(error.reason)\n"
        "print(records.head()[0]); records.close()\n"
    )
    records = opened(tmp_path / "data")
    hold_class(records)
    head = records.head()[0]
    records.close()
    command = [sys.executable, "-c", script, str(tmp_path / "data"), str(tmp_path / "stick")]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": "."})
    assert done.stdout.split() in (["disk_full", str(head)], ["io", str(head)]), done.stderr
    assert list((tmp_path / "stick").iterdir()) == []
    assert verify_file(tmp_path / "data" / "records.sqlite").faults == ()
    again = opened(tmp_path / "data")
    again.back_up(tmp_path / "stick")
    again.close()


def test_what_others_keep_in_the_folder_is_left_alone(records, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    others = [name_of(new_id(), NOW - timedelta(days=days), HEAD) for days in range(200)]
    for name in [*others, "holiday.sqlite", "records.sqlite", "records-x.sqlite.part"]:
        (stick / name).write_bytes(b"x")
    records.back_up(stick)
    assert {*others, "holiday.sqlite", "records.sqlite", "records-x.sqlite.part"} < {
        path.name for path in stick.iterdir()
    }


def test_fourteen_days_and_eight_weeks_are_kept(records):
    folder = records.path.parent / backup.FOLDER
    folder.mkdir()
    for hours in range(1, 24 * 100, 8):
        path = folder / name_of(records.console, NOW - timedelta(hours=hours), HEAD)
        path.write_bytes(b"SQLite format 3\0")
        path.with_suffix(".keys").write_bytes(b"x")
    made = records.back_up()
    left = times(folder, records.console)
    assert next(iter(left)) == made.path
    assert DAILY + WEEKLY - 3 <= len(left) <= DAILY + WEEKLY
    days = sorted({utc.date() for utc in left.values()}, reverse=True)
    assert days[:DAILY] == [(NOW - timedelta(days=n)).date() for n in range(DAILY)]
    assert {path.stem for path in folder.glob("*.keys")} == {path.stem for path in left} - {made.path.stem}


@given(st.lists(st.integers(0, 24 * 400), max_size=60))
def test_thinning_never_drops_what_it_kept_before_as_time_goes_on(hours):
    made = {NOW + timedelta(hours=hour) for hour in hours}
    alive: set[datetime] = set()
    for utc in sorted(made):
        alive = kept({*alive, utc})
        assert utc in alive and len(alive) <= DAILY + WEEKLY


@given(st.sets(st.integers(-(24 * 400), 24 * 400), max_size=60))
def test_the_newest_of_all_is_always_kept(hours):
    made = {NOW + timedelta(hours=hour) for hour in hours}
    assert not made or max(made) in kept(made)


def test_a_backup_made_by_a_clock_that_is_years_off_is_kept(tmp_path):
    clock = ManualClock()
    records = opened(tmp_path, clock)
    hold_class(records)
    folder = records.path.parent / backup.FOLDER
    folder.mkdir()
    for days in range(60):
        path = folder / name_of(records.console, NOW + timedelta(days=3650 + days), HEAD)
        path.write_bytes(b"SQLite format 3\0")
    assert records.back_up().path.exists()
    records.close()


def test_plain_backups_go_once_an_encrypted_one_stands(records):
    records.back_up()
    plain = records.back_up().path
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    folder = records.path.parent / backup.FOLDER
    assert plain not in folder.iterdir()
    assert all(b"SQLite" not in path.read_bytes()[:16] for path in folder.glob("*.sqlite"))
    assert len(list(folder.glob("*.sqlite"))) == 1


def test_a_place_that_is_synchronised_is_refused_for_records_and_backups(records, tmp_path):
    for act in (
        lambda: records.back_up(tmp_path / "OneDrive - College" / "backups"),
        lambda: opened(tmp_path / "Dropbox" / "data"),
    ):
        with pytest.raises(ConsoleError) as told:
            act()
        assert told.value.reason is RecordsReason.SYNCED_PLACE
    assert not (tmp_path / "Dropbox").exists() and not (tmp_path / "OneDrive - College").exists()


def test_a_second_console_on_encrypted_records_is_refused_at_once_and_before_any_question(tmp_path):
    records = opened(tmp_path)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])

    def never(path):
        raise AssertionError("asked")

    began = killed.time.monotonic()
    with pytest.raises(ConsoleError) as told:
        Records.open(tmp_path, ManualClock(), app="1", unlocking=Unlocking(ask=never))
    assert told.value.reason is RecordsReason.HELD_BY_ANOTHER
    assert killed.time.monotonic() - began < 1
    records.close()


def test_a_backup_is_no_bigger_secret_than_the_file(records):
    made = records.back_up()
    shutil.copy(made.path, records.path.parent / "elsewhere.sqlite")
    assert verify_file(records.path.parent / "elsewhere.sqlite").faults == ()
