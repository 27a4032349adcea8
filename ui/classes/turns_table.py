"""Who sits where turn by turn: turns are columns, seats rows; a cell is chosen, not a row."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from console.model import Attention, Seat
from ui.theme import Look, Role, Weight
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.table import Cell, Head, TableView

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_USER = int(Qt.ItemDataRole.UserRole)
SECOND: Final = _USER + 40
"""str: the second line of a head."""
SEAT_WIDTH: Final = 56
LEAST_WIDTH: Final = 148
HEAD: Final = 44
ROW: Final = 32


class TurnCell(NamedTuple):
    """One seat in one turn."""

    words: str
    is_faint: bool = False
    needs_you: bool = False
    tip: str = ""


class Grid(NamedTuple):
    """Everything that the table shows."""

    seats: tuple[Seat, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    """Of each turn: its name, and when it is."""
    cells: Mapping[tuple[int, Seat], TurnCell] = {}
    present: int = 0
    """The turn that is on; 0: none."""


class TurnsModel(QAbstractTableModel):
    """Column 0 is the seat, column n turn n."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()

    def show_grid(self, grid: Grid) -> None:
        """Show this; what is selected stays where the shape stays."""
        if grid == self.grid:
            return
        same = (grid.seats, len(grid.heads)) == (self.grid.seats, len(self.grid.heads))
        if not same:
            self.beginResetModel()
        self.grid = grid
        if not same:
            self.endResetModel()
        elif grid.seats:
            self.dataChanged.emit(self.index(0, 0), self.index(len(grid.seats) - 1, len(grid.heads)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.heads))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many seats."""
        return 0 if parent.isValid() else len(self.grid.seats)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The seat, then one a turn."""
        return 0 if parent.isValid() else 1 + len(self.grid.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a turn, and when it is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        words = (self.tr("Seat"), "") if section == 0 else self.grid.heads[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return words[0]
        if role == Cell.STRONG:
            return section == self.grid.present and section > 0
        return words[1] if role == SECOND else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Who sits there."""
        seat = self.grid.seats[index.row()]
        if index.column() == 0:
            return {int(Qt.ItemDataRole.DisplayRole): seat, int(Cell.STRONG): True}.get(int(role))
        cell = self.grid.cells.get((index.column(), seat), TurnCell("", is_faint=True))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((self.grid.heads[index.column() - 1][0], seat, cell.words))
        marks: dict[int, Any] = {
            int(Qt.ItemDataRole.DisplayRole): cell.words,
            int(Qt.ItemDataRole.ToolTipRole): cell.tip or cell.words,
            int(Cell.FAINT): cell.is_faint,
            int(Cell.PLATE): Attention.STUCK if cell.needs_you else None,
        }
        return marks.get(int(role))


class _Delegate(NameDelegate):
    """A chosen cell is `selected` in a 2 px accent frame; turns are parted by hairlines."""

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        rect: QRectF,
    ) -> None:
        look, chosen = self._look, bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen and index.column():
            painter.fillRect(rect, look.color(Role.SELECTED))
        elif option.state & QStyle.StateFlag.State_MouseOver and index.column():
            painter.fillRect(rect, look.color(Role.HOVER))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color(Role.LINE))
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), look.color(Role.LINE))
        if chosen and index.column():
            painter.setPen(QPen(look.color(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class _TurnsHead(Head):
    """Two lines a turn on `sunken`: its name 13/600, when it is 12 muted."""

    def paintSection(self, painter: QPainter, rect: Any, logical_index: int) -> None:
        """Paint one head."""
        look, model, box = self._look, self.model(), QRectF(rect)
        first = str(model.headerData(logical_index, Qt.Orientation.Horizontal) or "")
        second = str(model.headerData(logical_index, Qt.Orientation.Horizontal, SECOND) or "")
        painter.save()
        painter.fillRect(box, look.color(Role.SUNKEN))
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), look.color(Role.LINE))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color(Role.LINE_STRONG))
        if model.headerData(logical_index, Qt.Orientation.Horizontal, Cell.STRONG):
            painter.fillRect(QRectF(box.left(), box.bottom() - 3, box.width(), 3), look.color(Role.ACCENT))
        left, room = box.left() + look.px(12), box.width() - look.px(20)
        for words, px, weight, role, base in (
            (
                first,
                13 if second else 12,
                Weight.SEMIBOLD,
                Role.TEXT if second else Role.MUTED,
                18 if second else 27,
            ),
            (second, 12, Weight.REGULAR, Role.MUTED, 36),
        ):
            font = look.font(px, weight)
            painter.setFont(font)
            painter.setPen(look.color(role))
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(round(left), round(box.top() + look.px(base)), shown)
        painter.restore()


class TurnsTable(TableView):
    """Signals: `chosen()` when another cell was selected, `acted()` for Enter, `freed()` for Delete."""

    chosen = Signal()
    acted = Signal()
    freed = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, row_height=ROW, parent=parent)
        self.model_ = TurnsModel(self)
        self.setItemDelegate(_Delegate(look, self))
        self.setHorizontalHeader(_TurnsHead(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setModel(self.model_)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.doubleClicked.connect(self.acted)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def slot(self) -> tuple[int, Seat] | None:
        """The turn and seat of the selected cell."""
        index = self.currentIndex()
        if not index.isValid() or index.column() == 0:
            return None
        return index.column(), self.model_.grid.seats[index.row()]

    def show_grid(self, grid: Grid) -> None:
        """Show this grid."""
        chosen = self.slot
        self.model_.show_grid(grid)
        if chosen is not None and self.slot is None:
            self.select(*chosen)
        self._fit()

    def select(self, turn: int, seat: Seat) -> None:
        """Choose a cell, if it is there."""
        grid = self.model_.grid
        if seat in grid.seats and 0 < turn <= len(grid.heads):
            self.setCurrentIndex(self.model_.index(grid.seats.index(seat), turn))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the cell, Delete frees it; the rest is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.freed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the turns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, head, turns = self._look.px, self.horizontalHeader(), len(self.model_.grid.heads)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(px(HEAD))
        seats = self.needed_width(0, SEAT_WIDTH)
        self.setColumnWidth(0, seats)
        if turns:
            room = (self.viewport().width() - seats) // turns
            for turn in range(1, turns + 1):
                self.setColumnWidth(turn, max(px(LEAST_WIDTH), room))
