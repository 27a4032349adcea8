"""The rows of the queue: model, painting and the list itself."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.model import StationId
from ui.live.queue_rows import QueueRow
from ui.live.quiet_words import paint_nothing
from ui.live.tile_text import state_word, tr
from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering
from ui.widgets.plate import paint_plate

_Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """The rows of the queue for Qt's list; `row_at` gives the whole row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()

    def set_rows(self, rows: tuple[QueueRow, ...]) -> None:
        """Show other rows; when only words changed, nothing but these is repainted."""
        old, self._rows = self._rows, rows
        if [row.station for row in old] != [row.station for row in rows]:
            self._rows = old
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for number, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row_at(self, index: _Index) -> QueueRow:
        """Return the row of an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row in words, for screen readers and tooltips."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            row = self._rows[index.row()]
            words = (row.seat, row.title, state_word(row.attention), row.second, row.right)
            return ", ".join(word for word in words if word)
        return None


class QueueDelegate(QStyledItemDelegate):
    """Paints one row: plate, seat and name over the reason, age over the visit."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self.wide = False

    def height(self) -> int:
        """Return the height of a row with its hairline."""
        return self._look.px(52 if self.wide else 44) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(self._look.px(200), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look, rect = self._look, QRectF(option.rect)
        model = index.model()
        assert isinstance(model, QueueModel)
        row = model.row_at(index)
        painter.save()
        self._ground(painter, option, rect)
        side = look.px(40 if self.wide else 32)
        top = rect.top() + (rect.height() - 1 - side) // 2
        paint_plate(painter, look, QRectF(rect.left() + look.px(9), top, side, side), row.attention)
        left = rect.left() + look.px(9) + side + look.px(10)
        self._words(painter, row, rect, left)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        look, state = self._look, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color(Role.SELECTED))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), look.color(Role.ACCENT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color(Role.HOVER))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color(Role.LINE))

    def _words(self, painter: QPainter, row: QueueRow, rect: QRectF, left: float) -> None:
        look, width = self._look, self._lettering.width
        right = rect.right() - look.px(13)
        first = rect.top() + look.px(22 if self.wide else 18)
        second = rect.top() + look.px(40 if self.wide else 35)
        painter.setPen(look.color(Role.TEXT))
        strong = look.font(13, Weight.SEMIBOLD)
        painter.setFont(strong)
        age_width = width(row.age, 13, Weight.SEMIBOLD)
        painter.drawText(QPointF(right - age_width, first), row.age)
        start = left
        if row.seat:
            painter.drawText(QPointF(start, first), row.seat)
            start += width(row.seat, 13, Weight.SEMIBOLD) + look.px(8)
        name, px = self._lettering.fit_name(row.title, right - age_width - look.px(6) - start, 13)
        painter.setFont(look.font(px, Weight.SEMIBOLD))
        painter.drawText(QPointF(start, first), name)
        painter.setPen(look.color(Role.MUTED))
        painter.setFont(look.font(11))
        visit_width = width(row.right, 11)
        painter.drawText(QPointF(right - visit_width, second), row.right)
        room = right - visit_width - look.px(8) - left
        px, lines = self._lettering.wrap_or(row.second, row.brief, room, 12, Weight.REGULAR, 1)
        painter.setFont(look.font(px))
        painter.drawText(QPointF(left, second), lines[0] if lines else "")


class QueueList(QListView):
    """The rows. Keys that it does not know go to the screen.

    Signals: station_chosen(str).
    """

    station_chosen = Signal(str)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = QueueModel(self)
        self.delegate = QueueDelegate(look, lettering, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Needs you now"))
        self.clicked.connect(self._choose)

    def show_selected(self, station: StationId | None) -> None:
        """Mark the row of the station that is selected on the wall."""
        for number in range(self.rows.rowCount()):
            index = self.rows.index(number)
            if station is not None and self.rows.row_at(index).station == station:
                self.setCurrentIndex(index)
                return
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows; Space chooses; the rest is the screen's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex())
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or that nobody needs anybody."""
        super().paintEvent(event)
        if self.rows.rowCount() == 0:
            paint_nothing(QPainter(self.viewport()), self._look, self.viewport().width())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            station = self.rows.row_at(index).station
            if station is not None:
                self.station_chosen.emit(station)
