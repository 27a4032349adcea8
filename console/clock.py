"""Time as a value that is handed in: rooms never ask the operating system, so that tests own the clock."""

import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Protocol


def sleep_counting(platform: str, clocks: Mapping[str, Any]) -> int | None:
    """Choose among a system's `clocks` the monotonic one that goes on while the machine sleeps.

    None: `time.monotonic` does. Without such a clock every lid that was closed for minutes would look as if
    somebody had set the wall clock. Sources: Linux clock_getres(2), where MONOTONIC_RAW stops in sleep; macOS
    clock_gettime(3), where MONOTONIC_RAW goes on (UPTIME_RAW, behind Python's own, stops); on Windows
    GetTickCount64 and QueryPerformanceCounter both count sleep.
    """
    number: int | None = clocks.get("CLOCK_MONOTONIC_RAW" if platform == "darwin" else "CLOCK_BOOTTIME")
    return number


_SLEEP_COUNTING: Final = sleep_counting(sys.platform, vars(time))


class Clock(Protocol):
    """What a room may know about time."""

    def utc(self) -> datetime:
        """Wall time, timezone-aware, in UTC."""
        ...

    def monotonic_ms(self) -> float:
        """Milliseconds that never go back and that count sleep."""
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
        """Milliseconds since an arbitrary start, sleep counted (`sleep_counting`)."""
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
