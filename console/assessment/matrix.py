"""People by units: the part of the roll that somebody looks at. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from console.assessment.currency import NEEDS_SOMEBODY, State, Unit
from console.assessment.roll import Course, Member, Roll
from console.model import ClassId, PersonView


class Choice(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """Which part; what is not set leaves nobody out."""

    words: str = ""
    """Parts of a name, an address, a ULN or a pseudonym."""
    class_: ClassId | None = None
    course: str | None = None
    """One unit, as the only column."""
    state: State | None = None
    """Of any unit that is shown."""
    needs_somebody: bool = False
    """Only people with a unit that somebody has to do something about."""


class Row(msgspec.Struct, frozen=True):
    """One human and how they stand at each unit that is shown."""

    member: Member
    units: tuple[Unit, ...]


class Matrix(msgspec.Struct, frozen=True):
    """What is seen of it on one day."""

    day: date
    courses: tuple[Course, ...] = ()
    rows: tuple[Row, ...] = ()
    """By name."""

    def held(self, column: int) -> int:
        """How many of these people are competent at a unit today."""
        return sum(row.units[column].is_held for row in self.rows)

    def counts(self) -> Counter[State]:
        """How many cells stand so."""
        return Counter(unit.state for row in self.rows for unit in row.units)


def choose(roll: Roll, choice: Choice) -> Matrix:
    """The part of the roll that a choice leaves, without people who were erased: nobody plans with them."""
    courses = tuple(one for one in roll.courses if choice.course in (None, one.id))
    rows = (
        Row(member, _units(member, courses))
        for member in sorted(roll.members, key=lambda one: one.view.display.casefold())
        if member.view.erased_utc is None
        if choice.class_ is None or choice.class_ in member.classes
        if is_named(member.view, choice.words)
    )
    return Matrix(roll.day, courses, tuple(row for row in rows if _is_wanted(row, choice)))


def is_named(person: PersonView, words: str, *shown: str) -> bool:
    """True when every one of these words is part of what somebody is known by, or `shown` as."""
    known = " ".join((person.display, person.uln, person.email, person.person, *shown)).casefold()
    return all(part in known for part in words.casefold().split())


def short_codes(courses: Iterable[Course]) -> dict[str, str]:
    """Ids without the part before their first dash, as long as each still names one unit only."""
    ids = [one.id for one in courses]
    cut = {id_: id_.partition("-")[2] or id_ for id_ in ids}
    uses = Counter(cut.values())
    return {id_: short if uses[short] == 1 else id_ for id_, short in cut.items()}


def _units(member: Member, courses: tuple[Course, ...]) -> tuple[Unit, ...]:
    known = {unit.course: unit for unit in member.standing.units}
    return tuple(known.get(one.id) or Unit(one.id, one.title) for one in courses)


def _is_wanted(row: Row, choice: Choice) -> bool:
    if choice.state is not None and not any(unit.state is choice.state for unit in row.units):
        return False
    return not choice.needs_somebody or any(
        unit.state in NEEDS_SOMEBODY or unit.waits is not None for unit in row.units
    )
