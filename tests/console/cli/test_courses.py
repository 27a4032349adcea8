"""`courses list` and `courses check`: JSON on stdout, words on stderr, exit codes as promised."""

import importlib.resources
import json
from pathlib import Path

import pytest

from console import cli

GOWNING = (importlib.resources.files("resources") / "courses" / "GMP-GWN-B.toml").read_text(encoding="utf-8")


def run(*words: str) -> int:
    said = ("courses", *words)
    return cli.run(cli.parser(said).parse_args(said))


def test_list_shows_own_and_added_packs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "courses"
    own.mkdir()
    (own / "site.toml").write_text(GOWNING.replace('"GMP-GWN-B"', '"SITE-1"'), encoding="utf-8")
    (own / "bad.toml").write_text("\nid = 1\n", encoding="utf-8")
    assert run("list", "--data", str(tmp_path)) == 0
    out, err = capsys.readouterr()
    packs = {pack["id"]: pack for pack in json.loads(out)}
    assert len(packs) == 15
    assert packs["SITE-1"]["steps"] == packs["GMP-GWN-B"]["steps"] == 17
    assert len(packs["SITE-1"]["sha256"]) == 64
    assert f"{own / 'bad.toml'}:2: id: expected str, got int" in err


def test_check_of_a_good_pack_is_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "good.toml"
    file.write_text(GOWNING, encoding="utf-8")
    assert run("check", str(file)) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["id"] == "GMP-GWN-B"
    assert "draft" in err


def test_check_of_a_bad_pack_names_file_line_and_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(GOWNING.replace('step = "zip"', 'step = "zipp"'), encoding="utf-8")
    line = GOWNING[: GOWNING.index('step = "zip"')].count("\n") + 1
    assert run("check", str(file)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{file}:{line}: step: zipp is not a step of this pack\n"


def test_check_tells_all_faults_in_the_order_of_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.toml"
    source = GOWNING.replace('title = "Put on the hood"\n', "").replace("typical_s = 45", 'typical_s = "45"')
    file.write_text(source.replace('by = "person"', 'by = "robot"') + "colour = 1\n", encoding="utf-8")
    assert run("check", str(file)) == 1
    told = capsys.readouterr().err.splitlines()
    lines = [int(one.split(":")[1]) for one in told]
    assert lines == sorted(lines)
    assert [one.split(": ", 1)[1] for one in told] == [
        "typical_s: expected int, got str",
        "steps: misses the key title",
        *["typical_s: expected int, got str"] * 3,
        *["by: invalid enum value 'robot'"] * 3,
        "colour: is not a key of a course pack",
    ]


def test_check_warns_of_a_version_that_is_here_with_other_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "changed.toml"
    file.write_text(GOWNING.replace("percent = 90", "percent = 80"), encoding="utf-8")
    assert run("check", str(file)) == 0
    assert "give this one a new version" in capsys.readouterr().err


def test_check_of_a_missing_file_is_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(tmp_path / "none.toml")) == 3
    assert "No such file" in capsys.readouterr().err
