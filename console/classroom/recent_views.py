"""What headsets have shown in the last quarter of a minute: in memory, until somebody bookmarks it."""

from collections import deque
from typing import Final

from console.model import StationId

KEPT_MS: Final = 15_000.0
APART_MS: Final = 1_000.0
"""A picture a second is enough to see what led to a moment."""
MOST_BYTES: Final = 400_000
"""Of one station: a bookmark becomes no larger in the records."""


class RecentViews:
    """The last pictures of each station; times are the console's monotonic ms."""

    def __init__(self) -> None:
        self._pictures: dict[StationId, deque[tuple[float, bytes]]] = {}

    def see(self, station: StationId, at_ms: float, jpeg: bytes) -> None:
        """Take a picture, unless one has come within the last second."""
        kept = self._pictures.setdefault(station, deque())
        self._drop_old(kept, at_ms)
        if kept and at_ms - kept[-1][0] < APART_MS:
            return
        kept.append((at_ms, jpeg))
        while sum(len(picture) for _, picture in kept) > MOST_BYTES:
            kept.popleft()

    def before(self, station: StationId, now_ms: float) -> tuple[bytes, ...]:
        """The pictures of the last quarter of a minute, oldest first, each once."""
        kept = self._pictures.get(station)
        if kept is None:
            return ()
        self._drop_old(kept, now_ms)
        return tuple(dict.fromkeys(picture for _, picture in kept))

    def forget(self) -> None:
        """Keep nothing of a class that is over."""
        self._pictures.clear()

    def _drop_old(self, kept: deque[tuple[float, bytes]], now_ms: float) -> None:
        while kept and now_ms - kept[0][0] > KEPT_MS:
            kept.popleft()
