"""The last ten minutes of one signal of one station, in memory, sorted by time."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from math import inf, isfinite
from typing import Final

KEPT_MS: Final = 600_000.0
MOST: Final = 65_536
"""Samples of one signal, whatever the rate: what a headset can make this console remember is bounded."""
LARGEST: Final = 1e9
"""Values beyond this say nothing in any unit; cut, so that arithmetic with them stays finite."""


class Samples:
    """A ring of samples. Times are monotonic ms of the headset, ascending; of equal ones the first stays."""

    __slots__ = ("latest_ms", "times", "turns", "values")

    def __init__(self) -> None:
        self.times = array("d")
        self.values = array("d")
        self.latest_ms: float | None = None
        """Newest time ever taken, also after the ring let go of it."""
        self.turns = 0
        """Grows whenever anything but the end of the ring has changed, letting go of old samples apart."""

    def take(self, times: Sequence[float], values: Sequence[float], until_ms: float) -> None:
        """Take samples in any order; those later than `until_ms`, repeated or not finite are left out."""
        last = self.times[-1] if self.times else -inf
        if len(values) == 1 and _is_plain(times[0], values[0], last, until_ms):
            self.times.append(times[0])  # most messages bring one sample
            self.values.append(values[0])
        else:
            self._take_many(times, values, until_ms)
        if self.times and (self.latest_ms is None or self.times[-1] > self.latest_ms):
            self.latest_ms = self.times[-1]
        if len(self.times) > MOST:
            del self.times[:-MOST], self.values[:-MOST]

    def _take_many(self, times: Sequence[float], values: Sequence[float], until_ms: float) -> None:
        last = self.times[-1] if self.times else -inf
        for at, value in zip(times, values, strict=True):
            if not _is_plain(at, value, last, until_ms):
                self._take_any(times, values, until_ms)
                return
            last = at
        self.times.extend(times)
        self.values.extend(values)

    def _take_any(self, times: Sequence[float], values: Sequence[float], until_ms: float) -> None:
        """Sort out what does not simply follow."""
        fresh = [
            (at, max(-LARGEST, min(LARGEST, value)))
            for at, value in zip(times, values, strict=True)
            if at <= until_ms and isfinite(at) and isfinite(value)
        ]
        if fresh:
            self._merge(fresh)

    def _merge(self, fresh: list[tuple[float, float]]) -> None:
        if min(fresh)[0] <= (self.times[-1] if self.times else -inf):
            self.turns += 1
        first = bisect_right(self.times, min(fresh)[0])
        first = max(0, first - 1)
        tail = dict(reversed(fresh))  # of equal times the first that came stays
        tail.update(zip(self.times[first:], self.values[first:], strict=True))
        ordered = sorted(tail.items())
        del self.times[first:], self.values[first:]
        self.times.extend([at for at, _ in ordered])
        self.values.extend([value for _, value in ordered])

    def span(self, after_ms: float, until_ms: float) -> tuple[int, int]:
        """Indices [lo, hi) of the samples in (after_ms, until_ms]."""
        times = self.times
        high = len(times) if times and times[-1] <= until_ms else bisect_right(times, until_ms)
        return bisect_right(times, after_ms, 0, high), high

    def last_until(self, until_ms: float) -> float | None:
        """Time of the newest sample at or before `until_ms`, even when the ring let go of it."""
        times = self.times
        if times and times[0] <= until_ms:
            return times[-1] if times[-1] <= until_ms else times[bisect_right(times, until_ms) - 1]
        latest = self.latest_ms
        return latest if latest is not None and latest <= until_ms else None

    def drop(self, until_ms: float) -> None:
        """Let go of everything up to `until_ms`."""
        old = bisect_right(self.times, until_ms)
        if old:
            del self.times[:old], self.values[:old]

    def clear(self) -> None:
        """Restart the windows; when a sample last came is still known."""
        self.turns += 1
        del self.times[:], self.values[:]


def _is_plain(at: float, value: float, last: float, until_ms: float) -> bool:
    """Whether a sample follows what is there and is in bounds: nearly always."""
    return last < at <= until_ms and at < inf and -LARGEST <= value <= LARGEST  # nor NaN
