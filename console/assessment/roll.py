"""Everybody who is enrolled, with how they stand at each unit and the classes they were in."""

from collections.abc import Iterable
from datetime import date

import msgspec

from console.assessment.currency import Standing, Unit, gives_competence, in_use, standing
from console.courses.content import Pack
from console.model import ClassId, PersonId, PersonView
from console.records import ClassRow, Records
from console.records.attempts import Attempt
from console.records.signoff import SignatureRow


class Member(msgspec.Struct, frozen=True):
    """One human of the roll."""

    view: PersonView
    standing: Standing
    classes: frozenset[ClassId] = frozenset()
    """In which they had a seat or made a run."""

    def unit(self, course: str) -> Unit | None:
        """How they stand at a unit; None: never assessed."""
        return next((unit for unit in self.standing.units if unit.course == course), None)


class Course(msgspec.Struct, frozen=True):
    """One unit as a column names it."""

    id: str
    title: str
    version: str


class Roll(msgspec.Struct, frozen=True):
    """Everybody on one day."""

    day: date
    members: tuple[Member, ...] = ()
    """Oldest first."""
    courses: tuple[Course, ...] = ()
    """Units that people can be competent at, by id: those in use, and those that only old records name."""
    classes: tuple[ClassRow, ...] = ()
    """Newest first; only those that one of the members was in."""


class History(msgspec.Struct, frozen=True):
    """One human's whole record."""

    view: PersonView
    standing: Standing
    signatures: dict[str, tuple[SignatureRow, ...]]
    """Of each assessment, by its id: every version's, in order."""


class Gathered(msgspec.Struct, frozen=True):
    """What the records say of everybody, before anybody has thought about it."""

    views: tuple[PersonView, ...]
    attempts: tuple[Attempt, ...]
    seated: tuple[tuple[ClassId, PersonId], ...]
    classes: tuple[ClassRow, ...]


def gather(records: Records) -> Gathered:
    """All that a roll is made of, and no more: the records wait meanwhile. ConsoleError(DAMAGED)."""
    people = records.people
    return Gathered(
        tuple(people.all()), tuple(people.all_attempts()), tuple(people.seated()), tuple(records.classes())
    )


def make_roll(gathered: Gathered, packs: Iterable[Pack], day: date) -> Roll:
    """Everybody as they stand on a day. Pure; with thousands of attempts it takes a moment."""
    known = in_use(packs)
    roots = {id_: one.person for one in gathered.views for id_ in (one.person, *one.merged)}
    made: dict[PersonId, list[Attempt]] = {}
    classes: dict[PersonId, set[ClassId]] = {}
    for attempt in gathered.attempts:
        root = roots.get(attempt.person)
        if root is not None:
            made.setdefault(root, []).append(attempt)
            classes.setdefault(root, set()).update([attempt.class_] if attempt.class_ else [])
    for class_, person in gathered.seated:
        if person in roots:
            classes.setdefault(roots[person], set()).add(class_)
    members = tuple(
        Member(
            view,
            standing(view.person, made.get(view.person, ()), known, day),
            frozenset(classes.get(view.person, ())),
        )
        for view in gathered.views
    )
    attended = frozenset[ClassId]().union(*(one.classes for one in members))
    shown = tuple(row for row in gathered.classes if row.id in attended)
    return Roll(day, members, _courses(members, known), shown)


def read_history(records: Records, packs: Iterable[Pack], person: PersonId, day: date) -> History:
    """One human by any of their ids. ConsoleError: UNKNOWN_PERSON, DAMAGED."""
    view = records.people.view(person)
    held = standing(view.person, records.people.attempts(person), in_use(packs), day)
    assessments = [one.assessment for one in held.attempts if one.assessment is not None]
    return History(view, held, {id_: tuple(records.signoff.signatures(id_)) for id_ in assessments})


def _courses(members: Iterable[Member], known: dict[str, Pack]) -> tuple[Course, ...]:
    found = {
        id_: Course(id_, pack.title, pack.version) for id_, pack in known.items() if gives_competence(pack)
    }
    for member in members:
        for unit in member.standing.units:
            if unit.course not in found:
                newest = unit.by or unit.waiting or member.standing.attempts[0]
                found[unit.course] = Course(unit.course, "", newest.course.version)
    return tuple(found[id_] for id_ in sorted(found))
