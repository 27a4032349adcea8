"""What holds today: how a person stands at each unit, by the attempts that the records hold. Pure.

Five rules, in the order in which they are asked:

- Nothing counts that nobody in particular decided, that was voided, or that a technical fault ended.
- A decision takes effect with its signatures: "not yet" with the assessor's, "competent" only when the
  countersignature that it needs is there, too. Until then it waits, and what stood before it stands.
- Practice waits for nobody: of a class that was not held to assess, only what somebody signed counts.
- The newest attempt that takes effect says how the unit stands: there is no "best attempt only". Two
  amendments of one record take effect as a question to the IQA: nothing silently wins.
- A competence holds to the end of the day that its record names. One whose pack is no longer the pack in use
  (other version, or other bytes) is to be re-assessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

from console.courses.content import Pack
from console.courses.pack import version_key
from console.model import CourseRef, Decision, Meaning, PersonId
from console.records.attempts import Attempt

DUE_WITHIN_DAYS: Final = 60


class State(StrEnum):
    """How a unit stands, in the order of worry."""

    RE_ASSESS = "re_assess"
    """Competent, with a pack that is not in use any more."""
    EXPIRED = "expired"
    DUE = "due"
    """Competent, and about to expire."""
    WAITS = "waits"
    """Nothing has taken effect yet, or the IQA must say what does: `Unit.waits`."""
    NOT_YET = "not_yet"
    VOID = "void"
    """Attempts there were, and none counts for or against."""
    PRACTICE = "practice"
    """Practised, or decided by nobody in particular: it counts for nothing."""
    CURRENT = "current"
    NEVER = "never"
    """Never assessed."""


HELD: Final = frozenset({State.CURRENT, State.DUE, State.RE_ASSESS})
"""Competent today: a pack that changed asks for a new assessment and takes no competence away by itself."""
NEEDS_SOMEBODY: Final = frozenset({State.RE_ASSESS, State.EXPIRED, State.DUE, State.WAITS})


class Waits(StrEnum):
    """What an attempt waits for."""

    DECISION = "decision"
    SIGNATURE = "signature"
    COUNTERSIGNATURE = "countersignature"
    IQA = "iqa"
    """Two amendments stand side by side."""


class Unit(msgspec.Struct, frozen=True):
    """How one person stands at one unit."""

    course: str
    """Id of the pack, whatever its version."""
    title: str
    """Of the pack in use; empty when this console has none."""
    state: State = State.NEVER
    tries: int = 0
    """Signed attempts that count."""
    by: Attempt | None = None
    """The attempt that says so."""
    held: CourseRef | None = None
    """The pack that the person was found competent with, also when that has expired."""
    expires: str | None = None
    """The last day of that competence, `YYYY-MM-DD`; None: it does not expire."""
    days_left: int | None = None
    """Negative once it has expired."""
    in_use: CourseRef | None = None
    re_assess: bool = False
    """The pack in use is not the one that was held; true also of what has expired."""
    waiting: Attempt | None = None
    """The newest attempt that waits for somebody, beside what holds."""
    waits: Waits | None = None
    """What that one waits for."""

    @property
    def is_held(self) -> bool:
        """True when the person is competent today."""
        return self.state in HELD


class Standing(msgspec.Struct, frozen=True):
    """How one person stands."""

    person: PersonId
    units: tuple[Unit, ...] = ()
    """Those that they have tried, what worries most first."""
    attempts: tuple[Attempt, ...] = ()
    """Every one, newest first, voids and failures too."""

    def count(self, state: State) -> int:
        """How many units stand so."""
        return sum(unit.state is state for unit in self.units)

    @property
    def needs_somebody(self) -> bool:
        """True when something must be done: re-assess, renew, or sign."""
        return any(unit.state in NEEDS_SOMEBODY or unit.waits for unit in self.units)


def standing(
    person: PersonId, attempts: Iterable[Attempt], packs: Mapping[str, Pack], today: date
) -> Standing:
    """Put together what is known of one human; `attempts` oldest first, `packs` those in use."""
    newest_first = tuple(attempts)[::-1]
    by_course: dict[str, list[Attempt]] = {}
    for one in newest_first:
        by_course.setdefault(one.course.id, []).append(one)
    units = [unit(course, own, packs.get(course), today) for course, own in by_course.items()]
    order = list(State)
    units.sort(key=lambda one: (order.index(one.state), one.course))
    return Standing(
        person, tuple(one for one in units if gives_competence(packs.get(one.course))), newest_first
    )


def unit(course: str, attempts: Sequence[Attempt], pack: Pack | None, today: date) -> Unit:
    """How somebody stands at one unit; `attempts` at it newest first, `pack` the one in use."""
    in_use = pack.ref if pack is not None else None
    waiting = next((one for one in attempts if waits_for(one) is not None), None)
    known = Unit(
        course,
        pack.title if pack is not None else "",
        tries=sum(_takes_effect(one) for one in attempts),
        in_use=in_use,
        waiting=waiting,
        waits=waits_for(waiting) if waiting is not None else None,
    )
    by = next((one for one in attempts if one.is_disputed or _takes_effect(one)), None)
    if by is None:
        return msgspec.structs.replace(known, state=_without_effect(attempts, known))
    return _judged(msgspec.structs.replace(known, by=by), by, today)


def waits_for(attempt: Attempt) -> Waits | None:
    """What an attempt waits for before it takes effect; None: for nothing."""
    row = attempt.decision
    if row is None:
        return None if attempt.is_practice else Waits.DECISION
    if attempt.is_disputed:
        return Waits.IQA
    if row.voided or row.decider is None:
        return None
    if Meaning.ASSESSED not in row.signed:
        return None if attempt.is_practice else Waits.SIGNATURE
    if row.needs_countersign and Meaning.COUNTERSIGNED not in row.signed:
        return Waits.COUNTERSIGNATURE
    return None


def in_use(packs: Iterable[Pack]) -> dict[str, Pack]:
    """The pack of each course that people are assessed with now: the newest that somebody approved.

    A draft beside it re-assesses nobody. Where none is approved, the newest.
    """
    found: dict[str, Pack] = {}
    for pack in sorted(packs, key=lambda one: (not one.draft, version_key(one.version))):
        found[pack.id] = pack
    return found


def gives_competence(pack: Pack | None) -> bool:
    """True of training; outreach gives none. A pack that is not on this console any more did."""
    return pack is None or pack.mode == "training"


def day_of(utc: datetime) -> date:
    """The day at this machine's place: what an expiry is compared with."""
    return utc.astimezone().date()


