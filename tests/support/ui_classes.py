"""Classes as the records list them, and a plan made step by step, for tests of the Classes screen."""

from dataclasses import dataclass

import pytest

from console.model import ClassState, CourseRef, Mode
from tests.support.ui_stations import live
from tests.support.ui_window import settle

DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@dataclass
class Row:
    """A class as the records list it."""

    id: str
    title: str
    state: ClassState = ClassState.CLOSED
    mode: Mode = Mode.PRACTICE
    started_utc: str = "2026-11-23T09:30:00.000Z"
    planned_utc: str = "2026-11-23T09:30:00.000Z"
    closed_utc: str = "2026-11-23T10:30:00.000Z"
    duration_min: int = 50
    course: CourseRef | None = None


def plan(desk, classes, text, *, seats=3, course="GMP-GWN-B 1.0"):
    """Go through the first two steps."""
    desk.stations(*(live(n) for n in range(1, seats + 1)))
    desk.click(classes.new)
    classes.plan.course.courses.choose(course)
    desk.click(classes.plan.next)
    classes.plan.roster.paste.editor.setFocus()
    classes.plan.roster.paste.editor.insertPlainText(text)
    settle()
    return classes.plan
