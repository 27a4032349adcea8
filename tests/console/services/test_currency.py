"""How long a competence holds, and who sees it, through a running engine."""

from datetime import timedelta

import pytest

from console.assessment.writing import Writing
from console.errors import PeopleReason
from console.model import Decision
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


def test_nobody_has_a_record_who_is_not_enrolled(desk):
    assert refusal(desk.engine.people.history(new_id())).reason is PeopleReason.UNKNOWN_PERSON
