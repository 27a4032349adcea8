"""Parts beside one another that go on in the next line where there is no room, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from ui.theme import Look


class FlowLayout(QLayout):
    """Gaps are design px. A label that wraps gets a line of its own when its words need one."""

    def __init__(self, look: Look, *, across: int = 16, down: int = 6) -> None:
        super().__init__()
        self._look, self._across, self._down = look, across, down
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Put something at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, no longer a part."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at that width."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every part where it belongs, all of them in the middle of the height."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._lay_out(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        widths = [self._wanted(item) for item in self._shown()]
        gaps = self._look.px(self._across) * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, max((one.sizeHint().height() for one in self._shown()), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the part that needs most room alone."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wanted(self, item: QLayoutItem) -> int:
        """Its width on one line."""
        widget: QWidget | None = item.widget()
        if isinstance(widget, QLabel) and widget.wordWrap():
            return QFontMetrics(widget.font()).horizontalAdvance(widget.text()) + 2
        return item.sizeHint().width()

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Fill line after line; return the height of all."""
        across, down = self._look.px(self._across), self._look.px(self._down)
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = rect.width() + 1
        for item in self._shown():
            width = min(self._wanted(item), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if left + width > rect.width():
                lines.append([])
                left = 0
            lines[-1].append((item, QSize(width, height)))
            left += width + across
        top = rect.top()
        for line in lines:
            high = max(size.height() for _, size in line)
            at = rect.left()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(at, top + (high - size.height()) // 2), size))
                at += size.width() + across
            top += high + down
        return top - rect.top() - (down if lines else 0)


def flow(look: Look, *parts: QWidget) -> QWidget:
    """A widget around parts in a flow."""
    widget = QWidget()
    layout = FlowLayout(look)
    layout.setContentsMargins(QMargins())
    for part in parts:
        layout.addWidget(part)
    widget.setLayout(layout)
    policy = widget.sizePolicy()
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
