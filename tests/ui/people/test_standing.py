from datetime import UTC, datetime

import pytest

from console.model import CourseRef, Decision, Meaning, Outcome, RunView
from console.records.signoff import DecisionRow
from tests.support.ui_people import decision
from tests.support.ui_runs import pack
from ui.people.standing import State, standing
from ui.people.wording import outcome_words, signed_words, standing_words, unit_words

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def of(*decisions: DecisionRow, waiting: tuple[RunView, ...] = ()):
    return standing("person-1", (), decisions, waiting, (pack(),), NOW)


OLD = CourseRef("GMP-GWN-B", "1.1", "0" * 64)


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ((decision(1),), State.CURRENT),
        ((decision(1, expires=None),), State.CURRENT),
        ((decision(1, expires="2026-12-11"),), State.DUE),
        ((decision(1, expires="2026-11-24"),), State.DUE),
        ((decision(1, expires="2026-11-23"),), State.EXPIRED),
        ((decision(1, course=OLD),), State.RE_ASSESS),
        ((decision(1, signed=()),), State.WAITS),
        ((decision(1, decider=None, signed=()),), State.PRACTICE),
        ((decision(1, Decision.NOT_YET_COMPETENT),), State.NOT_YET),
        ((decision(1), decision(2, Decision.NOT_YET_COMPETENT)), State.NOT_YET),
        ((decision(1, Decision.NOT_YET_COMPETENT), decision(2)), State.CURRENT),
        ((decision(1), decision(2, Decision.VOID)), State.CURRENT),
        ((decision(1), decision(2, Decision.NOT_YET_COMPETENT, voided=True)), State.CURRENT),
        ((decision(1), decision(2, decider=None, signed=())), State.CURRENT),
        ((decision(1, voided=True),), State.NOT_YET),
    ],
)
def test_the_newest_attempt_that_counts_says_how_a_unit_stands(decisions, state):
    assert of(*decisions).units[0].state is state


def test_every_attempt_is_listed_newest_first_voids_and_failures_too():
    held = of(
        decision(1, Decision.NOT_YET_COMPETENT),
        decision(2, Decision.VOID, signed=(Meaning.VOIDED,)),
        decision(3),
    )
    assert [one.number for one in held.attempts] == [3, 2, 1]
    assert [outcome_words(one)[1] for one in held.attempts] == [
        "Competent",
        "Void, technical fault",
        "Not yet competent",
    ]


def test_an_amendment_is_one_attempt_that_says_so():
    first = decision(1, Decision.NOT_YET_COMPETENT, superseded=True)
    amended = decision(
        5, assessment="assessment-1", supersedes="entry-1", signed=(Meaning.ASSESSED, Meaning.COUNTERSIGNED)
    )
    held = of(first, amended)
    assert len(held.attempts) == 1
    assert outcome_words(held.attempts[0])[1] == "Competent, amended"
    assert signed_words(held.attempts[0]) == "2 signatures"


def test_runs_that_wait_are_of_this_human_by_any_of_their_ids():
    runs = tuple(
        RunView(
            f"run-{n}",
            person,
            None,
            "01",
            "s",
            2,
            outcome=Outcome.COMPLETED,
            closed_utc="2026-11-24T10:00:00.000Z",
        )
        for n, person in enumerate(("person-1", "person-old", "somebody-else"))
    )
    held = standing("person-1", ("person-old",), (), runs, (pack(),), NOW)
    assert len(held.attempts) == 2
    assert standing_words(held) == ("signature", "to decide")


def test_what_is_worst_comes_first_in_the_list():
    other = CourseRef("GMP-TRF", "1.0", "1" * 64)
    held = of(decision(1, course=OLD), decision(2, course=other, expires="2026-12-01"))
    assert standing_words(held) == ("refresh", "re-assess 1, due 1")
    assert unit_words(held.units[0]) == f"Re-assess: pack is now v{pack().version}"
    assert unit_words(held.units[1]) == "Due, 7 days left"
    assert held.needs_somebody
