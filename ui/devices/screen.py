"""Devices: the table of headsets, the panel beside it, and pairing one after another."""

from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.events import PairingChanged
from console.model import LinkState, PairingState, SearchView, StationId, StationView
from ui import text
from ui.devices.detail_page import DetailPage
from ui.devices.model import DevicesModel
from ui.devices.pairing_page import PairingPage
from ui.devices.placeholders import NothingFound, NothingSelected
from ui.devices.search_pages import AddressPage, NetworkPage
from ui.devices.table import DevicesTable
from ui.devices.walk import Stage, Walk
from ui.devices.wording import state_words
from ui.operations import Operations
from ui.relay import Relay
from ui.services import Headsets
from ui.stations import Stations, full_name, is_waiting_to_pair
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.side_panel import SidePanel
from ui.widgets.top_bar import TopBar

FLUSH_MS: Final = 250
"""Rows follow their headsets four times a second; a hidden screen does no work at all."""
_PAIRED_OR_NOT = frozenset({PairingState.PAIRED, PairingState.FAILED})


class DevicesScreen(QWidget):
    """Every headset: found, not paired, live, silent or refused and why."""

    def __init__(
        self,
        look: Look,
        stations: Stations,
        headsets: Headsets,
        operations: Operations,
        relay: Relay,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._stations, self._headsets, self._operations = look, stations, headsets, operations
        self._changed: set[StationId] = set()
        self._pairing: dict[StationId, PairingState] = {}
        self._dialled: str | None = None
        self.walk = Walk(self._ask_to_pair, self._refuse)
        self.model = DevicesModel(self)
        self.table = DevicesTable(look, self.model)
        self.panel = SidePanel(look, width=320, wide=420)
        self.details = DetailPage(look, clock)
        self.pairing = PairingPage(look, stations)
        self.address = AddressPage(look)
        self.network = NetworkPage(look, clock)
        self._build_bar()
        self._lay_out()
        self._connect(relay)
        self._replace()
        self._show_idle()

    @property
    def is_empty_shown(self) -> bool:
        """True while no headset is known and the screen says what to do."""
        return self._body.currentWidget() is self._empty

    # What others may ask

    def enter_address(self) -> None:
        """Open the page for typing an address."""
        self._show_page(self._address_scroll)
        self.address.field.line.setFocus()

    def check_network(self) -> None:
        """Open the page that says what the search found."""
        self._show_page(self._network_scroll)

    def select(self, station: StationId) -> None:
        """Select a headset's row."""
        row = self.model.row_of(station)
        if row is not None:
            self.table.selectRow(row)

    def show_search(self, search: SearchView) -> None:
        """Take how the search goes."""
        self.network.show_search(search)

    @Slot()
    def pair_all_waiting(self) -> None:
        """Pair every headset that waits, one after another; again: stop."""
        if self.walk.is_running:
            self._end_walk()
            return
        waiting = tuple(view.station for view in self._stations.all() if is_waiting_to_pair(view))
        if waiting:
            self.walk.start(waiting)
            self._follow_walk()

    # Pairing

    def _ask_to_pair(self, station: StationId) -> None:
        self._operations.run(
            self,
            lambda: self._headsets.pair(station),
            failed=lambda error: self._pair_failed(station, error),
        )

    def _pair_failed(self, station: StationId, error: ConsoleError) -> None:
        self.walk.failed(station, str(error.reason))
        self._follow_walk()

    def _refuse(self, station: StationId) -> None:
        # The link may have ended the pairing already: then there is nothing left to refuse.
        self._operations.run(self, lambda: self._headsets.refuse(station), failed=lambda _: None)

    @Slot()
    def _say_same(self) -> None:
        station = self.walk.current
        if station is None or self.walk.stage is not Stage.COMPARE:
            return
        self.walk.confirmed()
        self._operations.run(
            self,
            lambda: self._headsets.confirm(station),
            failed=lambda error: self._pair_failed(station, error),
        )
        self._follow_walk()

    @Slot()
    def _say_different(self) -> None:
        self.walk.differed()
        self._follow_walk()

    @Slot()
    def _skip(self) -> None:
        self.walk.skip()
        self._follow_walk()

    @Slot()
    def _try_again(self) -> None:
        self.walk.again()
        self._follow_walk()

    @Slot()
    def _end_walk(self) -> None:
        self.walk.stop()
        self._show_idle()

    @Slot()
    def _pair_selected(self) -> None:
        view = self._selected()
        if view is not None and self.walk.current != view.station:
            self.walk.add(view.station)
            self._follow_walk()

    @Slot(object)
    def _take_pairing(self, event: PairingChanged) -> None:
        if event.state in _PAIRED_OR_NOT:
            self._pairing.pop(event.station, None)
        else:
            self._pairing[event.station] = event.state
        self.model.set_pairing(event.station, self._pairing.get(event.station))
        before = self.walk.current
        self.walk.take(event)
        if before is not None:
            self._follow_walk()

    def _follow_walk(self) -> None:
        """Show the walk, with the row of the headset whose turn it is."""
        self._keys_on(self.walk.stage is Stage.COMPARE)
        if self.walk.current is not None:
            self.select(self.walk.current)
        self.pairing.show_walk(self.walk)
        self.panel.show_page(self._pairing_scroll)
        self._sum_up()

    def _keys_on(self, on: bool) -> None:
        for key in self._answers:
            key.setEnabled(on)

    # The rest of the panel

    @Slot()
    def _show_selected(self) -> None:
        view = self._selected()
        if view is not None and not self.walk.is_running:
            self.details.show_station(view, self._pairing.get(view.station))
            self._show_page(self._detail_scroll)

    def _show_page(self, page: QWidget) -> None:
        if not self.walk.is_running:
            self.panel.show_page(page)

    def _show_idle(self) -> None:
        self._keys_on(False)
        self.panel.show_page(self._idle)
        self._show_selected()
        self._sum_up()

    @Slot()
    def _act_on_row(self) -> None:
        view = self._selected()
        if view is not None and is_waiting_to_pair(view):
            self._pair_selected()

    @Slot()
    def _ask_to_forget(self) -> None:
        self._show_selected()
        self.details.ask_to_forget()

    @Slot()
    def _redial(self) -> None:
        view = self.details.view
        if view is not None:
            self._operations.run(self, lambda: self._headsets.redial(view.station))

    @Slot()
    def _forget(self) -> None:
        view = self.details.view
        if view is not None:
            self._operations.run(self, lambda: self._headsets.forget(view.station))

    @Slot(str)
    def _dial(self, address: str) -> None:
        def asked(_: object) -> None:
            self._dialled = address
            self.address.say_asked(address)

        self._operations.run(self, lambda: self._headsets.dial(address), asked, self.address.say_failed)

    # Following the stations

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self._flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its width."""
        self.panel.fit(self.width())

    @Slot()
    def _replace(self) -> None:
        self._changed.clear()
        chosen = self._selected()
        self.model.set_all(self._stations.all())
        if chosen is not None:
            self.select(chosen.station)
        self._sum_up()

    @Slot(str)
    def _mark_changed(self, stations: tuple[StationId, ...]) -> None:
        self._changed.update(stations)
        if self.isVisible() and not self._beat.isActive():
            self._beat.start()

    @Slot()
    def _flush(self) -> None:
        changed, self._changed = self._changed, set()
        for station in changed:
            view = self._stations.get(station)
            if view is None:
                self.model.drop(station)
            else:
                self.model.set_station(view)
                self._notice_dialled(view)
        shown = self.details.view
        if shown is not None and shown.station in changed:
            view = self._stations.get(shown.station)
            if view is not None:
                self.details.show_station(view, self._pairing.get(view.station))
            elif self.panel.pages.currentWidget() is self._detail_scroll:
                self.details.view = None
                self._show_idle()
        if changed:
            self._sum_up()

    def _notice_dialled(self, view: StationView) -> None:
        if self._dialled is not None and view.address == self._dialled:
            self._dialled = None
            self.address.say_found(full_name(view))
            row = self.model.row_of(view.station)
            if row is not None:
                self.table.scrollTo(self.model.index(row, 0))

    def _sum_up(self) -> None:
        views = self._stations.all()
        states = [state_words(view, self._pairing.get(view.station)) for view in views]
        need = sum(state.needs_someone for state in states)
        ready = sum(
            view.link is LinkState.LIVE and not state.needs_someone
            for view, state in zip(views, states, strict=True)
        )
        silent = sum(state.dimmed for state in states)
        waiting = sum(not view.paired for view in views)
        parts = [
            (ready, self.tr("{n} live")),
            (need, self.tr("{n} need you")),
            (silent, self.tr("{n} silent")),
            (waiting, self.tr("{n} not paired")),
        ]
        said = ", ".join(words.format(n=count) for count, words in parts if count)
        self.bar.set_summary(f"{text.headsets(len(views))}: {said}" if said else "")
        can_pair = any(is_waiting_to_pair(view) for view in views) or self.walk.is_running
        self.pair_all.setEnabled(can_pair)
        self.pair_all.setToolTip("" if can_pair else self.tr("No headset waits to be paired"))
        self.pair_all.setChecked(self.walk.is_running)
        self._body.setCurrentWidget(self.table if views else self._empty)

    def _selected(self) -> StationView | None:
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        return self.model.view(rows[0].row()) if rows else None

    # Building

    def _build_bar(self) -> None:
        look = self._look
        self.bar = TopBar(look, self.tr("Devices"))
        self.enter = self.bar.add(Button(look, self.tr("Enter address"), icon="keyboard"))
        self.pair_all = self.bar.add(Button(look, self.tr("Pair all waiting"), icon="link-plus"))
        self.pair_all.setCheckable(True)
        self.check = self.bar.add(Button(look, self.tr("Check network"), icon="network"))

    def _lay_out(self) -> None:
        look = self._look
        self._detail_scroll = Scroll(look, self.details, self.tr("The selected headset"))
        self._idle = NothingSelected(look)
        self._pairing_scroll = Scroll(look, self.pairing, self.tr("Pairing"))
        self._address_scroll = Scroll(look, self.address, self.tr("Enter address"))
        self._network_scroll = Scroll(look, self.network, self.tr("Network check"))
        self._empty = NothingFound(look)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        ground = Ground(look)
        column(ground).addWidget(self._body)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addWidget(ground, 1)
        lower.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(lower, 1)
        self.setFocusProxy(self.table)

    def _connect(self, relay: Relay) -> None:
        self._beat = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._beat.timeout.connect(self._flush)
        self._stations.reset.connect(self._replace)
        self._stations.changed.connect(self._mark_changed)
        self._stations.removed.connect(lambda station: self._mark_changed((station,)))
        relay.pairing_changed.connect(self._take_pairing)
        self.enter.clicked.connect(self.enter_address)
        self.pair_all.clicked.connect(self.pair_all_waiting)
        self.check.clicked.connect(self.check_network)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self.table.clicked.connect(lambda _: self._show_selected())
        self.table.acted.connect(self._act_on_row)
        self.table.forget_asked.connect(self._ask_to_forget)
        self.details.pair_asked.connect(self._pair_selected)
        self.details.redial_asked.connect(self._redial)
        self.details.forget_confirmed.connect(self._forget)
        self.address.dial_asked.connect(self._dial)
        self.network.address_asked.connect(self.enter_address)
        self.pairing.same.connect(self._say_same)
        self.pairing.different.connect(self._say_different)
        self.pairing.skipped.connect(self._skip)
        self.pairing.again_asked.connect(self._try_again)
        self.pairing.ended.connect(self._end_walk)
        self._answers = []
        for key, act in (("Y", self._say_same), ("N", self._say_different)):
            shortcut = QShortcut(QKeySequence(key), self)
            # A key that is held down must not answer for the headset after this one.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
            self._answers.append(shortcut)
