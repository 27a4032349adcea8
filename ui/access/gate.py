"""What stands in front: the first run, the sign-in card, or the desk with its rail; what the lock covers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from console.clock import Clock
from console.terms import Role
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.theme import Look

if TYPE_CHECKING:
    from console.model import RecordsView
    from ui.access.hand_over import HandOverPanel
    from ui.access.locked import LockedPanel, WatchingPanel
    from ui.access.open_records import OpenRecordsPage
    from ui.access.recover import RecoverPage
    from ui.access.sign_in import SignInPage

COMMANDERS: Final = (Role.INSTRUCTOR, Role.ASSESSOR)
"""Who may drive a class; the services hold to the same."""
WATCHED: Final = frozenset({"live"})
"""The screens that are there without somebody signed in."""


class Gate(QObject):
    """Follows the presence. The window builds the pages; this chooses among them.

    Signals: `changed()` when what may be shown is new; `demo_asked()`; `open_asked(passphrase)` for records
    that are encrypted with a key that nobody here knows.
    """

    open_asked = Signal(str)

    changed = Signal()
    demo_asked = Signal()

    def __init__(
        self,
        look: Look,
        presence: Presence,
        services: Services,
        operations: Operations,
        clock: Clock,
        front: QStackedWidget,
        desk: QWidget,
    ) -> None:
        super().__init__(front)
        self._look, self._presence, self._services = look, presence, services
        self._operations, self._clock = operations, clock
        self._front, self._desk = front, desk
        self._console, self._kept = "", ""
        self._is_watching = self._is_handing_over = False
        self._first_run: QWidget | None = None
        self._alone: QWidget | None = None
        self._sign_in: SignInPage | None = None
        self._recover: RecoverPage | None = None
        self._open_records: OpenRecordsPage | None = None
        self._is_recovering = False
        self._locked: LockedPanel | None = None
        self._hand_over: HandOverPanel | None = None
        self._watching: WatchingPanel | None = None
        presence.changed.connect(self._follow)

    # What others ask

    @property
    def guest(self) -> QWidget | None:
        """What stands in the selected station's place."""
        if self._is_handing_over:
            return self.hand_over
        access = self._presence.access
        if access is Access.LOCKED:
            return self.locked
        return self.watching if access is Access.SIGNED_OUT else None

    @property
    def screens(self) -> frozenset[str] | None:
        """The screens that may be shown; None: all."""
        if self._alone is not None:
            return frozenset()
        return None if self._presence.access in (Access.PRACTICE, Access.SIGNED_IN) else WATCHED

    @property
    def refusal(self) -> str:
        """Why nothing may be commanded; empty when it may."""
        access = self._presence.access
        if access is Access.PRACTICE or self._presence.holds(*COMMANDERS):
            return ""
        if access is Access.LOCKED:
            return _tr("The screen is locked.")
        return self._presence.refusal(*COMMANDERS)

    @property
    def is_open(self) -> bool:
        """True while the desk stands in front."""
        return self._front.currentWidget() is self._desk

    @property
    def locked(self) -> "LockedPanel":
        """The unlock panel, built when it is first needed, like everything that follows."""
        if self._locked is None:
            from ui.access.locked import LockedPanel

            self._locked = LockedPanel(self._look, self._services.accounts, self._operations)
            self._locked.hide()
            self._locked.hand_over_asked.connect(self.begin_hand_over)
        return self._locked

    @property
    def hand_over(self) -> "HandOverPanel":
        """Who takes over."""
        if self._hand_over is None:
            from ui.access.hand_over import HandOverPanel

            self._hand_over = HandOverPanel(self._look, self._services.accounts, self._operations)
            self._hand_over.hide()
            self._hand_over.closed.connect(self.end_hand_over)
        return self._hand_over

    @property
    def watching(self) -> "WatchingPanel":
        """The way back to the card."""
        if self._watching is None:
            from ui.access.locked import WatchingPanel

            self._watching = WatchingPanel(self._look)
            self._watching.hide()
            self._watching.sign_in_asked.connect(self.ask_to_sign_in)
        return self._watching

    @property
    def sign_in(self) -> "SignInPage":
        """The card."""
        if self._sign_in is None:
            from ui.access.sign_in import SignInPage

            page = SignInPage(self._look, self._services.accounts, self._operations)
            page.watch_asked.connect(self._watch)
            page.demo_asked.connect(self.demo_asked)
            page.recover_asked.connect(self._ask_to_recover)
            page.show_console(self._console, self._kept)
            self._front.addWidget(page)
            self._sign_in = page
        return self._sign_in

    @property
    def open_records(self) -> "OpenRecordsPage":
        """The page for encrypted records."""
        if self._open_records is None:
            from ui.access.open_records import OpenRecordsPage

            page = OpenRecordsPage(self._look)
            page.open_asked.connect(self.open_asked)
            page.watch_asked.connect(self._watch)
            self._front.addWidget(page)
            self._open_records = page
        return self._open_records

    @property
    def recover(self) -> "RecoverPage":
        """The page for a lost passphrase."""
        if self._recover is None:
            from ui.access.recover import RecoverPage

            page = RecoverPage(self._look, self._services.accounts, self._operations, self._clock)
            page.closed.connect(self._end_recovery)
            self._front.addWidget(page)
            self._recover = page
        return self._recover

    @property
    def console(self) -> str:
        """What this console is called; may be empty."""
        return self._console

    def show_console(self, name: str) -> None:
        """Know what this console is called."""
        self._console = name
        self._tell_console()

    def show_records(self, records: "RecordsView") -> None:
        """Know how the records are kept."""
        self._kept = (
            _tr("Records are kept on this machine, encrypted.")
            if records.encrypted
            else _tr("Records are kept on this machine.")
        )
        self._tell_console()

    def show_first_run(self, page: QWidget | None) -> None:
        """Put the first run in front of everything, or take it away."""
        if self._first_run is not None and self._first_run is not page:
            self._front.removeWidget(self._first_run)
            self._first_run.deleteLater()
        self._first_run = page
        if page is not None and self._front.indexOf(page) < 0:
            self._front.addWidget(page)
        self._follow()

    @property
    def is_alone(self) -> bool:
        """True while one page is shown and nothing else."""
        return self._alone is not None

    def show_alone(self, page: QWidget | None) -> None:
        """Put a page in front of everything for somebody who may see no more; a lock takes it away."""
        old, self._alone = self._alone, page
        if old is not None and old is not page:
            self._front.removeWidget(old)
            old.deleteLater()
        if page is not None:
            self._front.addWidget(page)
        self._follow()

    @Slot()
    def begin_hand_over(self) -> None:
        """Ask who takes over, in the selected station's place."""
        if self._alone is not None:
            return
        if self._presence.session is None:
            self.ask_to_sign_in()
            return
        self._is_handing_over = True
        self.hand_over.begin(self._presence.session)
        self._follow()

    @Slot()
    def end_hand_over(self) -> None:
        """Nobody takes over, or somebody has."""
        self._is_handing_over = False
        self._follow()

    @Slot()
    def ask_to_sign_in(self) -> None:
        """Show the card."""
        self._is_watching = False
        self._follow()

    # Within

    @Slot()
    def _watch(self) -> None:
        self._is_watching = True
        self._follow()

    @Slot()
    def _ask_to_recover(self) -> None:
        self._is_recovering = True
        self.recover.begin(self._console, self.sign_in.user.text())
        self._follow()

    @Slot()
    def _end_recovery(self) -> None:
        self._is_recovering = False
        self._follow()

    @Slot()
    def _follow(self) -> None:
        view, access = self._presence.view, self._presence.access
        if access is not Access.SIGNED_OUT:
            self._is_watching = self._is_recovering = False
        if access in (Access.SIGNED_OUT, Access.PRACTICE):
            self._is_handing_over = False
        if access is not Access.SIGNED_IN and self._alone is not None:
            self.show_alone(None)
            return
        if access is Access.LOCKED and view is not None:
            self.locked.show_view(view)
        if self._open_records is not None and not self._presence.is_sealed:
            self._open_records.show_opened()
        if not self._presence.may_command:
            self._close_dialogs()
        self._front.setCurrentWidget(self._page())
        self.changed.emit()

    def _page(self) -> QWidget:
        if self._first_run is not None:
            return self._first_run
        if self._alone is not None:
            return self._alone
        if self._presence.access is not Access.SIGNED_OUT or self._is_watching:
            return self._desk
        if self._presence.is_sealed:
            return self.open_records
        return self.recover if self._is_recovering else self.sign_in

    def _close_dialogs(self) -> None:
        """A dialog would stand over the lock, with what it shows and what it can do."""
        for dialog in self._front.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _tell_console(self) -> None:
        if self._sign_in is not None:
            self._sign_in.show_console(self._console, self._kept)


def _tr(words: str) -> str:
    return QCoreApplication.translate("gate", words)
