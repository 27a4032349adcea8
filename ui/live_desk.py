"""Between Live and the services: what the instructor wants becomes calls, what happened is shown."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.terms import LinkState, PersonId, Phase, Seat, StationId
from ui.live.live_screen import LiveScreen
from ui.operations import Operations
from ui.relay import Relay
from ui.services import Services
from ui.stations import Stations

if TYPE_CHECKING:
    from console.events import (
        ClassChanged,
        LogAdded,
        QueueChanged,
        SearchChanged,
        StationChanged,
        StationForgotten,
    )
    from console.model import ClassView, LogLine, QueueItem

PLAYING = frozenset({Phase.RUNNING, Phase.CALIBRATING})


class LiveDesk(QObject):
    """Joins one Live screen to relay and services.

    Signals, for what is done elsewhere: `end_asked()`, `pairing_asked()`, `address_asked()`,
    `network_asked()`, `simulate_asked()`, `decision_asked(run)`, `turn_asked(act)`.
    """

    end_asked = Signal()
    pairing_asked = Signal()
    address_asked = Signal()
    network_asked = Signal()
    simulate_asked = Signal()
    decision_asked = Signal(str)
    turn_asked = Signal(str)

    def __init__(
        self,
        screen: LiveScreen,
        services: Services,
        operations: Operations,
        relay: Relay,
        stations: Stations,
    ) -> None:
        super().__init__(screen)
        self._screen, self._services, self._operations = screen, services, operations
        self._stations, self._has_class = stations, False
        self._queue: tuple[QueueItem, ...] = ()
        self._queue_news = QTimer(self, singleShot=True, interval=0)
        self._queue_news.timeout.connect(lambda: screen.queue_changed(self._queue))
        self._hear(relay)
        self._heed()

    def _hear(self, relay: Relay) -> None:
        screen = self._screen
        relay.snapshot_arrived.connect(screen.set_snapshot)
        relay.snapshot_arrived.connect(lambda snapshot: self._know_pack(snapshot.class_))
        relay.stations_changed.connect(self._show_stations)
        relay.station_forgotten.connect(self._forget_station)
        relay.queue_changed.connect(self._show_queue)
        relay.class_changed.connect(self._show_class)
        relay.search_changed.connect(self._show_search)
        relay.log_added.connect(self._add_line)
        relay.view_arrived.connect(screen.view_arrived)
        relay.command_changed.connect(screen.command_changed)

    def _heed(self) -> None:
        screen = self._screen
        screen.pause_all_requested.connect(self._pause_all)
        screen.resume_all_requested.connect(self._resume_all)
        screen.retry_requested.connect(self._retry)
        screen.assign_requested.connect(self._assign)
        screen.begin_requested.connect(self._begin)
        screen.adopt_requested.connect(self._adopt)
        screen.turn_requested.connect(self.turn_asked)
        screen.command_requested.connect(self._command)
        screen.on_my_way_requested.connect(self._acknowledge)
        screen.resolved_requested.connect(self._resolve)
        screen.visited_requested.connect(self._visit)
        screen.bookmark_requested.connect(self._bookmark)
        screen.note_requested.connect(self._note)
        screen.view_requested.connect(self._watch)
        screen.log_requested.connect(self._ask_log)
        screen.spare_requested.connect(self._use_spare)
        screen.end_class_requested.connect(self.end_asked)
        screen.decide_requested.connect(self.decision_asked)
        card = screen.empty.card
        card.pairing_requested.connect(self.pairing_asked)
        card.saved_list_requested.connect(self._dial_saved)
        card.enter_address_requested.connect(self.address_asked)
        card.check_network_requested.connect(self.network_asked)
        card.simulate_requested.connect(self.simulate_asked)

    # What happened

    @Slot(object)
    def _show_stations(self, events: "tuple[StationChanged, ...]") -> None:
        for event in events:
            self._screen.station_changed(event.view)

    @Slot(object)
    def _forget_station(self, event: "StationForgotten") -> None:
        self._screen.station_forgotten(event.station)

    @Slot(object)
    def _show_queue(self, event: "QueueChanged") -> None:
        # Where a class refuses a command there are a hundred queues in a row: the newest is shown.
        self._queue = event.items
        self._queue_news.start()

    @Slot(object)
    def _show_class(self, event: "ClassChanged") -> None:
        self._know_pack(event.view)
        self._screen.class_changed(event.view)

    @Slot(object)
    def _show_search(self, event: "SearchChanged") -> None:
        self._screen.search_changed(event.view)

    @Slot(object)
    def _add_line(self, event: "LogAdded") -> None:
        self._screen.log_added(event.line)

    def _know_pack(self, class_: "ClassView | None") -> None:
        self._has_class = class_ is not None and not class_.interrupted
        course = class_.course if class_ is not None else None
        self._screen.set_pack(next((pack for pack in self._services.packs if pack.ref == course), None))

    # What the instructor wants

    @Slot()
    def _pause_all(self) -> None:
        """Pause the class; without one, whoever plays."""
        if self._has_class:
            self._operations.run(self, self._services.classroom.pause_all)
            return
        playing = [view.station for view in self._stations.live() if view.phase in PLAYING]
        self._command(tuple(playing), "pause", {})

    @Slot()
    def _resume_all(self) -> None:
        self._operations.run(self, self._services.classroom.resume_all)

    @Slot(tuple, str)
    def _retry(self, stations: tuple[StationId, ...], verb: str) -> None:
        if stations:
            self._operations.run(self, lambda: self._services.classroom.retry(stations, verb))

    @Slot(tuple)
    def _assign(self, stations: tuple[StationId, ...]) -> None:
        self._operations.run(self, lambda: self._services.classroom.assign(stations))

    @Slot(tuple)
    def _begin(self, stations: tuple[StationId, ...]) -> None:
        self._operations.run(self, lambda: self._services.classroom.begin(stations))

    @Slot(str, object)
    def _adopt(self, station: StationId, person: PersonId | None) -> None:
        self._operations.run(self, lambda: self._services.turns.adopt(station, person))

    @Slot(str, str, str)
    def _use_spare(self, seat: Seat, station: StationId, reason: str) -> None:
        turns = self._services.turns
        show = self._screen.stage.wall.select
        self._operations.run(self, lambda: turns.swap_headset(seat, station, reason), lambda _: show(station))

    @Slot(tuple, str, dict)
    def _command(self, stations: tuple[StationId, ...], verb: str, args: dict[str, Any]) -> None:
        if stations:
            self._operations.run(self, lambda: self._services.classroom.command(stations, verb, args))

    @Slot(str)
    def _acknowledge(self, station: StationId) -> None:
        view = self._stations.get(station)
        if view is not None:
            seen = view.attention
            self._operations.run(self, lambda: self._services.classroom.acknowledge(station, seen))

    @Slot(str, str)
    def _resolve(self, station: StationId, reason: str) -> None:
        self._operations.run(self, lambda: self._services.classroom.resolve(station, reason))

    @Slot(str)
    def _visit(self, station: StationId) -> None:
        self._operations.run(self, lambda: self._services.classroom.visit(station))

    @Slot(tuple)
    def _bookmark(self, stations: tuple[StationId, ...]) -> None:
        for station in stations:
            self._operations.run(self, partial(self._services.notes.bookmark, station), self._show_kept)

    @Slot(tuple, str)
    def _note(self, stations: tuple[StationId, ...], words: str) -> None:
        for station in stations:
            self._operations.run(self, partial(self._services.notes.note, station, words), self._show_kept)

    def _show_kept(self, line: "LogLine") -> None:
        self._screen.show_kept(line.kind)

    @Slot(object, tuple)
    def _watch(self, focused: StationId | None, others: tuple[StationId, ...]) -> None:
        self._operations.run(self, lambda: self._services.headsets.watch(focused, others))

    @Slot(str)
    def _ask_log(self, station: StationId) -> None:
        def show(lines: "tuple[LogLine, ...]") -> None:
            self._screen.show_log(station, lines)

        self._operations.run(self, lambda: self._services.classroom.log(station), show)

    @Slot()
    def _dial_saved(self) -> None:
        for view in self._stations.all():
            if view.paired and view.link is not LinkState.LIVE:
                self._redial(view.station)

    def _redial(self, station: StationId) -> None:
        self._operations.run(self, lambda: self._services.headsets.redial(station))
