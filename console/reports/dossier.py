"""What the records hold about each decision, put together as an auditor reads it.

Everything is taken from the entries and their parts; only the words of the course come from its pack.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from console.courses.content import Pack
from console.errors import ConsoleError, RecordsReason
from console.model import CourseRef, Meaning, PersonView, Pin
from console.records import Entry, Records, bodies
from console.records.bodies import AssessmentAmended, AssessmentDecided, Criterion, RunClosed, RunStarted
from console.records.signing_rules import MEANINGS

Packs = Mapping[tuple[str, str, str], Pack]


class Signed(msgspec.Struct, frozen=True):
    """One signature with the entry that holds it."""

    signature: bodies.SignatureBody
    number: int
    """Of its entry, in its own chain."""
    note: str | None
    """The trainee's comment, or why it was voided."""


class Attempt(msgspec.Struct, frozen=True):
    """Another attempt of the same person at the same course."""

    attempt: int
    utc: str
    outcome: str
    """Of its last decision; the run's own where nobody has decided."""


class Case(msgspec.Struct, frozen=True):
    """One decision with all that belongs to it."""

    entry: Entry
    number: int
    """Of its entry, in its own chain."""
    body: AssessmentDecided
    course: CourseRef
    pack: Pack | None
    """None: the course pack of that time is not on this console any more."""
    person: PersonView | None
    run: RunStarted | None
    started_utc: str | None
    closed: RunClosed | None
    closed_utc: str | None
    rows: Mapping[int, str]
    """When each row of the run's log came, UTC."""
    first_rows: Mapping[str, int]
    """First row of each error code."""
    station: Pin | None
    seat: str | None
    title: str | None
    """Of the class."""
    mode: str | None
    decided_by: str | None
    """Printed name at that time; None: nobody in particular."""
    qualified: bool
    identity_by: str | None = None
    """Printed name of who looked at the person's document."""
    signatures: tuple[Signed, ...] = ()
    amended_by: tuple[int, ...] = ()
    """Numbers of the entries that took its place."""
    amends: int | None = None
    before: AssessmentDecided | None = None
    """What the decision said that this one amends."""
    others: tuple[Attempt, ...] = ()
    sample: str | None = None
    """Why the IQA verifies it, None when not."""

    @property
    def is_void(self) -> bool:
        """True once somebody has signed that it does not count."""
        return any(one.signature.meaning == "voided" for one in self.signatures)


def number_of(entry: Entry) -> int:
    """An entry's number in its own chain; `seq` may be its place in a longer history."""
    return int(json.loads(entry.core)["seq"])


def cases(records: Records, packs: Iterable[Pack], chosen: Iterable[str] | None = None) -> Iterator[Case]:
    """Every decision, amendments too, oldest first; of the `chosen` assessments only, when they are given.

    ConsoleError(DAMAGED) at an entry that can not be read.
    """
    known = Dossiers(records, packs)
    wanted = None if chosen is None else frozenset(chosen)
    for entry, body in known.decisions:
        if wanted is None or entry.subject in wanted:
            yield known.case(entry, body)


