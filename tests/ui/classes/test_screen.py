import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.errors import ConsoleError, RecordsReason
from console.events import ClassChanged, StationChanged
from console.model import (
    LinkState,
    Mode,
    Outcome,
    PersonView,
    PlannedSeat,
    Trainee,
)
from tests.support.ui_classes import Row, plan
from tests.support.ui_runs import pack, running_class, waiting_run
from tests.support.ui_stations import found, live, station_id
from tests.support.ui_window import settle

HANA = PersonView("p-hana", "Hana Sato", "2025-11-03T09:00:00.000Z")
OTHER_HANA = PersonView("p-hana-2", "Hana Sato", "2026-02-03T09:00:00.000Z")


@pytest.fixture
def classes(desk):
    desk.press("Ctrl+4")
    return desk.window.page("classes")


def test_a_class_is_planned_in_three_steps_and_started(desk, classes):
    desk.doors.classroom.answers["prepare"] = "class-1"
    made = plan(desk, classes, "Amina,Yusuf\nTomos Griffiths\n")
    desk.click(made.next)
    desk.click(classes.start)
    (started,) = desk.doors.asked("classroom", "prepare")[0]
    assert (started.title, started.mode, started.course, started.duration_min) == (
        "Gowning Grade B",
        Mode.PRACTICE,
        pack().ref,
        20,
    )
    assert started.seats == (
        PlannedSeat("01", station_id(1), Trainee("Amina Yusuf", "Amina", "Yusuf")),
        PlannedSeat("02", station_id(2), Trainee("Tomos Griffiths")),
        PlannedSeat("03", station_id(3), None),
    )
    settle()
    assert not classes.is_planning


def test_the_summaries_of_all_steps_stay_in_sight(desk, classes):
    made = plan(desk, classes, "Amina Yusuf\nTomos Griffiths")
    assert [card.summary for card in made.cards] == [
        "GMP-GWN-B, practice, 20 min",
        "2 people",
        "3 headsets, 2 people",
    ]
    desk.click(made.cards[0])
    assert made.step == 0


def test_what_is_missing_is_said_and_start_waits_for_it(desk, classes):
    desk.stations(live(1))
    desk.click(classes.new)
    assert not classes.start.isEnabled()
    assert classes.start.toolTip() == "Still needed: a course with a title and a roster"
    desk.press("Ctrl+Return")
    assert desk.doors.asked("classroom", "prepare") == []


def test_the_next_step_takes_the_keyboard(desk, classes):
    made = plan(desk, classes, "")
    assert made.roster.paste.editor.hasFocus()
    desk.click(made.cards[0])
    made.course.courses.choose("OUT-GWN 1.0")
    desk.click(made.next)
    assert made.roster.guests.hasFocus()
    made.roster.guests.setValue(2)
    desk.click(made.next)
    assert made.seats.table.hasFocus()


def test_choosing_a_course_proposes_title_mode_and_length(desk, classes):
    desk.stations(live(1))
    desk.click(classes.new)
    step = classes.plan.course
    step.courses.choose("OUT-GWN 1.0")
    assert (step.title.text(), step.modes.key, step.minutes.currentData()) == (
        "First gowning",
        Mode.OUTREACH,
        8,
    )
    step.courses.choose("GMP-GWN-B 1.0")
    assert (step.title.text(), step.modes.key) == ("Gowning Grade B", Mode.PRACTICE)
    assert not step.modes.part(Mode.OUTREACH).isEnabled()


def test_a_title_of_ones_own_stays_when_the_course_changes(desk, classes):
    desk.stations(live(1))
    desk.click(classes.new)
    step = classes.plan.course
    step.courses.choose("GMP-GWN-B 1.0")
    step.title.setFocus()
    step.title.selectAll()
    QTest.keyClicks(step.title, "PB2")
    step.courses.choose("OUT-GWN 1.0")
    assert step.title.text() == "PB2"


def test_guests_are_counted_and_never_named(desk, classes):
    desk.doors.classroom.answers["prepare"] = "class-1"
    desk.stations(live(1), live(2))
    desk.click(classes.new)
    classes.plan.course.courses.choose("OUT-GWN 1.0")
    desk.click(classes.plan.next)
    classes.plan.roster.guests.setValue(2)
    desk.press("Ctrl+Return")
    (started,) = desk.doors.asked("classroom", "prepare")[0]
    assert [seat.trainee.display for seat in started.seats] == ["Guest 1", "Guest 2"]


def test_what_was_understood_is_shown_line_by_line(desk, classes):
    made = plan(desk, classes, "given,family\nAmina,Yusuf\n\n12:30\nAmina Yusuf\n")
    model = made.roster.model
    shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert shown == [
        ["2", "Amina Yusuf", "new"],
        ["4", "12:30", "left out: not a name"],
        ["5", "Amina Yusuf", "left out: same as line 2"],
    ]
    assert "heading left out" in made.roster.said.text()


