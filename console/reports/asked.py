"""Which report is asked for, and what it comes to: data, page and table of each kind, in one place."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from console.reports import (
    activity_page,
    class_page,
    person_page,
    programme_page,
    spreadsheet,
)
from console.reports.activity import Activity
from console.reports.class_report import ClassReport
from console.reports.page import TEMPLATE
from console.reports.period import Period
from console.reports.person_record import PersonRecord
from console.reports.programme import Programme
from console.reports.typesetting import Print, Printer

Report = Activity | ClassReport | PersonRecord | Programme


class Form(StrEnum):
    """The kinds of reports; the value is what `export.made` names."""

    CLASS = "class_report"
    PERSON = "person_record"
    ACTIVITY = "assessor_activity"
    PROGRAMME = "programme"


class Format(StrEnum):
    """What a report is written as; the value is the ending of its file."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


class Asked(msgspec.Struct, frozen=True):
    """One report."""

    form: Form
    subject: str | None = None
    """The class or the person; of activity the assessor, None: everybody. A programme has none."""
    period: Period = Period()
    """Of a class report nothing: it tells all of its class."""


class Ready(msgspec.Struct, frozen=True):
    """A report as the records stood at `made.head_seq`."""

    asked: Asked
    report: Report
    made: Print

    @property
    def decisions(self) -> int:
        """How many decisions it stands on."""
        report = self.report
        return report.whole.outcomes.decided if isinstance(report, Programme) else len(report.records)

    def words(self) -> dict[str, Any]:
        """Everything on the paper."""
        match self.report:
            case ClassReport() as report:
                return class_page.class_page(report, self.made)
            case PersonRecord() as report:
                return person_page.person_page(report, self.made)
            case Activity() as report:
                return activity_page.activity_page(report, self.made)
            case Programme() as report:
                return programme_page.programme_page(report, self.made)

    def write(self, format_: Format) -> bytes:
        """The bytes of its file. ConsoleError(PRINT_FAILED)."""
        if format_ is Format.CSV:
            return spreadsheet.write(*self._table())
        if format_ is Format.JSON:
            return msgspec.json.format(msgspec.json.encode(self._plain()), indent=1) + b"\n"
        printer = Printer()
        try:
            return printer.pdf(TEMPLATE, self.words(), self.made.utc)
        finally:
            printer.close()

    def pictures(self, dots_per_inch: float) -> tuple[bytes, ...]:
        """Its pages as PNG. ConsoleError(PRINT_FAILED)."""
        printer = Printer()
        try:
            return printer.pictures(TEMPLATE, self.words(), dots_per_inch)
        finally:
            printer.close()

    def _table(self) -> tuple[Sequence[str], Iterator[tuple[Any, ...]]]:
        match self.report:
            case ClassReport() as report:
                return class_page.HEADS, class_page.rows(report)
            case PersonRecord() as report:
                return person_page.HEADS, person_page.rows(report)
            case Activity() as report:
                return activity_page.HEADS, activity_page.rows(report)
            case Programme() as report:
                return programme_page.HEADS, programme_page.rows(report)

    def _plain(self) -> dict[str, Any]:
        made = self.made
        head = {"seq": made.head_seq, "hash": made.head_hash}
        plain: dict[str, Any] = msgspec.to_builtins(self.report)
        return {"report": self.asked.form.value, "console": made.console, "head": head, **plain}
