"""Entries as xAPI statements (1.0.3, IEEE 9274.1.1), shaped as cmi5 shapes its own.

    run.started                 initialized   the course
    run.closed, completed       completed     the course, with its steps before it
    run.closed, stopped         terminated    the course, with its steps
    run.closed, otherwise       abandoned     the course, with its steps
    step.completed in its log   completed     the step
    step.skipped in its log     skipped       the step
    a decision, once it counts  passed or failed; an amendment also voids the statement that it supersedes
    assessment.voided           voids the statement of that decision

A decision counts once it is signed, and countersigned where it must be; its statement has the id and the
time of the decision. Void decisions, guests and runs of nobody say nothing. Packs do not score, so there is
no score. The id is the entry's, else a UUIDv5 of ids; the time is the entry's or the log row's: what an entry
says is the same at every attempt, but for titles, which are no part of a statement (xAPI 2.3.1).
Nobody is named: an actor is an account, its name the person's id. Never physiology.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, Protocol

import msgspec

from console.courses.log import LogEvent, log_event
from console.model import Decision, Outcome
from console.records.bodies import AssessmentAmended, AssessmentDecided, RunClosed, RunStarted
from console.records.bodies import read as read_body
from console.records.entry import Entry
from console.sync.statement_parts import OURS, Packs, Run, Statement, account, voiding

_ENDED: Final = {Outcome.COMPLETED: "completed", Outcome.STOPPED: "terminated"}
_JUDGED: Final = {Decision.COMPETENT: "passed", Decision.NOT_YET_COMPETENT: "failed"}
_DONE: Final = {"step.completed": "completed", "step.skipped": "skipped"}
_STEP: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_UTC: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class History(Protocol):
    """What statements need to know beyond their entry (`records.lrs_history`)."""

    def started(self, run: str) -> Entry | None:
        """The entry that began a run."""
        ...

    def closed(self, run: str) -> Entry | None:
        """The entry that ended a run."""
        ...

    def decision(self, record: str) -> Entry | None:
        """The decision with this hash."""
        ...

    def needs_countersign(self, record: str) -> bool:
        """True when one signature is not enough."""
        ...

    def is_known(self, person: str) -> bool:
        """True for somebody enrolled."""
        ...

    def part(self, sha256: str) -> bytes | None:
        """A detached part."""
        ...


class Teller:
    """Tells entries as statements. `home_page` is an IRI: of whose people the accounts are."""

    def __init__(self, history: History, home_page: str, packs: Packs) -> None:
        self._history = history
        self._home_page = home_page
        self._packs = packs

    def statements(self, entry: Entry) -> list[Statement]:
        """What an entry says, in order; nothing for most kinds."""
        if entry.kind in ("run.started", "run.closed"):
            return list(self._of_run(entry))
        if entry.kind == "assessment.voided":
            return list(self._of_void(entry))
        if entry.kind in ("assessment.signed", "assessment.countersigned"):
            record = str(entry.body["signature"]["record"])
            is_last = (entry.kind == "assessment.countersigned") == self._history.needs_countersign(record)
            decision = self._history.decision(record) if is_last else None
            return [] if decision is None else list(self._of_decision(decision))
        return []

    def _of_run(self, entry: Entry) -> Iterator[Statement]:
        run = self._run(entry.subject)
        if run is None:
            return
        if entry.kind == "run.started":
            yield run.statement(entry.id, entry.t.utc, "initialized", run.activity, {})
            return
        body = read_body(RunClosed, entry.body)
        yield from self._of_steps(run, entry)
        verb = _ENDED.get(body.outcome, "abandoned")
        result: dict[str, Any] = {"completion": True} if verb == "completed" else {}
        result |= _duration(run.started, entry)
        result["extensions"] = {f"{OURS}:outcome": body.outcome.value}
        yield run.statement(entry.id, entry.t.utc, verb, run.activity, result)

    def _of_steps(self, run: Run, closed: Entry) -> Iterator[Statement]:
        """The steps that the sealed log says were completed or skipped."""
        part = next((one for one in closed.detached if one.type == "events"), None)
        log = self._history.part(part.sha256) if part is not None else None
        begun: dict[str, str] = {}
        for event in _events(log or b""):
            step = event.step or ""
            if event.kind == "step.started":
                begun[step] = event.utc
            elif event.kind in _DONE and _STEP.fullmatch(step):
                id_ = str(uuid.uuid5(uuid.UUID(closed.subject), f"row {event.row}"))
                result: dict[str, Any] = {"completion": True} if event.kind == "step.completed" else {}
                if step in begun:
                    result["duration"] = _iso(_ms_between(begun.pop(step), event.utc))
                yield run.statement(
                    id_, event.utc, _DONE[event.kind], run.step(step), result, parent=run.activity
                )

    def _of_decision(self, decision: Entry) -> Iterator[Statement]:
        kind = AssessmentAmended if decision.kind == "assessment.amended" else AssessmentDecided
        body = read_body(kind, decision.body)
        supersedes = body.supersedes if isinstance(body, AssessmentAmended) else None
        run, verb = self._run(body.run), _JUDGED.get(body.outcome)
        if run is None:
            return
        if supersedes is not None:
            id_ = str(uuid.uuid5(uuid.UUID(decision.id), f"voids {supersedes}"))
            yield voiding(id_, self._home_page, decision, supersedes)
        if verb is not None:
            result: dict[str, Any] = {"success": verb == "passed"}
            closed = self._history.closed(body.run)
            result |= _duration(run.started, closed) if closed is not None else {}
            if body.expires is not None:
                result["extensions"] = {f"{OURS}:expires": body.expires}
            yield run.statement(
                decision.id,
                decision.t.utc,
                verb,
                run.activity,
                result,
                supersedes=supersedes,
                course=decision.course,
            )

    def _of_void(self, entry: Entry) -> Iterator[Statement]:
        decision = self._history.decision(str(entry.body["signature"]["record"]))
        if decision is None or self._run(str(decision.body["run"])) is None:
            return
        if decision.body["outcome"] in _JUDGED:
            yield voiding(entry.id, self._home_page, entry, decision.id)

    def _run(self, run: str) -> Run | None:
        """A run of somebody enrolled; of anybody else there is nothing to tell."""
        started = self._history.started(run)
        if started is None or started.course is None:
            return None
        body = read_body(RunStarted, started.body)
        if body.person is None or not self._history.is_known(body.person):
            return None
        course = started.course
        pack = self._packs.get((course.id, course.version, course.sha256))
        return Run(started, body, course, pack, account(self._home_page, body.person))


def _duration(started: Entry, ended: Entry) -> dict[str, str]:
    """By the clock that never goes back, where both were made by one process."""
    if started.t.boot == ended.t.boot:
        return {"duration": _iso(ended.t.mono_ms - started.t.mono_ms)}
    return {"duration": _iso(_ms_between(started.t.utc, ended.t.utc))}


def _ms_between(first: str, last: str) -> int:
    try:
        between = datetime.fromisoformat(last) - datetime.fromisoformat(first)
    except ValueError:
        return 0
    return round(between.total_seconds() * 1000)


def _iso(ms: int) -> str:
    """ISO 8601, to the hundredth of a second: more is not compared (xAPI 4.6)."""
    hundredths = max(ms, 0) // 10
    return f"PT{hundredths // 100}.{hundredths % 100:02d}S"


class _Received(msgspec.Struct):
    utc: str


class _Row(msgspec.Struct):
    """As much of a line of a run's sealed log as is evidence (records.md, "Detached parts")."""

    row: int
    received: _Received
    frame: str | None = None


_ROWS: Final = msgspec.json.Decoder(_Row)


def _events(log: bytes) -> Iterator[LogEvent]:
    """What the headset said, in order; a line that can not be read says nothing."""
    for line in log.splitlines():
        if b"step." not in line:
            continue  # most of a log is of other kinds, and a class may run meanwhile
        try:
            row = _ROWS.decode(line)
        except msgspec.MsgspecError:
            continue
        if row.frame is not None and _UTC.fullmatch(row.received.utc):
            event = log_event(row.row, row.received.utc, row.frame)
            if event is not None:
                yield event
