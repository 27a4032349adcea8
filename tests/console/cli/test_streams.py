"""Commands whose streams are closed, full, or held by somebody who thinks for long."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.simulated_headsets import ROOT, headsets

LOOPBACK = ("--interface", "loopback")


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "ui", *map(str, words)]


def test_a_command_without_any_stream_ends_without_a_traceback(tmp_path: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" <&- >&-', "sh", *command("courses", "list", "--data", tmp_path)]
    done = subprocess.run(shell, cwd=ROOT, stderr=subprocess.PIPE, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words", [("courses", "list"), ("stations", "--json", "--no-dial", "--seconds", "0.1")]
)
def test_output_that_does_not_fit_is_trouble_outside(tmp_path: Path, words: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        return
    more = LOOPBACK if words[0] == "stations" else ()
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*words, "--data", tmp_path, *more),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=30,
        )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_ctrl_c_at_the_question_of_pair_refuses_and_ends(tmp_path: Path) -> None:
    with headsets(1, tmp_path) as (headset,):
        words = command("pair", headset.station, "--data", tmp_path / "data", *LOOPBACK)
        process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line, process.stderr.read()  # why it ended without a code
            assert json.loads(line)["station"] == headset.station
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130
        finally:
            process.kill()
            process.communicate()
