"""The grid of the matrix: cells 60 x 29, heads 44 high, the people's column always in sight."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.live.lettering import Lettering
from ui.people.matrix_model import Heading, MatrixModel
from ui.people.matrix_words import Mark, legend
from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon

CELL_WIDTH: Final = 60
WIDEST_CELL: Final = 88
"""Where there is more room than the units need, so wide."""
ROW: Final = 29
HEAD: Final = 44
PERSON: Final = 208
NARROW_PERSON: Final = 160
"""Where the units need the room; names are shortened by rule."""
_ICON: Final = 13
_GAP: Final = 3
_PAD: Final = 3
_MARGIN: Final = 2
"""Between a mark and the line beside it."""

Index = QModelIndex | QPersistentModelIndex


def _style(mark: Mark) -> tuple[float, Weight]:
    """Size and weight of a mark's words; those in a box have less room."""
    return (12 if mark.is_strong and not mark.is_boxed else 11), (
        Weight.SEMIBOLD if mark.is_strong else Weight.REGULAR
    )


def mark_width(look: Look, lettering: Lettering, mark: Mark) -> float:
    """How much room a mark takes, its box included."""
    words = lettering.width(mark.words, *_style(mark)) if mark.words else 0.0
    both = look.px(_GAP) if mark.icon and mark.words else 0
    box = look.px(2 * _PAD) if mark.is_boxed else 0
    return words + both + box + (look.px(_ICON) if mark.icon else 0)


def paint_mark(painter: QPainter, look: Look, lettering: Lettering, mark: Mark, rect: QRectF) -> None:
    """Paint a mark in the middle of a rectangle."""
    px = look.px
    width = mark_width(look, lettering, mark)
    left = rect.left() + round((rect.width() - width) / 2)
    if mark.is_boxed:
        box = QRectF(left, rect.top() + round((rect.height() - px(23)) / 2), width, px(23))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(Role.TEXT), 1.5))
        painter.setBrush(look.color(Role.QUIET))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), px(3), px(3))
        left += px(_PAD)
    if mark.icon:
        top = rect.top() + round((rect.height() - px(_ICON)) / 2)
        draw_icon(painter, look, mark.icon, Role.TEXT, _ICON, left, top)
        left += px(_ICON + _GAP)
    if mark.words:
        size, weight = _style(mark)
        cap = lettering.metrics(size, weight).capHeight()
        color = look.color(Role.TEXT if mark.is_strong else Role.MUTED)
        lettering.draw(
            painter, left, rect.top() + round((rect.height() + cap) / 2), mark.words, size, weight, color
        )


