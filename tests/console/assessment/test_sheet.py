"""The evidence sheet: what the run's log shows, and what only a person can add."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.assessment.sheet import LogEvent, Sheet, console_event, judge, log_event
from console.courses.scoring import Why
from console.model import Decision, Outcome, Result
from tests.support.runs import GOWNING, RIGHT, clean_run, event, sheet_of, utc


def result_of(sheet: Sheet, criterion: str) -> Result:
    return next(one.result for one in sheet.machine if one.id == criterion)


def test_clean_run_is_met_throughout_and_competent_once_judged() -> None:
    sheet = sheet_of(clean_run())
    assert {one.result for one in sheet.machine} == {Result.MET}
    assert (sheet.steps_done, sheet.steps_total) == (17, 17)
    assert sheet.evidence_complete
    assert not sheet.judged
    assert sheet.proposal_why == (Why.NOT_JUDGED,)
    judged = judge(sheet, RIGHT)
    assert judged.judged
    assert judged.proposal is Decision.COMPETENT


def test_critical_error_stands_with_row_time_and_step_and_fails() -> None:
    rows = [*clean_run(), event(90, "critical_error", code="OUTER_TOUCHES_FLOOR", step="coverall")]
    sheet = judge(sheet_of(rows), RIGHT)
    (seen,) = sheet.critical_errors
    assert (seen.code, seen.title, seen.row, seen.utc, seen.step) == (
        "OUTER_TOUCHES_FLOOR",
        "Outer garment touches floor",
        90,
        utc(90),
        "coverall",
    )
    assert result_of(sheet, "C10") is Result.NOT_MET
    assert sheet.steps_done == 16
    assert sheet.proposal is Decision.NOT_YET_COMPETENT
    assert sheet.proposal_why == (Why.CRITICAL_ERROR,)


@pytest.mark.parametrize("code", [None, "NOT_IN_THE_PACK"])
def test_critical_error_with_no_known_code_fails_all_the_same(code: str | None) -> None:
    sheet = judge(sheet_of([*clean_run(), event(90, "critical_error", code=code)]), RIGHT)
    assert len(sheet.critical_errors) == 1
    assert sheet.proposal is Decision.NOT_YET_COMPETENT


def test_pack_decides_what_is_critical_when_a_headset_plays_it_down() -> None:
    sheet = judge(sheet_of([*clean_run(), event(90, "error", code="BOTH_DOORS_OPEN")]), RIGHT)
    assert [one.code for one in sheet.critical_errors] == ["BOTH_DOORS_OPEN"]
    assert sheet.proposal is Decision.NOT_YET_COMPETENT


def test_latest_observation_wins_over_errors_and_completion() -> None:
    rows = [
        *clean_run(),
        event(90, "error", code="GLOVE_CUFF_ROLLED"),
        event(91, "observation", data={"criterion": "C7", "met": False}),
        event(92, "observation", data={"criterion": "C7", "met": True}),
    ]
    seen = next(one for one in sheet_of(rows).machine if one.id == "C7")
    assert (seen.result, seen.why, seen.rows, seen.utc) == (Result.MET, "observation", (92,), utc(92))


def test_listed_error_is_not_met_and_links_to_every_row() -> None:
    rows = [*clean_run(), event(90, "error", code="MASK_GAP"), event(95, "error", code="MASK_GAP")]
    seen = next(one for one in sheet_of(rows).machine if one.id == "C9")
    assert (seen.result, seen.why, seen.rows, seen.utc) == (Result.NOT_MET, "error", (90, 95), utc(90))


def test_skipped_step_is_not_observed_and_the_evidence_is_whole() -> None:
    rows = [one for one in clean_run() if one.step != "goggles"]
    rows.append(event(90, "step.skipped", step="goggles"))
    sheet = sheet_of(rows)
    assert result_of(sheet, "C13") is Result.NOT_OBSERVED
    assert sheet.evidence_complete
    assert sheet.steps_done == 16


def test_step_that_nothing_tells_of_leaves_the_evidence_open() -> None:
    sheet = judge(sheet_of([one for one in clean_run() if one.step != "goggles"]), RIGHT)
    assert [(one.what, one.criterion) for one in sheet.missing] == [("not_observed", "C13")]
    assert sheet.proposal_why == (Why.EVIDENCE_INCOMPLETE,)


def test_gaps_leave_the_evidence_open() -> None:
    sheet = judge(sheet_of(clean_run(), gaps=2), RIGHT)
    assert [(one.what, one.count) for one in sheet.missing] == [("gaps", 2)]
    assert not sheet.evidence_complete
    assert sheet.proposal is Decision.NOT_YET_COMPETENT


def test_run_stopped_early_has_whole_evidence_of_what_was_done() -> None:
    sheet = sheet_of(clean_run()[:10], Outcome.STOPPED)
    assert sheet.evidence_complete
    assert sheet.steps_done == 5
    assert Why.STEPS_SHARE in sheet.proposal_why


def test_technical_fault_is_proposed_as_void() -> None:
    assert sheet_of(clean_run()[:10], Outcome.TECHNICAL_FAULT).proposal is Decision.VOID


def test_judgement_given_during_the_run_stands_on_the_sheet() -> None:
    rows = [
        *clean_run(),
        console_event(90, utc(90), "judgement", {"criterion": "C18", "met": True}),
        console_event(91, utc(91), "judgement", {"criterion": "C18", "met": False}),
        console_event(92, utc(92), "judgement", {"criterion": "C21", "met": True}),
    ]
    sheet = sheet_of(rows)
    contacts = next(one for one in sheet.human if one.id == "C18")
    assert contacts.result is Result.NOT_MET
    assert {90, 91} <= set(contacts.rows)
    assert sheet.oral[0].result is Result.MET
    assert next(one for one in judge(sheet, RIGHT).human if one.id == "C18").result is Result.MET


def test_human_criterion_points_at_the_moments_to_look_at() -> None:
    rows = [*clean_run(), event(90, "error", code="COVERALL_TOUCHED_WALL", step="coverall")]
    by_id = {one.id: one for one in sheet_of(rows).human}
    assert by_id["C18"].rows == (90,)
    assert by_id["C19"].rows == (26,), "no gap was seen, so the moment is the step's completion"


def test_console_rows_are_not_evidence_of_the_machine() -> None:
    forged = [
        console_event(90, utc(90), kind, {"criterion": "C1", "met": False, "step": "health"})
        for kind in ("observation", "critical_error", "step.completed")
    ]
    sheet = sheet_of(forged)
    assert sheet.critical_errors == ()
    assert {one.result for one in sheet.machine} == {Result.NOT_OBSERVED}
    assert not any(step.completed for step in sheet.steps)


def test_override_is_kept_beside_what_was_seen() -> None:
    rows = [*clean_run(), event(90, "error", code="MASK_GAP"), event(91, "error", code="HAIR_SHOWING")]
    sheet = sheet_of(rows)
    assert judge(sheet, RIGHT).proposal is Decision.NOT_YET_COMPETENT
    judged = judge(sheet, RIGHT | {"C9": Result.MET})
    mask = next(one for one in judged.machine if one.id == "C9")
    assert (mask.result, mask.seen, mask.is_overridden) == (Result.MET, Result.NOT_MET, True)
    assert judged.proposal is Decision.COMPETENT
    assert judged.steps_done == 16


def test_judgement_of_something_else_is_a_bug() -> None:
    with pytest.raises(ValueError, match="C99"):
        judge(sheet_of(clean_run()), {"C99": Result.MET})


def test_how_long_a_step_took_changes_nothing() -> None:
    slow = [LogEvent(one.row, utc(one.row * 40), one.kind, one.step) for one in clean_run()]
    quick, late = judge(sheet_of(clean_run()), RIGHT), judge(sheet_of(slow), RIGHT)
    assert (quick.proposal, quick.steps_done) == (late.proposal, late.steps_done)


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        "null",
        '{"type":"state","body":{"kind":"x"}}',
        '{"type":"event"}',
        '{"type":"event","body":[]}',
        '{"type":"event","body":{"kind":7}}',
        "[" * 5000,
    ],
)
def test_other_frames_are_not_events(frame: str) -> None:
    assert log_event(1, utc(1), frame) is None


def test_mistyped_optional_key_counts_as_absent() -> None:
    body = {"kind": "error", "step": 3, "code": ["x"], "data": {"criterion": 1, "met": "yes"}}
    found = log_event(1, utc(1), json.dumps({"type": "event", "body": body}))
    assert found == LogEvent(1, utc(1), "error")


codes = st.sampled_from([error.code for error in (*GOWNING.critical_errors, *GOWNING.errors)])
happenings = st.builds(
    LogEvent,
    row=st.integers(1, 999),
    utc=st.integers(0, 3000).map(utc),
    kind=st.sampled_from(
        ["step.completed", "step.skipped", "error", "critical_error", "observation", "judgement"]
    ),
    step=st.none() | st.sampled_from([step.id for step in GOWNING.steps]),
    code=st.none() | codes,
    criterion=st.none() | st.sampled_from([one.id for one in GOWNING.criteria]),
    met=st.none() | st.booleans(),
    console=st.booleans(),
)


@given(st.lists(happenings, max_size=40), st.sampled_from(Outcome))
def test_any_log_makes_a_sheet_that_never_forgives_a_critical_error(
    rows: list[LogEvent], outcome: Outcome
) -> None:
    sheet = judge(sheet_of(rows, outcome), RIGHT)
    assert 0 <= sheet.steps_done <= 17
    assert len(sheet.machine) == 17
    if sheet.critical_errors:
        assert sheet.proposal is Decision.NOT_YET_COMPETENT
