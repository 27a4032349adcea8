"""A folder with the signed records of a class, one PDF each: whole files only, and never over another."""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from console.errors import ClassReason, ConsoleError, RecordsReason, ReportReason
from console.model import ClassId
from console.records import Entry, Records
from console.records.bodies import AssessmentDecided
from console.records.outgoing import leaving
from console.reports import record_pdf
from console.reports.dossier import Case, Dossiers
from console.reports.file_names import safe
from console.reports.typesetting import Print, Printer

LONGEST_TITLE: Final = 40


class Plan(msgspec.Struct, frozen=True):
    """What goes into the folder, as the records stood when it was asked for."""

    class_: ClassId
    name: str
    """Of the folder: day, title and a piece of the id."""
    dossiers: Dossiers
    """For the thread of the records alone."""
    decisions: tuple[tuple[Entry, AssessmentDecided], ...]
    left_out: int
    """Decisions that nobody has signed."""
    made: Print
    records_folder: Path


class Filled(msgspec.Struct, frozen=True):
    """What came of it."""

    folder: Path
    done: int
    """Files that lie there, each whole."""
    total: int
    left_out: int
    """Decisions that nobody has signed."""
    trouble: ConsoleError | None = None
    """What kept the rest from being written; None though files are missing: somebody stopped it."""


def plan(records: Records, dossiers: Dossiers, class_: ClassId, utc: datetime, by: str | None) -> Plan:
    """Choose the records. ConsoleError: UNKNOWN_CLASS, NOTHING_SIGNED."""
    row = next((row for row in records.classes() if row.id == class_), None)
    if row is None:
        raise ConsoleError(ClassReason.UNKNOWN_CLASS)
    runs = {run.run for run in records.runs(class_)}
    decided = [(entry, body) for entry, body in dossiers.decisions if body.run in runs]
    signed = tuple(one for one in decided if dossiers.is_signed(one[0]))
    seq, digest = records.head()
    if not signed or digest is None:
        raise ConsoleError(ReportReason.NOTHING_SIGNED)
    day = (row.started_utc or row.planned_utc)[:10]
    title = safe(row.title[:LONGEST_TITLE], row.course.id)
    return Plan(
        class_=class_,
        name=f"records_{day}_{title}_{class_[-8:]}",
        dossiers=dossiers,
        decisions=signed,
        left_out=len(decided) - len(signed),
        made=Print(utc, by, records.console, seq, digest),
        records_folder=records.path.parent,
    )


def make(parent: Path, name: str) -> Path:
    """A new folder; one that is there already stays as it is, and this one gets a number.

    ConsoleError(NOT_WRITTEN).
    """
    number = 1
    while True:
        folder = parent / (name if number == 1 else f"{name}_{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise ConsoleError(RecordsReason.NOT_WRITTEN, file=str(folder), problem=problem) from error
        else:
            return folder


def write(printer: Printer, case: Case, plan: Plan, folder: Path) -> None:
    """Print one record, whole or not at all. ConsoleError: PRINT_FAILED, NOT_WRITTEN."""
    page = record_pdf.pdf(printer, case, plan.made)
    with leaving(_free(folder, _name(case)), plan.records_folder) as file:
        file.write(page)


def _free(folder: Path, name: str) -> Path:
    """A path where nothing lies."""
    path, number = folder / f"{name}.pdf", 1
    while path.exists():
        number += 1
        path = folder / f"{name}_{number}.pdf"
    return path


def _name(case: Case) -> str:
    seat = f"seat-{safe(case.seat, 'x')}" if case.seat else "no-seat"
    state = "_void" if case.is_void else "_amended" if case.amended_by else ""
    version = case.course.version.replace(".", "-")
    unit = f"{safe(case.course.id, 'unit')}_v{version}"
    return f"{seat}_{unit}_entry-{case.number:06d}_{case.entry.hash[:8]}{state}"
