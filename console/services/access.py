"""Who is at the console, and what they may do: the one place where services ask."""

from console.errors import AccountReason, ConsoleError
from console.model import AccountId, Role, Session

MAY_COMMAND = frozenset({Role.INSTRUCTOR, Role.ASSESSOR})


class Access:
    """The present session, on the network thread. Nobody has to sign in while there is no account."""

    def __init__(self, *, attended: bool = False) -> None:
        self._attended = attended
        self.has_accounts = False
        self.session: Session | None = None
        self.locked_utc: str | None = None

    def check(self, session: Session | None, *roles: Role) -> Session:
        """The session, when it is the present one and has one of `roles` (none given: any role will do).

        ConsoleError: NOT_SIGNED_IN, SCREEN_LOCKED, ROLE_NEEDED (role).
        """
        if session is None or self.session is None or session.id != self.session.id:
            raise ConsoleError(AccountReason.NOT_SIGNED_IN)
        if self.locked_utc is not None:
            raise ConsoleError(AccountReason.SCREEN_LOCKED)
        if roles and not set(roles) & set(self.session.roles):
            raise ConsoleError(AccountReason.ROLE_NEEDED, role=" or ".join(roles))
        return self.session

    def actor(self, session: Session | None, *, needed: bool = False) -> AccountId | None:
        """Whose act it is: the session's, or nobody's where nobody has to sign in.

        `needed`: not even a command line acts as the machine once there are accounts. ConsoleError as
        `check`.
        """
        if session is not None:
            return self.check(session).account
        if self.has_accounts and (needed or self._attended):
            raise ConsoleError(AccountReason.NOT_SIGNED_IN)
        return None

    def check_load(self) -> None:
        """Physiological load is the instructor's alone: not an assessor's, and not a locked screen's.

        ConsoleError as `check`.
        """
        if self.has_accounts:
            self.check(self.session, Role.INSTRUCTOR)

    def check_commands(self) -> None:
        """Refuse to drive a class where somebody must sign in for it and has not, or has locked the screen.

        A command line without a window acts as the machine. ConsoleError as `check`.
        """
        if self._attended and self.has_accounts:
            self.check(self.session, *MAY_COMMAND)
