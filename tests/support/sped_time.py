"""Time that runs faster: a clock, and the network thread's loop, in which a second passes sooner.

The window's own timers stay those of real time, and so does the wait for another process: see `patient`.
"""

import asyncio
import selectors
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from console.clock import SystemClock
from console.headsets.gathering import GatheringSelector
from console.headsets.pace import Pace


@dataclass(frozen=True)
class SpedClock(SystemClock):
    """The machine's clocks, `speed` times as fast from when it was made; alike in every process but UTC."""

    speed: float
    began_utc: datetime
    began_ms: float

    @classmethod
    def begin(cls, speed: float) -> "SpedClock":
        """Start from now."""
        return cls(speed, datetime.now(UTC), time.monotonic() * 1000.0 * speed)

    def utc(self) -> datetime:
        """Wall time as this clock has it."""
        return self.began_utc + timedelta(milliseconds=self.monotonic_ms() - self.began_ms)

    def monotonic_ms(self) -> float:
        """Milliseconds as they pass here."""
        return time.monotonic() * 1000.0 * self.speed


class SpedSelector(GatheringSelector):
    """Waits for real what the loop calls longer."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Like any selector's, of sped seconds."""
        return super().select(timeout / self._speed if timeout is not None and timeout > 0 else timeout)


class SpedLoop(asyncio.SelectorEventLoop):
    """A loop in which every sleep and timeout is `speed` times as short."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        super().__init__(SpedSelector(speed))

    def time(self) -> float:
        """Seconds as they pass here."""
        return super().time() * self._speed


def patient(speed: float) -> Pace:
    """The protocol's times, but as patient with the other process as ever: that one does not run faster."""
    usual = Pace()
    return Pace(
        handshake_s=usual.handshake_s * speed,
        silence_ms=usual.silence_ms * speed,
        dead_ms=usual.dead_ms * speed,
    )
