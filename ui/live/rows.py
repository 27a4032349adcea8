"""Lists of 22 px rows in the focus panel: the step rail and the log."""

from typing import Any, Final, NamedTuple

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
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon

PADDING: Final = 14
"""Of a panel that has room, design px."""

_Index = QModelIndex | QPersistentModelIndex


class PanelRow(NamedTuple):
    """One row: a mark (icon, or a number in a circle), words, and something at the right."""

    text: str
    icon: str = ""
    number: str = ""
    time: str = ""
    """At the left, before the mark: a log's time of day."""
    right: str = ""
    current: bool = False
    faint: bool = False
    strong: bool = False
    chosen: bool = False
    """The moment of this row is looked at."""


class PanelModel(QAbstractListModel):
    """Rows for Qt's list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PanelRow, ...] = ()

    def set_rows(self, rows: tuple[PanelRow, ...]) -> None:
        """Show other rows; rows that stayed are not repainted."""
        old = self.rows
        added = len(rows) - len(old)
        if added > 0 and old and rows[added:] == old:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self.rows = rows
            self.endInsertRows()
            return
        if added:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        for number, (before, now) in enumerate(zip(old, rows, strict=True)):
            if before != now:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row in words, for screen readers and tooltips."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            row = self.rows[index.row()]
            return ", ".join(part for part in (row.time, row.number, row.text, row.right) if part)
        return None


class PanelDelegate(QStyledItemDelegate):
    """Paints one row of 22 px; `padding` is the panel's, design px."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.padding = look, PADDING
        self.jumps = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(self._look.px(120), self._look.px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look, rect = self._look, QRectF(option.rect)
        model = index.model()
        assert isinstance(model, PanelModel)
        row = model.rows[index.row()]
        painter.save()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if row.chosen:
            painter.fillRect(rect, look.color(Role.SELECTED))
        elif row.current or (self.jumps and (focused or over)):
            painter.fillRect(rect, look.color(Role.HOVER))
        if row.chosen or (self.jumps and focused):
            painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), look.color(Role.ACCENT))
        base = rect.top() + look.px(15)
        left = rect.left() + look.px(self.padding)
        if row.time:
            painter.setFont(look.font(11))
            painter.setPen(look.color(Role.MUTED))
            painter.drawText(QPointF(left, base), row.time)
            left += look.px(58)
        self._mark(painter, row, rect, left)
        self._words(painter, row, rect, left + look.px(26), base)
        painter.restore()

    def _mark(self, painter: QPainter, row: PanelRow, rect: QRectF, left: float) -> None:
        look, side = self._look, self._look.px(18)
        top = rect.top() + (rect.height() - side) // 2
        if row.icon:
            inset = look.px(2)
            role = Role.TEXT if row.strong else Role.MUTED
            draw_icon(painter, look, row.icon, role, 14, left + inset, top + inset)
            return
        if not row.number:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(left, top, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.color(Role.TEXT if row.current else Role.LINE_STRONG))
        painter.setBrush(look.color(Role.TEXT) if row.current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        painter.setFont(look.font(11, Weight.BOLD if row.current else Weight.REGULAR))
        painter.setPen(look.color(Role.SURFACE if row.current else Role.MUTED))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.number)

    def _words(self, painter: QPainter, row: PanelRow, rect: QRectF, left: float, base: float) -> None:
        look = self._look
        weight = Weight.SEMIBOLD if row.current else Weight.MEDIUM if row.strong else Weight.REGULAR
        font = look.font(12, weight)
        metrics = QFontMetricsF(font)
        right = rect.right() - look.px(self.padding)
        painter.setFont(font)
        if row.right:
            width = metrics.horizontalAdvance(row.right)
            painter.setPen(look.color(Role.TEXT if row.current else Role.MUTED))
            painter.drawText(QPointF(right - width, base), row.right)
            right -= width + look.px(8)
        painter.setPen(look.color(Role.MUTED if row.faint else Role.TEXT))
        painter.drawText(
            QPointF(left, base), metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, right - left)
        )


class PanelList(QListView):
    """A list of 22 px rows, to be read; with `jumps` each leads somewhere, by a click or by Enter.

    Signals: jumped(int): the row that was pressed.
    """

    jumped = Signal(int)

    def __init__(
        self,
        look: Look,
        name: str,
        parent: QWidget | None = None,
        *,
        jumps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look, self._first = look, 0
        self.model_rows = PanelModel(self)
        self.delegate = PanelDelegate(look, self)
        self.delegate.jumps = self._jumps = jumps
        self.setModel(self.model_rows)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setMinimumHeight(look.px(44))
        if jumps:
            self.setMouseTracking(True)
            self.clicked.connect(self._jump)
        look.changed.connect(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump on Enter or Space; the list's own keys move."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._jumps and event.key() in keys and self.currentIndex().isValid():
            self._jump(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest row."""
        if self._jumps and not self.currentIndex().isValid() and self.model_rows.rowCount():
            self.setCurrentIndex(self.model_rows.index(0))
        super().focusInEvent(event)

    def set_rows(self, rows: tuple[PanelRow, ...]) -> None:
        """Show these rows."""
        self.model_rows.set_rows(rows)

    def show_row(self, row: int) -> None:
        """Scroll so that this row is in sight."""
        if 0 <= row < self.model_rows.rowCount():
            self.scrollTo(self.model_rows.index(row), QListView.ScrollHint.PositionAtCenter)

    def show_from(self, row: int) -> None:
        """Scroll so that this row is the first in sight, now and when the list gets another size."""
        self._first = row
        if 0 <= row < self.model_rows.rowCount():
            self.scrollTo(self.model_rows.index(row), QListView.ScrollHint.PositionAtTop)

    def _jump(self, index: QModelIndex) -> None:
        self.jumped.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first row where it was asked to be."""
        super().resizeEvent(event)
        self.show_from(self._first)

    def _restyle(self) -> None:
        self.setMinimumHeight(self._look.px(44))
        self.doItemsLayout()
        self.viewport().update()
