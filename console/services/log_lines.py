"""Rows of a run's log as the lines that Live shows: what was on the screen before the program ended."""

import json
from typing import Any, Final

from console.courses.evidence import critical_code
from console.courses.log import console_event, log_event
from console.model import LogLine, RunId, StationId
from console.records import LoggedRow
from console.services.evidence import JUDGEMENT

MARKS: Final = frozenset({"bookmark", "note"})
MET: Final = {True: "met", False: "not_met", None: None}


def shown_line(row: LoggedRow, station: StationId, critical: frozenset[str]) -> LogLine | None:
    """The line of a row of this station's run; None for what Live shows in another way, or not at all.

    `critical`: the codes that its course calls critical, whatever the app said.
    """
    if row.frame is not None:
        event = log_event(row.row, row.received_utc, row.frame) if row.station == station else None
        if event is None:
            return None
        is_critical = critical_code(event.kind, event.code, critical) is not None
        kind = "critical_error" if is_critical else event.kind
        return LogLine(station, row.run, event.utc, kind, event.step, event.code, event.text)
    if row.kind == JUDGEMENT:
        said = console_event(row.row, row.received_utc, row.kind, _data(row))
        return judgement_line(station, row.run, row.received_utc, said.criterion, said.met)
    if row.kind in MARKS:
        said = console_event(row.row, row.received_utc, row.kind, _data(row))
        return LogLine(station, row.run, said.utc, said.kind, said.step, None, said.text)
    return None


def judgement_line(
    station: StationId, run: RunId | None, utc: str, criterion: str | None, met: bool | None
) -> LogLine:
    """What somebody judged in a run: `code` is the criterion, `text` "met", "not_met" or None: taken back."""
    return LogLine(station, run, utc, JUDGEMENT, None, criterion, MET[met])


def _data(row: LoggedRow) -> Any:
    return json.loads(row.data or "null")
