"""What is written on a window, and whether all of it can be read: nothing cut, nothing over other words.

Widgets that paint themselves are watched while they do: each text is measured with the painter's own font and
compared with what it is painted on. Qt's own labels and fields are measured against their contents.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Self

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

SLACK: Final = 1.5
"""Rounding of glyphs to whole px."""
_ROWS: Final = ("QWidget", "QPaintDevice")
"""What views of rows hand to their painters."""


@dataclass
class Writing:
    """What was written on one window, and what is wrong with it."""

    texts: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)


class Reader:
    """Watches every text that Python paints from `__enter__` on: pictures are painted once and kept."""

    def __init__(self) -> None:
        self._on: dict[int, list[tuple[QRectF, str]]] = {}
        """Texts by what they were painted on: a picture's key, or a widget while it is read."""
        self._writing: Writing | None = None
        self._qt: tuple[Any, ...] = ()

    def __enter__(self) -> Self:
        draw, static, picture = QPainter.drawText, QPainter.drawStaticText, QPainter.drawPixmap
        elide = QFontMetricsF.elidedText
        self._qt = (draw, static, picture, elide)

        def draw_text(painter: QPainter, *how: Any) -> Any:
            self._note(painter, *_placed(painter, how))
            return draw(painter, *how)

        def draw_static(painter: QPainter, *how: Any) -> Any:
            at, words = how
            metrics = QFontMetricsF(painter.font())
            base = QPointF(at.x(), at.y() + metrics.ascent())
            self._note(painter, _line(metrics, base, words.text()), words.text())
            return static(painter, *how)

        def draw_pixmap(painter: QPainter, *how: Any) -> Any:
            shown = next((one for one in how if isinstance(one, QPixmap)), None)
            if shown is not None and self._writing is not None:
                for box, text in self._on.get(shown.cacheKey(), ()):
                    self._note(painter, box, text)
            return picture(painter, *how)

        def elided(metrics: QFontMetricsF, text: str, *how: Any) -> str:
            shown: str = elide(metrics, text, *how)
            if self._writing is not None and text != shown:
                self._writing.texts.add(text)
                self._writing.faults.add(f"shortened: {text!r} to {shown!r}")
            return shown

        qt: Any = QPainter
        qt.drawText, qt.drawStaticText, qt.drawPixmap = draw_text, draw_static, draw_pixmap
        QFontMetricsF.elidedText = elided  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        qt: Any = QPainter
        qt.drawText, qt.drawStaticText, qt.drawPixmap, QFontMetricsF.elidedText = self._qt

    def read(self, window: QWidget) -> Writing:
        """Paint a window and say what is wrong with its words."""
        self._writing = writing = Writing()
        for key in [key for key in self._on if key < 0]:
            del self._on[key]
        window.grab()
        self._writing = None
        shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        writing.faults |= set(_overlaps(window, shown))
        told = tuple(f"shortened: {words!r} to" for widget in shown for words in _told_by(widget))
        writing.faults = {fault for fault in writing.faults if not fault.startswith(told)}
        for widget in shown:
            fault = _fault_of(widget)
            writing.faults |= {f"{_path(widget)}: {fault}"} if fault else set()
            writing.texts |= set(_words_of(widget))
        return writing

    def _note(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Take one text that is painted with its ink in `box`, the painter's own px."""
        device, placed = painter.device(), painter.worldTransform().mapRect(box)
        if not text.strip():
            return
        if isinstance(device, QPixmap):
            self._on.setdefault(device.cacheKey(), []).append((placed, text))
            return
        writing = self._writing
        if writing is None:
            return
        writing.texts.add(text)
        who, whole = type(device).__name__, QRectF(0, 0, device.width(), device.height())
        inside = whole.adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not hasattr(device, "look") and who in _ROWS:  # rows come and go below and above what is in sight
            inside.setTop(min(placed.top(), 0))
            inside.setBottom(max(placed.bottom(), inside.bottom()))
        if not inside.contains(placed):
            writing.faults.add(f"{who}: cut: {text!r} at {_round(placed)} of {_round(whole)}")
        earlier = self._on.setdefault(-id(device), [])
        for other, said in earlier:
            common = other.intersected(placed)
            if said != text and common.width() > 2 and common.height() > 2:
                writing.faults.add(f"{who}: over one another: {said!r} and {text!r}")
        earlier.append((placed, text))


def _overlaps(window: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    """Labels, buttons and fields that stand over one another; what is laid over all else hides it whole."""
    placed = [
        (widget, QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()))
        for widget in widgets
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and any(_words_of(widget))
    ]
    for number, (one, box) in enumerate(placed):
        for other, where in placed[number + 1 :]:
            common = box.intersected(where)
            if one.isAncestorOf(other) or min(common.width(), common.height()) <= 2:
                continue
            if other.parentWidget() is one.parentWidget():
                yield f"{_path(one)}: {next(_words_of(one))!r} and {next(_words_of(other))!r} overlap"


def _words_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    yield widget.accessibleName()
    yield widget.toolTip()


def _told_by(widget: QWidget) -> Iterator[str]:
    """What its tooltips say whole."""
    if widget.toolTip():
        yield widget.toolTip()
    model = widget.model() if isinstance(widget, QTableView) else None
    for row in range(model.rowCount(QModelIndex()) if model else 0):
        for column in range(model.columnCount(QModelIndex())):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def _fault_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + SLACK:
                return f"{needed - widget.height()} px too low for {widget.text()!r}"
            longest = max(widget.text().replace("\u200b", " ").split(), key=len)
            if widget.fontMetrics().horizontalAdvance(longest) > room.width() + SLACK:
                return f"too narrow for {longest!r}"
        elif widget.sizeHint().width() > widget.width() + SLACK:
            return f"{widget.sizeHint().width() - widget.width()} px too narrow for {widget.text()!r}"
    if isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
        return f"narrower than its words: {widget.text()!r}"
    if isinstance(widget, QLineEdit) and not widget.text():
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right()
        if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room:
            return f"too narrow for {widget.placeholderText()!r}"
    if isinstance(widget, QAbstractScrollArea):
        bar = widget.horizontalScrollBar()
        if bar.maximum() > 0 and widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded:
            return f"scrolls sideways by {bar.maximum()} px"
    if any(_words_of(widget)) and isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return _hidden_part(widget)
    return ""


def _hidden_part(widget: QWidget) -> str:
    """Whether something around it cuts a widget; what scrolls may hide below, never to the side."""
    around, box = widget.parentWidget(), widget.geometry()
    while around is not None:
        scrolls = isinstance(around.parentWidget(), QAbstractScrollArea)
        inner = around.rect()
        if box.left() < -SLACK or box.right() > inner.right() + SLACK:
            return f"cut at the side by {type(around).__name__}"
        if not scrolls and (box.top() < -SLACK or box.bottom() > inner.bottom() + SLACK):
            return f"cut below by {type(around).__name__}"
        if scrolls or around.isWindow():
            return ""
        box = QRect(around.mapToParent(box.topLeft()), box.size())
        around = around.parentWidget()
    return ""


def _placed(painter: QPainter, how: tuple[Any, ...]) -> tuple[QRectF, str]:
    metrics = QFontMetricsF(painter.font())
    first = how[0]
    if isinstance(first, QPointF) or hasattr(first, "toPointF"):
        return _line(metrics, QPointF(first), how[1]), how[1]
    if isinstance(first, int | float):
        return _line(metrics, QPointF(first, how[1]), how[2]), how[2]
    flags, text = how[1], how[2]
    flags = int(flags) if isinstance(flags, int) else flags.value
    box = metrics.boundingRect(QRectF(first), flags, text)
    inner = (metrics.height() - metrics.capHeight()) / 2 if "\n" not in text else 0
    return box.adjusted(0, min(inner, box.height() / 4), 0, -min(inner, box.height() / 4)), text


def _line(metrics: QFontMetricsF, base: QPointF, text: str) -> QRectF:
    """The ink of a line: as wide as it advances, as high as its capitals."""
    height = metrics.capHeight()
    return QRectF(base.x(), base.y() - height, metrics.horizontalAdvance(text), height)


def _round(box: QRectF) -> tuple[int, int, int, int]:
    return round(box.left()), round(box.top()), round(box.right()), round(box.bottom())


def _path(widget: QWidget) -> str:
    """Where a widget stands: its class and the classes around it that are ours."""
    names = [type(widget).__name__]
    around = widget.parentWidget()
    while around is not None and len(names) < 4:
        if not type(around).__name__.startswith("Q"):
            names.append(type(around).__name__)
        around = around.parentWidget()
    return " in ".join(names)
