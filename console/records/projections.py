"""What the entries add up to: classes, seats, people, runs, accounts, assessments.

Nothing else writes them. Live and replay call the same `apply`, so that they can not differ; `verify`
replays and compares.
"""

from typing import Any, Final

from console.errors import ConsoleError, RecordsReason
from console.model import ClassState
from console.records import (
    account_folds,
    assessment_folds,
    bodies,
    erasure,
    former,
    person_folds,
    rules,
    weighing,
)
from console.records.entry import Entry
from console.records.folding import claims, course_columns, put, text
from console.records.person_folds import ids_of
from console.records.rules import Rule
from console.records.store import Store

TABLES: Final = {
    "class": ("id",),
    "seat": ("class", "turn", "seat"),
    "run": ("id",),
    **person_folds.TABLES,
    **account_folds.TABLES,
    **assessment_folds.TABLES,
}
"""Each projection and what names a row of it; `seq` in each is the last entry that touched the row."""


def apply(store: Store, entry: Entry) -> Rule | RecordsReason | None:
    """Fold one entry in, inside the caller's transaction; kinds without a projection change nothing.

    Its `seq` is its place in the whole history (`former.placed`), so that rows sort across chains; an entry
    of another console keeps its own number, and counts for nothing when there is a doubt about it,
    which is told. ConsoleError(BAD_ENTRY) for a body that breaks its kind's table.
    """
    doubt = rules.doubt(store, entry) if entry.peer else None
    if doubt is not None:
        return doubt
    fold = _FOLDS.get(entry.kind)
    if fold is not None:
        fold(store, entry)
    if entry.kind.startswith(_TELLING):
        weighing.weigh_acts_of(store, ids_of(store, entry.subject))
    return None


def rebuild(store: Store) -> None:
    """Empty the projections and replay every entry, inside the caller's transaction."""
    for table in TABLES:
        store.rows(f"DELETE FROM {table}")  # noqa: S608
    for entry in former.everything(store):
        apply(store, entry)
    history = former.keys(store)
    for notice in erasure.told(store):
        person_folds.fold_notice(store, notice, history)


def dump(store: Store, table: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """All rows of a projection by key, for comparing. ConsoleError(DAMAGED) when it is not our table."""
    columns = [name for (name,) in store.rows("SELECT name FROM pragma_table_info(?)", table)]
    if not {"seq", *TABLES[table]} <= set(columns):
        raise ConsoleError(RecordsReason.DAMAGED, problem=f"the list of {table} has other columns")
    rows = [dict(zip(columns, row, strict=True)) for row in store.each(f"SELECT * FROM {table}")]  # noqa: S608
    return {tuple(row[name] for name in TABLES[table]): row for row in rows}


def _class_planned(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.ClassPlanned, entry.body)
    if not claims(store, "class", entry):
        return
    store.rows("DELETE FROM seat WHERE class = ? AND peer <> ?", entry.subject, entry.peer)
    put(
        store,
        "class",
        id=entry.subject,
        title=body.title,
        mode=body.mode.value,
        region=body.region,
        duration_min=body.duration_min or 0,
        **course_columns(entry),
        state=ClassState.PLANNED.value,
        planned_utc=entry.t.utc,
        seq=entry.seq,
        peer=entry.peer,
    )


def _class_started(store: Store, entry: Entry) -> None:
    store.rows(
        "UPDATE class SET state = 'running', started_utc = coalesce(started_utc, ?), seq = ?"
        " WHERE id = ? AND peer = ?",
        entry.t.utc,
        entry.seq,
        entry.subject,
        entry.peer,
    )


def _class_closed(store: Store, entry: Entry) -> None:
    bodies.read(bodies.ClassClosed, entry.body)
    store.rows(
        "UPDATE class SET state = 'closed', closed_utc = ?, seq = ? WHERE id = ? AND peer = ?",
        entry.t.utc,
        entry.seq,
        entry.subject,
        entry.peer,
    )


def _class_reopened(store: Store, entry: Entry) -> None:
    bodies.read(bodies.ClassReopened, entry.body)
    store.rows(
        "UPDATE class SET state = 'running', closed_utc = NULL, seq = ? WHERE id = ? AND peer = ?",
        entry.seq,
        entry.subject,
        entry.peer,
    )


def _seat_assigned(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.SeatAssigned, entry.body)
    query = "SELECT 1 FROM class WHERE id = ? AND peer = ?"
    if entry.peer and not store.rows(query, entry.subject, entry.peer):
        return
    put(
        store,
        "seat",
        **{"class": entry.subject},
        turn=body.turn,
        seat=body.seat,
        station=body.station,
        person=body.person,
        seq=entry.seq,
        peer=entry.peer,
    )


def _run_started(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.RunStarted, entry.body)
    if not claims(store, "run", entry):
        return
    put(
        store,
        "run",
        id=entry.subject,
        **{"class": body.class_},
        person=body.person,
        station=body.station,
        attempt=body.attempt,
        **course_columns(entry),
        started_utc=entry.t.utc,
        started_seq=entry.seq,
        critical_errors="[]",
        seq=entry.seq,
        peer=entry.peer,
    )


def _run_closed(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.RunClosed, entry.body)
    store.rows(
        "UPDATE run SET closed_utc = ?, outcome = ?, critical_errors = ?, events = ?, reason = ?, seq = ?"
        " WHERE id = ? AND peer = ?",
        entry.t.utc,
        body.outcome.value,
        text(body.critical_errors),
        body.events,
        body.reason,
        entry.seq,
        entry.subject,
        entry.peer,
    )


_TELLING: Final = ("account.", "person.merged")
"""Kinds that may change what signatures of other consoles are worth."""
_FOLDS: Final = {
    "class.planned": _class_planned,
    "class.started": _class_started,
    "class.closed": _class_closed,
    "class.reopened": _class_reopened,
    "seat.assigned": _seat_assigned,
    "run.started": _run_started,
    "run.closed": _run_closed,
    **account_folds.FOLDS,
    **person_folds.FOLDS,
    **assessment_folds.FOLDS,
}
