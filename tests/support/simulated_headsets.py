"""Simulated headsets as separate processes, the way the product starts them."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Simulated:
    """One running headset process and what it said about itself."""

    def __init__(self, process: subprocess.Popen[str], said: dict[str, Any]) -> None:
        self.process = process
        self.station: str = said["station"]
        self.label: str = said["label"]
        self.port: int = said["port"]
        self.boot: str = said["boot"]

    def line(self) -> dict[str, Any]:
        """The next line that it prints."""
        assert self.process.stdout is not None
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said

    def do(self, kind: str) -> None:
        """Let the wearer do something; it was started `--with-stdin`."""
        assert self.process.stdin is not None
        self.process.stdin.write(kind + "\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """Like a battery that falls out."""
        self.process.kill()
        self.process.wait()


def start(label: str, state: Path, *words: str) -> Simulated:
    """Start one on loopback; returns once it listens."""
    process = launch(label, state, *words)
    return describe(process)


def launch(label: str, state: Path, *words: str) -> subprocess.Popen[str]:
    """Start one without waiting for it; with `--with-stdin` it hears what its wearer shall do."""
    command = [sys.executable, "-m", "ui", "simulate", "--label", label, "--state", str(state)]
    return subprocess.Popen(
        [*command, "--interface", "loopback", "--pair-yes", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE if "--with-stdin" in words else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def describe(process: subprocess.Popen[str]) -> Simulated:
    """Read the first line that a headset prints."""
    assert process.stdout is not None
    return Simulated(process, json.loads(process.stdout.readline()))


def stop(processes: list[subprocess.Popen[str]]) -> None:
    """End all and reap them."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


@contextlib.contextmanager
def headsets(count: int, folder: Path, *words: str) -> Iterator[list[Simulated]]:
    """So many headsets, labelled Seat 1 and on, each with a seed of its own; ended at the end."""
    processes = [
        launch(f"Seat {number}", folder / f"headset-{number}", "--seed", str(number), *words)
        for number in range(1, count + 1)
    ]
    try:
        yield [describe(process) for process in processes]
    finally:
        stop(processes)
