"""The first step of a plan: courses that could not be loaded, and limits for this class alone."""

import pytest

from console.courses.pack import load_all
from console.thresholds import Thresholds
from tests.support.ui_classes import plan
from tests.support.ui_window import settle


@pytest.fixture
def classes(desk):
    desk.press("Ctrl+4")
    return desk.window.page("classes")


def test_files_that_did_not_load_are_told_with_their_lines_and_the_way_out(desk, classes, tmp_path):
    (tmp_path / "gowning.toml").write_text('id = "X"\nversion = "1.0"\nbadly\n')
    (tmp_path / "hand.toml").write_bytes(b"\xff\xfe")
    desk.doors.pack_troubles = tuple(load_all(tmp_path)[1])
    desk.stations()
    desk.click(classes.new)
    told = classes.plan.course.troubles
    assert told.isVisible()
    assert told.head.words.startswith("2 course files could not be loaded")
    assert not told.lines.isVisible()
    desk.click(told.toggle)
    lines = told.lines.text().splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["gowning.toml:3", "hand.toml:1"]
    assert str(tmp_path) in told.way_out.text()
    desk.click(told.toggle)
    assert not told.lines.isVisible()


def test_where_every_file_loaded_nothing_is_said_of_them(desk, classes):
    desk.stations()
    desk.click(classes.new)
    assert not classes.plan.course.troubles.isVisible()


def test_a_class_is_planned_with_limits_of_its_own_or_with_its_courses(desk, classes):
    made = plan(desk, classes, "Amina Yusuf")
    desk.click(made.cards[0])
    part = made.course.limits
    assert made.draft.plan().thresholds is None
    assert not part.choices["boundary_s"].isVisible()
    desk.click(part.toggle)
    choice = part.choices["boundary_s"]
    choice.setCurrentIndex(choice.findData(15))
    choice.activated.emit(choice.currentIndex())
    settle()
    assert made.draft.plan().thresholds == Thresholds(boundary_s=15)
    assert "5 s (course)" in [choice.itemText(n) for n in range(choice.count())]
    desk.click(part.reset)
    assert made.draft.plan().thresholds is None
    choice.setCurrentIndex(choice.findData(15))
    choice.activated.emit(choice.currentIndex())
    made.course.courses.choose("GMP-HND 1.0")
    assert made.draft.plan().thresholds is None
