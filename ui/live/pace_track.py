"""Ten minutes of every station's pace against the class, for the plots. Memory only."""

from collections import deque
from collections.abc import Iterable
from typing import Final

from console.model import Attention, Phase, StationId, StationView

KEPT_MS: Final = 600_000.0
Point = tuple[float, float | None]
"""Console monotonic ms, and the pace from then on; None: there is none."""


class PaceTracks:
    """Takes what is known once a second; what did not change costs nothing."""

    def __init__(self) -> None:
        self._tracks: dict[StationId, deque[Point]] = {}

    def take(self, views: Iterable[StationView], now_ms: float) -> None:
        """Take the newest view of every station; who is not among them is forgotten."""
        tracks: dict[StationId, deque[Point]] = {}
        for view in views:
            track = tracks[view.station] = self._tracks.get(view.station) or deque()
            pace = _pace(view)
            if not track or track[-1][1] != pace:
                track.append((now_ms, pace))
            while len(track) > 1 and track[1][0] <= now_ms - KEPT_MS:
                track.popleft()
        self._tracks = tracks

    def of(self, station: StationId | None) -> tuple[Point, ...]:
        """Return a station's steps of pace, oldest first; the last one still holds."""
        return tuple(self._tracks.get(station or "", ()))


def _pace(view: StationView) -> float | None:
    silent = view.attention in (Attention.NO_SIGNAL, Attention.RESTING)
    if view.pace is None or silent or view.phase not in (Phase.RUNNING, Phase.PAUSED):
        return None
    return round(view.pace, 1)
