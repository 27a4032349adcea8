"""`load replay`: a line a second, whatever the recording holds."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console import cli
from tests.console.physiology.test_load import quiet
from tests.support.tree import ROOT


def lines(seconds: int, first: int = 0) -> list[str]:
    return [json.dumps({"mono": at, "body": msgspec.to_builtins(body)}) for at, body in quiet(seconds, first)]


def replay(
    capsys: pytest.CaptureFixture[str], file: Path, text: str, *words: str
) -> tuple[list[dict[str, Any]], str]:
    file.write_text(text, encoding="utf-8")
    words = ("load", "replay", str(file), *words)
    assert cli.run(cli.parser(words).parse_args(words)) == 0
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err


def test_a_line_a_second_with_the_promised_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, err = replay(capsys, tmp_path / "r.ndjson", "\n".join(lines(150)))
    assert err == ""
    assert [line["mono"] for line in found] == [1000.0 * second for second in range(150)]
    assert list(found[-1]) == [
        "mono", "state", "reason", "load", "confidence", "hr_bpm", "hr_delta", "z", "arms", "artefact"
    ]  # fmt: skip
    assert [line["state"] for line in found] == ["baseline"] * 121 + ["ok"] * 29
    assert found[-1]["load"] == pytest.approx(12.5, abs=2)
    assert found[-1]["arms"] == ["K", "E"]
    assert set(found[-1]["z"]) == {"HR", "L", "C", "R"}
    assert found[5]["z"] == {"HR": None, "L": None, "C": None, "R": None}


def test_bad_lines_are_skipped_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = lines(10)
    bad = [
        "nonsense",
        "[]",
        '{"mono":1}',
        '{"mono":true,"body":{}}',
        '{"mono":NaN,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[60],"times":[1]}}',
        '{"mono":1,"body":{"signal":"mood","unit":"bpm","source":"ppg","values":[60],"times":[1]}}',
        '{"mono":1,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[60],"times":[1,2]}}',
        '{"mono":1,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":["60"],"times":[1]}}',
        '{"mono":1,"mono":2,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[1],"times":[1]}}',
        '{"mono":1e300,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[60],"times":[1]}}',
        '{"mono":9e12,"body":{"signal":"hr_bpm","unit":"bpm","source":"ppg","values":[60],"times":[1]}}',
        '{"mono":1,"body":{"signal":"hr_bpm","unit":"bpm","source":"\\ud800","values":[60],"times":[1]}}',
        "[" * 100_000,
    ]
    file = tmp_path / "r.ndjson"
    found, err = replay(capsys, file, "\n".join([good[0], *bad, "", *good[1:]]))
    assert len(found) == 10
    assert err == f"{file}: {len(bad)} bad lines skipped\n"


def test_a_missing_source_is_ppg(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(lines(150))
    same = replay(capsys, tmp_path / "a.ndjson", text)
    assert replay(capsys, tmp_path / "b.ndjson", text.replace('"source": "ppg", ', "")) == same


def test_gaps_are_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = replay(capsys, tmp_path / "r.ndjson", "\n".join(lines(130) + lines(3, first=900)))
    assert [line["mono"] for line in found] == [1000.0 * second for second in range(903)]
    assert found[500]["reason"] == "no signal 371 s"


def test_another_recording_is_the_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tmp_path / "before.ndjson"
    before.write_text("\n".join(lines(121)) + "\n", encoding="utf-8")
    found, _ = replay(capsys, tmp_path / "r.ndjson", "\n".join(lines(90, 500)), "--baseline", str(before))
    assert found[-1]["state"] == "ok"
    assert found[-1]["load"] == pytest.approx(12.5, abs=2)
    assert "baseline" not in {line["state"] for line in found}


def test_an_empty_recording_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(capsys, tmp_path / "r.ndjson", "") == ([], "")
    file = tmp_path / "r.ndjson"
    assert replay(capsys, tmp_path / "s.ndjson", "", "--baseline", str(file)) == ([], "")


def test_a_missing_file_is_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("load", "replay", str(tmp_path / "none"))
    assert cli.run(cli.parser(words).parse_args(words)) == 3
    assert "No such file" in capsys.readouterr().err


def test_both_baselines_at_once_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("load", "replay", "a", "--baseline", "b", "--baseline-seconds", "9")
    with pytest.raises(SystemExit) as ended:
        cli.parser(words).parse_args(words)
    assert ended.value.code == 2


def test_other_commands_do_not_wait_for_numpy() -> None:
    program = (
        "import sys; from console import cli; cli.parser(['load']); cli.parser(['courses']);"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
