"""What can be reported on: the rows of the list in each tab. Pure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from console.model import AccountView, PersonView, Role
from console.reports.period import Period
from ui import text
from ui.classes.overview import mode_words
from ui.people.wording import display_name
from ui.widgets.item_list import Item

if TYPE_CHECKING:
    from console.records import ClassRow

EVERYBODY: Final = "everybody"
"""Key of the row that stands for all assessors."""
WHOLE: Final = "whole"
"""Key of the one row of the programme."""


def of_classes(rows: "Iterable[ClassRow]", period: Period, search: str) -> list[Item]:
    """Classes that have begun in the period, newest first."""
    items = []
    for row in rows:
        if row.started_utc and period.holds(row.started_utc) and _matches(search, row.title, row.course.id):
            words = f"{text.day(row.started_utc)}, {row.course.id}"
            items.append(Item(row.id, row.title, second=words, trailing=mode_words(row.mode)))
    return items


def of_people(views: Iterable[PersonView], search: str) -> list[Item]:
    """Everybody by name; erased people last."""
    people = sorted(views, key=lambda one: (not one.display, one.display.casefold()))
    return [
        Item(one.person, display_name(one), second=_second(one), trailing=one.person[-4:], is_name=True)
        for one in people
        if _matches(search, display_name(one), one.uln, one.email, one.person)
    ]


def of_assessors(views: Iterable[AccountView], search: str) -> list[Item]:
    """All together first, then each who may assess or verify, by name."""
    may = [one for one in views if {Role.ASSESSOR, Role.IQA} & set(one.roles)]
    items = [Item(EVERYBODY, _tr("All assessors"), second=text.people(len(may)))] if may else []
    for one in sorted(may, key=lambda one: one.printed_name.casefold()):
        if _matches(search, one.printed_name, one.user_id):
            roles = ", ".join(text.role_words(role) for role in one.roles)
            items.append(Item(one.account, one.printed_name, second=roles, is_name=True))
    return items


def of_programme(rows: "Sequence[ClassRow]", period: Period) -> list[Item]:
    """This console's classes as one; nothing while there is none."""
    begun = [row for row in rows if row.started_utc and period.holds(row.started_utc)]
    if not any(row.started_utc for row in rows):
        return []
    words = text.counted("1 class in this period", "%n classes in this period", len(begun))
    return [Item(WHOLE, _tr("This console"), second=words)]


def _second(one: PersonView) -> str:
    """What tells namesakes apart."""
    if one.uln:
        return _tr("ULN {uln}").format(uln=one.uln)
    return _tr("Enrolled {day}").format(day=text.day(one.enrolled_utc))


def _matches(search: str, *words: str) -> bool:
    said = " ".join(words).casefold()
    return all(part in said for part in search.casefold().split())


def _tr(words: str) -> str:
    return QCoreApplication.translate("reports", words)
