"""One console per records file: an OS lock beside it that dies with its process and names its holder."""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Final

from console.errors import ConsoleError, RecordsReason

LOCK_SUFFIX: Final = ".lock"
_LOCK_OFFSET: Final = 1 << 30
"""Windows locks bytes, and locked bytes can not be read: lock far behind the holder's name."""


class Hold:
    """This process's claim on a records file. SQLite's own lock stays the second line of defence."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, records: Path, started_utc: str) -> "Hold":
        """Claim `records` at once. ConsoleError(HELD_BY_ANOTHER, folder, holder); OSError passes."""
        path = records.with_suffix(LOCK_SUFFIX)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not _try_lock(descriptor):
                raise _held_by(path)
            _write_holder(descriptor, started_utc)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def release(self) -> None:
        """Give the file free. The lock file stays: removing it would race with the next holder."""
        os.close(self._descriptor)


def refuse_if_held(records: Path) -> None:
    """ConsoleError(HELD_BY_ANOTHER, folder, holder) while another console holds `records`."""
    path = records.with_suffix(LOCK_SUFFIX)
    try:
        # For reading: the holder may be another user, whose lock file we may not write.
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return  # no lock file: nobody has ever held it
    try:
        if not _try_lock(descriptor):
            raise _held_by(path)
    finally:
        os.close(descriptor)


def _held_by(path: Path) -> ConsoleError:
    try:
        holder = json.loads(path.read_text("utf-8"))
        name = f"another console, process {int(holder['pid'])}, since {holder['since']}"
        return ConsoleError(RecordsReason.HELD_BY_ANOTHER, folder=str(path.parent), holder=name)
    except (OSError, ValueError, KeyError, TypeError):
        return ConsoleError(RecordsReason.HELD_BY_ANOTHER, folder=str(path.parent), holder="another console")


def _write_holder(descriptor: int, started_utc: str) -> None:
    text = json.dumps({"pid": os.getpid(), "since": started_utc})
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, text.encode())
    except OSError as error:
        # On a full disk the claim still stands; only its name is missing.
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            # Not a POSIX record lock: that would be lost when anything in this process closes the file.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
