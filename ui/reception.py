"""Between who is at the console and what stands on the screen: rail, Live and status bar follow."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.access.gate import Gate
from ui.activity import Activity
from ui.first_run.offer import FirstRunOffer
from ui.live.live_screen import LiveScreen
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.rail import Rail
from ui.services import Services
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from console.terms import AccountId

CONSOLE_NAME: Final = "console_name"
HOME: Final = "live"


class Screens(Protocol):
    """The window's screens, as far as they are needed here."""

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        ...

    def show_screen(self, name: str) -> None:
        """Bring a screen to the front."""
        ...


class Reception(QObject):
    """Shows to whoever is here what they may see, and brings them back to where they were after a lock."""

    def __init__(
        self,
        screens: Screens,
        rail: Rail,
        status: StatusBar,
        presence: Presence,
        gate: Gate,
        first_run: FirstRunOffer,
        services: Services,
        operations: Operations,
        activity: Activity,
        live: Callable[[], LiveScreen | None],
    ) -> None:
        super().__init__(gate)
        self._screens, self._rail, self._status, self._live = screens, rail, status, live
        self._presence, self._gate, self._first_run = presence, gate, first_run
        self._services, self._operations = services, operations
        self._left: tuple[AccountId, str] | None = None
        gate.changed.connect(self.follow)
        activity.used.connect(self._touch)
        status.who.clicked.connect(self.hand_over)
        status.lock.clicked.connect(self.lock)
        first_run.finished.connect(self._go_home)

    @Slot()
    def lock(self) -> None:
        """Lock the screen now."""
        if self._presence.access is Access.SIGNED_IN:
            self._operations.run(self, self._services.accounts.lock)

    @Slot()
    def hand_over(self) -> None:
        """Ask who takes over, on Live; without anybody signed in, who signs in or sets the console up."""
        access = self._presence.access
        if access is Access.PRACTICE:
            self._first_run.show_page(people=True)
            return
        if access is Access.SIGNED_IN:
            self._screens.show_screen(HOME)
        self._gate.begin_hand_over()

    def ask_name(self) -> None:
        """Ask what this console is called."""
        settings = self._services.settings
        self._operations.run(
            self,
            lambda: settings.get(CONSOLE_NAME),
            lambda name: self._gate.show_console(name or ""),
            lambda _: None,
        )

    @Slot()
    def follow(self) -> None:
        """Take who is here now."""
        self._rail.allow(self._gate.screens)
        self._move()
        live = self._live()
        if live is not None:
            self.show_access(live)
        self._status.show_presence(self._presence)
        self._status.setVisible(not self._gate.is_alone)

    def show_keys(self, lock: str, hand_over: str) -> None:
        """Say which keys lock the screen and hand over."""
        self._status.show_keys(lock, hand_over)
        self._status.show_presence(self._presence)

    def show_access(self, live: LiveScreen) -> None:
        """Let Live show and command what may be, and stand there who has to."""
        live.set_access(names=self._presence.may_command, refusal=self._gate.refusal)
        guest, left = self._gate.guest, live.guest
        if guest is not left:
            live.put_in_place(guest)
        focused = QApplication.focusWidget()
        if not self._gate.is_open:
            return
        if guest is None:
            if self._screens.current == HOME and (left is not None or focused is None):
                live.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is None or not _holds(guest, focused):
            guest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self) -> None:
        """Go to Live where nothing else may be seen; only the same person comes back to where they were."""
        screens, presence = self._screens, self._presence
        session = presence.session
        allowed = self._gate.screens
        if allowed is not None and screens.current not in allowed:
            if session is not None:
                self._left = session.account, screens.current
            screens.show_screen(HOME)
        elif presence.access is Access.SIGNED_IN and self._left is not None:
            (account, screen), self._left = self._left, None
            if session is not None and session.account == account:
                screens.show_screen(screen)

    @Slot()
    def _go_home(self) -> None:
        self._screens.show_screen(HOME)
        live = self._live()
        if live is not None and self._gate.is_open:
            live.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _touch(self) -> None:
        if self._presence.access is Access.SIGNED_IN:
            self._operations.run(self, self._services.accounts.touch, None, lambda _: None)


def _holds(widget: QWidget, focused: QWidget) -> bool:
    return widget is focused or widget.isAncestorOf(focused)
