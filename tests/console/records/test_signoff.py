"""Who may decide and sign: refused when it is written, named by `verify` when it was written anyway."""

import pytest

from console.errors import ConsoleError, SigningReason
from console.model import Meaning, Role, SigningState
from console.records import Draft, rules, signing
from console.records.signing import Pen
from tests.support.clock import ManualClock
from tests.support.ledgers import COURSE, new_id
from tests.support.staff import Staff, broken, decision, lawless

ASSESSED, COUNTERSIGNED, VERIFIED, WITNESSED, VOIDED = Meaning


@pytest.fixture
def staff(tmp_path):
    staff = Staff(tmp_path, ManualClock())
    yield staff
    staff.records.close()


def refused(call, *args, **named):
    with pytest.raises(ConsoleError) as told:
        call(*args, **named)
    return told.value.reason


def test_a_signature_stands_in_the_record_with_name_time_and_meaning(staff):
    record = staff.decide("jprice")
    entry = staff.sign("jprice", record)
    (row,) = staff.records.signoff.signatures(record.subject)
    assert (row.printed_name, row.role, row.meaning) == ("J. Price", "assessor", ASSESSED)
    assert (row.utc, row.offset_min, row.clock) == (entry.t.utc, entry.t.offset_min, entry.t.clock)
    assert row.components == ("user_id", "passphrase")
    assert (entry.actor, entry.subject, entry.course) == (staff.ids["jprice"], record.subject, COURSE)
    assert signing.is_genuine(entry.body["signature"])
    assert staff.records.verify() == []


def test_only_the_decider_signs_as_assessed(staff):
    record = staff.decide("jprice")
    assert refused(staff.sign, "gparry", record) is SigningReason.NOT_THE_DECIDER
    assert refused(staff.sign, "qiqa", record) is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.sign, "shughes", record) is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.sign, "tutor", record) is SigningReason.ROLE_NOT_ALLOWED
    staff.sign("jprice", record)
    assert refused(staff.sign, "jprice", record) is SigningReason.ALREADY_SIGNED


def test_a_decision_by_nobody_in_particular_can_never_be_signed(staff):
    run = staff.run(person := staff.trainee(), mode=None)
    (record,) = staff.records.append_all([decision(run, person, None)])
    assert staff.records.signoff.current(record.subject).state is SigningState.UNIDENTIFIED
    assert refused(staff.sign, "jprice", record) is SigningReason.UNIDENTIFIED


def test_an_assessed_run_is_decided_by_an_assessor_with_an_account(staff):
    assert refused(staff.decide, None) is SigningReason.NOBODY_DECIDED
    assert refused(staff.decide, "tutor") is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.decide, "shughes") is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.decide, "qiqa") is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.decide, "jprice", decider="unidentified") is SigningReason.UNKNOWN_SIGNER


def test_nobody_judges_or_signs_their_own_record(staff):
    own = staff.ids["jprice"]
    assert refused(staff.decide, "jprice", person=own) is SigningReason.OWN_RECORD
    record = staff.signed("gparry", person=own)
    for meaning in (COUNTERSIGNED, WITNESSED, VOIDED):
        assert refused(staff.sign, "jprice", record, meaning, note="why") is SigningReason.OWN_RECORD


def test_a_merge_makes_assessor_and_trainee_one_human(staff):
    person = staff.trainee()
    other = staff.trainee()
    staff.records.append("person.merged", person, {"into": other})
    staff.records.append("person.merged", other, {"into": staff.ids["jprice"]})
    assert refused(staff.decide, "jprice", person=person) is SigningReason.OWN_RECORD
    record = staff.decide("gparry", person=person)
    assert refused(staff.sign, "jprice", record, WITNESSED) is SigningReason.OWN_RECORD


def test_a_merge_made_afterwards_shows_whom_the_iqa_must_look_at(staff):
    record = staff.signed("jprice")
    assert staff.records.signoff.of_same_human() == []
    staff.records.append("person.merged", record.body["person"], {"into": staff.ids["jprice"]})
    assert [row.record for row in staff.records.signoff.of_same_human()] == [record.hash]
    assert staff.records.verify() == []


def test_countersigner_and_iqa_are_not_the_assessor(staff):
    record = staff.signed("mellis")
    assert refused(staff.sign, "mellis", record, COUNTERSIGNED) is SigningReason.SAME_ASSESSOR
    assert refused(staff.sign, "mellis", record, VERIFIED) is SigningReason.SAME_ASSESSOR
    staff.sign("gparry", record, COUNTERSIGNED)
    staff.sign("qiqa", record, VERIFIED)
    assert staff.records.verify() == []


def test_only_iqa_verifies_and_only_assessors_witness(staff):
    record = staff.signed("jprice")
    assert refused(staff.sign, "gparry", record, VERIFIED) is SigningReason.ROLE_NOT_ALLOWED
    assert refused(staff.sign, "qiqa", record, WITNESSED) is SigningReason.ROLE_NOT_ALLOWED
    staff.sign("gparry", record, WITNESSED, note="I have read this")
    assert staff.records.signoff.signatures(record.subject)[-1].note == "I have read this"


