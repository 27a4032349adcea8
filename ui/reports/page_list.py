"""The pages of a report as pictures, one below the other; the keyboard scrolls through them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QBuffer,
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Look, Role
from ui.widgets.focus_ring import FocusRing

A4: Final = 297 / 210
WIDTH: Final = 794
"""Design px of a page at 96 dots to the inch."""
GAP: Final = 12
_NEARLY: Final = 3
"""Device px by which a picture may differ from its place and still stands there as it is."""
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class PageList(QListView):
    """Nothing in it is chosen: arrows and page keys scroll. Signals: `moved()` when it went elsewhere."""

    moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages = _Pages(self)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._ring = FocusRing(look, self)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pages.rowCount()

    def page_name(self, number: int) -> str:
        """What a screen reader says of the n-th."""
        return str(self._pages.data(self._pages.index(number - 1, 0)))

    @property
    def page_width(self) -> int:
        """Px of a page here."""
        return self.page_width_in(self.width())

    def page_width_in(self, width: int) -> int:
        """Px of a page in so many px: what there is room for, and never more than on paper."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, min(width - bar - self._look.px(8), self._look.px(WIDTH)))

    @property
    def number(self) -> int:
        """The page in the middle, from 1."""
        found = self.indexAt(self.viewport().rect().center())
        return found.row() + 1 if found.isValid() else 1

    def show_pages(self, pngs: Sequence[bytes], names: Sequence[str]) -> None:
        """Show these, from the top."""
        self._pages.set(pngs, names)
        self.scrollToTop()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll: a page is longer than the window."""
        bar = self.verticalScrollBar()
        line, page = self._look.px(48), round(self.viewport().height() * 0.9)
        to = {
            Qt.Key.Key_Up: bar.value() - line,
            Qt.Key.Key_Down: bar.value() + line,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_Space: bar.value() + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages the new width."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.moved.emit()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.color(Role.WINDOW))
        self.setPalette(palette)
        self.verticalScrollBar().setSingleStep(self._look.px(48))
        self.doItemsLayout()


class _Pages(QAbstractListModel):
    """Pictures and what a screen reader says of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pngs: tuple[bytes, ...] = ()
        self._names: tuple[str, ...] = ()
        self._images: dict[int, QImage] = {}

    def set(self, pngs: Sequence[bytes], names: Sequence[str]) -> None:
        self.beginResetModel()
        self._pngs, self._names, self._images = tuple(pngs), tuple(names), {}
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._pngs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._names[index.row()]
        return None

    def image(self, row: int) -> QImage:
        """The picture of a page, opened when it first comes into sight."""
        if row not in self._images:
            buffer = QBuffer()
            buffer.setData(QByteArray(self._pngs[row]))
            buffer.open(QBuffer.OpenModeFlag.ReadOnly)
            self._images[row] = QImageReader(buffer, QByteArray(b"png")).read()
        return self._images[row]


class _Delegate(QStyledItemDelegate):
    """Paints a page in the middle, with a hairline around it."""

    def __init__(self, look: Look, view: PageList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.page_width
        return QSize(width, round(width * A4) + self._look.px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, room = index.model(), option.rect
        assert isinstance(model, _Pages)
        width = self._view.page_width
        left = room.left() + (room.width() - width) // 2
        place = QRect(left, room.top(), width, round(width * A4))
        image, ratio = model.image(index.row()), painter.device().devicePixelRatio()
        painter.save()
        painter.setClipRect(place)
        if abs(image.width() - width * ratio) <= _NEARLY:
            image.setDevicePixelRatio(ratio)
            painter.drawImage(place.topLeft(), image)  # made for this width: letters stay sharp
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(place), image)
        painter.setPen(self._look.color(Role.LINE))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.restore()
