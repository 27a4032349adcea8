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

from console.physiology.flat import Bools, Flat, Floats, Ints, count_in, order, sum_in

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
REACH: Final = 4
CHUNK: Final = 1024
"""Windows sorted at once: as many as a core's own cache holds."""
BARELY: Final = 1.0 - 1e-9
"""A bound that rounding can not make too high."""
TINY: Final = 1e-290
"""A bound where there is none."""
HALF: Final = THRESHOLD_BEATS // 2
"""Stations stand at least this many NaN apart, so that no window reaches into the next one."""
BEFORE: Final = HALF + MEDIAN_BEATS // 2
"""No beat is compared with one further back: half a threshold's window, and half a median's before that."""


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
    """L: ln of RMSSD in ms over 60 s; NaN under 20 pairs; of ECG only."""
    beats: Floats
    """How many in 30 s."""


def measure(flat: Flat, stations: int, is_ecg: Bools) -> Beating:
    """Judge beats and measure; `flat` has gaps of `HALF`, `is_ecg` is (S,).

    It holds all beats of 120 s, or at least those of 60 s (ECG) or 30 s and the `BEFORE` older ones of 120 s.
    """
    rows = flat.rows
    if not flat.values.size:
        nothing, zero = np.full(stations, np.nan), np.zeros(stations)
        return Beating(nothing, zero, zero, nothing, nothing, zero)
    reach_ms = np.where(is_ecg, VARIABILITY_MS, RATE_MS)
    limit = np.where(is_ecg, KARLSSON_ECG, KARLSSON_PPG)
    wanted = np.flatnonzero(flat.age_ms < np.repeat(reach_ms, flat.counts))  # the gaps compare false
    follows = adjacent(flat.times, flat.values)
    believed = ~invalid(flat.values, follows, wanted, limit[rows[wanted]])
    recent = flat.age_ms[wanted] < RATE_MS
    now, now_rows = wanted[recent], rows[wanted[recent]]
    good = believed[recent]
    good_rr, good_rows = flat.values[now][good], now_rows[good]
    beats = count_in(now_rows, stations)
    share = np.where(beats > 0, 1.0 - count_in(good_rows, stations) / np.maximum(beats, 1.0), np.nan)
    return Beating(
        order(np.bincount(good_rows, minlength=stations), good_rr).median,
        sum_in(good_rows, good_rr, stations),
        sum_in(now_rows, flat.values[now], stations),
        share,
        _ln_rmssd(flat, wanted, believed, follows, is_ecg),
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
    flagged = np.zeros(rr.size, dtype=np.bool_)
    if not wanted.size:
        return flagged[wanted]
    change = np.full(rr.size + 2, np.nan)  # so that there are two after each
    change[1:-2] = np.where(follows[1:], np.diff(rr), np.nan)
    changes = Spread(change)
    at_most = changes.at_most(wanted)  # what this rules out needs no exact threshold: that is most
    steep = wanted[np.abs(at_most[wanted]) > 1.0]
    around = steep + np.array([[-1], [0], [1], [2]])
    around = around[:, _turns_back(at_most[around], 1.0)]
    relative = changes.relative(around.ravel()).reshape(around.shape)
    steepness = np.abs(relative[1])
    flagged[around[1, (steepness > 1.0) & _turns_back(relative, steepness)]] = True
    lengths = Spread(_from_median(rr, wanted))
    strange = wanted[lengths.at_most(wanted)[wanted] > LONG_OR_SHORT]
    flagged[strange[lengths.relative(strange) > LONG_OR_SHORT]] = True
    return flagged[wanted]


def _turns_back(around: Floats, steepness: Floats | float) -> Bools:
    """Whether what follows or precedes a change undoes it: S12, S22 of the paper.

    `around` are the one before, the change itself, and two after, shape (4, n).
    """
    before, _, after, later = -np.sign(around[1]) * around
    is_ectopic = np.minimum(before, after) > SLOPE * steepness + OFFSET
    is_long_or_short = np.maximum(after, later) > 1.0
    undone: Bools = is_ectopic | is_long_or_short
    return undone


class Spread:
    """A series in parts of its threshold: 5.2 quartile deviations of its size over the 91 beats around."""

    def __init__(self, series: Floats) -> None:
        side = np.full(HALF, np.nan)
        padded = np.concatenate([side, np.abs(series), side])
        self._series = series
        self._windows = sliding_window_view(padded, THRESHOLD_BEATS)

    def relative(self, beats: Ints) -> Floats:
        """Each of these beats in parts of its threshold; NaN across a gap, or when that is 0."""
        deviation = np.empty(beats.size)
        for first in range(0, beats.size, CHUNK):
            ordered, known = self._sorted(beats[first : first + CHUNK])
            deviation[first : first + CHUNK] = (
                _quantile(ordered, known, 0.75) - _quantile(ordered, known, 0.25)
            ) / 2
        relative: Floats = self._series[beats] / np.where(deviation > 0, ALPHA * deviation, np.nan)
        return relative

    def at_most(self, beats: Ints) -> Floats:
        """The whole series in parts of a lower bound of its threshold; far from these beats that is TINY.

        Sorting 91 beats around each of all beats would be most of the work. But a window that lies `REACH`
        beats from another differs from it in that many at each end, hence no rank moves further.
        """
        width = 2 * REACH + 1
        blocks = np.flatnonzero(np.bincount(beats // width))
        ordered, known = self._sorted(np.minimum(blocks * width + REACH, self._series.size - 1))
        last, row = known - 1, np.arange(blocks.size)
        upper, lower = (3 * last) // 4 - REACH, (last + 3) // 4 + REACH
        spread = np.where(upper > lower, ordered[row, upper] - ordered[row, lower], 0.0)
        least = np.full(self._series.size // width + 1, TINY)
        least[blocks] = np.maximum(spread * (ALPHA / 2 * BARELY), TINY)
        at_most: Floats = self._series / np.repeat(least, width)[: self._series.size]
        return at_most

    def _sorted(self, beats: Ints) -> tuple[Floats, Ints]:
        """Sizes around each of these beats in order, NaN last, and how many are none."""
        ordered: Floats = self._windows[beats]
        ordered.sort(axis=1)
        return ordered, _count_known(ordered)


def _from_median(rr: Floats, wanted: Ints) -> Floats:
    """How far each interval is from the median of 11 around, short ones twice.

    NaN at the ends of beats where no threshold of the wanted needs it.
    """
    side = np.full(MEDIAN_BEATS // 2, np.nan)
    padded = np.concatenate([side, rr, side])
    median = _middle_of_11(padded)
    asks = np.isnan(rr)  # so far ahead of a needed one lies a wanted one, or the gap behind the newest
    cut = np.flatnonzero(np.isnan(median) & ~asks)
    asks[wanted] = True
    cut = cut[asks[cut + HALF]]
    ordered = np.sort(sliding_window_view(padded, MEDIAN_BEATS)[cut], axis=1)
    median[cut] = _quantile(ordered, _count_known(ordered), 0.5)
    away = rr - median
    far: Floats = np.maximum(away, -2 * away)
    return far


def _middle_of_11(series: Floats) -> Floats:
    """Median of each 11 in a row, NaN where any is; shape (n - 10,).

    No window is sorted by itself: pairs and fours are put in order once for all that they belong to.
    """
    low, high = _order(series[:-1], series[1:])
    least, one = _order(low[:-2], low[2:])
    other, most = _order(high[:-2], high[2:])
    fours = (least, *_order(one, other), most)
    count = series.size - MEDIAN_BEATS + 1
    near, far = [four[:count] for four in fours], [four[4 : 4 + count] for four in fours][::-1]
    # Of these eight the two least and the two most can not be the median of 11.
    lower = [np.minimum(a, b) for a, b in zip(near, far, strict=True)]
    upper = [np.maximum(a, b) for a, b in zip(near, far, strict=True)]
    third, fourth = _order(np.maximum(lower[0], lower[2]), np.maximum(lower[1], lower[3]))
    fifth, sixth = _order(np.minimum(upper[0], upper[2]), np.minimum(upper[1], upper[3]))
    # Three are left of the 11; the fourth of these seven is the median.
    first, more = _order(low[8:-1], series[10:])
    second, last = _order(high[8:-1], more)
    median = np.minimum(sixth, np.maximum(fifth, first))
    median = np.minimum(median, np.maximum(fourth, second))
    middle: Floats = np.minimum(median, np.maximum(third, last))
    return middle


def _order(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    return np.minimum(one, other), np.maximum(one, other)


def _count_known(ordered: Floats) -> Ints:
    """How many values of each row are not NaN."""
    known: Ints = np.count_nonzero(~np.isnan(ordered), axis=1)
    return known


def _quantile(ordered: Floats, known: Ints, share: float) -> Floats:
    """Quantile of the `known` first of each sorted row (NaN stand last), linear between neighbours."""
    last = np.maximum(known - 1, 0)
    place = share * last
    low = place.astype(np.int64)
    row = np.arange(len(ordered))
    below = ordered[row, low]
    quantile: Floats = below + (ordered[row, np.minimum(low + 1, last)] - below) * (place - low)
    return quantile


def _ln_rmssd(flat: Flat, wanted: Ints, believed: Bools, follows: Bools, is_ecg: Bools) -> Floats:
    """Log of the root mean square of differences between beats both believed and adjacent."""
    stations = is_ecg.size
    whole = np.zeros(flat.values.size, dtype=np.bool_)
    whole[wanted] = believed
    pairs = wanted[follows[wanted] & whole[wanted] & whole[np.maximum(wanted - 1, 0)]]
    rows = flat.rows[pairs]
    square = sum_in(rows, (flat.values[pairs] - flat.values[pairs - 1]) ** 2, stations)
    count = count_in(rows, stations)
    enough = (count >= LEAST_PAIRS) & (square > 0)
    mean = np.where(enough, square, 1.0) / np.maximum(count, 1.0)
    return np.where(enough & is_ecg, 0.5 * np.log(mean), np.nan)