def test_an_unqualified_assessor_needs_a_countersignature_by_a_qualified_one(staff):
    record = staff.decide("lnew")
    assert refused(staff.sign, "gparry", record, COUNTERSIGNED) is SigningReason.NOT_SIGNED_YET
    staff.sign("lnew", record)
    signoff = staff.records.signoff
    assert signoff.current(record.subject).state is SigningState.TO_COUNTERSIGN
    assert [row.record for row in signoff.to_countersign(staff.ids["gparry"])] == [record.hash]
    assert signoff.to_countersign(staff.ids["lnew"]) == []
    assert refused(staff.sign, "qiqa", record, VERIFIED) is SigningReason.NOT_COUNTERSIGNED_YET
    other = staff.signed("gparry")
    assert refused(staff.sign, "lnew", other, COUNTERSIGNED) is SigningReason.NOT_QUALIFIED
    staff.sign("qiqa", record, COUNTERSIGNED)
    assert signoff.current(record.subject).state is SigningState.TO_VERIFY
    staff.sign("mellis", record, VERIFIED)
    assert signoff.current(record.subject).state is SigningState.SIGNED
    assert staff.records.verify() == []


def test_incomplete_evidence_is_not_signed_as_competent(staff):
    record = staff.decide("jprice", evidence_complete=False)
    assert refused(staff.sign, "jprice", record) is SigningReason.EVIDENCE_INCOMPLETE
    staff.signed("jprice", evidence_complete=False, outcome="not_yet_competent", reason="gaps")


def test_an_amendment_supersedes_and_asks_for_new_signatures(staff):
    first = staff.signed("jprice")
    second = staff.amend(first, outcome="not_yet_competent")
    signoff = staff.records.signoff
    assert [row.state for row in signoff.decisions(first.subject)] == [
        SigningState.SUPERSEDED,
        SigningState.TO_SIGN,
    ]
    assert [row.record for row in signoff.to_sign(staff.ids["jprice"])] == [second.hash]
    assert refused(staff.sign, "gparry", first, COUNTERSIGNED) is SigningReason.SUPERSEDED
    staff.sign("jprice", second, components=signing.NEXT)
    current = signoff.current(first.subject)
    assert (current.outcome, current.state, current.sample) == (
        "not_yet_competent",
        SigningState.TO_VERIFY,
        "amendment",
    )
    assert len(signoff.signatures(first.subject)) == 2
    assert staff.records.verify() == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reason": "  "}, SigningReason.WHY_NEEDED),
        ({"run": new_id()}, SigningReason.NOT_ANOTHER_RECORD),
        ({"person": new_id()}, SigningReason.NOT_ANOTHER_RECORD),
        ({"supersedes": new_id()}, SigningReason.NO_SUCH_RECORD),
    ],
)
def test_an_amendment_has_a_reason_and_stays_with_person_and_run(staff, change, reason):
    record = staff.signed("jprice")
    assert refused(staff.amend, record, **change) is reason


def test_two_amendments_of_one_record_are_kept_and_are_a_task_for_the_iqa(staff):
    first = staff.signed("jprice")
    one, other = staff.amend(first, "jprice"), staff.amend(first, "gparry", outcome="not_yet_competent")
    disputed = staff.records.signoff.disputed()
    assert [row.record for row in disputed] == [one.hash, other.hash]
    staff.sign("gparry", other)
    staff.sign("qiqa", one, VOIDED, note="the second amendment holds")
    assert staff.records.signoff.disputed() == []
    assert staff.records.signoff.current(first.subject).record == other.hash
    assert staff.records.verify() == []


def test_a_void_is_kept_with_its_reason_and_nothing_more_is_decided_on_it(staff):
    record = staff.signed("jprice")
    assert refused(staff.sign, "gparry", record, VOIDED, note=" ") is SigningReason.WHY_NEEDED
    assert refused(staff.sign, "shughes", record, VOIDED, note="x") is SigningReason.ROLE_NOT_ALLOWED
    staff.sign("gparry", record, VOIDED, note="wrong headset")
    assert staff.records.signoff.current(record.subject).state is SigningState.VOID
    for meaning in (COUNTERSIGNED, WITNESSED, VOIDED):
        assert refused(staff.sign, "gparry", record, meaning, note="x") is SigningReason.VOIDED
    assert refused(staff.amend, record) is SigningReason.VOIDED
    assert record.hash in [row.record for row in staff.records.signoff.to_verify(staff.ids["qiqa"])]
    staff.sign("qiqa", record, VERIFIED)
    assert staff.records.signoff.to_verify(staff.ids["qiqa"]) == []
    assert staff.records.verify() == []


