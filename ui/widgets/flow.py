"""A row that goes on in the next line where it is too long: buttons and headings at large text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import Look


class Flow(QLayout):
    """Parts from left to right, 8 apart; `spread`: the last at the right while all fit in one line."""

    def __init__(self, look: Look, *parts: QWidget, spread: bool = False) -> None:
        super().__init__()
        self._look, self._spread = look, spread
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more height than it needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Return that its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def minimumSize(self) -> QSize:
        """Return the widest part: everything else can go on below."""
        sizes = [item.minimumSize() for item in self._shown()]
        widths, heights = [size.width() for size in sizes], [size.height() for size in sizes]
        return self._with_margins(QSize(max(widths, default=0), max(heights, default=0)))

    def sizeHint(self) -> QSize:
        """Return all in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self._gap * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(sum(size.width() for size in sizes) + gaps, height))

    def setGeometry(self, rect: QRect) -> None:
        """Place every part."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    @property
    def _gap(self) -> int:
        return self._look.px(8)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Line by line; returns the height of all."""
        margins, gap = self.contentsMargins(), self._gap
        room = rect.marginsRemoved(margins)
        lines = self._lines(room.width())
        top = room.top()
        for number, line in enumerate(lines):
            top += gap if number else 0
            height = max(size.height() for _, size in line)
            left = room.left()
            for item, size in line:
                if self._spread and len(lines) == 1 and item is line[-1][0] and len(line) > 1:
                    left = room.right() + 1 - size.width()
                if moves:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + gap
            top += height
        return top - rect.top() + margins.bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), room))
            if lines and left + self._gap + size.width() <= room:
                lines[-1].append((item, size))
                left += self._gap + size.width()
            else:
                lines.append([(item, size)])
                left = size.width()
        return lines
