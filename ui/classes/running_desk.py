"""The class that runs, on the Classes screen: its turns, and what becomes of them as calls."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.classroom.wear import BREAK_MIN, MOST_MIN
from console.clock import Clock
from console.errors import ConsoleError
from console.model import Attention, ClassView, PersonView, Trainee
from console.terms import PersonId, Seat, StationId
from ui import text
from ui.classes.check_page import CheckPage
from ui.classes.next_turn import NextTurnDialog
from ui.classes.overview import Overview
from ui.classes.running_panel import RunningPanel
from ui.classes.turn_grids import class_grid
from ui.operations import Operations
from ui.services import Services
from ui.stations import Stations
from ui.theme import Look

EVERY_MS: Final = 1000


class RunningDesk(QObject):
    """Joins overview, panel and check page to the services.

    Signals: `begun()` when runs were started, `failed(ConsoleError)`.
    """

    begun = Signal()
    failed = Signal(object)

    def __init__(
        self,
        look: Look,
        overview: Overview,
        stations: Stations,
        services: Services,
        operations: Operations,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._overview, self._window = look, overview, parent
        self._stations, self._services, self._operations, self._clock = stations, services, operations, clock
        self._class: ClassView | None = None
        self._enrolled: tuple[PersonView, ...] = ()
        self.panel = RunningPanel(look, stations)
        self.check = CheckPage(look, stations, clock)
        self._tick = QTimer(self, interval=EVERY_MS)
        self._tick.timeout.connect(self._refresh_in_sight)
        self._connect()

    def show_class(self, class_: ClassView | None) -> None:
        """Take the class of the room; None: there is none, or it does not run."""
        self._class = class_ if class_ is not None and not class_.interrupted else None
        if self._class is None:
            self._tick.stop()
            return
        self._tick.start()
        self.check.show_class(self._class)
        self.refresh()

    def know(self, enrolled: tuple[PersonView, ...]) -> None:
        """Take who is enrolled, for late arrivals."""
        self._enrolled = enrolled

    @Slot()
    def refresh(self) -> None:
        """Show the turns of the class on the sheet, and the selected seat beside it."""
        class_ = self._class
        if class_ is None:
            return
        now_ms = self._clock.monotonic_ms()
        self._overview.show_turns(class_grid(class_, now_ms, self._clock.utc()), self._wear_words(class_))
        self.panel.show_class(class_, self._overview.turns.slot, self._enrolled, now_ms)

    @Slot()
    def _refresh_in_sight(self) -> None:
        if self._overview.isVisible():
            self.refresh()

    def _wear_words(self, class_: ClassView) -> str:
        """Who has worn a headset for so long that a break is due."""
        views = [self._stations.get(seat.station) for seat in class_.seats if seat.station is not None]
        due = [
            view.seat
            for view in views
            if view is not None and view.seat is not None and (view.worn_min or 0) >= MOST_MIN
        ]
        rule = self.tr("At most {most} min of wear, then {rest} min break").format(
            most=MOST_MIN, rest=BREAK_MIN
        )
        if not due:
            return self.tr("{rule}: kept so far.").format(rule=rule)
        return self.tr("{rule}: due on seat {seats}.").format(rule=rule, seats=text.joined(sorted(due)))

    # What is asked for

    @Slot()
    def ask_next_turn(self) -> None:
        """Say what the next turn does, and go on when that is confirmed."""
        class_ = self._class
        if class_ is None or class_.turn >= class_.turns:
            return
        stopped = [
            view.seat
            for view in self._stations.all()
            if view.seat is not None and view.attention is Attention.STOPPED
        ]
        dialog = NextTurnDialog(self._look, class_, stopped, self._window)
        dialog.confirmed.connect(lambda excused: self._do(lambda: self._services.turns.next(excused)))
        dialog.open()

    @Slot(tuple)
    def _begin(self, stations: tuple[StationId, ...]) -> None:
        classroom = self._services.classroom
        self._operations.run(
            self, lambda: classroom.begin(stations), lambda _: self.begun.emit(), self.failed.emit
        )

    @Slot(tuple)
    def _ask_again(self, stations: tuple[StationId, ...]) -> None:
        self._do(lambda: self._services.classroom.assign(stations))

    @Slot(str)
    def _redial(self, station: StationId) -> None:
        self._do(lambda: self._services.headsets.redial(station))

    @Slot(str, str, str)
    def _swap_headset(self, seat: Seat, station: StationId, reason: str = "") -> None:
        self._do(lambda: self._services.turns.swap_headset(seat, station, reason))

    @Slot(int, str, str, str)
    def _swap_seats(self, turn: int, first: Seat, second: Seat, reason: str) -> None:
        self._do(lambda: self._services.turns.swap_seats(turn, first, second, reason))

    @Slot(str, int, str)
    def _excuse(self, seat: Seat, turn: int, reason: str) -> None:
        self._do(lambda: self._services.turns.excuse(seat, turn, reason))

    @Slot(object, int, str)
    def _add(self, trainee: Trainee, turn: int, seat: Seat) -> None:
        self._do(lambda: self._services.turns.add(trainee, seat, turn))

    @Slot(str, object)
    def _adopt(self, station: StationId, person: PersonId | None) -> None:
        self._do(lambda: self._services.turns.adopt(station, person))

    def _do(self, act: Callable[[], Future[Any]]) -> None:
        def failed(error: ConsoleError) -> None:
            self.failed.emit(error)

        self._operations.run(self, act, None, failed)

    def _connect(self) -> None:
        panel, check = self.panel, self.check
        self._overview.slot_chosen.connect(self.refresh)
        self._overview.next_asked.connect(self.ask_next_turn)
        panel.seats_swapped.connect(self._swap_seats)
        panel.headset_swapped.connect(self._swap_headset)
        panel.excused.connect(self._excuse)
        panel.added.connect(self._add)
        panel.adopted.connect(self._adopt)
        check.start_asked.connect(self._begin)
        check.again_asked.connect(self._ask_again)
        check.swap_asked.connect(self._swap_headset)
        check.redial_asked.connect(self._redial)
