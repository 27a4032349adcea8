"""A programme is counted from classes of one console or of many, and no cell of it points at somebody."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.classroom.tally import LEAST_CELL, merged
from console.model import Decision, Mode, Outcome
from console.reports import programme, programme_page
from console.reports.own_classes import own_classes
from console.reports.period import Period
from console.reports.programme import ClassFacts, RunFacts
from console.reports.typesetting import Print
from tests.console.reports.conftest import NOON
from tests.support.reported import ReportedClass

COUNTS = st.integers(0, 30)
SPLITS = st.tuples(COUNTS, COUNTS, COUNTS)


def held(course: str, month: int, split: tuple[int, int, int], console: str = "a") -> ClassFacts:
    runs = [
        RunFacts(f"{console}-{decision}-{n}", Outcome.COMPLETED, decision)
        for decision, count in zip(Decision, split, strict=True)
        for n in range(count)
    ]
    return ClassFacts(
        console,
        f"{course}-{month}",
        course,
        Mode.ASSESS,
        f"2026-{month:02d}-03T10:00:00.000Z",
        tuple(runs),
        20,
        3,
    )


def test_classes_are_counted_by_month_and_unit_in_the_period():
    classes = [held("X", 9, (10, 0, 0)), held("X", 10, (8, 7, 0)), held("Y", 10, (9, 0, 0), "b")]
    found = programme.build(classes, Period(date(2026, 10, 1), date(2026, 10, 31)), {"X": "Unit X"})
    assert [(row.month, row.course, row.figures.runs) for row in found.rows] == [
        ("2026-10", "X", 15),
        ("2026-10", "Y", 9),
    ]
    whole = found.whole
    assert (whole.classes, whole.runs, whole.present, whole.audience) == (2, 24, 40, 6)
    assert (whole.outcomes.competent, whole.outcomes.not_yet_competent, whole.outcomes.void) == (17, 7, 0)
    assert found.consoles == ("a", "b")
    assert [unit.course for unit in found.units] == ["X", "Y"]


@given(st.lists(st.tuples(st.sampled_from("XY"), st.integers(1, 3), SPLITS), max_size=8))
def test_no_outcome_of_so_few_is_told_or_can_be_worked_out(classes):
    found = programme.build([held(*one) for one in classes], Period(), {})
    told = [row.figures.outcomes for row in found.rows] + [found.whole.outcomes]
    for outcomes in told:
        split = (outcomes.competent, outcomes.not_yet_competent, outcomes.void)
        assert all(count is None or count == 0 or count >= LEAST_CELL for count in split)
        assert all(count >= LEAST_CELL for _, count in outcomes.cells)
        assert sum(count for _, count in outcomes.cells) in (0, outcomes.decided)
    for decision in Decision:
        whole = getattr(found.whole.outcomes, decision.value)
        if whole is not None:
            rest = whole - sum(getattr(row.figures.outcomes, decision.value) or 0 for row in found.rows)
            assert rest == 0 or rest >= LEAST_CELL


@given(st.dictionaries(st.text(max_size=3), COUNTS, min_size=1, max_size=6))
def test_a_show_of_hands_keeps_its_sum_and_has_no_cell_under_five_but_the_last(counts):
    cells = merged(counts)
    assert sum(count for _, count in cells) == sum(counts.values())
    assert sorted(answer for answers, _ in cells for answer in answers) == sorted(counts)
    assert len(cells) == 1 or all(count >= LEAST_CELL for _, count in cells)


def test_this_console_s_classes_are_counted_once_they_began(tmp_path):
    reported = ReportedClass(tmp_path)
    reported.end()
    (one,) = own_classes(reported.records)
    assert (one.present, one.audience, len(one.runs)) == (6, 2, 5)
    decisions = [run.decision for run in one.runs]
    # One waits for a countersignature, one for a signature: neither counts yet.
    assert decisions == [Decision.COMPETENT, Decision.NOT_YET_COMPETENT, None, Decision.VOID, None]
    found = programme.build([one], Period(), {})
    assert found.whole.outcomes.decided == 3 and found.whole.outcomes.cells == ()
    made = Print(NOON, None, reported.records.console, *reported.records.head())
    words = json.dumps(programme_page.programme_page(found, made), ensure_ascii=False)
    assert "Amina" not in words and "Nov 2026" in words
    assert len(next(programme_page.rows(found))) == len(programme_page.HEADS)
    reported.records.close()


def test_nobody_is_counted_twice_where_a_run_has_two_ids_of_one_human():
    run = RunFacts("p", Outcome.COMPLETED)
    one = replace(held("X", 9, (0, 0, 0)), runs=(run, run))
    assert programme.build([one, one], Period(), {}).whole.people == 1
