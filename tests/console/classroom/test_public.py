"""What a room can read, and what it can not work out from it."""

from collections import defaultdict
from itertools import product

import pytest

from console.classroom.public import Crowd, count_stages, crowds_of, rows_of, stages_of

STEPS = tuple((f"step-{n}", f"Step {n}") for n in range(1, 18))


def shown_in_every_draw(counts: tuple[int, ...]) -> set[tuple[object, ...]]:
    """Everything that the display could show for these counts, whatever the lot says."""
    drawn = []

    def draw(choices):
        drawn.append(len(choices))
        return choices[0]

    crowds_of(counts, draw)
    shown = set()
    for number in range(drawn[0] if drawn else 1):
        rows = rows_of([""] * len(counts), counts, lambda choices, number=number: choices[number])
        shown.add(tuple((row.crowd, row.count) for row in rows))
    return shown


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_nobody_can_work_out_a_hidden_count_from_the_others_and_the_heads_in_the_room(rows: int) -> None:
    """Every class of so many stages: all that it could be, given what is shown and how many there are."""
    possible = defaultdict(set)
    for counts in product(range(11), repeat=rows):
        for shown in shown_in_every_draw(counts) if sum(counts) <= 10 else ():
            possible[shown, sum(counts)].add(counts)
    for (shown, _), classes in possible.items():
        for row, (crowd, _) in enumerate(shown):
            values = {counts[row] for counts in classes}
            if crowd is Crowd.FEW:
                assert values == {1, 2}, (shown, classes)
            elif crowd is Crowd.SEVERAL:
                assert len(values) > 1, (shown, classes)


def test_the_drawing_in_the_design_is_shown_as_it_is_drawn() -> None:
    counts = (1, 3, 4, 6, 7, 2, 1)
    rows = rows_of("abcdefg", counts, lambda choices: choices[0])
    assert [row.crowd.value[0] + str(row.count) for row in rows] == ["f0", "c3", "c4", "c6", "c7", "f0", "f0"]


def test_a_lonely_one_takes_another_count_with_it() -> None:
    crowds = crowds_of((1, 0, 23), lambda choices: choices[0])
    assert crowds == (Crowd.FEW, Crowd.NOBODY, Crowd.SEVERAL)


@pytest.mark.parametrize("counts", [(1,), (1, 1), (2,), (1, 3), (1, 1, 1, 1)])
def test_so_few_that_any_figure_points_at_somebody_are_not_shown(counts: tuple[int, ...]) -> None:
    assert set(crowds_of(counts, lambda choices: choices[0])) == {Crowd.WITHHELD}


def test_a_place_that_the_course_does_not_know_is_not_counted() -> None:
    stages = stages_of(STEPS, (("Begin", "step-1"), ("Middle", "step-6"), ("End", "step-17")))
    assert [stage.title for stage in stages] == ["Begin", "Middle", "End"]
    assert count_stages(stages, ["step-1", "step-5", "step-6", "step-17", "Amina Yusuf", ""]) == (2, 1, 1)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 17, 60])
def test_many_steps_become_few_rows_and_none_is_lost(count: int) -> None:
    steps = tuple((f"s{n}", f"Step {n}") for n in range(count))
    stages = stages_of(steps)
    assert len(stages) == min(8, count)
    assert [step for stage in stages for step in stage.steps] == [step for step, _ in steps]
    assert (
        max((len(s.steps) for s in stages), default=0) - min((len(s.steps) for s in stages), default=0) <= 1
    )
