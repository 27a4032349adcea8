"""Scoring a run: critical errors first, shares in whole numbers, every reason, never a word about time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.courses.content import Pack
from console.courses.log import LogEvent, console_event
from console.courses.scoring import Score, Why, judge, score
from console.model import Decision, Outcome, Result
from tests.support.runs import GOWNING, RIGHT, clean_run, event, utc


def judged(rows: list[LogEvent], outcome: Outcome | None = Outcome.COMPLETED, **known: Any) -> Score:
    return judge(score(GOWNING, rows, outcome=outcome, gaps=known.get("gaps", 0)), RIGHT)


def without(*steps: str) -> list[LogEvent]:
    """A clean run in which these steps were left out."""
    kept = [one for one in clean_run() if one.step not in steps]
    return [*kept, *(event(90 + n, "step.skipped", step=step) for n, step in enumerate(steps))]


def test_all_well_is_proposed_as_competent() -> None:
    assert judged(clean_run()).proposal is Decision.COMPETENT
    assert judged(clean_run()).proposal_why == (Why.RULE_MET,)


@pytest.mark.parametrize(
    ("left_out", "decision"),
    [(["zip"], Decision.COMPETENT), (["zip", "hood"], Decision.NOT_YET_COMPETENT)],
)
def test_sixteen_of_seventeen_is_ninety_percent(left_out: list[str], decision: Decision) -> None:
    assert judged(without(*left_out)).proposal is decision


def test_exact_share_passes() -> None:
    short = replace(GOWNING, steps=GOWNING.steps[:10], criteria=(), oral_questions=())
    rule = replace(short.pass_rule, oral_questions_right=0)
    rows = clean_run(short)[:-2]
    assert score(replace(short, pass_rule=rule), rows, outcome=Outcome.COMPLETED).proposal_why == (
        Why.RULE_MET,
    )


def test_each_shortfall_alone_is_not_yet_and_says_so() -> None:
    unmet = judge(judged(clean_run()), {"C18": Result.NOT_MET})
    wrong = judge(judged(clean_run()), {"C21": Result.NOT_MET})
    found = {
        Why.REQUIRED_NOT_MET: unmet,
        Why.ORAL_QUESTIONS: wrong,
        Why.NOT_JUDGED: score(GOWNING, clean_run(), outcome=Outcome.COMPLETED),
        Why.CRITICAL_ERROR: judged([*clean_run(), event(90, "critical_error", code="OTHER")]),
        Why.STEPS_SHARE: judged(without("zip", "hood")),
        Why.RUN_OPEN: judged(clean_run(), None),
        Why.EVIDENCE_INCOMPLETE: judged(clean_run(), gaps=1),
    }
    for why, seen in found.items():
        assert seen.proposal is Decision.NOT_YET_COMPETENT
        # An open run has no whole evidence either.
        assert set(seen.proposal_why) - {Why.EVIDENCE_INCOMPLETE} in ({why}, set())
        assert why in seen.proposal_why


@pytest.mark.parametrize("outcome", [Outcome.TECHNICAL_FAULT, Outcome.INTERRUPTED])
def test_fault_of_the_machine_is_void_unless_something_critical_was_seen(outcome: Outcome) -> None:
    begun = clean_run()[:6]
    assert judged(begun, outcome).proposal is Decision.VOID
    critical = [*begun, event(90, "critical_error", code="BOTH_DOORS_OPEN")]
    assert judged(critical, outcome).proposal is Decision.NOT_YET_COMPETENT


def test_run_that_was_stopped_is_judged_by_what_it_shows() -> None:
    assert judged(clean_run(), Outcome.STOPPED).proposal is Decision.COMPETENT


def test_what_the_rule_does_not_need_waits_for_nobody() -> None:
    lenient = replace(GOWNING.pass_rule, all_required=False, oral_questions_right=0)
    seen = score(replace(GOWNING, pass_rule=lenient), clean_run(), outcome=Outcome.COMPLETED)
    assert seen.proposal is Decision.COMPETENT
    assert not seen.judged


def test_each_criterion_says_what_was_seen_when_and_why_it_counts() -> None:
    rows = [
        *without("goggles"),
        event(95, "error", code="MASK_GAP", step="mask"),
        event(96, "observation", step="zip", data={"criterion": "C11", "met": True}),
    ]
    seen = {one.id: one for one in score(GOWNING, rows, outcome=Outcome.COMPLETED).machine}
    told = {
        name: (seen[name].why, [(moment.utc, moment.kind, moment.title) for moment in seen[name].moments])
        for name in ("C1", "C9", "C11", "C13")
    }
    assert told == {
        "C1": ("completed", [(utc(2), "step.completed", None)]),
        "C9": ("error", [(utc(95), "error", "Gap at the mask")]),
        "C11": ("observation", [(utc(96), "observation", None)]),
        "C13": ("skipped", [(utc(90), "step.skipped", None)]),
    }


def test_judgement_in_the_run_is_told_with_its_moment() -> None:
    rows = [*clean_run(), console_event(90, utc(90), "judgement", {"criterion": "C19", "met": False})]
    seen = next(one for one in score(GOWNING, rows, outcome=None).human if one.id == "C19")
    assert seen.result is Result.NOT_MET
    assert (seen.moments[-1].utc, seen.moments[-1].kind) == (utc(90), "judgement")


codes = st.sampled_from([*sorted(GOWNING.critical_codes), *(error.code for error in GOWNING.errors), "OTHER"])
happenings = st.builds(
    event,
    row=st.integers(100, 999),
    kind=st.sampled_from(["step.completed", "step.skipped", "error", "note", "observation"]),
    step=st.sampled_from([step.id for step in GOWNING.steps]),
    code=codes,
    data=st.fixed_dictionaries(
        {"criterion": st.sampled_from([one.id for one in GOWNING.criteria]), "met": st.booleans()}
    ),
)
outcomes = st.none() | st.sampled_from(Outcome)


@given(st.lists(happenings, max_size=12), codes, st.integers(0, 12), outcomes, st.integers(0, 2))
def test_any_critical_error_fails_whatever_the_score(
    rest: list[LogEvent], code: str, at: int, outcome: Outcome | None, gaps: int
) -> None:
    rows = [*clean_run(), *rest]
    rows.insert(at, event(99, "critical_error", code=code))
    assert judged(rows, outcome, gaps=gaps).proposal is Decision.NOT_YET_COMPETENT


@given(st.lists(happenings, max_size=12), outcomes, st.integers(0, 2))
def test_proposal_always_says_why(rest: list[LogEvent], outcome: Outcome | None, gaps: int) -> None:
    seen = judged([*clean_run(), *rest], outcome, gaps=gaps)
    assert seen.proposal_why
    assert (seen.proposal is Decision.COMPETENT) == (seen.proposal_why == (Why.RULE_MET,))
    assert all(one.moments or one.why == "nothing" for one in seen.machine)
    assert all(error.row and error.utc for error in seen.critical_errors)


@given(st.lists(happenings, max_size=12), st.integers(1, 60))
def test_slower_or_faster_is_the_same(rest: list[LogEvent], factor: int) -> None:
    def told(pack: Pack, rows: list[LogEvent]) -> tuple[Any, ...]:
        seen = judge(score(pack, rows, outcome=Outcome.COMPLETED), RIGHT)
        results = [(one.result, one.why, one.rows) for one in seen.machine]
        return seen.proposal, seen.proposal_why, seen.steps_done, results

    rows = [*clean_run(), *rest]
    hurried = replace(
        GOWNING, steps=tuple(replace(step, typical_s=step.typical_s * factor) for step in GOWNING.steps)
    )
    slower = [replace(one, utc=utc(min(3599, one.row * factor))) for one in rows]
    assert told(GOWNING, rows) == told(hurried, slower)
