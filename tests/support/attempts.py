"""Attempts as the records hand them out, for tests of what holds today."""

from console.model import CourseRef, Decision, Meaning
from console.records.attempts import Attempt
from console.records.signoff import DecisionRow
from tests.support.ui_people import decision

OLD = CourseRef("GMP-GWN-B", "1.1", "0" * 64)
OTHER = CourseRef("GMP-TRF", "1.0", "1" * 64)
COUNTERSIGNED = (Meaning.ASSESSED, Meaning.COUNTERSIGNED)


def attempt(number: int, outcome: Decision | None = Decision.COMPETENT, **changes) -> Attempt:
    """The n-th attempt of somebody, decided about and signed unless said otherwise; None: not decided."""
    row = decision(number, outcome or Decision.COMPETENT, **changes)
    return of(*((row,) if outcome is not None else ()), number=number, course=row.course)


def of(*versions: DecisionRow, number: int = 1, course: CourseRef = OLD) -> Attempt:
    """One attempt with these versions of its assessment."""
    course = versions[-1].course if versions else course
    utc = versions[0].decided_utc if versions else f"2026-11-{number:02d}T09:00:00.000Z"
    return Attempt(
        f"run-{number}", "person-1", course, number, utc, "class-1", "Evening A", versions=versions
    )


def amended(number: int, *amendments: DecisionRow, **original) -> Attempt:
    """An attempt whose decision was amended."""
    first = decision(number, superseded=True, amendments=len(amendments), **original)
    return of(first, *amendments, number=number)
