"""Places where records can not be kept, and files that are not ours to write: told, and untouched."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records import verify_file
from console.sentences import sentence
from tests.support.ledgers import hold_class, new_id, opened, planned
from tests.support.mounts import may_mount, mounted, read_only
from tests.support.tree import ROOT

WRITER = Path(__file__).parents[1] / "support" / "records_writer.py"
LAST_USER = 65_534


def write(folder, *arguments, inside=()):
    """Run the writer process, perhaps inside another command; its lines, split."""
    command = [*inside, sys.executable, str(WRITER), str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr == "" and done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def refusal(folder):
    with pytest.raises(ConsoleError) as told:
        opened(folder)
    return told.value


def test_a_file_that_may_grow_no_more_loses_nothing_acknowledged(tmp_path):
    lines = write(tmp_path, "--largest-file", "500000")
    assert lines[-1][0] == "trouble"
    assert lines[-1][1] in {RecordsReason.IO, RecordsReason.DISK_FULL}
    kept = [line for line in lines if line[0] == "entry"]
    assert kept
    finding = verify_file(tmp_path / "records.sqlite")
    assert finding.faults == () and finding.entries == int(kept[-1][1])
    records = opened(tmp_path)
    assert records.append("class.started", new_id(), {}).seq == finding.entries + 1
    records.close()


def test_a_new_file_with_no_room_at_all_is_refused_and_opens_once_there_is_room(tmp_path):
    lines = write(tmp_path, "--largest-file", "30000")
    assert lines == [["trouble", lines[0][1]]]
    assert lines[0][1] in {RecordsReason.IO, RecordsReason.DISK_FULL}
    records = opened(tmp_path)
    assert records.verify() == []
    records.close()


def test_a_full_disk_is_named_and_everything_acknowledged_is_on_it(tmp_path):
    if not may_mount():
        return  # a file that may grow no more, above, is all the fullness that we can make here
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    script = f'mount -t tmpfs -o size=600k none "{disk}"; trap \'cp -r "{disk}" "{kept}"\' EXIT; "$@"; exit'
    lines = write(disk / "data", inside=mounted(script))
    assert lines[-1] == ["trouble", RecordsReason.DISK_FULL]
    entries = [line for line in lines if line[0] == "entry"]
    finding = verify_file(kept / "data" / "records.sqlite")
    assert finding.faults == () and finding.entries == int(entries[-1][1])


def test_a_console_that_starts_on_a_full_disk_says_so_before_anything_is_lost(tmp_path):
    if not may_mount():
        return
    opened(tmp_path / "data").close()
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        f'mount -t tmpfs -o size=600k none "{disk}"; cp -r "{tmp_path / "data"}" "{disk}"; '
        f'dd if=/dev/zero of="{disk}/rest" bs=1k 2>&- || true'
    )
    words = ["stations", "--seconds", "0", "--interface", "loopback", "--data", str(disk / "data")]
    done = subprocess.run(
        [*mounted(script), sys.executable, "-m", "ui", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full, so nothing can be recorded.")


def test_records_on_a_read_only_mount_open_for_reading(tmp_path):
    records = opened(tmp_path)
    hold_class(records)
    head = records.head()
    records.close()
    lines = write(tmp_path, inside=read_only(tmp_path))
    assert lines == [["open", "read_only", str(head[0])], ["trouble", RecordsReason.READ_ONLY]]


def test_records_on_a_read_only_mount_are_backed_up_elsewhere_and_their_people_listed(tmp_path):
    data = tmp_path / "data"
    records = opened(data)
    hold_class(records)
    head = records.head()
    records.close()
    for words in (["records", "backup", str(tmp_path / "stick")], ["people", "list"]):
        done = subprocess.run(
            [*read_only(data), sys.executable, "-m", "ui", *words, "--data", str(data)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 2
    (made,) = (tmp_path / "stick").glob("*.sqlite")
    finding = verify_file(made)
    assert (finding.faults, finding.entries, finding.head) == ((), *head)


def test_records_left_by_a_crash_on_a_read_only_mount_are_read_with_their_log(tmp_path):
    records = opened(tmp_path / "live")
    hold_class(records)
    head = records.head()
    crashed = tmp_path / "crashed"
    shutil.copytree(tmp_path / "live", crashed)
    records.close()
    lines = write(crashed, inside=read_only(crashed))
    assert lines == [["open", "read_only", str(head[0])], ["trouble", RecordsReason.READ_ONLY]]


def test_an_empty_read_only_mount_is_refused(tmp_path):
    for folder in (tmp_path, tmp_path / "new"):
        assert write(folder, inside=read_only(tmp_path)) == [["trouble", RecordsReason.READ_ONLY]]


def test_a_folder_without_permission_is_refused(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for folder in (closed, closed / "new"):
        if os.geteuid() == 0:
            script = f'mount -t tmpfs -o mode=755 none "{closed}"'
            lines = write(folder, "--user", str(LAST_USER), inside=mounted(script))
            assert lines == [["trouble", RecordsReason.READ_ONLY]]
        else:
            assert refusal(folder).reason is RecordsReason.READ_ONLY


def test_a_second_console_is_refused_at_once_and_told_who_has_the_file(tmp_path):
    records = opened(tmp_path)
    error = refusal(tmp_path)
    assert error.reason is RecordsReason.HELD_BY_ANOTHER
    assert str(os.getpid()) in error.detail["holder"] and "2026-11-24T10:00" in error.detail["holder"]
    assert write(tmp_path) == [["trouble", RecordsReason.HELD_BY_ANOTHER]]
    assert records.append("class.started", new_id(), {}).seq == 2
    records.close()
    opened(tmp_path).close()


def test_another_program_on_the_file_is_a_holder_too(tmp_path):
    opened(tmp_path).close()
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " c.execute('PRAGMA locking_mode=EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE');"
        " print('held', flush=True);"
        " sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "records.sqlite")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "held\n"
    error = refusal(tmp_path)
    assert error.reason is RecordsReason.HELD_BY_ANOTHER
    assert f"in {tmp_path} are already open: another program. " in sentence(error.reason, error.detail)
    other.communicate()
    opened(tmp_path).close()


@pytest.mark.parametrize(
    "content", [b"these are no records\n" * 300, b"x", b"SQLite format 3\0" + b"\xee" * 5_000]
)
def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path, content):
    path = tmp_path / "records.sqlite"
    path.write_bytes(content)
    told = refusal(tmp_path).reason
    assert told in {RecordsReason.NOT_A_DATABASE, RecordsReason.DAMAGED, RecordsReason.FOREIGN_FILE}
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("*-wal")) and not list(tmp_path.glob("*-journal"))


def test_a_database_of_another_program_is_refused_and_untouched(tmp_path):
    path = tmp_path / "records.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY)")
    connection.close()
    content = path.read_bytes()
    assert refusal(tmp_path).reason is RecordsReason.FOREIGN_FILE
    assert path.read_bytes() == content


@pytest.mark.parametrize("left_by_a_crash", [False, True])
def test_records_of_a_newer_version_are_open_for_reading_only(tmp_path, left_by_a_crash):
    records = opened(tmp_path / "live")
    class_ = hold_class(records)
    later = "('console', 'm0099_later', '')"
    records._store.rows(f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES {later}")
    folder = tmp_path / "live"
    if left_by_a_crash:
        folder = tmp_path / "crashed"
        shutil.copytree(tmp_path / "live", folder)
    console = records.console
    records.close()
    newer = opened(folder)
    assert (newer.writable, newer.trouble) == (False, RecordsReason.NEWER_SCHEMA)
    assert newer.console == console
    assert [row.id for row in newer.classes()] == [class_]
    for act in (
        lambda: newer.append_all([planned(new_id())]),
        lambda: newer.log([]),
        lambda: newer.set_setting("a", 1),
        newer.rebuild,
        newer.verify,
    ):
        with pytest.raises(ConsoleError) as told:
            act()
        assert told.value.reason is RecordsReason.NEWER_SCHEMA
    newer.close()


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        assert refusal(folder).reason is RecordsReason.IO


def test_a_broken_console_key_is_told(tmp_path):
    opened(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "records.sqlite")
    connection.execute("UPDATE identity SET private_key = x'00'")
    connection.commit()
    connection.close()
    assert refusal(tmp_path).reason is RecordsReason.DAMAGED


def test_a_lock_file_without_sense_does_no_harm(tmp_path):
    for content in ("", "nonsense", json.dumps({"pid": "x"}), json.dumps([1])):
        (tmp_path / "records.lock").write_text(content)
        opened(tmp_path).close()


def test_entries_without_the_console_s_key_are_told_and_nothing_is_added_to_them(tmp_path):
    records = opened(tmp_path)
    head = records.head()
    records.close()
    with sqlite3.connect(records.path) as file:
        file.execute("DELETE FROM identity")
    file.close()
    assert refusal(tmp_path).reason is RecordsReason.DAMAGED
    assert (verify_file(records.path).entries, verify_file(records.path).head) == head
