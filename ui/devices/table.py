"""The table of headsets on the screen: battery bars, and columns that give way where it is narrow."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.devices.model import BATTERY, Column, DevicesModel
from ui.theme import Look, Role
from ui.widgets.table import RowDelegate, TableView

WIDTHS: Final = {
    Column.SEAT: 56,
    Column.HEADSET: 160,
    Column.BATTERY: 158,
    Column.APP: 76,
    Column.LINK: 164,
    Column.FREE: 76,
    Column.STATE: 190,
}
GIVES_WAY: Final = (Column.FREE, Column.APP, Column.LINK, Column.BATTERY, Column.HEADSET)
"""Which column goes first when there is no room; the panel says it all."""


class BatteryDelegate(RowDelegate):
    """A bar of 96 x 10 for what is left, then the figure."""

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRectF, left: float
    ) -> None:
        look, share = self._look, index.data(BATTERY)
        if share is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            height = look.px(10)
            box = QRectF(left, rect.top() + (rect.height() - 1 - height) // 2, look.px(96), height)
            painter.fillRect(box, look.color(Role.RAISED))
            filled = QRectF(
                box.left(), box.top(), round(box.width() * min(1.0, max(0.0, share))), box.height()
            )
            painter.fillRect(filled, look.color(Role.SEG_DONE))
            painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            left += look.px(96)
        super()._paint_text(painter, index, rect, left + look.px(10 if share is not None else 0))


class DevicesTable(TableView):
    """All headsets. Signals: `acted()` for Enter or a double click on a row, `forget_asked()` for Delete."""

    acted = Signal()
    forget_asked = Signal()

    def __init__(self, look: Look, model: DevicesModel, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent=parent)
        self.setAccessibleName(self.tr("Headsets"))
        self.setModel(model)
        self.setItemDelegateForColumn(Column.BATTERY, BatteryDelegate(look, parent=self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.acted)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._fit)
        look.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the row, Delete asks to forget it; the rest is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, shown = self.viewport().width(), set(Column)
        needed = {column: self._needed(column) for column in Column}
        for column in GIVES_WAY:
            if sum(needed[one] for one in shown) <= room:
                break
            shown.discard(column)
        spare = room - sum(needed[column] for column in shown)
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                # What is left over goes to the state, whose words are the longest, and a little to the rest.
                share = spare if column is Column.STATE else 0
                self.setColumnWidth(column, needed[column] + max(0, share))

    def _needed(self, column: Column) -> int:
        """Names fit themselves, and a battery is drawn: every other column is as wide as its words."""
        if column in (Column.HEADSET, Column.BATTERY):
            return self._look.px(WIDTHS[column])
        return self.needed_width(column, WIDTHS[column])
