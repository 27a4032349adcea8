"""Deciding and signing through the services, with real sessions: nothing is written by a fixture."""

import pytest

from console.errors import AccountReason, ClassReason, SigningReason
from console.model import Decision, Meaning, SigningState
from tests.support.attended import RIGHT, attended, refusal
from tests.support.staff import passphrase

WAIT_S = 30.0
BOTH, ALONE = ("user_id", "passphrase"), ("passphrase",)


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "gparry", "lnew", "mellis", "qiqa")
        yield desk


def sign(desk, session, record, *, user_id=True, how="sign", **more):
    call = getattr(desk.engine.assessments, how)
    given = session.user_id if user_id else None
    return call(session, record, passphrase(session.user_id), user_id=given, **more)


def test_the_first_signature_needs_the_user_id_and_the_next_the_passphrase_alone(desk):
    session = desk.come_in("jprice")
    one, two, three = (desk.decide(session) for _ in range(3))
    assert refusal(sign(desk, session, one, user_id=False)).reason is AccountReason.USER_ID_NEEDED
    sign(desk, session, one).result(WAIT_S)
    assert not desk.view().needs_user_id
    sign(desk, session, two, user_id=False).result(WAIT_S)
    assert desk.signed(two) == [(Meaning.ASSESSED, "J. Price", ALONE)]
    desk.engine.accounts.lock().result(WAIT_S)
    session = desk.come_in("jprice")
    assert refusal(sign(desk, session, three, user_id=False)).reason is AccountReason.USER_ID_NEEDED
    sign(desk, session, three).result(WAIT_S)
    assert desk.signed(three) == [(Meaning.ASSESSED, "J. Price", BOTH)]
    assert desk.engine.verify().result(WAIT_S) == []


def test_after_handing_over_and_back_the_user_id_is_needed_again(desk):
    session = desk.come_in("jprice")
    one, two = desk.decide(session), desk.decide(session)
    sign(desk, session, one).result(WAIT_S)
    desk.come_in("gparry")
    session = desk.come_in("jprice")
    assert refusal(sign(desk, session, two, user_id=False)).reason is AccountReason.USER_ID_NEEDED


def test_the_user_id_of_somebody_else_is_a_failure(desk):
    session = desk.come_in("jprice")
    record = desk.decide(session)
    call = desk.engine.assessments.sign(session, record, passphrase("gparry"), user_id="gparry")
    assert refusal(call).reason is AccountReason.WRONG_SECRET
    call = desk.engine.assessments.sign(session, record, passphrase("jprice"), user_id="gparry")
    assert refusal(call).detail["failures"] == 2
    assert desk.signed(record) == []


def test_an_assessed_run_is_decided_by_whoever_has_signed_in(desk):
    run = desk.finished_run()
    decide = desk.engine.assessments.decide
    arguments = (run, Decision.NOT_YET_COMPETENT, "no evidence", RIGHT)
    assert refusal(decide(*arguments)).reason is SigningReason.NOBODY_DECIDED
    assert refusal(decide(*arguments, session=desk.come_in("qiqa"))).reason is SigningReason.ROLE_NOT_ALLOWED
    session = desk.come_in("jprice")
    decide(*arguments, session=session, feedback="Gather each leg in the hand.").result(WAIT_S)
    assert refusal(decide(*arguments, session=session)).reason is ClassReason.ALREADY_DECIDED
    (row,) = desk.engine.assessments.to_sign(session).result(WAIT_S)
    assert (row.decided_by, row.feedback) == ("J. Price", "Gather each leg in the hand.")


def test_nobody_decides_about_their_own_run(desk):
    session = desk.come_in("jprice")
    run = desk.finished_run(person=session.account)
    arguments = (run, Decision.NOT_YET_COMPETENT, "no evidence", RIGHT)
    call = desk.engine.assessments.decide(*arguments, session=session)
    assert refusal(call).reason is SigningReason.OWN_RECORD


