"""A clock that only moves when a test moves it."""

from datetime import UTC, datetime, timedelta


class ManualClock:
    """Implements `console.clock.Clock`."""

    def __init__(self, start: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)) -> None:
        self._utc = start
        self._mono = 1_000_000.0
        self._offset_min = 0

    def utc(self) -> datetime:
        return self._utc

    def monotonic_ms(self) -> float:
        return self._mono

    def offset_min(self) -> int:
        return self._offset_min

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._utc += timedelta(seconds=seconds)
        self._mono += seconds * 1000.0

    def set_wall(self, moment: datetime, offset_min: int = 0) -> None:
        """Change the wall clock only, as a person or NTP would."""
        self._utc = moment
        self._offset_min = offset_min