class Dossiers:
    """The entries by what they are about, read once, on the thread of the records; so is each case."""

    def __init__(self, records: Records, packs: Iterable[Pack]) -> None:
        self._records = records
        self._packs: Packs = {(pack.id, pack.version, pack.ref.sha256): pack for pack in packs}
        self.decisions: list[tuple[Entry, AssessmentDecided]] = []
        """Amendments too, oldest first."""
        self._versions: dict[str, list[tuple[Entry, AssessmentDecided]]] = {}
        self._last: dict[str, str] = {}
        """Outcome of the last decision about each run."""
        self._runs: dict[str, list[tuple[Entry, RunStarted]]] = {}
        self._signatures: dict[str, list[Signed]] = {}
        self._started: dict[str, tuple[Entry, RunStarted]] = {}
        self._closed: dict[str, tuple[Entry, RunClosed]] = {}
        self._classes: dict[str, tuple[str, str]] = {}
        self._seats: dict[tuple[str, str, str], str] = {}
        self._names: dict[str, tuple[str, bool]] = {}
        self._deciders: dict[str, tuple[str, bool]] = {}
        for entry in records.history():
            self._take(entry)
        self._people = {id_: one for one in records.persons() for id_ in (one.person, *one.merged)}
        self._pins = {pin.station: pin for pin in records.pins()}

    def _take(self, entry: Entry) -> None:
        body = entry.body
        if entry.kind in ("assessment.decided", "assessment.amended"):
            kind = AssessmentAmended if entry.kind == "assessment.amended" else AssessmentDecided
            self.decisions.append((entry, bodies.read(kind, body)))
            self._versions.setdefault(entry.subject, []).append(self.decisions[-1])
            self._last[body["run"]] = str(body["outcome"])
            self._deciders[entry.id] = self._names.get(entry.actor or "", ("", False))
        elif entry.kind in MEANINGS:
            signature = bodies.read(bodies.AssessmentSigned, body).signature
            note = body.get("comment", body.get("reason"))
            signed = Signed(signature, number_of(entry), note if isinstance(note, str) else None)
            self._signatures.setdefault(signature.record, []).append(signed)
        elif entry.kind == "run.started":
            run = bodies.read(RunStarted, body)
            self._started[entry.subject] = (entry, run)
            self._runs.setdefault(run.person or "", []).append((entry, run))
        elif entry.kind == "run.closed":
            self._closed[entry.subject] = (entry, bodies.read(RunClosed, body))
        elif entry.kind == "class.planned":
            self._classes[entry.subject] = (str(body.get("title")), str(body.get("mode")))
        elif entry.kind == "seat.assigned":
            seat = bodies.read(bodies.SeatAssigned, body)
            self._seats[entry.subject, seat.station, seat.person] = seat.seat
        elif entry.kind in ("account.created", "account.changed"):
            name, qualified = self._names.get(entry.subject, ("", False))
            self._names[entry.subject] = (
                body.get("printed_name") or name,
                qualified if body.get("qualified") is None else bool(body["qualified"]),
            )

    def is_signed(self, entry: Entry) -> bool:
        """True of a decision that its assessor has signed."""
        signed = self._signatures.get(entry.hash, ())
        return any(one.signature.meaning is Meaning.ASSESSED for one in signed)

    def case(self, entry: Entry, body: AssessmentDecided) -> Case:
        """All that belongs to one decision."""
        started, run = self._started.get(body.run, (None, None))
        closing, closed = self._closed.get(body.run, (None, None))
        course = entry.course
        if course is None:
            raise ConsoleError(RecordsReason.DAMAGED, seq=entry.seq)
        person = self._people.get(body.person)
        rows, first_rows = self._log(closing)
        title, mode = self._classes.get(run.class_ or "" if run else "", (None, None))
        name, qualified = self._deciders[entry.id]
        versions = self._versions[entry.subject]
        by_entry = {one.id: number_of(one) for one, _ in versions}
        samples = {row.record: row.sample for row in self._records.signoff.decisions(entry.subject)}
        supersedes = body.supersedes if isinstance(body, AssessmentAmended) else None
        return Case(
            entry=entry,
            number=number_of(entry),
            body=body,
            course=course,
            pack=self._packs.get((course.id, course.version, course.sha256)),
            person=person,
            run=run,
            started_utc=started.t.utc if started else None,
            closed=closed,
            closed_utc=closing.t.utc if closing else None,
            rows=rows,
            first_rows=first_rows,
            station=self._pins.get(run.station) if run else None,
            seat=self._seats.get((run.class_ or "", run.station, body.person)) if run else None,
            title=title,
            mode=mode,
            decided_by=name or None,
            qualified=qualified,
            identity_by=self._names.get((person.identity_by if person else None) or "", ("", False))[0]
            or None,
            signatures=tuple(self._signatures.get(entry.hash, ())),
            amended_by=tuple(
                number_of(one)
                for one, other in versions
                if isinstance(other, AssessmentAmended) and other.supersedes == entry.id
            ),
            amends=by_entry.get(supersedes or ""),
            before=next((other for one, other in versions if one.id == supersedes), None),
            others=tuple(self._others(entry, body)),
            sample=samples.get(entry.hash),
        )

    def _others(self, entry: Entry, body: AssessmentDecided) -> Iterator[Attempt]:
        """Other attempts of this human at this course, in their order."""
        me = self._people.get(body.person)
        ids = {body.person, *((me.person, *me.merged) if me else ())}
        for started, run in sorted(
            (one for id_ in ids for one in self._runs.get(id_, ())), key=lambda one: one[0].seq
        ):
            same = started.course and entry.course and started.course.id == entry.course.id
            if same and started.subject != body.run:
                closed = self._closed.get(started.subject)
                outcome = self._last.get(started.subject) or (closed[1].outcome.value if closed else "open")
                yield Attempt(run.attempt, started.t.utc, outcome)

    def _log(self, closing: Entry | None) -> tuple[Mapping[int, str], Mapping[str, int]]:
        """Times by row, and the first row of each error, from the sealed log itself."""
        rows: dict[int, str] = {}
        codes: dict[str, int] = {}
        for part in closing.detached if closing else ():
            for line in (
                (self._records.part(part.sha256) or b"").splitlines() if part.type == "events" else ()
            ):
                try:
                    row = json.loads(line)
                    rows[row["row"]] = row["received"]["utc"]
                except (ValueError, KeyError, TypeError):
                    continue  # somebody changed it: `verify` tells, and the paper shows a row without a time
                code = _code(row.get("frame"))
                if code:
                    codes.setdefault(code, row["row"])
        return rows, codes


def _code(frame: str | None) -> str | None:
    """The error code of a headset's frame, if it is an event of one."""
    try:
        body = json.loads(frame or "null")["body"]
        code = body.get("code") if body.get("kind") in ("error", "critical_error") else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return code if isinstance(code, str) else None


def by_person_first(criteria: Sequence[Criterion]) -> list[Criterion]:
    """Criteria as they are read: what a person judged, then what was not met, then the rest."""
    return sorted(criteria, key=lambda one: 0 if one.by == "person" else 1 if one.result != "met" else 2)
