"""The window: rail, the screens on one stack, notice and status bar. Screens are built when first shown."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.clock import Clock, SystemClock
from console.errors import ConsoleError
from console.terms import ClassState, RunId
from ui import text
from ui.access.gate import Gate
from ui.activity import Activity
from ui.badge_switch import BadgeSwitch
from ui.first_run.offer import FirstRunOffer
from ui.fittings import Fittings
from ui.frame_clock import FrameClock
from ui.languages import Language
from ui.link_summary import LinkSummary
from ui.live.live_screen import LiveScreen
from ui.notice import Notice
from ui.operations import Operations
from ui.presence import Presence
from ui.rail import Rail
from ui.reception import Reception
from ui.relay import Relay
from ui.screens import ScreenBuilder
from ui.services import Services
from ui.settings.preferences import Preferences
from ui.signoff.waiting import WaitingRuns
from ui.stations import Stations
from ui.status_bar import StatusBar
from ui.sync_summary import SyncSummary
from ui.tab_order import bring_into_sight, without_short_cuts
from ui.theme import Look

if TYPE_CHECKING:
    from console.events import ClassChanged, RecordsChanged, RunsLogged, SearchChanged, Snapshot, Trouble
    from console.model import ClassView, RecordsView, SearchView
    from ui.classes.end_class import Ending
    from ui.devices.screen import DevicesScreen
    from ui.first_run.page import FirstRunPage

SMALLEST: Final = (900, 480)
USUAL: Final = (1280, 720)
"""Until somebody sizes it; the system keeps it on its screen."""


class MainWindow(QWidget):
    """Everything that stands on the screen, fed by the relay, asking through operations.

    Signals: `simulate_requested()`, `demo_requested()`, `opening_requested(passphrase)` of encrypted records,
    `restore_requested(path)` of a backup (the composition root does these), and `search_changed(SearchView)`,
    `class_changed(ClassView | None)`.
    """

    simulate_requested = Signal()
    demo_requested = Signal()
    opening_requested = Signal(str)
    restore_requested = Signal(str)
    search_changed = Signal(object)
    class_changed = Signal(object)

    def __init__(
        self,
        services: Services,
        relay: Relay,
        look: Look,
        clock: Clock | None = None,
        *,
        first_run: bool = False,
        language: Language | None = None,
    ) -> None:
        """`first_run`: offer to set the console up while it has no accounts."""
        super().__init__()
        self.look, self.relay, self.services = look, relay, services
        look.changed.connect(self._take_look)  # first: Qt's new palette takes back what widgets set before it
        self.clock: Clock = clock or SystemClock()
        self.operations = Operations(self)
        self.presence = Presence(relay, self)
        self.stations = Stations(relay, self)
        self.frames = FrameClock(self.clock, parent=self)
        self.waiting = WaitingRuns(services.assessments, self.operations, self)
        self.preferences = Preferences(look, services.settings, self.operations, language or Language(), self)
        self.fittings = Fittings(self, look, services, self.operations, relay, self.stations, self.frames)
        self.badges = BadgeSwitch(self)
        self.class_view: ClassView | None = None
        self.search_view: SearchView | None = None
        self.records_view: RecordsView | None = None
        self._offers_first_run = first_run
        self._may_close = False
        self.setWindowTitle(self.tr("Resilience Console"))
        self._builder = ScreenBuilder(self)
        self.rail = Rail(look, self._builder.titles)
        self.status = StatusBar(look)
        LinkSummary(self.stations, self.status, self.rail, self)
        self.sync = SyncSummary(relay, self.frames, self.status, self)
        self.notice = Notice(look)
        self.activity = Activity(self.clock, self)
        self._stack, self._front, self._desk = QStackedWidget(), QStackedWidget(), QWidget()
        self.gate = Gate(look, self.presence, services, self.operations, self.clock, self._front, self._desk)
        self._first_run = FirstRunOffer(
            look, services, self.operations, self.preferences, self.presence, self.gate, self.clock
        )
        self._screens: dict[str, QWidget] = {}
        self.reception = self._open_reception()
        self._lay_out()
        self.fittings.bind_keys(self._builder.titles, self, self.preferences, self.reception)
        self._listen()
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.rail.chosen.connect(self._bring_forward)
        self.rail.entered.connect(self.show_screen)
        self.show_screen("live")

    def page(self, name: str) -> QWidget:
        """One screen, built when it is first asked for."""
        if name not in self._screens:
            self._screens[name] = self._builder.build(name)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    @Slot(str)
    def decide(self, run: RunId) -> None:
        """Open Sign-off on one run."""
        self.show_screen("signoff")
        from ui.signoff.screen import SignoffScreen

        screen = self.page("signoff")
        assert isinstance(screen, SignoffScreen)
        screen.open_run(run)

    @Slot()
    def ask_to_end_class(self) -> None:
        """Say what ending the class does, and end it when that is confirmed."""
        if self.class_view is None:
            return
        from ui.classes.end_class import EndClassDialog

        dialog = EndClassDialog(self.look, self.class_view, self)
        dialog.confirmed.connect(self._end_class)
        dialog.open()

    @property
    def built(self) -> tuple[str, ...]:
        """The screens that were shown so far."""
        return tuple(self._screens)

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        shown = self._stack.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is shown), "")

    @Slot(str)
    def show_screen(self, name: str) -> None:
        """Bring a screen to the front, and the keyboard with it; what is locked away stays where it is."""
        self._bring_forward(name)
        if self.current != name:
            return
        page = self.page(name)
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            last = page.focusWidget()
            (last if last is not None and last.isVisibleTo(page) and last.isEnabled() else page).setFocus()

    @Slot(str)
    def _bring_forward(self, name: str) -> None:
        if self.gate.screens is not None and name not in self.gate.screens:
            self.rail.show_current(self.current)
            return
        self._stack.setCurrentWidget(self.page(name))
        self.rail.show_current(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once before a running class is left; what the program itself closes is closed."""
        runs = self.class_view is not None and self.class_view.state is ClassState.RUNNING
        if runs and not self._may_close and event.spontaneous():
            event.ignore()
            self.notice.say(
                self.tr(
                    "A class is running. End it first, or close anyway: everything received so far is "
                    "saved, and the next start offers to resume it."
                ),
                self.tr("Close anyway"),
                self._close_anyway,
            )
            return
        self.relay.close()
        self.frames.stop()
        self.fittings.close()
        self.preferences.system_motion.stop()
        live = self._screens.get("live")
        if isinstance(live, LiveScreen):
            live.stop()
        super().closeEvent(event)

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Let Tab reach everything in its order."""
        with without_short_cuts(self._stack.currentWidget()):
            moved = super().focusNextPrevChild(next_child)
        if moved:
            bring_into_sight()
        return moved

    def showEvent(self, event: QShowEvent) -> None:
        """Start the clock that paints."""
        self.frames.start()

    # Building

    def _open_reception(self) -> Reception:
        return Reception(
            self,
            self.rail,
            self.status,
            self.presence,
            self.gate,
            self._first_run,
            self.services,
            self.operations,
            self.activity,
            self._live_screen,
        )

    def _lay_out(self) -> None:
        upper = QHBoxLayout(self._desk)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addWidget(self._stack, 1)
        self._front.addWidget(self._desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._front, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self.status)

    # Coming in and going

    @property
    def first_run(self) -> "FirstRunPage | None":
        """The first run while it is shown."""
        return self._first_run.page

    @Slot()
    def _begin(self) -> None:
        """The engine has said who is there: offer the first run once, to a console that nobody has set up."""
        self.reception.ask_name()
        if self._offers_first_run:
            self._first_run.offer()

    def _live_screen(self) -> LiveScreen | None:
        live = self._screens.get("live")
        return live if isinstance(live, LiveScreen) else None

    # Going from screen to screen

    @Slot()
    def go_live(self) -> None:
        """Show Live."""
        self.show_screen("live")

    @Slot()
    def offer_pairing(self) -> None:
        """Open Devices with the keyboard on what pairs all that wait."""
        self.show_screen("devices")
        self._devices_page().pair_all.setFocus()

    @Slot()
    def enter_address(self) -> None:
        """Open the page of Devices for typing an address."""
        self.show_screen("devices")
        self._devices_page().enter_address()

    @Slot()
    def check_network(self) -> None:
        """Open the page of Devices that says what the search found."""
        self.show_screen("devices")
        self._devices_page().check_network()

    def _devices_page(self) -> "DevicesScreen":
        from ui.devices.screen import DevicesScreen

        screen = self.page("devices")
        assert isinstance(screen, DevicesScreen)
        return screen

    @Slot(object)
    def _end_class(self, ending: "Ending") -> None:
        close, answers = self.services.classroom.close, ending.answers
        self.operations.run(
            self, lambda: close(ending.exceptions, headcount=ending.headcount, answers=answers)
        )

    # Listening

    def _listen(self) -> None:
        relay = self.relay
        relay.snapshot_arrived.connect(self._take_snapshot)
        relay.class_changed.connect(self._take_class)
        relay.search_changed.connect(self._take_search)
        relay.records_changed.connect(self._take_records)
        relay.runs_logged.connect(self._take_saved)
        relay.trouble_met.connect(self._tell_trouble)
        self.operations.trouble_met.connect(self._tell_failure)
        self.presence.known.connect(self._begin)
        self.gate.demo_asked.connect(self.demo_requested)
        self.gate.open_asked.connect(self.opening_requested)
        self._first_run.simulate_asked.connect(self.simulate_requested)
        self._first_run.devices_asked.connect(lambda: self.show_screen("devices"))
        self.waiting.changed.connect(self._count_waiting)

    @Slot(object)
    def _take_snapshot(self, snapshot: "Snapshot") -> None:
        self._show_records(snapshot.records)
        self._show_class(snapshot.class_)
        self._show_search(snapshot.search)
        self.waiting.ask()
        self.preferences.load()
        self.fittings.load()

    @Slot(object)
    def _take_search(self, event: "SearchChanged") -> None:
        self._show_search(event.view)

    def _show_search(self, search: "SearchView") -> None:
        self.search_view = search
        self._first_run.show_search(search)
        self.search_changed.emit(search)

    @Slot(object)
    def _take_class(self, event: "ClassChanged") -> None:
        self._show_class(event.view)

    @Slot(object)
    def _take_records(self, event: "RecordsChanged") -> None:
        self._show_records(event.view)
        if event.ids:
            self.waiting.ask()

    def _show_records(self, records: "RecordsView") -> None:
        if self.records_view is not None and self.records_view.trouble not in (None, records.trouble):
            self.notice.take_back(text.fault_of(self.records_view.trouble))
        self.records_view = records
        self.status.show_records(records)
        self.gate.show_records(records)
        self._first_run.show_records(records)

    @Slot(object)
    def _take_saved(self, event: "RunsLogged") -> None:
        self.status.show_saved(event.saved_utc)

    def _show_class(self, class_: "ClassView | None") -> None:
        self._offer_resuming(class_)
        self.class_view = class_
        self.fittings.show_class(class_)
        self.status.show_class(class_)
        self.class_changed.emit(class_)

    def _offer_resuming(self, class_: "ClassView | None") -> None:
        """Say once that a class was interrupted; Classes holds what can be done about it."""
        was = self.class_view is not None and self.class_view.interrupted
        if class_ is not None and class_.interrupted and not was:
            words = self.tr(
                "{title} was interrupted when the program ended. Everything received until then is saved."
            )
            self.notice.say(
                words.format(title=class_.title),
                self.tr("Resume or end it"),
                lambda: self.show_screen("classes"),
            )
        elif was and (class_ is None or not class_.interrupted):
            self.notice.say("")

    @Slot(object)
    def _tell_trouble(self, event: "Trouble") -> None:
        view = self.stations.get(event.station) if event.station is not None else None
        who = f"{view.label}: " if view is not None else ""
        self.notice.say(who + text.fault_of(event.reason))

    @Slot(object)
    def _tell_failure(self, error: ConsoleError) -> None:
        self.notice.say(text.fault(error))

    @Slot()
    def _count_waiting(self) -> None:
        self.rail.set_count("signoff", len(self.waiting.runs))

    @Slot()
    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()

    @Slot()
    def _take_look(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.look.apply(application)