class MatrixView(QTableView):
    """Signals: `moved()` when another cell is current, `record_asked()` on Enter or a double click."""

    moved = Signal()
    record_asked = Signal()

    def __init__(self, look: Look, model: MatrixModel) -> None:
        super().__init__()
        self._look, self._lettering = look, Lettering(look, self)
        self._kept: tuple[str, str] | None = None
        self.setAccessibleName(self.tr("Competence of people by unit"))
        self.setModel(model)
        self._matrix = model
        self.setItemDelegate(_CellDelegate(look, self._lettering, self))
        self.setHorizontalHeader(_UnitHead(look, self._lettering, self))
        self.setVerticalHeader(_PersonHead(look, self._lettering, self))
        self._corner = _Corner(look, self)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.selectionModel().currentChanged.connect(self._move)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._take_place)
        self.activated.connect(self.record_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next person whose name begins with the letter that was typed."""
        rows = self._matrix.matrix.rows if self._matrix.matrix is not None else ()
        at, column = self.currentIndex().row(), max(0, self.currentIndex().column())
        for row in (*range(at + 1, len(rows)), *range(at + 1)):
            if rows[row].member.view.display.casefold().startswith(search.casefold()):
                self.setCurrentIndex(self._matrix.index(row, column))
                return

    def updateGeometries(self) -> None:
        """Keep the words of the corner where the two heads meet."""
        super().updateGeometries()
        across, down = self.horizontalHeader(), self.verticalHeader()
        self._corner.setGeometry(0, 0, down.width(), across.height())

    @Slot()
    def _move(self) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()
        self.moved.emit()

    @Slot()
    def _keep_place(self) -> None:
        found = self._matrix.cell(self.currentIndex())
        if found is not None:
            self._kept = (found[0].member.view.person, found[1].course)

    @Slot()
    def _take_place(self) -> None:
        """Stand where one stood, or at the beginning; the columns fit what they hold."""
        self._fit_columns()
        matrix = self._matrix.matrix
        if matrix is None or not matrix.rows or not matrix.courses:
            self.moved.emit()
            return
        person, course = self._kept or ("", "")
        row = self._matrix.row_of(person)
        column = next((n for n, one in enumerate(matrix.courses) if one.id == course), 0)
        self.setCurrentIndex(self._matrix.index(row or 0, column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Every column is as wide as the widest mark, code and share, and wider where there is room."""
        px, lettering, matrix = self._look.px, self._lettering, self._matrix.matrix
        room = 2 * px(_MARGIN) + 1
        widths = [mark_width(self._look, lettering, one) + room for one, _ in legend()]
        if matrix is not None:
            heads = range(len(matrix.courses))
            across = Qt.Orientation.Horizontal
            codes = (str(self._matrix.headerData(n, across)) for n in heads)
            shares = (str(self._matrix.headerData(n, across, Heading.SECOND)) for n in heads)
            widths += [lettering.width(words, 12, Weight.SEMIBOLD) + room for words in codes]
            widths += [lettering.width(words, 11) + room for words in shares]
        self._share_room(max(px(CELL_WIDTH), ceil(max(widths))))

    def _share_room(self, needed: int) -> None:
        """Units first, then people. What still has no room is scrolled to, a whole unit at a time."""
        px, matrix = self._look.px, self._matrix.matrix
        count = len(matrix.courses) if matrix is not None else 0
        across, down = self.horizontalHeader(), self.verticalHeader()
        room = self.viewport().width() + down.width()
        people = min(px(PERSON), max(px(NARROW_PERSON), room - count * needed))
        units = room - people
        seen = max(1, min(count, units // needed))
        width = max(1, min(units // seen, px(WIDEST_CELL) if seen == count else units))
        across.setDefaultSectionSize(width)
        if seen < count:
            people = max(people, room - seen * width)  # no sliver of the next unit
        if down.width() != people:
            down.setFixedWidth(people)
            self.updateGeometries()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if seen < count:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setHorizontalScrollBarPolicy(policy)

    def _restyle(self) -> None:
        px = self._look.px
        down, across = self.verticalHeader(), self.horizontalHeader()
        for head in (down, across):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setMinimumSectionSize(1)
            head.setSectionsClickable(False)
        down.setDefaultSectionSize(px(ROW) + 1)
        down.setFixedWidth(px(PERSON))
        across.setFixedHeight(px(HEAD))
        self._fit_columns()
        self.updateGeometries()
        self.viewport().update()


class _CellDelegate(QStyledItemDelegate):
    """Ground, hairlines, mark; the current row is `selected`, the current cell wears the accent."""

    def __init__(self, look: Look, lettering: Lettering, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._lettering, self._view = look, lettering, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        current = self._view.currentIndex()
        painter.save()
        in_row = index.row() == current.row()
        painter.fillRect(rect, look.color(Role.SELECTED if in_row else Role.SURFACE))
        line = look.color(Role.LINE)
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), line)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        found = index.data(Heading.MARK)
        if isinstance(found, Mark):
            paint_mark(painter, look, self._lettering, found, rect.adjusted(0, 0, -1, -1))
        if in_row and index.column() == current.column():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dashed = Qt.PenStyle.SolidLine if self._view.hasFocus() else Qt.PenStyle.DotLine
            painter.setPen(QPen(look.color(Role.ACCENT), 2, dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), look.px(3), look.px(3))
        painter.restore()


class _UnitHead(QHeaderView):
    """A unit's code over how many of those shown are competent at it."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._lettering = look, lettering

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
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


class _PersonHead(QHeaderView):
    """Who it is; the current one with the accent edge."""

    def __init__(self, look: Look, lettering: Lettering, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._look, self._lettering, self._view = look, lettering, view

    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
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


class _Corner(QWidget):
    """The words over the people."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), look.color(Role.SUNKEN))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color(Role.LINE_STRONG))
        painter.fillRect(self.width() - 1, 0, 1, self.height() - 1, look.color(Role.LINE))
        painter.setFont(look.font(12, Weight.SEMIBOLD))
        painter.setPen(look.color(Role.MUTED))
        cap = painter.fontMetrics().capHeight()
        painter.drawText(QPointF(look.px(16), round((self.height() + cap) / 2)), self.tr("Person"))
