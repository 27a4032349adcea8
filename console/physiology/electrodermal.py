"""Skin conductance: level, responses, and how far the electrodes are to be believed. Microsiemens and ms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from console.physiology.flat import (
    Bools,
    Flat,
    Floats,
    Ints,
    count_in,
    gather,
    order,
    sum_in,
    whole_parts,
)
from console.physiology.samples import KEPT_MS, Samples

RANGE_US: Final = (0.05, 60.0)
STEEPEST_US_PER_S: Final = 10.0
FLAT_US: Final = 0.002

BIN_MS: Final = 250.0
MEAN_BINS: Final = 4
BREAK_BINS: Final = 4
"""As many empty bins (1 s) break the curve."""
LEAST_RISE_US: Final = 0.05
"""Absolute: relative to the window's largest, rest would show more responses than effort."""
RISE_BINS: Final = (1, 24)
"""0.25-6 s."""
EQUAL_US: Final = 1e-9
"""Sums of four differ by rounding; a smaller step is no step."""
WINDOW_BINS: Final = 240
"""60 s."""
LOOK_BACK_BINS: Final = 280
"""60 s of peaks, 6 s of rise before the first of them, and what its direction and mean need."""


@dataclass(slots=True)
class Conductance:
    """What the skin of S stations says, each field of shape (S,); NaN where there is nothing to say."""

    ln_level: Floats
    """C: ln of the median in-range conductance in uS over 60 s."""
    responses: Floats
    """R: square root of the responses in 60 s, for a minute in range all through."""
    cover: Floats
    """Share of the 60 seconds that hold believable samples; 0 when the curve is flat."""


def measure(signals: Sequence[Samples], at_ms: Sequence[float]) -> Conductance:
    """Level, responses and cover at T of each station, from samples up to T."""
    flat = gather(signals, at_ms, LOOK_BACK_BINS * BIN_MS, before=1)
    in_range = within_range(flat)
    ages = whole_parts(flat.age_ms, BIN_MS)
    bins = fill(flat, ages, in_range, LOOK_BACK_BINS)
    responses, is_unsure = count_responses(bins)
    for row in np.flatnonzero(is_unsure).tolist():
        responses[row] = _count_from_all(signals[row], at_ms[row])
    come, good = _by_second(bins.come), _by_second(bins.good)
    believed, all_come = good.sum(axis=1), come.sum(axis=1)
    fraction = believed / np.maximum(all_come, 1)
    has_some = fraction > 0
    levels = order(believed, flat.values[in_range & (ages < WINDOW_BINS)])
    cover = ((come > 0) & (2 * good >= come)).sum(axis=1) / come.shape[1]
    return Conductance(
        np.log(levels.median),
        np.where(has_some, np.sqrt(responses / np.where(has_some, fraction, 1.0)), np.nan),
        np.where(levels.most - levels.least >= FLAT_US, cover, 0.0),
    )


def within_range(flat: Flat) -> Bools:
    """0.05-60 uS, and less than 10 uS/s away from the sample before, shape (n,)."""
    is_steep = np.zeros(flat.values.size, dtype=np.bool_)
    is_steep[1:] = np.abs(np.diff(flat.values)) >= STEEPEST_US_PER_S * (np.diff(flat.times) / 1000.0)
    firsts = np.cumsum(flat.counts) - flat.counts
    is_steep[firsts[flat.counts > 0]] = False  # the sample before is another station's
    return (flat.values >= RANGE_US[0]) & (flat.values <= RANGE_US[1]) & ~is_steep


@dataclass(slots=True)
class Bins:
    """Samples of S stations in n bins of 250 ms, the last of which ends at T.

    Each field has the shape (S, BREAK_BINS + n); the first columns stay empty, so that end to end, too, a
    break lies between one station's curve and the next one's.
    """

    come: Ints
    """How many samples."""
    good: Ints
    """How many of them in range."""
    total_us: Floats
    """Sum of those."""


