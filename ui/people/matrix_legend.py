"""What the marks of the matrix mean: always in sight, in as few lines as there is room for."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.people.matrix_marks import mark_width, paint_mark
from ui.people.matrix_words import Mark, legend
from ui.theme import Look, Role
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label
from ui.widgets.lettering import Lettering

COLUMNS: Final = 4
_MARK: Final = 62
_LINE: Final = 26


class Legend(Ground):
    """Two lines of four; where the words have no room, more lines of fewer, which scroll."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Role.SURFACE, (Qt.Edge.TopEdge,))
        self.setAccessibleName(self.tr("What the marks mean"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._entries = [_entry(look, mark, words) for mark, words in legend()]
        self._marks = QWidget()
        self._grid = QGridLayout(self._marks)
        self._columns = 0
        column(self).addWidget(Scroll(look, self._marks, self.accessibleName()))
        look.changed.connect(self._place)
        self._place()

    def sizeHint(self) -> QSize:
        """Return what all lines need."""
        return self._marks.sizeHint().grownBy(self.contentsMargins())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many side by side as have room."""
        self._place()

    def _place(self) -> None:
        px = self.look.px
        room = max(1, self.width() - px(32))
        widest = max(entry.sizeHint().width() for entry in self._entries) + px(16)
        columns = max(1, min(COLUMNS, room // widest))
        self._grid.setContentsMargins(px(16), px(6), px(16), px(6))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        if columns != self._columns:
            self._columns = columns
            for n, entry in enumerate(self._entries):
                self._grid.addWidget(entry, n // columns, n % columns)
            for n in range(COLUMNS):
                self._grid.setColumnStretch(n, int(n < columns))
        self.updateGeometry()


def _entry(look: Look, mark: Mark, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(8))
    row.addWidget(_MarkLabel(look, mark))
    row.addWidget(Label(look, words, 12, role=Role.MUTED), 1)
    return holder


class _MarkLabel(QWidget):
    """A mark as a cell has it."""

    def __init__(self, look: Look, mark: Mark) -> None:
        super().__init__()
        self._look, self._mark, self._lettering = look, mark, Lettering(look, self)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = self._look
        width = max(look.px(_MARK), round(mark_width(look, self._lettering, self._mark)))
        return QSize(width, look.px(_LINE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._look, self._lettering, self._mark, QRectF(self.rect()))
