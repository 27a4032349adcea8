"""Beats: which of them are believed, heart rate and ln RMSSD from those.

A beat is its end time `t` and the interval `rr` before it, both in ms. Beats are marked, never interpolated
and never spliced: a beat that is not believed leaves a hole, and no difference is taken across a hole.
Sources: Lipponen & Tarvainen (2019), J Med Eng Technol 43(3):173; Karlsson et al. (2012), BioMed Eng
OnLine 11:2.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from console.physiology.flat import Bools, Flat, Floats, Ints, count_in, medians, sum_in

JUDGED_MS: Final = 120_000.0
"""How far back beats are compared with each other."""
RATE_MS: Final = 30_000.0
VARIABILITY_MS: Final = 60_000.0
ADJACENT_MS: Final = 200.0
RR_RANGE_MS: Final = (300.0, 2000.0)
KARLSSON_PPG: Final = 0.20
KARLSSON_ECG: Final = 0.25
LEAST_PAIRS: Final = 20

THRESHOLD_BEATS: Final = 91
MEDIAN_BEATS: Final = 11
ALPHA: Final = 5.2
SLOPE: Final = 0.13
OFFSET: Final = 0.17
LONG_OR_SHORT: Final = 3.0
HALF: Final = THRESHOLD_BEATS // 2
"""Stations stand at least this many NaN apart, so that no window reaches into the next one."""


@dataclass(slots=True)
class Beating:
    """What the beats of S stations say, each field of shape (S,); NaN where there is nothing to say."""

    median_rr_ms: Floats
    """Of the believed beats in 30 s."""
    believed_ms: Floats
    """Sum of their intervals."""
    told_ms: Floats
    """Sum of all intervals in 30 s, believed or not."""
    artefact: Floats
    """Share of the beats in 30 s that is not believed."""
    ln_rmssd: Floats
    """L: ln of RMSSD in ms over 60 s; NaN under 20 pairs."""
    beats: Floats
    """How many in 30 s."""


def measure(flat: Flat, stations: int, limit: Floats) -> Beating:
    """Judge the beats of 120 s and measure; `flat` has gaps of `HALF`, `limit` (S,) is Karlsson's."""
    rows = flat.rows
    if not flat.values.size:
        nothing, zero = np.full(stations, np.nan), np.zeros(stations)
        return Beating(nothing, zero, zero, nothing, nothing, zero)
    wanted = np.flatnonzero(flat.age_ms < VARIABILITY_MS)  # the gaps compare false
    follows = adjacent(flat.times, flat.values)
    believed = ~invalid(flat.values, follows, wanted, limit[rows[wanted]])
    recent = flat.age_ms[wanted] < RATE_MS
    now, now_rows = wanted[recent], rows[wanted[recent]]
    good = believed[recent]
    good_rr, good_rows = flat.values[now][good], now_rows[good]
    beats = count_in(now_rows, stations)
    share = np.where(beats > 0, 1.0 - count_in(good_rows, stations) / np.maximum(beats, 1.0), np.nan)
    return Beating(
        medians(good_rows, good_rr, stations),
        sum_in(good_rows, good_rr, stations),
        sum_in(now_rows, flat.values[now], stations),
        share,
        _ln_rmssd(flat, wanted, believed, follows, stations),
        beats,
    )


def adjacent(times: Floats, rr: Floats) -> Bools:
    """Whether beat i follows beat i-1 without a gap: |t_i - t_(i-1) - rr_i| <= 200 ms, shape (n,)."""
    follows = np.zeros(rr.size, dtype=np.bool_)
    follows[1:] = np.abs(np.diff(times) - rr[1:]) <= ADJACENT_MS
    return follows


def invalid(rr: Floats, follows: Bools, wanted: Ints, limit: Floats) -> Bools:
    """Which of the `wanted` beats are not believed, shape of `wanted`; `limit` is Karlsson's for each."""
    value = rr[wanted]
    outside = (value < RR_RANGE_MS[0]) | (value > RR_RANGE_MS[1])
    return outside | _karlsson(rr, follows, wanted, limit) | _lipponen_tarvainen(rr, follows, wanted)


