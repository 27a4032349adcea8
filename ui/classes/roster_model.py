"""The pasted roster as it was understood: one row a line, with what is made of it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from console.model import Attention
from console.roster.names import Fault
from console.roster.reading import Broken, Entry, open_questions, twice_chosen
from ui import text
from ui.classes.draft import Draft
from ui.widgets.headed_model import HeadedModel
from ui.widgets.table import Cell

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RosterModel(HeadedModel):
    """Columns: line, name, what is made of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry | Broken] = []
        self._made: list[str] = []
        self._asks: set[str] = set()
        self.heads = (self.tr("Line"), self.tr("Name"), self.tr("Status"))

    def show_draft(self, draft: Draft) -> None:
        """Take the roster of a draft."""
        roster, answers = draft.roster, draft.answers
        rows: list[Entry | Broken] = [*roster.entries, *roster.broken]
        rows.sort(key=lambda row: row.line)
        again = twice_chosen(roster, answers)
        asks = {entry.key for entry in (*open_questions(roster, answers), *again)}
        made = [self._words(row, draft, asks, {entry.key for entry in again}) for row in rows]
        if (rows, made, asks) == (self._rows, self._made, self._asks):
            return
        same_rows = [row.line for row in rows] == [row.line for row in self._rows]
        if not same_rows:
            self.beginResetModel()
        self._rows, self._made, self._asks = rows, made, asks
        if not same_rows:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 2))

    def row(self, number: int) -> Entry | Broken:
        """What stands in a row."""
        return self._rows[number]

    def row_of(self, key: str) -> int | None:
        """Where an entry stands, or None."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, Entry) and row.key == key), None
        )

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many lines hold something."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            name = row.display if isinstance(row, Entry) else row.text
            return (str(row.line), name, self._made[index.row()])[column]
        if role == Qt.ItemDataRole.ToolTipRole and column:
            name = row.display if isinstance(row, Entry) else row.text
            return name if column == 1 else self._made[index.row()]
        asks = isinstance(row, Entry) and row.key in self._asks
        if role == Cell.PLATE:
            return Attention.STUCK if column == 2 and asks else None
        if role == Cell.STRONG:
            return column == 2 and asks
        if role == Cell.FAINT:
            return column == 0 or isinstance(row, Broken) or self._is_left_out(index.row())
        return None

    def _is_left_out(self, row: int) -> bool:
        return self._made[row].startswith(self._left_out())

    def _left_out(self) -> str:
        return self.tr("left out")

    def _words(self, row: Entry | Broken, draft: Draft, asks: set[str], again: set[str]) -> str:
        if isinstance(row, Broken):
            return {
                Fault.NO_LETTERS: self.tr("left out: not a name"),
                Fault.TOO_LONG: self.tr("left out: too long for a name"),
                Fault.BAD_EMAIL: self.tr("left out: not an email address"),
                Fault.BAD_ULN: self.tr("left out: not a ULN of ten digits"),
            }[row.fault]
        if row.double_of is not None and row.key not in draft.answers.two_people:
            return self._left_out() + self.tr(": same as line {line}").format(line=row.double_of)
        if row.key in again:
            return self.tr("same person twice?")
        if row.key in asks:
            return self.tr("who is this?")
        person = draft.answers.same.get(row.key)
        chosen = next((one for one in row.known if one.person == person), None)
        if chosen is not None:
            return self.tr("enrolled {day}").format(day=text.day(chosen.enrolled_utc))
        return self.tr("new, another person") if row.known or row.double_of is not None else self.tr("new")
