"""What stands in a cell of the matrix, and what is said of it. Never by colour."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.assessment.currency import State, Waits
from console.assessment.marks import BOXED, ICONS, STRONG, letters
from ui import text
from ui.people.wording import unit_words

if TYPE_CHECKING:
    from console.assessment.currency import Unit


@dataclass(frozen=True)
class Mark:
    """An icon and at most six letters."""

    icon: str
    words: str
    is_strong: bool = False
    is_boxed: bool = False
    """What has to be assessed again: a `quiet` box with an outline."""


def mark(unit: "Unit") -> Mark:
    """How a unit is drawn."""
    icon, state = ICONS[unit.state], unit.state
    words = letters(unit)
    if state is State.RE_ASSESS:
        words = words or _tr("new")
    elif state is State.DUE:
        words = text.counted("%n d", "%n d", unit.days_left or 0)
    elif state is State.WAITS:
        words = _tr("IQA") if unit.waits is Waits.IQA else _tr("sign")
    elif state is State.NEVER:
        words = text.NO_VALUE
    return Mark(icon, words, state in STRONG, state in BOXED)


def spoken(unit: "Unit") -> str:
    """The same for whoever can not see it: how the unit stands, and until when."""
    words = unit_words(unit)
    if unit.held is None or unit.expires is None:
        return words
    return _tr("{state}, valid until {day}").format(state=words, day=text.day(unit.expires))


def legend() -> tuple[tuple[Mark, str], ...]:
    """Every mark with what it means, in two lines of four."""
    return (
        (Mark("check", "07/27"), _tr("current, to month/year")),
        (Mark("clock", text.counted("%n d", "%n d", 17), True), _tr("expires within 60 days")),
        (Mark("refresh", "v1.2", True, True), _tr("re-assess: pack changed")),
        (Mark("calendar-off", "10/26", True, True), _tr("expired that month")),
        (Mark("signature", _tr("sign"), True), _tr("waits for sign-off")),
        (Mark("x", "2", True), _tr("not yet competent, tries")),
        (Mark("", text.NO_VALUE), _tr("not yet assessed")),
        (Mark("circle-dashed-x", ""), _tr("void, or practice only")),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("matrix", words)
