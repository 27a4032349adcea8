"""Deciding and signing at once, what was written before, and what was judged while the run went on."""

import pytest

from console.assessment.writing import EMPTY, Writing
from console.errors import AccountReason, ClassReason, SigningReason
from console.messages import EventBody
from console.model import Decision, Meaning, Result, SigningState
from tests.support.attended import RIGHT, attended, refusal
from tests.support.staff import passphrase

WAIT_S = 30.0
COMPETENT = Writing(RIGHT, Decision.COMPETENT)


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "gparry", "lnew", "qiqa", "tutor")
        yield desk


def conclude(desk, session, run, written, **more):
    more = {"user_id": session.user_id} | more
    return desk.engine.assessments.conclude(session, run, written, passphrase(session.user_id), **more)


def work(desk, run, session):
    return desk.engine.assessments.resume(run, session).result(WAIT_S)


def test_decision_and_signature_are_one_commit_and_the_draft_goes_with_it(desk):
    session, run = desk.come_in("jprice"), desk.finished_run(said=desk.clean())
    written = Writing(RIGHT, Decision.COMPETENT, adjustment="Ten minutes more.")
    desk.engine.assessments.keep(run, written, session=session).result(WAIT_S)
    assert work(desk, run, session).writing == written
    record = conclude(desk, session, run, written).result(WAIT_S)
    assert desk.signed(record) == [(Meaning.ASSESSED, "J. Price", ("user_id", "passphrase"))]
    assert work(desk, run, session).writing == EMPTY
    decided = desk.engine.assessments.decided(record).result(WAIT_S)
    assert decided.writing == written
    assert decided.row.outcome is decided.judged.proposal is Decision.COMPETENT
    assert refusal(conclude(desk, session, run, written)).reason is ClassReason.ALREADY_DECIDED
    assert desk.engine.verify().result(WAIT_S) == []


def test_what_may_not_be_signed_is_not_decided_either(desk):
    session = desk.come_in("jprice")
    clean, cut = desk.finished_run(said=desk.clean()), desk.finished_run()
    own = desk.finished_run(said=desk.clean(), person=session.account)
    before = desk.engine.entries().result(WAIT_S)
    for run, written, reason in (
        (clean, Writing(RIGHT), ClassReason.NOT_DECIDED),
        (clean, Writing({"C18": Result.MET}, Decision.COMPETENT), ClassReason.NOT_DECIDED),
        (clean, Writing(RIGHT, Decision.NOT_YET_COMPETENT), ClassReason.REASON_NEEDED),
        (cut, COMPETENT, SigningReason.EVIDENCE_INCOMPLETE),
        (own, COMPETENT, SigningReason.OWN_RECORD),
    ):
        assert refusal(conclude(desk, session, run, written)).reason is reason
    wrong = desk.engine.assessments.conclude(session, clean, COMPETENT, "not it at all", user_id="jprice")
    assert refusal(wrong).reason is AccountReason.WRONG_SECRET
    tutor = desk.come_in("tutor")
    assert refusal(conclude(desk, tutor, clean, COMPETENT)).reason is AccountReason.ROLE_NEEDED
    assert desk.engine.entries().result(WAIT_S) == before + 1  # the refused passphrase
    assert len(desk.engine.assessments.waiting().result(WAIT_S)) == 3


@pytest.mark.parametrize("field", ["reason", "feedback", "adjustment"])
def test_a_passphrase_typed_into_the_wrong_field_is_not_signed_into_the_record(desk, field):
    session, run = desk.come_in("jprice"), desk.finished_run(said=desk.clean())
    typed = f"He asked twice.\n{passphrase('jprice').upper()}\n"
    written = Writing(RIGHT, Decision.COMPETENT, **{field: typed})
    assert refusal(conclude(desk, session, run, written)).reason is SigningReason.PASSPHRASE_WRITTEN
    record = conclude(desk, session, run, Writing(RIGHT, Decision.COMPETENT)).result(WAIT_S)
    comment = desk.engine.assessments.acknowledge(session, record, passphrase("jprice"), comment=typed)
    assert refusal(comment).reason is SigningReason.PASSPHRASE_WRITTEN
    void = desk.engine.assessments.void(session, record, passphrase("jprice"), reason=typed)
    assert refusal(void).reason is SigningReason.PASSPHRASE_WRITTEN
    assert len(desk.signed(record)) == 1


def test_competent_with_a_critical_error_needs_a_recorded_reason(desk):
    session = desk.come_in("jprice")
    said = [*desk.clean(), EventBody("critical_error", code="OUTER_TOUCHES_FLOOR")]
    run = desk.finished_run(said=said)
    assert refusal(conclude(desk, session, run, COMPETENT)).reason is ClassReason.REASON_NEEDED
    reasoned = Writing(RIGHT, Decision.COMPETENT, reason="The tracker slipped: the view shows it.")
    record = conclude(desk, session, run, reasoned).result(WAIT_S)
    row = desk.engine.assessments.decided(record).result(WAIT_S).row
    assert (row.critical_errors, row.reason, row.overridden) == (
        ("OUTER_TOUCHES_FLOOR",),
        "The tracker slipped: the view shows it.",
        True,
    )


