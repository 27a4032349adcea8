"""The selected station over time: events, pace and, where it is shown, load as plots or as a table."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from console.clock import Clock
from console.model import StationId
from ui import text
from ui.live.baseline_bar import BaselineBar
from ui.live.load_board import LoadBoard, Taking
from ui.live.load_footer import caution
from ui.live.load_table import LoadTable
from ui.live.moments import Moment
from ui.live.pace_track import PaceTracks
from ui.live.plot_library import PlotLibrary
from ui.live.tile_text import tr
from ui.live.time_line import SPAN_S, TimeLine
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Scroll, column
from ui.widgets.label import Label
from ui.widgets.lettering import Lettering
from ui.widgets.table import TableView


class LoadPanel(QWidget):
    """Follows the board while it is in sight; hidden, it does no work.

    Signals: pointed(datetime): a moment of the axis was pressed; released: it shall be now again.
    """

    pointed = Signal(datetime)
    released = Signal()

    def __init__(
        self, look: Look, board: LoadBoard, library: PlotLibrary, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._board, self._library, self._clock = look, board, library, clock
        self._station: StationId | None = None
        self._wide = self._loads_shown = False
        self._cursor: datetime | None = None
        self._moments: tuple[Moment, ...] = ()
        self.paces = PaceTracks()
        self._plots: QWidget | None = None
        self.title = Label(look, tr("Events and pace"), 13, Weight.SEMIBOLD)
        self.caption = Label(look, "", 11, role=Role.MUTED, wrap=True)
        self.back = Button(look, tr("Back to now"), size=Size.SMALL)
        self.renew = Button(look, tr("New baseline"), size=Size.SMALL)
        self.as_table = Button(
            look, "", icon="list-details", kind=Kind.QUIET, size=Size.SMALL, name=tr("Show as table")
        )
        self.as_table.setCheckable(True)
        self.time_line = TimeLine(look, Lettering(look, self))
        self.nothing = Label(look, tr("No sensor signal from this station."), 12, role=Role.MUTED, wrap=True)
        self.table = TableView(look, tr("Load of the last ten minutes"))
        self._model = LoadTable(clock, self)
        self.table.setModel(self._model)
        self.baseline = BaselineBar(look)
        self.footer = Label(look, caution(), 11, role=Role.MUTED, wrap=True)
        self._pages = _Pages()
        self._lay_out()
        self._connect()
        self._restyle()

    def _connect(self) -> None:
        board = self._board
        self.as_table.toggled.connect(self.refresh)
        self.renew.clicked.connect(self.baseline.ask)
        self.back.clicked.connect(self.released)
        self.time_line.pointed.connect(self.pointed)
        self.baseline.baseline_asked.connect(self._take_baseline)
        self.baseline.go_on_asked.connect(self._go_on)
        board.ticked.connect(self.refresh)
        board.changed.connect(self.refresh)
        board.station_changed.connect(self.refresh)
        self._library.arrived.connect(self.refresh)
        self._look.changed.connect(self._restyle)

    def show_station(self, station: StationId | None) -> None:
        """Show another station, as it is now."""
        if station != self._station:
            self._station, self._cursor, self._moments = station, None, ()
            self.refresh()

    def show_moments(self, moments: tuple[Moment, ...]) -> None:
        """Take what happened at the station."""
        self._moments = moments
        self.refresh()

    def point(self, at: datetime | None) -> None:
        """Look at a moment, or at now again."""
        if at != self._cursor:
            self._cursor = at
            self.refresh()

    @property
    def looked_at(self) -> datetime | None:
        """The moment that is looked at; None: now."""
        return self._cursor

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window."""
        if wide != self._wide:
            self._wide = wide
            self._restyle()

    def set_loads_shown(self, shown: bool) -> None:
        """Show load under events and pace, or nothing of it."""
        if shown != self._loads_shown:
            self._loads_shown = shown
            self._restyle()
            self.refresh()

    def set_allowed(self, allowed: bool) -> None:
        """Say whether somebody who may command is at the console."""
        self.renew.setEnabled(allowed)
        self.baseline.set_allowed(allowed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and have the library that draws."""
        if self._loads_shown:
            self._library.want()
        self.refresh()

    def tick(self) -> None:
        """Let a second pass; while load is shown its own seconds do."""
        if not self._loads_shown:
            self.refresh()

    def refresh(self) -> None:
        """Show the newest of the board, if anybody can see it; what is gone there goes here, seen or not."""
        board = self._board
        known = board.stations.get(self._station or "") if self._loads_shown else None
        if known is None:
            self._forget()
        if not self.isVisible():
            return
        now_ms = self._clock.monotonic_ms()
        self._show_time(now_ms)
        self.baseline.setVisible(self._loads_shown)
        if self._loads_shown:
            self._library.want()
            self.baseline.show_station(known, board.baseline_s, now_ms)
        self.renew.setVisible(known is not None and known.taking is Taking.HELD and self._cursor is None)
        self.as_table.setVisible(self._loads_shown)
        self.as_table.setEnabled(known is not None)
        self.nothing.setVisible(self._loads_shown and (known is None or not known.readings))
        if known is not None and known.readings and self.as_table.isChecked():
            self._model.show_station(tuple(known.readings), board.samples, now_ms)
            self._pages.setCurrentWidget(self.table)
            return
        if known is not None and known.readings and self._library.is_here:
            from ui.live.load_plots import LoadPlots

            plots = self._plots
            if not isinstance(plots, LoadPlots):
                plots = self._plots = LoadPlots(self._look, self._clock)
                plots.laid_out.connect(lambda plots=plots: self.time_line.set_edges(plots.edges))
                self._over_time.insertWidget(2, plots, 1)
            plots.set_wide(wide=self._wide)
            plots.show_marks(self.time_line.lines, self._seconds)
            plots.show_station(known, board.samples, now_ms)
        if self._plots is None:
            self.time_line.set_edges(None)
        self.time_line.set_form(wide=self._wide, timed=self._plots is None)
        self._pages.setCurrentWidget(self._scroll)

    @property
    def _seconds(self) -> float | None:
        return None if self._cursor is None else self.time_line.seconds(self._cursor)

    def _show_time(self, now_ms: float) -> None:
        line = self.time_line
        line.show_past(self._moments, self.paces.of(self._station))
        line.set_cursor(self._cursor)
        line.show_now(self._clock.utc(), now_ms)
        seconds = self._seconds
        self.back.setVisible(seconds is not None)
        if self._cursor is not None and seconds is not None:
            at = text.clock_time(self._cursor.isoformat())
            gone = tr("{time}: longer ago than is kept here").format(time=at)
            self.caption.setText(gone if seconds <= -SPAN_S else tr("at {time}").format(time=at))
        elif self._loads_shown:
            self.caption.setText(tr("10 min, about half a minute behind"))
        else:
            self.caption.setText(tr("10 min"))

    def _forget(self) -> None:
        """Keep nothing of whoever withdrew, or of the station before."""
        self._model.show_station((), {}, self._clock.monotonic_ms())
        if self._plots is not None:
            self._over_time.removeWidget(self._plots)
            self._plots.hide()
            self._plots.deleteLater()
            self._plots = None

    def _take_baseline(self) -> None:
        if self._station is not None:
            self._board.take_baseline(self._station)

    def _go_on(self) -> None:
        if self._station is not None:
            self._board.go_on(self._station)

    def _lay_out(self) -> None:
        self._head = FlowRow()
        self._head.add(self.title)
        self._head.add(self.caption, 1)
        for button in (self.back, self.renew, self.as_table):
            self._head.add(button)
        content = QWidget()
        self._over_time = column(content)
        self._over_time.addWidget(self.time_line)
        self._over_time.addWidget(self.nothing)
        self._over_time.addStretch(0)
        self._scroll = Scroll(self._look, content, tr("Plots"))
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for page in (self._scroll, self.table):
            self._pages.addWidget(page)
        self._box = column(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._pages, 1)
        self._box.addWidget(self.baseline)
        self._box.addWidget(self.footer)

    def _restyle(self) -> None:
        px, padding, loads = self._look.px, self._look.px(20 if self._wide else 14), self._loads_shown
        self._box.setContentsMargins(padding, px(4), padding, px(4))
        self._box.setSpacing(px(4))
        self._head.setSpacing(px(8))
        self.title.setVisible(self._wide)
        self.title.setText(tr("Load and pace") if loads else tr("Events and pace"))
        self.footer.setVisible(loads)
        self._pages.set_modest(not self._wide)
        self._over_time.setContentsMargins(0, 0, px(8) if loads and not self._wide else 0, 0)
        self._pages.setMinimumHeight(px((250 if loads else 98) if self._wide else 56))
        for section, width in enumerate((84, 132, 122, 92, 206, 86, 98, 84)):
            self.table.setColumnWidth(section, px(width))


class _Pages(QStackedWidget):
    """Plots or table; modest, as high as there is room for: asked, the plots would push it into scrolling."""

    def __init__(self) -> None:
        super().__init__()
        self._is_modest = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set_modest(self, modest: bool) -> None:
        """Ask for the least height, or for that of the page."""
        self._is_modest = modest
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the page's, or the least: a height ignored counts for nothing beside words that wrap."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self._is_modest else hint

    def minimumSizeHint(self) -> QSize:
        """Return nothing where it is modest: `minimumHeight` says it."""
        return QSize() if self._is_modest else super().minimumSizeHint()
