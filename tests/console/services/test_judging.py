"""Judging while a run goes on: timed, in the run's log, and on the sheet of the one who judged."""

import pytest

from console.errors import AccountReason, ClassReason, SigningReason
from console.model import ClassState, ClassView, Mode, Outcome, Result, RunView
from console.records import Draft
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.ledgers import enrolled, new_id


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "gparry", "tutor")
        yield desk


def going_on(desk, person=None):
    """An assessed run that is open, on disk and in the room."""
    pack, run, class_, station = desk.pack, new_id(), new_id(), new_id()
    person = person or new_id()
    begun = {"person": person, "class": class_, "station": station, "attempt": 1}
    desk.write(
        Draft("class.planned", class_, {"title": "Evening A", "mode": "assess"}, course=pack.ref),
        enrolled(person),
        Draft("run.started", run, begun, course=pack.ref),
    )
    view = ClassView(class_, "Evening A", Mode.ASSESS, pack.ref, ClassState.RUNNING, 20, ())
    shown = RunView(run, person, "Hana Sato", "01", station, 1)
    desk.on_floor(lambda: desk.engine._floor.room.open_class(view, (shown,)))
    return run


def close(desk, run, *, told=True):
    async def work():
        write = desk.engine._floor.recorder.write
        await write(lambda records: records.close_run(run, Outcome.COMPLETED, [], course=desk.pack.ref))

    desk.engine._floor.submit(work).result(WAIT_S)
    utc = "2026-11-24T10:24:00.000Z"
    if told:
        desk.on_floor(lambda: desk.engine._floor.room.end_run(run, Outcome.COMPLETED, utc))


def test_the_latest_judgement_of_each_person_prefills_their_own_sheet(desk):
    run, judge = going_on(desk), desk.engine.assessments.judge
    price = desk.come_in("jprice")
    for criterion, result in (
        ("C18", Result.NOT_MET),
        ("C18", Result.MET),
        ("C19", Result.MET),
        ("C21", None),
    ):
        judge(run, criterion, result, session=price).result(WAIT_S)
    so_far = desk.engine.assessments.judgements(run, session=price).result(WAIT_S)
    assert {id_: one.result for id_, one in so_far.items()} == {"C18": Result.MET, "C19": Result.MET}
    parry = desk.come_in("gparry")
    judge(run, "C18", Result.NOT_MET, session=parry).result(WAIT_S)
    price = desk.come_in("jprice")
    judge(run, "C19", None, session=price).result(WAIT_S)
    close(desk, run)
    sheet = desk.engine.assessments.resume(run, price).result(WAIT_S).sheet
    assert {one.id: one.result for one in sheet.by_person if one.result is not None} == {"C18": Result.MET}
    parry = desk.come_in("gparry")
    sheet = desk.engine.assessments.resume(run, parry).result(WAIT_S).sheet
    assert {one.id: one.result for one in sheet.by_person if one.result is not None} == {
        "C18": Result.NOT_MET
    }


def test_what_can_not_be_judged_now_is_refused(desk):
    run, judge = going_on(desk), desk.engine.assessments.judge
    price = desk.come_in("jprice")
    machine = judge(run, "C1", Result.MET, session=price)
    assert refusal(machine).reason is ClassReason.UNKNOWN_CRITERION
    assert refusal(judge(new_id(), "C18", Result.MET, session=price)).reason is ClassReason.UNKNOWN_RUN
    assert refusal(judge(run, "C18", Result.MET)).reason is AccountReason.NOT_SIGNED_IN
    close(desk, run)
    assert refusal(judge(run, "C18", Result.MET, session=price)).reason is ClassReason.RUN_CLOSED
    tutor = desk.come_in("tutor")
    assert refusal(judge(run, "C18", Result.MET, session=tutor)).reason is AccountReason.ROLE_NEEDED


def test_nobody_judges_their_own_run_and_none_is_judged_before_it_has_begun(desk):
    price = desk.come_in("jprice")
    run, assessments = going_on(desk, price.account), desk.engine.assessments
    own = assessments.judge(run, "C18", Result.MET, session=price)
    assert refusal(own).reason is SigningReason.OWN_RECORD
    assert refusal(assessments.judgements(run, session=price)).reason is SigningReason.OWN_RECORD
    meant = RunView(new_id(), new_id(), "Hana Sato", "02", new_id(), 1)
    desk.on_floor(lambda: desk.engine._floor.room.assign(meant))
    early = assessments.judge(meant.run, "C18", Result.MET, session=price)
    assert refusal(early).reason is ClassReason.RUN_NOT_BEGUN
    tutor = desk.come_in("tutor")
    assert refusal(assessments.judgements(run, session=tutor)).reason is AccountReason.ROLE_NEEDED


def test_nothing_is_judged_into_a_log_that_is_sealed_and_what_stands_in_it_is_shown(desk):
    run, assessments = going_on(desk), desk.engine.assessments
    price = desk.come_in("jprice")
    line = assessments.judge(run, "C18", Result.NOT_MET, session=price).result(WAIT_S)
    assert (line.kind, line.code, line.text) == ("judgement", "C18", "not_met")
    assert desk.on_floor(lambda: desk.engine._floor.room.log(line.station)) == (line,)
    close(desk, run, told=False)
    late = assessments.judge(run, "C18", Result.MET, session=price)
    assert refusal(late).reason is ClassReason.RUN_CLOSED
    so_far = assessments.judgements(run, session=price).result(WAIT_S)
    assert (so_far["C18"].result, so_far["C18"].utc) == (Result.NOT_MET, line.utc)
