"""A person decides: what is kept of it, and when a reason is needed."""

import json
from datetime import date
from typing import Any

import pytest

from console.assessment.decision import decide, expiry
from console.errors import ClassReason, ConsoleError, SigningReason
from console.model import Decision, Outcome, Result
from tests.support.runs import RIGHT, clean_run, event, sheet_of

PASSED = sheet_of(clean_run())
FAILED = sheet_of(
    [
        *clean_run(),
        event(90, "critical_error", code="OUTER_TOUCHES_FLOOR"),
        event(91, "critical_error", code="OUTER_TOUCHES_FLOOR"),
    ]
)


def refused(reason: ClassReason | SigningReason, *args: Any) -> None:
    with pytest.raises(ConsoleError) as caught:
        decide(*args, expires=None)
    assert caught.value.reason is reason


def test_body_has_the_required_fields_and_no_name() -> None:
    body = decide(PASSED, Decision.COMPETENT, "", RIGHT, expires="2027-11-24")
    assert list(body) == [
        "run",
        "person",
        "outcome",
        "proposal",
        "critical_errors",
        "criteria",
        "evidence_complete",
        "reason",
        "expires",
        "decider",
    ]
    assert (body["outcome"], body["proposal"], body["decider"]) == ("competent", "competent", "unidentified")
    assert body["expires"] == "2027-11-24"
    assert "Rhiannon" not in json.dumps(body)


def test_criteria_say_by_whom_and_link_to_rows() -> None:
    criteria = {
        one["id"]: one
        for one in decide(FAILED, Decision.NOT_YET_COMPETENT, "x", RIGHT, expires=None)["criteria"]
    }
    assert list(criteria) == [f"C{n}" for n in range(1, 23)]
    assert criteria["C10"] == {"id": "C10", "result": "not_met", "by": "machine", "evidence": [90, 91]}
    assert criteria["C18"] == {"id": "C18", "result": "met", "by": "person", "evidence": [90, 91]}
    assert criteria["C21"] == {"id": "C21", "result": "met", "by": "person", "evidence": []}


def test_nothing_in_a_body_is_a_float_or_an_enum() -> None:
    def walk(value: Any) -> None:
        assert type(value) in (dict, list, str, int, bool, type(None))
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)

    walk(
        decide(FAILED, Decision.VOID, "tracking was lost", RIGHT | {"C10": Result.MET}, expires="2027-01-01")
    )


def test_same_critical_error_twice_is_one_code() -> None:
    body = decide(FAILED, Decision.NOT_YET_COMPETENT, "floor", RIGHT, expires=None)
    assert body["critical_errors"] == ["OUTER_TOUCHES_FLOOR"]


@pytest.mark.parametrize("reason", [None, "", " \n\t"])
def test_not_yet_and_a_decision_against_the_proposal_need_a_reason(reason: str | None) -> None:
    refused(ClassReason.REASON_NEEDED, FAILED, Decision.NOT_YET_COMPETENT, reason, RIGHT)
    refused(ClassReason.REASON_NEEDED, FAILED, Decision.COMPETENT, reason, RIGHT)
    refused(ClassReason.REASON_NEEDED, PASSED, Decision.VOID, reason, RIGHT)


def test_nobody_decides_without_judging_each_human_criterion_and_oral_question() -> None:
    for left_out in RIGHT:
        rest = {id_: result for id_, result in RIGHT.items() if id_ != left_out}
        refused(ClassReason.NOT_DECIDED, PASSED, Decision.COMPETENT, "seen", rest)
        refused(ClassReason.NOT_DECIDED, PASSED, Decision.NOT_YET_COMPETENT, "seen", rest)


def test_nobody_is_competent_on_incomplete_evidence_whatever_the_reason() -> None:
    cut = sheet_of(clean_run()[:6], Outcome.INTERRUPTED)
    refused(SigningReason.EVIDENCE_INCOMPLETE, cut, Decision.COMPETENT, "I saw the rest", RIGHT)


def test_the_feedback_of_a_not_yet_is_its_reason_unless_an_override_needs_one_of_its_own() -> None:
    body = decide(FAILED, Decision.NOT_YET_COMPETENT, "", RIGHT, expires=None, feedback=" Gather the leg. ")
    assert (body["reason"], body["feedback"]) == ("Gather the leg.", "Gather the leg.")
    overridden = RIGHT | {"C3": Result.NOT_MET}
    with pytest.raises(ConsoleError) as caught:
        decide(FAILED, Decision.NOT_YET_COMPETENT, "", overridden, expires=None, feedback="Gather the leg.")
    assert caught.value.reason is ClassReason.REASON_NEEDED


def test_a_reasonable_adjustment_stands_in_the_body_only_when_there_was_one() -> None:
    body = decide(PASSED, Decision.COMPETENT, "", RIGHT, expires=None, adjustment=" Ten minutes more. ")
    assert body["adjustment"] == "Ten minutes more."
    assert "adjustment" not in decide(PASSED, Decision.COMPETENT, "", RIGHT, expires=None, adjustment=" ")


def test_override_needs_a_reason_even_when_the_proposal_then_agrees() -> None:
    sheet = sheet_of([*clean_run(), event(90, "error", code="MASK_GAP")])
    override = RIGHT | {"C9": Result.MET}
    refused(ClassReason.REASON_NEEDED, sheet, Decision.COMPETENT, "", override)
    body = decide(sheet, Decision.COMPETENT, "the view shows no gap", override, expires=None)
    mask = next(one for one in body["criteria"] if one["id"] == "C9")
    assert mask == {"id": "C9", "result": "met", "by": "person", "evidence": [90], "machine": "not_met"}


def test_void_after_a_technical_fault_needs_no_reason() -> None:
    sheet = sheet_of(clean_run()[:6], Outcome.TECHNICAL_FAULT)
    body = decide(sheet, Decision.VOID, None, {}, expires="2027-11-24")
    assert (body["outcome"], body["proposal"], body["expires"]) == ("void", "void", None)
    assert body["evidence_complete"] is False


def test_open_run_can_not_be_decided() -> None:
    refused(ClassReason.RUN_OPEN, sheet_of(clean_run(), None), Decision.COMPETENT, "x", RIGHT)


def test_reason_is_kept_without_the_space_around_it() -> None:
    body = decide(FAILED, Decision.NOT_YET_COMPETENT, "  left leg – lês \n", RIGHT, expires="2027-11-24")
    assert (body["reason"], body["expires"]) == ("left leg – lês", None)


def test_expiry_that_is_no_date_is_a_bug() -> None:
    with pytest.raises(ValueError, match="soon"):
        decide(PASSED, Decision.COMPETENT, "", RIGHT, expires="soon")


@pytest.mark.parametrize(
    ("decided", "months", "expected"),
    [
        (date(2026, 11, 24), 12, "2027-11-24"),
        (date(2026, 11, 24), None, None),
        (date(2028, 2, 29), 12, "2029-02-28"),
        (date(2026, 12, 31), 2, "2027-02-28"),
        (date(2026, 1, 31), 11, "2026-12-31"),
    ],
)
def test_expiry_counts_calendar_months(decided: date, months: int | None, expected: str | None) -> None:
    assert expiry(months, decided) == expected
