"""Live: the class at a glance. It is told what is true and says what the instructor wants; no services.

Everything arrives on the GUI thread; what changed is shown with the frame clock's next beat.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.terms import LinkState, StationId
from ui.attached import Screens
from ui.frame_clock import FrameClock
from ui.keys.bindings import BoundKey
from ui.keys.keymap import KeyMap
from ui.keys.table import Act
from ui.live.empty_page import EmptyPage
from ui.live.facts import LiveFacts
from ui.live.headline import headline
from ui.live.judging import JudgingBoard
from ui.live.load_board import LoadBoard
from ui.live.top_bar import LiveTopBar
from ui.live.widths import panel_width
from ui.theme import Look, Role
from ui.widgets.ground import Ground, column
from ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from console.courses.pack import Pack
    from console.events import CommandChanged, Snapshot, ViewArrived
    from console.model import ClassView, LogLine, QueueItem, SearchView, StationView
    from ui.live.stage import Stage

_STAGE_PARTS: Final = ("ui.live.wall", "ui.live.queue_panel", "ui.live.focus_panel", "ui.live.stage")
"""Imported one by one in idle moments once the engine stands, so that neither it nor a station waits."""
_BREATH_MS: Final = 40


class LiveScreen(QWidget):
    """The wall, the queue and the selected station.

    Signals (what the instructor wants):
        pause_all_requested, resume_all_requested, public_display_requested, end_class_requested
        retry_requested(tuple, str): stations and the verb that they did not do.
        assign_requested(tuple), begin_requested(tuple): stations that shall get a run, or begin it.
        adopt_requested(str, object): a headset that runs by itself, and whose run it is.
        turn_requested(str): to check and start the turn, or to go on to the next.
        command_requested(tuple, str, dict): stations, verb, args.
        on_my_way_requested(str), visited_requested(str), names_hidden_changed(bool)
        resolved_requested(str, str): station and the reason; empty unless a stop is resolved.
        view_requested(object, tuple): the station whose view shall come large, or None, and those
            whose tiles have room for a small one. Nothing else can be seen: all others may stop.
        log_requested(str): the log of the station that was selected; answer with `show_log`.
        spare_requested(str, str, str): a seat, the headset it shall have, and why.
        decide_requested(str): the run that waits for a decision.
        bookmark_requested(tuple), note_requested(tuple, str): to be kept; answer with `show_kept`.
    What is pressed while there are no stations stands in `empty.card`.
    """

    pause_all_requested = Signal()
    resume_all_requested = Signal()
    retry_requested = Signal(tuple, str)
    assign_requested = Signal(tuple)
    begin_requested = Signal(tuple)
    adopt_requested = Signal(str, object)
    turn_requested = Signal(str)
    public_display_requested = Signal()
    command_requested = Signal(tuple, str, dict)
    on_my_way_requested = Signal(str)
    resolved_requested = Signal(str, str)
    visited_requested = Signal(str)
    end_class_requested = Signal()
    view_requested = Signal(object, tuple)
    log_requested = Signal(str)
    spare_requested = Signal(str, str, str)
    decide_requested = Signal(str)
    bookmark_requested = Signal(tuple)
    note_requested = Signal(tuple, str)
    names_hidden_changed = Signal(bool)

    def __init__(
        self,
        look: Look,
        frame_clock: FrameClock,
        keymap: KeyMap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._clock = look, frame_clock
        self.loads = LoadBoard(self)
        """What is shown of load; empty unless somebody feeds it."""
        self.judging = JudgingBoard(self)
        self.facts = LiveFacts(self.loads, self.judging)
        self.facts.keymap = keymap or self.facts.keymap
        self._stage: Stage | None = None
        self._is_empty: bool | None = None
        self._names_chosen_hidden = self._names_withheld = self._names_hidden_alone = False
        self._hides_from_room = True
        self._guest: QWidget | None = None
        self._aside = Ground(look, Role.SURFACE, (Qt.Edge.LeftEdge,), parent=self)
        column(self._aside)
        self._aside.hide()
        self._waiting_parts = list(_STAGE_PARTS)
        self._lettering = Lettering(look, self)
        self.top_bar = LiveTopBar(look, self._lettering, self)
        self.empty = EmptyPage(look, self)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._import_next)
        self._connect()
        look.changed.connect(self._lay_out)
        self._show_contents()
        if self._screens.are_several:
            self._hide_names_from_room()

    @property
    def stage(self) -> "Stage":
        """The parts that need stations; built when first asked for."""
        if self._stage is None:
            self._stage = self._build_stage()
        return self._stage

    # What is true

    def set_snapshot(self, snapshot: "Snapshot") -> None:
        """Start from everything at once."""
        self.facts.take_views(snapshot.stations)
        self.facts.class_, self.facts.queue = snapshot.class_, snapshot.queue
        self.empty.show_search(snapshot.search, self._clock.now_ms())
        if self._stage is not None:
            self._stage.take_views()
        if self._waiting_parts:
            self._idle.start(_BREATH_MS)
        self._clock.mark(self)

    def station_changed(self, view: "StationView") -> None:
        """Take a newer view of one station."""
        stage, is_news = self._stage, self.facts.is_news(view)
        if self.facts.take_view(view) and stage is not None:
            stage.show_view(view)
        if is_news or (stage is not None and stage.wall.selected == view.station):
            self._clock.mark(self)

    def station_forgotten(self, station: StationId) -> None:
        """Take a station off the wall."""
        self.facts.forget(station)
        if self._stage is not None:
            self._stage.forget(station)
        self._clock.mark(self)

    def queue_changed(self, items: "Sequence[QueueItem]") -> None:
        """Take the whole queue, in order; it is shown at once."""
        self.facts.queue = tuple(items)
        if self._stage is not None and self.isVisible():
            self._stage.show_queue(self._clock.now_ms())

    def class_changed(self, view: "ClassView | None") -> None:
        """Take the class, or that there is none."""
        self.facts.class_ = view
        self._clock.mark(self)

    def set_pack(self, pack: "Pack | None") -> None:
        """Know the course of the class: short titles on the wall, the rail of steps."""
        if pack is self.facts.pack:
            return  # the class has changed in something else: a hundred runs begin one after the other
        self.facts.pack = pack
        if self._stage is not None:
            self._stage.take_pack()

    def log_added(self, line: "LogLine") -> None:
        """Take one more line; shown when its station is selected."""
        if self._stage is not None:
            self._stage.add_line(line)

    def show_log(self, station: StationId, lines: "Sequence[LogLine]") -> None:
        """Take the log that was asked for with `log_requested`."""
        self.stage.show_log(station, lines)

    def view_arrived(self, event: "ViewArrived") -> None:
        """Take a first-person view; decoded only where somebody can see it."""
        if self._stage is not None:
            self._stage.view_arrived(event)

    def search_changed(self, view: "SearchView") -> None:
        """Take how the search for headsets goes."""
        self.empty.show_search(view, self._clock.now_ms())

    def command_changed(self, event: "CommandChanged") -> None:
        """Take how one station's command stands; a command to many gets its row."""
        self.stage.command_changed(event)

    def show_kept(self, form: str) -> None:
        """Say that a bookmark or a note is kept."""
        self.stage.show_kept(form)

    def set_names_hidden(self, hidden: bool) -> None:
        """Show seats only: no names, no views."""
        self._names_chosen_hidden = hidden
        if not self._screens.are_several:
            self._names_hidden_alone = hidden
        self.top_bar.show_names_hidden(hidden and not self._names_withheld)
        self._hide_names(hidden or self._names_withheld)

    def hide_from_room(self, *, wanted: bool) -> None:
        """Say whether names hide by themselves while a second screen is attached."""
        if wanted == self._hides_from_room:
            return
        self._hides_from_room = wanted
        if self._screens.are_several:
            (self._hide_names_from_room if wanted else self._show_as_before)()

    def set_access(self, *, names: bool, refusal: str) -> None:
        """Say whether names may be shown, and why nothing may be commanded; empty when it may."""
        self._names_withheld = not names
        self.facts.refusal = refusal
        if self._stage is not None:
            self._stage.set_refusal(refusal)
        self.set_names_hidden(self._names_chosen_hidden)
        self.empty.card.setEnabled(not refusal)
        self.top_bar.show_refusal(refusal)
        self.refresh(self._clock.now_ms())

    def put_in_place(self, guest: QWidget | None) -> None:
        """Let something else stand where the selected station does: the lock, a hand-over."""
        previous, self._guest = self._guest, guest
        if previous is not None and previous is not guest:
            previous.hide()  # said plainly: a layout may have a show of it queued
            previous.setParent(self.window())
        self._place_guest()

    @property
    def guest(self) -> QWidget | None:
        """What stands in the selected station's place."""
        return self._guest

    def refresh(self, now_ms: float) -> None:
        """Bring bar, queue and panel up to date; the frame clock calls it."""
        self._show_contents()
        facts, on_wall = self.facts, self.facts.on_wall()
        self.top_bar.show_words(*headline(facts.class_, on_wall, now_ms, self._clock.clock.utc()))
        any_live = any(view.link is LinkState.LIVE for view in on_wall)
        may = not facts.refusal
        self.top_bar.allow(commands=any_live and may, ending=facts.class_runs and may)
        self.top_bar.show_paused(facts.class_ is not None and facts.class_.is_paused)
        if on_wall:
            self.stage.refresh(now_ms)
        else:
            self.empty.refresh(now_ms)

    def stop(self) -> None:
        """Let the picture worker end; nothing is shown after this."""
        self._idle.stop()
        if self._stage is not None:
            self._stage.decoder.stop()
            self._stage.library.stop()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where they belong."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came meanwhile."""
        self.refresh(self._clock.now_ms())

    # Within

    def _connect(self) -> None:
        bar = self.top_bar
        bar.pause_all.connect(self._pause_all)
        bar.message_all.connect(self._message_all)
        bar.commands.clicked.connect(self._offer_commands)
        bar.public_display.connect(self.public_display_requested)
        bar.end_class.connect(self.end_class_requested)
        bar.names_toggled.connect(self.set_names_hidden)
        self._clock.second_passed.connect(self._tick)
        BoundKey(self.facts.keymap, Act.HIDE_NAMES, self, self._toggle_names)
        self._screens = Screens(self)
        self._screens.shared.connect(self._hide_names_from_room)
        self._screens.alone.connect(self._show_as_before)

    def _build_stage(self) -> "Stage":
        from ui.live.stage import Stage

        stage = Stage(self._look, self._clock, self.facts, self._lettering, self)
        acts = stage.acts
        for wanted, said in (
            (acts.pause_all_requested, self.pause_all_requested),
            (acts.resume_all_requested, self.resume_all_requested),
            (acts.retry_requested, self.retry_requested),
            (acts.assign_requested, self.assign_requested),
            (acts.begin_requested, self.begin_requested),
            (acts.adopt_requested, self.adopt_requested),
            (stage.desk.turn_requested, self.turn_requested),
            (acts.command_requested, self.command_requested),
            (acts.on_my_way_requested, self.on_my_way_requested),
            (acts.resolved_requested, self.resolved_requested),
            (acts.visited_requested, self.visited_requested),
            (acts.decide_requested, self.decide_requested),
            (acts.spare_requested, self.spare_requested),
            (stage.marks.bookmark_requested, self.bookmark_requested),
            (stage.marks.note_requested, self.note_requested),
            (stage.view_requested, self.view_requested),
            (stage.log_requested, self.log_requested),
        ):
            wanted.connect(said)
        stage.chosen_changed.connect(lambda chosen: self.top_bar.show_chosen(len(chosen)))
        stage.setGeometry(0, self._look.px(48), self.width(), self.height() - self._look.px(48))
        return stage

    def _pause_all(self) -> None:
        self.stage.acts.pause_all()

    def _message_all(self) -> None:
        self.stage.acts.message_all()

    def _offer_commands(self) -> None:
        button = self.top_bar.commands
        self.stage.desk.offer(button.mapToGlobal(button.rect().bottomLeft()))

    def _import_next(self) -> None:
        """Import one part of the stage, then let the window breathe."""
        import_module(self._waiting_parts.pop(0))
        if not self._waiting_parts:
            self._idle.stop()

    def _show_contents(self) -> None:
        """Show the wall, or what to do while there is nobody."""
        empty = not self.facts.shown
        if empty == self._is_empty:
            return
        self._is_empty = empty
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.empty.setVisible(empty)
        if self._stage is not None or not empty:
            self.stage.setVisible(not empty)
        self.setFocusProxy(self._guest or (self.empty if empty else self.stage))
        self._place_guest()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_names(self, hidden: bool) -> None:
        self.facts.names_hidden = hidden
        self.names_hidden_changed.emit(hidden)
        if self._stage is not None:
            self._stage.set_names_hidden(hidden)

    def _place_guest(self) -> None:
        """Put the guest where there is a place for it now: the stage's side, or beside the empty card."""
        beside_wall = self._stage is not None and not self._is_empty
        if self._stage is not None:
            self._stage.put_in_place(self._guest if beside_wall else None)
        box = self._aside.layout()
        assert box is not None
        if self._guest is not None and not beside_wall:
            box.addWidget(self._guest)
            self._guest.show()
        self._aside.setVisible(self._guest is not None and not beside_wall)
        self.setFocusProxy(self._guest or (self.empty if self._is_empty else self.stage))
        self._lay_out()

    def _tick(self, now_ms: float) -> None:
        if self.isVisible():
            self.refresh(now_ms)

    def _toggle_names(self) -> None:
        self.set_names_hidden(not self._names_chosen_hidden)

    def _hide_names_from_room(self) -> None:
        """Hide names, views and load: the screen that was attached may be the one that everybody sees."""
        if not self._hides_from_room:
            return
        self.top_bar.names.setToolTip(
            self.tr(
                "A second screen is attached: names, views and load are hidden. {key} shows them."
            ).format(key=self.facts.keymap.shown(Act.HIDE_NAMES))
        )
        self.set_names_hidden(True)

    def _show_as_before(self) -> None:
        """The instructor is alone with the wall again."""
        self.top_bar.names.setToolTip("")
        self.set_names_hidden(self._names_hidden_alone)

    def _lay_out(self) -> None:
        top, width, height = self._look.px(48), self.width(), self.height()
        self.top_bar.setGeometry(0, 0, width, top)
        panel = 0 if self._aside.isHidden() else panel_width(self._look, width)
        self.empty.set_panel_shown(not panel)
        self.empty.setGeometry(0, top, width - panel, height - top)
        self._aside.setGeometry(width - panel, top, panel, height - top)
        if self._stage is not None:
            self._stage.setGeometry(0, top, width, height - top)
