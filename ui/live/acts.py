"""What the instructor does about the selected station, the command set or everybody, put into requests."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from console.classroom.attention import RANK
from console.model import (
    Attention,
    ClassView,
    LinkState,
    Mode,
    PersonId,
    Phase,
    SeatView,
    StationId,
    StationView,
)
from ui.live.ask_bar import AskBar
from ui.live.choice_bar import ChoiceBar
from ui.live.spare import has_begun, spare_for
from ui.live.tile_text import seat_of, tr

if TYPE_CHECKING:
    from console.courses.pack import Pack

_NEEDS: Final = {"pause": Phase.RUNNING, "resume": Phase.PAUSED}
"""Of several stations a command reaches those for which it means something."""

LookUp = Callable[[StationId], StationView | None]


class Acts(QObject):
    """Buttons and keys end here; each act checks what the station is doing and says one request.

    Signals: as `LiveScreen` says them.
    """

    pause_all_requested = Signal()
    resume_all_requested = Signal()
    retry_requested = Signal(tuple, str)
    assign_requested = Signal(tuple)
    begin_requested = Signal(tuple)
    adopt_requested = Signal(str, object)
    command_requested = Signal(tuple, str, dict)
    on_my_way_requested = Signal(str)
    resolved_requested = Signal(str, str)
    visited_requested = Signal(str)
    decide_requested = Signal(str)
    spare_requested = Signal(str, str, str)

    def __init__(self, ask: AskBar, choose: ChoiceBar, look_up: LookUp, parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._choose, self._look_up = ask, choose, look_up
        self.selected: StationId | None = None
        self.chosen: tuple[StationId, ...] = ()
        self.everybody: Callable[[], tuple[StationId, ...]] = lambda: ()
        self.take_baseline: Callable[[StationId], None] = lambda _: None
        self.pack: Pack | None = None
        self.class_: Callable[[], ClassView | None] = lambda: None
        self.all_views: Callable[[], tuple[StationView, ...]] = lambda: ()
        self.names_hidden: Callable[[], bool] = lambda: False

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
        if self.selected is not None:
            self._hint((self.selected,))

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

    @property
    def spare(self) -> StationView | None:
        """The headset that can take the place of the selected one, which is gone; else None."""
        return spare_for(self._view, self.class_(), self.all_views())

    def use_spare(self) -> None:
        """Give the seat of the selected station the spare; an assessed run is not cut without a word why."""
        view, class_, spare = self._view, self.class_(), self.spare
        if view is None or view.seat is None or class_ is None or spare is None:
            return
        seat, station = view.seat, spare.station

        def give(reason: str) -> None:
            self.spare_requested.emit(seat, station, reason)

        if class_.mode is Mode.ASSESS and has_begun(view, class_):
            question = tr("Another headset for seat {seat}: why?").format(seat=seat)
            self._ask.ask(question, tr("Use the spare"), give)
        else:
            give("")

    def retry(self, station: StationId) -> None:
        """Send the command again that was not done; its verb is what the tile says."""
        view = self._look_up(station)
        if view is not None and view.attention is Attention.NOT_DONE and view.attention_detail:
            self.send_again((station,), view.attention_detail.partition(" ")[0])

    def _sitting_words(self, seat: SeatView) -> str:
        """Who sits there; seat and turn alone while the room may read along."""
        if self.names_hidden():
            return tr("seat {seat}, turn {turn}").format(seat=seat.seat, turn=seat.turn)
        return f"{seat.seat}  {seat.name or tr('Guest')}"

    # About several

    def pause_all(self) -> None:
        """Pause the command set, or everybody; everybody who is paused goes on."""
        class_ = self.class_()
        if self.chosen:
            self.send(self.chosen, "pause", {})
        elif class_ is not None and class_.is_paused:
            self.resume_all_requested.emit()
        else:
            self.pause_all_requested.emit()

    @property
    def targets(self) -> tuple[StationId, ...]:
        """Whom a command reaches: the command set, else who is selected, else all."""
        if self.chosen:
            return self.chosen
        return (self.selected,) if self.selected is not None else self.everybody()

    def do(self, act: str, stations: tuple[StationId, ...]) -> None:
        """Do what was pressed in the menu of commands."""
        several: dict[str, Callable[[tuple[StationId, ...]], None]] = {
            "assign": self.assign_requested.emit,
            "start": self.begin_requested.emit,
            "stop": self._ask_stop,
            "hint": self._hint,
            "message": self._ask_words,
            "inject": self._ask_event,
            "calibrate": self._take_baselines,
        }
        if act in several:
            several[act](stations)
        else:
            self.send(self._in_phase(stations, _NEEDS.get(act)), act, {})

    def ask_adoption(self, station: StationId) -> None:
        """Ask whose run it is that a headset has begun by itself."""
        class_, view = self.class_(), self._look_up(station)
        if class_ is None or view is None:
            return
        question = tr("Who wears the headset of seat {seat}?").format(seat=seat_of(view))
        people = {seat.person: seat for seat in class_.rota or class_.seats if seat.person is not None}
        choices: list[tuple[str, PersonId | None]] = [
            (self._sitting_words(seat), person) for person, seat in people.items()
        ]
        if class_.mode is Mode.OUTREACH:
            choices.insert(0, (tr("A new guest"), None))
        own = next((n for n, (_, person) in enumerate(choices) if person == view.person), None)
        if own is not None and view.person is not None:
            choices.insert(0, choices.pop(own))
        self._choose.ask(
            question, tr("Adopt"), choices, lambda person: self.adopt_requested.emit(station, person)
        )

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
            self.retry_requested.emit(stations, verb)
        else:
            self._take_baselines(stations)

    @property
    def _view(self) -> StationView | None:
        return self._look_up(self.selected) if self.selected is not None else None

    def _take_baselines(self, stations: tuple[StationId, ...]) -> None:
        for station in stations:
            self.take_baseline(station)

    def _hint(self, stations: tuple[StationId, ...]) -> None:
        """Each gets the hint of its own step."""
        for station in stations:
            view = self._look_up(station)
            if view is None or view.step is None or view.link is not LinkState.LIVE:
                continue
            step = self.pack.step(view.step) if self.pack is not None else None
            args = {"step": view.step} | ({"text": step.hint} if step is not None else {})
            self.send((station,), "hint", args)

    def _in_phase(self, stations: tuple[StationId, ...], phase: Phase | None) -> tuple[StationId, ...]:
        """Those of several that it makes sense for; a lost one is asked, too, so that it is told of."""
        if phase is None or len(stations) == 1:
            return stations
        views = [view for station in stations if (view := self._look_up(station)) is not None]
        return tuple(view.station for view in views if view.phase is phase)

    def _whom(self, stations: tuple[StationId, ...]) -> str:
        view = self._look_up(stations[0]) if len(stations) == 1 else None
        if view is not None:
            return tr("seat {seat}").format(seat=seat_of(view))
        return tr("{count} stations").format(count=len(stations))

    def _ask_stop(self, stations: tuple[StationId, ...]) -> None:
        question = tr("Stop {whom}: why?").format(whom=self._whom(stations))
        self._ask.ask(question, tr("Stop"), lambda reason: self.send(stations, "stop", {"reason": reason}))

    def _ask_words(self, stations: tuple[StationId, ...]) -> None:
        self._ask_message(tr("Message to {whom}").format(whom=self._whom(stations)), stations)

    def _ask_event(self, stations: tuple[StationId, ...]) -> None:
        """Which of the course's errors shall happen there."""
        pack = self.pack
        if pack is None:
            return
        choices = [(error.title, ("error", error.code, error.title)) for error in pack.errors]
        choices += [
            (error.title, ("critical_error", error.code, error.title)) for error in pack.critical_errors
        ]

        def send(chosen: tuple[str, str, str]) -> None:
            kind, code, title = chosen
            self.send(stations, "inject", {"event": kind, "args": {"code": code, "text": title}})

        question = tr("What shall happen at {whom}?").format(whom=self._whom(stations))
        self._choose.ask(question, tr("Begin"), choices, send)

    def _ask_message(self, question: str, stations: tuple[StationId, ...]) -> None:
        self._ask.ask(question, tr("Send"), lambda words: self.send(stations, "message", {"text": words}))
