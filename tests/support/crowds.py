"""Processes of many headsets, and consoles that know them all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from console.clock import SystemClock
from console.model import Pin
from console.records import Records
from tests.support.tree import ROOT

NEUTRAL: Final = "tests.bench.crowd"
BUSY: Final = "tests.support.busy_headsets"


@contextmanager
def crowd(*words: str, of: str = NEUTRAL) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """A process of headsets for as long as the block lasts, and where they listen."""
    command = [sys.executable, "-m", of, *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
            process.stdout.read()


def last_words(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """Let it end, and take what it has to say of itself."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.close()
    said: dict[str, Any] = json.loads(process.stdout.readline())
    return said


def pins_of(where: dict[str, Any], key: bytes) -> list[Pin]:
    """The pins of a console that is paired with all of them."""
    certificate = bytes.fromhex(where["certificate"])
    return [
        Pin(station, key, certificate, "", "", "", f"127.0.0.1:{port}", "2026-11-24T10:00:00.000Z")
        for station, port in zip(where["stations"], where["ports"], strict=True)
    ]


def acquaint(folder: Path, where: dict[str, Any], key: bytes) -> None:
    """Let a console be paired with all of them, and not be new: the first run would cover the wall."""
    from ui.first_run.offer import DONE

    records = Records.open(folder, SystemClock(), app="bench")
    records.set_setting(DONE, "done")
    for pin in pins_of(where, key):
        records.store_pin(pin)
    records.close()
