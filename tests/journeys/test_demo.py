"""`demo` as a stranger runs it on a machine without a display, and as a check reads it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.simulated_headsets import ROOT


def run(*words):
    command = [sys.executable, "-m", "ui", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


def demo(tmp_path, *words):
    data = ("--data", str(tmp_path / "data"))
    done = run("demo", "--headless", "--minutes", "0.1", "--out", str(tmp_path / "out"), *data, *words)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_demo_signs_every_run_and_appends_when_it_is_run_again(tmp_path):
    *saved, summary = demo(tmp_path, "--stations", "2")
    assert [summary[name] for name in ("stations", "runs_closed")] == [2, 2]
    assert [summary[f"assessments_{name}"] for name in ("decided", "signed")] == [2, 2]
    assert summary["verify"] == "ok"
    assert summary["ledger_entries"] == saved[-1]["saved"]
    assert all(Path(path).stat().st_size > 5_000 for path in summary["screenshots"])
    assert len(summary["screenshots"]) >= 10
    checked = run("records", "verify", summary["pack"], "--pack")
    assert checked.returncode == 0, checked.stderr

    *_, again = demo(tmp_path, "--stations", "2")
    assert again["ledger_entries"] > summary["ledger_entries"]
    assert (again["runs_closed"], again["assessments_signed"], again["verify"]) == (2, 2, "ok")

    out = tmp_path / "entries.jsonl"
    assert run("records", "export", "--jsonl", str(out), "--data", str(tmp_path / "data")).returncode == 0
    lines = [json.loads(line)["core"] for line in out.read_text().splitlines()[1:]]
    assert [line["kind"] for line in lines].count("assessment.signed") == 4
    assert lines[-1]["kind"] == "class.closed"
