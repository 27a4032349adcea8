"""The run log: what headsets said and what the console did, committed as it comes, sealed per run.

Only `progress` and `event` frames are taken. Physiology is never recorded.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.model import BootId, RunId, StationId
from console.records.canonical import canonical
from console.records.store import Store, told

RECORDED: Final = frozenset({"progress", "event"})

_COLUMNS: Final = '"row", run, received_utc, received_mono_ms, station, boot, seq, frame, actor, kind, data'
_INSERT: Final = f"INSERT INTO run_event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
# UNION, not UNION ALL: a damaged index must not send the steps in circles.
_HELD: Final = """
WITH RECURSIVE
  at (station) AS (
    SELECT min(station) FROM run_event
    UNION
    SELECT (SELECT min(station) FROM run_event WHERE station > at.station) FROM at WHERE station IS NOT NULL),
  during (station, boot) AS (
    SELECT station, (SELECT min(boot) FROM run_event AS said WHERE said.station = at.station)
    FROM at WHERE station IS NOT NULL
    UNION
    SELECT station, (
      SELECT min(boot) FROM run_event AS said WHERE said.station = during.station AND said.boot > during.boot)
    FROM during WHERE boot IS NOT NULL)
SELECT station, boot, (
  SELECT max(seq) FROM run_event AS said WHERE said.station = during.station AND said.boot = during.boot)
FROM during WHERE boot IS NOT NULL
"""

# CROSS JOIN: SQLite is to look up each of the few frames, never to read the log.
_HELD_OF: Final = """
SELECT held.station, held.boot, held.seq FROM json_each(?) AS said CROSS JOIN run_event AS held
  ON held.station = said.value ->> 0 AND held.boot = said.value ->> 1 AND held.seq = said.value ->> 2
"""
_Frame: TypeAlias = tuple[StationId, BootId, int]


class HeadsetRow(msgspec.Struct, frozen=True, gc=False):
    """One frame of a headset."""

    run: RunId | None
    station: StationId
    boot: BootId
    seq: int
    frame: str
    """The text frame as received."""
    received_utc: str
    received_mono_ms: int


class ConsoleRow(msgspec.Struct, frozen=True):
    """One act at the console: command, hint, acknowledgement, bookmark, note, judgement."""

    run: RunId | None
    kind: str
    data: dict[str, Any]
    """JSON without floats; which station it was about stands in here."""
    received_utc: str
    received_mono_ms: int
    actor: str | None = None


class LoggedRow(msgspec.Struct, frozen=True, gc=False):
    """A row of the file: a headset's (station, boot, seq, frame) or a console's (actor, kind, data)."""

    row: int
    run: RunId | None
    received_utc: str
    received_mono_ms: int
    station: StationId | None
    boot: BootId | None
    seq: int | None
    frame: str | None
    actor: str | None
    kind: str | None
    data: str | None
    """Canonical JSON."""


class FrameHead(msgspec.Struct, frozen=True):
    """What the log needs to know of a frame."""

    type: str
    seq: int
    run: RunId | None = None


class _Happening(msgspec.Struct, frozen=True):
    kind: str = ""
    code: str | None = None


class _Told(msgspec.Struct, frozen=True):
    body: _Happening


class _Received(msgspec.Struct, frozen=True):
    utc: str
    mono_ms: int


class _Sealed(msgspec.Struct, frozen=True):
    row: int
    received: _Received
    station: StationId | None = None
    boot: BootId | None = None
    seq: int | None = None
    frame: str | None = None
    actor: str | None = None
    kind: str | None = None
    data: Any = None


def head_of(frame: str) -> FrameHead:
    """Type, seq and run of a frame. ValueError when it is not an enveloped message."""
    try:
        return msgspec.json.decode(frame, type=FrameHead)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def add(store: Store, rows: Sequence[HeadsetRow | ConsoleRow]) -> int:
    """Append rows, inside the caller's transaction; a frame that is already held is passed over.

    Returns the highest row. ConsoleError(BAD_ENTRY) for a frame that may not be recorded or is not what its
    row says, and for console data that is not canonical JSON.
    """
    last = highest(store)
    added: list[LoggedRow] = []
    frames = _held_of(store, rows)
    for row in rows:
        number = last + len(added) + 1
        if not isinstance(row, HeadsetRow):
            added.append(_console_row(number, row))
            continue
        frame = row.station, row.boot, row.seq
        if frame not in frames:
            frames.add(frame)
            added.append(_headset_row(number, row))
    store.run_with(_INSERT, map(msgspec.structs.astuple, added))
    return last + len(added)


def highest(store: Store) -> int:
    """The last row's number, 0 when there is none."""
    return int(store.rows('SELECT coalesce(max("row"), 0) FROM run_event')[0][0])


