"""Settings of a class and of the machine: limits of attention, what a policy fixes, what this program is."""

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console import __version__
from console.errors import ConsoleError, LoadReason, RecordsReason
from console.events import ClassChanged
from console.model import Role, Thresholds
from console.policy import Fixed, Policy
from tests.support.ui_accounts import ADMINISTRATOR, account, come, signed_in
from tests.support.ui_runs import pack, running_class
from tests.support.ui_stations import live
from ui.settings.limits import errors, rows, span, times

INSTRUCTOR = account(7, "tutor", "T. Utor", Role.INSTRUCTOR)


def settings(desk, page: str):
    desk.press("Ctrl+8")
    screen = desk.window.page("settings")
    screen.show_page(page)
    return screen


@pytest.fixture
def attention(desk):
    desk.stations(live(1, seat="01"), class_=running_class(1), session=signed_in(INSTRUCTOR))
    return settings(desk, "attention").attention


def choose(choice, number: int) -> None:
    """By keyboard: Down or Up until it is there, each of which chooses."""
    choice.setFocus()
    while choice.currentData() != number:
        at = choice.findData(number)
        QTest.keyClick(choice, Qt.Key.Key_Down if at > choice.currentIndex() else Qt.Key.Key_Up)


def test_every_limit_but_none_else_stands_there_with_what_holds() -> None:
    named = [limit.field for row in rows() for limit in row.limits]
    assert sorted(named) == sorted(Thresholds.__struct_fields__)
    for row in rows():
        for limit in row.limits:
            for number in limit.choices:
                msgspec.convert({limit.field: number}, Thresholds)
            assert getattr(Thresholds(), limit.field) in limit.choices


def test_numbers_read_as_people_say_them() -> None:
    assert [times(n) for n in (150, 300)] == ["1.5 times", "3 times"]
    assert [errors(n) for n in (1, 3)] == ["1 error", "3 errors"]
    assert [span(n) for n in (0, 60, 90, 120, 150)] == ["at once", "60 s", "90 s", "2 min", "150 s"]


def test_a_limit_is_changed_for_this_class_at_once_and_put_back(desk, attention) -> None:
    assert "has the limits of its course" in attention.whose.text()
    assert not attention.reset.isEnabled()
    idle = attention.choices["idle_s"]
    choose(idle, 90)
    wanted = Thresholds(idle_s=90)
    assert desk.doors.asked("classroom", "look_after") == [(wanted,)]
    desk.doors.last("look_after").answer.set_result(None)
    desk.tell(ClassChanged(running_class(1, thresholds=wanted)))
    assert [idle.currentText(), idle.itemText(idle.findData(60))] == ["90 s", "60 s (course)"]
    assert "Changed for Gowning Grade B" in attention.whose.text()
    desk.click(attention.reset)
    assert desk.doors.asked("classroom", "look_after")[-1] == (None,)


def test_limits_of_the_course_count_as_usual_whatever_they_are(desk, attention) -> None:
    own = replace(pack(), thresholds=Thresholds(idle_s=75))
    desk.doors.packs = (own,)
    desk.tell(ClassChanged(running_class(1, title="Another", course=own.ref)))
    assert attention.choices["idle_s"].currentText() == "75 s"


def test_what_the_engine_refuses_is_told_and_shown_as_it_is(desk, attention) -> None:
    desk.doors.classroom.answers["look_after"] = ConsoleError(RecordsReason.DISK_FULL)
    choose(attention.choices["stuck_errors"], 4)
    desk.wait(lambda: attention.choices["stuck_errors"].currentText() == "3 errors")
    assert "disk is full" in desk.window.notice.words


def test_without_a_class_or_the_right_nothing_can_be_changed(desk, attention) -> None:
    come(desk, signed_in(ADMINISTRATOR))
    assert not attention.choices["idle_s"].isEnabled()
    assert "instructor or assessor" in attention.refused.accessibleName()
    come(desk, signed_in(INSTRUCTOR))
    assert attention.choices["idle_s"].isEnabled()
    desk.tell(ClassChanged(None))
    assert not attention.choices["idle_s"].isEnabled()
    assert attention.whose.text().startswith("No class is running.")


def test_what_a_policy_fixes_is_shown_with_who_fixed_it(desk) -> None:
    fixed = Fixed("the training centre", dt.date(2026, 9, 3))
    desk.doors.settings.answers["policy"] = Policy(LoadReason.POLICY_OFF, {}, fixed, Fixed())
    desk.doors.settings.answers["get"] = {"privacy": {"second_screen_hides": False}}.get
    desk.stations()
    page = settings(desk, "privacy").privacy
    assert (page.load.isVisible(), page.load.isEnabled(), page.load.isChecked()) == (True, False, False)
    assert page.load_fixed.what.words == "Off by policy of this machine, since 3 Sep 2026"
    assert page.load_fixed.who.text().startswith("set by the training centre; no sensor is read")
    assert (page.screens.isEnabled(), page.screens.isChecked()) == (False, True)
    assert page.screens_fixed.what.words == "Fixed by policy of this machine"


def test_a_policy_that_nobody_can_read_says_which_file(desk) -> None:
    detail = {"file": "policy.toml", "problem": "no table"}
    desk.doors.settings.answers["policy"] = Policy(LoadReason.POLICY_UNREADABLE, detail, None, Fixed())
    desk.stations()
    page = settings(desk, "privacy").privacy
    assert "policy.toml" in page.load_fixed.who.text()


def test_where_nothing_is_fixed_the_second_screen_is_a_choice_that_is_kept(desk) -> None:
    desk.stations()
    page = settings(desk, "privacy").privacy
    assert not page.load.isVisible()
    assert page.screens.isChecked()
    desk.click(page.screens)
    assert desk.doors.asked("settings", "set") == [("privacy", {"second_screen_hides": False})]
    assert not desk.window.fittings.privacy.hides_from_room


def test_about_says_which_version_and_where_the_records_lie(desk) -> None:
    desk.stations()
    page = settings(desk, "about").about
    assert page.version.text() == f"Resilience Console {__version__}"
    assert page.records.text() == "records.sqlite"
