"""What stands on the public display, in words. They are made of a `PublicView` alone."""

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from console.classroom.public import Crowd
from console.terms import Mode

if TYPE_CHECKING:
    from console.classroom.public import PublicRow, PublicView

NO_VALUE: Final = "–"


def title(view: "PublicView | None") -> str:
    """What the class is called."""
    return view.title if view is not None else _tr("Welcome")


def second_line(view: "PublicView | None") -> str:
    """What kind of class it is."""
    if view is None:
        return _tr("The class has not begun yet.")
    kinds = {
        Mode.PRACTICE: _tr("Practice"),
        Mode.ASSESS: _tr("Assessment"),
        Mode.OUTREACH: _tr("Outreach"),
    }
    return _tr("{kind}, {course}").format(kind=kinds[view.mode], course=view.course)


def time_left(view: "PublicView | None") -> str:
    """Minutes and seconds, "0:00" once they are over; empty when there is nothing to count."""
    if view is None or view.left_ms is None:
        return ""
    seconds = max(0, math.ceil(view.left_ms / 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"


def time_caption() -> str:
    """What stands under the figure."""
    return _tr("minutes left")


def crowd_words(row: "PublicRow") -> str:
    """How many are there, as it is written beside the bar."""
    if row.crowd is Crowd.COUNTED:
        return str(row.count)
    words = {Crowd.FEW: _tr("a few"), Crowd.SEVERAL: _tr("several")}
    return words.get(row.crowd, "")


def remark(view: "PublicView | None") -> str:
    """Why there are no counts, when there are none."""
    if view is not None and any(row.crowd is Crowd.WITHHELD for row in view.rows):
        return _tr("Counts are shown when more of the class is under way.")
    return ""


def help_lines() -> tuple[str, str]:
    """The line of help, and what to do when one feels unwell."""
    return (
        _tr("Need a hand? Press Help in the headset."),
        _tr("Feeling unwell? Take the headset off and sit down."),
    )


def all_words(view: "PublicView | None") -> tuple[str, ...]:
    """Every text that is painted, in reading order: what a screen reader says, and what tests look at."""
    rows = [text for row in (view.rows if view else ()) for text in (row.title, crowd_words(row))]
    left = time_left(view)
    texts = (title(view), second_line(view), left, time_caption() if left else "", *rows, remark(view))
    return tuple(text for text in (*texts, *help_lines()) if text)


def _tr(words: str) -> str:
    return QCoreApplication.translate("public display", words)
