"""A show of hands in words: cells under 5 are merged before anybody reads them."""

from collections.abc import Iterator, Mapping
from typing import Final

from console.reports.page import Notes

Cells = tuple[tuple[tuple[str, ...], int], ...]
"""Answers that were put together, and how many gave one of them (`classroom.tally.merged`)."""

_ANSWERS: Final = {
    "stage": "Stage",
    "interest": "Interest",
    "under_16": "under 16",
    "16_to_18": "16 to 18",
    "over_18": "over 18",
    "more": "more than before",
    "same": "as before",
    "less": "less than before",
}


def notes(tally: Mapping[str, Cells]) -> Notes:
    """Every question, a line each."""
    note = "nobody is named; cells under 5 are merged with the next smallest"
    return Notes("By a show of hands", note, tuple(rows(tally)))


def rows(tally: Mapping[str, Cells] | None) -> Iterator[tuple[str, str]]:
    """Question and what was said."""
    for question, cells in (tally or {}).items():
        said = (f"{' or '.join(map(_word, answers))}: {count}" for answers, count in cells)
        yield _word(question), "; ".join(said)


def _word(name: str) -> str:
    return _ANSWERS.get(name, name)
