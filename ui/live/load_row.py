"""One plot of load over time with its words, grounds and marks.

Imports pyqtgraph, as `load_plots.py`, which alone may import this.
"""

import math
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.live.load_board import KEPT_MS
from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.label import Label

_GAP_MS: Final = 2500.0
_TICK_S: Final = 120
_LOW: Final = 34
"""Under this a plot has room for one figure on its axis."""


class Lane(NamedTuple):
    """One plot: its names, the least span of its axis, and where its lines stand."""

    key: str
    title: str
    unit: str
    least: tuple[float, float]
    ticks: tuple[float, ...] = ()


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Seconds before now, written as times of day."""

    def __init__(self, **how: Any) -> None:
        super().__init__("bottom", **how)
        self.now = datetime.now(UTC)

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[float, list[float]]]:
        """Whole even minutes of the day; fewer where there is little room."""
        past = self.now.minute * 60 + self.now.second
        step = _TICK_S if size > 40 * (most - least) / _TICK_S else 2 * _TICK_S
        first = -(past % step)
        return [(step, [float(at) for at in range(first, int(least) - 1, -step) if at >= least])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Hours and minutes."""
        return [(self.now + timedelta(seconds=value)).strftime("%H:%M") for value in values]


class LoadRow:
    """The plot of one lane with its words: title and unit, newest value and what stands beside it."""

    def __init__(self, look: Look, lane: Lane, *, timed: bool) -> None:
        self.lane = lane
        self._look, self._range = look, lane.least
        self.axis = TimeAxis() if timed else None
        self.plot = pg.PlotWidget(axisItems={"bottom": self.axis} if self.axis is not None else None)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.plot.setAccessibleName(
            tr("Plot of {what}. Show as table for its values.").format(what=lane.title)
        )
        item = self.plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.setContentsMargins(0, 0, 0, 0)
        if not timed:
            item.hideAxis("bottom")
        item.getViewBox().setDefaultPadding(0)
        item.setXRange(-KEPT_MS / 1000.0, 0, padding=0)
        self.curve = pg.PlotCurveItem(connect="finite")
        self.own = pg.InfiniteLine(angle=0)
        self.own.hide()
        self.phases = Phases(look)
        self.marks = Marks(look)
        for part in (self.phases, self.own, self.curve, self.marks):
            item.addItem(part)
        self.title = Label(look, lane.title, 11, Weight.SEMIBOLD)
        self.unit = Label(look, lane.unit, 11, role=Role.MUTED)
        self.line = QHBoxLayout()
        self.value = Label(look, "", 11, Weight.SEMIBOLD)
        self.beside = Label(look, "", 11, role=Role.MUTED)
        for label in (self.value, self.beside):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_curve(self, times: NDArray[np.float64], values: NDArray[np.float64], own: float | None) -> None:
        """Draw values at seconds before now; the axis spans the lane's least, or more."""
        times, values = _with_gaps(times, values)
        self.curve.setData(times, values)
        seen = values[np.isfinite(values)]
        if own is not None:
            seen = np.append(seen, own)
        low, high = self.lane.least
        if seen.size:
            low, high = min(low, float(seen.min())), max(high, float(seen.max()))
        self._range = low, high
        self.plot.getPlotItem().setYRange(low, high, padding=0.06)
        self.scale_axis()
        self.own.setVisible(own is not None)
        if own is not None:
            self.own.setValue(own)

    def scale_axis(self) -> None:
        """Write one figure on a low plot, two or three on a higher one."""
        low, high = self._range
        if self.plot.height() >= self._look.px(_LOW):
            ticks = [tick for tick in self.lane.ticks if low <= tick <= high] or _round_ticks(low, high)
        else:
            ticks = [self.lane.ticks[0] if self.lane.ticks else float(f"{(low + high) / 2:.2g}")]
        axis = self.plot.getPlotItem().getAxis("left")
        axis.setTicks([[(tick, f"{tick:g}") for tick in ticks]])

    def restyle(self, left: int) -> None:
        """Take colours and sizes of the look."""
        look, item = self._look, self.plot.getPlotItem()
        for label in (self.title, self.unit, self.value, self.beside):
            label.setFixedHeight(look.px(14))
        self.plot.setBackground(look.color(Role.SURFACE))
        self.curve.setPen(pg.mkPen(look.color(Role.TRACE), width=1.25 * look.scale))
        self.own.setPen(pg.mkPen(look.color(Role.LINE_STRONG), width=1, style=Qt.PenStyle.DashLine))
        for name in ("left", "bottom"):
            axis = item.getAxis(name)
            axis.setPen(pg.mkPen(look.color(Role.GRID)))
            axis.setTextPen(pg.mkPen(look.color(Role.MUTED)))
            axis.setStyle(tickFont=look.font(11), tickLength=0, tickTextOffset=look.px(4))
        item.getAxis("left").setWidth(left)
        if self.axis is not None:
            self.axis.setHeight(look.px(18))
        item.getAxis("left").setGrid(80)


class Phases(pg.GraphicsObject):  # type: ignore[misc]
    """Grounds behind the curve: `quiet` while a baseline was taken, hatched where nothing could be said."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._spans: tuple[tuple[float, float], ...] = ()

    def set_spans(self, spans: tuple[tuple[float, float], ...]) -> None:
        """Mark these seconds before now as the taking of a baseline."""
        if spans != self._spans:
            self._spans = spans
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole view."""
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Fill the spans from top to bottom."""
        whole = self.boundingRect()
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._look.color(Role.QUIET))
        for begin, end in self._spans:
            painter.drawRect(QRectF(begin, whole.top(), end - begin, whole.height()))


class Marks(pg.GraphicsObject):  # type: ignore[misc]
    """Lines over the curve: what happened, and the moment that somebody looks at."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[tuple[float, bool], ...] = ()
        self._cursor: float | None = None

    def show(self, lines: tuple[tuple[float, bool], ...], cursor: float | None) -> None:
        """Stand at these seconds before now; strong where somebody called."""
        if (lines, cursor) != (self._lines, self._cursor):
            self._lines, self._cursor = lines, cursor
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole view."""
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw them from top to bottom, as thick on the screen whatever the axes are."""
        whole, look = self.boundingRect(), self._look
        pens = [(at, Role.TEXT if strong else Role.LINE_STRONG, 1) for at, strong in self._lines]
        if self._cursor is not None:
            pens.append((self._cursor, Role.ACCENT, 2))
        for at, role, width in pens:
            pen = QPen(look.color(role), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLine(QPointF(at, whole.top()), QPointF(at, whole.bottom()))


def _with_gaps(
    times: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Break the line where nothing came for longer than a slow second."""
    breaks = np.flatnonzero(np.diff(times) > _GAP_MS / 1000.0) + 1
    return np.insert(times, breaks, times[breaks]), np.insert(values, breaks, np.nan)


def _round_ticks(low: float, high: float) -> list[float]:
    """Two or more round figures well within the axis."""
    room = 0.1 * (high - low)
    size = 10.0 ** math.floor(math.log10(high - low))
    for step in (5 * size, 2 * size, size, size / 2, size / 5):
        first = math.ceil((low + room) / step)
        found = [count * step for count in range(first, math.floor((high - room) / step) + 1)]
        if len(found) > 1:
            return found
    return [(low + high) / 2]
