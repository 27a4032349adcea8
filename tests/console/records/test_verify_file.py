"""`verify` of any file, wherever it lies: it only looks."""

import shutil
import sqlite3

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records import verify_file
from tests.support.ledgers import hold_class, opened


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def trouble(path):
    with pytest.raises(ConsoleError) as told:
        verify_file(path)
    return told.value.reason


def test_a_copy_with_its_log_beside_it_is_read_to_the_end_and_left_as_it_is(tmp_path):
    records = opened(tmp_path / "live")
    hold_class(records)
    away = tmp_path / "a copy, elsewhere"
    away.mkdir()
    shutil.copy(records.path, away / "copy.sqlite")
    shutil.copy(f"{records.path}-wal", away / "copy.sqlite-wal")
    head, before = records.head(), everything(away)
    finding = verify_file(away / "copy.sqlite")
    assert (finding.entries, finding.head) == head
    assert finding.faults == ()
    assert everything(away) == before
    records.close()


def test_a_copy_without_its_log_is_only_as_long_as_the_file_says(tmp_path):
    records = opened(tmp_path / "live")
    hold_class(records)
    shutil.copy(records.path, tmp_path / "copy.sqlite")
    finding = verify_file(tmp_path / "copy.sqlite")
    assert finding.entries == 0 and finding.faults
    records.close()


def test_a_closed_file_is_left_as_it_is(tmp_path):
    records = opened(tmp_path)
    hold_class(records)
    records.close()
    before = everything(tmp_path)
    assert verify_file(records.path).faults == ()
    assert everything(tmp_path) == before


def test_a_file_that_a_console_holds_is_not_read(tmp_path):
    records = opened(tmp_path)
    assert trouble(records.path) is RecordsReason.HELD_BY_ANOTHER
    records.close()
    assert verify_file(records.path).entries == 1


def test_what_is_no_records_file_is_named_for_what_it_is(tmp_path):
    missing, folder, empty, text, foreign = (
        tmp_path / name for name in ("none", "dir", "empty", "text", "foreign")
    )
    folder.mkdir()
    empty.touch()
    text.write_bytes(b"not a database at all" * 500)
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert trouble(missing) is RecordsReason.MISSING
    assert trouble(folder) is RecordsReason.MISSING
    assert trouble(empty) is RecordsReason.FOREIGN_FILE
    assert trouble(text) is RecordsReason.NOT_A_DATABASE
    assert trouble(foreign) is RecordsReason.FOREIGN_FILE


def test_a_file_of_a_newer_version_is_not_judged_by_our_rules(tmp_path):
    records = opened(tmp_path)
    records.close()
    connection = sqlite3.connect(records.path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('console', 'm9999_x', '')"
    )
    connection.commit()
    connection.close()
    assert trouble(records.path) is RecordsReason.NEWER_SCHEMA


def test_every_cut_of_a_file_is_told_and_never_a_traceback(tmp_path):
    records = opened(tmp_path / "live")
    hold_class(records)
    records.close()
    whole = records.path.read_bytes()
    cut = tmp_path / "cut.sqlite"
    for size in range(1, len(whole), 4096 * 3 + 1234):
        cut.write_bytes(whole[:size])
        try:
            assert verify_file(cut).faults
        except ConsoleError as error:
            assert error.reason in {
                RecordsReason.NOT_A_DATABASE,
                RecordsReason.DAMAGED,
                RecordsReason.FOREIGN_FILE,
            }


def test_a_damaged_file_is_named_by_its_folder(tmp_path):
    path = tmp_path / "torn.sqlite"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(ConsoleError) as told:
        verify_file(path)
    assert told.value.detail["folder"] == str(tmp_path)
