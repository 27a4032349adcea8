"""Live with stations: the wall, the right side or its strip, and the questions over them.

Built when the first station comes: the empty Live is on the screen before any of this is imported.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from console.events import CommandChanged, ViewArrived
from console.model import LinkState, LogLine, StationId, StationView
from ui.frame_clock import FrameClock
from ui.keys.bindings import BoundKey
from ui.keys.table import Act
from ui.live.arrange_bar import ArrangeBar
from ui.live.command_desk import CommandDesk
from ui.live.facts import LiveFacts
from ui.live.find_bar import FindBar
from ui.live.grid import SizeClass
from ui.live.judge_page import JudgePage
from ui.live.keys import LiveKeys
from ui.live.load_footer import LoadFooter
from ui.live.load_panel import LoadPanel
from ui.live.plot_library import PlotLibrary
from ui.live.queue_rows import TECHNICAL
from ui.live.side import Side
from ui.live.side_strip import WIDTH as STRIP_WIDTH
from ui.live.side_strip import SideStrip
from ui.live.tile_text import seat_of, tr
from ui.live.viewing import Viewing
from ui.live.wall import Wall
from ui.live.wall_menu import show_menu
from ui.live.widths import NARROW, WIDE, panel_width
from ui.theme import Look, Role
from ui.widgets.lettering import Lettering


class Stage(QWidget):
    """Everything below the top bar while there are stations.

    Signals:
        view_requested(object, tuple), log_requested(str): as `LiveScreen` says.
        chosen_changed(tuple): the command set.
    """

    view_requested = Signal(object, tuple)
    log_requested = Signal(str)
    chosen_changed = Signal(tuple)

    def __init__(
        self, look: Look, frame_clock: FrameClock, facts: LiveFacts, lettering: Lettering, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._clock, self._facts = look, frame_clock, facts
        self._drawer_open, self._attended, self._loads_shown = False, True, False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.wall = Wall(look, frame_clock, self, facts.plans)
        self.footer = LoadFooter(look, lettering, self)
        self.footer.hide()
        self.library = PlotLibrary(self)
        load = LoadPanel(look, facts.loads, self.library, frame_clock.clock)
        self.side = Side(look, lettering, load, JudgePage(look, facts), self)
        self.strip = SideStrip(look, lettering, self)
        self.desk = CommandDesk(look, facts, self.side, self.wall, self)
        self.ask, self.acts, self.marks = self.desk.ask, self.desk.acts, self.desk.marks
        self.arrange = ArrangeBar(look, self.wall, self.ask, self)
        self.find_bar = FindBar(look, self._views_on_wall, self)
        self.viewing = Viewing(facts, self.wall, self.side.focus, self)
        self.decoder = self.viewing.decoder
        self.acts.everybody = self._live_stations
        self._connect()
        self._connect_keys()
        look.changed.connect(self._lay_out)
        self.setFocusProxy(self.wall)
        self.take_pack()
        self.set_names_hidden(facts.names_hidden)
        self.set_refusal(facts.refusal)
        self.take_views()

    # What is true

    def take_views(self) -> None:
        """Show exactly the stations of the facts."""
        self.wall.set_views(self._facts.on_wall())

    def show_view(self, view: StationView) -> None:
        """Show a newer view of a station."""
        self.wall.show_view(view)

    def forget(self, station: StationId) -> None:
        """Take a station off the wall."""
        self.wall.remove(station)

    def take_pack(self) -> None:
        """Use the course of the facts: short titles on the wall, the rail of steps."""
        pack = self._facts.pack
        self.acts.pack = pack
        shorts = {step.id: step.short for step in pack.steps} if pack is not None else {}
        self.wall.set_shorts(shorts)
        self.side.queue.set_shorts(shorts)
        self.side.focus.set_pack(pack)

    def add_line(self, line: LogLine) -> None:
        """Show one more line when its station is selected."""
        if line.station == self.wall.selected:
            self.side.focus.add_line(line)

    def show_log(self, station: StationId, lines: Sequence[LogLine]) -> None:
        """Show the log that was asked for."""
        if station == self.wall.selected:
            self.side.focus.set_log(lines)

    def view_arrived(self, event: ViewArrived) -> None:
        """Show a first-person view, where somebody can see it."""
        self.viewing.take(event)

    def command_changed(self, event: CommandChanged) -> None:
        """Show how a command to many stands."""
        self.side.command.take(event, self._seat, self._clock.now_ms())

    def show_kept(self, form: str) -> None:
        """Say that a bookmark or a note is kept."""
        self.side.focus.buttons.show_kept(form)

    def set_refusal(self, refusal: str) -> None:
        """Say why nobody may command; then one can only watch."""
        self._attended = attended = not refusal
        self.wall.set_attended(attended)
        self.side.queue.set_attended(attended)
        self.side.command.setEnabled(attended)
        self.side.focus.set_refusal(refusal)
        self.desk.set_attended(attended)

    def put_in_place(self, guest: QWidget | None) -> None:
        """Let something else stand in the focus panel's place; a drawer opens for it."""
        self.side.put_in_place(guest)
        self._lay_out()

    def set_names_hidden(self, hidden: bool) -> None:
        """Show seats only: no names, no views."""
        self.wall.set_names_hidden(hidden)
        self.side.queue.set_names_hidden(hidden)
        self.side.focus.set_hidden(hidden)
        self.find_bar.set_names_hidden(hidden)
        self.viewing.ask()
        self.switch_loads()

    # Load

    def switch_loads(self) -> None:
        """Show load where it is on and names are not hidden; else leave no room for it."""
        board = self._facts.loads
        shown = board.is_on and not self._facts.names_hidden
        if shown is self._loads_shown:
            self.show_loads()
            return
        self._loads_shown = shown
        self.wall.set_loads_shown(shown)
        self.side.focus.set_loads_shown(shown)
        self._lay_out()
        self.show_loads()
        self._watch_load()

    def show_loads(self) -> None:
        """Show the newest second on the wall."""
        board, shown = self._facts.loads, self._loads_shown
        self.wall.show_loads(board.strips() if shown else {})
        badges = board.badges if shown else {}
        self.side.badges.show_badges({one: self._seat(one) for one in badges}, badges, self._clock.now_ms())

    def _watch_load(self) -> None:
        """Want the samples of the station that is selected, while they can be shown."""
        self._facts.loads.watch(self.wall.selected if self._loads_shown else None)

    def refresh(self, now_ms: float) -> None:
        """Bring queue and panel up to date."""
        self.show_queue(now_ms)
        self.side.focus.load.paces.take(self._facts.on_wall(), now_ms)
        self.side.command.refresh(now_ms)
        self.desk.refresh(now_ms)
        self.side.focus.show_station(self._facts.view(self.wall.selected), now_ms)

    def show_queue(self, now_ms: float) -> None:
        """Show the queue of the facts at once."""
        facts, queue, selected = self._facts, self.side.queue, self.wall.selected
        queue.set_room(len(facts.shown), facts.views)
        queue.set_items(facts.queue, now_ms)
        queue.show_selected(selected)
        if self.side.drawer:
            technical = sum(item.attention in TECHNICAL for item in facts.queue)
            self.strip.show_queue(queue.content, technical, selected)

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where they belong."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the views that can be seen again."""
        self.viewing.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no views while nobody looks."""
        self.viewing.ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground behind the wall."""
        QPainter(self).fillRect(event.rect(), self._look.color(Role.WINDOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on single keys while wall or queue has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif not self._takes_keys or not self._keys.take(event):
            super().keyPressEvent(event)

    # Within

    def _seat(self, station: StationId) -> str:
        view = self._facts.view(station)
        return "–" if view is None else seat_of(view)

    @property
    def _takes_keys(self) -> bool:
        return self._attended and (self.wall.hasFocus() or self.side.queue.list.hasFocus())

    def _connect(self) -> None:
        side, acts = self.side, self.acts
        self.wall.station_selected.connect(self._take_selection)
        self.wall.retry_requested.connect(acts.retry)
        self.wall.chosen_changed.connect(self._take_chosen)
        self.wall.views_wanted.connect(self.viewing.ask)
        self.wall.menu_asked.connect(self._show_menu)
        self.arrange.opened.connect(self._lay_out)
        self.arrange.left.connect(self._lay_out)
        side.queue.station_chosen.connect(self.wall.select)
        side.badges.station_chosen.connect(self.wall.select)
        loads = self._facts.loads
        loads.changed.connect(self.switch_loads)
        loads.ticked.connect(self.show_loads)
        loads.station_changed.connect(self.show_loads)
        side.focus.closed.connect(self._close)
        side.focus.judge.left.connect(self._focus_wall)
        self.strip.station_chosen.connect(self.wall.select)
        self.strip.opened.connect(self._open_drawer)
        self.viewing.view_requested.connect(self.view_requested)

    def _connect_keys(self) -> None:
        acts, marks, keymap = self.acts, self.marks, self._facts.keymap
        self._keys = LiveKeys(
            keymap,
            {
                Act.TOP: self._select_top,
                Act.ON_MY_WAY: acts.on_my_way,
                Act.RESOLVED: acts.resolve,
                Act.HINT: acts.hint,
                Act.MESSAGE: acts.message,
                Act.PAUSE: acts.pause,
                Act.VISITED: acts.visit,
                Act.BOOKMARK: marks.bookmark,
                Act.NOTE: marks.note,
                Act.SIGN_OFF: acts.decide,
                Act.JUDGE: self._open_judgements,
                Act.FIND: self._open_find_bar,
                Act.COMMANDS: self.desk.offer,
            },
            self,
        )
        self._keys.seat_typed.connect(self._select_seat)
        BoundKey(keymap, Act.PAUSE_ALL, self, self._pause_all)
        keymap.changed.connect(self._show_keys)
        self._show_keys()
        BoundKey(keymap, Act.ARRANGE, self, self.arrange.toggle)
        self.find_bar.found.connect(self.wall.select)
        self.find_bar.left.connect(self._focus_wall)

    def _show_keys(self) -> None:
        self.side.focus.buttons.show_keys(self._facts.keymap)

    def _focus_wall(self) -> None:
        self.wall.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause_all(self) -> None:
        if self._attended:
            self.acts.pause_all()

    def _open_find_bar(self) -> None:
        self.find_bar.open(names_hidden=self._facts.names_hidden)

    def _views_on_wall(self) -> tuple[StationView, ...]:
        return tuple(self._facts.views[station] for station in self.wall.stations)

    def _live_stations(self) -> tuple[StationId, ...]:
        views = self._facts.views
        return tuple(s for s in self.wall.stations if views[s].link is LinkState.LIVE)

    def _select_top(self) -> None:
        top = self.side.queue.top()
        if top is not None:
            self.wall.select(top)

    def _select_seat(self, digits: str) -> None:
        # Who sits there comes before a spare headset whose label happens to say the same.
        for station in sorted(self.wall.stations, key=lambda one: self._facts.views[one].seat is None):
            seat = seat_of(self._facts.views[station])
            if seat.isdigit() and int(seat) == int(digits):
                self.wall.select(station)
                return

    def _take_selection(self, station: StationId | None) -> None:
        self.acts.selected = station
        now_ms = self._clock.now_ms()
        self.side.focus.show_station(self._facts.view(station), now_ms)
        self.desk.refresh(now_ms)
        self.show_queue(now_ms)
        self._watch_load()
        if station is not None:
            self.log_requested.emit(station)
            if self.side.drawer:
                self._open_drawer()
        self.viewing.ask()

    def _take_chosen(self, chosen: tuple[StationId, ...]) -> None:
        self.acts.chosen = chosen
        self.chosen_changed.emit(chosen)

    def _escape(self) -> None:
        """Leave, in this order: drawer, arranging, the moment looked at, the command set, the selection."""
        if self.side.drawer and self.side.isVisible() and self.side.guest is None:
            self._drawer_open = False
            self._lay_out()
            self._focus_wall()
        elif not self.arrange.isHidden():
            self.arrange.leave()
        elif not (self.side.focus.release() or self.wall.clear_chosen()):
            self.wall.select(None)

    def _show_menu(self, at: QPoint) -> None:
        keymap = self._facts.keymap
        show_menu(
            self,
            self._look,
            at,
            (
                (tr("Select all for a command"), "Ctrl+A", self.wall.choose_all),
                (tr("Find a name or a seat"), keymap.shown(Act.FIND), self._open_find_bar),
                (tr("Arrange tiles as the room is"), keymap.shown(Act.ARRANGE), self.arrange.toggle),
            ),
        )

    def _open_judgements(self) -> None:
        if self.side.drawer and self.wall.selected is not None:
            self._open_drawer()
        self.side.focus.open_judgements()

    def _close(self) -> None:
        self.side.focus.release()
        self._escape()

    def _open_drawer(self) -> None:
        self._drawer_open = True
        self._lay_out()

    def _lay_out(self) -> None:
        px, width, height = self._look.px, self.width(), self.height()
        narrow = width < px(NARROW)
        self.side.set_drawer(narrow)
        self.side.set_wide(width >= px(WIDE))
        self.side.setVisible(not narrow or self._drawer_open or self.side.guest is not None)
        panel = panel_width(self._look, width)
        self.side.setGeometry(width - panel, 0, panel, height)
        self.strip.setVisible(narrow)
        if narrow:
            self.strip.setGeometry(width - px(STRIP_WIDTH), 0, px(STRIP_WIDTH), height)
            self.strip.lay_out()
            self.side.raise_()
            self.show_queue(self._clock.now_ms())
        room = width - (px(STRIP_WIDTH) if narrow else panel)
        footer = self.footer.height_in(room) if self._loads_shown else 0
        free = room if self.side.isHidden() else width - panel  # a drawer may stand over the wall
        high = self.arrange.height_in(free)
        top = 0 if self.arrange.isHidden() else high
        self.arrange.setGeometry(0, 0, free, high)
        self.wall.setGeometry(0, top, room, height - footer - top)
        self.footer.setVisible(self._loads_shown)
        self.footer.setGeometry(0, height - footer, room, footer)
        self.footer.set_traced(self.wall.grid.size_class is not SizeClass.SMALL)
        over_wall = QRect(px(10), px(10), room - px(20), px(48))
        self.desk.place(over_wall)
        self.find_bar.setGeometry(over_wall)
