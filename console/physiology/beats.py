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
HALF: Final = THRESHOLD_BEATS // 2
"""Stations stand at least this many NaN apart, so that no window reaches into the next one."""
BEFORE: Final = HALF + MEDIAN_BEATS
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
    wanted = np.flatnonzero(flat.age_ms < reach_ms[rows])  # the gaps compare false
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
    change = np.full(rr.size, np.nan)
    change[1:] = np.where(follows[1:], np.diff(rr), np.nan)
    changes = Spread(change)
    steep = changes.may_exceed(wanted, 1.0)
    here = changes.relative(steep)
    is_steep = np.abs(here) > 1.0
    steep = steep[is_steep]
    flagged[steep[_turns_back(changes, steep, here[is_steep])]] = True
    away = Spread(_from_median(rr, wanted))
    strange = away.may_exceed(wanted, LONG_OR_SHORT)
    flagged[strange[np.abs(away.relative(strange)) > LONG_OR_SHORT]] = True
    return flagged[wanted]


def _turns_back(changes: "Spread", steep: Ints, here: Floats) -> Bools:
    """Whether what follows or precedes a steep change, of size `here`, undoes it: S12, S22 of the paper."""
    around = np.concatenate([steep - 1, steep + 1, steep + 2])
    others, place = np.unique(around, return_inverse=True)
    before, after, later = changes.relative(others)[place].reshape(3, -1)
    around = np.where(here > 0, np.maximum(before, after), np.minimum(before, after))
    ahead = np.where(here > 0, np.minimum(after, later), np.maximum(after, later))
    ectopic = ((here > 1) & (around < -SLOPE * here - OFFSET)) | (
        (here < -1) & (around > -SLOPE * here + OFFSET)
    )
    long_or_short: Bools = ((here > 1) & (ahead < -1)) | ((here < -1) & (ahead > 1))
    return ectopic | long_or_short


class Spread:
    """A series in parts of its threshold: 5.2 quartile deviations of its size over the 91 beats around.

    Sorting 91 beats around each of all beats is most of the work, so a bound is taken first: a window that
    lies `REACH` beats from another differs from it in that many at each end, hence no rank moves further.
    """

    def __init__(self, series: Floats) -> None:
        side = np.full(HALF, np.nan)
        padded = np.concatenate([side, np.abs(series), side])
        self._series = series
        self._windows = sliding_window_view(padded, THRESHOLD_BEATS)
        self._known = count_known(padded, THRESHOLD_BEATS)

    def relative(self, beats: Ints) -> Floats:
        """Each of these beats in parts of its threshold; NaN outside, across a gap, or when that is 0."""
        inside = np.clip(beats, 0, self._series.size - 1)
        deviation = np.empty(inside.size)
        for first in range(0, inside.size, CHUNK):
            part = inside[first : first + CHUNK]
            ordered, known = self._sorted(part), self._known[part]
            deviation[first : first + CHUNK] = (
                _quantile(ordered, known, 0.75) - _quantile(ordered, known, 0.25)
            ) / 2
        threshold = np.where((deviation > 0) & (inside == beats), ALPHA * deviation, np.nan)
        relative: Floats = self._series[inside] / threshold
        return relative

    def may_exceed(self, beats: Ints, times: float) -> Ints:
        """Those of these beats (ascending) that a bound does not keep within `times` their threshold."""
        blocks = beats // (2 * REACH + 1)
        is_new = np.diff(blocks, prepend=-1) > 0
        anchors = blocks[is_new]
        centres = np.minimum(anchors * (2 * REACH + 1) + REACH, self._series.size - 1)
        anchor = np.cumsum(is_new) - 1
        last = self._known[beats] - 1
        upper = np.floor(0.75 * last).astype(np.int64) - REACH
        lower = np.ceil(0.25 * last).astype(np.int64) + REACH
        has_bound = (upper > lower) & (lower < self._known[centres][anchor])
        spread = np.zeros(beats.size)
        ordered = self._sorted(centres)
        spread[has_bound] = (
            ordered[anchor[has_bound], upper[has_bound]] - ordered[anchor[has_bound], lower[has_bound]]
        )
        bound = np.nan_to_num(spread) * (ALPHA / 2) * times
        return beats[np.abs(self._series[beats]) > bound * BARELY]

    def _sorted(self, beats: Ints) -> Floats:
        ordered: Floats = self._windows[beats]
        ordered.sort(axis=1)
        return ordered


def _from_median(rr: Floats, wanted: Ints) -> Floats:
    """Each interval that a threshold of the wanted needs, minus the median of 11 around; short ones twice."""
    side = np.full(MEDIAN_BEATS // 2, np.nan)
    padded = np.concatenate([side, rr, side])
    known = count_known(padded, MEDIAN_BEATS)
    windows = sliding_window_view(padded, MEDIAN_BEATS)
    near = np.bincount(np.maximum(wanted - HALF, 0), minlength=rr.size + 1)
    near -= np.bincount(np.minimum(wanted + HALF + 1, rr.size), minlength=rr.size + 1)
    told = np.flatnonzero((np.cumsum(near[:-1]) > 0) & ~np.isnan(rr))
    away = np.full(rr.size, np.nan)
    is_whole = known[told] == MEDIAN_BEATS
    plain, cut = told[is_whole], told[~is_whole]
    middle = _middle([padded[step : step + rr.size] for step in range(MEDIAN_BEATS)])
    away[plain] = rr[plain] - middle[plain]
    away[cut] = rr[cut] - _quantile(np.sort(windows[cut], axis=1), known[cut], 0.5)
    return np.where(away < 0, 2 * away, away)


def _middle(columns: list[Floats]) -> Floats:
    """Median of an odd number of columns, one a place in the window; NaN where any is. No rows are sorted.

    What is neither the least nor the most of one more than half of them may be the median; the two others can
    not, and make room for the next column (Devillard 1998, "Fast median search", forgetful selection).
    """
    first = len(columns) // 2 + 2
    held, waiting = columns[:first], columns[first:]
    while True:
        count = len(held)
        for low in range(count // 2):
            _order(held, low, count - 1 - low)
        for other in range(1, (count + 1) // 2):
            _order(held, 0, other)
        for other in range(count // 2, count - 1):
            _order(held, other, count - 1)
        held = held[1:-1]
        if not waiting:
            return held[0]
        held.append(waiting.pop(0))


def _order(columns: list[Floats], low: int, high: int) -> None:
    one, other = columns[low], columns[high]
    columns[low], columns[high] = np.minimum(one, other), np.maximum(one, other)


def count_known(padded: Floats, length: int) -> Ints:
    """How many values of each window of this length are known, shape (n - length + 1,)."""
    before = np.concatenate([[0], np.cumsum(~np.isnan(padded))])
    known: Ints = before[length:] - before[:-length]
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
