"""Whatever kind of tampering with the whole file in hand: `records verify` finds it and names the entry.

What a record pack of the tampered file can show, the check in the pack finds with nothing but Python.
"""

import base64
import json
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import pytest

from console.courses.pack import load_all
from console.errors import ConsoleError
from console.records import verify_file
from console.reports import pack
from tests.support import audited_site
from tests.support.ledgers import opened
from tests.support.tampering import KINDS, File
from tests.support.tampering import pack as raw_pack
from tests.support.tampering.kinds import LISTS
from tests.support.tree import ROOT
from ui.__main__ import main

NOON = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
ENCRYPTED = dict([(name, kind) for name, kind in KINDS.items() if not kind.plain][::6])
SHOWN = {name: kind for name, kind in KINDS.items() if kind.hidden is None}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A file in which everything has happened once."""
    folder = tmp_path_factory.mktemp("site") / "data"
    audited_site.make(folder)
    assert verify_file(folder / "records.sqlite").faults == ()
    return folder


@pytest.fixture
def copy(site, tmp_path):
    """A copy of it, for somebody to tamper with."""
    return shutil.copytree(site, tmp_path / "data") / "records.sqlite"


def tampered(kind, path, key=None, *opened_with):
    seq = kind.do(File(path, key))
    if kind.rebuilt:
        assert main(["records", "rebuild", "--data", str(path.parent), *opened_with]) == 0
    return seq


def place(seq):
    return "file: " if seq is None else f"seq {seq}: "


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_verify_finds_it_and_names_the_entry(kind, copy, capsys):
    seq = tampered(kind, copy)
    capsys.readouterr()
    assert main(["records", "verify", str(copy)]) == 1
    assert_told(kind, seq, *capsys.readouterr())


def assert_told(kind, seq, out, err):
    lines = err.splitlines()
    assert json.loads(out)["faults"] == len(lines)
    found = [line for line in lines if line.startswith(place(seq))]
    # What is in a list alone is told of the list; all else is told by what it changed.
    assert [line for line in found if kind.hidden == LISTS or ": the list of " not in line], lines


def packed(path):
    """A pack of the tampered file, by the program; where that refuses, by whoever tampered."""
    found = path.parent.parent / "pack.zip"
    try:
        records = opened(path.parent)
        try:
            gathered = pack.gather(records, load_all()[0], pack.Scope(), NOON, None, found.name)
            pack.write(records, gathered, {}, found)
        finally:
            records.close()
    except ConsoleError:
        raw_pack.write(File(path), found)
    return found


@pytest.mark.parametrize("kind", SHOWN.values(), ids=SHOWN)
def test_the_check_in_a_pack_finds_what_the_pack_can_show(kind, copy):
    seq = tampered(kind, copy)
    found = packed(copy)
    with zipfile.ZipFile(found) as file:
        file.extract("verify.py", found.parent)
    command = [sys.executable, "-I", str(found.parent / "verify.py"), str(found)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (1, "")
    lines = checked.stdout.splitlines()
    assert [line for line in lines if line.startswith((place(seq), "file: line "))], lines


# An encrypted file, in the hands of somebody who can open it


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """The same, encrypted, and its key as a key file has it."""
    folder = tmp_path_factory.mktemp("sealed")
    exported = audited_site.make(folder / "data", encrypt=True)
    (folder / "key").write_text(exported)
    return folder


@pytest.mark.parametrize("kind", ENCRYPTED.values(), ids=ENCRYPTED)
def test_an_encrypted_file_says_the_same_to_whoever_has_its_key(kind, sealed, tmp_path, capsys):
    path = shutil.copytree(sealed / "data", tmp_path / "data") / "records.sqlite"
    opened_with = ("--key-file", str(sealed / "key"))
    secret = base64.urlsafe_b64decode((sealed / "key").read_text())
    with path.open("rb") as file:
        salt = file.read(16)
    seq = tampered(kind, path, secret.hex() + salt.hex(), *opened_with)
    capsys.readouterr()
    assert main(["records", "verify", str(path), *opened_with]) == 1
    assert_told(kind, seq, *capsys.readouterr())


# Other programs, and nothing of ours in them


@pytest.mark.parametrize(
    "name", ["an outcome", "a signature by another key", "a cut tail", "a guard dropped"]
)
def test_two_programs_that_know_nothing_of_each_other_agree(name, copy):
    attack = run("tests.support.tampering", name, copy)
    assert (attack.returncode, attack.stderr) == (0, "")
    said = attack.stdout.strip()
    verify = run("ui", "records", "verify", copy)
    assert verify.returncode == 1 and "Traceback" not in verify.stderr
    assert_told(KINDS[name], None if said == "None" else int(said), verify.stdout, verify.stderr)


def run(*words):
    command = [sys.executable, "-m", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_whoever_tampers_uses_nothing_of_ours():
    program = "import sys, tests.support.tampering.pack; print(*{name.split('.')[0] for name in sys.modules})"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "cryptography" in loaded and not {"console", "ui"} & set(loaded)
    assert len(KINDS) >= 60
