"""Every attempt that somebody made: the run that ended, and each decision about it."""

import json
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.model import AssessmentId, ClassId, CourseRef, Decision, PersonId, RunId
from console.records.signoff import DecisionRow, decision_rows
from console.records.store import Store


class Attempt(msgspec.Struct, frozen=True):
    """One run that ended, with one assessment of it, or with none while nobody has decided.

    A run whose assessment was voided and that was decided about anew makes two: both are kept.
    """

    run: RunId
    person: PersonId
    """Whoever the run says; merges are for the caller to follow."""
    course: CourseRef
    number: int
    """1-based, of this person and course, as the run began; 0 when the run is not on this console."""
    ended_utc: str
    class_: ClassId | None = None
    title: str | None = None
    """Of the class."""
    is_practice: bool = False
    """The class was not held to assess, or there was none."""
    versions: tuple[DecisionRow, ...] = ()
    """Every decision of the assessment, oldest first; empty while nobody has decided."""

    @property
    def assessment(self) -> AssessmentId | None:
        """Whose signatures there may be."""
        return self.versions[0].assessment if self.versions else None

    @property
    def key(self) -> str:
        """The assessment, or the run while there is none."""
        return self.assessment or self.run

    @property
    def begun_utc(self) -> str:
        """When somebody first decided about it; while nobody has, when the run ended."""
        return self.versions[0].decided_utc if self.versions else self.ended_utc

    @property
    def decision(self) -> DecisionRow | None:
        """The version that stands: the newest that no amendment and no void has ended, else the last."""
        return min(reversed(self.versions), key=lambda row: (row.superseded, row.voided), default=None)

    @property
    def is_disputed(self) -> bool:
        """True while two amendments stand side by side: the IQA says which one holds."""
        return sum(not (row.superseded or row.voided) for row in self.versions) > 1

    @property
    def is_void(self) -> bool:
        """True when it counts neither for nor against the trainee."""
        row = self.decision
        return row is not None and (row.voided or row.outcome is Decision.VOID)


_RUNS: Final = """
SELECT run.id, person,
  json_object('id', run.course, 'version', run.course_version, 'sha256', run.course_sha256), attempt,
  coalesce(run.closed_utc, run.started_utc), class, class.title, class.mode IS NOT 'assess',
  outcome IS NOT NULL
FROM run LEFT JOIN class ON class.id = run.class AND class.peer = run.peer WHERE {} ORDER BY started_seq
"""
_THEIRS: Final = "person IN (SELECT value FROM json_each(?1))"
_THEIR_RUNS: Final = f"{_THEIRS} OR run.id IN (SELECT run FROM decision WHERE {_THEIRS})"  # noqa: S608


def attempts(store: Store, people: Sequence[PersonId] | None = None) -> list[Attempt]:
    """The attempts of these people (None: everybody), in the order in which their runs ended.

    ConsoleError(DAMAGED) when somebody wrote into the lists from outside.
    """
    if people is None:
        return _found(store, "1", "1")
    return _found(store, _THEIRS, _THEIR_RUNS, json.dumps(list(people)))


def of_class(store: Store, class_: ClassId) -> list[Attempt]:
    """The attempts of one class, in the same order. ConsoleError(DAMAGED)."""
    of_runs = "run.class = ?1 AND run.peer IN (SELECT peer FROM class WHERE id = ?1)"
    return _found(store, "run IN (SELECT id FROM run WHERE class = ?1)", of_runs, class_)


def _found(store: Store, decisions: str, of_runs: str, *value: str) -> list[Attempt]:
    """The attempts whose decisions and runs meet these conditions of SQL."""
    assessments: dict[AssessmentId, list[DecisionRow]] = {}
    for row in decision_rows(store, decisions, *value):
        assessments.setdefault(row.assessment, []).append(row)
    runs = {row[0]: row for row in store.rows(_RUNS.format(of_runs), *value)}
    found = [_decided(rows, runs.get(rows[0].run)) for rows in assessments.values()]
    held = {row.run for rows in assessments.values() for row in rows if not (row.voided or row.superseded)}
    found += [_waiting(row) for row in runs.values() if row[-1] and row[1] and row[0] not in held]
    places = {run: place for place, run in enumerate(runs)}
    return sorted(
        found,
        key=lambda one: (one.ended_utc, places.get(one.run, 0), one.decision is None, one.begun_utc),
    )


def _decided(rows: list[DecisionRow], run: tuple[Any, ...] | None) -> Attempt:
    """One assessment; the decision says whose it is, for a run may name nobody."""
    versions = tuple(sorted(rows, key=lambda row: (row.supersedes is not None, row.decided_utc)))
    first = versions[0]
    if run is None:
        return Attempt(first.run, first.person, first.course, 0, first.decided_utc, versions=versions)
    _, _, _, number, ended_utc, class_, title, practice, _ = run
    where = (class_, title, bool(practice))
    return Attempt(first.run, first.person, first.course, number, ended_utc, *where, versions)


def _waiting(run: tuple[Any, ...]) -> Attempt:
    id_, person, course, number, ended_utc, class_, title, practice, _ = run
    try:
        ref = msgspec.json.decode(course, type=CourseRef)
    except msgspec.MsgspecError as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem="a course in the lists") from error
    return Attempt(id_, person, ref, number, ended_utc, class_, title, bool(practice))
