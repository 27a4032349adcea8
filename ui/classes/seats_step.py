"""Step 3 of a class: who has which headset. The table is the room; the panel beside it changes it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from console.model import Seat
from ui import text
from ui.classes.draft import Draft
from ui.classes.turn_controls import TurnControls
from ui.classes.turn_grids import draft_grid
from ui.classes.turns_table import TurnsTable
from ui.devices.wording import state_words
from ui.stations import Stations, own_name
from ui.theme import Look, Role, Weight
from ui.widgets.ground import ALL_EDGES, Ground, column
from ui.widgets.headed_model import HeadedModel
from ui.widgets.label import Label
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.table import Cell, TableView
from ui.widgets.tick_delegate import TickDelegate

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SEAT, HEADSET, STATE, PERSON, LOAD = range(5)


class SeatsModel(HeadedModel):
    """One row a seat: seat, headset, its state, who sits there, whether they agreed to load.

    Signals: `ticked()` after somebody changed who agreed.
    """

    ticked = Signal()

    def __init__(self, stations: Stations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stations = stations
        self._draft: Draft | None = None
        self._rows: tuple[Seat, ...] = ()
        self.heads = (
            self.tr("Seat"),
            self.tr("Headset"),
            self.tr("State"),
            self.tr("Person"),
            self.tr("Load"),
        )

    def show_draft(self, draft: Draft) -> None:
        """Take the seats of a draft as they are now."""
        rows = tuple(place.seat for place in draft.seating.places)
        if draft is not self._draft or rows != self._rows:
            self.beginResetModel()
            self._draft, self._rows = draft, rows
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, LOAD))

    def seat(self, row: int) -> Seat:
        """The seat of a row."""
        return self._rows[row]

    def row_of(self, seat: Seat) -> int | None:
        """Where a seat stands, or None."""
        return self._rows.index(seat) if seat in self._rows else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many seats."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        draft = self._draft
        if draft is None:
            return None
        place, column = draft.seating.places[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole and column == SEAT:
            return place.seat
        if role == Cell.STRONG:
            return column == SEAT
        key = draft.seating.at(place.seat)
        if column == LOAD:
            return self._agreed(draft, key, role) if key is not None else None
        if column == PERSON:
            if role == Qt.ItemDataRole.DisplayRole:
                return draft.people[key].display if key is not None else self.tr("free")
            if role == Qt.ItemDataRole.ToolTipRole and key is not None:
                return draft.people[key].display
            return key is None if role == Cell.FAINT else None
        view = self._stations.get(place.station)
        if view is None:
            return None
        if column == HEADSET:
            return own_name(view) if role == Qt.ItemDataRole.DisplayRole else None
        if column != STATE:
            return None
        state = state_words(view)
        marks: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: state.words,
            Cell.ICON: state.icon,
            Cell.PLATE: state.plate,
            Cell.FAINT: state.dimmed,
        }
        return marks.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The last column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == LOAD else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Note that whoever sits there agreed, or did not."""
        draft = self._draft
        if draft is None or role != Qt.ItemDataRole.CheckStateRole or index.column() != LOAD:
            return False
        key = draft.seating.at(self._rows[index.row()])
        if key is None:
            return False
        draft.opted_in ^= {key}
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _agreed(self, draft: Draft, key: str, role: int) -> Any:
        agreed = key in draft.opted_in
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if agreed else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("agreed") if agreed else self.tr("no")
        return not agreed if role == Cell.FAINT else None


