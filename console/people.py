"""Who people are to the records: the enrolled, the accounts, and who is signed in."""

import msgspec

from console.terms import AccountId, ConsoleId, PersonId, Role


class PersonView(msgspec.Struct, frozen=True):
    """An enrolled person as lists show them; all but the ids is empty once they were erased."""

    person: PersonId
    display: str
    enrolled_utc: str
    given: str = ""
    family: str = ""
    email: str = ""
    uln: str = ""
    """Unique Learner Number: ten digits."""
    merged: tuple[PersonId, ...] = ()
    """Other ids of the same human."""
    identity_document: str | None = None
    """Kind of document that somebody looked at; None: nobody did."""
    identity_by: AccountId | None = None
    erased_utc: str | None = None
    console: ConsoleId | None = None
    """The other console that enrolled them; None: this one."""
    place: str = ""
    """What the site calls that console."""


class Erasure(msgspec.Struct, frozen=True):
    """Who had somebody erased, when and why."""

    utc: str
    by: str | None
    """Printed name; None: nobody had signed in, or their account is not known here."""
    reason: str


class AccountView(msgspec.Struct, frozen=True):
    """An account as lists show it: public parts only."""

    account: AccountId
    user_id: str
    printed_name: str
    """As it stands on records."""
    roles: tuple[Role, ...]
    qualified: bool
    """False: each record needs a countersignature."""
    enabled: bool
    created_utc: str
    failures: int = 0
    """Wrong passphrases in a row on this console."""
    has_key_here: bool = True
    """False: the account came from elsewhere and can not sign on this console."""
    console: ConsoleId | None = None
    """The other console that looks after it; None: this one."""
    place: str = ""
    """What the site calls that console."""
    shares_user_id: bool = False
    """True when another console gave the same user id to somebody else."""


class KeyNotice(msgspec.Struct, frozen=True):
    """A new or reset signing key; shown for 30 days to everybody who signs in."""

    account: AccountId
    printed_name: str
    is_reset: bool
    utc: str
    confirmed_by: str
    """Printed name of the account that confirmed it, or `recovery_sheet`."""
    reason: str


class Session(msgspec.Struct, frozen=True):
    """Somebody who has signed in. Being signed in is not signing: each signature asks again."""

    id: str
    account: AccountId
    user_id: str
    printed_name: str
    roles: tuple[Role, ...]
    qualified: bool
    since_utc: str


class SessionView(msgspec.Struct, frozen=True):
    """Who is at the console."""

    has_accounts: bool = False
    """False: nobody has to sign in, and nothing can be signed."""
    session: Session | None = None
    locked_utc: str | None = None
    """Since when the screen is locked; the session waits behind it."""
    log_out_waits: bool = False
    """True while an assessed run is live: lock only."""
    needs_user_id: bool = True
    """The next signature needs user id and passphrase; False: the passphrase alone."""
