"""What was on the screen when the console ended, read from the run log: open calls, and the newest lines."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

import msgspec

from console.classroom.room import LOG_LINES
from console.classroom.station import STOPPING_KINDS
from console.messages import EventBody
from console.model import Attention, LogLine, RunView, StationId
from console.records import LoggedRow, Records
from console.services.log_lines import shown_line
from console.thresholds import Thresholds


class Unsettled(msgspec.Struct, frozen=True):
    """A call that still stands: the kind of event that raised it, and when it came."""

    station: StationId
    kind: str
    utc: str


class Recalled(msgspec.Struct, frozen=True):
    """What a class that was cut off had come to."""

    calls: tuple[Unsettled, ...] = ()
    """Those which nobody had settled."""
    lines: tuple[LogLine, ...] = ()
    """The newest of each station's last run, in order."""


Calls = dict[tuple[StationId, Attention], Unsettled]


class _Frame(msgspec.Struct, frozen=True):
    body: EventBody


class _Settled(msgspec.Struct, frozen=True):
    station: StationId
    state: Attention


def recall(
    records: Records, runs: Iterable[RunView], limits: Thresholds, critical: frozenset[str] = frozenset()
) -> Recalled:
    """What stands open after these runs, in their order, by the limits of their class, and what was shown.

    A request for help goes with its run. `critical`: codes of the errors that fail a run of their course.
    """
    calls: Calls = {}
    lines: dict[StationId, list[LogLine]] = {}
    for run in runs:
        rows = records.run_rows(run.run)
        for station in {row.station for row in rows if row.station is not None}:
            calls.pop((station, Attention.HELP), None)
        for row in rows:
            if row.frame is None or row.station is None:
                _settle(calls, row)
            else:
                _raise(calls, row.station, row.frame, row.received_utc, limits)
        newest = (shown_line(row, run.station, critical) for row in reversed(rows))
        lines[run.station] = list(islice((line for line in newest if line is not None), LOG_LINES))
    return Recalled(tuple(calls.values()), tuple(line for each in lines.values() for line in reversed(each)))


def _raise(calls: Calls, station: StationId, frame: str, utc: str, limits: Thresholds) -> None:
    try:
        kind = msgspec.json.decode(frame, type=_Frame).body.kind
    except msgspec.ValidationError:
        return  # progress
    stop, help_ = (station, Attention.STOPPED), (station, Attention.HELP)
    if kind in STOPPING_KINDS or kind == "boundary.left":
        calls.setdefault(stop, Unsettled(station, kind, utc))
    elif kind == "boundary.returned" and stop in calls and _came_back_in_time(calls[stop], utc, limits):
        del calls[stop]
    elif kind == "help.requested":
        calls.setdefault(help_, Unsettled(station, kind, utc))
    elif kind == "help.cancelled":
        calls.pop(help_, None)


def _came_back_in_time(call: Unsettled, utc: str, limits: Thresholds) -> bool:
    away = datetime.fromisoformat(utc) - datetime.fromisoformat(call.utc)
    return call.kind == "boundary.left" and away.total_seconds() <= limits.boundary_s


def _settle(calls: Calls, row: LoggedRow) -> None:
    if row.kind != "resolved":
        return
    settled = msgspec.json.decode(row.data or "{}", type=_Settled)
    if settled.state is Attention.NOT_DONE:
        return
    calls.pop((settled.station, Attention.HELP), None)
    if settled.state is Attention.STOPPED:
        calls.pop((settled.station, Attention.STOPPED), None)
