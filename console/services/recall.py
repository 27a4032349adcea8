"""Calls that nobody had settled when the console ended: read from the run log, so that a crash loses none."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from console.classroom.station import STOPPING_KINDS
from console.messages import EventBody
from console.model import Attention, RunId, StationId
from console.records import Records
from console.records.run_log import LoggedRow
from console.thresholds import Thresholds


class Unsettled(msgspec.Struct, frozen=True):
    """A call that still stands: the kind of event that raised it, and when it came."""

    station: StationId
    kind: str
    utc: str


Calls = dict[tuple[StationId, Attention], Unsettled]


class _Frame(msgspec.Struct, frozen=True):
    body: EventBody


class _Settled(msgspec.Struct, frozen=True):
    station: StationId
    state: Attention


def unsettled(records: Records, runs: Iterable[RunId]) -> tuple[Unsettled, ...]:
    """What stands open after these runs, in their order; a request for help goes with its run."""
    calls: Calls = {}
    for run in runs:
        rows = records.run_rows(run)
        for station in {row.station for row in rows if row.station is not None}:
            calls.pop((station, Attention.HELP), None)
        for row in rows:
            if row.frame is None or row.station is None:
                _settle(calls, row)
            else:
                _raise(calls, row.station, row.frame, row.received_utc)
    return tuple(calls.values())


def _raise(calls: Calls, station: StationId, frame: str, utc: str) -> None:
    try:
        kind = msgspec.json.decode(frame, type=_Frame).body.kind
    except msgspec.ValidationError:
        return  # progress
    stop, help_ = (station, Attention.STOPPED), (station, Attention.HELP)
    if kind in STOPPING_KINDS or kind == "boundary.left":
        calls.setdefault(stop, Unsettled(station, kind, utc))
    elif kind == "boundary.returned" and stop in calls and _came_back_in_time(calls[stop], utc):
        del calls[stop]
    elif kind == "help.requested":
        calls.setdefault(help_, Unsettled(station, kind, utc))
    elif kind == "help.cancelled":
        calls.pop(help_, None)


def _came_back_in_time(call: Unsettled, utc: str) -> bool:
    away = datetime.fromisoformat(utc) - datetime.fromisoformat(call.utc)
    return call.kind == "boundary.left" and away.total_seconds() <= Thresholds().boundary_s


def _settle(calls: Calls, row: LoggedRow) -> None:
    if row.kind != "resolved":
        return
    settled = msgspec.json.decode(row.data or "{}", type=_Settled)
    if settled.state is Attention.NOT_DONE:
        return
    calls.pop((settled.station, Attention.HELP), None)
    if settled.state is Attention.STOPPED:
        calls.pop((settled.station, Attention.STOPPED), None)
