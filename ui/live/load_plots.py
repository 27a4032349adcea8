"""Ten minutes of one station: load, heart rate, electrodermal, motion, over one time axis; gaps are gaps.

Imports pyqtgraph: only `load_panel.py` may import this, and only once `plot_library.py` has it.
"""

import math
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from console.clock import Clock
from ui import text
from ui.live.load_board import KEPT_MS, LoadStation, Reading, Samples
from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.label import Label

_GAP_MS: Final = 2500.0
_TICK_S: Final = 120
_LOW: Final = 34
"""Under this a plot has room for one figure on its axis."""
_OWN_LOAD: Final = 12.0
"""What the own baseline reads."""


class Lane(NamedTuple):
    """One plot: its names, the least span of its axis, and where its lines stand."""

    key: str
    title: str
    unit: str
    least: tuple[float, float]
    ticks: tuple[float, ...] = ()


class _TimeAxis(pg.AxisItem):  # type: ignore[misc]
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


class _Row:
    """The plot of one lane with its words: title and unit, newest value and what stands beside it."""

    def __init__(self, look: Look, lane: Lane, *, timed: bool) -> None:
        self.lane = lane
        self._look, self._range = look, lane.least
        self.axis = _TimeAxis() if timed else None
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
        self.phases = _Phases(look)
        for part in (self.phases, self.own, self.curve):
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


class _Phases(pg.GraphicsObject):  # type: ignore[misc]
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


