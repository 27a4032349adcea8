"""Tables: head 32, rows 30 + 1, selected = `selected` with a 3 px accent edge."""

from enum import IntEnum
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.plate import paint_plate

_USER: Final = int(Qt.ItemDataRole.UserRole)


class Cell(IntEnum):
    """What a model may say about a cell beyond its text (Qt.DisplayRole) and alignment."""

    ICON = _USER + 1
    """str: an icon's name, 16 px before the text."""
    PLATE = _USER + 2
    """console.model.Attention: a 20 px plate before the text."""
    STRONG = _USER + 3
    """bool: text 600."""
    FAINT = _USER + 4
    """bool: text muted."""


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: ground, hairline, plate or icon, text."""

    def __init__(
        self, look: Look, row_height: int = 30, parent: QWidget | None = None, *, padding: int = 12
    ) -> None:
        super().__init__(parent)
        self._look, self._row_height, self._padding = look, row_height, padding

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the row's height and the width of what stands in the cell."""
        look = self._look
        text = str(index.data() or "")
        marks = index.data(Cell.PLATE) is not None or index.data(Cell.ICON) is not None
        width = QFontMetricsF(look.font(13, Weight.SEMIBOLD)).horizontalAdvance(text)
        return QSize(round(width) + look.px(24 + (26 if marks else 0)), look.px(self._row_height) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        look, rect = self._look, QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, option, index, rect)
        left = rect.left() + look.px(self._padding)
        plate, glyph = index.data(Cell.PLATE), index.data(Cell.ICON)
        if plate is not None:
            side = look.px(20)
            paint_plate(
                painter, look, QRectF(left, rect.top() + (rect.height() - 1 - side) // 2, side, side), plate
            )
            left += side + look.px(8)
        elif glyph is not None:
            top = rect.top() + (rect.height() - 1 - look.px(16)) // 2
            draw_icon(painter, look, str(glyph), Role.TEXT, 16, left, top)
            left += look.px(16 + 8)
        self._paint_text(painter, index, rect, left)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        rect: QRectF,
    ) -> None:
        look = self._look
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color(Role.SELECTED))
            if index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), look.color(Role.ACCENT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color(Role.HOVER))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color(Role.LINE))
        is_selected = state & QStyle.StateFlag.State_Selected
        if state & QStyle.StateFlag.State_HasFocus and not is_selected:  # a table that is only read
            painter.setPen(QPen(look.color(Role.ACCENT), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRectF, left: float
    ) -> None:
        look, text = self._look, str(index.data() or "")
        font = look.font(13, Weight.SEMIBOLD if index.data(Cell.STRONG) else Weight.REGULAR)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        role = Role.MUTED if index.data(Cell.FAINT) else Role.TEXT
        painter.setFont(font)
        painter.setPen(look.color(role if enabled else Role.DISABLED))
        metrics = QFontMetricsF(font)
        room = rect.right() - look.px(min(8, self._padding)) - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if aligned is not None and int(aligned) & int(Qt.AlignmentFlag.AlignRight):
            left = rect.right() - look.px(12) - metrics.horizontalAdvance(shown)
        base = rect.top() + round((rect.height() - 1 + metrics.capHeight()) / 2)
        painter.drawText(QPointF(round(left), base), shown)


class Head(QHeaderView):
    """The column heads: 32 high, 12/600 muted over a `line_strong` rule."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, padding: int = 12) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._padding = look, padding
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return 32 px high."""
        return QSize(super().sizeHint().width(), self._look.px(32))

    def sectionSizeFromContents(self, logical_index: int) -> QSize:
        """Return the width of the words."""
        look = self._look
        text = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal) or "")
        width = QFontMetricsF(look.font(12, Weight.SEMIBOLD)).horizontalAdvance(text)
        return QSize(round(width) + look.px(24), look.px(32))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint one head."""
        look = self._look
        box = QRectF(rect)
        painter.save()
        painter.fillRect(box, look.color(Role.SURFACE))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color(Role.LINE_STRONG))
        font = look.font(12, Weight.SEMIBOLD)
        text = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal) or "")
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - look.px(self._padding))
        left = box.left() + look.px(self._padding)
        aligned = self.model().headerData(
            logical_index, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        if aligned is not None and int(aligned) & int(Qt.AlignmentFlag.AlignRight):
            left = box.right() - look.px(12) - metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(look.color(Role.MUTED))
        painter.drawText(
            QPointF(round(left), box.top() + round((box.height() + metrics.capHeight()) / 2)), text
        )
        painter.restore()


class TableView(QTableView):
    """A table of whole rows over any Qt model; cells may speak `Cell`'s roles.

    `padding`: design px before the words of a cell.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        row_height: int = 30,
        padding: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._row_height, self._padding = look, row_height, padding
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(look, row_height, self, padding=padding))
        self.setHorizontalHeader(Head(look, self, padding=padding))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.changed.connect(self._restyle)
        self._restyle()

    def needed_width(self, section: int, least: int) -> int:
        """Return how wide a column is in which every word has its room; `least` are design px."""
        px, model, whole = self._look.px, self.model(), QModelIndex()
        head = QFontMetricsF(self._look.font(12, Weight.SEMIBOLD))
        title = model.headerData(section, Qt.Orientation.Horizontal) if self._has_head() else ""
        widths = [head.horizontalAdvance(str(title or ""))]
        for row in range(model.rowCount(whole)):
            index = model.index(row, section, whole)
            body = QFontMetricsF(
                self._look.font(13, Weight.SEMIBOLD if index.data(Cell.STRONG) else Weight.REGULAR)
            )
            marked = index.data(Cell.ICON) is not None or index.data(Cell.PLATE) is not None
            widths.append(body.horizontalAdvance(str(index.data() or "")) + px(28 if marked else 0))
        return max(px(least), ceil(max(widths)) + px(self._padding + min(8, self._padding)) + 1)

    def _has_head(self) -> bool:
        return not self.horizontalHeader().isHidden()

    def _restyle(self) -> None:
        height = self._look.px(self._row_height) + 1
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(self._look.px(32))
        self.horizontalHeader().setFixedHeight(self._look.px(32))
        self.viewport().update()
