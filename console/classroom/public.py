"""What a room may read on its wall: the class, the time left, how many are at which stage. Pure.

This is a whitelist: nothing but plain values comes in, so no name, seat, state, error or load can go out
(an import contract in `pyproject.toml` keeps it so). One or two people at a stage are "a few". Whoever counts
heads in the room can subtract; so where all such stages hold one person each, or all two, one further count
is withheld, drawn by lot: subtracting then leaves both open.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

import msgspec

from console.terms import Mode

FEWEST: Final = 3
"""From so many people on a count is shown."""
MOST_ROWS: Final = 8
"""So many rows can be read from the back of a room."""

Lot = Callable[[Sequence[int]], int]
"""Draws one of these at random. A rule would tell the room what it hides."""


class Stage(msgspec.Struct, frozen=True):
    """Some steps of a course in a row, as one line for the room."""

    title: str
    steps: tuple[str, ...]
    """Step ids of the course pack."""


class Crowd(StrEnum):
    """How much is said of how many are at a stage."""

    NOBODY = "nobody"
    FEW = "few"
    """One or two."""
    COUNTED = "counted"
    SEVERAL = "several"
    """Three or more; the count is withheld to keep another one hidden."""
    WITHHELD = "withheld"
    """Nothing: so few are under way that any figure would point at somebody."""


class PublicRow(msgspec.Struct, frozen=True):
    """One stage and who is there, without anybody."""

    title: str
    crowd: Crowd
    count: int = 0
    """Only when COUNTED."""


class PublicView(msgspec.Struct, frozen=True):
    """All that the public display ever shows."""

    title: str
    mode: Mode
    course: str
    left_ms: float | None
    """None: nobody has said when the class began."""
    rows: tuple[PublicRow, ...]


def stages_of(
    steps: Sequence[tuple[str, str]], named: Sequence[tuple[str, str]] = (), joint: str = "{first} – {last}"
) -> tuple[Stage, ...]:
    """Put a course's steps (id, short title) into few rows.

    `named`: the course's own stages (title, id of the first step). Without them neighbouring steps are put
    together, as evenly as can be, and called after the first and the last by `joint`.
    """
    if named:
        order = [step for step, _ in steps]
        starts = [order.index(first) for _, first in named]
        ends = [*starts[1:], len(order)]
        return tuple(
            Stage(title, tuple(order[start:end]))
            for (title, _), start, end in zip(named, starts, ends, strict=True)
        )
    rows = min(MOST_ROWS, len(steps))
    cuts = [round(row * len(steps) / rows) for row in range(rows + 1)] if rows else []
    return tuple(_joined(steps[a:b], joint) for a, b in pairwise(cuts))


def _joined(steps: Sequence[tuple[str, str]], joint: str) -> Stage:
    first, last = steps[0][1], steps[-1][1]
    title = first if len(steps) == 1 else joint.format(first=first, last=last)
    return Stage(title, tuple(step for step, _ in steps))


def count_stages(stages: Sequence[Stage], places: Iterable[str]) -> tuple[int, ...]:
    """How many are at each stage; `places` are step ids, one a person. Those of no stage are left out."""
    stage_of = {step: number for number, stage in enumerate(stages) for step in stage.steps}
    counts = [0] * len(stages)
    for step in places:
        number = stage_of.get(step)
        if number is not None:
            counts[number] += 1
    return tuple(counts)


def rows_of(titles: Sequence[str], counts: Sequence[int], draw: Lot) -> tuple[PublicRow, ...]:
    """Say of each stage as much as may be said."""
    return tuple(
        PublicRow(title, crowd, count if crowd is Crowd.COUNTED else 0)
        for title, count, crowd in zip(titles, counts, crowds_of(counts, draw), strict=True)
    )


def crowds_of(counts: Sequence[int], draw: Lot) -> tuple[Crowd, ...]:
    """Decide which counts can be shown so that no hidden one follows from the others and their sum.

    Hidden counts are 1 or 2. When they are not all alike, their sum leaves open which is which. When they
    are, one count of three or more joins them, large enough to be one also if they were the other figure.
    """
    few = [count for count in counts if 0 < count < FEWEST]
    crowds = [_alone(count) for count in counts]
    if few and len(set(few)) == 1:
        at_most = 2 * len(few)
        fitting = [
            n for n, count in enumerate(counts) if count >= FEWEST and sum(few) + count >= FEWEST + at_most
        ]
        if not fitting:
            return (Crowd.WITHHELD,) * len(counts)
        crowds[draw(fitting)] = Crowd.SEVERAL
    return tuple(crowds)


def _alone(count: int) -> Crowd:
    if count == 0:
        return Crowd.NOBODY
    return Crowd.FEW if count < FEWEST else Crowd.COUNTED
