"""Files that leave the records: whole or not at all, on disk when done, readable by their owner only."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from console.errors import ConsoleError, RecordsReason
from console.records.keys import SUFFIX, sync_folder

_OURS: Final = ("records.", "anchors.")
"""How the names of what lies in the data folder begin."""


@contextlib.contextmanager
def leaving(path: Path, folder: Path) -> Iterator[IO[bytes]]:
    """A file to write, which stands at `path` once the block is left and not before.

    `folder` is the records' own. ConsoleError: OWN_FILE (file) for a name that the records need themselves,
    NOT_WRITTEN (file, problem).
    """
    _refuse_own(path, folder)
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.absolute().parent)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise ConsoleError(RecordsReason.NOT_WRITTEN, file=str(path), problem=problem) from error


def _refuse_own(path: Path, folder: Path) -> None:
    """Nobody loses records or a backup to a slip of the hand."""
    place = path.resolve()
    if is_ours(place, folder.resolve()) or place.suffix in (".sqlite", SUFFIX):
        raise ConsoleError(RecordsReason.OWN_FILE, file=str(path))


def is_ours(place: Path, folder: Path) -> bool:
    """True for a name that the records of `folder` have taken for themselves."""
    return place.parent == folder and place.name.startswith(_OURS)
