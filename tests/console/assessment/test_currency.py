"""What holds today, by the attempts that the records hold."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from console.assessment.currency import State, Unit, Waits, in_use, runs_of, standing, unit
from console.model import CourseRef, Decision, Meaning
from console.records.attempts import Attempt
from tests.support.attempts import COUNTERSIGNED, OLD, OTHER, amended, attempt, of
from tests.support.ui_people import decision
from tests.support.ui_runs import pack

TODAY = date(2026, 11, 24)
NOT_YET, VOID = Decision.NOT_YET_COMPETENT, Decision.VOID
UNSIGNED = {"signed": ()}
NOBODY = {"signed": (), "decider": None}
TO_COUNTERSIGN = {"needs_countersign": True}


def stands(*attempts: Attempt) -> Unit:
    newest_first = sorted(attempts, key=lambda one: one.ended_utc, reverse=True)
    return unit("GMP-GWN-B", newest_first, pack(), TODAY)


def practice(one: Attempt) -> Attempt:
    return replace(one, is_practice=True)


def again(number: int, of_: int = 1, outcome: Decision = Decision.COMPETENT, **changes):
    own = {"assessment": f"assessment-{of_}", "run": f"run-{of_}", "supersedes": f"entry-{of_}"}
    return decision(number, outcome, **(own | changes))


@pytest.mark.parametrize(
    ("attempts", "state", "waits"),
    [
        ((), State.NEVER, None),
        ((attempt(1),), State.CURRENT, None),
        ((attempt(1, expires=None),), State.CURRENT, None),
        ((attempt(1, expires="2027-01-24"),), State.CURRENT, None),
        ((attempt(1, expires="2027-01-23"),), State.DUE, None),
        ((attempt(1, expires="2026-11-24"),), State.DUE, None),
        ((attempt(1, expires="2026-11-23"),), State.EXPIRED, None),
        ((attempt(1, expires="no day"),), State.EXPIRED, None),
        ((attempt(1, course=OLD),), State.RE_ASSESS, None),
        ((attempt(1, course=OLD, expires="2026-11-23"),), State.EXPIRED, None),
        ((attempt(1, course=replace(pack().ref, sha256="f" * 64)),), State.RE_ASSESS, None),
        ((attempt(1, None),), State.WAITS, Waits.DECISION),
        ((attempt(1, **UNSIGNED),), State.WAITS, Waits.SIGNATURE),
        ((attempt(1, NOT_YET, **UNSIGNED),), State.WAITS, Waits.SIGNATURE),
        ((attempt(1, VOID, **UNSIGNED),), State.WAITS, Waits.SIGNATURE),
        ((attempt(1, **TO_COUNTERSIGN),), State.WAITS, Waits.COUNTERSIGNATURE),
        ((attempt(1, **TO_COUNTERSIGN, signed=COUNTERSIGNED),), State.CURRENT, None),
        ((attempt(1, sample="drawn"),), State.CURRENT, None),
        ((attempt(1, **NOBODY),), State.PRACTICE, None),
        ((practice(attempt(1)),), State.CURRENT, None),
        ((practice(attempt(1, **UNSIGNED)),), State.PRACTICE, None),
        ((practice(attempt(1, NOT_YET, **UNSIGNED)),), State.PRACTICE, None),
        ((practice(attempt(1, None)),), State.PRACTICE, None),
        ((practice(attempt(1, **TO_COUNTERSIGN)),), State.WAITS, Waits.COUNTERSIGNATURE),
        ((attempt(1), practice(attempt(2, None))), State.CURRENT, None),
        ((attempt(1, NOT_YET),), State.NOT_YET, None),
        ((attempt(1, VOID),), State.VOID, None),
        ((attempt(1, voided=True, signed=(Meaning.ASSESSED, Meaning.VOIDED)),), State.VOID, None),
        ((attempt(1, VOID), attempt(2, **NOBODY)), State.PRACTICE, None),
        ((attempt(1), attempt(2, NOT_YET)), State.NOT_YET, None),
        ((attempt(1, NOT_YET), attempt(2)), State.CURRENT, None),
        ((attempt(1), attempt(2, VOID)), State.CURRENT, None),
        ((attempt(1), attempt(2, NOT_YET, voided=True)), State.CURRENT, None),
        ((attempt(1), attempt(2, **NOBODY)), State.CURRENT, None),
        ((attempt(1), attempt(2, None)), State.CURRENT, Waits.DECISION),
        ((attempt(1), attempt(2, NOT_YET, **UNSIGNED)), State.CURRENT, Waits.SIGNATURE),
        ((attempt(1), attempt(2, NOT_YET, **TO_COUNTERSIGN)), State.NOT_YET, Waits.COUNTERSIGNATURE),
        ((attempt(1, NOT_YET), attempt(2, **TO_COUNTERSIGN)), State.NOT_YET, Waits.COUNTERSIGNATURE),
        ((amended(1, again(2, outcome=NOT_YET)),), State.NOT_YET, None),
        ((amended(1, again(2, **UNSIGNED)),), State.WAITS, Waits.SIGNATURE),
        ((amended(1, again(2), again(3)),), State.WAITS, Waits.IQA),
        ((attempt(1), amended(2, again(3, 2), again(4, 2))), State.WAITS, Waits.IQA),
        ((amended(1, again(2), again(3, voided=True)),), State.CURRENT, None),
    ],
)
def test_the_newest_attempt_that_takes_effect_says_how_a_unit_stands(attempts, state, waits):
    found = stands(*attempts)
    assert (found.state, found.waits) == (state, waits)


def test_a_changed_pack_is_told_beside_what_holds():
    found = stands(attempt(1, course=OLD))
    assert (found.re_assess, found.held, found.in_use) == (True, OLD, pack().ref)
    assert found.is_held
    expired = stands(attempt(1, course=OLD, expires="2026-11-23"))
    assert (expired.re_assess, expired.is_held, expired.days_left) == (True, False, -1)


def test_a_pack_that_is_not_on_this_console_asks_nobody_to_be_re_assessed():
    found = unit("GMP-TRF", [attempt(1, course=OTHER)], None, TODAY)
    assert (found.state, found.re_assess) == (State.CURRENT, False)


def test_the_pack_in_use_is_the_newest_that_somebody_approved():
    versions = [replace(pack(), version=f"1.{n}", sha256=f"{n:064}") for n in (9, 10, 2)]
    assert in_use(versions)["GMP-GWN-B"].version == "1.10"
    approved = replace(versions[0], approved_by="Dr Siân Hughes")
    assert in_use([*versions, approved])["GMP-GWN-B"] == approved


def test_who_decided_about_an_older_run_later_changes_nothing():
    late = replace(attempt(1, NOT_YET), ended_utc="2026-11-01T10:00:00.000Z")
    late = replace(late, versions=(replace(late.versions[0], decided_utc="2026-11-20T10:00:00.000Z"),))
    assert stands(late, attempt(5)).state is State.CURRENT


def test_a_run_that_is_decided_anew_after_a_void_is_one_run():
    void = attempt(1, voided=True)
    anew = replace(attempt(2, None), run=void.run)
    assert runs_of([void, anew]) == 1 and runs_of([void, attempt(3)]) == 2


def test_outreach_gives_no_competence():
    game = replace(pack(), id="OUT-GMP", mode="outreach")
    held = standing("person-1", [attempt(1, course=game.ref)], {"OUT-GMP": game}, TODAY)
    assert (held.units, len(held.attempts)) == ((), 1)


OUTCOMES = st.sampled_from([*Decision])
SIGNED = st.sampled_from([(), (Meaning.ASSESSED,), COUNTERSIGNED])
COURSES = st.sampled_from([pack().ref, OLD, OTHER, CourseRef("GMP-HND", "2.0", "3" * 64)])
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)).map(str)


@st.composite
def attempts_made(draw):
    n = draw(st.integers(1, 28))
    if draw(st.booleans()):
        waiting = replace(attempt(n, None), course=draw(COURSES), run=f"run-{draw(st.uuids())}")
        return replace(waiting, is_practice=draw(st.booleans()))
    fields = {
        "outcome": draw(OUTCOMES),
        "signed": draw(SIGNED),
        "course": draw(COURSES),
        "voided": draw(st.booleans()),
        "needs_countersign": draw(st.booleans()),
        "decider": draw(st.sampled_from(["account-1", None])),
        "expires": draw(DAYS),
        "assessment": f"assessment-{draw(st.uuids())}",
    }
    versions = [decision(n, **fields)]
    if draw(st.booleans()):
        fields["outcome"] = draw(OUTCOMES)
        versions = [replace(versions[0], superseded=True), again(n, n, **fields)]
    return replace(of(*versions, number=n), is_practice=draw(st.booleans()))


HISTORIES = st.lists(attempts_made(), max_size=8)
KNOWN = {pack().id: pack()}


@settings(max_examples=60)
@given(HISTORIES, attempts_made())
def test_a_later_attempt_never_removes_an_earlier_one(history, later):
    before = standing("person-1", history, KNOWN, TODAY)
    after = standing("person-1", [*history, later], KNOWN, TODAY)
    assert sorted(one.key for one in after.attempts) == sorted([*(o.key for o in before.attempts), later.key])
    assert {one.course for one in before.units} <= {one.course for one in after.units}
    others = [one for one in after.units if one.course != later.course.id]
    assert others == [one for one in before.units if one.course != later.course.id]


@settings(max_examples=60)
@given(HISTORIES)
def test_what_does_not_count_makes_no_difference_to_what_is_held(history):
    def held(attempts):
        units = standing("person-1", attempts, KNOWN, TODAY).units
        return [(u.course, u.state, u.expires, u.by and u.by.key) for u in units if u.by]

    def counts(one: Attempt) -> bool:
        row = one.decision
        return row is not None and not one.is_void and row.decider is not None and bool(row.signed)

    assert held(history) == held([one for one in history if counts(one)])


@settings(max_examples=60)
@given(HISTORIES)
def test_nobody_is_competent_without_every_signature(history):
    for one in standing("person-1", history, KNOWN, TODAY).units:
        if not one.is_held:
            continue
        row = one.by.decision
        assert row.outcome is Decision.COMPETENT
        assert Meaning.ASSESSED in row.signed
        assert Meaning.COUNTERSIGNED in row.signed or not row.needs_countersign
        assert not (row.voided or row.superseded or row.decider is None)
        assert row.expires is None or date.fromisoformat(row.expires) >= TODAY
        assert one.re_assess == (one.course in KNOWN and row.course != KNOWN[one.course].ref)
