"""What happened in one class: who, what, how it ended, what was signed, and why a seat has nothing to show.

Two steps: `gather` reads the records, `build` is pure and takes what the logs of the runs say.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from console.assessment.currency import Waits, waits_for
from console.classroom import tally
from console.courses.content import Pack
from console.errors import ClassReason, ConsoleError
from console.model import (
    AssessmentId,
    ClassId,
    ClassState,
    CourseRef,
    Decision,
    Meaning,
    Mode,
    Outcome,
    PersonId,
    PersonView,
    RunId,
    Seat,
)
from console.records import ClassRow, Records, RunRow, SeatRow, bodies
from console.records.attempts import Attempt
from console.records.signoff import SignatureRow
from console.reports.run_facts import RunFacts, StepErrors, by_step
from console.reports.signed import Signed, signed_rows
from console.reports.tally_words import Cells


class Line(msgspec.Struct, frozen=True):
    """One attempt of this class, or somebody who sat there and made none."""

    turn: int
    seat: Seat | None
    person: PersonId | None
    name: str | None
    """None: a guest, or somebody who was erased."""
    is_erased: bool
    run: RunId | None = None
    attempt: int | None = None
    started_utc: str | None = None
    closed_utc: str | None = None
    outcome: Outcome | None = None
    """Of the run."""
    why: str | None = None
    """What was said of a run that did not come to its end."""
    steps_done: int | None = None
    steps_total: int | None = None
    critical_errors: tuple[str, ...] = ()
    assessment: AssessmentId | None = None
    record: str | None = None
    """Hash of the decision that stands."""
    decision: Decision | None = None
    reason: str | None = None
    is_practice: bool = False
    """Decided by nobody in particular: it counts for nothing."""
    is_voided: bool = False
    is_disputed: bool = False
    versions: int = 0
    waits: Waits | None = None
    """What it waits for before it takes effect."""
    signatures: tuple[Signed, ...] = ()
    exception: str | None = None
    """Why the class could end without more."""

    @property
    def is_void(self) -> bool:
        """True when it counts neither for nor against."""
        return self.is_voided or self.decision is Decision.VOID


class ClassReport(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """One class, as it stands in the records."""

    class_: ClassId
    title: str
    mode: Mode
    state: ClassState
    region: str | None
    course: CourseRef
    course_title: str
    approved_by: str | None
    """Of the content; empty: a draft. None: the pack is not on this console any more."""
    started_utc: str | None
    closed_utc: str | None
    led_by: str | None
    headsets: int
    turns: int
    present: int
    audience: int
    """Who only watched."""
    counts: dict[str, int]
    """Runs by what became of them."""
    lines: tuple[Line, ...]
    """By turn and seat, never ranked."""
    errors: tuple[StepErrors, ...]
    steps_without_error: int
    tally: dict[str, Cells] | None
    """What was said by a show of hands, by question; cells under 5 are merged."""

    @property
    def is_decided(self) -> bool:
        """True where decisions belong: in an assessed class, and where there are some all the same."""
        return self.mode is Mode.ASSESS or any(line.decision is not None for line in self.lines)

    @property
    def records(self) -> tuple[str, ...]:
        """The decisions it stands on."""
        return tuple(line.record for line in self.lines if line.record is not None)


class Held(msgspec.Struct, frozen=True):
    """What the records hold of a class."""

    row: ClassRow
    seats: tuple[SeatRow, ...]
    runs: tuple[RunRow, ...]
    attempts: tuple[Attempt, ...]
    signatures: Mapping[str, tuple[SignatureRow, ...]]
    """By record."""
    people: Mapping[PersonId, PersonView]
    """By every id."""
    led_by: str | None
    closed: dict[str, Any] | None


def gather(records: Records, class_: ClassId) -> Held:
    """Read what there is of a class. ConsoleError(UNKNOWN_CLASS)."""
    row = next((row for row in records.classes() if row.id == class_), None)
    if row is None:
        raise ConsoleError(ClassReason.UNKNOWN_CLASS)
    entries = records.about(class_)
    if not any(entry.kind == "class.planned" for entry in entries):  # a former console held it
        entries = [entry for entry in records.history() if entry.subject == class_]
    names = {one.account: one.printed_name for one in records.accounts.all()}
    led = [entry.actor for entry in entries if entry.kind == "class.started" and entry.actor]
    closed = [entry.body for entry in entries if entry.kind == "class.closed"]
    attempts = tuple(records.attempts_in(class_))
    return Held(
        row=row,
        seats=tuple(records.seats(class_)),
        runs=tuple(records.runs(class_)),
        attempts=attempts,
        signatures=signed_rows(records, attempts),
        people={id_: one for one in records.persons() for id_ in (one.person, *one.merged)},
        led_by=names.get(led[0]) if led else None,
        closed=closed[-1] if closed else None,
    )


def build(held: Held, pack: Pack | None, facts: Mapping[RunId, RunFacts]) -> ClassReport:
    """Put it together; `pack` is the one that the class was held with, `facts` what each run's log says."""
    row, closed = held.row, held.closed or {}
    lines = tuple(_lines(held, facts))
    reach = closed.get("reach") or {"present": _present(held), "audience": 0}
    errors = by_step(pack, facts.values()) if pack is not None else ()
    asked = tally.kept(closed.get("tally") or {})
    return ClassReport(
        class_=row.id,
        title=row.title,
        mode=row.mode,
        state=row.state,
        region=row.region,
        course=row.course,
        course_title=pack.title if pack is not None else "",
        approved_by=pack.approved_by.strip() if pack is not None else None,
        started_utc=row.started_utc,
        closed_utc=row.closed_utc,
        led_by=held.led_by,
        headsets=len({seat.station for seat in held.seats} | {run.station for run in held.runs}),
        turns=max((seat.turn for seat in held.seats), default=1),
        present=reach["present"],
        audience=reach["audience"],
        counts=counts(lines),
        lines=lines,
        errors=errors,
        steps_without_error=len(pack.steps) - len(errors) if pack is not None else 0,
        tally={question: tally.merged(given) for question, given in asked.items()} if asked else None,
    )


