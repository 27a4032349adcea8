"""A row that breaks into more lines where its parts have no room side by side: long words, large text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.theme import Look


class FlowRow(QLayout):
    """Parts from left to right, each at least as wide as its words; a part with a share grows by it.

    Without any share the parts keep their own width, and the last one stands at the right end when
    `last_right` is set and the line has room.
    """

    def __init__(self, *, last_right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._shares: list[int] = []
        self._last_right = last_right
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, share: int = 0) -> None:
        """Add a part."""
        self._shares.append(share)
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Keep what Qt made of a part."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One part, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part up."""
        if not 0 <= index < len(self._items):
            return None
        del self._shares[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """It is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        lines = self._lines(room)
        heights = [max(self._heights(line, self._widths(line, room))) for line in lines]
        gaps = max(0, len(lines) - 1) * self.spacing()
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in shown) + max(0, len(shown) - 1) * self.spacing()
        height = max((size.height() for size in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(),
            height + margins.top() + margins.bottom() if shown else 0,
        )

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        return QSize(
            max((size.width() for size in shown), default=0) + margins.left() + margins.right(),
            max((size.height() for size in shown), default=0) + margins.top() + margins.bottom(),
        )

    def setGeometry(self, rect: QRect) -> None:
        """Put every part into its place."""
        super().setGeometry(rect)
        box = rect.marginsRemoved(self.contentsMargins())
        top = box.top()
        for line in self._lines(box.width()):
            widths = self._widths(line, box.width())
            heights = self._heights(line, widths)
            left, height = box.left(), max(heights)
            for at, width, own in zip(line, widths, heights, strict=True):
                item = self._items[at]
                if self._last_right and at == line[-1] and len(line) > 1:
                    left = box.right() + 1 - width
                item.setGeometry(QRect(left, top + (height - own) // 2, width, own))
                left += width + self.spacing()
            top += height + self.spacing()

    def _lines(self, room: int) -> list[list[int]]:
        """Which parts stand on which line."""
        lines: list[list[int]] = []
        used = 0
        for at, item in enumerate(self._items):
            if item.isEmpty():
                continue
            width = self._least(item)
            if lines and used + self.spacing() + width <= room:
                lines[-1].append(at)
                used += self.spacing() + width
            else:
                lines.append([at])
                used = width
        return lines

    def _least(self, item: QLayoutItem) -> int:
        """How narrow a part may be; words that wrap want some twenty letters' room."""
        widget = item.widget()
        if widget is None or not item.hasHeightForWidth():
            return item.minimumSize().width()
        words = min(item.sizeHint().width(), 20 * widget.fontMetrics().averageCharWidth())
        return max(words, item.minimumSize().width())

    def _heights(self, line: list[int], widths: list[int]) -> list[int]:
        return [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in zip((self._items[at] for at in line), widths, strict=True)
        ]

    def _widths(self, line: list[int], room: int) -> list[int]:
        """How wide each part of a line is: by its share, but never less than its words."""
        least = [min(self._least(self._items[at]), room) for at in line]
        hints = [self._items[at].sizeHint().width() for at in line]
        shares = [self._shares[at] for at in line]
        left = room - (len(line) - 1) * self.spacing()
        if not any(shares):
            lacking = max(0, sum(hints) - left)
            spare = max(1, sum(hints) - sum(least))
            return [
                hint - min(hint - low, -(-lacking * (hint - low) // spare))
                for hint, low in zip(hints, least, strict=True)
            ]
        fixed = {n: min(hints[n], left) for n, share in enumerate(shares) if not share}
        while True:
            rest, parts = (
                left - sum(fixed.values()),
                sum(shares[n] for n in range(len(line)) if n not in fixed),
            )
            tight = [n for n in range(len(line)) if n not in fixed and rest * shares[n] < least[n] * parts]
            if not tight:
                break
            fixed |= {n: least[n] for n in tight}
        return [fixed.get(n, rest * shares[n] // parts if parts else least[n]) for n in range(len(line))]


def flowing(look: Look, *parts: QWidget, last_right: bool = False) -> FlowRow:
    """Parts of their own width, 8 apart."""
    row = FlowRow(last_right=last_right)
    row.setSpacing(look.px(8))
    for part in parts:
        row.add(part)
    return row


def holder(layout: QLayout) -> QWidget:
    """A widget around a layout."""
    widget = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    return widget