def fill(flat: Flat, ages: Ints, in_range: Bools, bins: int) -> Bins:
    """Put samples into so many bins; `ages` are theirs in whole bins, what is older is left out."""
    shape = (flat.counts.size, BREAK_BINS + bins)
    size = shape[0] * shape[1]
    place = np.repeat(np.arange(1, shape[0] + 1) * shape[1] - 1, flat.counts) - ages
    is_near = ages < bins
    is_good = is_near & in_range
    kept = place[is_good]
    good = np.bincount(kept, minlength=size)
    total = sum_in(kept, flat.values[is_good], size)
    come = good + np.bincount(place[is_near & ~in_range], minlength=size)  # few: that is soon counted
    return Bins(come.reshape(shape), good.reshape(shape), total.reshape(shape))


def _by_second(counted: Ints) -> Ints:
    """Sums of the last 60 seconds, shape (S, 60)."""
    bins = counted[:, -WINDOW_BINS:]
    seconds: Ints = bins[:, 0::4] + bins[:, 1::4] + bins[:, 2::4] + bins[:, 3::4]
    return seconds


def _count_from_all(signal: Samples, now: float) -> float:
    """Responses of one station from all that is kept: what came before the first rise is long ago."""
    flat = gather([signal], [now], KEPT_MS, before=1)
    bins = fill(flat, whole_parts(flat.age_ms, BIN_MS), within_range(flat), int(KEPT_MS / BIN_MS))
    counts, _ = count_responses(bins)
    return float(counts[0])


def count_responses(bins: Bins) -> tuple[Floats, Bools]:
    """Responses that peak in the last 60 s, and whether earlier samples could still change the number.

    From each local minimum to the next local maximum of the trailing mean, without hysteresis; a stretch's
    first rise, without a fall before it, is none.
    """
    stations, width = bins.good.shape
    place, mean = _curve(bins)
    turns, way = _turns(place, mean)
    # A rise goes on until the way changes; only a fall in the same stretch makes its end a peak.
    ends = np.flatnonzero(way[1:] != way[:-1])
    rises = np.flatnonzero((way[ends[1:]] == 1) & (way[ends[1:] + 1] == -1))
    before, last = ends[rises], ends[rises + 1]
    bottom, peak = turns[before + 1] - 1, turns[last]
    is_high = mean[peak] - mean[bottom] >= LEAST_RISE_US
    before, bottom, peak = before[is_high], bottom[is_high], peak[is_high]
    taking = place[peak] - place[bottom]
    row, column = np.divmod(place[peak], width)
    counted = (taking >= RISE_BINS[0]) & (taking <= RISE_BINS[1]) & (column >= width - WINDOW_BINS)
    is_cut = place[turns[before]] % width < BREAK_BINS + 2 * MEAN_BINS
    is_unsure = np.zeros(stations, dtype=np.bool_)
    is_unsure[row[counted & (way[before] == 0) & is_cut]] = True
    return count_in(row[counted & (way[before] == -1)], stations), is_unsure


def _curve(bins: Bins) -> tuple[Ints, Floats]:
    """Place in the table, end to end, and trailing mean of every bin that holds something, in order."""
    filled = bins.good > 0
    mean = (bins.total_us / np.maximum(bins.good.astype(np.float64), 1.0)).ravel()
    number = filled.view(np.uint8).ravel()
    summed = mean[:-3] + mean[1:-2] + mean[2:-1] + mean[3:]
    among = number[:-3] + number[1:-2] + number[2:-1] + number[3:]
    if filled.shape[1] == BREAK_BINS + LOOK_BACK_BINS:
        filled[:, : BREAK_BINS + MEAN_BINS - 1] = False  # their mean lacks what lies further back
    place = np.flatnonzero(filled)
    trailing = summed / np.maximum(among, 1).astype(np.float64)
    return place, trailing[place - (MEAN_BINS - 1)]


def _turns(place: Ints, mean: Floats) -> tuple[Ints, NDArray[np.int8]]:
    """Where the curve rises (1) or falls (-1), or a stretch of it begins (0): flat parts are left out."""
    step = np.diff(mean)
    begins = np.ones(place.size, dtype=np.bool_)
    begins[1:] = np.diff(place) > BREAK_BINS
    way = np.zeros(place.size, dtype=np.int8)
    way[1:] = (step >= EQUAL_US).view(np.int8) - (step <= -EQUAL_US).view(np.int8)
    way[begins] = 0
    turns = np.flatnonzero(begins | (way != 0))
    return turns, way[turns]
