"""Events and pace of one station over its last ten minutes; the plots of load stand under it on one axis."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import text
from ui.live.moments import APART, Mark, Moment, marks_of
from ui.live.pace_track import KEPT_MS, Point
from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.icon import draw_icon
from ui.widgets.lettering import Lettering
from ui.widgets.plate import paint_plate

SPAN_S: Final = KEPT_MS / 1000.0
AXIS: Final = 31
"""Design px left of every plot, for its figures: as wide as the axis of a plot of load with its frame."""
LABELS: Final = (100, 120)
"""Design px left and right of the plots in a wide window, gaps included."""
_STRIP: Final = 22
_PLOT: Final = {(True, True): 56, (True, False): 34, (False, True): 84, (False, False): 20}
"""Height of the plot of pace: in a wide window or not, alone or over plots of load."""
_LOW: Final = 30
"""Under this the plot has room for one figure on its axis."""
_TITLE: Final = 15
_TIMES: Final = 18
_LEAST: Final = (0.5, 2.0)
"""Least span of the axis of pace."""
_HIGHEST: Final = 5.0


class TimeLine(QWidget):
    """Signals: pointed(datetime): the moment that was pressed."""

    pointed = Signal(datetime)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self._wide, self._timed = False, True
        self._moments: tuple[Moment, ...] = ()
        self._track: tuple[Point, ...] = ()
        self._now, self._now_ms = datetime.now(UTC), 0.0
        self._cursor: datetime | None = None
        self._edges: tuple[int, int] | None = None
        self.setAccessibleName(tr("Events and pace of the last ten minutes. The log has them as a list."))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_form(self, *, wide: bool, timed: bool) -> None:
        """`wide`: words left and right of the plot; `timed`: nothing below it has the times of day."""
        if (wide, timed) != (self._wide, self._timed):
            self._wide, self._timed = wide, timed
            self._restyle()

    def set_edges(self, edges: tuple[int, int] | None) -> None:
        """Begin and end the axis where the plots below do, px; None: where the words leave room."""
        if edges != self._edges:
            self._edges = edges
            self.update()

    def show_past(self, moments: tuple[Moment, ...], track: tuple[Point, ...]) -> None:
        """Show these events and this pace."""
        if (moments, track) != (self._moments, self._track):
            self._moments, self._track = moments, track
            self.update()

    def show_now(self, now: datetime, now_ms: float) -> None:
        """Let time pass: `now` is the right end of the axis."""
        self._now, self._now_ms = now, now_ms
        self.update()

    def set_cursor(self, at: datetime | None) -> None:
        """Stand at a moment, or at none."""
        if at != self._cursor:
            self._cursor = at
            self.update()

    def seconds(self, at: datetime) -> float:
        """Return where a moment stands on the axis: seconds before now, negative."""
        return (at - self._now).total_seconds()

    @property
    def lines(self) -> tuple[tuple[float, bool], ...]:
        """The lines that plates and bookmarks drop through the plots: seconds before now, and how strong."""
        return tuple(
            (at, moment.attention is not None)
            for moment in self._moments
            if (at := self.seconds(moment.at)) > -SPAN_S and _drops(moment)
        )

    def sizeHint(self) -> QSize:
        """Return the height of strip, plot and times."""
        return QSize(self._look.px(200), self.minimumHeight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at the mark that is near, else at the time."""
        plot, x = self._plot, event.position().x()
        near = [mark for mark in self._marks() if abs(mark.x - x) <= self._look.px(10)]
        if near and event.position().y() <= plot.top():
            self.pointed.emit(min(near, key=lambda mark: abs(mark.x - x)).moment.at)
        elif plot.left() <= x <= plot.right():
            share = (x - plot.right()) / plot.width()
            self.pointed.emit(self._now + timedelta(seconds=share * SPAN_S))

    def event(self, event: QEvent) -> bool:
        """Say what stands under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            x = event.pos().x()
            near = [mark for mark in self._marks() if abs(mark.x - x) <= self._look.px(10)]
            words = "\n".join(f"{text.clock_time(m.moment.line.utc)}  {m.moment.words}" for m in near)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks, pace, cursor and times."""
        painter, plot = QPainter(self), self._plot
        self._paint_grid(painter, plot)
        self._paint_pace(painter, plot)
        self._paint_marks(painter, plot)
        self._paint_words(painter, plot)

    # Within

    @property
    def _plot(self) -> QRectF:
        px = self._look.px
        left, right = (px(LABELS[0]), px(LABELS[1])) if self._wide else (0, 0)
        top = px(_STRIP + (0 if self._wide else _TITLE))
        bottom = self.height() - px(_TIMES if self._timed else 2)
        left, end = left + px(AXIS), self.width() - 1 - right
        if self._edges is not None:
            left, end = self._edges
        return QRectF(left, top, max(1, end - left), bottom - top)

    def _x(self, seconds: float) -> float:
        plot = self._plot
        return plot.right() + seconds / SPAN_S * plot.width()

    def _marks(self) -> Sequence[Mark]:
        seen = [moment for moment in self._moments if self.seconds(moment.at) > -SPAN_S]
        return marks_of(seen, lambda moment: self._x(self.seconds(moment.at)), self._look.px(APART))

    def _span(self) -> tuple[float, float]:
        known = [min(pace, _HIGHEST) for _, pace in self._track if pace is not None]
        return min((_LEAST[0], *known)), max((_LEAST[1], *known))

    def _y(self, pace: float) -> float:
        plot, (low, high) = self._plot, self._span()
        return plot.bottom() - 2 - (min(pace, _HIGHEST) - low) / (high - low) * (plot.height() - 4)

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        look = self._look
        painter.setPen(QPen(look.color(Role.GRID), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        step = 2 if plot.width() > 40 * SPAN_S / 120 else 4
        minute = self._now.replace(second=0, microsecond=0)
        minute -= timedelta(minutes=minute.minute % step)
        painter.setFont(look.font(11))
        while (at := self.seconds(minute)) > -SPAN_S:
            x = round(self._x(at))
            painter.setPen(QPen(look.color(Role.GRID), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            if self._timed:
                words = minute.astimezone().strftime("%H:%M")
                half = self._lettering.width(words, 11) / 2
                if plot.left() <= x - half and x + half <= self.width():
                    painter.setPen(look.color(Role.MUTED))
                    painter.drawText(QPointF(x - half, plot.bottom() + look.px(13)), words)
            minute -= timedelta(minutes=step)

    def _paint_pace(self, painter: QPainter, plot: QRectF) -> None:
        """Paint pace as steps: it holds until it is another; a dashed line where the class is."""
        look = self._look
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1, Qt.PenStyle.DashLine))
        y = round(self._y(1.0))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(look.font(11))
        painter.setPen(look.color(Role.MUTED))
        for tick in (1.0, 2.0) if plot.height() >= look.px(_LOW) else (1.0,):
            words = f"{tick:g}"
            base = min(self._y(tick) + look.px(4), plot.bottom())
            left = plot.left() - look.px(5) - self._lettering.width(words, 11)
            painter.drawText(QPointF(left, max(base, plot.top() + look.px(8))), words)
        painter.setPen(QPen(look.color(Role.TRACE), 1.25 * look.scale))
        painter.setClipRect(plot)
        before: float | None = None
        ends = [at for at, _ in self._track[1:]] + [self._now_ms]
        for (at_ms, pace), until_ms in zip(self._track, ends, strict=True):
            begin, end = ((ms - self._now_ms) / 1000.0 for ms in (at_ms, until_ms))
            if pace is not None:
                if before is not None:
                    painter.drawLine(
                        QPointF(self._x(begin), self._y(before)), QPointF(self._x(begin), self._y(pace))
                    )
                painter.drawLine(QPointF(self._x(begin), self._y(pace)), QPointF(self._x(end), self._y(pace)))
            before = pace
        painter.setClipping(False)

    def _paint_marks(self, painter: QPainter, plot: QRectF) -> None:
        look, side = self._look, self._look.px(18)
        for at, strong in self.lines:
            painter.setPen(QPen(look.color(Role.TEXT if strong else Role.LINE_STRONG), 1))
            x = round(self._x(at)) + 0.5
            painter.drawLine(QPointF(x, look.px(_STRIP - 4)), QPointF(x, plot.bottom()))
        for mark in self._marks():
            left = min(max(0.0, mark.x - side / 2), self.width() - side)
            box = QRectF(round(left), 0, side, side)
            if mark.moment.attention is not None:
                paint_plate(painter, look, box, mark.moment.attention)
            else:
                inset = look.px(2)
                draw_icon(
                    painter, look, mark.moment.icon, Role.TEXT, 14, round(left) + inset, box.top() + inset
                )
            if mark.together > 1:
                painter.setFont(look.font(11, Weight.SEMIBOLD))
                painter.setPen(look.color(Role.TEXT))
                painter.drawText(QPointF(box.right() + 1, look.px(13)), f"{mark.together}")
        if self._cursor is not None and -SPAN_S < self.seconds(self._cursor) <= 0:
            painter.setPen(QPen(look.color(Role.ACCENT), 2))
            x = round(self._x(self.seconds(self._cursor)))
            painter.drawLine(QPointF(x, look.px(_STRIP - 4)), QPointF(x, plot.bottom()))

    def _paint_words(self, painter: QPainter, plot: QRectF) -> None:
        px = self._look.px
        pace = self._pace_at_cursor()
        figure = text.NO_VALUE if pace is None else f"{pace:.1f}"
        title, unit = tr("Pace"), tr("x usual time")
        right = float(self.width())
        middle = plot.center().y() if self._wide else px(_STRIP + 11)
        self._draw(painter, title, Weight.SEMIBOLD, Role.TEXT, 0.0, middle)
        width = self._lettering.width(figure, 11, Weight.SEMIBOLD)
        self._draw(painter, figure, Weight.SEMIBOLD, Role.TEXT, right - width, middle)
        if self._wide:
            self._draw(painter, unit, Weight.REGULAR, Role.MUTED, 0.0, middle + px(14))
            return
        beside = self._lettering.width(title, 11, Weight.SEMIBOLD) + px(6)
        if beside + self._lettering.width(unit, 11) + px(6) <= right - width:
            self._draw(painter, unit, Weight.REGULAR, Role.MUTED, beside, middle)

    def _pace_at_cursor(self) -> float | None:
        at_ms = self._now_ms
        if self._cursor is not None:
            at_ms += self.seconds(self._cursor) * 1000.0
        return next((pace for since_ms, pace in reversed(self._track) if since_ms <= at_ms), None)

    def _draw(
        self, painter: QPainter, words: str, weight: Weight, role: Role, left: float, base: float
    ) -> None:
        painter.setFont(self._look.font(11, weight))
        painter.setPen(self._look.color(role))
        painter.drawText(QPointF(left, base), words)

    def _restyle(self) -> None:
        title = 0 if self._wide else _TITLE
        plot = _PLOT[self._wide, self._timed]
        self.setFixedHeight(self._look.px(_STRIP + title + plot + (_TIMES if self._timed else 2)))
        self.update()


def _drops(moment: Moment) -> bool:
    return moment.attention is not None or moment.line.kind in ("bookmark", "note", "critical_error")