class LoadPlots(QWidget):
    """Four plots, one time axis."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        lanes = (
            Lane("load", tr("Load"), tr("vs own baseline"), (0.0, 80.0), (40.0, 70.0)),
            Lane("rate", tr("Heart rate"), tr("bpm"), (60.0, 100.0)),
            Lane("eda_us", tr("Electrodermal"), tr("microsiemens"), (0.0, 2.0)),
            Lane("motion_g", tr("Motion"), tr("g, 1 s RMS"), (0.0, 0.2), (0.1,)),
        )
        self.rows = {lane.key: _Row(look, lane, timed=lane is lanes[-1]) for lane in lanes}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._wide: bool | None = None
        self.set_wide(wide=False)
        look.changed.connect(self._restyle)

    def set_wide(self, *, wide: bool) -> None:
        """Words left and right of each plot, or in a line above it."""
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        for number, row in enumerate(self.rows.values()):
            for part in (row.title, row.unit, row.plot, row.value, row.beside):
                grid.removeWidget(part)
                row.line.removeWidget(part)
            grid.removeItem(row.line)
            first = 2 * number
            if wide:
                grid.addWidget(row.title, first, 0, Qt.AlignmentFlag.AlignBottom)
                grid.addWidget(row.unit, first + 1, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(row.plot, first, 1, 2, 1)
                grid.addWidget(row.value, first, 2, Qt.AlignmentFlag.AlignBottom)
                grid.addWidget(row.beside, first + 1, 2, Qt.AlignmentFlag.AlignTop)
            else:
                row.line = QHBoxLayout()
                for part, stretch in ((row.title, 0), (row.unit, 1), (row.beside, 0), (row.value, 0)):
                    row.line.addWidget(part, stretch)
                grid.addLayout(row.line, first, 0, 1, 3)
                grid.addWidget(row.plot, first + 1, 0, 1, 3)
            for line in (first, first + 1):
                grid.setRowStretch(line, 1 if wide or line % 2 else 0)
        grid.setColumnStretch(1, 1)
        self._restyle()

    def show_station(self, known: LoadStation, samples: dict[str, Samples], now_ms: float) -> None:
        """Draw what there is of a station."""
        readings = tuple(known.readings)
        last = readings[-1] if readings else None
        own = next((one.own_rate for one in reversed(readings) if one.own_rate is not None), None)
        times = np.array([one.at_ms for one in readings])
        self._draw(
            "load", times, [one.load for one in readings], now_ms, _OWN_LOAD if known.has_baseline else None
        )
        self._draw("rate", times, [one.rate for one in readings], now_ms, own)
        for key in ("eda_us", "motion_g"):
            found = samples.get(key)
            if found is None:
                self._draw(key, np.empty(0), [], now_ms, None)
            else:
                self._draw(key, found.times, found.values, now_ms, None)
        spans = _spans(readings, now_ms)
        for row in self.rows.values():
            row.phases.set_spans(spans)
            if row.axis is not None:
                row.axis.now = self._clock.utc().astimezone()
                row.axis.picture = None
                row.axis.update()
        if last is not None:
            self._say(last, samples, now_ms, provisional=known.has_provisional)

    def _draw(self, key: str, times: Any, values: Any, now_ms: float, own: float | None) -> None:
        if not isinstance(values, np.ndarray):
            values = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
        self.rows[key].show_curve((times - now_ms) / 1000.0, values, own)

    def _say(self, last: Reading, samples: dict[str, Samples], now_ms: float, *, provisional: bool) -> None:
        strip, unit = last.strip, self.rows["load"].unit
        unit.setText(tr("provisional baseline") if provisional else self.rows["load"].lane.unit)
        self._words("load", strip.short or text.NO_VALUE, _sure(last) if strip.short else strip.reason)
        artefacts = (
            "" if last.artefact is None else tr("artefacts {share}").format(share=text.percent(last.artefact))
        )
        beside = ", ".join(part for part in (strip.difference, artefacts) if part)
        self._words("rate", text.NO_VALUE if last.rate is None else str(round(last.rate)), beside)
        for key, form in (("eda_us", "{:.1f}"), ("motion_g", "{:.2f}")):
            self._words(key, _newest(samples.get(key), form, now_ms), "")

    def _words(self, key: str, value: str, beside: str) -> None:
        row = self.rows[key]
        for label, words in ((row.value, value), (row.beside, beside)):
            if label.text() != words:
                label.setText(words)
        self._fit(row)

    def _fit(self, row: _Row) -> None:
        """Leave the unit out where one line has no room for it."""
        parts = (row.title, row.unit, row.beside, row.value)
        needed = sum(label.sizeHint().width() + self._look.px(6) for label in parts)
        row.unit.setVisible(bool(self._wide) or needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew what there is room for."""
        for row in self.rows.values():
            self._fit(row)
        QTimer.singleShot(0, self, self._scale_axes)

    def _scale_axes(self) -> None:
        """Write as many figures on the axes as they have room for now."""
        for row in self.rows.values():
            row.scale_axis()

    def _restyle(self) -> None:
        px, wide = self._look.px, bool(self._wide)
        self._grid.setHorizontalSpacing(px(8 if wide else 5))
        self._grid.setVerticalSpacing(px(2 if wide else 0))
        self._grid.setColumnMinimumWidth(0, px(92) if wide else 0)
        self._grid.setColumnMinimumWidth(2, px(112) if wide else 0)
        for row in self.rows.values():
            row.restyle(px(30))
            row.line.setSpacing(px(4))
            row.plot.setMinimumHeight(px(34 if wide else 18) + (px(18) if row.axis is not None else 0))
        timed = 2 * len(self.rows) - 1
        for line in (timed - 1, timed) if wide else (timed,):
            self._grid.setRowStretch(line, 2)


def _sure(last: Reading) -> str:
    return tr("conf. {figure}").format(figure=f"{last.confidence:.2f}")


def _newest(samples: Samples | None, form: str, now_ms: float) -> str:
    """The newest value while it is one: 15 s without any is none."""
    if samples is None or not samples.times.size or now_ms - samples.times[-1] > 15_000.0:
        return text.NO_VALUE
    return form.format(float(samples.values[-1]))


def _with_gaps(
    times: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Break the line where nothing came for longer than a slow second."""
    breaks = np.flatnonzero(np.diff(times) > _GAP_MS / 1000.0) + 1
    return np.insert(times, breaks, times[breaks]), np.insert(values, breaks, np.nan)


def _spans(readings: tuple[Reading, ...], now_ms: float) -> tuple[tuple[float, float], ...]:
    """From when to when a baseline was taken, seconds before now."""
    found: list[list[float]] = []
    for before, one in zip((None, *readings), readings, strict=False):
        if one.calibrates:
            at = (one.at_ms - now_ms) / 1000.0
            if before is not None and before.calibrates and found:
                found[-1][1] = at
            else:
                found.append([at - 1.0, at])
    return tuple((begin, end) for begin, end in found)


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
