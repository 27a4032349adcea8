"""A backup comes back whole, the former file is set aside, and nobody writes under one name twice."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records import Draft, Records, verify_file
from console.records import restore as restoring
from console.records.backup import times
from console.records.keys import FileKey
from console.records.restore import look, restore
from console.records.tail import Tail
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.keyrings import PASSPHRASE, keyring, wrapped
from tests.support.ledgers import enrolled, hold_class, new_id, opened
from tests.support.sticks import HubKeys


def restored(path, folder, clock=None, **how):
    return restore(path, folder, clock or ManualClock(), app="1.0.0", unlocking=Unlocking(**how))


def refusal(path, folder, **how):
    with pytest.raises(ConsoleError) as told:
        restored(path, folder, **how)
    return told.value


@pytest.fixture
def lived(tmp_path):
    """A class, a backup, and another class after it: folder, backup, console, head at the backup."""
    folder = tmp_path / "data"
    records = opened(folder)
    hold_class(records)
    head = records.head()
    made = records.back_up()
    hold_class(records)
    console = records.console
    records.close()
    return folder, made.path, console, head


def test_the_summary_says_what_would_be_lost_and_changes_nothing(lived):
    folder, path, console, head = lived
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    summary = look(path, folder, Unlocking())
    assert (summary.console, summary.entries, summary.head) == (console, *head)
    assert (summary.classes, summary.people, summary.runs, summary.assessments) == (1, 2, 2, 2)
    assert summary.missing == verify_file(folder / "records.sqlite").entries - head[0]
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_restored_records_go_on_under_a_new_name_and_keep_their_history(lived):
    folder, path, console, head = lived
    done = restored(path, folder)
    assert done.console != console
    records = opened(folder)
    assert records.console == done.console and records.verify() == []
    assert records.head()[0] == 1
    assert [len(records.classes()), len(records.persons())] == [1, 2]
    ((continues,),) = records._store.rows("SELECT json_extract(core, '$.body.continues') FROM entry")
    assert json.loads(continues) == {"console": console, "seq": head[0], "hash": head[1]}
    known = records.continues()
    assert (known.console, known.seq, known.hash) == (console, *head)
    class_ = hold_class(records)
    assert records.classes()[0].id == class_
    assert records.verify() == []
    records.rebuild()
    assert records.verify() == []
    records.close()
    assert verify_file(folder / "records.sqlite").faults == ()


def test_the_former_file_lies_aside_with_its_anchors_and_is_whole(lived):
    folder, path, console, _ = lived
    before = verify_file(folder / "records.sqlite")
    done = restored(path, folder)
    aside = folder / done.aside.rpartition("/")[2]
    assert {file.name for file in aside.iterdir()} == {"records.sqlite", "anchors.jsonl"}
    assert verify_file(aside / "records.sqlite") == before
    assert restored(aside / "records.sqlite", folder).summary.console == console
    records = opened(folder)
    assert len(records.classes()) == 2 and records.verify() == []
    records.close()


def test_a_backup_that_ends_where_the_records_end_keeps_its_name(lived, tmp_path):
    folder, _, console, _ = lived
    shutil.copy(folder / "records.sqlite", tmp_path / "copy.sqlite")
    assert restored(tmp_path / "copy.sqlite", folder).console == console
    records = opened(folder)
    assert records.verify() == [] and len(records.classes()) == 2
    records.close()


def test_a_backup_of_a_restored_file_comes_back_with_all_its_chains(lived):
    folder, path, first, _ = lived
    for _ in range(2):
        restored(path, folder)
        records = opened(folder)
        hold_class(records)
        records.append("class.started", new_id(), {})
        path = records.back_up().path
        records.close()
    done = restored(path, folder)
    records = opened(folder)
    assert len(records.classes()) == 3 and records.verify() == []
    assert records._store.rows("SELECT count(DISTINCT console) FROM peer_entry") == [(3,)]
    assert first != done.console
    records.close()


def test_a_new_machine_gets_the_records_of_the_one_that_died(lived, tmp_path):
    _, path, console, _ = lived
    summary = restored(path, tmp_path / "new").summary
    assert summary.console == console and summary.missing is None
    records = opened(tmp_path / "new")
    assert records.verify() == [] and len(records.classes()) == 1
    records.close()


def test_an_encrypted_backup_opens_with_the_passphrase_beside_it_on_another_machine(tmp_path):
    records = Records.open(tmp_path / "a", ManualClock(), app="1", unlocking=Unlocking(keyring()))
    hold_class(records)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    hold_class(records)
    made = records.back_up(tmp_path / "stick")
    records.close()
    assert refusal(made.path, tmp_path / "b").reason is RecordsReason.KEY_NEEDED
    assert not (tmp_path / "b" / "records.sqlite").exists()
    restored(made.path, tmp_path / "b", ask=lambda path: PASSPHRASE)
    again = Records.open(
        tmp_path / "b", ManualClock(), app="1", unlocking=Unlocking(ask=lambda path: PASSPHRASE)
    )
    assert again.verify() == [] and len(again.classes()) == 2
    again.close()


@pytest.mark.parametrize("damage", ["cut", "flip", "text", "foreign", "gone", "tampered"])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_changed(lived, damage):
    folder, path, *_ = lived
    data = bytearray(path.read_bytes())
    if damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "flip":
        data[data.index(b'"Evening A"') + 1] ^= 1
        path.write_bytes(data)
    elif damage == "text":
        path.write_bytes(b"no database at all\n" * 1000)
    elif damage == "foreign":
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t (a)")
        connection.close()
    elif damage == "gone":
        path.unlink()
    else:
        connection = sqlite3.connect(path)
        connection.execute("DROP TRIGGER run_event_never_goes")
        connection.execute("DELETE FROM run_event")
        connection.commit()
        connection.close()
    before = (folder / "records.sqlite").read_bytes()
    assert refusal(path, folder).reason in {
        RecordsReason.BACKUP_FAULTY,
        RecordsReason.DAMAGED,
        RecordsReason.NOT_A_DATABASE,
        RecordsReason.FOREIGN_FILE,
        RecordsReason.MISSING,
    }
    assert (folder / "records.sqlite").read_bytes() == before
    assert not list(folder.glob("records.restoring*")) and not list(folder.glob("set-aside*"))


def test_the_records_file_itself_is_no_backup(lived):
    folder, *_ = lived
    assert refusal(folder / "records.sqlite", folder).reason is RecordsReason.SAME_FILE


def test_records_that_a_console_holds_are_not_exchanged(lived):
    folder, path, *_ = lived
    records = opened(folder)
    assert refusal(path, folder).reason is RecordsReason.HELD_BY_ANOTHER
    records.close()


@pytest.mark.parametrize("damage", [b"", b"nothing of ours\n" * 800])
def test_a_present_file_that_can_not_be_read_is_set_aside_with_its_log(lived, damage):
    folder, path, *_ = lived
    (folder / "records.sqlite").write_bytes(damage)
    (folder / "records.sqlite-wal").write_bytes(b"some log")
    done = restored(path, folder)
    assert (folder / done.aside.rpartition("/")[2] / "records.sqlite").read_bytes() == damage
    assert (folder / done.aside.rpartition("/")[2] / "records.sqlite-wal").read_bytes() == b"some log"
    records = opened(folder)
    assert records.verify() == []
    records.close()


def test_a_backup_copied_while_open_without_its_log_is_refused(tmp_path):
    records = opened(tmp_path / "live")
    hold_class(records)
    shutil.copy(records.path, tmp_path / "copy.sqlite")
    records.close()
    assert refusal(tmp_path / "copy.sqlite", tmp_path / "new").reason in {
        RecordsReason.BACKUP_FAULTY,
        RecordsReason.FOREIGN_FILE,
    }


def test_the_larger_count_of_wrong_passphrases_stays(lived):
    folder, path, *_ = lived
    records = opened(folder)
    for who, failures in (("a", 7), ("b", 2)):
        records._store.rows("INSERT INTO lockout (who, failures, mono_ms) VALUES (?, ?, 5)", who, failures)
    second = records.back_up().path
    records._store.rows("UPDATE lockout SET failures = 0 WHERE who = 'a'")
    records._store.rows("UPDATE lockout SET failures = 9 WHERE who = 'b'")
    records.close()
    restored(second, folder)
    records = opened(folder)
    assert records._store.rows("SELECT who, failures FROM lockout ORDER BY who") == [("a", 7), ("b", 9)]
    records.close()
    restored(path, folder)
    records = opened(folder)
    assert records._store.rows("SELECT who, failures FROM lockout ORDER BY who") == [("a", 7), ("b", 9)]
    records.close()


def test_who_was_erased_after_the_backup_is_erased_again(tmp_path):
    records = opened(tmp_path)
    person, other = new_id(), new_id()
    first, _ = records.append_all([enrolled(person), enrolled(other)])
    path = records.back_up(tmp_path / "stick").path
    sha256 = first.detached[0].sha256
    records.append_all([Draft("person.erased", person, {"blobs": [sha256], "reason": "asked for it"})])
    records._store.rows("DELETE FROM blob WHERE sha256 = ?", sha256)
    records.close()
    assert restored(path, tmp_path).erased_again == 1
    records = opened(tmp_path)
    assert records._store.rows("SELECT count(*) FROM blob WHERE sha256 = ?", sha256) == [(0,)]
    assert records.verify() == []
    assert [row.person for row in records.persons() if row.display] == [other]
    records.close()


def test_who_was_erased_after_the_backup_is_erased_again_when_only_the_hub_knows_of_it(tmp_path):
    lost = opened(tmp_path / "lost")
    lost.delivery.join(HubKeys().row(lost.console))
    person, other = new_id(), new_id()
    first, _ = lost.append_all([enrolled(person), enrolled(other)])
    sha256 = first.detached[0].sha256
    path = lost.back_up(tmp_path / "stick").path
    lost.people.erase(person, "asked for it")
    lines = [(entry.core, entry.hash, entry.sig) for entry in lost.history()]
    lost.close()

    def fetch(identity, hub, after):
        return Tail(len(lines), tuple(lines[after:]), {})

    done = restore(path, tmp_path / "new", ManualClock(), app="1", unlocking=Unlocking(), fetch=fetch)
    assert (done.console, done.erased_again) == (lost.console, 1)
    records = opened(tmp_path / "new")
    assert records.part(sha256) is None
    assert [row.person for row in records.persons() if row.display] == [other]
    assert records.verify() == []
    records.close()


@pytest.mark.parametrize("step", range(12))
def test_a_crash_during_the_exchange_leaves_the_old_file_or_the_new_one(lived, step, monkeypatch):
    folder, path, console, _ = lived
    before = verify_file(folder / "records.sqlite")

    class Crash(BaseException):
        pass

    steps = iter(range(100))

    def crashing(work):
        def act(*arguments, **named):
            if next(steps) == step:
                raise Crash
            return work(*arguments, **named)

        return act

    for name in ("_link", "_move", "sync_folder", "write_whole"):
        monkeypatch.setattr(restoring, name, crashing(getattr(restoring, name)))
    monkeypatch.setattr(restoring, "_remove_parts", lambda folder: None)
    with contextlib.suppress(Crash):
        restored(path, folder)
    monkeypatch.undo()
    if not (folder / restoring.NOTE).exists() and step == 0:
        assert verify_file(folder / "records.sqlite") == before
    records = opened(folder)
    assert records.verify() == []
    is_old = records.console == console
    assert len(records.classes()) == (2 if is_old else 1)
    assert is_old == (step == 0)
    records.close()
    assert not list(folder.glob("records.restoring*"))
    assert verify_file(folder / "records.sqlite").faults == ()


def test_two_restores_in_one_moment_set_aside_two_files(lived):
    folder, path, _, _ = lived
    clock = ManualClock()
    first, second = (restored(path, folder, clock) for _ in range(2))
    assert first.aside != second.aside
    for aside in (first.aside, second.aside):
        assert verify_file(Path(aside) / "records.sqlite").faults == ()


def test_backups_are_listed_by_console(lived):
    folder, path, console, _ = lived
    assert list(times(folder / "backups", console)) == [path]
    assert times(folder / "backups", new_id()) == {}


def test_who_was_erased_by_a_restored_console_is_erased_again_from_a_copy_that_never_knew_it(tmp_path):
    records = opened(tmp_path / "data")
    person = new_id()
    records.append_all([enrolled(person)])
    stick = shutil.copy(records.back_up().path, tmp_path / "stick.sqlite")
    records.close()
    clock = ManualClock()
    restored(stick, tmp_path / "data", clock)
    records = opened(tmp_path / "data", clock)
    records.people.erase(person, "asked for it")
    records.close()
    for _ in range(2):
        clock.advance(60)
        assert restored(stick, tmp_path / "data", clock).erased_again == 1
        records = opened(tmp_path / "data", clock)
        assert records.verify() == []
        assert [told.console for told in records.erasures()] == [records.console]
        assert records.people.view(person).erased_utc and records.people.view(person).display == ""
        records.close()
    for backup in (tmp_path / "data" / "backups").glob("*.sqlite"):
        assert verify_file(backup).faults == ()
