"""From the records to a sheet: a closed run, its log as evidence, and what was decided about it."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from console.assessment.sheet import Sheet, judge
from console.assessment.writing import EMPTY, Writing
from console.courses.log import LogEvent, console_event, log_event
from console.errors import ClassReason, ConsoleError
from console.model import AccountId, Decision, Result, RunId
from console.records import Records, RunRow
from console.records.signoff import DecisionRow, SignatureRow
from console.services.recorder import GAP

JUDGEMENT = "judgement"
"""Kind of the run-log row that says what somebody judged during the run."""


class LiveJudgement(msgspec.Struct, frozen=True):
    """What somebody judged while the run went on, and when."""

    result: Result
    utc: str


class Work(msgspec.Struct, frozen=True):
    """A sheet and what the one who opened it had begun to write there."""

    sheet: Sheet
    writing: Writing = EMPTY


class Decided(msgspec.Struct, frozen=True):
    """A decision with the evidence it stands on."""

    sheet: Sheet
    """The evidence as its author found it; `judged` has their judgements on it."""
    row: DecisionRow
    writing: Writing
    signatures: tuple[SignatureRow, ...]
    """Of every version of the assessment, in order."""
    versions: tuple[DecisionRow, ...]
    """Every version of it, oldest first."""
    before: Writing | None = None
    """What the version said whose place this one took."""
    amending: Writing = EMPTY
    """What the one who opened it had begun to write in its place."""

    @property
    def judged(self) -> Sheet:
        """The sheet as it was decided about."""
        on_sheet = {one.id for one in self.sheet.machine} | {one.id for one in self.sheet.by_person}
        found = {id_: one for id_, one in self.writing.judgements.items() if id_ in on_sheet}
        return judge(self.sheet, found)


def stored_evidence(
    records: Records, run: RunId, judge: AccountId | None = None
) -> tuple[RunRow, list[LogEvent], int]:
    """A closed run, its log as evidence, and how many of its messages were never got.

    `judge`: of the judgements made during the run only theirs count, for nobody signs another's; None: all.
    ConsoleError: UNKNOWN_RUN, RUN_OPEN.
    """
    row = records.run(run)
    if row is None:
        raise ConsoleError(ClassReason.UNKNOWN_RUN)
    if row.outcome is None:
        raise ConsoleError(ClassReason.RUN_OPEN)
    events, gaps = [], 0
    for line in records.run_rows(run)[: row.events]:
        if line.frame is not None:
            if line.station != row.station:
                continue  # what another headset says of this run is kept, and is no evidence
            event = log_event(line.row, line.received_utc, line.frame)
            events += [] if event is None else [event]
        elif line.kind is not None and line.data is not None:
            if line.kind == JUDGEMENT and judge not in (None, line.actor):
                continue
            data = json.loads(line.data)
            events.append(console_event(line.row, line.received_utc, line.kind, data))
            gaps += data["count"] if line.kind == GAP else 0
    return row, events, gaps


def live_judgements(records: Records, run: RunId, judge: AccountId | None) -> dict[str, LiveJudgement]:
    """What somebody has judged of a run so far, by id of criterion or oral question; the latest holds."""
    found: dict[str, LiveJudgement] = {}
    for line in records.run_rows(run):
        if line.kind == JUDGEMENT and line.actor == judge and line.data is not None:
            event = console_event(line.row, line.received_utc, line.kind, json.loads(line.data))
            if event.criterion is not None:
                found.pop(event.criterion, None)
                if event.met is not None:
                    result = Result.MET if event.met else Result.NOT_MET
                    found[event.criterion] = LiveJudgement(result, line.received_utc)
    return found


def as_written(body: Mapping[str, Any]) -> Writing:
    """What a decision's entry says, as its author had written it."""
    judged = [one for one in body["criteria"] if one["by"] == "person"]
    results = {one["id"]: Result(one["result"]) for one in judged}
    return Writing(
        judgements={id_: one for id_, one in results.items() if one is not Result.NOT_OBSERVED},
        decision=Decision(body["outcome"]),
        reason=body.get("reason") or "",
        feedback=body.get("feedback") or "",
        adjustment=_text(body.get("adjustment")),
    )


def decided(records: Records, record: str, sheet: Sheet) -> Decided:
    """Join a decision with its sheet. ConsoleError(NO_SUCH_RECORD)."""
    row = records.signoff.decision(record)
    versions = tuple(records.signoff.decisions(row.assessment))
    earlier = next((one.record for one in versions if one.entry == row.supersedes), None)
    return Decided(
        sheet=sheet,
        row=row,
        writing=as_written(records.signoff.body(record)),
        signatures=tuple(records.signoff.signatures(row.assessment)),
        versions=versions,
        before=None if earlier is None else as_written(records.signoff.body(earlier)),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