def _takes_effect(attempt: Attempt) -> bool:
    """True when the decision that stands counts, for or against."""
    row = attempt.decision
    if row is None or attempt.is_void or attempt.is_disputed or row.decider is None:
        return False
    if row.outcome is Decision.COMPETENT and waits_for(attempt) is not None:
        return False
    return Meaning.ASSESSED in row.signed


def runs_of(attempts: Iterable[Attempt]) -> int:
    """How many runs these are about: one whose assessment is void and that is decided anew is in two."""
    return len({one.run for one in attempts})


def _without_effect(attempts: Sequence[Attempt], known: Unit) -> State:
    """Nothing counts yet: say what there is instead."""
    if known.waits is not None:
        return State.WAITS
    if any(not one.is_void for one in attempts):
        return State.PRACTICE
    return State.VOID if attempts else State.NEVER


def _judged(known: Unit, by: Attempt, today: date) -> Unit:
    """The unit as one attempt that takes effect leaves it."""
    row = by.decision
    assert row is not None
    if by.is_disputed:
        return msgspec.structs.replace(known, state=State.WAITS, waiting=by, waits=Waits.IQA)
    if row.outcome is not Decision.COMPETENT:
        return msgspec.structs.replace(known, state=State.NOT_YET)
    left = _days_left(row.expires, today)
    changed = known.in_use is not None and known.in_use != row.course
    return msgspec.structs.replace(
        known,
        state=_competent(left, changed=changed),
        held=row.course,
        expires=row.expires,
        days_left=left,
        re_assess=changed,
    )


def _competent(left: int | None, *, changed: bool) -> State:
    if left is not None and left < 0:
        return State.EXPIRED
    if changed:
        return State.RE_ASSESS
    return State.DUE if left is not None and left <= DUE_WITHIN_DAYS else State.CURRENT


def _days_left(expires: str | None, today: date) -> int | None:
    """Whole days; the last day itself still counts. None: it does not expire.

    A day that can not be read makes nobody competent.
    """
    if expires is None:
        return None
    try:
        return (date.fromisoformat(expires) - today).days
    except ValueError:
        return -1
