"""One person's record across classes: what holds today, and every attempt that led there."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from console.assessment.currency import Standing, Waits, day_of, in_use, standing, waits_for
from console.assessment.currency import Unit as Held
from console.courses.content import Pack
from console.model import AssessmentId, ClassId, CourseRef, Decision, PersonId, PersonView, RunId
from console.records import Records
from console.records.attempts import Attempt
from console.reports.period import Period
from console.reports.signed import Signed, signed_rows


class Unit(msgspec.Struct, frozen=True):
    """How the person stands at one unit."""

    course: str
    title: str
    state: str
    """A `currency.State`."""
    version: str | None
    """Of the pack with which the competence was found."""
    expires: str | None
    days_left: int | None
    tries: int
    waits: Waits | None


class Made(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """One attempt, as it stands now."""

    run: RunId
    course: CourseRef
    title: str
    """Of the course; empty when its pack is not on this console."""
    number: int
    ended_utc: str
    class_: ClassId | None
    class_title: str | None
    assessment: AssessmentId | None
    record: str | None
    decision: Decision | None
    is_voided: bool
    is_practice: bool
    is_disputed: bool
    versions: int
    critical_errors: tuple[str, ...]
    reason: str | None
    feedback: str | None
    expires: str | None
    decided_by: str | None
    decided_utc: str | None
    waits: Waits | None
    signatures: tuple[Signed, ...]

    @property
    def is_void(self) -> bool:
        """True when it counts neither for nor against."""
        return self.is_voided or self.decision is Decision.VOID


class PersonRecord(msgspec.Struct, frozen=True):
    """Everything that a person may show of themselves. What holds, holds on `today`, whatever the period."""

    person: PersonId
    name: str | None
    """None once they were erased."""
    uln: str
    identity_document: str | None
    identity_by: str | None
    enrolled_utc: str
    erased_utc: str | None
    merged: tuple[PersonId, ...]
    today: str
    period: Period
    units: tuple[Unit, ...]
    attempts: tuple[Made, ...]
    """Those of the period, newest first, voids and failures too."""

    @property
    def records(self) -> tuple[str, ...]:
        """The decisions it stands on."""
        return tuple(one.record for one in self.attempts if one.record is not None)


def gather(
    records: Records, packs: Sequence[Pack], person: PersonId, period: Period, utc: datetime
) -> PersonRecord:
    """Read it. ConsoleError(UNKNOWN_PERSON)."""
    view = records.people.view(person)
    attempts = records.people.attempts(view.person)
    seen_by = {one.account: one.printed_name for one in records.accounts.all()}.get(view.identity_by or "")
    signatures = {
        record: tuple(map(Signed.of, rows)) for record, rows in signed_rows(records, attempts).items()
    }
    today = day_of(utc)
    known = standing(view.person, attempts, in_use(packs), today)
    return _record(view, known, packs, signatures, period, seen_by, today.isoformat())


def _record(
    view: PersonView,
    known: Standing,
    packs: Sequence[Pack],
    signatures: Mapping[str, tuple[Signed, ...]],
    period: Period,
    seen_by: str | None,
    today: str,
) -> PersonRecord:
    titles = {pack.id: pack.title for pack in packs}
    return PersonRecord(
        person=view.person,
        name=view.display or None,
        uln=view.uln,
        identity_document=view.identity_document,
        identity_by=seen_by,
        enrolled_utc=view.enrolled_utc,
        erased_utc=view.erased_utc,
        merged=view.merged,
        today=today,
        period=period,
        units=tuple(map(_unit, known.units)),
        attempts=tuple(
            _made(one, titles.get(one.course.id, ""), signatures)
            for one in known.attempts
            if period.holds(one.ended_utc)
        ),
    )


def _unit(unit: Held) -> Unit:
    return Unit(
        course=unit.course,
        title=unit.title,
        state=unit.state.value,
        version=unit.held.version if unit.held is not None else None,
        expires=unit.expires,
        days_left=unit.days_left,
        tries=unit.tries,
        waits=unit.waits,
    )


def _made(one: Attempt, title: str, signatures: Mapping[str, tuple[Signed, ...]]) -> Made:
    row = one.decision
    return Made(
        run=one.run,
        course=one.course,
        title=title,
        number=one.number,
        ended_utc=one.ended_utc,
        class_=one.class_,
        class_title=one.title,
        assessment=one.assessment,
        record=row.record if row is not None else None,
        decision=row.outcome if row is not None else None,
        is_voided=row is not None and row.voided,
        is_practice=row is not None and row.decider is None,
        is_disputed=one.is_disputed,
        versions=len(one.versions),
        critical_errors=row.critical_errors if row is not None else (),
        reason=row.reason if row is not None else None,
        feedback=row.feedback if row is not None else None,
        expires=row.expires if row is not None else None,
        decided_by=row.decided_by if row is not None else None,
        decided_utc=row.decided_utc if row is not None else None,
        waits=waits_for(one),
        signatures=signatures.get(row.record, ()) if row is not None else (),
    )
