"""Which numbers of a chain a hub has signed for, as spans: a few rows for any number of entries."""

from collections.abc import Iterable, Iterator

from console.model import ConsoleId
from console.records.store import Store

_HOUR = len("YYYY-MM-DDThh")
Span = tuple[int, int]
"""First and last, both within."""


def runs(numbers: Iterable[int]) -> Iterator[Span]:
    """Numbers in any order as spans without a hole, lowest first."""
    first = last = None
    for number in sorted(set(numbers)):
        if first is None or last is None or number != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def between(spans: Iterable[Span], first: int, last: int) -> Iterator[Span]:
    """What of `first` to `last` none of the spans covers; `spans` in order, without an overlap."""
    for start, end in spans:
        if start > last:
            break
        if first < start:
            yield first, start - 1
        first = max(first, end + 1)
    if first <= last:
        yield first, last


def held(store: Store, console: ConsoleId) -> list[Span]:
    """All of a chain, in order."""
    return store.rows("SELECT first, last FROM delivered WHERE console = ? ORDER BY first", console)


def count(store: Store, console: ConsoleId) -> int:
    """How many numbers they cover."""
    query = "SELECT coalesce(sum(last - first + 1), 0) FROM delivered WHERE console = ?"
    return int(store.rows(query, console)[0][0])


def unbroken(store: Store, console: ConsoleId) -> int:
    """The last number up to which all are covered; 0: not even the first is."""
    end = 0
    for first, last in held(store, console):
        if first > end + 1:
            break
        end = last
    return end


def add(store: Store, console: ConsoleId, numbers: Iterable[int], utc: str) -> None:
    """Cover these, signed for at `utc`; what was covered before keeps its time.

    Spans that touch and were signed for within one hour become one.
    """
    known = held(store, console)
    for run in runs(numbers):
        for first, last in between(known, *run):
            before = store.rows(
                "SELECT first, utc FROM delivered WHERE console = ? AND last = ?", console, first - 1
            )
            if before and before[0][1][:_HOUR] == utc[:_HOUR]:
                store.rows(
                    "UPDATE delivered SET last = ?, utc = ? WHERE console = ? AND first = ?",
                    last,
                    max(utc, before[0][1]),
                    console,
                    before[0][0],
                )
            else:
                store.rows("INSERT INTO delivered VALUES (?, ?, ?, ?)", console, first, last, utc)


def cut(store: Store, console: ConsoleId, after: int) -> None:
    """Forget whatever was said of numbers above `after`."""
    store.rows("DELETE FROM delivered WHERE console = ? AND first > ?", console, after)
    store.rows("UPDATE delivered SET last = ? WHERE console = ? AND last > ?", after, console, after)
