"""Turns: planned on the third step, changed while the class runs, held again another day."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from console.classroom.turns import with_rota
from console.events import ClassChanged, StationChanged
from console.model import (
    Attention,
    ClassPlan,
    Excused,
    Mode,
    PersonView,
    Phase,
    PlannedSeat,
    RotaTimes,
    SeatView,
    Thresholds,
    Trainee,
)
from tests.support.ui_classes import DIALOG, Row, plan
from tests.support.ui_runs import pack, running_class, waiting_run
from tests.support.ui_stations import live, station_id
from tests.support.ui_window import settle

FOUR = "Amina Yusuf\nTomos Griffiths\nHana Sato\nJack Whitworth"


@pytest.fixture
def classes(desk):
    desk.press("Ctrl+4")
    return desk.window.page("classes")


def seats_of(planned):
    return [
        (seat.turn, seat.seat, seat.trainee.display, seat.watcher.display if seat.watcher else None)
        for seat in planned.seats
        if seat.trainee is not None
    ]


def planned(desk):
    desk.press("Ctrl+Return")
    (made,) = desk.doors.asked("classroom", "prepare")[-1]
    return made


def test_who_has_no_seat_gets_one_in_a_turn_more(desk, classes):
    made = plan(desk, classes, FOUR, seats=3)
    desk.click(made.next)
    assert made.seat.put.text() == "Add turn 2"
    desk.click(made.seat.put)
    assert made.draft.turns == 2
    assert made.cards[2].summary == "3 headsets, 2 turns of 20 min"
    assert "2 turns take 43 min" in [words for _, words in made.checks.said]
    taken = planned(desk)
    assert seats_of(taken)[-1] == (2, "02", "Jack Whitworth", None)
    assert taken.times == RotaTimes(20, 3)
    assert taken.duration_min == 43


def test_in_pairs_one_wears_and_one_watches_and_then_they_change(desk, classes):
    made = plan(desk, classes, FOUR + "\nMegan Thomas", seats=3)
    desk.click(made.next)
    desk.click(made.seats.controls.pairs)
    assert seats_of(planned(desk)) == [
        (1, "01", "Amina Yusuf", "Tomos Griffiths"),
        (1, "02", "Hana Sato", "Jack Whitworth"),
        (1, "03", "Megan Thomas", None),
        (2, "01", "Tomos Griffiths", "Amina Yusuf"),
        (2, "02", "Jack Whitworth", "Hana Sato"),
    ]


def test_the_last_class_stands_as_it_was_and_knows_who_is_who(desk, classes):
    people = tuple(
        PersonView(f"p-{n}", name, "2025-11-03T09:00:00.000Z") for n, name in enumerate(FOUR.split("\n"))
    )
    seats = tuple(
        PlannedSeat(
            f"{1 + n % 2:02d}",
            station_id(1 + n % 2),
            Trainee(one.display, person=one.person),
            turn=1 + n // 2,
        )
        for n, one in enumerate(people)
    )
    last = ClassPlan(
        "PB2", Mode.ASSESS, pack().ref, 50, seats, thresholds=Thresholds(idle_s=99), times=RotaTimes(15, 5)
    )
    desk.doors.classroom.answers |= {"people": people, "plan_of": last, "classes": (Row("c-1", "PB2"),)}
    desk.stations(live(1), live(2))
    classes.ask()
    settle()
    desk.press("Ctrl+D")
    assert desk.doors.asked("classroom", "plan_of") == [("c-1",)]
    taken = planned(desk)
    assert (taken.title, taken.mode, taken.times, taken.thresholds) == (
        "PB2", Mode.ASSESS, RotaTimes(15, 5), Thresholds(idle_s=99)
    )  # fmt: skip
    assert [(seat.turn, seat.seat, seat.trainee.person) for seat in taken.seats] == [
        (1, "01", "p-0"),
        (1, "02", "p-1"),
        (2, "01", "p-2"),
        (2, "02", "p-3"),
    ]


def two_turns(**changes):
    seats = [
        SeatView(f"0{n}", station_id(n), f"person-{n}-{t}", f"Name {n}{t}", t) for t in (1, 2) for n in (1, 2)
    ]
    return with_rota(running_class(0, times=RotaTimes(20, 3), **changes), seats)


def running(desk, classes, class_):
    desk.stations(
        live(1, seat="01", phase=Phase.RUNNING),
        live(2, seat="02", phase=Phase.RUNNING),
        live(3),
        class_=class_,
    )
    return classes.running


def test_people_and_headsets_change_places_while_the_class_runs(desk, classes):
    beside = running(desk, classes, two_turns()).panel
    classes.overview.turns.select(1, "01")
    assert beside.headset.currentText().startswith("VR-0103, spare")
    desk.click(beside.swap)
    desk.click(beside.change)
    assert desk.doors.asked("turns", "swap_seats") == [(1, "01", "02", "")]
    assert desk.doors.asked("turns", "swap_headset") == [("01", station_id(3), "")]


def test_nobody_is_excused_without_a_word_why(desk, classes):
    beside = running(desk, classes, two_turns()).panel
    classes.overview.turns.select(2, "02")
    desk.click(beside.excuse)
    assert desk.doors.asked("turns", "excuse") == []
    QTest.keyClicks(beside.reason.line, "unwell")
    desk.click(beside.excuse)
    assert desk.doors.asked("turns", "excuse") == [("02", 2, "unwell")]


def test_a_late_arrival_takes_the_next_free_place(desk, classes):
    beside = running(desk, classes, two_turns()).panel
    assert not beside.add.isEnabled()
    QTest.keyClicks(beside.late.line, "Late One")
    desk.click(beside.add)
    assert desk.doors.asked("turns", "add") == [(Trainee("Late One"), "01", 3)]


@DIALOG
def test_the_next_turn_of_an_assessment_asks_why_somebody_had_no_run(desk, classes):
    ran = waiting_run(1, person="person-1-1")
    running(desk, classes, two_turns(mode=Mode.ASSESS, runs=(ran,)))
    desk.click(classes.overview.next)
    dialog = desk.window.findChild(QDialog)
    desk.click(dialog.go)
    assert desk.doors.asked("turns", "next") == []
    QTest.keyClicks(dialog.reasons.lines["02"], "late")
    desk.click(dialog.go)
    assert desk.doors.asked("turns", "next") == [((Excused("02", 1, "person-2-1", "late"),),)]


@DIALOG
def test_the_next_turn_says_where_nobody_has_settled_a_stop(desk, classes):
    running(desk, classes, two_turns())
    desk.tell(StationChanged(live(2, seat="02", attention=Attention.STOPPED, attention_since_ms=1.0)))
    desk.click(classes.overview.next)
    dialog = desk.window.findChild(QDialog)
    said = [label.text() for label in dialog.findChildren(QLabel) if "what happened" in label.text()]
    assert len(said) == 1
    assert "seat 02," in said[0]
    desk.click(dialog.stay)


def test_a_turn_that_waits_opens_its_check_and_the_grid_is_one_button_away(desk, classes):
    held = two_turns(is_held=True, wipe_until_ms=desk.clock.monotonic_ms() + 90_000)
    running(desk, classes, held)
    assert classes.running.check.isVisible()
    desk.click(classes.bar.back)
    assert classes.overview.turns.model_.grid.heads[0] == ("Turn 1", "wiping, 1:30 left")
    desk.click(classes.overview.check)
    assert classes.running.check.isVisible()
    desk.tell(ClassChanged(two_turns()))
    assert not classes.running.check.isVisible()
