"""The one command of a fresh clone, typed for real; only the package index is a folder."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

from tests.support.clone import Clone, write_lock, write_wheel


def test_words_go_to_the_program_where_the_person_is(ready: Clone, tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__main__.py").write_text("print('not ours')", "utf-8")
    started = ready.start("watch", "--seconds", "1 2", cwd=tmp_path)
    assert json.loads(started.stdout) == {
        "words": ["watch", "--seconds", "1 2"],
        "folder": str(tmp_path),
        "says": "good morning",
        "from": str(ready.venv),
    }
    assert started.stderr == ""


def test_exit_code_is_the_programs(ready: Clone) -> None:
    assert ready.start("fail").returncode == 7


def test_command_in_the_venv_runs_the_program(ready: Clone, tmp_path: Path) -> None:
    link = tmp_path / "console"
    link.symlink_to(ready.venv / "bin" / "resilience-console")
    answer = subprocess.run([str(link), "a b"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert json.loads(answer.stdout)["words"] == ["a b"]


def test_second_start_is_quick(ready: Clone) -> None:
    began = time.monotonic()
    ready.start("stations")
    assert time.monotonic() - began < 2.0


def test_settings_that_mislead_python_and_pip_are_left_behind(ready: Clone, tmp_path: Path) -> None:
    (tmp_path / "greeting.py").write_text("WORDS = 'wrong'", "utf-8")
    settings = ready.settings(PYTHONPATH=str(tmp_path), PIP_USER="1", PIP_TARGET=str(tmp_path / "target"))
    assert json.loads(ready.start("a", settings=settings).stdout)["says"] == "good morning"


def test_test_command_runs_the_checks_and_then_the_console_needs_nothing_more(ready: Clone) -> None:
    checked = ready.start("test", "-q", "some folder")
    assert checked.returncode == 5, checked.stderr
    assert re.fullmatch(r"checked -n \d+ --dist worksteal -q some folder\n", checked.stdout)
    assert ready.start("stations").stderr == ""


def test_moved_folder_still_runs(ready: Clone, tmp_path: Path) -> None:
    moved = Clone(tmp_path / "elsewhere", ready.wheels)
    shutil.copytree(ready.root, moved.root, symlinks=True)
    started = moved.start("stations")
    assert (started.returncode, started.stderr) == (0, "")
    command = subprocess.run(
        [moved.venv / "bin" / "resilience-console"], capture_output=True, text=True, check=True
    )
    assert json.loads(command.stdout)["from"] == str(moved.venv)


def test_many_starts_at_once_make_one_venv(fresh: Clone) -> None:
    starts = [
        subprocess.Popen(
            fresh.command("stations"),
            env=fresh.settings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    answers = [start.communicate() for start in starts]
    assert [start.returncode for start in starts] == [0, 0, 0, 0], answers
    assert sum("Making .venv" in told for _, told in answers) == 1


def test_changed_lock_is_installed_at_the_next_start(copy: Clone) -> None:
    digest = write_wheel(copy.wheels, "greeting", "WORDS = 'good evening'\n", version="1.1")
    write_lock(copy, "runtime.lock", {"greeting": digest}, version="1.1")
    started = copy.start("stations")
    assert json.loads(started.stdout)["says"] == "good evening", started.stderr
    assert "Making .venv" not in started.stderr
