"""A disk that fails when it is told to: a layer below SQLite that counts writes and syncs.

After `fail_at(n)` the n-th of them and every later one ends in the given SQLite error, until `mend`.
"""

from tests.support.below_sqlite import SYNC, WRITE, Layer, Methods

FULL = 13
IOERR_WRITE = 10 | 3 << 8
IOERR_FSYNC = 10 | 4 << 8


class FaultyDisk(Layer):
    """Everything that is opened while it is `mounted` lies on it."""

    def __init__(self) -> None:
        super().__init__(b"faulty")
        self.writes = 0
        """Writes and syncs since the last `fail_at` or `mend`."""
        self._first: int | None = None
        self._error = FULL

    def fail_at(self, number: int, error: int) -> None:
        self.writes, self._first, self._error = 0, number, error

    def mend(self) -> None:
        self.writes, self._first = 0, None

    def patch(self, patched: Methods, real: Methods) -> None:
        patched.write = WRITE(lambda *call: self._fails() or real.write(*call))
        patched.sync = SYNC(lambda *call: self._fails() or real.sync(*call))

    def _fails(self) -> int:
        self.writes += 1
        return self._error if self._first is not None and self.writes >= self._first else 0