def test_a_draft_is_its_authors_alone_and_outlives_lock_and_hand_over(desk):
    run = desk.finished_run(said=desk.clean())
    price = desk.come_in("jprice")
    begun = Writing({"C18": Result.MET}, feedback="Gather the l")
    desk.engine.accounts.lock().result(WAIT_S)
    desk.engine.assessments.keep(run, begun, session=price).result(WAIT_S)
    parry = desk.come_in("gparry")
    assert work(desk, run, parry).writing == EMPTY
    assert desk.engine.assessments.begun(parry).result(WAIT_S) == frozenset()
    price = desk.come_in("jprice")
    assert work(desk, run, price).writing == begun
    assert desk.engine.assessments.begun(price).result(WAIT_S) == {run}
    desk.engine.assessments.keep(run, EMPTY, session=price).result(WAIT_S)
    assert desk.engine.assessments.begun(price).result(WAIT_S) == frozenset()


def test_judgements_of_the_run_prefill_the_sheet_of_the_one_who_made_them(desk):
    price, parry = desk.come_in("jprice"), desk.come_in("gparry")
    judged = (("C18", True, parry.account), ("C19", False, parry.account), ("C18", False, price.account))
    run = desk.finished_run(said=desk.clean(), judged=judged)
    found = {one.id: one.result for one in work(desk, run, parry).sheet.by_person}
    assert (found["C18"], found["C19"], found["C20"]) == (Result.MET, Result.NOT_MET, None)
    assert refusal(conclude(desk, parry, run, COMPETENT, user_id="x")).reason is AccountReason.WRONG_SECRET
    rest = dict.fromkeys(("C20", "C21", "C22"), Result.MET)
    written = Writing(rest, Decision.NOT_YET_COMPETENT, feedback="Mind the goggles.")
    conclude(desk, parry, run, written).result(WAIT_S)


def test_another_persons_judgements_of_the_run_are_not_ones_own(desk):
    price, parry = desk.come_in("jprice"), desk.come_in("gparry")
    run = desk.finished_run(said=desk.clean(), judged=[(id_, True, price.account) for id_ in RIGHT])
    assert all(one.result is None for one in work(desk, run, parry).sheet.by_person)
    written = Writing({}, Decision.COMPETENT)
    assert refusal(conclude(desk, parry, run, written)).reason is ClassReason.NOT_DECIDED


def test_an_amendment_is_signed_with_its_reason_and_shows_what_it_replaces(desk):
    session, run = desk.come_in("jprice"), desk.finished_run(said=desk.clean())
    first = conclude(desk, session, run, COMPETENT).result(WAIT_S)
    changed = Writing(
        {**RIGHT, "C21": Result.NOT_MET}, Decision.NOT_YET_COMPETENT, feedback="Read the SOP again."
    )
    assert refusal(conclude(desk, session, run, changed, amends=first)).reason is SigningReason.WHY_NEEDED
    reasoned = Writing(
        changed.judgements, changed.decision, "Oral 1 was entered for oral 2.", changed.feedback
    )
    desk.engine.assessments.keep(first, reasoned, session=session).result(WAIT_S)
    assert desk.engine.assessments.decided(first, session).result(WAIT_S).amending == reasoned
    second = conclude(desk, session, run, reasoned, amends=first).result(WAIT_S)
    found = desk.engine.assessments.decided(second, session).result(WAIT_S)
    assert (found.before.judgements, found.before.decision) == (RIGHT, Decision.COMPETENT)
    assert [one.state for one in found.versions] == [SigningState.SUPERSEDED, SigningState.TO_VERIFY]
    assert found.amending == EMPTY
    rows = desk.engine.assessments.signed_by(session).result(WAIT_S)
    assert [row.record for row in rows] == [second, first]
    assert desk.engine.verify().result(WAIT_S) == []


def test_a_voided_record_brings_its_run_back_to_be_judged(desk):
    session, run = desk.come_in("jprice"), desk.finished_run(said=desk.clean())
    record = conclude(desk, session, run, COMPETENT).result(WAIT_S)
    assert desk.engine.assessments.waiting().result(WAIT_S) == ()
    void = desk.engine.assessments.void(session, record, passphrase("jprice"), reason="the wrong trainee")
    void.result(WAIT_S)
    assert [one.run for one in desk.engine.assessments.waiting().result(WAIT_S)] == [run]


def test_the_log_of_a_run_has_the_rows_that_moments_refer_to(desk):
    session, run = desk.come_in("jprice"), desk.finished_run(said=desk.clean())
    rows = {event.row for event in desk.engine.assessments.log(run).result(WAIT_S)}
    sheet = work(desk, run, session).sheet
    assert {row for one in (*sheet.machine, *sheet.human) for row in one.rows} <= rows
