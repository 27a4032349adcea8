"""The load of the selected station: plots or the same as a table, its baseline, and what it is not for."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from console.clock import Clock
from console.model import StationId
from ui.live.baseline_bar import BaselineBar
from ui.live.load_board import LoadBoard, Taking
from ui.live.load_footer import caution
from ui.live.load_table import LoadTable
from ui.live.plot_library import PlotLibrary
from ui.live.tile_text import tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Scroll, column
from ui.widgets.label import Label
from ui.widgets.table import TableView


class LoadPanel(QWidget):
    """Follows the board while it is in sight; hidden, it does no work."""

    def __init__(
        self, look: Look, board: LoadBoard, library: PlotLibrary, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._board, self._library, self._clock = look, board, library, clock
        self._station: StationId | None = None
        self._wide = False
        self._plots: QWidget | None = None
        self.title = Label(look, tr("Load"), 13, Weight.SEMIBOLD)
        self.caption = Label(look, tr("10 min, about half a minute behind"), 11, role=Role.MUTED, wrap=True)
        self.renew = Button(look, tr("New baseline"), size=Size.SMALL)
        self.as_table = Button(
            look, "", icon="list-details", kind=Kind.QUIET, size=Size.SMALL, name=tr("Show as table")
        )
        self.as_table.setCheckable(True)
        self._scroll: Scroll | None = None
        self.nothing = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.table = TableView(look, tr("Load of the last ten minutes"))
        self._model = LoadTable(clock, self)
        self.table.setModel(self._model)
        self.baseline = BaselineBar(look)
        self.footer = Label(look, caution(), 11, role=Role.MUTED, wrap=True)
        self._pages = QStackedWidget()
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self.as_table.toggled.connect(self.refresh)
        self.renew.clicked.connect(self.baseline.ask)
        self.baseline.baseline_asked.connect(self._take_baseline)
        self.baseline.go_on_asked.connect(self._go_on)
        board.ticked.connect(self.refresh)
        board.changed.connect(self.refresh)
        board.station_changed.connect(self.refresh)
        library.arrived.connect(self.refresh)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_station(self, station: StationId | None) -> None:
        """Show another station."""
        if station != self._station:
            self._station = station
            self.refresh()

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window."""
        if wide != self._wide:
            self._wide = wide
            self._restyle()

    def set_allowed(self, allowed: bool) -> None:
        """Say whether somebody who may command is at the console."""
        self.renew.setEnabled(allowed)
        self.baseline.set_allowed(allowed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and have the library that draws."""
        self._library.want()
        self.refresh()

    def refresh(self) -> None:
        """Show the newest of the board, if anybody can see it; what is gone there goes here, seen or not."""
        board = self._board
        known = board.stations.get(self._station or "")
        if known is None:
            self._forget()
        if not self.isVisible():
            return
        now_ms = self._clock.monotonic_ms()
        self.baseline.show_station(known, board.baseline_s, now_ms)
        self.renew.setVisible(known is not None and known.taking is Taking.HELD)
        self.as_table.setEnabled(known is not None)
        if known is None or not known.readings:
            self.nothing.setText(tr("No sensor signal from this station."))
            self._pages.setCurrentWidget(self.nothing)
        elif self.as_table.isChecked():
            self._model.show_station(tuple(known.readings), board.samples, now_ms)
            self._pages.setCurrentWidget(self.table)
        elif self._library.is_here:
            from ui.live.load_plots import LoadPlots

            plots = self._plots
            if not isinstance(plots, LoadPlots):
                plots = self._plots = LoadPlots(self._look, self._clock)
                self._scroll = Scroll(self._look, plots, tr("Plots"))
                self._pages.addWidget(self._scroll)
            plots.set_wide(wide=self._wide)
            plots.show_station(known, board.samples, now_ms)
            if self._scroll is not None:
                self._pages.setCurrentWidget(self._scroll)

    def _forget(self) -> None:
        """Keep nothing of whoever withdrew, or of the station before."""
        self._model.show_station((), {}, self._clock.monotonic_ms())
        if self._scroll is not None:
            self._pages.removeWidget(self._scroll)
            self._scroll.deleteLater()
            self._scroll = self._plots = None

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
        self._head.add(self.renew)
        self._head.add(self.as_table)
        for page in (self.nothing, self.table):
            page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._pages.addWidget(page)
        self._box = column(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._pages, 1)
        self._box.addWidget(self.baseline)
        self._box.addWidget(self.footer)

    def _restyle(self) -> None:
        px, padding = self._look.px, self._look.px(20 if self._wide else 14)
        self._box.setContentsMargins(padding, px(4), padding, px(4))
        self._box.setSpacing(px(4))
        self._head.setSpacing(px(8))
        self.title.setVisible(self._wide)
        self._pages.setMinimumHeight(px(196 if self._wide else 56))
        for section, width in enumerate((84, 132, 122, 92, 206, 86, 98, 84)):
            self.table.setColumnWidth(section, px(width))
