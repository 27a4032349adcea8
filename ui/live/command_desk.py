"""The commands of Live: the menu of them, the questions that some ask, and the row of the turn."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from console.model import StationId, StationView
from ui.live.acts import Acts
from ui.live.ask_bar import AskBar
from ui.live.choice_bar import ChoiceBar
from ui.live.command_menu import CommandMenu, choices, target_words
from ui.live.facts import LiveFacts
from ui.live.focus_actions import FocusActions
from ui.live.marks import Marks
from ui.live.side import Side
from ui.live.tile_text import tr
from ui.live.turn_row import ADOPT, turn_words
from ui.stations import own_name
from ui.text import percent
from ui.theme import Look


class CommandDesk(QObject):
    """Holds `acts`, `marks`, their questions. Signals: `turn_requested(str)`: what the turn's row offers."""

    turn_requested = Signal(str)

    def __init__(self, look: Look, facts: LiveFacts, side: Side, wall: QWidget, stage: QWidget) -> None:
        super().__init__(stage)
        self._facts, self._side, self._wall = facts, side, wall
        self._attended = True
        self.ask = AskBar(look, stage)
        self.choose = ChoiceBar(look, stage)
        self.menu = CommandMenu(look, stage)
        self.acts = Acts(self.ask, self.choose, facts.view, self)
        self.acts.class_ = lambda: facts.class_
        self.acts.all_views = lambda: tuple(facts.views.values())
        self.acts.names_hidden = lambda: facts.names_hidden
        self.acts.take_baseline = facts.loads.take_baseline
        self.marks = Marks(self.ask, self.acts, facts.view, self)
        side.command.retry_requested.connect(self.acts.send_again)
        self.acts.retry_requested.connect(side.command.expect)
        side.turn.acted.connect(self._act_on_turn)
        self._heed(side.focus.buttons)

    def _heed(self, buttons: FocusActions) -> None:
        acts, marks = self.acts, self.marks
        for pressed, act in (
            (buttons.on_my_way, acts.on_my_way),
            (buttons.resolved, acts.resolve),
            (buttons.spare, self._use_spare),
            (buttons.hint, acts.hint),
            (buttons.message, acts.message),
            (buttons.pause, acts.pause),
            (buttons.visited, acts.visit),
            (buttons.decide, acts.decide),
            (buttons.bookmark, marks.bookmark),
            (buttons.note, marks.note),
        ):
            pressed.connect(act)

    def set_attended(self, attended: bool) -> None:
        """Say whether somebody who may command is at the console."""
        self._attended = attended
        if not attended:
            self.ask.leave()
            self.choose.leave()

    def refresh(self, now_ms: float) -> None:
        """Bring the row of the turn and the offer of a spare up to date."""
        self._side.focus.buttons.offer_spare(_spare_words(self.acts.spare))
        words = turn_words(self._facts.class_, self._facts.views, now_ms)
        self._side.turn.show_words(words, attended=self._attended)

    def place(self, room: QRect) -> None:
        """Put the questions over the wall."""
        for bar in (self.ask, self.choose):
            bar.setGeometry(room)

    def offer(self, at: QPoint | None = None) -> None:
        """Open the menu of commands to the command set, the selected station, or all; `at`: on the screen."""
        if not self._attended:
            return
        acts, class_ = self.acts, self._facts.class_
        views = [view for station in acts.targets if (view := self._facts.view(station)) is not None]
        title = target_words(views, everybody=not acts.chosen and acts.selected is None)
        mode = class_.mode if class_ is not None else None
        lines = choices(views, mode, with_baseline=self._facts.loads.is_on)
        at = at or self._wall.mapToGlobal(self._wall.rect().center())
        self.menu.offer(title, lines, at, acts.do, acts.targets)

    def _use_spare(self) -> None:
        """The button goes with the headset; the keyboard goes back to the wall, or to the question why."""
        self._wall.setFocus()
        self.acts.use_spare()

    def _act_on_turn(self, act: str, station: StationId | None) -> None:
        if act == ADOPT and station is not None:
            self.acts.ask_adoption(station)
        else:
            self.turn_requested.emit(act)


def _spare_words(spare: StationView | None) -> str:
    if spare is None:
        return ""
    words = tr("Use the spare, {name}, {battery}")
    return words.format(name=own_name(spare), battery=percent(spare.battery))
