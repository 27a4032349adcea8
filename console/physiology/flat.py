"""Windows of many stations laid end to end, so that one numpy call serves the whole class.

`row` is the index of the station in the call, never a name: what belongs to one station can reach another
only through a wrong row, and there is one place that makes rows.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from math import inf
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from console.physiology.samples import Samples

MOST_SPARSE: Final = 4
"""A table of all stations may be so many times larger than what is in it."""

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


KEPT_BYTES: Final = 2**23


def keep_room() -> None:
    """Have the C library keep what one evaluation frees for the next.

    It hands arrays of this size back to the system and asks for them anew, which is a quarter of the time of
    an evaluation. glibc keeps blocks up to the largest that it has seen freed; other libraries do as before.
    """
    np.empty(KEPT_BYTES, dtype=np.uint8)  # given back at once, and never written


@dataclass(slots=True)
class Flat:
    """Samples of S stations in one window each, end to end."""

    rows: Ints
    """Station of each sample, ascending, shape (n,)."""
    age_ms: Floats
    """T of its station minus the time of the sample, >= 0, shape (n,)."""
    times: Floats
    values: Floats


def gather(
    signals: Sequence[Samples],
    at_ms: Sequence[float],
    span_ms: float | Sequence[float],
    before: int = 0,
    gap: int = 0,
    oldest_ms: float = inf,
) -> Flat:
    """The samples in (T - span, T] of each station, and `before` older ones, no older than `oldest_ms`.

    With `gap`, that many NaN samples (row of the station before) part the stations from each other.
    """
    spans = repeat(span_ms, len(signals)) if isinstance(span_ms, float) else span_ms
    times: list[array[float]] = []
    values: list[array[float]] = []
    counts = []
    parting = array("d", [float("nan")] * gap)
    for signal, now, span in zip(signals, at_ms, spans, strict=True):
        low, high = signal.span(now - span, now)
        if before:
            low = max(0, low - before, signal.span(now - oldest_ms, now)[0])
        times.append(signal.times[low:high])
        values.append(signal.values[low:high])
        counts.append(high - low)
        if gap and high > low:
            counts[-1] += gap
            times.append(parting)
            values.append(parting)
    # Joined in one go: to let one array grow moves it again and again.
    flat_times, flat_values = (np.frombuffer(b"".join(parts), dtype=np.float64) for parts in (times, values))
    rows = np.repeat(np.arange(len(counts)), counts)
    age = np.asarray(at_ms, dtype=np.float64)[rows] - flat_times
    return Flat(rows, age, flat_times, flat_values)


def count_in(rows: Ints, stations: int) -> Floats:
    """How many entries each station has, shape (S,)."""
    return np.bincount(rows, minlength=stations).astype(np.float64)


def sum_in(rows: Ints, values: Floats, stations: int) -> Floats:
    """Sum of each station's entries, shape (S,)."""
    return np.bincount(rows, weights=values, minlength=stations).astype(np.float64)


def medians(rows: Ints, values: Floats, stations: int) -> Floats:
    """Median of each station's entries, NaN where there is none; rows ascending, shape (S,)."""
    counts = np.bincount(rows, minlength=stations)
    ends = np.cumsum(counts)
    longest = int(counts.max(initial=0))
    if 0 < stations * longest <= MOST_SPARSE * rows.size:
        table = np.full((stations, longest), np.inf)
        table[rows, np.arange(rows.size) - (ends - counts)[rows]] = values
        table.sort(axis=1)
        every, half = np.arange(stations), counts // 2
        upper = table[every, np.minimum(half, longest - 1)]
        lower = table[every, np.maximum(half - 1, 0)]
        middle = np.where(counts % 2, upper, (lower + upper) / 2)
        return np.where(counts > 0, middle, np.nan)
    found = np.full(stations, np.nan)  # one station has far more than the others: a table would be empty
    start = 0
    for row, end in enumerate(ends.tolist()):
        if end > start:
            ordered = np.sort(values[start:end])
            half = (end - start) // 2
            is_odd = (end - start) % 2
            found[row] = ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2
        start = end
    return found


def whole_parts(values: Floats, size: float) -> Ints:
    """How often `size` fits into each value: exactly `values // size`, in less time; values >= 0."""
    parts = (values * (1.0 / size)).astype(np.int64)
    rest = values - parts * size
    parts -= rest < 0.0
    parts += rest >= size
    return parts


def share_of_seconds(
    rows: Ints, ages_s: Ints, stations: int, seconds: int, good: Bools | None = None
) -> Floats:
    """Share of the one-second bins before T that hold a sample, shape (S,); `ages_s` are whole seconds.

    With `good` only bins count whose samples are good to at least a half.
    """
    bins = rows * seconds + ages_s
    held = np.bincount(bins, minlength=stations * seconds).reshape(stations, seconds)
    filled = held > 0
    if good is not None:
        kept = np.bincount(bins[good], minlength=stations * seconds).reshape(stations, seconds)
        filled &= 2 * kept >= held
    share: Floats = filled.sum(axis=1) / seconds
    return share
