"""Frozen rows of the projections, as lists and screens need them, and the queries that read them."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.model import (
    AssessmentId,
    ClassId,
    ClassState,
    CourseRef,
    Decision,
    Mode,
    Outcome,
    PersonId,
    PersonView,
    RunId,
    Seat,
    StationId,
)
from console.records import humans
from console.records.person_folds import ids_of
from console.records.store import Store


class ClassRow(msgspec.Struct, frozen=True):
    """One class."""

    id: ClassId
    title: str
    mode: Mode
    region: str | None
    duration_min: int
    """0 when the plan names none."""
    course: CourseRef
    state: ClassState
    planned_utc: str
    started_utc: str | None
    closed_utc: str | None


class SeatRow(msgspec.Struct, frozen=True):
    """Who sat where in one turn of a class."""

    turn: int
    seat: Seat
    station: StationId
    person: PersonId
    """Somebody enrolled, or a guest's pseudonym."""
    name: str | None
    """Display name; None for guests and for people who were erased."""


class RunRow(msgspec.Struct, frozen=True):
    """One run; `outcome` and `closed_utc` are None while it is open."""

    run: RunId
    class_: ClassId | None
    person: PersonId | None
    name: str | None
    seat: Seat | None
    station: StationId
    attempt: int
    course: CourseRef
    started_utc: str
    closed_utc: str | None
    outcome: Outcome | None
    critical_errors: tuple[str, ...]
    events: int | None
    """Rows of its sealed log."""
    reason: str | None
    decision: Decision | None
    """The last one, if anybody has decided."""
    assessment: AssessmentId | None
    place: str = ""
    """What the site calls the other console where it was made; empty: this one."""


class AssessmentRow(msgspec.Struct, frozen=True):
    """One decision about a run."""

    id: AssessmentId
    run: RunId
    person: PersonId
    outcome: Decision
    proposal: Decision
    critical_errors: tuple[str, ...]
    evidence_complete: bool
    reason: str | None
    expires: str | None
    decider: str | None
    """`unidentified` while there are no accounts."""
    decided_utc: str
    record: str
    """Hash of the entry that this is: what a signature signs."""
    course: CourseRef


# Composed of these constants only; values always go as parameters.
NAME: Final = """(WITH RECURSIVE human (id, depth) AS (
    SELECT {}.person, 0 UNION SELECT into_id, depth + 1 FROM merged JOIN human ON merged.id = human.id
    WHERE depth < 32 AND counts)
  SELECT json_extract(CAST(blob.bytes AS TEXT), '$.display') FROM human JOIN person ON person.id = human.id
  JOIN blob ON blob.sha256 = person.personal AND blob.type = 'personal' WHERE erased_utc IS NULL
  ORDER BY depth DESC, human.id LIMIT 1)"""
"""The name of the human that an id goes by now: merges followed."""
_COURSE: Final = "json_object('id', course, 'version', course_version, 'sha256', course_sha256)"
_CLASSES: Final = f"""
SELECT id, title, mode, region, duration_min, {_COURSE}, state, planned_utc, started_utc, closed_utc
FROM class WHERE peer = '' ORDER BY seq DESC
"""  # noqa: S608
_SEATS: Final = f"""
SELECT turn, seat, station, person, {NAME.format("seat")} FROM seat WHERE class = ? AND NOT EXISTS (
  SELECT 1 FROM seat AS later WHERE later.class = seat.class AND later.turn = seat.turn
    AND later.seq > seat.seq AND (later.person = seat.person OR later.station = seat.station))
ORDER BY turn, seat
"""  # noqa: S608
"""Who moved on, or whose headset went elsewhere, sits there no longer."""
_PERSONS: Final = """
SELECT id, enrolled_utc, identity_document, identity_by, erased_utc, peer,
  (SELECT name FROM peer_console WHERE peer_console.console = peer), CAST(blob.bytes AS TEXT)
FROM person LEFT JOIN blob ON blob.sha256 = person.personal AND blob.type = 'personal' AND erased_utc IS NULL
ORDER BY enrolled_utc, peer, person.rowid
"""
_HOLDS: Final = "NOT voided AND NOT superseded"
_NOT_OUTREACH: Final = "run.class NOT IN (SELECT id FROM class WHERE mode = 'outreach')"
_NOT_CUT_OFF: Final = """(outcome IN ('completed', 'stopped')
  OR run.class IN (SELECT id FROM class WHERE mode = 'assess'))"""
"""Practice that was cut off, by a power cut or a fault, is over: there is nothing to decide about it."""
_RUNS: Final = f"""
SELECT run.id, class, person, {NAME.format("run")},
  (SELECT seat FROM seat WHERE seat.class = run.class AND seat.person IS run.person
    ORDER BY seat.station = run.station DESC, turn DESC LIMIT 1),
  station, attempt, {_COURSE}, started_utc, closed_utc, outcome, critical_errors, events, reason,
  (SELECT outcome FROM decision WHERE decision.run = run.id AND decision.peer = run.peer AND {_HOLDS}
     ORDER BY seq DESC LIMIT 1),
  (SELECT assessment FROM decision WHERE decision.run = run.id AND decision.peer = run.peer AND {_HOLDS}
     ORDER BY seq DESC LIMIT 1),
  coalesce(nullif((SELECT name FROM peer_console WHERE peer_console.console = run.peer), ''),
    substr(run.peer, 1, 8))
FROM run WHERE {{}} ORDER BY started_seq
"""  # noqa: S608
_ASSESSMENTS: Final = f"""
SELECT id, run, person, outcome, proposal, critical_errors, evidence_complete, reason, expires, decider,
  decided_utc, record, {_COURSE}
FROM assessment WHERE run IN (SELECT id FROM run WHERE class = ?) ORDER BY seq
"""  # noqa: S608
_UNDECIDED: Final = f"run.id NOT IN (SELECT run FROM decision WHERE peer = '' AND {_HOLDS})"  # noqa: S608
"""What another console says of a run that was made here decides nothing: the evidence is here."""


