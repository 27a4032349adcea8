"""The matrix as Qt's views want it: people are rows, units are columns."""

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.assessment.matrix import Matrix, Row, short_codes
from ui.people.matrix_words import mark, spoken
from ui.people.wording import display_name

if TYPE_CHECKING:
    from console.assessment.currency import Unit

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_USER: Final = int(Qt.ItemDataRole.UserRole)
_TOLD: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Heading(IntEnum):
    """What a head or a cell says beyond its text."""

    SECOND = _USER + 1
    """str: the second line of a column's head."""
    MARK = _USER + 2
    """matrix_words.Mark of a cell."""


class MatrixModel(QAbstractTableModel):
    """Cells say how a unit stands; to whoever listens, in a whole sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self._codes: dict[str, str] = {}
        self._held: list[int] = []

    def show_matrix(self, matrix: Matrix) -> None:
        """Take another one."""
        self.beginResetModel()
        self.matrix = matrix
        self._codes = short_codes(matrix.courses)
        self._held = [matrix.held(column) for column in range(len(matrix.courses))]
        self.endResetModel()

    def row_of(self, person: str) -> int | None:
        """Where somebody stands."""
        rows = self.matrix.rows if self.matrix is not None else ()
        return next((n for n, row in enumerate(rows) if row.member.view.person == person), None)

    def cell(self, index: Index) -> "tuple[Row, Unit] | None":
        """Whose cell it is, and how they stand there."""
        if self.matrix is None or not index.isValid():
            return None
        row = self.matrix.rows[index.row()]
        return row, row.units[index.column()]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many people."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many units."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.courses)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a person's name, or a unit's code and how many are competent at it."""
        matrix = self.matrix
        if matrix is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole or role in _TOLD:
                return display_name(matrix.rows[section].member.view)
            return None
        course = matrix.courses[section]
        share = self.tr("{held} of {all}").format(held=self._held[section], all=len(matrix.rows))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._codes[course.id]
        if role == Heading.SECOND:
            return share
        if role in _TOLD:
            words = self.tr("{id} {title}, {share} current")
            return words.format(id=course.id, title=course.title, share=share)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what one cell says."""
        found = self.cell(index)
        if found is None:
            return None
        row, unit = found
        if role == Heading.MARK:
            return mark(unit)
        if role == Qt.ItemDataRole.DisplayRole:
            return mark(unit).words
        if role in _TOLD:
            return f"{display_name(row.member.view)}, {unit.title or unit.course}: {spoken(unit)}"
        return None
