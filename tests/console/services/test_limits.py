"""When a station needs somebody, changed for one class while it runs."""

from msgspec.structs import replace

from console.clock import SystemClock
from console.errors import ClassReason
from console.model import PlannedSeat, Thresholds, Trainee
from console.records import Records
from console.services.limits import keep_limits, kept_limits
from tests.support.attended import refusal
from tests.support.consoles import console

QUICK, PATIENT = Thresholds(idle_s=10, help_again_s=60), Thresholds(idle_s=300)
SEAT = PlannedSeat("01", "5b6ba8c8-35c0-4d9c-9f1f-5a5f2a3b0c01", Trainee("Amina Yusuf"))


def test_limits_hold_for_their_class_through_a_crash_and_for_no_other(tmp_path):
    with console(tmp_path) as desk:
        classroom = desk.engine.classroom
        assert refusal(classroom.look_after(QUICK)).reason is ClassReason.NO_CLASS
        plan = replace(desk.plan(), seats=(SEAT,), thresholds=PATIENT)
        classroom.start(plan).result(10)
    with console(tmp_path) as desk:
        assert desk.class_.thresholds == PATIENT
        desk.engine.classroom.look_after(QUICK).result(10)
        desk.until(lambda: desk.class_.thresholds == QUICK)
    with console(tmp_path) as desk:
        assert (desk.class_.thresholds, desk.class_.interrupted) == (QUICK, True)
        classroom = desk.engine.classroom
        classroom.resume_interrupted().result(10)
        assert desk.class_.thresholds == QUICK
        classroom.look_after(None).result(10)
        desk.until(lambda: desk.class_.thresholds is None)
        classroom.look_after(QUICK).result(10)
        classroom.close().result(10)
        classroom.start(replace(plan, thresholds=None)).result(10)
        desk.until(lambda: desk.class_ is not None and not desk.class_.interrupted)
        assert desk.class_.thresholds is None
        assert desk.engine.verify().result(10) == []


def test_what_was_kept_and_makes_no_sense_is_left_out(tmp_path):
    records = Records.open(tmp_path, SystemClock(), app="test")
    assert kept_limits(records, "class-1") is None
    for nonsense in ("?", {"id": "class-1"}, {"id": "class-1", "thresholds": {"idle_s": -5}}):
        records.set_setting("class_limits", nonsense)
        assert kept_limits(records, "class-1") is None
    keep_limits(records, "class-1", QUICK)
    assert [kept_limits(records, one) for one in ("class-1", "class-2")] == [QUICK, None]
    records.close()
