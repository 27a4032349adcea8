"""The quiet badge: "Station 4: well above own baseline for 40 s - have a look". No sound, off by default.

It misses most of what strains people, and says nothing about why a load is high.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from console.model import StationId
from console.physiology.load import Load

ON_FROM: Final = 80.0
ON_AFTER_MS: Final = 30_000.0
LEAST_CONFIDENCE: Final = 0.6
OFF_BELOW: Final = 60.0
OFF_AFTER_MS: Final = 60_000.0
REFRACTORY_MS: Final = 180_000.0
BETWEEN_MS: Final = 60_000.0
"""At most one new badge a minute in the class."""
TICK_MS: Final = 1_000.0


class Badge(msgspec.Struct, frozen=True):
    """One badge that is on."""

    station: StationId
    since_ms: float
    """Since when the load has been well above, the console's monotonic ms."""


class _Watch(msgspec.Struct):
    high_since_ms: float | None = None
    low_since_ms: float | None = None
    badge: Badge | None = None
    went_off_ms: float = -REFRACTORY_MS


class Badges:
    """Which badges are on; `update` once a second with what every station read."""

    def __init__(self) -> None:
        self._watches: dict[StationId, _Watch] = {}
        self._last_new_ms = -BETWEEN_MS

    def update(self, now_ms: float, loads: Mapping[StationId, Load]) -> tuple[Badge, ...]:
        """The badges that are on at `now_ms`; a station without a reading loses its own at once."""
        for gone in self._watches.keys() - loads.keys():
            del self._watches[gone]
        for station, load in loads.items():
            watch = self._watches.setdefault(station, _Watch())
            self._follow(watch, now_ms, load)
            if watch.badge is None and self._is_due(watch, now_ms):
                assert watch.high_since_ms is not None
                watch.badge = Badge(station, watch.high_since_ms)
                self._last_new_ms = now_ms
        return tuple(watch.badge for watch in self._watches.values() if watch.badge is not None)

    def _follow(self, watch: _Watch, now_ms: float, load: Load) -> None:
        """Count how long the load has been high, and how long not; a dash is neither high nor held."""
        begun_ms = now_ms - TICK_MS
        is_high = load.load is not None and load.load >= ON_FROM and load.confidence >= LEAST_CONFIDENCE
        is_low = load.load is None or load.load < OFF_BELOW
        if not is_high:
            watch.high_since_ms = None
        elif watch.high_since_ms is None:
            watch.high_since_ms = begun_ms
        if not is_low:
            watch.low_since_ms = None
        elif watch.low_since_ms is None:
            watch.low_since_ms = begun_ms
        low_since = watch.low_since_ms
        if watch.badge is not None and low_since is not None and now_ms - low_since >= OFF_AFTER_MS:
            watch.badge = None
            watch.went_off_ms = now_ms

    def _is_due(self, watch: _Watch, now_ms: float) -> bool:
        return (
            watch.high_since_ms is not None
            and now_ms - watch.high_since_ms >= ON_AFTER_MS
            and now_ms - watch.went_off_ms >= REFRACTORY_MS
            and now_ms - self._last_new_ms >= BETWEEN_MS
        )
