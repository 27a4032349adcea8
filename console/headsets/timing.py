"""How a headset's monotonic clock relates to ours, from `time` messages (headset-apps.md section 5)."""

from collections import deque
from statistics import median
from typing import Final

_KEPT: Final = 32
"""Recent answers to choose from: some five minutes, so that drift is followed."""
_BEST: Final = 8
_STEP_MS: Final = 250.0
"""Further apart than drift can explain in that time: one of the clocks stood still in somebody's sleep."""


class ClockOffset:
    """Offset and delay as in NTP, the median of the best 8 recent answers, best being least delay."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float]] = deque(maxlen=_KEPT)
        self.offset_ms = 0.0
        """Add it to the headset's monotonic ms to get ours."""
        self.uncertainty_ms = 0.0
        """The true offset is at most this far away, if the way there is as long as the way back at best."""
        self.rtt_ms = 0.0
        """Of the last answer."""

    @property
    def is_known(self) -> bool:
        """True from the first answer on."""
        return bool(self._samples)

    def add(self, c1: float, h2: float, h3: float, c4: float) -> bool:
        """Take one answer: asked at c1 and heard at c4 (ours), got at h2 and answered at h3 (the headset's).

        False when the times contradict each other; such an answer is not used.
        """
        delay = (c4 - c1) - (h3 - h2)
        if h3 < h2 or delay < 0:
            return False
        offset = ((c1 - h2) + (c4 - h3)) / 2
        if abs(offset - self.offset_ms) > delay / 2 + self.uncertainty_ms + _STEP_MS:
            self._samples.clear()  # what was measured before a sleep says nothing of now
        self._samples.append((delay, offset))
        best = sorted(self._samples)[:_BEST]
        self.offset_ms = median(offset for _, offset in best)
        self.uncertainty_ms = median(delay for delay, _ in best) / 2
        self.rtt_ms = delay
        return True
