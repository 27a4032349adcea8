"""The seated baseline: what it is made of, and when it is good enough to go by."""

import math
import statistics
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

SECONDS: Final = 120
FULL_WINDOW_MS: Final = (30_000.0, 60_000.0, 60_000.0, 60_000.0)
"""From when on the window of HR, L, C and R lies within the calibration."""
ARM_OF: Final = (0, 0, 1, 1)
"""HR and L belong to the cardiac arm (0), C and R to the electrodermal one (1)."""
LEAST_SECONDS: Final = 10
LEAST_Q: Final = 0.5

COVER_FROM_MS: Final = 60_000.0
LEAST_COVER: Final = 0.8
STILL_G: Final = 0.03
SLOPE_FROM_MS: Final = 30_000.0
STEEPEST_HR_PER_MIN: Final = 5.0
STEEPEST_C_PER_MIN: Final = 0.10
EXACT_MS: Final = 1e-6
"""Adding and taking away the same float may differ by this much."""

Four = tuple[float | None, float | None, float | None, float | None]


class Doubt(StrEnum):
    """Why a baseline is not accepted."""

    HEART_CONTACT = "heart_contact"
    SKIN_CONTACT = "skin_contact"
    MOVED = "moved"
    HEART_RATE_DRIFTS = "heart_rate_drifts"
    SKIN_DRIFTS = "skin_drifts"
    NO_SIGNAL = "no_signal"


class Baseline(msgspec.Struct, frozen=True):
    """Mean and sd (ddof 1) of HR (bpm), L, C and R, once a second; None for a feature without a baseline."""

    mean: Four
    sd: Four
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """True when it would not have been accepted."""
        return bool(self.doubts)

    @property
    def is_empty(self) -> bool:
        """True when nothing can be compared with it."""
        return self.mean[0] is None and (self.mean[2] is None or self.mean[3] is None)


class Second(msgspec.Struct, frozen=True):
    """What one second of calibration adds."""

    values: Four
    """HR in bpm, L, C, R."""
    q: tuple[float, float]
    """Of the cardiac and the electrodermal arm."""
    cover: tuple[float, float]
    has_come: tuple[bool, bool]
    """Whether the arm has had any sample so far."""


class Calibration:
    """One calibration from `start_ms` to `end_ms`, gathered second by second."""

    __slots__ = ("_seconds", "end_ms", "start_ms")

    def __init__(self, start_ms: float, seconds: float = SECONDS) -> None:
        self.start_ms = start_ms
        self.end_ms = start_ms + 1000.0 * seconds
        self._seconds: list[tuple[float, Second]] = []

    def covers(self, at_ms: float) -> bool:
        """Whether the second that ends at `at_ms` belongs to it."""
        return self.start_ms <= at_ms + EXACT_MS and at_ms <= self.end_ms + EXACT_MS

    def is_over(self, at_ms: float) -> bool:
        """Whether `at_ms` is its last second, or later."""
        return at_ms >= self.end_ms - EXACT_MS

    def note(self, at_ms: float, second: Second) -> None:
        """Take in one second."""
        self._seconds.append((at_ms - self.start_ms, second))

    def finish(self, motion_g: Sequence[float]) -> Baseline:
        """The baseline, with what speaks against it; `motion_g` are the samples of its time."""
        figures = [self._figure(feature) for feature in range(4)]
        mean = tuple(None if figure is None else figure[0] for figure in figures)
        sd = tuple(None if figure is None else figure[1] for figure in figures)
        return Baseline(mean, sd, tuple(self._doubts(motion_g)))  # type: ignore[arg-type]

    def _figure(self, feature: int) -> tuple[float, float] | None:
        values = [value for _, value in self._believed(feature, FULL_WINDOW_MS[feature])]
        if len(values) < LEAST_SECONDS:
            return None
        return statistics.fmean(values), statistics.stdev(values)

    def _believed(self, feature: int, from_ms: float) -> list[tuple[float, float]]:
        return [
            (at, value)
            for at, second in self._seconds
            if at >= from_ms - EXACT_MS
            and second.q[ARM_OF[feature]] >= LEAST_Q
            and (value := second.values[feature]) is not None
        ]

    def _doubts(self, motion_g: Sequence[float]) -> list[Doubt]:
        """What speaks against it; a sensor that never sent anything is not worn, and not judged."""
        late = [second for at, second in self._seconds if at >= COVER_FROM_MS - EXACT_MS]
        worn = [bool(self._seconds) and self._seconds[-1][1].has_come[arm] for arm in (0, 1)]
        found = [] if any(worn) else [Doubt.NO_SIGNAL]
        for arm, doubt in enumerate((Doubt.HEART_CONTACT, Doubt.SKIN_CONTACT)):
            covers = [second.cover[arm] for second in late]
            if worn[arm] and (not covers or statistics.fmean(covers) < LEAST_COVER):
                found.append(doubt)
        if motion_g and not statistics.median(motion_g) < STILL_G:
            found.append(Doubt.MOVED)
        if abs(self._slope_per_min(0)) >= STEEPEST_HR_PER_MIN:
            found.append(Doubt.HEART_RATE_DRIFTS)
        if abs(self._slope_per_min(2)) >= STEEPEST_C_PER_MIN:
            found.append(Doubt.SKIN_DRIFTS)
        return found

    def _slope_per_min(self, feature: int) -> float:
        points = self._believed(feature, SLOPE_FROM_MS)
        if len(points) < 2:
            return 0.0
        slope = statistics.linear_regression(
            [at / 60_000.0 for at, _ in points], [y for _, y in points]
        ).slope
        return slope if math.isfinite(slope) else 0.0
