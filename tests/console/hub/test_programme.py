"""What all sites did, by site and unit: counted once each, nobody by name."""

import csv
import io
import json
import uuid

import msgspec
import pytest

from console.clock import SystemClock
from console.hub import programme
from console.model import CourseRef
from tests.support.hub import Chain, Member, code_for, joined, transact

GOWNING = CourseRef("GMP-GWN-B", "1.2", "4862f447f2c7f272fa2f4aaf89dadb3b1ac09105bd5864f8d1a0c9452bb0a226")
HANDS = CourseRef("GMP-HND", "1.0", GOWNING.sha256)


def new() -> str:
    return str(uuid.uuid4())


def hold(chain: Chain, course: CourseRef, people: list[str], *, outcome: str = "completed") -> list[str]:
    """A class with a run for each person; returns the assessments, one a run."""
    class_, assessments = new(), []
    chain.add("class.planned", {"title": "Evening", "mode": "assess"}, subject=class_, course=course)
    chain.add("class.started", {}, subject=class_, course=course)
    for attempt, person in enumerate(people, 1):
        run, assessment = new(), new()
        body = {"person": person, "class": class_, "station": new(), "attempt": attempt}
        chain.add("run.started", body, subject=run, course=course)
        closed = {"outcome": outcome, "events": 0, "critical_errors": []}
        chain.add("run.closed", closed, subject=run)
        decided = {"run": run, "person": person, "outcome": "competent"}
        chain.add("assessment.decided", decided, subject=assessment, course=course)
        assessments.append(assessment)
    chain.add("class.closed", {"reach": {"present": 9, "audience": 4}, "exceptions": []}, subject=class_)
    return assessments


def summed(here, *dates: str | None):
    return transact(here.database, lambda c: programme.summarise(c, SystemClock().utc(), *dates))


@pytest.fixture
def taught(here):
    member, other = joined(here), joined(here, "Elsewhere")
    ada, ben = new(), new()
    first, second = hold(member.chain, GOWNING, [ada, ada, ben])[:2]
    again = {"run": new(), "person": ada, "outcome": "not_yet_competent", "supersedes": new()}
    member.chain.add("assessment.amended", again, subject=first, course=GOWNING)
    member.chain.add("assessment.signed", {"signature": {}}, subject=first)
    member.chain.add("assessment.voided", {"signature": {}, "reason": "fault"}, subject=second)
    member.chain.add("person.merged", {"into": ada}, subject=ben)
    member.chain.utc = member.chain.utc.replace(month=12)
    hold(member.chain, HANDS, [ben], outcome="interrupted")
    member.chain.add(
        "run.started", {"person": None, "class": None, "station": new(), "attempt": 1}, subject=new()
    )
    member.chain.add("run.closed", {"outcome": 7}, subject=new())
    other.post(*other.chain.lines)
    assert set(member.post(*member.chain.lines)) == {"duplicate", "stored"}
    return here


def test_everything_is_counted_once_by_site_and_unit(taught):
    elsewhere, here = sorted(summed(taught).sites, key=lambda site: len(site.units))
    assert (elsewhere.name, elsewhere.consoles, elsewhere.units) == ("Elsewhere", 1, ())
    assert here.last_heard_utc is not None
    nothing, gowning, hands = here.units
    assert (gowning.unit, gowning.classes, gowning.present, gowning.audience) == ("GMP-GWN-B", 1, 9, 4)
    assert (gowning.people, gowning.repeated_attempts, gowning.signed) == (1, 2, 1)
    assert gowning.runs == {"completed": 3, "stopped": 0, "interrupted": 0, "technical_fault": 0, "open": 0}
    assert gowning.assessments == {"competent": 1, "not_yet_competent": 1, "void": 1}
    assert (hands.people, hands.runs["interrupted"], hands.assessments["competent"]) == (1, 1, 1)
    assert (nothing.unit, nothing.runs["open"], nothing.people) == ("", 1, 0)


def test_dates_choose_by_the_entries_own_time(taught):
    (here,) = [site for site in summed(taught, "2026-12-01", "2026-12-31").sites if site.units]
    assert [unit.unit for unit in here.units] == ["", "GMP-HND"]
    (here,) = [site for site in summed(taught, None, "2026-11-30").sites if site.units]
    assert [unit.unit for unit in here.units] == ["GMP-GWN-B"]


def test_table_has_a_line_a_unit_and_no_formula(taught):
    taught.rows("UPDATE site SET name = '=cmd()' WHERE name = 'Elsewhere'")
    made = summed(taught)
    lines = list(csv.DictReader(io.StringIO(programme.to_csv(made))))
    assert sorted((line["name"], line["unit"] or "") for line in lines) == [
        ("'=cmd()", ""),
        ("Abertawe", ""),
        ("Abertawe", "GMP-GWN-B"),
        ("Abertawe", "GMP-HND"),
    ]
    (gowning,) = [line for line in lines if line["unit"] == "GMP-GWN-B"]
    assert (gowning["runs_completed"], gowning["assessments_void"], gowning["signed"]) == ("3", "1", "1")
    assert json.loads(msgspec.json.encode(made))["sites"]


def test_strange_content_is_not_counted_and_keeps_nothing_else_from_it(here):
    member = joined(here)
    hold(member.chain, GOWNING, [new()])
    body = {"person": ["x"], "class": None, "station": new(), "attempt": 1}
    member.chain.add("run.started", body, subject=new(), course=GOWNING)
    member.chain.add("run.started", {**body, "person": new()}, subject=new(), course=GOWNING, t="now")
    member.chain.add("class.closed", {"reach": 3}, subject=new())
    assert set(member.post(*member.chain.lines)) == {"duplicate", "stored"}
    (site,) = summed(here).sites
    assert [(unit.unit, unit.people, unit.runs["completed"]) for unit in site.units] == [("GMP-GWN-B", 2, 1)]


def test_people_who_two_consoles_have_merged_each_its_own_way_are_one(here):
    member, other = joined(here), joined(here)
    ada, ben, cai = new(), new(), new()
    hold(member.chain, GOWNING, [ada, ben, cai])
    member.chain.add("person.merged", {"into": ben}, subject=ada)
    member.chain.add("person.merged", {"into": cai}, subject=ada)
    other.chain.add("person.merged", {"into": ada}, subject=cai)
    for one in (member, other):
        one.post(*one.chain.lines)
    (site,) = summed(here).sites
    assert [unit.people for unit in site.units] == [1]


def test_branch_that_a_successor_brought_counts_too(here):
    member = joined(here)
    clone = Member(here, member.chain.branch(1))
    member.post(member.chain.add())
    hold(clone.chain, GOWNING, [new()])
    successor = Member(here, Chain())
    successor.chain.created(continues=clone.chain)
    assert successor.join(code_for(here)).status == 200
    successor.post(*clone.chain.lines)
    (site,) = summed(here).sites
    assert [(unit.unit, unit.runs["completed"]) for unit in site.units] == [("GMP-GWN-B", 1)]