def held(store: Store) -> dict[tuple[StationId, BootId], int]:
    """Highest committed seq per station and boot; steps through the index: years of rows cost nothing."""
    return {(station, boot): seq for station, boot, seq in store.rows(_HELD)}


def of_run(store: Store, run: RunId) -> list[LoggedRow]:
    """The rows of one run, in order."""
    rows = store.rows(f'SELECT {_COLUMNS} FROM run_event WHERE run = ? ORDER BY "row"', run)  # noqa: S608
    return [LoggedRow(*row) for row in rows]


def everything(store: Store) -> Iterable[LoggedRow]:
    """All rows, in order."""
    return (LoggedRow(*row) for row in store.each(f'SELECT {_COLUMNS} FROM run_event ORDER BY "row"'))  # noqa: S608


def critical_codes(rows: Iterable[LoggedRow], station: StationId | None) -> tuple[str, ...]:
    """Codes of the critical errors that this headset told of, each once, in order."""
    codes: dict[str, None] = {}
    for row in rows:
        if row.frame is None or row.station != station:
            continue
        try:
            body = msgspec.json.decode(row.frame, type=_Told).body
        except msgspec.MsgspecError:
            continue
        if body.kind == "critical_error" and body.code is not None:
            codes[body.code] = None
    return tuple(codes)


def to_events(rows: Iterable[LoggedRow]) -> bytes:
    """The bytes of a run's `events` part: one canonical JSON line a row (records.md, "Detached parts")."""
    return b"".join(_line(row) + b"\n" for row in rows)


def from_events(sealed: bytes, run: RunId) -> list[LoggedRow]:
    """The rows that an `events` part was made of. ConsoleError(DAMAGED) for what is none."""
    try:
        lines = [msgspec.json.decode(line, type=_Sealed) for line in sealed.splitlines()]
    except msgspec.MsgspecError as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem="events") from error
    return [
        LoggedRow(
            row=line.row,
            run=run,
            received_utc=line.received.utc,
            received_mono_ms=line.received.mono_ms,
            station=line.station,
            boot=line.boot,
            seq=line.seq,
            frame=line.frame,
            actor=line.actor,
            kind=line.kind,
            data=None if line.frame is not None else canonical(line.data).decode(),
        )
        for line in lines
    ]


def put_back(store: Store, rows: Iterable[LoggedRow]) -> None:
    """Rows under the numbers that they had, inside the caller's transaction; those that are there stay.

    ConsoleError(BAD_ENTRY) when there is a hole before one of them.
    """
    last = highest(store)
    for row in sorted(rows, key=lambda one: one.row):
        if row.row > last:
            store.rows(_INSERT, *msgspec.structs.astuple(row))
            last = row.row


def _line(row: LoggedRow) -> bytes:
    line: dict[str, Any] = {
        "row": row.row,
        "received": {"utc": row.received_utc, "mono_ms": row.received_mono_ms},
    }
    if row.frame is not None:
        line |= {"station": row.station, "boot": row.boot, "seq": row.seq, "frame": row.frame}
    else:
        line |= {"actor": row.actor, "kind": row.kind, "data": msgspec.json.decode(row.data or "null")}
    return canonical(line)


def _held_of(store: Store, rows: Iterable[HeadsetRow | ConsoleRow]) -> set[_Frame]:
    """Those of these frames that the file has, asked all at once."""
    frames = [(row.station, row.boot, row.seq) for row in rows if isinstance(row, HeadsetRow)]
    with told():
        asked = msgspec.json.encode(frames).decode()
    return set(store.rows(_HELD_OF, asked))


def _headset_row(number: int, row: HeadsetRow) -> LoggedRow:
    try:
        head = head_of(row.frame)
    except ValueError as error:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="frame") from error
    if head.type not in RECORDED:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="never_recorded", type=head.type)
    if (head.seq, head.run) != (row.seq, row.run):
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="frame_differs")
    return LoggedRow(
        row=number,
        run=row.run,
        received_utc=row.received_utc,
        received_mono_ms=row.received_mono_ms,
        station=row.station,
        boot=row.boot,
        seq=row.seq,
        frame=row.frame,
        actor=None,
        kind=None,
        data=None,
    )


def _console_row(number: int, row: ConsoleRow) -> LoggedRow:
    return LoggedRow(
        row=number,
        run=row.run,
        received_utc=row.received_utc,
        received_mono_ms=row.received_mono_ms,
        station=None,
        boot=None,
        seq=None,
        frame=None,
        actor=row.actor,
        kind=row.kind,
        data=canonical(row.data).decode(),
    )
