"""Skin conductance: level, responses, and how far the electrodes are to be believed. Microsiemens and ms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.physiology.flat import (
    Bools,
    Flat,
    Floats,
    Ints,
    count_in,
    gather,
    medians,
    share_of_seconds,
    whole_parts,
)
from console.physiology.samples import KEPT_MS, Samples

WINDOW_MS: Final = 60_000.0
RANGE_US: Final = (0.05, 60.0)
STEEPEST_US_PER_S: Final = 10.0
FLAT_US: Final = 0.002

BIN_MS: Final = 250.0
BINS_A_SECOND: Final = 4
MEAN_BINS: Final = 4
BREAK_BINS: Final = 4
"""As many empty bins (1 s) break the curve."""
LEAST_RISE_US: Final = 0.05
"""Absolute: relative to the window's largest, rest would show more responses than effort."""
RISE_BINS: Final = (1, 24)
"""0.25-6 s."""
EQUAL_US: Final = 1e-9
"""Sums of four differ by rounding; a smaller step is no step."""
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
    stations = len(signals)
    flat = gather(signals, at_ms, LOOK_BACK_BINS * BIN_MS, before=1)
    if not flat.values.size:
        nothing = np.full(stations, np.nan)
        return Conductance(nothing, nothing, np.zeros(stations))
    in_range = within_range(flat)
    ages = whole_parts(flat.age_ms, BIN_MS)
    counts, is_unsure = count_responses(flat, ages, in_range, stations, LOOK_BACK_BINS)
    for row in np.flatnonzero(is_unsure).tolist():
        counts[row] = _count_from_all(signals[row], at_ms[row])
    now = np.flatnonzero(flat.age_ms < WINDOW_MS)
    rows, good = flat.rows[now], in_range[now]
    believed = now[good]
    good_rows, values = flat.rows[believed], flat.values[believed]
    fraction = count_in(good_rows, stations) / np.maximum(count_in(rows, stations), 1.0)
    cover = share_of_seconds(rows, ages[now] // BINS_A_SECOND, stations, 60, good)
    has_some = fraction > 0
    level = np.log(medians(good_rows, values, stations))
    rate = np.where(has_some, np.sqrt(counts / np.where(has_some, fraction, 1.0)), np.nan)
    return Conductance(level, rate, np.where(_is_flat(good_rows, values, stations), 0.0, cover))


def within_range(flat: Flat) -> Bools:
    """0.05-60 uS, and less than 10 uS/s away from the sample before, shape (n,)."""
    steep = np.zeros(flat.values.size, dtype=np.bool_)
    step_s = np.diff(flat.times) / 1000.0
    steep[1:] = np.abs(np.diff(flat.values)) >= STEEPEST_US_PER_S * step_s
    steep[np.flatnonzero(np.diff(flat.rows)) + 1] = False  # the sample before is another station's
    return (flat.values >= RANGE_US[0]) & (flat.values <= RANGE_US[1]) & ~steep


def _is_flat(rows: Ints, values: Floats, stations: int) -> Bools:
    """True for a station that has nothing, too: there is no cover to take away."""
    is_flat = np.ones(stations, dtype=np.bool_)
    if values.size:
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        span = np.maximum.reduceat(values, starts) - np.minimum.reduceat(values, starts)
        is_flat[rows[starts]] = span < FLAT_US
    return is_flat


def _count_from_all(signal: Samples, now: float) -> float:
    """Responses of one station from all that is kept: what came before the first rise is long ago."""
    bins = int(KEPT_MS / BIN_MS)
    flat = gather([signal], [now], KEPT_MS, before=1)
    counts, _ = count_responses(flat, whole_parts(flat.age_ms, BIN_MS), within_range(flat), 1, bins)
    return float(counts[0])


def count_responses(
    flat: Flat, ages: Ints, in_range: Bools, stations: int, bins: int
) -> tuple[Floats, Bools]:
    """Responses that peak in the last 60 s, and whether earlier samples could still change the number.

    `ages` are those of the samples in whole bins.
    From each local minimum to the next local maximum of the trailing mean, without hysteresis; a stretch's
    first rise, without a fall before it, is none.
    """
    row, column, mean = _curve(flat, ages, in_range, stations, bins)
    counts, is_unsure = np.zeros(stations), np.zeros(stations, dtype=np.bool_)
    if not row.size:
        return counts, is_unsure
    step = np.zeros(row.size)
    step[1:] = np.diff(mean)
    begins = np.ones(row.size, dtype=np.bool_)
    begins[1:] = (np.diff(row) != 0) | (np.diff(column) > BREAK_BINS)
    direction = np.where(begins | (np.abs(step) < EQUAL_US), 0, np.sign(step)).astype(np.int64)
    turns = np.flatnonzero(begins | (direction != 0))  # flat parts neither rise nor fall
    way = direction[turns]
    first_up = np.flatnonzero((way == 1) & (np.roll(way, 1) != 1))
    # The rise goes on until the way changes; only a fall in the same stretch makes its end a peak.
    changes = np.flatnonzero(np.append(way[1:] != way[:-1], True))
    last_up = changes[np.searchsorted(changes, first_up)]
    after = np.append(way, 0)[last_up + 1]
    bottom, peak = turns[first_up] - 1, turns[last_up]
    taking = column[peak] - column[bottom]
    counted = (
        (after == -1)
        & (mean[peak] - mean[bottom] >= LEAST_RISE_US)
        & (taking >= RISE_BINS[0])
        & (taking <= RISE_BINS[1])
        & (column[peak] >= bins - int(WINDOW_MS / BIN_MS))
    )
    before = way[first_up - 1]
    counts = count_in(row[peak[counted & (before == -1)]], stations)
    is_cut = counted & (before == 0) & (column[turns[first_up - 1]] < 2 * MEAN_BINS)
    is_unsure[row[peak[is_cut]]] = True
    return counts, is_unsure


def _curve(flat: Flat, ages: Ints, in_range: Bools, stations: int, bins: int) -> tuple[Ints, Ints, Floats]:
    """Row, bin (the last ends at T) and trailing mean of every bin that holds something, in order."""
    column = bins - 1 - ages
    kept = np.flatnonzero(in_range & (column >= 0))
    place = flat.rows[kept] * bins + column[kept]
    held = np.bincount(place, minlength=stations * bins).reshape(stations, bins)
    total = np.bincount(place, weights=flat.values[kept], minlength=stations * bins).reshape(stations, bins)
    filled = held > 0
    mean = total / np.maximum(held, 1)
    summed, number = np.zeros((stations, bins)), np.zeros((stations, bins), dtype=np.uint8)
    for back in range(MEAN_BINS - 1, -1, -1):
        summed[:, back:] += mean[:, : bins - back]
        number[:, back:] += filled[:, : bins - back]
    if bins == LOOK_BACK_BINS:
        filled[:, : MEAN_BINS - 1] = False  # their mean lacks what lies further back
    places = np.flatnonzero(filled)
    row = np.repeat(np.arange(stations), np.count_nonzero(filled, axis=1))
    return row, places - row * bins, summed.ravel()[places] / number.ravel()[places]