def classes(store: Store) -> list[ClassRow]:
    """All classes of these records, newest first; those of other consoles are neither run nor closed here."""
    return [_read(ClassRow, row, course=5) for row in store.rows(_CLASSES)]


def seats(store: Store, class_: ClassId) -> list[SeatRow]:
    """Seats of a class, by turn and seat."""
    return [SeatRow(*row) for row in store.rows(_SEATS, class_)]


def persons(store: Store) -> list[PersonView]:
    """Enrolled people, oldest first, one a human; the name is in the personal part, and empty once erased."""
    root_of = humans.roots(store)
    found: dict[PersonId, list[tuple[Any, ...]]] = {}
    for row in store.each(_PERSONS):
        found.setdefault(root_of.get(row[0], row[0]), []).append(row)
    return [_person(root, rows) for root, rows in found.items()]


def _person(root: PersonId, rows: list[tuple[Any, ...]]) -> PersonView:
    """One human: who they go on as, or, when that is an account, who they were first."""
    chosen = next((row for row in rows if row[0] == root), rows[0])
    _, enrolled_utc, document, seen_by, erased_utc, peer, place, part = chosen
    try:
        personal = msgspec.json.decode(part) if part else {}
    except msgspec.MsgspecError as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem="personal part") from error
    fields = {name: str(personal.get(name, "")) for name in ("display", "given", "family", "email", "uln")}
    return PersonView(
        person=root,
        enrolled_utc=enrolled_utc,
        merged=tuple(row[0] for row in rows if row[0] != root),
        identity_document=document,
        identity_by=seen_by,
        erased_utc=erased_utc,
        console=peer or None,
        place=_place(peer, place),
        **fields,
    )


def _place(console: str, name: str | None) -> str:
    """What a console is called; one that nobody has named goes by the beginning of its id."""
    return name or console[:8]


def runs(store: Store, class_: ClassId) -> list[RunRow]:
    """Runs of a class, in the order in which they began."""
    return _runs(store, "class = ? AND peer IN (SELECT peer FROM class WHERE id = run.class)", class_)


def run(store: Store, run_: RunId) -> RunRow | None:
    """One run, None when no entry has begun it."""
    found = _runs(store, "run.id = ?", run_)
    return found[0] if found else None


def open_runs(store: Store, through_seq: int) -> list[RunRow]:
    """Runs that were begun by entry `through_seq` or before and are still open."""
    return _runs(store, "outcome IS NULL AND started_seq <= ? AND peer = ''", through_seq)


def undecided(store: Store) -> list[RunRow]:
    """Closed runs of all classes without a decision that holds, oldest first; a voided one does not.

    Nobody decides about guests, nor about practice that was cut off: such runs wait for nothing.
    """
    waits = f"outcome IS NOT NULL AND {_NOT_OUTREACH} AND {_NOT_CUT_OFF} AND {_UNDECIDED}"
    return _runs(store, f"peer = '' AND {waits}")


def attempts(store: Store, course_id: str, people: Sequence[PersonId]) -> dict[PersonId, int]:
    """The last attempt of each person at a course, whatever its version; without an attempt: absent."""
    query = "SELECT max(attempt) FROM run WHERE person = ? AND course = ?"
    found = {
        person: [store.rows(query, id_, course_id)[0][0] for id_ in ids_of(store, person)]
        for person in people
    }
    made = {person: [one for one in attempts if one is not None] for person, attempts in found.items()}
    return {person: max(attempts) for person, attempts in made.items() if attempts}


def assessments(store: Store, class_: ClassId) -> list[AssessmentRow]:
    """Decisions about the runs of a class, oldest first."""
    return [_read(AssessmentRow, row, course=12, codes=5) for row in store.rows(_ASSESSMENTS, class_)]


def _runs(store: Store, condition: str, *values: Any) -> list[RunRow]:
    return [_read(RunRow, row, course=7, codes=11) for row in store.rows(_RUNS.format(condition), *values)]


def _read(kind: Any, row: tuple[Any, ...], *, course: int, codes: int | None = None) -> Any:
    """A row of text and numbers as its struct; two columns hold JSON.

    ConsoleError(DAMAGED) when somebody wrote into the lists from outside: `rebuild` mends them.
    """
    values = list(row)
    try:
        for place in (course, codes):
            if place is not None:
                values[place] = msgspec.json.decode(values[place])
        return msgspec.convert(_by_name(kind, values), kind, strict=False)
    except (msgspec.MsgspecError, ValueError, TypeError) as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem=str(error)) from error


def _by_name(kind: Any, values: list[Any]) -> dict[str, Any]:
    """Columns in the order of the struct's fields."""
    return dict(zip(kind.__struct_fields__, values, strict=True))
