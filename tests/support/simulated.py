"""Simulated headsets as the processes that they are in a class."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import IO, Any

ROOT_COMMAND = (sys.executable, "-m", "ui", "simulate")


class Simulated:
    """One process and what it said when it started."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.first = self.line()
        self.port: int = self.first["port"]
        self.station: str = self.first["station"]

    def line(self) -> dict[str, Any]:
        """The next line of JSON on stdout."""
        line = _of(self.process.stdout).readline()
        assert line, "the simulator ended: " + _of(self.process.stderr).read()
        said: dict[str, Any] = json.loads(line)
        return said

    def ask(self) -> str:
        """What it asks the wearer: the next line for people."""
        return _of(self.process.stderr).readline()

    def type(self, words: str) -> None:
        """Type on its keyboard."""
        _of(self.process.stdin).write(words)
        _of(self.process.stdin).flush()


def _of(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@contextlib.contextmanager
def simulated(*words: str, yes: bool = True) -> Iterator[Simulated]:
    """Start one on loopback and end it politely, whatever the test did."""
    command = [
        *ROOT_COMMAND,
        "--interface",
        "loopback",
        "--seed",
        "1",
        *(("--pair-yes",) if yes else ()),
        *words,
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Simulated(process)
        finally:
            process.terminate()
            try:
                process.wait(5.0)
            except subprocess.TimeoutExpired:
                process.kill()
