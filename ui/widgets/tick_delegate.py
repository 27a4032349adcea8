"""A cell with a tick box: one click or Space changes it; no editor opens."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.theme import Role
from ui.widgets.icon import draw_icon
from ui.widgets.table import RowDelegate

_SIDE = 16


class TickDelegate(RowDelegate):
    """Paints what the model says for Qt.CheckStateRole; a cell without a state is empty."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Change the tick for a click in the cell, or for Space."""
        pressed = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        pressed = pressed and event.button() == Qt.MouseButton.LeftButton  # type: ignore[attr-defined]
        typed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not (pressed or typed):
            return False
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
        on = Qt.CheckState(state) is Qt.CheckState.Checked
        new = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRectF, left: float
    ) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        look, on = self._look, Qt.CheckState(state) is Qt.CheckState.Checked
        side = look.px(_SIDE)
        box = QRectF(round(left), round(rect.top() + (rect.height() - 1 - side) / 2), side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(Role.ACCENT if on else Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.ACCENT if on else Role.RAISED))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        if on:
            inset = look.px(2)
            draw_icon(painter, look, "check", Role.ON_ACCENT, 12, box.left() + inset, box.top() + inset)
        super()._paint_text(painter, index, rect, left + side + look.px(8))
