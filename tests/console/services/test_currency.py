"""How long a competence holds, and who sees it, through a running engine."""

import json
from datetime import timedelta

import pytest

from console.assessment.matrix import Choice
from console.assessment.writing import Writing
from console.errors import (
    AccountReason,
    ClassReason,
    PackReason,
    PeopleReason,
    RecordsReason,
    ReportReason,
)
from console.model import Decision
from console.reports.asked import Format
from tests.support.attended import RIGHT, WAIT_S, attended, refusal
from tests.support.ledgers import new_id
from tests.support.staff import passphrase

COMPETENT = Writing(RIGHT, Decision.COMPETENT)
DAY_S = 24 * 3600.0


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice")
        yield desk


def conclude(desk, session, run, written=COMPETENT, **more):
    told = desk.engine.assessments.conclude(
        session, run, written, passphrase(session.user_id), user_id=session.user_id, **more
    )
    return told.result(WAIT_S)


def exported(desk):
    floor = desk.engine._floor

    async def find():
        return await floor.recorder.read(lambda records: list(records.history()))

    return [one for one in floor.submit(find).result(WAIT_S) if one.kind == "export.made"]


def held(desk, person):
    (unit,) = desk.engine.people.history(person).result(WAIT_S).standing.units
    return unit


def test_an_amendment_lets_a_competence_hold_no_longer(desk):
    person = new_id()
    session, run = desk.come_in("jprice"), desk.finished_run(person, said=desk.clean())
    record = conclude(desk, session, run)
    first = held(desk, person).expires
    assert first == str((desk.clock.utc() + timedelta(days=365)).date())
    desk.clock.advance(40 * DAY_S)
    session = desk.come_in("jprice")
    written = Writing(RIGHT, Decision.COMPETENT, reason="oral 2 entered for oral 1")
    amended = conclude(desk, session, run, written, amends=record)
    assert held(desk, person).expires == first
    voiding = desk.engine.assessments.void(
        session, amended, passphrase("jprice"), reason="a copy of another", user_id="jprice"
    )
    voiding.result(WAIT_S)
    conclude(desk, session, run)
    assert held(desk, person).expires == first  # the same run, however often somebody decides about it
    (member,) = desk.engine.people.roll().result(WAIT_S).members
    assert [len(one.versions) for one in member.standing.attempts] == [1, 2]
    assert desk.engine.verify().result(WAIT_S) == []


def test_the_matrix_leaves_as_its_ending_says_and_the_ledger_says_so(desk, tmp_path):
    person = new_id()
    session, run = desk.come_in("jprice"), desk.finished_run(person, said=desk.clean())
    conclude(desk, session, run)
    people, choice = desk.engine.people, Choice(course="GMP-GWN-B")
    for ending in ("csv", "json", "pdf"):
        path = tmp_path / f"out.{ending}"
        people.write_matrix(path, choice, session=session).result(WAIT_S)
        assert path.stat().st_size > 0
    held = json.loads((tmp_path / "out.json").read_text())
    (one,) = held["people"]
    assert (one["person"], one["units"][0]["state"], held["courses"][0]["held"]) == (person, "current", 1)
    entry = exported(desk)[-1]
    assert (entry.body["form"], entry.body["entries"], entry.actor) == (
        "competence_matrix",
        1,
        session.account,
    )
    for future, reason in (
        (people.write_matrix(tmp_path / "out.xls", choice, session=session), ReportReason.UNKNOWN_FORMAT),
        (people.write_matrix(tmp_path / "out.csv", choice), AccountReason.NOT_SIGNED_IN),
        (
            people.write_matrix(desk.engine._data / "records.csv", choice, session=session),
            RecordsReason.OWN_FILE,
        ),
        (people.matrix(Choice(course="GMP-XXX"), Format.CSV, session=session), PackReason.UNKNOWN_COURSE),
        (people.matrix(Choice(class_=new_id()), Format.CSV, session=session), ClassReason.UNKNOWN_CLASS),
    ):
        assert refusal(future).reason is reason


def test_nobody_has_a_record_who_is_not_enrolled(desk):
    assert refusal(desk.engine.people.history(new_id())).reason is PeopleReason.UNKNOWN_PERSON