class SeatsStep(QWidget):
    """The table of seats, or of seats and turns where there are several.

    Signals: `selected()`, `freed()` for Delete, `change_asked()` for Enter, `ticked()`.
    """

    selected = Signal()
    freed = Signal()
    change_asked = Signal()
    ticked = Signal()

    def __init__(self, look: Look, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._in_turns = look, False
        self.model = SeatsModel(stations, self)
        self.table = _SeatsTable(look, self.tr("Seats"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(PERSON, NameDelegate(look, self.table))
        self.table.setItemDelegateForColumn(LOAD, TickDelegate(look, parent=self.table))
        self.model.ticked.connect(self.ticked)
        self.table.freed.connect(self.freed)
        self.table.acted.connect(self.change_asked)
        self.table.doubleClicked.connect(self._change)
        self.table.selectionModel().currentRowChanged.connect(self.selected)
        self.controls = TurnControls(look)
        self.grid = TurnsTable(look, self.tr("Seats and turns"))
        self.controls.changed.connect(self.ticked)
        self.grid.chosen.connect(self.selected)
        self.grid.freed.connect(self.freed)
        self.grid.acted.connect(self.change_asked)
        self._pages = QStackedWidget()
        for table in (self.table, self.grid):
            frame = Ground(look, edges=ALL_EDGES)
            column(frame).addWidget(table)
            self._pages.addWidget(frame)
        self._pages.addWidget(self._nothing())
        box = column(self, spacing=look.px(8))
        box.addWidget(self.controls)
        box.addWidget(self._pages, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def seat(self) -> Seat | None:
        """The selected seat."""
        if self._in_turns:
            return self.grid.slot[1] if self.grid.slot is not None else None
        index = self.table.currentIndex()
        return self.model.seat(index.row()) if index.isValid() else None

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when the step opens."""
        return self.grid if self._in_turns else self.table

    @property
    def turn(self) -> int:
        """The selected sitting; pairs sit for two turns."""
        return self.grid.slot[0] if self._in_turns and self.grid.slot is not None else 1

    def show_draft(self, draft: Draft) -> None:
        """Show the seats of a draft."""
        self.model.show_draft(draft)
        self.controls.show_draft(draft)
        self.controls.setVisible(bool(draft.seating.places))
        self.table.setColumnHidden(LOAD, not draft.asks_for_load)
        self._fit()
        self._in_turns = draft.turns > 1
        self.grid.show_grid(draft_grid(draft))
        self._pages.setCurrentIndex((1 if self._in_turns else 0) if draft.seating.places else 2)

    def select(self, seat: Seat) -> None:
        """Select a seat's row."""
        row = self.model.row_of(seat)
        if row is not None:
            self.table.selectRow(row)

    def _nothing(self) -> QWidget:
        page = QWidget()
        box = column(page, spacing=6)
        box.addStretch(1)
        for words, px, weight in (
            (self.tr("No headset is paired yet"), 16, Weight.SEMIBOLD),
            (self.tr("Pair the headsets in Devices; each then has a seat here."), 13, Weight.REGULAR),
        ):
            line = Label(self._look, words, px, weight, Role.TEXT if px > 13 else Role.MUTED)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addStretch(2)
        return page

    @Slot(QModelIndex)
    def _change(self, index: QModelIndex) -> None:
        if index.column() != LOAD:  # a quick second tick is no wish to change who sits there
            self.change_asked.emit()

    def _restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The names take what the other columns leave."""
        px, head, asked = self._look.px, self.table.horizontalHeader(), not self.table.isColumnHidden(LOAD)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(PERSON, QHeaderView.ResizeMode.Stretch)
        for column_, width in (
            (SEAT, 56),
            (HEADSET, 104 if asked else 120),
            (STATE, 176 if asked else 200),
            (LOAD, 100),
        ):
            self.table.setColumnWidth(column_, px(width))


class _SeatsTable(TableView):
    """Signals: `freed()` for Delete, `acted()` for Enter."""

    freed = Signal()
    acted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.freed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        else:
            super().keyPressEvent(event)


def count_words(draft: Draft) -> str:
    """The summary of the third step: "12 headsets, 11 people", or "12 headsets, 3 turns of 20 min"."""
    if draft.turns > 1:
        turns = text.translate("{n} turns of {minutes} min")
        words = turns.format(n=draft.turns, minutes=draft.turn_min)
        return f"{text.headsets(len(draft.seating.places))}, {words}"
    return f"{text.headsets(len(draft.seating.places))}, {text.people(draft.seated)}"
