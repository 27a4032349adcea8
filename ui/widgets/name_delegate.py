"""A cell that holds a person's name: shortened as on a tile, never cut with an ellipsis."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering
from ui.widgets.table import Cell, RowDelegate


class NameDelegate(RowDelegate):
    """Paints a row's cell with a name that fits; the whole name stands in its tooltip."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent=parent)
        self._lettering = Lettering(look, self)

    def _paint_text(
        self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRectF, left: float
    ) -> None:
        look = self._look
        name, px = self._lettering.fit_name(str(index.data() or ""), rect.right() - look.px(8) - left, 13)
        font = look.font(px, Weight.SEMIBOLD if index.data(Cell.STRONG) else Weight.REGULAR)
        painter.setFont(font)
        painter.setPen(look.color(Role.MUTED if index.data(Cell.FAINT) else Role.TEXT))
        base = rect.top() + round((rect.height() - 1 + QFontMetricsF(font).capHeight()) / 2)
        painter.drawText(QPointF(round(left), base), name)
