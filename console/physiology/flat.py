"""Windows of many stations laid end to end, so that one numpy call serves the whole class.

`row` is the index of the station in the call, never a name: what belongs to one station can reach another
only through a wrong row, and there is one place that makes rows.
"""

from array import array
from bisect import bisect_right
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

    counts: Ints
    """How many each station has, shape (S,)."""
    age_ms: Floats
    """T of its station minus the time of the sample, >= 0, shape (n,)."""
    times: Floats
    values: Floats

    @property
    def rows(self) -> Ints:
        """Station of each sample, ascending, shape (n,)."""
        return np.repeat(np.arange(self.counts.size), self.counts)


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
    counts = [0] * len(signals)
    parting = array("d", [float("nan")] * gap)
    for row, (signal, now, span) in enumerate(zip(signals, at_ms, spans, strict=True)):
        if not signal.times:
            continue
        low, high = signal.span(now - span, now)
        if before:
            low = bisect_right(signal.times, now - oldest_ms, max(0, low - before), low)
        if high > low:
            times.append(signal.times[low:high])
            values.append(signal.values[low:high])
            counts[row] = high - low
            if gap:
                times.append(parting)
                values.append(parting)
                counts[row] += gap
    # Joined in one go: to let one array grow moves it again and again.
    flat_times, flat_values = (np.frombuffer(b"".join(parts), dtype=np.float64) for parts in (times, values))
    held = np.array(counts, dtype=np.int64)
    age = np.repeat(np.asarray(at_ms, dtype=np.float64), held) - flat_times
    return Flat(held, age, flat_times, flat_values)


def count_in(rows: Ints, stations: int) -> Floats:
    """How many entries each station has, shape (S,)."""
    return np.bincount(rows, minlength=stations).astype(np.float64)


def sum_in(rows: Ints, values: Floats, stations: int) -> Floats:
    """Sum of each station's entries, shape (S,)."""
    return np.bincount(rows, weights=values, minlength=stations).astype(np.float64, copy=False)


@dataclass(slots=True)
class Ordered:
    """What each station's entries are in order of size, NaN where there is none; shapes (S,)."""

    least: Floats
    median: Floats
    most: Floats


def order(counts: Ints, values: Floats) -> Ordered:
    """Put each station's entries in order; `counts` says how many there are of each, end to end."""
    stations, longest = counts.size, int(counts.max(initial=0))
    if not longest:
        return Ordered(*np.full((3, stations), np.nan))
    if stations * longest <= MOST_SPARSE * values.size:
        table = np.full((stations, longest), np.inf)
        table[np.arange(longest) < counts[:, None]] = values
        table.sort(axis=1)
        ordered, starts = table.ravel(), longest * np.arange(stations)
    else:  # one station has far more than the others: a table would be empty
        ordered, ends = values.copy(), np.cumsum(counts)
        starts = ends - counts
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            ordered[start:end].sort()
    places = np.stack([np.zeros(stations, dtype=np.int64), (counts - 1) // 2, counts // 2, counts - 1])
    found = np.where(counts > 0, ordered[np.minimum(starts + places, ordered.size - 1)], np.nan)
    least, lower, upper, most = found
    return Ordered(least, np.where(counts % 2, upper, (lower + upper) / 2), most)


def whole_parts(values: Floats, size: float) -> Ints:
    """How often `size` fits into each value: exactly `values // size`, in less time; values >= 0."""
    parts = np.floor(values / size)
    parts[parts * size > values] -= 1.0  # the quotient was rounded up to it
    return parts.astype(np.int64)


def share_of_seconds(rows: Ints, ages_s: Ints, stations: int, seconds: int) -> Floats:
    """Share of the one-second bins before T that hold a sample, shape (S,); `ages_s` are whole seconds."""
    held = np.bincount(rows * seconds + ages_s, minlength=stations * seconds)
    share: Floats = (held > 0).reshape(stations, seconds).sum(axis=1) / seconds
    return share
