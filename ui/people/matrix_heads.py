"""The heads of the matrix: units above, people at the left, and the corner between them."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.people.matrix_model import Heading
from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering

HEAD: Final = 44


class UnitHead(QHeaderView):
    """A unit's code over how many of those shown are competent at it."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._lettering = look, lettering

    def sizeHint(self) -> QSize:
        """Return two lines' height."""
        return QSize(super().sizeHint().width(), self._look.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint code and share of one unit."""
        look, px, box = self._look, self._look.px, QRectF(rect)
        painter.save()
        painter.fillRect(box, look.color(Role.SUNKEN))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color(Role.LINE_STRONG))
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height() - 1), look.color(Role.LINE))
        model, across = self.model(), Qt.Orientation.Horizontal
        for words, size, weight, role, base in (
            (model.headerData(logical_index, across), 12, Weight.SEMIBOLD, Role.TEXT, 19),
            (model.headerData(logical_index, across, Heading.SECOND), 11, Weight.REGULAR, Role.MUTED, 35),
        ):
            said = str(words or "")
            left = box.left() + (box.width() - self._lettering.width(said, size, weight)) / 2
            self._lettering.draw(
                painter, round(left), box.top() + px(base), said, size, weight, look.color(role)
            )
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what lies beyond the last unit, too."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.color(Role.SUNKEN))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.color(Role.LINE_STRONG))
        painter.end()
        super().paintEvent(event)


class PersonHead(QHeaderView):
    """Who it is; the current one with the accent edge."""

    def __init__(self, look: Look, lettering: Lettering, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._look, self._lettering, self._view = look, lettering, view

    def sizeHint(self) -> QSize:
        """Return the width that the view has given it."""
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint one name, shortened by rule."""
        look, px, box = self._look, self._look.px, QRectF(rect)
        is_current = logical_index == self._view.currentIndex().row()
        painter.save()
        painter.fillRect(box, look.color(Role.SELECTED if is_current else Role.SURFACE))
        if is_current:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), look.color(Role.ACCENT))
        line = look.color(Role.LINE)
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), line)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), line)
        name = str(self.model().headerData(logical_index, Qt.Orientation.Vertical) or "")
        weight = Weight.SEMIBOLD if is_current else Weight.REGULAR
        shown, size = self._lettering.fit_name(name, box.width() - px(24), 13)
        cap = self._lettering.metrics(size, weight).capHeight()
        base = box.top() + round((box.height() - 1 + cap) / 2)
        self._lettering.draw(painter, box.left() + px(16), base, shown, size, weight, look.color(Role.TEXT))
        painter.restore()


class Corner(QWidget):
    """The words over the people."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words where the two heads meet."""
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), look.color(Role.SUNKEN))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color(Role.LINE_STRONG))
        painter.fillRect(self.width() - 1, 0, 1, self.height() - 1, look.color(Role.LINE))
        painter.setFont(look.font(12, Weight.SEMIBOLD))
        painter.setPen(look.color(Role.MUTED))
        cap = painter.fontMetrics().capHeight()
        painter.drawText(QPointF(look.px(16), round((self.height() + cap) / 2)), self.tr("Person"))
