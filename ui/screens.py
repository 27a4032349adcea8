"""The screens of the window: what each is called, and how it is built when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.live.judge_desk import JudgeDesk
from ui.live.live_screen import LiveScreen
from ui.live_desk import LiveDesk

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class ScreenBuilder:
    """Builds screens and joins them to the parts of the window that they need."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._builders: dict[str, Callable[[], QWidget]] = {
            "live": self._live,
            "signoff": self._signoff,
            "classes": self._classes,
            "people": self._people,
            "devices": self._devices,
            "reports": self._reports,
            "settings": self._settings,
        }
        self.titles = {
            "live": tr("Live"),
            "signoff": tr("Sign-off"),
            "classes": tr("Classes"),
            "people": tr("People"),
            "devices": tr("Devices"),
            "reports": tr("Reports"),
            "settings": tr("Settings"),
        }

    def build(self, name: str) -> QWidget:
        """A screen that was not shown yet."""
        return self._builders[name]()

    def _live(self) -> QWidget:
        window = self._window
        screen = LiveScreen(window.look, window.frames, window.fittings.keymap)
        window.fittings.join_live(screen)
        window.reception.show_access(screen)
        desk = LiveDesk(screen, window.services, window.operations, window.relay, window.stations)
        JudgeDesk(screen.judging, window.services.assessments, window.operations, window.presence)
        desk.end_asked.connect(window.ask_to_end_class)
        desk.pairing_asked.connect(window.offer_pairing)
        desk.address_asked.connect(window.enter_address)
        desk.network_asked.connect(window.check_network)
        desk.simulate_asked.connect(window.simulate_requested)
        desk.decision_asked.connect(window.decide)
        desk.turn_asked.connect(self._open_turn)
        return screen

    def _open_turn(self, act: str) -> None:
        """Open Classes on the turn that is on: to check and start it, or to go on to the next."""
        from ui.classes.screen import ClassesScreen

        self._window.show_screen("classes")
        screen = self._window.page("classes")
        assert isinstance(screen, ClassesScreen)
        screen.open_turn(act)

    def _devices(self) -> QWidget:
        window = self._window
        from ui.devices.screen import DevicesScreen

        screen = DevicesScreen(
            window.look,
            window.stations,
            window.services.headsets,
            window.operations,
            window.relay,
            window.clock,
        )
        if window.search_view is not None:
            screen.show_search(window.search_view)
        window.search_changed.connect(screen.show_search)
        return screen

    def _classes(self) -> QWidget:
        window = self._window
        from ui.classes.screen import ClassesScreen

        screen = ClassesScreen(window.look, window.stations, window.services, window.operations, window.clock)
        screen.show_class(window.class_view)
        screen.started.connect(window.go_live)
        screen.live_asked.connect(window.go_live)
        screen.end_asked.connect(window.ask_to_end_class)
        window.class_changed.connect(screen.show_class)
        screen.show_badges(window.badges.is_on)
        screen.badges_asked.connect(window.badges.asked)
        window.badges.changed.connect(lambda: screen.show_badges(window.badges.is_on))
        window.presence.changed.connect(screen.ask)
        window.relay.records_changed.connect(screen.show_records_changed)
        return screen

    def _people(self) -> QWidget:
        window = self._window
        from ui.people.screen import PeopleScreen

        screen = PeopleScreen(window.look, window.services, window.operations, window.presence)
        screen.decision_asked.connect(window.decide)
        window.relay.records_changed.connect(screen.show_records_changed)
        live = window.page("live")
        assert isinstance(live, LiveScreen)
        screen.names_asked.connect(lambda: live.set_names_hidden(False))
        live.names_hidden_changed.connect(screen.hide_names)
        screen.hide_names(live.facts.names_hidden)
        return screen

    def _signoff(self) -> QWidget:
        window = self._window
        from ui.signoff.screen import SignoffScreen

        screen = SignoffScreen(
            window.look, window.waiting, window.services, window.operations, window.clock, window.presence
        )
        screen.alone_asked.connect(window.gate.show_alone)
        window.relay.records_changed.connect(screen.show_records_changed)
        return screen

    def _reports(self) -> QWidget:
        window = self._window
        from ui.reports.screen import ReportsScreen

        screen = ReportsScreen(window.look, window.services, window.operations, window.presence, window.clock)
        window.relay.folder_progressed.connect(screen.taking.show_progressed)
        return screen

    def _settings(self) -> QWidget:
        window = self._window
        from ui.settings.screen import SettingsScreen

        screen = SettingsScreen(
            window.look,
            window.preferences,
            window.services,
            window.operations,
            window.presence,
            window.clock,
            window.fittings,
        )
        screen.accounts.set_up_asked.connect(window.reception.hand_over)
        screen.accounts.show_console(window.gate.console)
        screen.backup.restore_confirmed.connect(window.restore_requested)
        screen.attention.show_class(window.class_view)
        window.class_changed.connect(screen.attention.show_class)
        if window.records_view is not None:
            screen.show_records(window.records_view)
        window.relay.records_changed.connect(screen.take_records)
        if window.sync.view is not None:
            screen.sync.show_view(window.sync.view)
        window.sync.changed.connect(screen.sync.show_view)
        return screen


def tr(words: str) -> str:
    """Return the title of a screen in the window's language."""
    return QCoreApplication.translate("screens", words)