def _karlsson(rr: Floats, follows: Bools, wanted: Ints, limit: Floats) -> Bools:
    """Far from the mean of both neighbours; a beat without two adjacent neighbours is not judged."""
    after = np.minimum(wanted + 1, rr.size - 1)
    has_both = follows[wanted] & (wanted + 1 < rr.size) & follows[after]
    mean = (rr[np.maximum(wanted - 1, 0)] + rr[after]) / 2
    far: Bools = has_both & (np.abs(rr[wanted] - mean) > limit * mean)
    return far


def _lipponen_tarvainen(rr: Floats, follows: Bools, wanted: Ints) -> Bools:
    """Ectopic, missed, extra, long and short beats; NaN (a gap, an end, a threshold of 0) judges nothing."""
    if not wanted.size:
        return np.zeros(0, dtype=np.bool_)
    change = np.full(rr.size, np.nan)
    change[1:] = np.where(follows[1:], np.diff(rr), np.nan)
    near = np.unique(np.concatenate([wanted + step for step in (-1, 0, 1, 2)]))
    near = near[(near >= 0) & (near < rr.size)]
    relative = np.full(rr.size + 4, np.nan)
    relative[near + 2] = change[near] / _threshold(change, near)
    here = relative[wanted + 2]
    before, after, later = relative[wanted + 1], relative[wanted + 3], relative[wanted + 4]
    # S12 and S22 of the paper: the most opposite of the neighbours, as the sign of the change asks.
    around = np.where(here > 0, np.maximum(before, after), np.minimum(before, after))
    ahead = np.where(here >= 0, np.minimum(after, later), np.maximum(after, later))
    ectopic = ((here > 1) & (around < -SLOPE * here - OFFSET)) | (
        (here < -1) & (around > -SLOPE * here + OFFSET)
    )
    turns_back = ((here > 1) & (ahead < -1)) | ((here < -1) & (ahead > 1))
    away = _from_median(rr)
    strange = np.abs(away[wanted] / _threshold(away, wanted)) > LONG_OR_SHORT
    flagged: Bools = ectopic | turns_back | strange
    return flagged


def _from_median(rr: Floats) -> Floats:
    """Each interval minus the median of the 11 around it; short ones count twice."""
    side = np.full(MEDIAN_BEATS // 2, np.nan)
    windows = np.sort(sliding_window_view(np.concatenate([side, rr, side]), MEDIAN_BEATS), axis=1)
    away = rr - _quantile(windows, 0.5)
    return np.where(away < 0, 2 * away, away)


def _threshold(series: Floats, wanted: Ints) -> Floats:
    """5.2 quartile deviations of |series| over the 91 beats around each wanted one; NaN instead of 0."""
    side = np.full(HALF, np.nan)
    windows = sliding_window_view(np.concatenate([side, np.abs(series), side]), THRESHOLD_BEATS)
    ordered = np.sort(windows[wanted], axis=1)
    deviation = (_quantile(ordered, 0.75) - _quantile(ordered, 0.25)) / 2
    return np.where(deviation > 0, ALPHA * deviation, np.nan)


def _quantile(ordered: Floats, share: float) -> Floats:
    """Quantile of each sorted row without its NaN (they stand last), linear between neighbours."""
    known = np.count_nonzero(~np.isnan(ordered), axis=1)
    place = share * np.maximum(known - 1, 0)
    low = place.astype(np.int64)
    row = np.arange(len(ordered))
    below = ordered[row, low]
    above = ordered[row, np.minimum(low + 1, np.maximum(known - 1, 0))]
    quantile: Floats = below + (above - below) * (place - low)
    return quantile


def _ln_rmssd(flat: Flat, wanted: Ints, believed: Bools, follows: Bools, stations: int) -> Floats:
    """Log of the root mean square of differences between beats both believed and adjacent."""
    whole = np.zeros(flat.values.size, dtype=np.bool_)
    whole[wanted] = believed
    pairs = wanted[follows[wanted] & whole[wanted] & whole[np.maximum(wanted - 1, 0)]]
    rows = flat.rows[pairs]
    square = sum_in(rows, (flat.values[pairs] - flat.values[pairs - 1]) ** 2, stations)
    count = count_in(rows, stations)
    enough = (count >= LEAST_PAIRS) & (square > 0)
    mean = np.where(enough, square, 1.0) / np.maximum(count, 1.0)
    return np.where(enough, 0.5 * np.log(mean), np.nan)
