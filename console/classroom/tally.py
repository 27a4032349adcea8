"""What guests of an outreach class said of themselves by a show of hands: counted, never per person.

Only the class has a tally, and only from 10 answers to a question: fewer could point at somebody.
"""

from collections.abc import Mapping
from typing import Final

LEAST_ANSWERS: Final = 10
MOST_ANSWERS: Final = 1000
LEAST_CELL: Final = 5
"""In print and in files no cell holds fewer."""
QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "stage": ("under_16", "16_to_18", "over_18"),
    "interest": ("more", "same", "less"),
}
"""School age, and whether medicines manufacturing interests them more than before: what can be counted."""

Tally = dict[str, dict[str, int]]


def kept(tally: Mapping[str, Mapping[str, int]]) -> Tally | None:
    """The questions that enough answered, with every count; None when there is none.

    Questions, answers and counts that nobody could have given are left out.
    """
    found: Tally = {}
    for question, answers in QUESTIONS.items():
        given = tally.get(question, {})
        counts = {answer: given.get(answer, 0) for answer in answers}
        if all(0 <= count <= MOST_ANSWERS for count in counts.values()) and enough(counts):
            found[question] = counts
    return found or None


def enough(counts: Mapping[str, int]) -> bool:
    """Whether a question has enough answers to be kept."""
    return sum(counts.values()) >= LEAST_ANSWERS


def merged(counts: Mapping[str, int]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The answers of a question as they may be printed: cells under 5 are put together.

    The smallest goes with the next smallest, and again, until no cell is under 5: none can be worked out from
    the rest and the sum. At the end that may be one cell for all.
    """
    answers = tuple(counts)
    joined: list[tuple[tuple[int, ...], int]] = [((n,), count) for n, count in enumerate(counts.values())]
    while len(joined) > 1:
        joined.sort(key=lambda cell: cell[1])
        (first, few), (second, more), *rest = joined
        if few >= LEAST_CELL:
            break
        joined = [(first + second, few + more), *rest]
    in_order = sorted((tuple(sorted(places)), count) for places, count in joined)
    return tuple((tuple(answers[place] for place in places), count) for places, count in in_order)
