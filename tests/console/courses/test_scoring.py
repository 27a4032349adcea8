"""The pass rule: critical errors first, shares in whole numbers, never a word about time."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.courses.content import PassRule
from console.courses.scoring import Standing, Why, propose
from console.model import Decision, Outcome

RULE = PassRule(steps_share_percent=90, oral_questions_right=2)
GOOD = Standing(
    outcome=Outcome.COMPLETED,
    critical_errors=0,
    evidence_complete=True,
    steps_done=17,
    steps_total=17,
    required_not_met=0,
    oral_right=2,
    not_judged=0,
)


def test_all_well_is_proposed_as_competent() -> None:
    assert propose(RULE, GOOD).decision is Decision.COMPETENT
    assert propose(RULE, GOOD).why == (Why.RULE_MET,)


@pytest.mark.parametrize(("done", "decision"), [(16, Decision.COMPETENT), (15, Decision.NOT_YET_COMPETENT)])
def test_sixteen_of_seventeen_is_ninety_percent(done: int, decision: Decision) -> None:
    assert propose(RULE, msgspec.structs.replace(GOOD, steps_done=done)).decision is decision


def test_exact_share_passes() -> None:
    standing = msgspec.structs.replace(GOOD, steps_done=9, steps_total=10)
    assert propose(RULE, standing).decision is Decision.COMPETENT


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"required_not_met": 1}, Why.REQUIRED_NOT_MET),
        ({"oral_right": 1}, Why.ORAL_QUESTIONS),
        ({"not_judged": 1}, Why.NOT_JUDGED),
        ({"evidence_complete": False}, Why.EVIDENCE_INCOMPLETE),
        ({"outcome": None}, Why.RUN_OPEN),
        ({"critical_errors": 1}, Why.CRITICAL_ERROR),
    ],
)
def test_each_shortfall_alone_is_not_yet(change: dict[str, int | None], why: Why) -> None:
    proposal = propose(RULE, msgspec.structs.replace(GOOD, **change))
    assert proposal.decision is Decision.NOT_YET_COMPETENT
    assert proposal.why == (why,)


@pytest.mark.parametrize("outcome", [Outcome.TECHNICAL_FAULT, Outcome.INTERRUPTED])
def test_fault_of_the_machine_is_void_unless_something_critical_was_seen(outcome: Outcome) -> None:
    faulty = msgspec.structs.replace(GOOD, outcome=outcome, evidence_complete=False, steps_done=3)
    assert propose(RULE, faulty).decision is Decision.VOID
    critical = msgspec.structs.replace(faulty, critical_errors=1)
    assert propose(RULE, critical).decision is Decision.NOT_YET_COMPETENT


def test_run_that_was_stopped_is_judged_by_what_it_shows() -> None:
    assert (
        propose(RULE, msgspec.structs.replace(GOOD, outcome=Outcome.STOPPED)).decision is Decision.COMPETENT
    )


standings = st.builds(
    Standing,
    outcome=st.none() | st.sampled_from(Outcome),
    critical_errors=st.integers(0, 3),
    evidence_complete=st.booleans(),
    steps_done=st.integers(0, 17),
    steps_total=st.just(17),
    required_not_met=st.integers(0, 2),
    oral_right=st.integers(0, 2),
    not_judged=st.integers(0, 2),
)


@given(standings)
def test_any_critical_error_fails_whatever_the_score(standing: Standing) -> None:
    critical = msgspec.structs.replace(standing, critical_errors=standing.critical_errors + 1)
    assert propose(RULE, critical).decision is Decision.NOT_YET_COMPETENT


@given(standings)
def test_proposal_always_says_why(standing: Standing) -> None:
    proposal = propose(RULE, standing)
    assert proposal.why
    assert (proposal.decision is Decision.COMPETENT) == (proposal.why == (Why.RULE_MET,))
