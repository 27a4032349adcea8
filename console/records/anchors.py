"""Anchors: heads noted outside the database, so that a cut tail or a rewritten chain shows.

`anchors.jsonl` beside the file holds one {"console", "seq", "hash", "utc"} a line, written at class close and
on exit. They judge only the live file: a copy elsewhere has its own history.
"""

import json
import os
from pathlib import Path
from typing import Final

import msgspec

from console.model import ConsoleId
from console.records.bodies import Hash, Ordinal
from console.records.keys import sync_folder

FILE_NAME: Final = "anchors.jsonl"


class Anchor(msgspec.Struct, frozen=True):
    """A head as it once stood."""

    console: ConsoleId
    seq: Ordinal
    hash: Hash
    utc: str


def drop(folder: Path, anchor: Anchor) -> None:
    """Add an anchor, on disk when this returns. OSError passes. The last one again is not written twice."""
    path = folder / FILE_NAME
    line = msgspec.json.encode(anchor) + b"\n"
    held = path.read_bytes() if path.exists() else b""
    known = read(folder)[0]
    if known and (known[-1].console, known[-1].seq, known[-1].hash) == (
        anchor.console,
        anchor.seq,
        anchor.hash,
    ):
        return
    if held and not held.endswith(b"\n"):
        line = b"\n" + line  # a power cut tore the last line
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not held:
        sync_folder(folder)


def read(folder: Path) -> tuple[list[Anchor], list[int]]:
    """The anchors, oldest first, and the numbers of lines that are none.

    Two kinds of line are not told: one that ends the file without a line end, and one that breaks off before
    its closing brace, as a power cut leaves it.
    """
    path = folder / FILE_NAME
    found: list[Anchor] = []
    broken: list[int] = []
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            found.append(msgspec.convert(json.loads(line), Anchor))
        except (ValueError, msgspec.ValidationError):
            if line.endswith(b"}"):
                broken.append(number)
    return found, broken
