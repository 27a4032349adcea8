"""A run's log beside its decision: one line an event, opened at the moment that a criterion points to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console.model import LogLine
from ui import text
from ui.live.log_text import LogWords, judged_words, log_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Rule, column
from ui.widgets.icon import draw_icon
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.courses.log import LogEvent

_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class LogPage(QWidget):
    """Signals: `closed()` on Esc or "Back to the sheet"."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.head = Label(look, self.tr("The run's log"), 16, Weight.SEMIBOLD, wrap=True)
        self.back = Button(
            look, self.tr("Back to the sheet"), kind=Kind.QUIET, icon="list-details", letter="Esc"
        )
        self._model = _Lines(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("The run's log"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(look, self))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.viewport().setAutoFillBackground(False)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.back)
        self._box = column(self)
        self._box.addLayout(top)
        self._box.addWidget(Rule(look, Role.LINE_STRONG))
        self._box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.back.clicked.connect(self.closed)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def shown(self) -> str:
        """The line that is selected, as it is read."""
        return str(self.list.currentIndex().data() or "")

    def show_log(self, events: Sequence["LogEvent"], pack: "Pack | None", row: int) -> None:
        """Show a log with this row of it selected, in the middle."""
        self._model.set(events, pack)
        at = next((n for n, event in enumerate(events) if event.row == row), 0)
        index = self._model.index(at, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def forget(self) -> None:
        """Another sheet is opened."""
        self._model.set((), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(12), px(20), px(12))
        self._box.setSpacing(px(8))
        self.list.doItemsLayout()


class _Lines(QAbstractListModel):
    """The events; each is put into words when it is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._events: Sequence[LogEvent] = ()
        self._pack: Pack | None = None

    def set(self, events: Sequence["LogEvent"], pack: "Pack | None") -> None:
        self.beginResetModel()
        self._events, self._pack = events, pack
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        event = self._events[index.row()]
        return f"{text.clock_time(event.utc)} {self.words(index.row()).text}"

    def time(self, row: int) -> str:
        return text.clock_time(self._events[row].utc)

    def words(self, row: int) -> LogWords:
        event = self._events[row]
        if event.kind in ("judgement", "observation"):
            return LogWords(
                "eye", judged_words(event.kind, event.criterion, event.met, self._pack), strong=False
            )
        line = LogLine("", None, event.utc, event.kind, event.step, event.code, event.text)
        return log_words(line, self._pack)


class _Delegate(QStyledItemDelegate):
    """Time, icon and words in one row of 22 px."""

    def __init__(self, look: Look, parent: LogPage) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(100), self._look.px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, px = self._look, self._look.px
        lines = index.model()
        assert isinstance(lines, _Lines)
        words, rect = lines.words(index.row()), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color(Role.SELECTED))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), look.color(Role.ACCENT))
        painter.setFont(look.font(12))
        painter.setPen(look.color(Role.MUTED))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        time = lines.time(index.row())
        left = rect.left() + px(10)
        width = QFontMetricsF(look.font(12)).horizontalAdvance(time)
        painter.drawText(QRectF(left, rect.top(), width + 1, rect.height()), middle, time)
        left += width + px(12)
        draw_icon(
            painter, look, words.icon or "chevron-right", Role.TEXT, 14, left, rect.center().y() - px(7)
        )
        left += px(22)
        font = look.font(12, Weight.SEMIBOLD if words.strong else Weight.REGULAR)
        painter.setFont(font)
        painter.setPen(look.color(Role.TEXT))
        room = rect.right() - left - px(6)
        said = QFontMetricsF(font).elidedText(words.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), middle, said)
