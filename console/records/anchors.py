"""Anchors: heads noted outside the database, so that a cut tail or a rewritten chain shows.

`anchors.jsonl` beside the file holds one {"console", "seq", "hash", "utc"} a line, written after each
signature, at class close and on exit; the system's keyring, where there is one, holds the last head at class
close and on exit. They judge only the live file: a copy elsewhere has its own history.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Final

import msgspec

from console.model import ConsoleId
from console.records.bodies import Hash, Ordinal
from console.records.keys import sync_folder
from console.records.os_keyring import OsKeyring

FILE_NAME: Final = "anchors.jsonl"
_TAIL: Final = 4096
"""More than the longest line."""


class Anchor(msgspec.Struct, frozen=True):
    """A head as it once stood."""

    console: ConsoleId
    seq: Ordinal
    hash: Hash
    utc: str

    @property
    def place(self) -> tuple[ConsoleId, int, str]:
        """What it says, whenever it was said."""
        return self.console, self.seq, self.hash


def drop(folder: Path, anchor: Anchor) -> None:
    """Add an anchor, on disk when this returns. OSError passes. The last one again is not written twice."""
    path = folder / FILE_NAME
    tail = _tail(path)
    if _last(tail) == anchor.place:
        return
    line = msgspec.json.encode(anchor) + b"\n"
    if tail and not tail.endswith(b"\n"):
        line = b"\n" + line  # a power cut tore the last line
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not tail:
        sync_folder(folder)


def keep(keyring: OsKeyring | None, anchor: Anchor | None) -> None:
    """Note the head in the system's keyring, too, where one has answered before."""
    if keyring is not None and anchor is not None and keyring.has_answered:
        keyring.keep_text(_entry(anchor.console), msgspec.json.encode(anchor).decode())


def kept(keyring: OsKeyring | None, console: ConsoleId | None) -> Anchor | None:
    """The head that the keyring holds of this console; None when it holds none that can be read."""
    if keyring is None or console is None or not keyring.has_answered:
        return None
    try:
        return msgspec.convert(json.loads(keyring.text(_entry(console)) or "null"), Anchor)
    except (ValueError, msgspec.ValidationError):
        return None


def read(folder: Path) -> tuple[list[Anchor], list[int]]:
    """The anchors, oldest first, and the numbers of lines that are none.

    Three kinds of line are not told, as a power cut leaves them: one that ends the file without a line end,
    one that breaks off before its closing brace, and one of which a piece never reached the disk (zeros).
    """
    path = folder / FILE_NAME
    found: list[Anchor] = []
    broken: list[int] = []
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            found.append(msgspec.convert(json.loads(line), Anchor))
        except (ValueError, msgspec.ValidationError):
            if line.endswith(b"}") and b"\0" not in line:
                broken.append(number)
    return found, broken


def _tail(path: Path) -> bytes:
    """The end of the anchors: with the years there are many."""
    if not path.exists():
        return b""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read()


def _last(tail: bytes) -> tuple[ConsoleId, int, str] | None:
    for line in reversed(tail.split(b"\n")):
        with contextlib.suppress(ValueError, msgspec.ValidationError):
            return msgspec.convert(json.loads(line), Anchor).place
    return None


def _entry(console: ConsoleId) -> str:
    return f"head-{console}"
