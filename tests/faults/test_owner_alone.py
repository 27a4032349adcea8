"""What the console writes is its owner's alone, on a system that gives new files to everybody."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from console import cli
from console.records.keys import FileKey
from tests.support.keyrings import wrapped
from tests.support.ledgers import hold_class, opened
from tests.support.sticks import HubKeys
from ui.languages import Language


@pytest.fixture(autouse=True)
def _generous_system():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def command(tmp_path, capsys):
    def run(*words: str | Path) -> Any:
        said = [*map(str, words), "--data", str(tmp_path / "data")]
        assert cli.run(cli.parser(said).parse_args(said)) == 0
        out = capsys.readouterr().out
        return json.loads(out) if out.startswith(("{", "[")) else out

    return run


def shared(folder: Path) -> list[str]:
    """What anybody else could read or look into."""
    return sorted(
        f"{path.relative_to(folder)} {path.stat().st_mode & 0o777:o}"
        for path in folder.rglob("*")
        if path.stat().st_mode & 0o077
    )


def test_nothing_of_open_records_is_for_others(tmp_path):
    records = opened(tmp_path / "data")
    hold_class(records)
    records.back_up()
    assert (tmp_path / "data" / "records.sqlite-wal").stat().st_size > 0
    assert shared(tmp_path) == []
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    hold_class(records)
    records.back_up()
    assert {path.name for path in tmp_path.rglob("*.keys")} >= {"records.keys"}
    assert shared(tmp_path) == []
    records.close()
    assert shared(tmp_path) == []


def test_nothing_that_leaves_and_nothing_that_is_set_aside_is_for_others(tmp_path, command):
    records = opened(tmp_path / "data")
    records.delivery.join(HubKeys().row(records.console))
    class_ = hold_class(records)
    records.close()
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    person = command("people", "list")[0]["id"]
    command("records", "export", "--jsonl", out / "ledger.jsonl")
    command("records", "export", "--pack", out / "pack.zip")
    command("people", "export", person, "--out", out / "held.json")
    command("people", "matrix", "--out", out / "matrix.csv")
    for form in ("pdf", "csv", "json"):
        command("report", "class", class_, "--out", out / f"class.{form}")
        command("report", "person", person, "--out", out / f"person.{form}")
    command("sync", "bundle", "export", out / "march.bundle")
    backup = command("records", "backup", out / "stick")["file"]
    command("records", "restore", backup, "--yes")
    Language(tmp_path / "data").choose("cy")
    assert [path.name for path in (tmp_path / "data").rglob("*aside*")] != []
    assert len(list(out.iterdir())) == 12
    assert shared(tmp_path) == []
