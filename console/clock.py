"""Time as a value that is handed in: rooms never ask the operating system, so that tests own the clock."""

import time
from datetime import UTC, datetime
from typing import Final, Protocol

_SLEEP_COUNTING: Final = getattr(time, "CLOCK_BOOTTIME", None)


class Clock(Protocol):
    """What a room may know about time."""

    def utc(self) -> datetime:
        """Wall time, timezone-aware, in UTC."""
        ...

    def monotonic_ms(self) -> float:
        """Milliseconds that never go back and that count sleep where the system can (CLOCK_BOOTTIME)."""
        ...

    def offset_min(self) -> int:
        """Minutes that local time is east of UTC right now."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def utc(self) -> datetime:
        """Wall time, timezone-aware, in UTC."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> float:
        """Milliseconds since an arbitrary start; counts sleep where the system offers such a clock."""
        if _SLEEP_COUNTING is not None:
            return time.clock_gettime(_SLEEP_COUNTING) * 1000.0
        return time.monotonic() * 1000.0

    def offset_min(self) -> int:
        """Minutes that local time is east of UTC right now."""
        offset = datetime.now(UTC).astimezone().utcoffset()
        assert offset is not None
        return round(offset.total_seconds() / 60)


def iso_utc(moment: datetime) -> str:
    """`YYYY-MM-DDThh:mm:ss.mmmZ`, the one spelling of a time in records and on the wire."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
