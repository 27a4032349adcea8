"""Whatever kind of tampering with the whole file in hand: `records verify` finds it and names the entry."""

import json
import shutil

import pytest

from tests.support import audited_site
from tests.support.tampering import KINDS, File
from ui.__main__ import main

LIST = "the list of "


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A file in which everything has happened once."""
    folder = tmp_path_factory.mktemp("site") / "data"
    audited_site.make(folder)
    return folder


@pytest.fixture
def copy(site, tmp_path):
    """A copy of it, for somebody to tamper with."""
    return shutil.copytree(site, tmp_path / "data") / "records.sqlite"


def verify(path, capsys, *more):
    """Exit code, what the last line says, and the faults as lines."""
    capsys.readouterr()
    code = main(["records", "verify", str(path), *map(str, more)])
    out, err = capsys.readouterr()
    return code, json.loads(out), err.splitlines()


def names(seq, lines):
    place = "file: " if seq is None else f"seq {seq}: "
    return [line for line in lines if line.startswith(place)]


def tampered(kind, path):
    seq = kind.do(File(path))
    if kind.rebuilt:
        assert main(["records", "rebuild", "--data", str(path.parent)]) == 0
    return seq


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_verify_finds_it_and_names_the_entry(kind, copy, capsys):
    seq = tampered(kind, copy)
    code, answer, lines = verify(copy, capsys)
    assert (code, answer["faults"]) == (1, len(lines))
    found = names(seq, lines)
    assert found, lines
    if kind.hidden is None or not kind.hidden.startswith("a pack holds entries and parts"):
        assert [line for line in found if LIST not in line], lines
