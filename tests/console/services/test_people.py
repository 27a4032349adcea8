"""People and reports through the services, with real sessions."""

import pytest

from console.errors import AccountReason, ClassReason, PeopleReason, ReportReason
from console.model import Trainee
from console.records import PersonalPart
from console.reports.verify import check_pack
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.ledgers import new_id

SIAN = Trainee("Siân Llwyd", "Siân", "Llwyd", uln="4827191173")


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path / "data") as desk:
        yield desk


def enrol(desk, session=None, **more):
    (person,) = desk.engine.people.enrol([SIAN], session=session, **more).result(WAIT_S)
    return person


def test_without_accounts_nobody_has_to_sign_in(desk):
    person = enrol(desk, identity_document="passport")
    view = desk.engine.people.view(person).result(WAIT_S)
    assert (view.display, view.identity_document) == ("Siân Llwyd", None)
    assert desk.engine.people.erase(person, "asked for it").result(WAIT_S) == 1


def test_with_accounts_whoever_acts_stands_in_the_records(desk):
    desk.set_up("jprice")
    people, reports = desk.engine.people, desk.engine.reports
    for future in (
        people.enrol([SIAN]),
        people.erase(new_id(), "x"),
        people.merge(new_id(), new_id()),
        reports.pack(desk.engine._data / "x.zip"),
        reports.person(new_id()),
    ):
        assert refusal(future).reason is AccountReason.NOT_SIGNED_IN
    session = desk.come_in("jprice")
    person = enrol(desk, session, identity_document="passport")
    view = people.view(person).result(WAIT_S)
    assert (view.identity_document, view.identity_by) == ("passport", session.account)
    people.consent(person, "load", given=True, session=session).result(WAIT_S)
    people.change(person, PersonalPart("Siân", "Price", "Siân Price"), session=session).result(WAIT_S)
    desk.engine.accounts.lock().result(WAIT_S)
    assert refusal(people.erase(person, "x", session=session)).reason is AccountReason.SCREEN_LOCKED
    session = desk.come_in("jprice")
    held = reports.person(person, session=session).result(WAIT_S)
    assert {line["core"]["actor"] for line in held["entries"]} == {session.account}
    assert [part["display"] for part in held["personal"]] == ["Siân Llwyd", "Siân Price"]
    assert people.erase(person, "asked for it", session=session).result(WAIT_S) == 2
    assert refusal(people.erase(person, "again", session=session)).reason is PeopleReason.ERASED
    assert desk.engine.verify().result(WAIT_S) == []


def test_a_list_is_understood_beside_those_who_are_enrolled(desk):
    person = enrol(desk)
    roster, _ = desk.engine.people.understand_file(b"Sian Llwyd\nHana Sato").result(WAIT_S)
    assert [view.person for view in roster.entries[0].known] == [person]
    roster, encoding = desk.engine.people.understand_file("Hana Sato".encode("utf-16")).result(WAIT_S)
    assert (encoding, roster.entries[0].known) == ("utf-16", ())
    assert refusal(desk.engine.people.understand_file(b"")).reason is PeopleReason.NOBODY_IN_IT
    assert len(desk.engine.people.all().result(WAIT_S)) == 1


def test_a_decision_is_printed_and_packed_by_whoever_is_signed_in(desk, tmp_path):
    desk.set_up("jprice")
    session = desk.come_in("jprice")
    record = desk.decide(session)
    reports = desk.engine.reports
    written = reports.pack(tmp_path / "x.zip", session=session).result(WAIT_S)
    check = check_pack(str(written.path))
    assert (written.prints, check.faults, list(check.records)) == (1, [], [record])
    row = check.records[record]
    paper = reports.record(row["assessment"], tmp_path / "x.pdf", session=session).result(WAIT_S)
    assert paper.read_bytes().startswith(b"%PDF")
    assert refusal(reports.record(new_id(), tmp_path / "y.pdf", session=session)).reason is (
        ReportReason.NOTHING_TO_PRINT
    )
    assert refusal(desk.engine.people.erase(row["person"], " ", session=session)).reason is (
        ClassReason.REASON_NEEDED
    )
