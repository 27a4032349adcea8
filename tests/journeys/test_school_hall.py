"""A day in a school hall, through the real window: sixteen headsets, guests, trainees, and what goes wrong.

There are two turns of guests here, not the five of a real day, and the wearers are sixty times as quick.
"""

import json

import pytest

from console.model import Attention, LinkState, Outcome
from tests.support.hands import at_the_console
from tests.support.instructor import Instructor
from tests.support.school_hall import HEADSETS, SAVED, SEATED, TYPED, rows_on_disk, sixteen, yesterday
from tests.support.wearers import PushedClock
from ui.__main__ import main

GIVEN = ["Amina", "Tomos", "Hana", "Jack", "Ffion", "Gareth", "Olwen"]
NAMES = [f"{given} {family}" for family in ("Yusuf", "Griffiths") for given in GIVEN]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_day_in_a_school_hall_and_the_morning_after(tmp_path, qtbot):
    data, cut, clock = tmp_path / "data", tmp_path / "cut", PushedClock()
    with sixteen(tmp_path, "--speed", "60", "--skill", "1") as headsets:
        yesterday(headsets, data)
        with at_the_console(data, qtbot, demonstration=False, clock=clock) as hands:
            instructor = Instructor(hands, headsets, clock)
            finds_all(instructor)
            holds_two_turns_of_guests(instructor)
            begins_a_class_of_trainees(instructor)
            sleeps_for_two_minutes(instructor)
            begun = [run for run in hands.class_.runs if run.began]
            must_be_kept = instructor.cut_power(cut)
    assert len(begun) == SEATED
    assert len(must_be_kept) > SEATED
    assert must_be_kept <= rows_on_disk(cut)

    with at_the_console(cut, qtbot, demonstration=False, clock=clock) as hands:
        instructor = Instructor(hands, [], clock)
        instructor.resume()
        known = {run.run: run.outcome for run in hands.class_.runs}
        assert {known[run.run] for run in begun} == {Outcome.INTERRUPTED}
        instructor.end_class()
        instructor.back_up()
        assert instructor.verify() == "Whole: nothing is wrong."
    closes_what_the_commands_verify(cut, tmp_path)


def finds_all(instructor):
    """Thirteen by the search, two where they were yesterday, one where it says that it is."""
    headsets = instructor.headsets
    instructor.leave_first_run()
    instructor.hands.until(lambda: len(instructor.views()) == HEADSETS - 1)
    assert headsets[TYPED].station not in instructor.hands.views()
    assert {view.station for view in instructor.views() if view.paired} == {
        headsets[number].station for number in SAVED
    }
    instructor.type_address(headsets[TYPED])
    assert instructor.pair_all() == HEADSETS - len(SAVED)
    assert {view.model for view in instructor.live()} == {"Halden VR2", "Corvus MR1"}


def holds_two_turns_of_guests(instructor):
    """Two headsets die in the first; the spares that the rota leaves take their places."""
    hands, headsets = instructor.hands, instructor.headsets
    instructor.plan_guests(2)
    instructor.check_and_start()
    for number in (2, 8):
        headsets[number].kill()
    hands.until(lambda: len(instructor.live()) == HEADSETS - 2)
    spares = {instructor.use_spare("03"), instructor.use_spare("09")}
    assert spares == {headsets[14].station, headsets[15].station}
    hands.press("Ctrl+1")
    on_spares = [run for run in hands.class_.runs if run.station in spares]
    assert {run.seat for run in on_spares} == {"03", "09"}
    hands.until(lambda: all(run.began for run in hands.class_.runs if run.station in spares))
    instructor.next_turn()
    assert hands.class_.turn == 2
    assert {seat.station for seat in hands.class_.seats} >= spares
    outcomes = [run.outcome for run in hands.class_.runs if run.seat in ("03", "09") and run.outcome]
    assert Outcome.TECHNICAL_FAULT in outcomes
    instructor.end_class(guests=True)
    assert hands.engine.assessments.waiting().result(10) == ()  # nobody decides about guests


def begins_a_class_of_trainees(instructor):
    """One falls while two wait for help: two keys for each, the fall first, then who asked first."""
    hands, queue = instructor.hands, instructor.queue
    instructor.plan_trainees(NAMES)
    instructor.check_and_start()
    wearers = {view.seat: instructor.wearing(view) for view in instructor.seated()}
    first, second, fallen = wearers["02"], wearers["05"], wearers["07"]
    for wearer in (first, second):
        wearer.do("help.requested")
        hands.until(lambda wearer=wearer: (wearer.station, Attention.HELP) in queue())
    fallen.do("fall")
    hands.until(lambda: (fallen.station, Attention.STOPPED) in queue())
    calls = [(fallen.station, Attention.STOPPED), *((one.station, Attention.HELP) for one in (first, second))]
    assert [call for call in queue() if call in calls] == calls

    hands.window.page("live").stage.wall.setFocus()
    for station in instructor.answer_all_calls(reason="Stumbled, unhurt"):
        assert hands.views()[station].on_my_way_ms is None
    assert not {attention for _, attention in queue()} & {Attention.STOPPED, Attention.HELP}


def sleeps_for_two_minutes(instructor):
    """The lid is closed and opened: all are back by themselves, nothing was lost, nobody set a clock."""
    hands = instructor.hands
    awake_ms = instructor.close_lid()
    hands.until(lambda: all(view.link is LinkState.LIVE for view in instructor.seated()))
    hands.until(lambda: all((view.last_frame_ms or 0.0) > awake_ms for view in instructor.seated()))
    assert hands.class_ is not None and not hands.class_.interrupted


def closes_what_the_commands_verify(data, folder):
    """The documented commands say the same of the file: whole, and every class closed."""
    assert main(["records", "verify", str(data / "records.sqlite")]) == 0
    lines = folder / "lines.jsonl"
    assert main(["records", "export", "--jsonl", str(lines), "--data", str(data)]) == 0
    cores = [json.loads(line)["core"] for line in lines.read_text().splitlines()[1:]]
    kinds = [core["kind"] for core in cores]
    assert kinds.count("class.started") == kinds.count("class.closed") == 2
    assert kinds.count("run.started") == kinds.count("run.closed")
    assert kinds.count("person.enrolled") == len(NAMES)
    assert "clock.jumped" not in kinds
    assert "backup.made" in kinds