def counts(lines: Iterable[Line]) -> dict[str, int]:
    """Attempts by how they ended and what was decided."""
    all_lines = [line for line in lines if line.run is not None]
    found = {f"runs_{outcome.value}": 0 for outcome in Outcome} | {one.value: 0 for one in Decision}
    found |= {"not_decided": 0, "practice": 0}
    for line in {line.run: line for line in all_lines}.values():
        if line.outcome is not None:
            found[f"runs_{line.outcome.value}"] += 1
    for line in all_lines:
        if line.is_practice:
            found["practice"] += 1
        elif line.decision is None:
            found["not_decided"] += 1
        else:
            found[Decision.VOID.value if line.is_void else line.decision.value] += 1
    return found


def _present(held: Held) -> int:
    return len({run.person or run.run for run in held.runs})


def _lines(held: Held, facts: Mapping[RunId, RunFacts]) -> Iterator[Line]:
    """Everybody's attempts by turn and seat, and who sat there without one; an exception stands once."""
    exceptions = {one["person"]: str(one["reason"]) for one in _exceptions(held.closed)}
    found: list[Line] = []
    for run in held.runs:
        made = [one for one in held.attempts if one.run == run.run]
        found += [_attempt(held, run, one, facts.get(run.run), exceptions) for one in made or (None,)]
    with_run = {run.person for run in held.runs}
    for seat in held.seats:
        if seat.person not in with_run:
            found.append(
                Line(
                    seat.turn,
                    seat.seat,
                    seat.person,
                    *_named(held, seat.person),
                    exception=exceptions.pop(seat.person, None),
                )
            )
    return iter(sorted(found, key=lambda line: (line.turn, _place(line.seat), line.started_utc or "")))


def _place(seat: Seat | None) -> tuple[int, int, str]:
    """Seats in the order of their numbers, then named ones, then none."""
    if seat is None:
        return (2, 0, "")
    return (0, int(seat), seat) if seat.isascii() and seat.isdecimal() else (1, 0, seat)


def _exceptions(closed: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if closed is not None:
        body = bodies.read(bodies.ClassClosed, closed)
        yield from (
            one for one in body.exceptions if isinstance(one, dict) and one.keys() >= {"person", "reason"}
        )


def _named(held: Held, person: PersonId | None) -> tuple[str | None, bool]:
    view = held.people.get(person or "")
    return (view.display or None, view.erased_utc is not None) if view is not None else (None, False)


def _attempt(
    held: Held,
    run: RunRow,
    attempt: Attempt | None,
    facts: RunFacts | None,
    exceptions: dict[PersonId, str],
) -> Line:
    row = attempt.decision if attempt is not None else None
    turn = next((seat.turn for seat in held.seats if (seat.seat, seat.person) == (run.seat, run.person)), 1)
    codes = run.critical_errors or (facts.critical_errors if facts is not None else ())
    return Line(
        turn,
        run.seat,
        run.person,
        *_named(held, run.person),
        run=run.run,
        attempt=run.attempt,
        started_utc=run.started_utc,
        closed_utc=run.closed_utc,
        outcome=run.outcome,
        why=run.reason,
        steps_done=facts.steps_done if facts is not None else None,
        steps_total=facts.steps_total if facts is not None else None,
        critical_errors=tuple(dict.fromkeys(row.critical_errors if row is not None else codes)),
        assessment=attempt.assessment if attempt is not None else None,
        record=row.record if row is not None else None,
        decision=row.outcome if row is not None else None,
        reason=row.reason if row is not None else None,
        is_practice=row is not None and row.decider is None,
        is_voided=row is not None and row.voided,
        is_disputed=attempt is not None and attempt.is_disputed,
        versions=len(attempt.versions) if attempt is not None else 0,
        waits=waits_for(attempt) if attempt is not None else None,
        signatures=tuple(
            Signed.of(one) for one in held.signatures.get(row.record if row is not None else "", ())
        ),
        exception=exceptions.pop(run.person or "", None),
    )


def signatures_by_meaning(report: ClassReport) -> dict[Meaning, int]:
    """How many of the decisions that stand bear each signature."""
    return {
        meaning: sum(any(one.meaning is meaning for one in line.signatures) for line in report.lines)
        for meaning in Meaning
    }
