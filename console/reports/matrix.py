"""Who is competent at what on one day, as a table, as JSON and on paper, for whoever takes it along."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from console.assessment.currency import Unit, runs_of
from console.assessment.matrix import Choice, Matrix, Row
from console.reports import matrix_page, spreadsheet
from console.reports.asked import Format
from console.reports.typesetting import Print, Printer

FORM: Final = "competence_matrix"
HEADS: Final = (
    "day",
    "person",
    "name",
    "uln",
    "course",
    "title",
    "state",
    "valid_until",
    "days_left",
    "held_version",
    "held_sha256",
    "version_in_use",
    "re_assess",
    "waits_for",
    "attempts",
    "signed_attempts",
    "run_ended_utc",
    "decided_by",
    "class",
    "record_sha256",
)


class MatrixReport(msgspec.Struct, frozen=True):
    """The matrix as the records stood at `made.head_seq`."""

    matrix: Matrix
    choice: Choice
    class_title: str | None
    """Of the class that was chosen."""
    made: Print
    names: bool = True
    """False: pseudonyms alone."""

    @property
    def decisions(self) -> int:
        """How many decisions it stands on."""
        shown = {one.id for one in self.matrix.courses}
        made = (one for row in self.matrix.rows for one in row.member.standing.attempts)
        return sum(len(one.versions) for one in made if one.course.id in shown)

    def write(self, format_: Format) -> bytes:
        """The bytes of its file. ConsoleError(PRINT_FAILED)."""
        if format_ is Format.CSV:
            return spreadsheet.write(HEADS, self.rows())
        if format_ is Format.JSON:
            return msgspec.json.format(msgspec.json.encode(self.plain()), indent=1) + b"\n"
        printer = Printer()
        try:
            return printer.pdf(matrix_page.TEMPLATE, self.words(), self.made.utc)
        finally:
            printer.close()

    def words(self) -> dict[str, Any]:
        """Everything on the paper."""
        return matrix_page.matrix_page(
            self.matrix, self.made, matrix_page.chosen_words(self.choice, self.class_title), names=self.names
        )

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One line a person and unit. See HEADS."""
        for row in self.matrix.rows:
            view = row.member.view
            who = (view.display, view.uln) if self.names else ("", "")
            for unit in row.units:
                yield (self.matrix.day.isoformat(), view.person, *who, *_told(row, unit).values())

    def plain(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        made, matrix = self.made, self.matrix
        choice = self.choice if self.names else msgspec.structs.replace(self.choice, words="")
        return {
            "report": FORM,
            "console": made.console,
            "head": {"seq": made.head_seq, "hash": made.head_hash},
            "day": matrix.day.isoformat(),
            "chosen": msgspec.to_builtins(choice),
            "courses": [
                {"course": one.id, "title": one.title, "version": one.version, "held": matrix.held(column)}
                for column, one in enumerate(matrix.courses)
            ],
            "people": [
                {
                    "person": row.member.view.person,
                    "name": row.member.view.display if self.names else None,
                    "uln": row.member.view.uln if self.names else None,
                    "units": [_told(row, unit) for unit in row.units],
                }
                for row in matrix.rows
            ],
        }


def _told(row: Row, unit: Unit) -> dict[str, Any]:
    """How somebody stands at a unit: what the table has from `course` on, in its order."""
    made = [one for one in row.member.standing.attempts if one.course.id == unit.course]
    by = unit.by
    decision = by.decision if by is not None else None
    return {
        "course": unit.course,
        "title": unit.title,
        "state": unit.state.value,
        "valid_until": unit.expires,
        "days_left": unit.days_left,
        "held_version": unit.held.version if unit.held else None,
        "held_sha256": unit.held.sha256 if unit.held else None,
        "version_in_use": unit.in_use.version if unit.in_use else None,
        "re_assess": unit.re_assess,
        "waits_for": unit.waits.value if unit.waits else None,
        "attempts": runs_of(made),
        "signed_attempts": unit.tries,
        "run_ended_utc": by.ended_utc if by else None,
        "decided_by": decision.decided_by if decision else None,
        "class": by.title if by else None,
        "record_sha256": decision.record if decision else None,
    }
