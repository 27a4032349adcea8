"""What the records know when the program starts: identity, pins, what was held, the class that was open."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from console.courses.content import Pack
from console.errors import ConsoleError, RecordsReason
from console.model import (
    BootId,
    ClassState,
    ClassView,
    ConsoleId,
    Outcome,
    Pin,
    RecordsView,
    RunView,
    SeatView,
    StationId,
    SyncView,
)
from console.records import ClassRow, Records, RunRow
from console.services.limits import kept_limits
from console.services.recall import Recalled, recall
from console.services.rota import restore
from console.thresholds import Thresholds


class Known(msgspec.Struct, frozen=True):
    """Enough to stand where the last start left off."""

    console: ConsoleId
    pins: tuple[Pin, ...] = ()
    held: dict[tuple[StationId, BootId], int] = {}
    class_: ClassView | None = None
    recalled: Recalled = Recalled()
    """What that class had come to."""
    has_accounts: bool = False
    sync: SyncView = SyncView()


def look(records: Records, packs: Iterable[Pack] = ()) -> Known:
    """Read all of it, on the database thread."""
    row = records.open_class()
    class_ = None if row is None else _class_view(records, row)
    course = None if class_ is None else class_.course
    pack = next((pack for pack in packs if pack.ref == course), None)
    return Known(
        console=records.console,
        pins=tuple(records.pins()),
        held=records.held(),
        class_=class_,
        recalled=Recalled() if class_ is None else _recall(records, class_, pack),
        has_accounts=records.accounts.exist(),
        sync=records.delivery.view(),
    )


def _recall(records: Records, class_: ClassView, pack: Pack | None) -> Recalled:
    usual = Thresholds() if pack is None else pack.thresholds
    critical: frozenset[str] = frozenset() if pack is None else pack.critical_codes
    return recall(records, class_.runs, class_.thresholds or usual, critical)


def close_interrupted(records: Records) -> None:
    """Runs that a crash cut off close as interrupted; what they had logged stays."""
    for run in records.interrupted_runs():
        records.close_run(
            run.run, Outcome.INTERRUPTED, run.critical_errors, reason="console ended", course=run.course
        )


def records_view(records: Records) -> RecordsView:
    """Where the records stand at the start."""
    (seq, head), former = records.head(), records.continues()
    return RecordsView(
        path=str(records.path),
        writable=records.writable,
        trouble=records.trouble,
        head_seq=seq,
        head_hash=head,
        former_console=former.console if former is not None else None,
        former_seq=former.seq if former is not None else 0,
        former_hash=former.hash if former is not None else None,
        encrypted=records.file_key is not None,
        keyring=records.keyring_state.value if records.file_key is not None else None,
        backup_utc=records.last_backup_utc(),
    )


def disk_free_mb(folder: Path) -> int | None:
    """Free space where the records lie, in MB; None when the system does not say."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None


def trouble_of(records: Records, folder: Path) -> ConsoleError | None:
    """Why nothing can be recorded though they are open: a disk without room is told before a class."""
    reason = records.trouble or (RecordsReason.DISK_FULL if disk_free_mb(folder) == 0 else None)
    return None if reason is None else ConsoleError(reason, folder=str(folder))


def run_view(row: RunRow) -> RunView:
    """A run of the records as the room shows it."""
    return RunView(
        run=row.run,
        person=row.person,
        name=row.name,
        seat=row.seat,
        station=row.station,
        attempt=row.attempt,
        outcome=row.outcome,
        began=True,
        critical_errors=row.critical_errors,
        closed_utc=row.closed_utc,
        decision=row.decision,
        assessment=row.assessment,
    )


def _class_view(records: Records, row: ClassRow) -> ClassView:
    view = ClassView(
        id=row.id,
        title=row.title,
        mode=row.mode,
        course=row.course,
        state=ClassState.RUNNING,
        duration_min=row.duration_min,
        seats=tuple(
            SeatView(seat.seat, seat.station, seat.person, seat.name, seat.turn)
            for seat in records.seats(row.id)
        ),
        runs=tuple(run_view(run) for run in records.runs(row.id)),
        started_utc=row.started_utc,
        thresholds=kept_limits(records, row.id),
        interrupted=True,
    )
    return restore(records, view)
