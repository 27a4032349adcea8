"""The samples of one station as they go on, for its plots: everything once, then only what is new."""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec
import numpy as np

from console.model import StationId
from console.physiology.flat import Floats
from console.physiology.monitor import Monitor
from console.physiology.samples import Samples


class News(msgspec.Struct, frozen=True):
    """What is new of one signal; both arrays are read-only and of the same shape."""

    signal: str
    times: Floats
    """The console's monotonic ms, ascending."""
    values: Floats
    whole: bool
    """Replaces everything that came before."""


class _Place(msgspec.Struct):
    ring: Samples
    turns: int
    last_ms: float


class Trail:
    """Follows one station of a monitor; `news` once a second. For the monitor's thread only."""

    def __init__(self, station: StationId) -> None:
        self.station = station
        self._places: dict[str, _Place] = {}

    def begin_anew(self) -> None:
        """Whoever listens has nothing any more."""
        self._places.clear()

    def news(self, monitor: Monitor) -> Iterator[News]:
        """What came since the last call; nothing before the headset's clock is known."""
        ahead_ms = monitor.ahead_ms(self.station)
        if ahead_ms is None:
            return
        for name, ring in monitor.rings(self.station).items():
            place = self._places.get(name)
            is_whole = place is None or place.ring is not ring or place.turns != ring.turns
            first = 0 if place is None or is_whole else bisect_right(ring.times, place.last_ms)
            if first == len(ring.times) and (place is None or not is_whole):
                continue
            last_ms = ring.times[-1] if ring.times else float("-inf")
            self._places[name] = _Place(ring, ring.turns, last_ms)
            times = np.array(ring.times[first:], dtype=np.float64) - ahead_ms
            values = np.array(ring.values[first:], dtype=np.float64)
            times.flags.writeable = values.flags.writeable = False
            yield News(name, times, values, is_whole)
