"""What the instructor does about the selected station, the command set or everybody, put into requests."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from console.classroom.attention import RANK
from console.model import Attention, LinkState, Phase, StationId, StationView
from ui.live.ask_bar import AskBar
from ui.live.tile_text import seat_of, tr

if TYPE_CHECKING:
    from console.courses.pack import Pack

LookUp = Callable[[StationId], StationView | None]


class Acts(QObject):
    """Buttons and keys end here; each act checks what the station is doing and says one request.

    Signals: as `LiveScreen` says them.
    """

    pause_all_requested = Signal()
    command_requested = Signal(tuple, str, dict)
    on_my_way_requested = Signal(str)
    resolved_requested = Signal(str, str)
    visited_requested = Signal(str)
    decide_requested = Signal(str)

    def __init__(self, ask: AskBar, look_up: LookUp, parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._look_up = ask, look_up
        self.selected: StationId | None = None
        self.chosen: tuple[StationId, ...] = ()
        self.everybody: Callable[[], tuple[StationId, ...]] = lambda: ()
        self.take_baseline: Callable[[StationId], None] = lambda _: None
        self.pack: Pack | None = None

    # About the selected station

    def on_my_way(self) -> None:
        """Go there; a command that was not done is sent again instead: that is what Enter means on Retry."""
        view = self._view
        if view is None or view.attention not in RANK:
            return
        if view.attention is Attention.NOT_DONE:
            self.retry(view.station)
        elif view.on_my_way_ms is None:
            self.on_my_way_requested.emit(view.station)

    def resolve(self) -> None:
        """Say that it is dealt with; a stop is latched and asks what had happened."""
        view = self._view
        if view is None or view.attention not in RANK:
            return
        if view.attention is not Attention.STOPPED:
            self.resolved_requested.emit(view.station, "")
            return
        station = view.station
        question = tr("Seat {seat} stopped. What happened?").format(seat=seat_of(view))
        self._ask.ask(question, tr("Resolve"), lambda reason: self.resolved_requested.emit(station, reason))

    def hint(self) -> None:
        """Show the hint of the current step in the headset."""
        view = self._view
        if view is None or view.step is None or view.link is not LinkState.LIVE:
            return
        step = self.pack.step(view.step) if self.pack is not None else None
        args = {"step": view.step} | ({"text": step.hint} if step is not None else {})
        self.send((view.station,), "hint", args)

    def message(self) -> None:
        """Show some words in the headset."""
        view = self._view
        if view is not None and view.link is LinkState.LIVE:
            question = tr("Message to seat {seat}").format(seat=seat_of(view))
            self._ask_message(question, (view.station,))

    def pause(self) -> None:
        """Pause the run, or let it go on."""
        view = self._view
        if view is None or view.link is not LinkState.LIVE:
            return
        if view.phase in (Phase.RUNNING, Phase.PAUSED):
            self.send((view.station,), "resume" if view.phase is Phase.PAUSED else "pause", {})

    def visit(self) -> None:
        """Note that somebody was there."""
        if self.selected is not None:
            self.visited_requested.emit(self.selected)

    def decide(self) -> None:
        """Open the decision sheet of the run that waits."""
        view = self._view
        if view is not None and view.attention is Attention.READY and view.run is not None:
            self.decide_requested.emit(view.run)

    def retry(self, station: StationId) -> None:
        """Send the command again that was not done; its verb is what the tile says."""
        view = self._look_up(station)
        if view is not None and view.attention is Attention.NOT_DONE and view.attention_detail:
            self.send_again((station,), view.attention_detail)

    # About several

    def pause_all(self) -> None:
        """Pause the command set, or everybody."""
        if self.chosen:
            self.send(self.chosen, "pause", {})
        else:
            self.pause_all_requested.emit()

    def message_all(self) -> None:
        """Show some words in the headsets of the command set, or of everybody who is live."""
        stations = self.chosen or self.everybody()
        if stations:
            question = tr("Message to {count} stations").format(count=len(stations))
            self._ask_message(question, stations)

    def send(self, stations: tuple[StationId, ...], verb: str, args: dict[str, Any] | None = None) -> None:
        """Ask for a command."""
        self.command_requested.emit(stations, verb, args or {})

    def send_again(self, stations: tuple[StationId, ...], verb: str) -> None:
        """Send a command again; a baseline is more than its command, and is asked for anew as a whole."""
        if verb != "calibrate":
            self.send(stations, verb)
            return
        for station in stations:
            self.take_baseline(station)

    @property
    def _view(self) -> StationView | None:
        return self._look_up(self.selected) if self.selected is not None else None

    def _ask_message(self, question: str, stations: tuple[StationId, ...]) -> None:
        self._ask.ask(question, tr("Send"), lambda words: self.send(stations, "message", {"text": words}))
