"""The fuller table of heart rate variability, for recordings as a whole: tests and benches, never live.

In windows as short as a class has, most of these say more about the window than about the person.
Definitions: Task Force of the ESC and NASPE (1996), Circulation 93(5):1043; Poincare axes: Brennan (2001).
A series is of intervals in ms that follow each other, shape (n,), n >= 3, already cleaned.
"""

from itertools import pairwise
from typing import Final

import msgspec
import numpy as np

from console.physiology.flat import Floats

PNN_MS: Final = 50.0 + 1e-6
"""Intervals are often whole ms or 1/1024 s: a difference of exactly 50 is not more than 50."""
RESAMPLED_HZ: Final = 4.0
SEGMENT_S: Final = 256.0
LF_HZ: Final = (0.04, 0.15)
HF_HZ: Final = (0.15, 0.40)


class TimeDomain(msgspec.Struct, frozen=True):
    """Spread of intervals and of their differences."""

    mean_rr_ms: float
    mean_hr_bpm: float
    sdnn_ms: float
    """ddof 1."""
    rmssd_ms: float
    sdsd_ms: float
    pnn50_percent: float
    """Of n - 1 pairs."""


class Poincare(msgspec.Struct, frozen=True):
    """Axes of the cloud of (rr_i, rr_(i+1)), from SDNN and SDSD, ddof 1."""

    sd1_ms: float
    sd2_ms: float


class FrequencyDomain(msgspec.Struct, frozen=True):
    """Power by band."""

    lf_ms2: float
    hf_ms2: float
    lf_hf: float


def time_domain(*series: Floats) -> list[TimeDomain]:
    """Time domain measures of each series, all of them at once."""
    lengths = np.array([len(one) for one in series])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    rr = np.concatenate(series).astype(np.float64)
    change = np.diff(rr)
    squared = change**2
    change[ends[:-1] - 1] = squared[ends[:-1] - 1] = (
        0.0  # from the end of one series to the start of the next
    )
    pairs = lengths - 1
    mean, mean_change = np.add.reduceat(rr, starts) / lengths, np.add.reduceat(change, starts) / pairs
    strays = change - np.repeat(mean_change, lengths)[:-1]
    strays[ends[:-1] - 1] = 0.0
    columns = (
        mean,
        np.add.reduceat(60_000.0 / rr, starts) / lengths,
        np.sqrt(np.add.reduceat((rr - np.repeat(mean, lengths)) ** 2, starts) / pairs),
        np.sqrt(np.add.reduceat(squared, starts) / pairs),
        np.sqrt(np.add.reduceat(strays**2, starts) / (pairs - 1)),
        100.0 * np.add.reduceat(np.abs(change) > PNN_MS, starts, dtype=np.float64) / pairs,
    )
    return [TimeDomain(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def poincare(table: TimeDomain) -> Poincare:
    """SD1 across and SD2 along the line of identity."""
    across = table.sdsd_ms**2 / 2
    return Poincare(across**0.5, max(0.0, 2 * table.sdnn_ms**2 - across) ** 0.5)


def frequency_domain(rr_ms: Floats) -> FrequencyDomain:
    """LF and HF power by Welch, from intervals resampled evenly at 4 Hz; at least a minute of them."""
    rr = np.asarray(rr_ms, dtype=np.float64)
    at_s = np.cumsum(rr) / 1000.0
    evenly = np.arange(at_s[0], at_s[-1], 1.0 / RESAMPLED_HZ)
    frequency, power = welch(_smooth(evenly, at_s, rr), RESAMPLED_HZ, SEGMENT_S)
    low, high = _band(frequency, power, LF_HZ), _band(frequency, power, HF_HZ)
    return FrequencyDomain(low, high, low / high if high > 0 else float("inf"))


def _smooth(where: Floats, at: Floats, values: Floats) -> Floats:
    """Natural cubic spline through all points: any simpler curve cuts the tops of what breathing does."""
    step, rise = np.diff(at), np.diff(values)
    bend = np.zeros_like(values)
    bend[1:-1] = _bends(step, 6.0 * np.diff(rise / step))
    left = np.clip(np.searchsorted(at, where, side="right") - 1, 0, len(step) - 1)
    width = step[left]
    after = (where - at[left]) / width
    before = 1.0 - after
    curve = (before**3 - before) * bend[left] + (after**3 - after) * bend[left + 1]
    smooth: Floats = before * values[left] + after * values[left + 1] + curve * width**2 / 6.0
    return smooth


def _bends(step: Floats, right: Floats) -> Floats:
    """Second derivatives at the inner points: a tridiagonal system, eliminated from the top."""
    steps, bends = step.tolist(), right.tolist()
    diagonal = [2.0 * (one + other) for one, other in pairwise(steps)]
    for row in range(1, len(diagonal)):
        factor = steps[row] / diagonal[row - 1]
        diagonal[row] -= factor * steps[row]
        bends[row] -= factor * bends[row - 1]
    following = 0.0
    for row in range(len(diagonal) - 1, -1, -1):
        bends[row] = following = (bends[row] - steps[row + 1] * following) / diagonal[row]
    return np.array(bends)


def welch(values: Floats, rate_hz: float, segment_s: float) -> tuple[Floats, Floats]:
    """One-sided power density (units^2/Hz) and its frequencies: Hann windows, half overlapping, no means.

    A segment is at most half of the whole, so that there are three, and twice as long with zeros.
    Welch (1967), IEEE Trans Audio Electroacoust 15(2):70.
    """
    length = min(len(values) // 2, round(segment_s * rate_hz))
    window = np.hanning(length + 1)[:-1]
    starts = range(0, len(values) - length + 1, max(1, length - length // 2))
    segments = np.array([values[start : start + length] for start in starts])
    segments = (segments - segments.mean(axis=1, keepdims=True)) * window
    density: Floats = np.mean(np.abs(np.fft.rfft(segments, 2 * length, axis=1)) ** 2, axis=0) / (
        rate_hz * np.sum(window**2)
    )
    density[1:-1] *= 2.0
    frequency: Floats = np.fft.rfftfreq(2 * length, 1.0 / rate_hz).astype(np.float64)
    return frequency, density


def _band(frequency: Floats, power: Floats, band: tuple[float, float]) -> float:
    inside = (frequency >= band[0]) & (frequency < band[1])
    return float(np.trapezoid(power[inside], frequency[inside])) if inside.sum() > 1 else 0.0
