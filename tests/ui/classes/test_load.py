"""Physiological load in Classes: the switch, who agreed, and taking it back. No value comes near it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.errors import AccountReason, ConsoleError, LoadReason
from console.events import ClassChanged
from console.model import Mode
from console.services.consents import ConsentState
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live
from tests.support.ui_window import settle
from ui.classes.load_section import AGREED
from ui.classes.seats_step import LOAD

ALLOWED = ConsentState(True, None, False, frozenset())


@pytest.fixture
def classes(desk):
    desk.press("Ctrl+4")
    return desk.window.page("classes")


def planned(desk, classes):
    desk.stations(*(live(n) for n in (1, 2, 3)))
    desk.click(classes.new)
    classes.plan.course.courses.choose("GMP-GWN-B 1.0")
    settle()
    return classes.plan


def seat(desk, made):
    """Go on to the seats with two people."""
    desk.click(made.next)
    made.roster.paste.editor.insertPlainText("Amina Yusuf\nTomos Griffiths")
    settle()
    desk.click(made.next)


def click_cell(view, row, column):
    rect = view.visualRect(view.model().index(row, column))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle()


def runs(desk, classes, state, **changes):
    desk.doors.consents.answers["state"] = state
    desk.tell(ClassChanged(replace(running_class(3), physio=state.is_on, **changes)))
    settle()
    return classes.overview.load


def test_nobody_is_asked_while_the_class_does_not_show_it(desk, classes):
    made = planned(desk, classes)
    assert not made.course.load.isChecked()
    seat(desk, made)
    assert made.seats.table.isColumnHidden(LOAD)
    assert not made.seat.consent.isVisible()
    plan = made.draft.plan()
    assert not plan.physio
    assert not any(place.opted_in for place in plan.seats)


def test_a_class_starts_with_load_for_those_who_said_yes(desk, classes):
    made = planned(desk, classes)
    desk.click(made.course.load)
    assert "step 3" in made.course.about_load.words
    seat(desk, made)
    assert "Not kept" in made.seat.consent.words
    click_cell(made.seats.table, 1, LOAD)
    plan = made.draft.plan()
    assert plan.physio
    assert [place.opted_in for place in plan.seats] == [False, True, False]
    click_cell(made.seats.table, 1, LOAD)
    assert not any(place.opted_in for place in made.draft.plan().seats)


def test_a_tick_goes_with_the_person_not_with_the_seat(desk, classes):
    made = planned(desk, classes)
    desk.click(made.course.load)
    seat(desk, made)
    click_cell(made.seats.table, 0, LOAD)
    made.draft.seating.put("03", made.draft.seating.at("01"))
    made.refresh()
    assert [place.opted_in for place in made.draft.plan().seats] == [False, False, True]


def test_space_ticks_the_selected_cell(desk, classes):
    made = planned(desk, classes)
    desk.click(made.course.load)
    seat(desk, made)
    table = made.seats.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, LOAD))
    desk.press("Space")
    assert [place.opted_in for place in made.draft.plan().seats] == [True, False, False]


def test_an_assessed_class_has_no_switch_and_says_why(desk, classes):
    made = planned(desk, classes)
    desk.click(made.course.load)
    made.course.modes.choose(Mode.ASSESS)
    settle()
    assert not made.course.load.isVisible()
    assert "always off" in made.course.about_load.words
    assert not made.draft.plan().physio


def test_what_the_policy_forbids_stays_visible_and_locked(desk, classes):
    desk.doors.consents.answers["state"] = ConsentState(False, LoadReason.POLICY_OFF, False, frozenset())
    made = planned(desk, classes)
    assert made.course.load.isVisible()
    assert not made.course.load.isEnabled()
    assert "policy" in made.course.about_load.words


def test_taking_it_back_is_one_tick_on_the_sheet_of_the_running_class(desk, classes):
    on = ConsentState(True, None, True, frozenset({"person-1", "person-2"}))
    section = runs(desk, classes, on)
    assert section.isVisible()
    assert section.switch.isChecked()
    states = [section.model.index(row, AGREED).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    desk.doors.consents.answers["answer"] = None
    desk.doors.consents.answers["state"] = replace(on, given=frozenset({"person-2"}))
    click_cell(section.table, 0, AGREED)
    assert desk.doors.last("answer").args == ("person-1",)
    assert desk.doors.last("answer").named == {"given": False}
    assert section.model.index(0, AGREED).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_tick_that_could_not_be_written_down_does_not_stand(desk, classes):
    section = runs(desk, classes, ConsentState(True, None, True, frozenset()))
    desk.doors.consents.answers["answer"] = ConsoleError(LoadReason.NOT_SEATED)
    click_cell(section.table, 0, AGREED)
    assert section.model.index(0, AGREED).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert desk.window.notice.isVisible()


def test_the_class_is_switched_where_it_runs(desk, classes):
    section = runs(desk, classes, ALLOWED)
    assert not section.table.isVisible()
    desk.doors.consents.answers["switch"] = None
    desk.click(section.switch)
    assert desk.doors.last("switch").named == {"on": True}


def test_an_assessed_class_that_runs_only_says_why_not(desk, classes):
    state = ConsentState(False, LoadReason.NOT_IN_ASSESSMENT, False, frozenset())
    section = runs(desk, classes, state, mode=Mode.ASSESS)
    assert not section.switch.isVisible()
    assert "always off" in section.locked.words


def test_whoever_is_no_instructor_sees_nothing_of_it(desk, classes):
    desk.doors.consents.answers["state"] = ConsoleError(AccountReason.ROLE_NEEDED, role="instructor")
    desk.tell(ClassChanged(running_class(3)))
    section = classes.overview.load
    assert not section.isVisible()


def test_quiet_badges_are_asked_for_here(desk, classes):
    section = runs(desk, classes, ConsentState(True, None, True, frozenset()))
    asked = []
    desk.window.badges.asked.connect(asked.append)
    assert not section.badges.isChecked()
    desk.click(section.badges)
    assert asked == [True]
    desk.window.badges.show_state(False)
    desk.window.badges.show_state(True)
    assert section.badges.isChecked()


def test_everything_has_a_name(desk, classes):
    section = runs(desk, classes, ConsentState(True, None, True, frozenset({"person-1"})))
    assert section.table.accessibleName()
    for widget in (section.switch, section.badges):
        assert widget.accessibleName()
    heads = [section.model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["Seat", "Person", "Agreed"]
