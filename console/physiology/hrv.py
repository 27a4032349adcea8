"""The fuller table of heart rate variability, for recordings as a whole: tests and benches, never live.

In windows as short as a class has, most of these say more about the window than about the person.
Definitions: Task Force of the ESC and NASPE (1996), Circulation 93(5):1043; Poincare axes: Brennan (2001).
All take intervals in ms that follow each other, shape (n,), n >= 3, already cleaned.
"""

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


def time_domain(rr_ms: Floats) -> TimeDomain:
    """Time domain measures."""
    rr = np.asarray(rr_ms, dtype=np.float64)
    change = np.diff(rr)
    return TimeDomain(
        mean_rr_ms=float(rr.mean()),
        mean_hr_bpm=float((60_000.0 / rr).mean()),
        sdnn_ms=float(rr.std(ddof=1)),
        rmssd_ms=float(np.sqrt(np.mean(change**2))),
        sdsd_ms=float(change.std(ddof=1)),
        pnn50_percent=float(100.0 * np.mean(np.abs(change) > PNN_MS)),
    )


def poincare(rr_ms: Floats) -> Poincare:
    """SD1 across and SD2 along the line of identity."""
    rr = np.asarray(rr_ms, dtype=np.float64)
    across = float(np.diff(rr).var(ddof=1)) / 2
    return Poincare(across**0.5, max(0.0, 2 * float(rr.var(ddof=1)) - across) ** 0.5)


def frequency_domain(rr_ms: Floats) -> FrequencyDomain:
    """LF and HF power by Welch, from intervals resampled evenly at 4 Hz; at least a minute of them."""
    rr = np.asarray(rr_ms, dtype=np.float64)
    at_s = np.cumsum(rr) / 1000.0
    evenly = np.arange(at_s[0], at_s[-1], 1.0 / RESAMPLED_HZ)
    frequency, power = welch(_smooth(evenly, at_s, rr), RESAMPLED_HZ, SEGMENT_S)
    low, high = _band(frequency, power, LF_HZ), _band(frequency, power, HF_HZ)
    return FrequencyDomain(low, high, low / high if high > 0 else float("inf"))


def _smooth(where: Floats, at: Floats, values: Floats) -> Floats:
    """Cubic through all points, its slope at each that of the parabola through the three around it."""
    step, rise = np.diff(at), np.diff(values)
    chord = rise / step
    slope = np.empty_like(values)
    slope[1:-1] = (chord[:-1] * step[1:] + chord[1:] * step[:-1]) / (step[:-1] + step[1:])
    slope[0], slope[-1] = 2 * chord[0] - slope[1], 2 * chord[-1] - slope[-2]
    left = np.clip(np.searchsorted(at, where, side="right") - 1, 0, len(step) - 1)
    width = step[left]
    part = (where - at[left]) / width
    bend = 2 * part**3 - 3 * part**2
    inward = (part**3 - 2 * part**2 + part) * width * slope[left]
    outward = (part**3 - part**2) * width * slope[left + 1]
    smooth: Floats = (1 + bend) * values[left] - bend * values[left + 1] + inward + outward
    return smooth


def welch(values: Floats, rate_hz: float, segment_s: float) -> tuple[Floats, Floats]:
    """One-sided power density (units^2/Hz) and its frequencies: Hann windows, half overlapping, no means.

    Welch (1967), IEEE Trans Audio Electroacoust 15(2):70.
    """
    length = min(len(values), round(segment_s * rate_hz))
    window = np.hanning(length + 1)[:-1]
    starts = range(0, len(values) - length + 1, max(1, length // 2))
    segments = np.array([values[start : start + length] for start in starts])
    segments = (segments - segments.mean(axis=1, keepdims=True)) * window
    density: Floats = np.mean(np.abs(np.fft.rfft(segments, axis=1)) ** 2, axis=0) / (
        rate_hz * np.sum(window**2)
    )
    density[1 : -1 if length % 2 == 0 else None] *= 2.0
    frequency: Floats = np.fft.rfftfreq(length, 1.0 / rate_hz).astype(np.float64)
    return frequency, density


def _band(frequency: Floats, power: Floats, band: tuple[float, float]) -> float:
    inside = (frequency >= band[0]) & (frequency < band[1])
    return float(np.trapezoid(power[inside], frequency[inside])) if inside.sum() > 1 else 0.0