def test_the_passphrase_alone_follows_a_signature_of_the_same_person(staff):
    one, two = staff.decide("jprice"), staff.decide("jprice")
    assert refused(staff.sign, "jprice", one, components=signing.NEXT) is SigningReason.WRONG_COMPONENTS
    staff.sign("jprice", one)
    staff.sign("gparry", one, WITNESSED)
    assert refused(staff.sign, "jprice", two, components=signing.NEXT) is SigningReason.WRONG_COMPONENTS
    staff.sign("jprice", two)
    staff.sign("jprice", two, WITNESSED, components=signing.NEXT)
    assert refused(staff.sign, "jprice", two, VOIDED, ("badge",), "x") is SigningReason.WRONG_COMPONENTS
    assert staff.records.verify() == []


def test_a_disabled_account_neither_decides_nor_signs(staff):
    record = staff.decide("jprice")
    staff.records.accounts.disable(staff.ids["jprice"], staff.ids["shughes"], "left the site")
    assert refused(staff.sign, "jprice", record) is SigningReason.UNKNOWN_SIGNER
    assert refused(staff.decide, "jprice") is SigningReason.UNKNOWN_SIGNER


def forged(staff, record, kind="assessment.signed", *, by="jprice", hand=None, body=(), actor=None, **pen):
    """A signature entry as somebody writes it who has file and console key; returns what verify says."""
    hand = hand or staff.hands[by]
    values = {
        "record": pen.pop("digest", record.hash),
        "meaning": ASSESSED,
        "printed_name": "J. Price",
        "role": Role.ASSESSOR,
        "components": signing.FIRST,
    } | pen
    draft = Draft(
        kind,
        values.pop("subject", record.subject),
        dict(body),
        course=COURSE,
        actor=actor or hand.account,
        pen=Pen(hand, **values),
    )
    with lawless():
        (entry,) = staff.records.append_all([draft])
    faults = [(fault.seq, fault.detail.get("rule")) for fault in staff.records.verify()]
    assert {seq for seq, _ in faults} == {entry.seq}
    return {rule for _, rule in faults}


def words(*reasons):
    return {rules.WORDS[reason] for reason in reasons}


def test_verify_names_a_signature_under_a_key_that_is_not_the_signers(staff):
    record = staff.decide("jprice")
    impostor = signing.Hand.new(staff.ids["jprice"])
    assert forged(staff, record, hand=impostor) == words(SigningReason.KEY_NOT_THEIRS)


def test_verify_names_the_key_of_somebody_else(staff):
    record = staff.decide("jprice")
    borrowed = staff.hands["gparry"]
    hand = signing.Hand(staff.ids["jprice"], borrowed._key)
    assert forged(staff, record, hand=hand) == words(SigningReason.KEY_NOT_THEIRS)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"printed_name": "J. Prise"}, [SigningReason.NAME_DIFFERS]),
        ({"role": Role.IQA}, [SigningReason.ROLE_NOT_HELD, SigningReason.ROLE_NOT_ALLOWED]),
        ({"components": ("passphrase",)}, [SigningReason.WRONG_COMPONENTS]),
        ({"components": ()}, [SigningReason.WRONG_COMPONENTS]),
        ({"meaning": WITNESSED}, [SigningReason.WRONG_MEANING]),
        ({"digest": "0" * 64}, [SigningReason.NO_SUCH_RECORD]),
        ({"subject": new_id()}, [SigningReason.NO_SUCH_RECORD]),
        ({"actor": new_id()}, [SigningReason.NOT_AS_ENTERED]),
        (
            {"kind": "assessment.voided", "meaning": VOIDED, "body": {"reason": " "}},
            [SigningReason.WHY_NEEDED],
        ),
    ],
)
def test_verify_names_what_a_signature_says_wrongly(staff, change, reasons):
    assert forged(staff, staff.decide("jprice"), **change) == words(*reasons)


def test_verify_names_each_breach_of_separation(staff):
    own = staff.ids["jprice"]
    with lawless():
        record = staff.decide("jprice", person=own)
        staff.sign("jprice", record)
        staff.sign("jprice", record, COUNTERSIGNED)
    assert [rule for _, rule in broken(staff.records)] == [
        rules.WORDS[SigningReason.OWN_RECORD],
        rules.WORDS[SigningReason.OWN_RECORD],
        rules.WORDS[SigningReason.OWN_RECORD],
        rules.WORDS[SigningReason.SAME_ASSESSOR],
    ]


def test_a_signature_copied_to_another_entry_does_not_hold(staff):
    record = staff.decide("jprice")
    entry = staff.sign("jprice", record)
    other = staff.decide("jprice")
    staff.records._clock.advance(1)
    copied = {"signature": entry.body["signature"]}
    moved = {"signature": {**entry.body["signature"], "record": other.hash}}
    for body, reasons in (
        (copied, [SigningReason.NOT_AS_ENTERED, SigningReason.NO_SUCH_RECORD]),
        (moved, [SigningReason.NOT_GENUINE, SigningReason.NOT_AS_ENTERED]),
    ):
        draft = Draft("assessment.signed", other.subject, body, course=COURSE, actor=staff.ids["jprice"])
        assert refused(staff.records.append_all, [draft]) is reasons[0]
        with lawless():
            (entry,) = staff.records.append_all([draft])
        found = {rule for seq, rule in broken(staff.records) if seq == entry.seq}
        assert words(*reasons) <= found
