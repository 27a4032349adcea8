"""Two minutes of load as lines that a painter can scale. Nothing here knows how load is worked out."""

from math import inf
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

SPAN_S: Final = 120.0
"""How much of the trace is shown."""
HIGHEST: Final = 100.0
POINT_S: Final = 3
STEP: Final = 2
"""px."""
_GAP_S: Final = 2.5
"""A pause longer than this is no slow second: the line ends."""


class Trace:
    """Load over time as lines in (s, 0-100), a point every three seconds; no number, no line.

    Three seconds are a px of the trace on most tiles, and every point costs each painting.
    """

    def __init__(self) -> None:
        self.runs: list[QPolygonF] = []
        self.now_s = 0.0
        self.began_s = 0.0
        """Another value: time did not go on, and everything is new."""
        self._oldest_s = inf
        """When the first point of all was."""
        self._has_ended = True
        self._waiting: list[float] = []
        """Seconds that have come since the last point."""

    def add(self, at_s: float, load: float | None) -> None:
        """Take one second; a time that does not go on begins anew."""
        if at_s <= self.now_s:
            self.runs.clear()
            self.began_s, self._oldest_s = at_s, inf
        if load is None or at_s - self.now_s > _GAP_S or not self.runs:
            self._has_ended = True
            self._waiting.clear()
        self.now_s = at_s
        if load is not None:
            self._take(at_s, load)
        while self._oldest_s < at_s - SPAN_S - POINT_S:
            self._forget_oldest()

    def _take(self, at_s: float, load: float) -> None:
        if self._has_ended:
            self._has_ended = False
            self.runs.append(QPolygonF([QPointF(at_s, load)]))
            self._oldest_s = min(self._oldest_s, at_s)
            return
        waiting = self._waiting
        waiting.append(load)
        if len(waiting) == POINT_S:
            self.runs[-1].append(QPointF(at_s, sum(waiting) / POINT_S))
            waiting.clear()

    def _forget_oldest(self) -> None:
        first = self.runs[0]
        first.removeFirst()
        if first.isEmpty():
            del self.runs[0]
        self._oldest_s = self.runs[0].first().x() if self.runs else inf

    def moved(self, width: int) -> int:
        """Return how many px the trace has moved so far when it is that wide: it moves by two at a time.

        That is every six seconds on most tiles: it lags by half a minute anyway, and a move costs a painting.
        """
        return int(self.now_s * width / SPAN_S / STEP) * STEP
