"""Everybody's standing from real records: merges followed, classes known, every version kept."""

from datetime import date

import pytest
from msgspec.structs import replace

from console.assessment.currency import State, Waits
from console.assessment.roll import gather, make_roll, read_history
from console.courses.pack import load_all
from console.model import Decision, Meaning, Outcome
from tests.support.ledgers import COURSE, new_id
from tests.support.staff import Staff

DAY = date(2026, 11, 24)
PACKS = tuple(
    replace(pack, version=COURSE.version, sha256=COURSE.sha256) if pack.id == COURSE.id else pack
    for pack in load_all()[0]
)


@pytest.fixture
def staff(tmp_path):
    staff = Staff(tmp_path, names=("shughes", "jprice", "gparry", "lnew", "qiqa"))
    yield staff
    staff.records.close()


def roll(staff):
    return make_roll(gather(staff.records), PACKS, DAY)


def only(staff):
    (member,) = roll(staff).members
    (unit,) = member.standing.units
    return unit


def test_somebody_becomes_current_with_the_last_signature_that_is_needed(staff):
    record = staff.decide("lnew")
    assert (only(staff).state, only(staff).waits) == (State.WAITS, Waits.SIGNATURE)
    staff.sign("lnew", record)
    assert (only(staff).state, only(staff).waits) == (State.WAITS, Waits.COUNTERSIGNATURE)
    staff.sign("gparry", record, Meaning.COUNTERSIGNED)
    assert (only(staff).state, only(staff).expires) == (State.CURRENT, "2027-11-24")
    staff.sign("gparry", record, Meaning.VOIDED, note="the wrong headset")
    assert only(staff).state is State.WAITS  # its run can be decided about anew
    assert [one.is_void for one in roll(staff).members[0].standing.attempts].count(True) == 1


def test_an_amendment_takes_the_place_of_what_it_amends_and_both_are_kept(staff):
    record = staff.signed("jprice")
    amended = staff.amend(record, outcome="not_yet_competent", expires=None)
    assert only(staff).waits is Waits.SIGNATURE
    staff.sign("jprice", amended)
    unit = only(staff)
    assert unit.state is State.NOT_YET
    assert [row.record for row in unit.by.versions] == [record.hash, amended.hash]
    (row,) = staff.records.signoff.decisions_of(record.body["person"])[:1]
    assert staff.records.signoff.decisions(row.assessment)[0].record == record.hash


def test_two_amendments_of_one_record_make_nobody_current(staff):
    record = staff.signed("jprice")
    both = [staff.amend(record), staff.amend(record, by="gparry")]
    for by, one in zip(("jprice", "gparry"), both, strict=True):
        staff.sign(by, one)
    assert only(staff).waits is Waits.IQA
    versions = staff.records.signoff.decisions(record.subject)
    assert [row.record for row in versions] == [record.hash, *(one.hash for one in both)]


def test_a_merged_person_has_one_record_of_all_attempts(staff):
    one, two = staff.trainee(), staff.trainee()
    for person, outcome in ((one, "not_yet_competent"), (two, "competent")):
        staff.signed("jprice", person=person, outcome=outcome, proposal=outcome, reason="seen")
    assert len(roll(staff).members) == 2
    staff.records.people.merge(one, two)
    unit = only(staff)
    assert (unit.state, unit.tries) == (State.CURRENT, 2)
    history = read_history(staff.records, PACKS, one, DAY)
    assert (history.view.person, history.standing) == (two, roll(staff).members[0].standing)
    signers = [[row.printed_name for row in rows] for rows in history.signatures.values()]
    assert signers == [["J. Price"], ["J. Price"]]


def test_who_sat_in_a_class_is_found_by_it_before_there_is_a_run(staff):
    person, run = staff.trainee(), None
    seat = {"person": person, "seat": "04", "station": new_id(), "turn": 1}
    staff.records.append("seat.assigned", staff.class_, seat)
    (member,) = roll(staff).members
    assert member.classes == {staff.class_}
    assert [row.title for row in roll(staff).classes] == ["Evening A"]
    assert member.unit("GMP-GWN-B") is run


def test_every_training_course_has_a_column_and_outreach_has_none(staff):
    staff.trainee()
    ids = [course.id for course in roll(staff).courses]
    assert ids == sorted(pack.id for pack in PACKS if pack.mode == "training")


def test_an_open_run_is_no_attempt_yet(staff):
    person, run = staff.trainee(), new_id()
    body = {"person": person, "class": staff.class_, "station": new_id(), "attempt": 1}
    staff.records.append("run.started", run, body, course=COURSE)
    assert roll(staff).members[0].standing.attempts == ()
    staff.records.close_run(run, Outcome.TECHNICAL_FAULT, [], course=COURSE)
    (attempt,) = roll(staff).members[0].standing.attempts
    assert (attempt.decision, attempt.number, attempt.title) == (None, 1, "Evening A")
    assert only(staff).waits is Waits.DECISION


def test_an_erased_person_keeps_what_was_signed(staff):
    record = staff.signed("jprice")
    person = record.body["person"]
    staff.records.people.erase(person, "asked for it")
    (member,) = roll(staff).members
    assert (member.view.display, member.standing.units[0].state) == ("", State.CURRENT)
    assert member.standing.attempts[0].decision.outcome is Decision.COMPETENT
