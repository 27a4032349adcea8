"""Two lists of records as Qt models: what waits, and what was delivered on each day."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.delivery import SyncDay, SyncRow
from ui import text
from ui.sync.wording import icon_of, row_words
from ui.widgets.table import Cell

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsTable(QAbstractTableModel):
    """Each row: icon, words, who (may be empty), when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str, str, str], ...] = ()

    def show_waiting(self, rows: tuple[SyncRow, ...]) -> None:
        """Show records."""
        self._take(
            tuple(
                (icon_of(row.kind), row_words(row), row.actor or "", text.clock_time(row.utc)) for row in rows
            )
        )

    def show_days(self, days: tuple[SyncDay, ...]) -> None:
        """Show days: how many records, up to which."""
        self._take(
            tuple(
                (
                    "cloud-check",
                    self._day_words(day),
                    "",
                    text.clock_time(day.utc),
                )
                for day in days
            )
        )

    def _day_words(self, day: SyncDay) -> str:
        said = [text.day(day.utc), text.counted("1 entry", "%n entries", day.entries)]
        number = f"{day.through_seq:,}".replace(",", "\u202f")
        return ", ".join([*said, self.tr("up to number {seq}").format(seq=number)])

    def _take(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Words, who, when."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        icon, *cells = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Cell.ICON:
            return icon if index.column() == 0 else None
        if role == Cell.FAINT:
            return index.column() > 0
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT) if index.column() == 2 else None
        return None
