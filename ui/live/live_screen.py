"""Live: the class at a glance. It is told what is true and says what the instructor wants; no services.

Everything arrives on the GUI thread; what changed is shown with the frame clock's next beat.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from console.events import CommandChanged, Snapshot, ViewArrived
from console.model import (
    ClassState,
    ClassView,
    LinkState,
    LogLine,
    QueueItem,
    SearchView,
    StationId,
    StationView,
)
from ui.frame_clock import FrameClock
from ui.live.acts import Acts
from ui.live.ask_bar import AskBar
from ui.live.empty_state import EmptyState
from ui.live.headline import headline
from ui.live.keys import LiveKeys
from ui.live.lettering import Lettering
from ui.live.queue_rows import TECHNICAL
from ui.live.side import Side
from ui.live.side_strip import WIDTH as STRIP_WIDTH
from ui.live.side_strip import SideStrip
from ui.live.top_bar import NARROW, LiveTopBar
from ui.live.view_decoder import ViewDecoder, ViewPlace
from ui.live.wall import Wall
from ui.theme import Look, Role, Theme

if TYPE_CHECKING:
    from console.courses.pack import Pack

WIDE: Final = 1800 - 76
"""Design px of the screen from which steps and log are both open."""


class LiveScreen(QWidget):
    """The wall, the queue and the selected station.

    Signals (what the instructor wants):
        pause_all_requested
        command_requested(tuple, str, dict): stations, verb, args.
        on_my_way_requested(str), visited_requested(str)
        resolved_requested(str, str): station and the reason; empty unless a stop is resolved.
        end_class_requested
        view_requested(object): the one station whose view shall be sent large, or None.
        wall_views_requested(tuple): the stations whose tiles have room for a small view.
        log_requested(str): the log of the station that was selected; answer with `show_log`.
        enter_address_requested, simulate_requested, saved_list_requested, check_network_requested
        decide_requested(str): the run that waits for a decision.
    """

    pause_all_requested = Signal()
    command_requested = Signal(tuple, str, dict)
    on_my_way_requested = Signal(str)
    resolved_requested = Signal(str, str)
    visited_requested = Signal(str)
    end_class_requested = Signal()
    view_requested = Signal(object)
    wall_views_requested = Signal(tuple)
    log_requested = Signal(str)
    enter_address_requested = Signal()
    simulate_requested = Signal()
    saved_list_requested = Signal()
    check_network_requested = Signal()
    decide_requested = Signal(str)

    def __init__(self, look: Look, frame_clock: FrameClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._clock = look, frame_clock
        self._views: dict[StationId, StationView] = {}
        self._class: ClassView | None = None
        self._queue: tuple[QueueItem, ...] = ()
        self._names_hidden = self._drawer_open = False
        self._view_asked: StationId | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        lettering = Lettering(look, self)
        self.top_bar = LiveTopBar(look, lettering, self)
        self.wall = Wall(look, frame_clock, self)
        self.empty = EmptyState(look, self)
        self.side = Side(look, lettering, self)
        self.strip = SideStrip(look, lettering, self)
        self.ask = AskBar(look, self)
        self._decoder = ViewDecoder(self)
        self.acts = Acts(self.ask, self._views.get, self)
        self.acts.everybody = self._live_stations
        self._connect()
        look.changed.connect(self._lay_out)
        self._show_contents()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._follow_screens)
        application.screenRemoved.connect(self._follow_screens)
        self._follow_screens()

    # What is true

    def set_snapshot(self, snapshot: Snapshot) -> None:
        """Start from everything at once."""
        self._views.clear()
        self._views.update((view.station, view) for view in snapshot.stations)
        self._class, self._queue = snapshot.class_, snapshot.queue
        self.empty.show_search(snapshot.search, self._clock.now_ms())
        self.wall.set_views(view for view in self._views.values() if self._belongs(view))
        self._show_contents()
        self._clock.mark(self)

    def station_changed(self, view: StationView) -> None:
        """Take a newer view of one station."""
        self._views[view.station] = view
        if self.wall.tile(view.station) is not None or self._belongs(view):
            self.wall.show_view(view)
        self._clock.mark(self)

    def station_forgotten(self, station: StationId) -> None:
        """Take a station off the wall."""
        self._views.pop(station, None)
        self.wall.remove(station)
        self._clock.mark(self)

    def queue_changed(self, items: Sequence[QueueItem]) -> None:
        """Take the whole queue, in order; it is shown at once."""
        self._queue = tuple(items)
        if self.isVisible():
            self._show_queue(self._clock.now_ms())

    def class_changed(self, view: ClassView | None) -> None:
        """Take the class, or that there is none."""
        self._class = view
        for station in self._views.values():
            if self._belongs(station):
                self.wall.show_view(station)
        self._clock.mark(self)

    def set_pack(self, pack: "Pack | None") -> None:
        """Know the course of the class: short titles on the wall, the rail of steps."""
        self.acts.pack = pack
        self.wall.set_shorts({step.id: step.short for step in pack.steps} if pack is not None else {})
        self.side.focus.set_pack(pack)
        self._clock.mark(self)

    def log_added(self, line: LogLine) -> None:
        """Take one more line; shown when its station is selected."""
        if line.station == self.wall.selected:
            self.side.focus.add_line(line)

    def show_log(self, station: StationId, lines: Sequence[LogLine]) -> None:
        """Take the log that was asked for with `log_requested`."""
        if station == self.wall.selected:
            self.side.focus.set_log(lines)

    def view_arrived(self, event: ViewArrived) -> None:
        """Take a first-person view; decoded only where somebody can see it."""
        if self._names_hidden or not self.isVisible():
            return
        tile = self.wall.tile(event.station)
        size = tile.view_size if tile is not None and not tile.isHidden() else None
        if size is not None:
            self._decoder.decode(ViewPlace(event.station, focus=False), event.jpeg, size)
        if event.station == self.wall.selected:
            size = self.side.focus.head.view_size()
            self._decoder.decode(ViewPlace(event.station, focus=True), event.jpeg, size)

    def search_changed(self, view: SearchView) -> None:
        """Take how the search for headsets goes."""
        self.empty.show_search(view, self._clock.now_ms())

    def command_changed(self, event: CommandChanged) -> None:
        """Take how one station's command stands; a command to many gets its row."""
        seats = {station: view.seat or view.label for station, view in self._views.items()}
        self.side.command.take(event, seats, self._clock.now_ms())

    def set_names_hidden(self, hidden: bool) -> None:
        """Show seats only: no names, no views."""
        self._names_hidden = hidden
        self.wall.set_names_hidden(hidden)
        self.side.queue.set_names_hidden(hidden)
        self.side.focus.set_hidden(hidden)
        self.top_bar.show_names_hidden(hidden)
        self._ask_for_view()

    def refresh(self, now_ms: float) -> None:
        """Bring bar, queue and panel up to date; the frame clock calls it."""
        self._show_contents()
        on_wall = [self._views[station] for station in self.wall.stations]
        title, second, figures = headline(self._class, on_wall, now_ms, self._clock.clock.utc())
        self.top_bar.show_words(title, second, figures)
        any_live = any(view.link is LinkState.LIVE for view in on_wall)
        running = self._class is not None and self._class.state is not ClassState.CLOSED
        self.top_bar.allow(commands=any_live, ending=running)
        self._show_queue(now_ms)
        self.side.focus.show_station(self._views.get(self.wall.selected or ""), now_ms)
        self.empty.refresh(now_ms)

    def stop(self) -> None:
        """Let the picture worker end; nothing is shown after this."""
        self._decoder.stop()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where they belong."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came meanwhile."""
        self.refresh(self._clock.now_ms())
        self._ask_for_view()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no views while nobody looks."""
        self._ask_for_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground behind the wall."""
        QPainter(self).fillRect(event.rect(), self._look.color(Role.WINDOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on single keys while wall or queue has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif not (self.wall.hasFocus() or self.side.queue.list.hasFocus()) or not self._keys.take(event):
            super().keyPressEvent(event)

    # Within

    def _connect(self) -> None:
        bar, side, acts = self.top_bar, self.side, self.acts
        self.wall.station_selected.connect(self._take_selection)
        self.wall.retry_requested.connect(acts.retry)
        self.wall.chosen_changed.connect(self._take_chosen)
        self.wall.views_wanted.connect(self.wall_views_requested)
        side.queue.station_chosen.connect(self._select)
        side.command.retry_requested.connect(acts.send)
        side.focus.closed.connect(self._escape)
        self.strip.station_chosen.connect(self._select)
        self.strip.opened.connect(self._open_drawer)
        bar.pause_all.connect(acts.pause_all)
        bar.message_all.connect(acts.message_all)
        bar.end_class.connect(self.end_class_requested)
        bar.names_toggled.connect(self.set_names_hidden)
        for wanted, said in (
            (acts.pause_all_requested, self.pause_all_requested),
            (acts.command_requested, self.command_requested),
            (acts.on_my_way_requested, self.on_my_way_requested),
            (acts.resolved_requested, self.resolved_requested),
            (acts.visited_requested, self.visited_requested),
            (acts.decide_requested, self.decide_requested),
            (self.empty.enter_address_requested, self.enter_address_requested),
            (self.empty.simulate_requested, self.simulate_requested),
            (self.empty.saved_list_requested, self.saved_list_requested),
            (self.empty.check_network_requested, self.check_network_requested),
        ):
            wanted.connect(said)
        self._decoder.decoded.connect(self._show_image)
        self._clock.second_passed.connect(self._tick)
        self._connect_keys()

    def _connect_keys(self) -> None:
        acts, focus = self.acts, self.side.focus
        self._keys = LiveKeys(
            {
                ".": self._select_top,
                "enter": acts.on_my_way,
                "r": acts.resolve,
                "i": acts.hint,
                "t": acts.message,
                "p": acts.pause,
                "v": acts.visit,
                "s": acts.decide,
            },
            self,
        )
        self._keys.seat_typed.connect(self._select_seat)
        for pressed, act in (
            (focus.on_my_way, acts.on_my_way),
            (focus.resolved, acts.resolve),
            (focus.hint, acts.hint),
            (focus.message, acts.message),
            (focus.pause, acts.pause),
            (focus.visited, acts.visit),
            (focus.decide, acts.decide),
        ):
            pressed.connect(act)
        for keys, act in (("Ctrl+Shift+P", acts.pause_all), ("Ctrl+H", self._toggle_names)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _belongs(self, view: StationView) -> bool:
        """Say whether a station has a tile: it has a seat, or it was live since the console started."""
        if view.seat is not None or view.link is LinkState.LIVE:
            return True
        return view.paired and view.last_frame_ms is not None

    def _live_stations(self) -> tuple[StationId, ...]:
        return tuple(s for s in self.wall.stations if self._views[s].link is LinkState.LIVE)

    def _select(self, station: StationId) -> None:
        self.wall.select(station)

    def _select_top(self) -> None:
        top = self.side.queue.top()
        if top is not None:
            self.wall.select(top)

    def _select_seat(self, digits: str) -> None:
        for station in self.wall.stations:
            printed = self._views[station].seat or self._views[station].label
            if printed.isdigit() and int(printed) == int(digits):
                self.wall.select(station)
                return

    def _take_selection(self, station: StationId | None) -> None:
        self.acts.selected = station
        now_ms = self._clock.now_ms()
        self.side.focus.show_station(self._views.get(station or ""), now_ms)
        self._show_queue(now_ms)
        if station is not None:
            self.log_requested.emit(station)
            if self.side.drawer:
                self._open_drawer()
        self._ask_for_view()

    def _take_chosen(self, chosen: tuple[StationId, ...]) -> None:
        self.acts.chosen = chosen
        self.top_bar.show_chosen(len(chosen))

    def _ask_for_view(self) -> None:
        """Say whose view shall come large; nobody's while names are hidden or Live is not in sight."""
        wanted = self.wall.selected if self.isVisible() and not self._names_hidden else None
        if wanted != self._view_asked:
            self._view_asked = wanted
            self.view_requested.emit(wanted)

    def _show_image(self, place: ViewPlace, image: QImage) -> None:
        if self._names_hidden:
            return
        if not place.focus:
            self.wall.set_image(place.station, image)
        elif place.station == self.wall.selected:
            self.side.focus.show_image(image)

    def _show_queue(self, now_ms: float) -> None:
        queue, selected = self.side.queue, self.wall.selected
        steps = {s: v.step_index for s, v in self._views.items() if v.step_index is not None}
        queue.set_room(len(self.wall.stations), steps)
        queue.set_items(self._queue, now_ms)
        queue.show_selected(selected)
        if self.side.drawer:
            technical = sum(item.attention in TECHNICAL for item in self._queue)
            self.strip.show_queue(queue.content, technical, selected)

    def _show_contents(self) -> None:
        """Show the wall, or what to do while there is nobody."""
        empty = not self.wall.stations
        if empty == self.wall.isHidden() and empty != self.empty.isHidden():
            return
        self.wall.setVisible(not empty)
        self.empty.setVisible(empty)
        self.setFocusProxy(self.empty if empty else self.wall)

    def _tick(self, now_ms: float) -> None:
        if self.isVisible():
            self.refresh(now_ms)

    def _follow_screens(self) -> None:
        """Hide names while a second screen is attached: it may be the one that everybody sees."""
        self.set_names_hidden(len(QGuiApplication.screens()) > 1)

    def _toggle_names(self) -> None:
        self.set_names_hidden(not self._names_hidden)

    def _escape(self) -> None:
        """Leave the drawer, then the selection."""
        if self.side.drawer and self.side.isVisible():
            self._drawer_open = False
            self._lay_out()
            self.wall.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wall.select(None)

    def _open_drawer(self) -> None:
        self._drawer_open = True
        self._lay_out()

    def _lay_out(self) -> None:
        px, width, height = self._look.px, self.width(), self.height()
        narrow, wide = width < px(NARROW), width >= px(WIDE)
        top = px(48)
        panel = px(520 if wide else 320 if self._look.theme is Theme.PROJECTOR else 304)
        self.top_bar.setGeometry(0, 0, width, top)
        self.side.set_drawer(narrow)
        self.side.set_wide(wide)
        self.side.setVisible(not narrow or self._drawer_open)
        self.side.setGeometry(width - panel, top, panel, height - top)
        self.strip.setVisible(narrow)
        if narrow:
            self.strip.setGeometry(width - px(STRIP_WIDTH), top, px(STRIP_WIDTH), height - top)
            self.strip.lay_out()
            self.side.raise_()
            self._show_queue(self._clock.now_ms())
        room = width - (px(STRIP_WIDTH) if narrow else panel)
        self.wall.setGeometry(0, top, room, height - top)
        self.ask.setGeometry(px(10), top + px(10), room - px(20), px(48))
        card = self.empty.sizeHint()
        card_width, card_height = min(px(580), room - px(20)), min(card.height(), height - top - px(20))
        self.empty.setGeometry(
            (room - card_width) // 2, top + (height - top - card_height) // 2, card_width, card_height
        )
