"""A list beside a sheet: two-line rows under group heads; selected = `selected` with a 3 px accent edge."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

_ROW = int(Qt.ItemDataRole.UserRole) + 1
_HAS_LEADS = _ROW + 1
"""Whether anything stands before any title: where nothing does, no room is kept for it."""
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Item:
    """One row, or a group head when it has no key."""

    key: str
    title: str
    lead: str = ""
    """Stands before the title: a seat, a time of day."""
    second: str = ""
    icon: str | None = None
    """Before the second line."""
    trailing: str = ""
    """At the right end of the second line, or of a group head."""
    is_name: bool = False
    """The title is a person's name: it is shortened by rule, never cut."""


class ItemList(QListView):
    """Items to choose from. Signals: `chosen(key)` when a person or `choose` selected another row."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, *, lead_width: int, row_height: int = 56, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._items = _Items(self)
        self.setAccessibleName(name)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(look, lead_width, row_height, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        look.changed.connect(self.doItemsLayout)

    @property
    def key(self) -> str:
        """The selected key, or an empty text."""
        index = self.currentIndex()
        return self._items.rows[index.row()].key if index.isValid() else ""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is listed."""
        return tuple(self._items.rows)

    def set_items(self, items: Sequence[Item]) -> None:
        """Take a new list; the selection stays with its key and tells nobody."""
        if list(items) == self._items.rows:
            return
        key = self.key
        blocked = self.blockSignals(True)
        self._items.set(list(items))
        self.choose(key)
        self.blockSignals(blocked)

    def choose(self, key: str) -> None:
        """Select the row of a key; an unknown key selects none."""
        row = next((n for n, item in enumerate(self._items.rows) if key and item.key == key), None)
        self.setCurrentIndex(QModelIndex() if row is None else self._items.index(row, 0))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._items.rows[current.row()].key)


class _Items(QAbstractListModel):
    """The rows as a model; heads can not be selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Item] = []
        self._has_leads = False

    def set(self, rows: list[Item]) -> None:
        self.beginResetModel()
        self.rows, self._has_leads = rows, any(row.lead for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == _HAS_LEADS:
            return self._has_leads
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role in words:
            return ", ".join(part for part in (row.lead, row.title, row.second, row.trailing) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints rows and heads."""

    def __init__(self, look: Look, lead_width: int, row_height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._lead, self._height = look, lead_width, row_height
        self._lettering = Lettering(look, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(_ROW)
        return QSize(self._look.px(100), self._look.px(self._height if item.key else 32) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, item = self._look, index.data(_ROW)
        rect, state = QRectF(option.rect), option.state
        painter.save()
        if item.key and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color(Role.SELECTED))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), look.color(Role.ACCENT))
        elif item.key and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color(Role.HOVER))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color(Role.LINE))
        if item.key:
            lead = self._look.px(self._lead) if index.data(_HAS_LEADS) else 0
            self._paint_row(painter, item, rect, lead)
        else:
            self._paint_head(painter, item, rect)
        painter.restore()

    def _paint_head(self, painter: QPainter, item: Item, rect: QRectF) -> None:
        px, right = self._look.px, rect.right() - self._look.px(14)
        base = rect.top() + px(21)
        left = rect.left() + px(14)
        if item.trailing:
            right = self._draw_right(painter, item.trailing, right, base) - px(8)
        self._draw(painter, item.title, 12, Weight.SEMIBOLD, Role.MUTED, left, base, right)

    def _paint_row(self, painter: QPainter, item: Item, rect: QRectF, lead: int) -> None:
        look, px = self._look, self._look.px
        left = rect.left() + px(14)
        text_left = left + (lead if item.lead else 0)  # what has no time yet keeps its whole name
        right = rect.right() - px(14)
        top = rect.top() + (rect.height() - px(40)) / 2
        first, second = round(top + px(14)), round(top + px(34))
        weight = Weight.SEMIBOLD if self._lead < 36 else Weight.REGULAR  # a seat is a name, a time is not
        self._draw(painter, item.lead, 13, weight, Role.TEXT, left, first, text_left)
        title, size = item.title, 13.0
        if item.is_name:
            title, size = self._lettering.fit_name(title, right + px(6) - text_left, 13)
        self._draw(painter, title, size, Weight.SEMIBOLD, Role.TEXT, text_left, first, right + px(6))
        if item.trailing and self._both_fit(item, text_left, right):
            right = self._draw_right(painter, item.trailing, right, second) - px(8)
        if item.icon:
            draw_icon(painter, look, item.icon, Role.TEXT, 14, text_left, second - px(11))
            text_left += px(20)
        self._draw(painter, item.second, 12, Weight.REGULAR, Role.MUTED, text_left, second, right)

    def _both_fit(self, item: Item, left: float, right: float) -> bool:
        """Whether the time has room behind the words; without it the words stay whole."""
        px, metrics = self._look.px, QFontMetricsF(self._look.font(12))
        words = metrics.horizontalAdvance(item.second) + (px(20) if item.icon else 0)
        return left + words + px(8) + metrics.horizontalAdvance(item.trailing) <= right

    def _draw(
        self,
        painter: QPainter,
        words: str,
        px: float,
        weight: Weight,
        role: Role,
        left: float,
        base: float,
        right: float,
    ) -> None:
        font = self._look.font(px, weight)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(self._look.color(role))
        painter.drawText(QPointF(round(left), round(base)), shown)

    def _draw_right(self, painter: QPainter, words: str, right: float, base: float) -> float:
        font = self._look.font(12)
        left = right - QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._look.color(Role.MUTED))
        painter.drawText(QPointF(round(left), round(base)), words)
        return left