def test_a_record_goes_from_hand_to_hand_until_the_iqa_has_verified_it(desk):
    lnew = desk.come_in("lnew")
    record = desk.decide(lnew)
    sign(desk, lnew, record).result(WAIT_S)
    sign(desk, lnew, record, how="acknowledge", user_id=False, comment="I have read this").result(WAIT_S)
    mellis = desk.come_in("mellis")
    assert [row.record for row in desk.engine.assessments.to_countersign(mellis).result(WAIT_S)] == [record]
    sign(desk, mellis, record, how="countersign").result(WAIT_S)
    qiqa = desk.come_in("qiqa")
    (row,) = desk.engine.assessments.to_verify(qiqa).result(WAIT_S)
    assert (row.record, row.state) == (record, SigningState.TO_VERIFY)
    sign(desk, qiqa, record, how="verify").result(WAIT_S)
    assert [meaning for meaning, _, _ in desk.signed(record)] == [
        Meaning.ASSESSED,
        Meaning.WITNESSED,
        Meaning.COUNTERSIGNED,
        Meaning.VERIFIED,
    ]
    assert desk.engine.assessments.to_verify(qiqa).result(WAIT_S) == ()
    assert desk.engine.verify().result(WAIT_S) == []


def test_an_amendment_keeps_the_old_record_and_is_signed_anew(desk):
    session = desk.come_in("jprice")
    record = desk.decide(session)
    sign(desk, session, record).result(WAIT_S)
    amend = desk.engine.assessments.amend
    arguments = (Decision.VOID, "the headset failed", RIGHT)
    amended = amend(session, record, *arguments).result(WAIT_S)
    assert refusal(amend(session, record, *arguments)).reason is SigningReason.SUPERSEDED
    assert refusal(sign(desk, session, record, how="void", reason="x")).reason is SigningReason.SUPERSEDED
    sign(desk, session, amended, user_id=False).result(WAIT_S)
    assert [components for _, _, components in desk.signed(amended)] == [BOTH, ALONE]
    assert desk.engine.verify().result(WAIT_S) == []


def test_a_void_record_is_kept_and_its_run_can_be_decided_anew(desk):
    session = desk.come_in("jprice")
    run = desk.finished_run()
    record = desk.decide(session, run)
    sign(desk, session, record, how="void", reason="the wrong trainee wore it").result(WAIT_S)
    again = desk.decide(session, run)
    sign(desk, session, again).result(WAIT_S)
    assert again != record
    assert desk.signed(record) == [(Meaning.VOIDED, "J. Price", BOTH)]


def test_queues_are_for_those_who_may(desk):
    session = desk.come_in("jprice")
    assert refusal(desk.engine.assessments.to_verify(session)).reason is AccountReason.ROLE_NEEDED
    assert desk.engine.assessments.disputed(desk.come_in("qiqa")).result(WAIT_S) == ()


def test_a_signature_that_a_rule_refuses_is_no_failure_of_the_passphrase(desk):
    session = desk.come_in("jprice")
    record = desk.decide(session)
    other = desk.come_in("gparry")
    for _ in range(6):
        assert refusal(sign(desk, other, record)).reason is SigningReason.NOT_THE_DECIDER
    accounts = {one.user_id: one.failures for one in desk.engine.accounts.all().result(WAIT_S)}
    assert accounts["gparry"] == 0


def test_whoever_oversees_lists_what_others_signed_and_an_assessor_their_own(desk):
    assessments = desk.engine.assessments

    def listed(call, session):
        return {row.record for row in call(session).result(WAIT_S)}

    session = desk.come_in("jprice")
    one, unsigned = desk.decide(session), desk.decide(session)
    sign(desk, session, one).result(WAIT_S)
    assert listed(assessments.signed_by, session) == {one}
    assert refusal(assessments.signed(session)).reason is AccountReason.ROLE_NEEDED
    other = desk.come_in("gparry")
    two = desk.decide(other)
    sign(desk, other, two).result(WAIT_S)
    assert listed(assessments.signed_by, other) == {two}
    iqa = desk.come_in("qiqa")
    sign(desk, iqa, one, how="verify").result(WAIT_S)
    assert (listed(assessments.signed, iqa), listed(assessments.signed_by, iqa)) == ({one, two}, {one})
    administrator = desk.come_in("shughes")
    assert listed(assessments.signed, administrator) == {one, two}
    assert refusal(assessments.signed_by(administrator)).reason is AccountReason.ROLE_NEEDED
    assert unsigned not in {one, two}
