"""Arrival times as text, at next to no cost: the calendar is asked once a second, not for each message."""

from datetime import timedelta
from typing import Final

from console.clock import Clock, iso_utc

_MILLISECONDS: Final = tuple(f"{number:03d}Z" for number in range(1000))


class Stamp:
    """Turns our monotonic ms of a moment just past into the text of `clock.iso_utc`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._second_ms = 0.0
        """Monotonic ms at which the second of `_second` began; a wall clock that is set shows in the next."""
        self._second = ""

    def text(self, at_ms: float) -> str:
        """UTC of the moment, to the millisecond."""
        ms = int(at_ms - self._second_ms)
        if self._second and 0 <= ms < 1000:
            return self._second + _MILLISECONDS[ms]
        utc = self._clock.utc() - timedelta(milliseconds=self._clock.monotonic_ms() - at_ms)
        text = iso_utc(utc)
        self._second = text[:20]
        self._second_ms = at_ms - utc.microsecond / 1000
        return text
