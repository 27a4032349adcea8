"""The quiet badge: one row at the foot of the queue, without sound, hue or a place in the order of calls.

It says that somebody has been well above their own baseline for a while, and never why.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console.model import StationId
from ui.live.tile_text import tr
from ui.text import joined
from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering

_STEP_S: Final = 10
"""The seconds are told in tens: nothing here counts."""
_MINUTE_S: Final = 60


def badge_words(
    seats: Mapping[StationId, str], badges: Mapping[StationId, float], now_ms: float
) -> tuple[str, str]:
    """Return both lines for the badges that are on, the oldest first; empty for none."""
    oldest = sorted(badges, key=lambda station: badges[station])
    if not oldest:
        return "", ""
    named = [_plain(seats.get(station, "–")) for station in oldest]
    if len(oldest) > 1:
        return tr("Stations {seats}: well above own baseline").format(seats=joined(named)), tr(
            "- have a look"
        )
    seconds = max(_STEP_S, int((now_ms - badges[oldest[0]]) // 1000) // _STEP_S * _STEP_S)
    long = seconds >= _MINUTE_S
    since = tr("{n} min").format(n=seconds // _MINUTE_S) if long else tr("{n} s").format(n=seconds)
    first = tr("Station {seat}: well above own baseline").format(seat=named[0])
    return first, tr("for {time} - have a look").format(time=since)


def _plain(seat: str) -> str:
    return seat.lstrip("0") or seat


class BadgeRow(QAbstractButton):
    """Pressing it selects the station that it speaks of.

    Signals:
        station_chosen(str).
        shown(bool): the row has come or gone.
    """

    station_chosen = Signal(str)
    shown = Signal(bool)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self._station: StationId | None = None
        self._lines = ("", "")
        self._ring = FocusRing(look, self)
        self.clicked.connect(self._choose)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_badges(
        self, seats: Mapping[StationId, str], badges: Mapping[StationId, float], now_ms: float
    ) -> None:
        """Show the badges that are on; without any the row is gone."""
        lines = badge_words(seats, badges, now_ms)
        words = " ".join(lines).strip()
        self._station = min(badges, key=lambda station: badges[station], default=None)
        if lines != self._lines:
            self._lines = lines
            self.setText(words)
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()
        self.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the row has come."""
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the row has gone."""
        self.shown.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words."""
        look, painter = self._look, QPainter(self)
        px, height = look.px, self.height()
        painter.fillRect(self.rect(), look.color(Role.HOVER if self.underMouse() else Role.SURFACE))
        painter.fillRect(0, height - 1, self.width(), 1, look.color(Role.LINE))
        draw_icon(painter, look, "activity", Role.MUTED, 16, px(14), (height - px(16)) // 2)
        room = self.width() - px(38 + 10)
        painter.setPen(look.color(Role.TEXT))
        for line, base in zip(self._lines, (px(18), px(35)), strict=True):
            size, fitted = self._lettering.wrap(line, room, 12, Weight.REGULAR, 1)
            painter.setFont(look.font(size))
            painter.drawText(QPointF(px(38), base), fitted[0] if fitted else "")

    def _choose(self) -> None:
        if self._station is not None:
            self.station_chosen.emit(self._station)

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.px(44) + 1)
