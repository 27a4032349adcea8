"""The table of headsets: one row each, by seat; rows and selection stay while values change."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from console.model import LinkState, PairingState, StationId, StationView
from ui import text
from ui.devices.wording import LOW_STORAGE_MB, WEAK_DBM, state_words
from ui.stations import order, own_name, seat_of
from ui.widgets.table import Cell

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
BATTERY = Qt.ItemDataRole.UserRole + 40
"""float | None: share of charge, for the bar."""


class Column(IntEnum):
    """The columns, left to right."""

    SEAT = 0
    HEADSET = 1
    BATTERY = 2
    APP = 3
    LINK = 4
    FREE = 5
    STATE = 6


class DevicesModel(QAbstractTableModel):
    """Rows of StationView; `set_station` changes one, `set_pairing` overlays where a pairing stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StationView] = []
        self._at: dict[StationId, int] = {}
        self._pairing: dict[StationId, PairingState] = {}
        self._heads = {
            Column.SEAT: self.tr("Seat"),
            Column.HEADSET: self.tr("Headset"),
            Column.BATTERY: self.tr("Battery"),
            Column.APP: self.tr("App"),
            Column.LINK: self.tr("Link"),
            Column.FREE: self.tr("Free"),
            Column.STATE: self.tr("State"),
        }
        self._cells: dict[int, Callable[[StationView], str]] = {
            Column.SEAT: lambda view: seat_of(view) or text.NO_VALUE,
            Column.HEADSET: own_name,
            Column.BATTERY: lambda view: text.percent(_present(view, view.battery)),
            Column.APP: lambda view: view.app.rpartition("/")[2] or text.NO_VALUE,
            Column.LINK: _link,
            Column.FREE: lambda view: text.storage(_present(view, view.storage_free_mb)),
            Column.STATE: lambda view: state_words(view, self._pairing.get(view.station)).words,
        }

    def view(self, row: int) -> StationView:
        """The station of a row."""
        return self._rows[row]

    def row_of(self, station: StationId) -> int | None:
        """Where a station stands, or None."""
        return self._at.get(station)

    def set_all(self, stations: tuple[StationView, ...]) -> None:
        """Take a whole new list."""
        self.beginResetModel()
        self._rows = sorted(stations, key=order)
        self._number()
        self.endResetModel()

    def set_station(self, view: StationView) -> None:
        """Take the newest view of one station, in its place by seat."""
        at = self._at.get(view.station)
        if at is not None and order(self._rows[at]) == order(view):
            if self._rows[at] != view:
                self._rows[at] = view
                self._tell(at)
            return
        if at is not None:
            self.drop(view.station)
        place = sum(order(other) < order(view) for other in self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, view)
        self._number()
        self.endInsertRows()

    def drop(self, station: StationId) -> None:
        """Take a station out."""
        at = self._at.get(station)
        if at is None:
            return
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self._number()
        self.endRemoveRows()

    def set_pairing(self, station: StationId, state: PairingState | None) -> None:
        """Show where a pairing stands; None when it is over."""
        if state is None:
            self._pairing.pop(station, None)
        else:
            self._pairing[station] = state
        at = self._at.get(station)
        if at is not None:
            self._tell(at)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many headsets."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.FREE:
            return int(Qt.AlignmentFlag.AlignRight)
        return self._heads[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        view, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[column](view)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight) if column == Column.FREE else None
        if role == BATTERY:
            return _present(view, view.battery)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{view.label}, {view.model}" if column == Column.HEADSET else None
        return self._mark(view, column, role)

    def _mark(self, view: StationView, column: int, role: int) -> Any:
        if role == Cell.FAINT:
            return state_words(view).dimmed
        if column == Column.STATE:
            state = state_words(view, self._pairing.get(view.station))
            marks: dict[int, Any] = {
                Cell.ICON: state.icon,
                Cell.PLATE: state.plate,
                Cell.STRONG: state.needs_someone or view.station in self._pairing,
            }
            return marks.get(role)
        if role == Cell.ICON and column == Column.LINK and view.link is LinkState.LIVE:
            return _bars(view.wifi_dbm)
        if role == Cell.STRONG:
            return column == Column.SEAT or _is_poor(view, column)
        return None

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _number(self) -> None:
        self._at = {view.station: row for row, view in enumerate(self._rows)}


def _present(view: StationView, value: float | None) -> float | None:
    """Values of a headset that says nothing now are not shown: they would look like the present ones."""
    return value if view.link is LinkState.LIVE else None


def _link(view: StationView) -> str:
    if view.link is not LinkState.LIVE:
        return text.NO_VALUE
    parts = [text.signal_strength(view.wifi_dbm)] if view.wifi_dbm is not None else []
    if view.rtt_ms is not None:
        parts.append(f"{max(1, round(view.rtt_ms))} ms")
    return ", ".join(parts) or text.NO_VALUE


def _bars(dbm: float | None) -> str | None:
    if dbm is None:
        return None
    if dbm <= WEAK_DBM:
        return "antenna-bars-2"
    return "antenna-bars-4" if dbm < -58 else "antenna-bars-5"


def _is_poor(view: StationView, column: int) -> bool:
    if view.link is not LinkState.LIVE:
        return False
    if column == Column.LINK:
        return view.wifi_dbm is not None and view.wifi_dbm <= WEAK_DBM
    if column == Column.FREE:
        return view.storage_free_mb is not None and view.storage_free_mb < LOW_STORAGE_MB
    return False
