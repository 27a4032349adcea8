"""Rolls as the engine makes them, for tests of what People shows: the matrix is made by the real rules."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from console.assessment.roll import Gathered, Roll, make_roll
from console.courses.content import Pack
from console.model import ClassState, CourseRef, Decision, Meaning, Mode, PersonView
from console.records import ClassRow
from console.records.attempts import Attempt
from tests.support.attempts import attempt
from tests.support.ui_runs import pack, packs
from tests.support.ui_stations import PEOPLE

DAY = date(2026, 11, 24)
GROUPS = ("PB2, Deeside", "PB1, Deeside", "Evening A")
ENDS = ("2027-03-02", "2027-09-14", "2026-12-11", "2026-10-30", "2027-06-01", "2027-02-20", None)


def held_class(number: int = 1, title: str = "PB2, Deeside") -> ClassRow:
    """A class that was held."""
    utc = f"2026-11-{number:02d}T09:00:00.000Z"
    return ClassRow(
        f"class-{number}", title, Mode.ASSESS, None, 45, pack().ref, ClassState.CLOSED, utc, utc, utc
    )


def roll(
    people: Sequence[PersonView],
    attempts: Iterable[Attempt] = (),
    *,
    classes: Sequence[ClassRow] = (),
    seated: Sequence[tuple[str, str]] = (),
    courses: Sequence[Pack] | None = None,
) -> Roll:
    """These people and what they tried, on the day of the tests."""
    gathered = Gathered(tuple(people), tuple(attempts), tuple(seated), tuple(classes))
    return make_roll(gathered, packs() if courses is None else courses, DAY)


def crowd(count: int) -> Roll:
    """So many people, every state among them, the longest names too."""
    names = [*PEOPLE, *(f"{one.split()[-1]} {one.split()[0]}" for one in PEOPLE)]
    people = [
        PersonView(
            f"person-{n:04d}",
            names[n % len(names)] + (f" {n}" if n >= len(names) else ""),
            "2025-09-08T08:00:00.000Z",
        )
        for n in range(count)
    ]
    units = [one for one in packs() if one.mode == "training"]
    made = [
        one for n, who in enumerate(people) for c, unit in enumerate(units) for one in _made(n, c, who, unit)
    ]
    seated = [(f"class-{1 + n % 3}", who.person) for n, who in enumerate(people)]
    classes = [held_class(n, title) for n, title in enumerate(GROUPS, 1)]
    return roll(people, made, classes=classes, seated=seated)


def _made(n: int, c: int, who: PersonView, unit: Pack) -> list[Attempt]:
    """What one of a crowd tried at one unit: the same every time, and different from the next one's."""
    kind = (n * 7 + c * 3) % 23
    ends = ENDS[(n + c) % 3] if kind < 15 else ENDS[kind % len(ENDS)]
    fields = {
        "course": CourseRef(unit.id, "0.9", "0" * 64) if kind == 15 else unit.ref,
        "expires": ends,
        "assessment": f"assessment-{n}-{c}",
        "record": f"record-{n}-{c}",
        "person": who.person,
    }
    if kind == 14 and n % 2:
        fields["expires"] = "2026-10-30"
    if kind in (3, 11, 19):
        return []
    if kind == 16:
        fields |= {"outcome": Decision.NOT_YET_COMPETENT, "expires": None}
    if kind == 17:
        fields |= {"signed": ()}
    if kind == 18:
        fields |= {"signed": (Meaning.ASSESSED,), "needs_countersign": True}
    if kind == 20:
        fields |= {"outcome": Decision.VOID}
    if kind == 21:
        fields |= {"decider": None, "signed": ()}
    one = attempt(1 + n % 27, **fields)
    if kind == 22:
        one = replace(one, versions=())
    where = {"class_": f"class-{1 + n % 3}", "title": GROUPS[n % 3]}
    return [replace(one, person=who.person, course=fields["course"], run=f"run-{n}-{c}", **where)]
