"""Ten minutes of one station: load, heart rate, electrodermal, motion, over one time axis; gaps are gaps.

Imports pyqtgraph: only `load_panel.py` may import this, and only once `plot_library.py` has it.
"""

from typing import Any, Final

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from console.clock import Clock
from ui import text
from ui.live.load_board import LoadStation, Samples
from ui.live.load_row import Lane, LoadRow
from ui.live.reading import Reading
from ui.live.tile_text import tr
from ui.theme import Look

_OWN_LOAD: Final = 12.0
"""What the own baseline reads."""


class LoadPlots(QWidget):
    """Four plots, one time axis.

    Signals: laid_out: the plots begin or end elsewhere.
    """

    laid_out = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, clock
        lanes = (
            Lane("load", tr("Load"), tr("vs own baseline"), (0.0, 80.0), (40.0, 70.0)),
            Lane("rate", tr("Heart rate"), tr("bpm"), (60.0, 100.0)),
            Lane("eda_us", tr("Electrodermal"), tr("microsiemens"), (0.0, 2.0)),
            Lane("motion_g", tr("Motion"), tr("g, 1 s RMS"), (0.0, 0.2), (0.1,)),
        )
        self.rows = {lane.key: LoadRow(look, lane, timed=lane is lanes[-1]) for lane in lanes}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # As wide as there is room for: `_fit` leaves out words rather than let the panel scroll sideways.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._wide: bool | None = None
        self._cursor: float | None = None
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

    def show_marks(self, lines: tuple[tuple[float, bool], ...], cursor: float | None) -> None:
        """Let events, and the moment that is looked at, stand on every plot: seconds before now."""
        self._cursor = cursor
        for row in self.rows.values():
            row.marks.show(lines, cursor)

    @property
    def edges(self) -> tuple[int, int]:
        """Where the plots begin and end, px of this widget."""
        plot = next(iter(self.rows.values())).plot
        view = plot.getPlotItem().getViewBox()
        box = view.mapRectToScene(view.boundingRect())
        return plot.x() + round(box.left()), plot.x() + round(box.right())

    def show_station(self, known: LoadStation, samples: dict[str, Samples], now_ms: float) -> None:
        """Draw what there is of a station; the figures are of now, or of the moment that is looked at."""
        readings = tuple(known.readings)
        at_ms = now_ms + 1000.0 * (self._cursor or 0.0)
        last = next((one for one in reversed(readings) if one.at_ms <= at_ms), None)
        if self._cursor is None and readings:
            last = readings[-1]
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
            self._say(last, samples, at_ms, provisional=known.has_provisional)

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

    def _fit(self, row: LoadRow) -> None:
        """Leave out the unit, then what stands beside the value, where one line has no room for them."""
        parts = [row.title, row.unit, row.beside, row.value]
        for part in (row.unit, row.beside):
            needed = sum(label.sizeHint().width() + self._look.px(6) for label in parts)
            is_short = not self._wide and needed > self.width()
            part.setVisible(not is_short)
            if is_short:
                parts.remove(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew what there is room for."""
        for row in self.rows.values():
            self._fit(row)
        QTimer.singleShot(0, self, self._scale_axes)

    def _scale_axes(self) -> None:
        """Write as many figures on the axes as they have room for now."""
        for row in self.rows.values():
            row.scale_axis()
        self.laid_out.emit()

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
    """The newest value then, while it is one: 15 s without any is none."""
    if samples is None:
        return text.NO_VALUE
    count = int(np.searchsorted(samples.times, now_ms, "right"))
    if not count or now_ms - samples.times[count - 1] > 15_000.0:
        return text.NO_VALUE
    return form.format(float(samples.values[count - 1]))


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
