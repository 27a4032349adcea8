"""One start at a time may change `.venv`; the others wait until it is done."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def one_at_a_time(path: Path, when_waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock file `path`; calls `when_waiting` once if another start holds it.

    Yields the descriptor: a child that inherits it keeps the lock while it writes, even if we are killed.
    The operating system lets go of the lock with the last process that holds it, so none is ever stale.
    """
    with path.open("ab") as file:
        if not _take(file.fileno()):
            when_waiting()
            while not _take(file.fileno()):
                time.sleep(0.1)
        yield file.fileno()
