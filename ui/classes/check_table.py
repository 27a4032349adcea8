"""The table of Check and start: one row a seat of the turn, what is wrong 600 in its own column."""

from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.classroom.readiness import Check, Need
from console.model import Attention
from ui import text
from ui.classes.check_words import link_words, start_words, worn_words
from ui.theme import Look, Role
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.table import Cell, RowDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SHARE: Final = int(Qt.ItemDataRole.UserRole) + 41
"""float: the share of a battery that is left."""
ROW: Final = 38


class Column(IntEnum):
    """From left to right."""

    SEAT = 0
    TRAINEE = 1
    BATTERY = 2
    APP = 3
    SCENARIO = 4
    FREE = 5
    LINK = 6
    WORN = 7
    START = 8


WIDTHS: Final = {
    Column.SEAT: 56,
    Column.TRAINEE: 172,
    Column.BATTERY: 124,
    Column.APP: 64,
    Column.SCENARIO: 78,
    Column.FREE: 66,
    Column.LINK: 82,
    Column.WORN: 76,
    Column.START: 182,
}
GIVES_WAY: Final = (Column.LINK, Column.FREE, Column.APP, Column.WORN, Column.SCENARIO, Column.BATTERY)


class CheckModel(QAbstractTableModel):
    """Rows are the checks as they are now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checks: tuple[Check, ...] = ()
        self._now = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
        self._ends = self._now

    def show_checks(self, checks: tuple[Check, ...], now: datetime, left_min: float) -> None:
        """Show these."""
        same = [check.seat for check in checks] == [check.seat for check in self.checks]
        if not same:
            self.beginResetModel()
        self.checks, self._now = checks, now
        self._ends = now.astimezone() + timedelta(minutes=left_min)
        if not same:
            self.endResetModel()
        elif checks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(checks) - 1, len(Column) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many seats."""
        return 0 if parent.isValid() else len(self.checks)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Nine."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.SEAT: self.tr("Seat"),
            Column.TRAINEE: self.tr("Trainee"),
            Column.BATTERY: self.tr("Battery at {time}").format(time=self._ends.strftime("%H:%M")),
            Column.APP: self.tr("App"),
            Column.SCENARIO: self.tr("Scenario"),
            Column.FREE: self.tr("Free"),
            Column.LINK: self.tr("Link"),
            Column.WORN: self.tr("Worn"),
            Column.START: self.tr("Start"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        check, column = self.checks[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(check, column)
        silent = Need.SILENT in check.needs
        if role == SHARE:
            return check.battery_end if column is Column.BATTERY and not silent else None
        if role == Cell.STRONG:
            return column is Column.SEAT or self._is_wrong(check, column)
        if role == Cell.FAINT:
            return silent or (column is Column.WORN and not check.worn)
        if role == Cell.ICON:
            return self._icon(check, column)
        plate = column is Column.START and check.needs and not check.began and check.needs != (Need.ASKED,)
        return _PLATES.get(check.needs[0], Attention.STUCK) if plate and role == Cell.PLATE else None

    def _words(self, check: Check, column: Column) -> str:
        silent = Need.SILENT in check.needs
        if column is Column.SEAT:
            return check.seat
        if column is Column.TRAINEE:
            return check.name or text.translate("Guest")
        if column is Column.START:
            return start_words(check, self._now)
        if silent:
            return text.NO_VALUE
        if column is Column.BATTERY:
            return self.tr("empty") if Need.BATTERY in check.needs else text.percent(check.battery_end)
        return {
            Column.APP: check.app or text.NO_VALUE,
            Column.SCENARIO: check.scenario or text.NO_VALUE,
            Column.FREE: text.storage(check.free_mb),
            Column.LINK: link_words(check)[1],
            Column.WORN: worn_words(check.worn),
        }[column]

    def _is_wrong(self, check: Check, column: Column) -> bool:
        return {
            Column.BATTERY: Need.BATTERY in check.needs,
            Column.APP: Need.APP in check.needs,
            Column.FREE: check.is_low_on_storage,
            Column.LINK: check.is_weak,
            Column.START: bool(check.needs) and check.needs != (Need.ASKED,),
        }.get(column, False)

    def _icon(self, check: Check, column: Column) -> str | None:
        if column is Column.LINK:
            return link_words(check)[0] or None
        if column is not Column.START:
            return None
        if not check.needs:
            return "check"
        return "loader" if check.needs == (Need.ASKED,) and not check.is_new else None


_PLATES: Final = {
    Need.SILENT: Attention.NO_SIGNAL,
    Need.REFUSED: Attention.NOT_DONE,
    Need.UNANSWERED: Attention.NOT_DONE,
}


class _Battery(RowDelegate):
    """A bar of 56 x 10 for what will be left, then the figure."""

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRectF, left: float
    ) -> None:
        look, share = self._look, index.data(SHARE)
        if share is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            width, height = look.px(56), look.px(10)
            box = QRectF(left, rect.top() + (rect.height() - 1 - height) // 2, width, height)
            painter.fillRect(box, look.color(Role.RAISED))
            filled = round(width * min(1.0, max(0.0, share)))
            painter.fillRect(QRectF(box.left(), box.top(), filled, height), look.color(Role.SEG_DONE))
            painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            left += width + look.px(8)
        super()._paint_text(painter, index, rect, left)


class CheckTable(TableView):
    """All seats of the turn; columns give way where it is narrow."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, row_height=ROW, parent=parent)
        self.model_ = CheckModel(self)
        self.setModel(self.model_)
        self.setItemDelegateForColumn(Column.TRAINEE, NameDelegate(look, self))
        self.setItemDelegateForColumn(Column.BATTERY, _Battery(look, ROW, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._look.px, self.viewport().width()
        shown = set(Column)
        for column in GIVES_WAY:
            if sum(px(WIDTHS[one]) for one in shown) <= room:
                break
            shown.discard(column)
        spare = max(0, room - sum(px(WIDTHS[column]) for column in shown))
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            more = spare // 2 if column in (Column.TRAINEE, Column.START) else 0
            self.setColumnWidth(column, px(WIDTHS[column]) + more)
