"""The plots as a table: one row every ten seconds, newest first, for whoever does not see curves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from console.clock import Clock
from ui import text
from ui.live.load_board import KEPT_MS, Samples
from ui.live.reading import Reading
from ui.live.tile_text import tr
from ui.widgets.headed_model import HeadedModel

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
EVERY_MS: Final = 10_000.0


class LoadTable(HeadedModel):
    """Columns: time, load, heart rate, difference, electrodermal, motion, confidence, artefacts."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: tuple[tuple[str, ...], ...] = ()
        self.heads = (
            tr("Time"),
            tr("Load"),
            tr("Heart rate, bpm"),
            tr("Difference"),
            tr("Electrodermal, microsiemens"),
            tr("Motion, g"),
            tr("Confidence"),
            tr("Artefacts"),
        )

    def show_station(self, readings: Sequence[Reading], samples: dict[str, Samples], now_ms: float) -> None:
        """Take what there is of a station; rows that are read already keep their place."""
        rows = self._make(readings, samples, now_ms)
        if rows == self._rows:
            return
        came = len(rows) - len(self._rows)
        if self._rows and came > 0 and rows[came:] == self._rows:
            self.beginInsertRows(_NO_INDEX, 0, came - 1)
            self._rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """At most sixty."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of one cell; spoken with what its column is called."""
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()]}: {cell}"
        return None

    def _make(
        self, readings: Sequence[Reading], samples: dict[str, Samples], now_ms: float
    ) -> tuple[tuple[str, ...], ...]:
        here = self._clock.utc().astimezone()
        chosen: dict[int, Reading] = {}
        for reading in readings:
            bucket = int(reading.at_ms // EVERY_MS)
            if reading.at_ms > now_ms - KEPT_MS and bucket < int(now_ms // EVERY_MS):
                chosen[bucket] = reading
        rows = []
        for bucket, reading in sorted(chosen.items(), reverse=True):
            at = here - timedelta(milliseconds=now_ms - bucket * EVERY_MS)
            strip = reading.strip
            load = strip.reason if reading.load is None else f"{round(reading.load)} {strip.short}"
            rows.append(
                (
                    at.strftime("%H:%M:%S"),
                    load,
                    _figure(reading.rate, "{:.0f}"),
                    strip.difference or text.NO_VALUE,
                    _figure(_at(samples.get("eda_us"), bucket), "{:.1f}"),
                    _figure(_at(samples.get("motion_g"), bucket), "{:.2f}"),
                    _figure(reading.confidence, "{:.2f}"),
                    text.percent(reading.artefact),
                )
            )
        return tuple(rows)


def _at(samples: Samples | None, bucket: int) -> float | None:
    """The last value within one row's ten seconds."""
    if samples is None:
        return None
    low, high = (int(at) for at in samples.times.searchsorted((bucket * EVERY_MS, (bucket + 1) * EVERY_MS)))
    return float(samples.values[high - 1]) if high > low else None


def _figure(value: float | None, form: str) -> str:
    return text.NO_VALUE if value is None else form.format(value)
