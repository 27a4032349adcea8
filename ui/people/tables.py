"""The two tables of a person's sheet: what holds today, and every attempt."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from console.assessment.currency import State, Unit
from console.assessment.marks import BOXED, ICONS
from console.model import Attention
from ui import text
from ui.people.wording import outcome_words, signed_words, unit_words
from ui.widgets.headed_model import HeadedModel
from ui.widgets.table import Cell

if TYPE_CHECKING:
    from console.records.attempts import Attempt

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class _Table(HeadedModel):
    """Rows of ready cells: a mapping from role to value each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[list[dict[int, Any]]] = []

    def show_cells(self, cells: list[list[dict[int, Any]]]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        cell = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.get(Qt.ItemDataRole.DisplayRole)
        return cell.get(role)


def _cell(words: str, **marks: Any) -> dict[int, Any]:
    roles = {"icon": Cell.ICON, "plate": Cell.PLATE, "strong": Cell.STRONG, "faint": Cell.FAINT}
    return {int(Qt.ItemDataRole.DisplayRole): words} | {
        int(roles[key]): value for key, value in marks.items()
    }


class UnitsTable(_Table):
    """Unit, its pack, until when it holds, how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("Code"),
            self.tr("Unit"),
            self.tr("Pack"),
            self.tr("Valid until"),
            self.tr("State"),
        )

    def show_units(self, units: tuple[Unit, ...]) -> None:
        """Show these."""
        self.show_cells([self._row(unit) for unit in units])

    def _row(self, unit: Unit) -> list[dict[int, Any]]:
        plated = unit.state in BOXED
        mark: dict[str, Any] = {"plate": Attention.STUCK} if plated else {"icon": ICONS[unit.state]}
        strong = plated or unit.state is State.DUE
        by = unit.by or unit.waiting
        return [
            _cell(unit.course, faint=True),
            _cell(unit.title or unit.course),
            _cell(f"v{by.course.version}" if by is not None else text.NO_VALUE, faint=True),
            _cell(text.day(unit.expires) if unit.expires else text.NO_VALUE),
            _cell(unit_words(unit), strong=strong, faint=not strong, **mark),
        ]


class AttemptsTable(_Table):
    """Date, time, pack, number, outcome, signatures; where there is room, class and decider; newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("Date"),
            self.tr("Time"),
            self.tr("Pack"),
            self.tr("No."),
            self.tr("Outcome"),
            self.tr("Signatures"),
            self.tr("Class"),
            self.tr("Decided by"),
        )
        self.attempts: tuple[Attempt, ...] = ()

    def show_attempts(self, attempts: "tuple[Attempt, ...]") -> None:
        """Show these."""
        self.attempts = attempts
        self.show_cells([self._row(one) for one in attempts])

    def _row(self, one: "Attempt") -> list[dict[int, Any]]:
        icon, words = outcome_words(one)
        row = one.decision
        return [
            _cell(text.day(one.ended_utc)),
            _cell(text.short_time(one.ended_utc), faint=True),
            _cell(f"{one.course.id} v{one.course.version}"),
            _cell(str(one.number or text.NO_VALUE)),
            _cell(words, icon=icon, strong=True),
            _cell(signed_words(one), faint=True),
            _cell(one.title or text.NO_VALUE, faint=True),
            _cell(row.decided_by or text.NO_VALUE if row is not None else text.NO_VALUE, faint=True),
        ]
