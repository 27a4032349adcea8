"""Tells what a headset says now from what it had buffered: a replay never counts as the present."""

from typing import Final

from console.headsets.timing import ClockOffset

_SLACK_MS: Final = 1.0
_STEADY_MS: Final = 2_000.0
_STEADY_BY_MS: Final = 500.0


class Freshness:
    """Watches one link until it has caught up; messages come in order, so from there on all are fresh.

    A message is fresh when it was written after the link was proven. As long as the headset has not answered
    `time`, and its clock is unknown, a replay gives itself away by catching up: its messages grow younger.
    """

    def __init__(self, offset: ClockOffset, proven_ms: float) -> None:
        self.is_caught_up = False
        self._offset = offset
        self._proven_ms = proven_ms
        self._lag_ms = float("inf")
        self._steady_since_ms = 0.0

    def catches_up(self, mono_ms: float, at_ms: float) -> bool:
        """Look at one message: written at `mono_ms` (headset's clock), here at `at_ms` (ours)."""
        if self._offset.is_known:
            slack_ms = self._offset.uncertainty_ms + _SLACK_MS
            self.is_caught_up = mono_ms + self._offset.offset_ms >= self._proven_ms - slack_ms
        elif at_ms - mono_ms < self._lag_ms - _STEADY_BY_MS:
            self._lag_ms = at_ms - mono_ms
            self._steady_since_ms = at_ms
        else:
            self.is_caught_up = at_ms - self._steady_since_ms >= _STEADY_MS
        return self.is_caught_up
