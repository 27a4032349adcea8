"""What holds today for one person, and every attempt that led there. Pure: decisions and packs come in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from console.courses.content import Pack
from console.model import AssessmentId, Decision, PersonId, RunView

if TYPE_CHECKING:
    from console.records.signoff import DecisionRow

DUE_WITHIN_DAYS: Final = 60


class State(StrEnum):
    """How a unit stands, in the order of worry."""

    RE_ASSESS = "re_assess"
    EXPIRED = "expired"
    DUE = "due"
    WAITS = "waits"
    NOT_YET = "not_yet"
    PRACTICE = "practice"
    """Decided by nobody in particular: it counts for nothing."""
    CURRENT = "current"


@dataclass(frozen=True)
class Attempt:
    """One assessed run: what was decided about it, as it stands now; or that it waits for a decision."""

    key: str
    """The assessment, or the run while there is none."""
    course: str
    version: str
    number: int
    """1-based, of this course."""
    utc: str
    """When it was decided; while it waits, when the run ended."""
    decision: "DecisionRow | None" = None
    versions: int = 0
    """How many decisions there are of it: more than one when it was amended."""

    @property
    def assessment(self) -> AssessmentId | None:
        """Whose signatures there may be."""
        return self.decision.assessment if self.decision is not None else None


@dataclass(frozen=True)
class Unit:
    """One course of which there is an attempt."""

    course: str
    title: str
    version: str
    state: State
    expires: str | None = None
    newest: str = ""
    """Version of the pack that is in use now, when it is another."""
    days_left: int = 0
    tries: int = 0


@dataclass(frozen=True)
class Standing:
    """Everything that the sheet of a person shows."""

    person: PersonId
    units: tuple[Unit, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    """Newest first, voids and failures too."""

    def count(self, state: State) -> int:
        """How many units stand so."""
        return sum(unit.state is state for unit in self.units)

    @property
    def needs_somebody(self) -> bool:
        """True when something must be done: re-assess, renew, or sign."""
        return any(self.count(state) for state in (State.RE_ASSESS, State.EXPIRED, State.DUE, State.WAITS))


def standing(
    person: PersonId,
    ids: Iterable[PersonId],
    decisions: Sequence["DecisionRow"],
    waiting: Iterable[RunView],
    packs: Iterable[Pack],
    utc: datetime,
) -> Standing:
    """Put together what is known; `ids` are all ids of this human."""
    known = {pack.id: pack for pack in packs}
    attempts = _attempts(decisions)
    own = set(ids) | {person}
    attempts += [
        Attempt(run.run, "", "", run.attempt, run.closed_utc or "") for run in waiting if run.person in own
    ]
    attempts.sort(key=lambda one: one.utc, reverse=True)
    courses = list(dict.fromkeys(one.course for one in attempts if one.course))
    units = [
        _unit(course, [one for one in attempts if one.course == course], known, utc) for course in courses
    ]
    order = list(State)
    units.sort(key=lambda unit: (order.index(unit.state), unit.course))
    return Standing(person, tuple(units), tuple(attempts))


def _attempts(decisions: Sequence["DecisionRow"]) -> list[Attempt]:
    """One attempt an assessment, shown by its newest decision, numbered by the order of the first ones."""
    by_assessment: dict[AssessmentId, list[DecisionRow]] = {}
    for row in decisions:
        by_assessment.setdefault(row.assessment, []).append(row)
    numbers: dict[str, int] = {}
    attempts = []
    for rows in by_assessment.values():
        newest = next((row for row in reversed(rows) if not row.superseded), rows[-1])
        course = newest.course
        numbers[course.id] = numbers.get(course.id, 0) + 1
        attempts.append(
            Attempt(
                newest.assessment,
                course.id,
                course.version,
                numbers[course.id],
                rows[0].decided_utc,
                newest,
                len(rows),
            )
        )
    return attempts


def _unit(course: str, attempts: Sequence[Attempt], packs: dict[str, Pack], utc: datetime) -> Unit:
    """The newest attempt that counts says how a unit stands."""
    pack = packs.get(course)
    title = pack.title if pack is not None else ""
    counted = [one.decision for one in attempts if one.decision is not None and not _is_void(one.decision)]
    identified = [row for row in counted if row.decider is not None]
    tries = len(attempts)
    if not identified:
        state = State.PRACTICE if counted else State.NOT_YET
        return Unit(course, title, attempts[0].version, state, tries=tries)
    newest = identified[0]
    unit = Unit(course, title, newest.course.version, State.CURRENT, newest.expires, tries=tries)
    return _judge(unit, newest, pack, utc)


def _judge(unit: Unit, row: "DecisionRow", pack: Pack | None, utc: datetime) -> Unit:
    if row.outcome is not Decision.COMPETENT:
        return replace(unit, state=State.NOT_YET, expires=None)
    if not row.signed:
        return replace(unit, state=State.WAITS)
    left = _days_left(row.expires, utc)
    if left is not None and left < 0:
        return replace(unit, state=State.EXPIRED)
    if pack is not None and pack.ref.sha256 != row.course.sha256:
        return replace(unit, state=State.RE_ASSESS, newest=pack.version)
    if left is not None and left <= DUE_WITHIN_DAYS:
        return replace(unit, state=State.DUE, days_left=left)
    return unit


def _days_left(expires: str | None, utc: datetime) -> int | None:
    """Whole days; the day of expiry itself still counts. Dates are those of this machine's place."""
    return (date.fromisoformat(expires) - utc.astimezone().date()).days if expires else None


def _is_void(row: "DecisionRow") -> bool:
    return row.voided or row.outcome is Decision.VOID
