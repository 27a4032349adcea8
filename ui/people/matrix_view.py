"""The grid of the matrix: cells 60 x 29, heads 44 high, the people's column always in sight."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.people.matrix_heads import HEAD, Corner, PersonHead, UnitHead
from ui.people.matrix_marks import mark_width, paint_mark
from ui.people.matrix_model import Heading, MatrixModel
from ui.people.matrix_words import Mark, legend
from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering

CELL_WIDTH: Final = 60
WIDEST_CELL: Final = 88
"""Where there is more room than the units need, so wide."""
ROW: Final = 29
PERSON: Final = 208
NARROW_PERSON: Final = 160
"""Where the units need the room; names are shortened by rule."""
_MARGIN: Final = 2
"""Between a mark and the line beside it."""

Index = QModelIndex | QPersistentModelIndex


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
        self.setHorizontalHeader(UnitHead(look, self._lettering, self))
        self.setVerticalHeader(PersonHead(look, self._lettering, self))
        self._corner = Corner(look, self)
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
