"""The list of classes: the one that is planned, the one that runs, then those of the records by day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from console.model import ClassState, ClassView
from ui import text
from ui.classes.overview import mode_words, people_of
from ui.widgets.item_list import Item

if TYPE_CHECKING:
    from console.records import ClassRow

NEW: Final = "new"
"""Key of the class that is being planned."""


def class_items(
    rows: "Iterable[ClassRow]", class_: ClassView | None, *, plan: str | None, today: date
) -> list[Item]:
    """Every row and head, from top to bottom. `plan`: title of the class that is planned; None: none is."""
    items: list[Item] = []
    if plan is not None:
        title = plan or text.translate("No course yet")
        items += [
            Item("", text.translate("Being planned")),
            Item(NEW, title, second=text.translate("not started")),
        ]
    if class_ is not None:
        items += [Item("", _head(class_)), _running(class_)]
    day = ""
    for row in rows:
        if class_ is not None and row.id == class_.id:
            continue
        of_row = _day(row, today)
        if of_row != day:
            day = of_row
            items.append(Item("", day))
        state = text.translate("closed") if row.state is ClassState.CLOSED else text.translate("not closed")
        words = f"{mode_words(row.mode)}, {state}"
        items.append(Item(row.id, row.title, text.short_time(row.started_utc or row.planned_utc), words))
    return items


def _head(class_: ClassView) -> str:
    if class_.interrupted:
        return text.translate("Interrupted")
    return text.translate("Not started") if class_.is_held else text.translate("Running")


def _running(class_: ClassView) -> Item:
    words = text.people(len(people_of(class_)))
    if class_.turns > 1:
        turns = text.translate("{people}, turn {n} of {of}")
        words = turns.format(people=words, n=class_.turn, of=class_.turns)
    return Item(class_.id, class_.title, text.short_time(class_.started_utc), second=words)


def _day(row: "ClassRow", today: date) -> str:
    moment = text.local(row.started_utc or row.planned_utc)
    return text.translate("Today") if moment.date() == today else text.date_words(moment)