def test_more_than_a_hundred_people_are_refused_in_a_sentence(desk, classes):
    made = plan(desk, classes, "\n".join(f"Person {chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(101)))
    assert "101 people are more than one class can hold" in made.roster.trouble.accessibleName()
    assert not classes.start.isEnabled()
    assert not made.next.isEnabled()


def test_somebody_enrolled_is_asked_about_before_the_class_can_go_on(desk, classes):
    desk.doors.classroom.answers |= {"people": (HANA,), "prepare": "class-1"}
    made = plan(desk, classes, "Hana Sato\nTomos Griffiths")
    assert not classes.start.isEnabled()
    assert "an answer to each question" in classes.start.toolTip()
    desk.click(made.questions.same[0])
    assert classes.start.isEnabled()
    desk.press("Ctrl+Return")
    (started,) = desk.doors.asked("classroom", "prepare")[0]
    assert started.seats[0].trainee.person == HANA.person


def test_somebody_else_of_the_same_name_is_enrolled_anew(desk, classes):
    desk.doors.classroom.answers |= {"people": (HANA,), "prepare": "class-1"}
    made = plan(desk, classes, "hana sato")
    desk.click(made.questions.other)
    desk.press("Ctrl+Return")
    (started,) = desk.doors.asked("classroom", "prepare")[0]
    assert started.seats[0].trainee.person is None


def test_of_several_people_of_one_name_the_day_tells_which(desk, classes):
    desk.doors.classroom.answers["people"] = (OTHER_HANA, HANA)
    made = plan(desk, classes, "Hana Sato")
    assert [button.text() for button in made.questions.same if button.isVisible()] == [
        "Enrolled 3 Nov 2025",
        "Enrolled 3 Feb 2026",
    ]


def test_an_answer_can_be_looked_at_and_changed(desk, classes):
    desk.doors.classroom.answers["people"] = (HANA,)
    made = plan(desk, classes, "Hana Sato")
    desk.click(made.questions.same[0])
    made.roster.select(made.draft.roster.entries[0].key)
    assert made.questions.same[0].isChecked()
    desk.click(made.questions.other)
    assert made.draft.people["hana sato#0"].person is None


def test_all_that_are_asked_about_can_be_the_same_at_one_press(desk, classes):
    tomos = PersonView("p-tomos", "Tomos Griffiths", "2026-01-05T09:00:00.000Z")
    desk.doors.classroom.answers["people"] = (HANA, tomos)
    made = plan(desk, classes, "Hana Sato\nTomos Griffiths")
    desk.click(made.questions.all_same)
    assert [person.person for person in made.draft.people.values()] == [HANA.person, tomos.person]


def test_two_people_of_one_name_can_both_come(desk, classes):
    made = plan(desk, classes, "John Smith\nJohn Smith")
    assert len(made.draft.people) == 1
    made.roster.select("john smith#1")
    desk.click(made.questions.two)
    assert len(made.draft.people) == 2
    desk.click(made.questions.one)
    assert len(made.draft.people) == 1


def test_seats_are_changed_by_choosing_a_person(desk, classes):
    made = plan(desk, classes, "Amina Yusuf\nTomos Griffiths")
    desk.click(made.next)
    made.seats.select("03")
    box = made.seat.person
    box.setCurrentIndex(box.findData("tomos griffiths#0"))
    box.activated.emit(box.currentIndex())
    assert [made.draft.seating.at(seat) for seat in ("01", "02", "03")] == [
        "amina yusuf#0",
        None,
        "tomos griffiths#0",
    ]


def test_delete_frees_a_seat_and_its_person_is_listed(desk, classes):
    made = plan(desk, classes, "Amina Yusuf\nTomos Griffiths")
    desk.click(made.next)
    made.seats.select("01")
    made.seats.table.setFocus()
    desk.press("Del")
    assert made.seat.without.text() == "Amina Yusuf"
    desk.click(made.seat.put)
    assert made.draft.seating.at("01") == "amina yusuf#0"


def test_people_without_a_seat_are_said_before_starting(desk, classes):
    made = plan(desk, classes, "Amina Yusuf\nTomos Griffiths\nHana Sato", seats=2)
    assert (True, "1 person has no seat") in made.checks.said
    assert classes.start.isEnabled()


def test_a_headset_that_comes_while_planning_gets_its_seat(desk, classes):
    made = plan(desk, classes, "Amina Yusuf\nTomos Griffiths", seats=1)
    desk.tell(StationChanged(live(2)))
    desk.wait(lambda: made.draft.seating.without_seat == ())


def test_without_a_paired_headset_the_seats_say_what_to_do(desk, classes):
    desk.stations(found(1))
    desk.click(classes.new)
    assert (True, "No headset is paired") not in classes.plan.checks.said
    classes.plan.course.courses.choose("GMP-GWN-B 1.0")
    assert (True, "No headset is paired") in classes.plan.checks.said


def test_seats_that_are_silent_or_low_are_pointed_out(desk, classes):
    desk.stations(live(1, battery=0.1), live(2, link=LinkState.NO_SIGNAL))
    desk.click(classes.new)
    classes.plan.course.courses.choose("GMP-GWN-B 1.0")
    classes.plan.roster.paste.editor.setPlainText("Amina Yusuf\nTomos Griffiths")
    settle()
    said = [words for needs_you, words in classes.plan.checks.said if needs_you]
    assert said == ["1 of 2 not live: they begin when they come", "Battery low on 1 of 2"]


def test_a_class_that_can_not_start_keeps_its_plan_and_says_why(desk, classes):
    desk.doors.classroom.answers["prepare"] = ConsoleError(RecordsReason.DISK_FULL)
    made = plan(desk, classes, "Amina Yusuf")
    desk.press("Ctrl+Return")
    assert classes.is_planning
    assert "The disk is full" in classes.trouble.accessibleName()
    assert classes.start.isEnabled()
    assert made.draft.people


def test_pressing_start_twice_starts_once(desk, classes):
    plan(desk, classes, "Amina Yusuf")
    desk.press("Ctrl+Return")
    desk.press("Ctrl+Return")
    assert len(desk.doors.asked("classroom", "prepare")) == 1
    assert not classes.start.isEnabled()
    desk.doors.last("prepare").answer.set_result("class-1")
    settle()
    assert not classes.is_planning


def test_the_plan_stands_in_the_list_by_its_title_until_it_is_the_class(desk, classes):
    desk.stations(live(1))
    desk.click(classes.new)
    assert [item.title for item in classes.list.items] == ["Being planned", "No course yet"]
    classes.plan.course.courses.choose("GMP-GWN-B 1.0")
    title = classes.plan.draft.title
    assert [item.title for item in classes.list.items] == ["Being planned", title]
    desk.tell(ClassChanged(running_class(1, is_held=True)))  # before its own answer has come
    assert [item.title for item in classes.list.items] == ["Not started", running_class(1).title]


def test_the_keyboard_is_on_the_list_when_a_class_has_ended(desk, classes):
    desk.stations(live(1), class_=running_class(1))
    classes.overview.end.setFocus()
    desk.tell(ClassChanged(None))
    assert classes.isAncestorOf(QApplication.focusWidget())


def test_a_plan_outlives_a_look_at_another_class(desk, classes):
    desk.doors.classroom.answers["classes"] = (Row("c-1", "Line clearance"),)
    made = plan(desk, classes, "Amina Yusuf")
    classes.ask()
    settle()
    classes.list.choose("c-1")
    assert not classes.start.isVisible()
    classes.ask()
    settle()
    classes.list.choose("new")
    assert classes.start.isVisible()
    assert made.draft.people


def test_a_running_class_keeps_a_second_one_out(desk, classes):
    desk.stations(class_=running_class(2))
    assert not classes.new.isEnabled()
    assert "End it first" in classes.new.toolTip()
    assert classes.list.key == "class-1"
    desk.click(classes.overview.live)
    assert desk.window.current == "live"


def test_an_interrupted_class_is_on_top_and_can_be_resumed(desk, classes):
    desk.doors.classroom.answers |= {"classes": (Row("c-0", "Earlier"),), "resume_interrupted": None}
    desk.stations(class_=running_class(2, interrupted=True))
    settle()
    assert [item.title for item in classes.list.items][:2] == ["Interrupted", "Gowning Grade B"]
    assert "new attempt" in classes.overview.interrupted.accessibleName()
    desk.click(classes.overview.resume)
    assert desk.doors.asked("classroom", "resume_interrupted") == [()]
    settle()
    assert desk.window.current == "live"


def test_classes_of_other_days_stand_under_their_day(desk, classes):
    desk.doors.classroom.answers["classes"] = (Row("c-1", "A"), Row("c-0", "B"))
    classes.ask()
    settle()
    assert [item.title for item in classes.list.items] == ["23 Nov 2026", "A", "B"]


def test_when_the_class_is_over_a_new_one_can_be_planned(desk, classes):
    desk.stations(class_=running_class(1, runs=(waiting_run(1, outcome=Outcome.STOPPED),)))
    desk.tell(ClassChanged(None))
    assert classes.new.isEnabled()
