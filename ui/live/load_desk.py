"""Between the load service and Live: what was measured becomes what is shown, wishes become calls.

Made by the composition root alone, with the one service that nothing else in the window is given.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from console.clock import Clock
from console.errors import ConsoleError
from console.services.load_events import (
    BadgeChanged,
    CalibrationEnded,
    LoadChanged,
    LoadState,
    SamplesArrived,
)
from console.terms import StationId
from ui import text
from ui.live.load_board import KEPT_MS, LoadBoard, Samples, Taking
from ui.operations import Operations
from ui.relay import Relay

if TYPE_CHECKING:
    from console.physiology.baseline import Baseline
    from console.services.load_events import Callback


class Loads(Protocol):
    """What is asked of the engine; failures come through the futures."""

    def subscribe(self, callback: "Callback") -> Callable[[], None]:
        """Hear of everything from now on, on another thread; the answer ends it."""
        ...

    def watch(self, station: StationId | None) -> Future[None]:
        """Send the samples of this one station from now on, all of its ten minutes first."""
        ...

    def calibrate(self, station: StationId, seconds: int) -> Future[None]:
        """Let the trainee sit for a baseline; done when the headset begins."""
        ...

    def go_on(self, station: StationId) -> Future[None]:
        """Go by the baseline that was not accepted."""
        ...

    def show_badges(self, *, on: bool) -> Future[None]:
        """Switch the quiet badges."""
        ...


class LoadDesk(QObject):
    """Joins the board of one Live screen to the load service.

    Signals: `badges_switched(bool)` whether quiet badges are on.
    """

    badges_switched = Signal(bool)

    def __init__(self, board: LoadBoard, operations: Operations, relay: Relay, clock: Clock) -> None:
        super().__init__(board)
        self._board, self._operations, self._relay, self._clock = board, operations, relay, clock
        self._loads: Loads | None = None
        relay.hear(LoadState, self._take_state)
        relay.hear(LoadChanged, self._take_second)
        relay.hear(SamplesArrived, self._take_samples)
        relay.hear(CalibrationEnded, self._take_outcome)
        relay.hear(BadgeChanged, self._take_badge)
        board.watch_asked.connect(self._watch)
        board.baseline_asked.connect(self._calibrate)
        board.go_on_asked.connect(self._go_on)

    def serve(self, loads: Loads) -> None:
        """Stand before this service from now on."""
        self._loads = loads
        loads.subscribe(self._relay.post)

    @Slot(bool)
    def switch_badges(self, on: bool) -> None:
        """Have quiet badges shown, or not."""
        loads = self._loads
        if loads is not None:
            self._operations.run(self, lambda: loads.show_badges(on=on))

    # What happened

    def _take_state(self, state: LoadState) -> None:
        board, now_ms = self._board, self._clock.monotonic_ms()
        self.badges_switched.emit(state.shows_badges)
        if board.is_on is not state.is_on:
            board.switch(on=state.is_on)
        if not state.is_on:
            return
        from ui.live.load_words import readings_of

        for gone in board.stations.keys() - state.histories.keys():
            board.forget(gone)
        for station, loads in state.histories.items():
            if station not in board.stations:
                board.take_history(station, readings_of(loads, now_ms))
        for station, baseline in state.offered.items():
            self._offer(station, baseline)
        board.take_badges(state.badges)
        board.ticked.emit()
        self._watch(board.watched)

    def _take_second(self, event: LoadChanged) -> None:
        # Whoever posts this has loaded the numerics; a window without load never does.
        from ui.live.load_words import reading_of

        board = self._board
        returned = board.watched is not None and board.watched in event.loads.keys() - board.stations.keys()
        known = board.stations
        before = {station: known[station].strip for station in event.loads if station in known}
        board.take_second(
            event.at_ms,
            {
                station: reading_of(load, event.at_ms, before.get(station))
                for station, load in event.loads.items()
            },
        )
        if returned:
            self._watch(board.watched)

    def _take_samples(self, event: SamplesArrived) -> None:
        import numpy as np

        known = self._board.samples.get(event.signal)
        times, values = event.times, event.values
        if known is not None and not event.whole:
            times, values = np.concatenate((known.times, times)), np.concatenate((known.values, values))
        kept = times >= self._clock.monotonic_ms() - KEPT_MS
        self._board.take_samples(event.station, event.signal, Samples(times[kept], values[kept]))

    def _take_outcome(self, event: CalibrationEnded) -> None:
        if event.accepted:
            self._board.tell(event.station, Taking.HELD, doubts=())
        else:
            self._offer(event.station, event.baseline)

    def _take_badge(self, event: BadgeChanged) -> None:
        badges = {one: since for one, since in self._board.badges.items() if one != event.station}
        if event.since_ms is not None:
            badges[event.station] = event.since_ms
        self._board.take_badges(badges)

    def _offer(self, station: StationId, baseline: "Baseline") -> None:
        from ui.live.load_words import doubt_words

        doubts = doubt_words(baseline)
        self._board.tell(station, Taking.OFFERED, doubts=doubts, may_go_on=not baseline.is_empty)

    # What the instructor wants

    @Slot(object)
    def _watch(self, station: StationId | None) -> None:
        loads = self._loads
        if loads is not None and (station is None or self._board.is_on):
            # Whoever may not see it has nothing to see: that is no trouble to tell.
            self._operations.run(self, lambda: loads.watch(station), None, lambda _: None)

    @Slot(str)
    def _calibrate(self, station: StationId) -> None:
        loads, board = self._loads, self._board
        if loads is None:
            return

        def begin(_: None) -> None:
            board.tell(station, Taking.RUNS, begun_ms=self._clock.monotonic_ms())

        def refuse(error: ConsoleError) -> None:
            board.tell(station, Taking.NONE, refused=text.fault(error))

        self._operations.run(self, lambda: loads.calibrate(station, board.baseline_s), begin, refuse)

    @Slot(str)
    def _go_on(self, station: StationId) -> None:
        loads, board = self._loads, self._board
        known = board.stations.get(station)
        if loads is None or known is None:
            return
        doubts = known.doubts

        def hold(_: None) -> None:
            board.tell(station, Taking.HELD, doubts=doubts)

        def refuse(error: ConsoleError) -> None:
            board.tell(station, Taking.OFFERED, may_go_on=True, refused=text.fault(error))

        self._operations.run(self, lambda: loads.go_on(station), hold, refuse)
