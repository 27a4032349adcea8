"""A class from its check to its end: who is started, who is asked about, who came."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from console.classroom.readiness import Need
from console.events import ClassChanged
from console.model import Attention, Decision, Excused, Headcount, LinkState, Mode, Phase
from tests.support.ui_classes import DIALOG
from tests.support.ui_runs import running_class, waiting_run
from tests.support.ui_stations import live, station_id
from ui.classes.check_table import Column
from ui.classes.end_class import EndClassDialog


@pytest.fixture
def classes(desk):
    desk.press("Ctrl+4")
    return desk.window.page("classes")


def test_the_check_says_what_each_headset_needs_and_enter_starts_those_that_are_ready(desk, classes):
    desk.doors.classroom.answers["begin"] = None
    ready = {"seat": "01", "person": "person-1", "battery": 1.0, "worn": True}
    flat = {"seat": "02", "person": "person-2", "battery": 0.2, "charging": False}
    away = {"seat": "03", "person": "person-3", "link": LinkState.NO_SIGNAL}
    desk.stations(live(1, **ready), live(2, **flat), live(3, **away), live(4, battery=0.96))
    desk.tell(ClassChanged(running_class(3, is_held=True, started_ms=0.0)))
    page = classes.running.check
    assert page.isVisible()
    assert [(one.seat, one.needs) for one in page.checks] == [
        ("01", ()),
        ("02", (Need.BATTERY,)),
        ("03", (Need.SILENT,)),
    ]
    said = {seat: row.help.text() for seat, row in page.panel.rows.items()}
    assert said["02"] == "Use the spare, VR-0104, 96\u00a0%"
    page.setFocus()
    desk.press("Return")
    assert desk.doors.asked("classroom", "begin") == [((station_id(1),),)]
    assert desk.window.current == "live"


def test_what_the_former_turn_left_on_a_headset_is_no_run_of_this_one(desk, classes):
    """Until the headset takes the next run up, its phase is still that of the one before."""
    desk.stations(live(1, seat="01", person="person-1", run="run-1", phase=Phase.ENDED))
    desk.tell(ClassChanged(running_class(1, is_held=True, runs=(waiting_run(1, outcome=None, began=False),))))
    page = classes.running.check
    (check,) = page.checks
    assert (check.began, check.needs) == (False, (Need.ASKED,))
    assert (page.panel.rows, page.table.model_.index(0, Column.START).data()) == ({}, "–")


def test_a_headset_is_a_problem_only_after_it_had_time_to_take_up_its_run(desk, classes):
    desk.stations(live(1, seat="01", person="person-1", phase=Phase.IDLE))
    desk.tell(ClassChanged(running_class(1, is_held=True)))
    page = classes.running.check
    desk.clock.advance(2.9)
    page.refresh()
    assert not page.panel.rows
    desk.clock.advance(0.1)
    page.refresh()
    assert {seat: row.help.text() for seat, row in page.panel.rows.items()} == {"01": "Ask again"}
    unanswered = {"attention": Attention.NOT_DONE, "attention_detail": "assign"}
    desk.stations(
        live(1, seat="01", person="person-1", phase=Phase.IDLE, **unanswered),
        class_=running_class(1, is_held=True),
    )
    page.refresh()
    assert page.table.model_.index(0, Column.START).data() == "Did not answer"
    desk.doors.classroom.answers["assign"] = None
    desk.click(page.panel.rows["01"].help)
    assert desk.doors.asked("classroom", "assign") == [((station_id(1),),)]


def test_each_problem_of_the_check_has_one_button_that_helps(desk, classes):
    desk.stations(
        live(1, seat="01", person="person-1", link=LinkState.LOST),
        live(2, seat="02", person="person-2", phase=Phase.IDLE),
        live(3, seat="03", person="person-3", battery=1.0, app="gowning/2.4.2"),
        live(4, seat="04", person="person-4", battery=1.0),
    )
    desk.doors.classroom.answers |= {"assign": None, "begin": None}
    desk.tell(ClassChanged(running_class(4, is_held=True)))
    rows = classes.running.check.panel.rows
    assert {seat: row.help.text() for seat, row in rows.items()} == {
        "01": "Dial again",
        "02": "Ask again",
        "04": "Start all the same",
    }
    for seat in ("01", "02", "04"):
        desk.click(classes.running.check.panel.rows[seat].help)
    assert desk.doors.asked("headsets", "redial")[-1] == (station_id(1),)
    assert desk.doors.asked("classroom", "assign") == [((station_id(2),),)]
    assert desk.doors.asked("classroom", "begin") == [((station_id(4),),)]


@DIALOG
def test_ending_a_class_says_what_happens_first(desk, classes):
    runs = (waiting_run(1), waiting_run(2, outcome=None))
    desk.doors.classroom.answers["close"] = None
    desk.stations(class_=running_class(2, runs=runs))
    desk.click(classes.overview.end)
    dialog = desk.window.findChild(EndClassDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 run is still going" in said and "1 ended run has no decision" in said
    desk.click(dialog.end)
    assert desk.doors.asked("classroom", "close") == [((),)]
    assert desk.doors.last("close").named == {"headcount": None, "answers": {}}


@DIALOG
def test_an_assessed_class_ends_with_a_decision_for_each_seat_or_a_reason(desk, classes):
    decided = waiting_run(1, decision=Decision.COMPETENT, assessment="a-1")
    desk.doors.classroom.answers["close"] = None
    desk.stations(class_=running_class(3, mode=Mode.ASSESS, runs=(decided, waiting_run(2))))
    desk.click(classes.overview.end)
    dialog = desk.window.findChild(EndClassDialog)
    desk.click(dialog.end)
    assert desk.doors.asked("classroom", "close") == []
    assert [line.wrong for line in dialog.reasons.lines.values()] == [True, True]
    QTest.keyClicks(dialog.reasons.for_all, "fire drill")
    QTest.keyClicks(dialog.reasons.lines["03"], ", seat 3")
    desk.click(dialog.end)
    ((given,),) = desk.doors.asked("classroom", "close")
    assert given == (
        Excused("02", 1, "person-2", "fire drill"),
        Excused("03", 1, "person-3", "fire drill, seat 3"),
    )


@DIALOG
def test_an_outreach_class_ends_with_a_headcount_and_a_show_of_hands_if_they_like(desk, classes):
    desk.doors.classroom.answers["close"] = None
    desk.stations(class_=running_class(2, mode=Mode.OUTREACH, runs=(waiting_run(1),)))
    desk.click(classes.overview.end)
    dialog = desk.window.findChild(EndClassDialog)
    desk.click(dialog.end)
    assert desk.doors.asked("classroom", "close") == []
    dialog.headcount.audience.setValue(12)
    desk.click(dialog.headcount.counted)
    desk.click(dialog.headcount.with_tally)
    desk.click(dialog.end)
    said = desk.doors.last("close").named
    assert said["headcount"] == Headcount(present=1, audience=12)
    assert set(said["answers"]) == {"stage", "interest"}
