"""Who may be enrolled twice: what is said of it, and the choice of whom to merge somebody with."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.model import PersonId, PersonView
from console.roster.doubles import Alike, Double, doubles, of_person
from ui import text
from ui.people.wording import display_name
from ui.widgets.item_list import Item

MOST_TOLD: Final = 3


class Twice:
    """The possible doubles among everybody, found once when the list comes."""

    def __init__(self, people: Sequence[PersonView] = ()) -> None:
        self._people = {one.person: one for one in people}
        self._pairs: Sequence[Double] = doubles(people)
        self.people = frozenset(id_ for pair in self._pairs for id_ in (pair.person, pair.other))
        """Whoever may be enrolled twice."""

    def words(self, person: PersonId) -> str:
        """What is said on somebody's sheet; empty when nobody is like them."""
        alike = of_person(self._pairs, person)
        told = [
            _tr("{name}, {enrolled} ({alike})").format(
                name=display_name(self._people[other]),
                enrolled=enrolled_words(self._people[other]),
                alike=alike_words(why),
            )
            for other, why in list(alike.items())[:MOST_TOLD]
        ]
        said = _tr("Perhaps enrolled twice: {who}. If they are one person, merge them.")
        return said.format(who=text.joined(told)) if told else ""


def choices(person: PersonView, everybody: Sequence[PersonView], sought: str) -> list[Item]:
    """Whom somebody could be as well: those who are like them first, each with the reason."""
    alike: Mapping[PersonId, Alike] = of_person(doubles([person, *everybody]), person.person)
    matching = [one for one in everybody if sought in f"{one.display} {one.uln} {one.email}".casefold()]
    return [
        Item(
            one.person,
            display_name(one),
            second=_line(one, alike.get(one.person)),
            trailing=one.place,
            is_name=True,
        )
        for one in sorted(matching, key=lambda one: one.person not in alike)
    ]


def _line(person: PersonView, alike: Alike | None) -> str:
    words = _tr("enrolled {day}").format(day=text.day(person.enrolled_utc))
    return words if alike is None else f"{alike_words(alike)}, {words}"


def enrolled_words(person: PersonView) -> str:
    """When somebody was enrolled, and on which console where it was not this one."""
    day = text.day(person.enrolled_utc)
    if not person.place:
        return _tr("enrolled {day}").format(day=day)
    return _tr("enrolled {day} on {console}").format(day=day, console=person.place)


def alike_words(alike: Alike) -> str:
    """What two entries have in common."""
    return {
        Alike.ULN: _tr("same ULN"),
        Alike.EMAIL: _tr("same email"),
        Alike.NAME: _tr("same name"),
    }[alike]


def _tr(words: str) -> str:
    return QCoreApplication.translate("twice", words)
