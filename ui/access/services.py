"""What the window asks of the accounts: who is at the console, who may be, and their passphrases."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from console.terms import Role

if TYPE_CHECKING:
    from console.model import AccountView, KeyNotice, Session
    from console.records.accounts import NewAccount
    from console.records.recovery import Sheet as RecoverySheet


class Accounts(Protocol):
    """Who is at the console, and who may be. What changed arrives as `SessionChanged`, too."""

    def unlock(self, user_id: str, passphrase: str) -> "Future[Session]":
        """Sign in, or unlock. A wrong user id and a wrong passphrase fail alike, with the count."""
        ...

    def hand_over(self, user_id: str, passphrase: str) -> "Future[Session]":
        """Somebody else takes over, from an open or a locked screen."""
        ...

    def lock(self) -> Future[None]:
        """Lock the screen now."""
        ...

    def log_out(self) -> Future[None]:
        """Leave; refused while an assessed run is live."""
        ...

    def touch(self) -> Future[None]:
        """Somebody used mouse or keyboard: the wait for the lock begins anew."""
        ...

    def all(self) -> "Future[tuple[AccountView, ...]]":
        """Every account, oldest first."""
        ...

    def notices(self) -> "Future[tuple[KeyNotice, ...]]":
        """New and reset keys of the last 30 days, newest first."""
        ...

    def draw_sheet(self) -> "Future[RecoverySheet]":
        """A recovery sheet to be printed before it is handed in with an act below."""
        ...

    def create_first(
        self,
        administrator: "NewAccount",
        passphrase: str,
        sheet: "RecoverySheet",
        others: "Sequence[tuple[NewAccount, str]]" = (),
    ) -> Future[None]:
        """The first accounts; the records become encrypted in the same act."""
        ...

    def add(self, session: "Session", new: "NewAccount", passphrase: str) -> Future[None]:
        """One more account."""
        ...

    def change(
        self,
        session: "Session",
        user_id: str,
        reason: str,
        *,
        printed_name: str | None = None,
        roles: tuple[Role, ...] | None = None,
        qualified: bool | None = None,
    ) -> Future[None]:
        """Change what is given; the rest stays."""
        ...

    def disable(self, session: "Session", user_id: str, reason: str) -> Future[None]:
        """Keep somebody out; what they signed stays."""
        ...

    def enable(self, session: "Session", user_id: str, reason: str) -> Future[None]:
        """Let somebody in again, also after ten wrong passphrases."""
        ...

    def change_passphrase(self, session: "Session", old: str, new: str) -> Future[None]:
        """A new passphrase of one's own; the key stays."""
        ...

    def reset(
        self, session: "Session", user_id: str, new_passphrase: str, reason: str, own_passphrase: str
    ) -> Future[None]:
        """A new key under a new passphrase, confirmed by an administrator who is somebody else."""
        ...

    def reset_by_sheet(
        self, typed: str, following: "RecoverySheet", user_id: str, new_passphrase: str, reason: str
    ) -> Future[None]:
        """The same, confirmed by the printed sheet, which is used up; `following` is printed already."""
        ...

    def add_by_sheet(
        self, typed: str, following: "RecoverySheet", new: "NewAccount", passphrase: str
    ) -> Future[None]:
        """A new administrator when no other can be reached; the sheet is used up."""
        ...

    def replace_sheet(
        self, session: "Session", passphrase: str, sheet: "RecoverySheet", reason: str
    ) -> Future[None]:
        """A new recovery sheet, printed already; the old one is worthless from now on."""
        ...
