"""`records backup|restore|key`: a script can do it all, and nothing happens that nobody agreed to."""

import argparse
import io
import json
import subprocess
import sys

import pytest

from console.cli import exit_code
from console.cli import records as command
from console.errors import ConsoleError, RecordsReason
from console.records import verify_file
from console.records.keys import FileKey
from tests.support.keyrings import PASSPHRASE, wrapped
from tests.support.ledgers import attacked, hold_class, opened
from tests.support.tree import ROOT


@pytest.fixture
def folder(tmp_path):
    records = opened(tmp_path / "data")
    hold_class(records)
    records.close()
    return tmp_path / "data"


def run(folder, *words, key_file=None):
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(required=True))
    given = argparse.Namespace(data=folder, key_file=key_file)
    args = parser.parse_args(["records", *map(str, words)], given)
    return args.run(args)


def test_a_backup_lands_where_it_was_asked_for(folder, tmp_path, capsys):
    assert run(folder, "backup", tmp_path / "stick") == 0
    answer = json.loads(capsys.readouterr().out)
    (made,) = (tmp_path / "stick").glob("*.sqlite")
    assert answer["file"] == str(made) and answer["entries"] == 14
    assert verify_file(made).head == answer["head"]
    assert run(folder, "backup") == 0
    assert len(list((folder / "backups").glob("*.sqlite"))) == 1


def test_a_restore_asks_shows_and_does_nothing_without_a_yes(folder, tmp_path, capsys, monkeypatch):
    run(folder, "backup", tmp_path / "stick")
    (path,) = (tmp_path / "stick").glob("*.sqlite")
    before = (folder / "records.sqlite").read_bytes()
    capsys.readouterr()

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for stdin in (io.StringIO("y\n"), Terminal("n\n"), Terminal("")):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert run(folder, "restore", path) == 1
        out, err = capsys.readouterr()
        assert json.loads(out)["restored"] is False and json.loads(out)["missing"] > 0
        assert "14 entries" in err and "1 classes, 2 people, 2 runs" in err
    assert (folder / "records.sqlite").read_bytes() == before
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert run(folder, "restore", path) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["restored"] is True and answer["console"] != answer["was"]
    assert run(folder, "verify") == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["entries"], json.loads(out)["former"]) == (1, 14)
    assert err.startswith("whole: 1 entry after 14 of former consoles")


def test_a_backup_that_is_not_whole_is_refused_and_a_missing_one_is_trouble_outside(folder, tmp_path, capsys):
    run(folder, "backup", tmp_path / "stick")
    (path,) = (tmp_path / "stick").glob("*.sqlite")
    whole = path.read_bytes()
    with attacked(path) as file:
        file.execute("DELETE FROM entry WHERE seq = 3")
    changed = path.read_bytes()
    refused = {"changed": changed, "cut": whole[:9000], "empty": b"", "other": b"%PDF-1.7 " * 900}
    for name, data in refused.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ConsoleError) as told:
            run(folder, "restore", tmp_path / name, "--yes")
        assert (told.value.reason, exit_code(told.value)) == (RecordsReason.BACKUP_FAULTY, 1), name
    for place, code in ((folder / "records.sqlite", 1), (tmp_path / "none", 3), (tmp_path, 3)):
        with pytest.raises(ConsoleError) as told:
            run(folder, "restore", place, "--yes")
        assert exit_code(told.value) == code
    assert verify_file(folder / "records.sqlite").faults == ()


def test_the_written_key_opens_the_records_in_another_process(folder, tmp_path, capsys):
    with pytest.raises(ConsoleError) as told:
        run(folder, "key", tmp_path / "key")
    assert told.value.reason is RecordsReason.NOT_ENCRYPTED
    records = opened(folder)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    records.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    assert run(folder, "key", tmp_path / "key", key_file=tmp_path / "passphrase") == 0
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    with pytest.raises(ConsoleError) as told:
        run(folder, "key", tmp_path / "key", key_file=tmp_path / "passphrase")
    assert told.value.reason is RecordsReason.IO
    shown = capsys.readouterr()
    assert (tmp_path / "key").read_text().strip() not in shown.out + shown.err
    words = ["records", "verify", "--data", folder, "--key-file", tmp_path / "key"]
    program = [sys.executable, "-m", "ui", *map(str, words)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, 0)
    shut = subprocess.run(program[:-2], cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert shut.returncode == 3 and "encrypted" in shut.stderr and "Traceback" not in shut.stderr
