"""Who is at the console, as the window knows it: folded from the relay, asked by every screen."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from console.errors import RecordsReason
from console.terms import Role
from ui.relay import Relay
from ui.text import either, role_words

if TYPE_CHECKING:
    from console.events import RecordsChanged, SessionChanged, Snapshot
    from console.model import RecordsView, Session, SessionView

_SEALED = frozenset({RecordsReason.KEY_NEEDED, RecordsReason.WRONG_KEY})


class Access(StrEnum):
    """What the person in front of the window may see."""

    PRACTICE = "practice"
    """There are no accounts: everything but signing."""
    SIGNED_OUT = "signed_out"
    """Watching with names hidden, no commands."""
    SIGNED_IN = "signed_in"
    LOCKED = "locked"
    """Somebody's session waits behind the lock."""


class Presence(QObject):
    """The newest `SessionView`. Signals: `changed()` when it is new, `known()` after the first.

    Rights are enforced by the services; what is asked here only decides what looks available.
    """

    changed = Signal()
    known = Signal()

    def __init__(self, relay: Relay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: SessionView | None = None
        self._is_sealed = False
        relay.snapshot_arrived.connect(self._begin)
        relay.session_changed.connect(self._take)
        relay.records_changed.connect(self._take_records)

    @property
    def view(self) -> "SessionView | None":
        """The view itself; None until the engine has said who is there."""
        return self._view

    @property
    def is_sealed(self) -> bool:
        """True while encrypted records could not be opened: nobody knows who has an account."""
        return self._is_sealed

    @property
    def session(self) -> "Session | None":
        """Whose session it is, also behind the lock."""
        return self._view.session if self._view is not None else None

    @property
    def access(self) -> Access:
        """What may be seen now."""
        view = self._view
        if self._is_sealed:
            return Access.SIGNED_OUT
        if view is None or not view.has_accounts:
            return Access.PRACTICE
        if view.session is None:
            return Access.SIGNED_OUT
        return Access.LOCKED if view.locked_utc is not None else Access.SIGNED_IN

    @property
    def may_command(self) -> bool:
        """True unless commands wait for somebody to sign in or to unlock."""
        return self.access in (Access.PRACTICE, Access.SIGNED_IN)

    def holds(self, *roles: Role) -> bool:
        """True for somebody signed in who has one of these roles."""
        return (
            self.access is Access.SIGNED_IN
            and self.session is not None
            and any(role in self.session.roles for role in roles)
        )

    def refusal(self, *roles: Role) -> str:
        """Why something that needs one of these roles is unavailable; empty when it is not."""
        if self.holds(*roles):
            return ""
        who = either([role_words(role) for role in roles])
        if self.access is Access.PRACTICE:
            return _tr("Needs accounts: Settings, Accounts and keys.")
        if self.access is Access.SIGNED_IN:
            return _tr("Needs the role {role}. Hand over to somebody who has it.").format(role=who)
        return _tr("Sign in as {role} first.").format(role=who)

    @Slot(object)
    def _begin(self, snapshot: "Snapshot") -> None:
        self._show(snapshot.session, snapshot.records)

    @Slot(object)
    def _take(self, event: "SessionChanged") -> None:
        self._show(event.view)

    @Slot(object)
    def _take_records(self, event: "RecordsChanged") -> None:
        if self._view is not None:
            self._show(self._view, event.view)

    def _show(self, view: "SessionView", records: "RecordsView | None" = None) -> None:
        first = self._view is None
        sealed = self._is_sealed if records is None else records.trouble in _SEALED
        is_new = (view, sealed) != (self._view, self._is_sealed)
        self._view, self._is_sealed = view, sealed
        if is_new:
            self.changed.emit()
        if first:
            self.known.emit()


def _tr(words: str) -> str:
    return QCoreApplication.translate("presence", words)
