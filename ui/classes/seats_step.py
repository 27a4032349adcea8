"""Step 3 of a class: who has which headset. The table is the room; the panel beside it changes it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from console.model import Seat
from ui import text
from ui.classes.draft import Draft
from ui.classes.load_wording import consent_words
from ui.devices.wording import state_words
from ui.stations import Stations, own_name
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.drop_down import DropDown
from ui.widgets.ground import ALL_EDGES, Ground, Rule, column
from ui.widgets.label import Label
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.remark import Remark
from ui.widgets.table import Cell, TableView
from ui.widgets.tick_delegate import TickDelegate

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SEAT, HEADSET, STATE, PERSON, LOAD = range(5)


class SeatsModel(QAbstractTableModel):
    """One row a seat: seat, headset, its state, who sits there, whether they agreed to load.

    Signals: `ticked()` after somebody changed who agreed.
    """

    ticked = Signal()

    def __init__(self, stations: Stations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stations = stations
        self._draft: Draft | None = None
        self._rows: tuple[Seat, ...] = ()
        self._heads = (
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

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Five."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

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
    """The table of seats.

    Signals: `selected()`, `freed()` for Delete, `change_asked()` for Enter, `ticked()`.
    """

    selected = Signal()
    freed = Signal()
    change_asked = Signal()
    ticked = Signal()

    def __init__(self, look: Look, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
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
        frame = Ground(look, edges=ALL_EDGES)
        column(frame).addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(frame)
        self._pages.addWidget(self._nothing())
        column(self).addWidget(self._pages)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def seat(self) -> Seat | None:
        """The selected seat."""
        index = self.table.currentIndex()
        return self.model.seat(index.row()) if index.isValid() else None

    def show_draft(self, draft: Draft) -> None:
        """Show the seats of a draft."""
        self.model.show_draft(draft)
        self.table.setColumnHidden(LOAD, not draft.asks_for_load)
        self._fit()
        self._pages.setCurrentIndex(0 if draft.seating.places else 1)

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


class SeatPanel(QWidget):
    """Who has no seat, and who sits on the selected one. Signals: `changed()` after every change."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft: Draft | None = None
        self._seat: Seat | None = None
        self.without = Label(look, "", 13, wrap=True)
        self._without_head = Label(look, "", 14, Weight.SEMIBOLD)
        self.put = Button(look, "")
        self._seat_head = Label(look, "", 14, Weight.SEMIBOLD, wrap=True)
        self.person = DropDown(look, self.tr("Person on this seat"))
        self.free = Button(look, self.tr("Leave this seat free"), kind=Kind.QUIET, icon="x")
        self._rule = Rule(look)
        self.consent = Remark(look, "activity", consent_words())
        self._box = column(self)
        for part in (
            self._without_head, self.without, self.put, self._rule, self._seat_head, self.person, self.free,
            self.consent,
        ):  # fmt: skip
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.put.clicked.connect(self._put_first)
        self.person.activated.connect(self._choose_person)
        self.free.clicked.connect(self.leave_free)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: Draft, seat: Seat | None) -> None:
        """Show a draft with one seat selected."""
        self._draft, self._seat = draft, seat
        self._show_without(draft)
        self._show_seat(draft, seat)
        self.consent.setVisible(draft.asks_for_load)

    @Slot()
    def leave_free(self) -> None:
        """Take whoever sits on the selected seat off it."""
        if (
            self._draft is not None
            and self._seat is not None
            and self._draft.seating.at(self._seat) is not None
        ):
            self._draft.seating.put(self._seat, None)
            self.changed.emit()

    def _show_without(self, draft: Draft) -> None:
        keys = draft.seating.without_seat
        self._without_head.setText(self.tr("Without a seat: {n}").format(n=len(keys)))
        names = [draft.people[key].display for key in keys]
        shown = names[:6] + ([self.tr("and {n} more").format(n=len(names) - 6)] if len(names) > 6 else [])
        self.without.setText("\n".join(shown))
        free = draft.seating.free_seat()
        self.put.setVisible(bool(keys) and free is not None)
        self.put.set_label(self.tr("Put on seat {seat}").format(seat=free))
        for part in (self._without_head, self.without, self._rule):
            part.setVisible(bool(keys))

    def _show_seat(self, draft: Draft, seat: Seat | None) -> None:
        for part in (self.person, self.free):
            part.setVisible(seat is not None)
        if seat is None:
            self._seat_head.setText(self.tr("Select a seat to change who sits there."))
            return
        sits = draft.seating.at(seat)
        self._seat_head.setText(self.tr("Seat {seat}").format(seat=seat))
        self.person.clear()
        self.person.addItem(self.tr("free"), "")
        for key, trainee in draft.people.items():
            other = draft.seating.seat_of(key)
            where = self.tr("seat {seat}").format(seat=other) if other is not None else self.tr("no seat")
            self.person.addItem(trainee.display if key == sits else f"{trainee.display}, {where}", key)
        self.person.setCurrentIndex(max(0, self.person.findData(sits or "")))
        self.free.setEnabled(sits is not None)

    @Slot()
    def _put_first(self) -> None:
        draft = self._draft
        if draft is not None and draft.seating.without_seat:
            free = draft.seating.free_seat()
            if free is not None:
                draft.seating.put(free, draft.seating.without_seat[0])
                self.changed.emit()

    @Slot()
    def _choose_person(self) -> None:
        if self._draft is not None and self._seat is not None:
            self._draft.seating.put(self._seat, self.person.currentData() or None)
            self.changed.emit()

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(8))


def count_words(draft: Draft) -> str:
    """The summary of the third step: "12 headsets, 11 people"."""
    return f"{text.headsets(len(draft.seating.places))}, {text.people(draft.seated)}"
