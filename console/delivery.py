"""Where the sync stands: what waits, what was delivered, what needs somebody (sync.md)."""

from enum import StrEnum

import msgspec


class SyncState(StrEnum):
    """What the sync with the hub is doing."""

    NO_HUB = "no_hub"
    """Never joined: records stay here, and can leave as a pack or a backup."""
    READY = "ready"
    WORKING = "working"
    NOT_REACHED = "not_reached"
    """The last try failed (`reason`); it is tried again by itself."""
    STOPPED = "stopped"
    """Nothing is sent until somebody acts (`reason`): revoked, forked, too old."""


class SyncTrouble(msgspec.Struct, frozen=True):
    """A record that was not taken. It stays here, and never holds up another."""

    id: str
    """Of the entry; of a detached part its SHA-256."""
    kind: str
    """As the ledger's, or `blob`; `statement` for one that an LRS did not take."""
    reason: str
    """SyncReason."""
    utc: str
    """When it was first refused."""


class SyncView(msgspec.Struct, frozen=True):
    """Where the sync stands. Counts are entries of this console's chain (and of one that it continues)."""

    state: SyncState = SyncState.NO_HUB
    target: str | None = None
    """Address of the hub."""
    site: str | None = None
    waiting: int = 0
    delivered: int = 0
    needs_attention: tuple[SyncTrouble, ...] = ()
    oldest_waiting_utc: str | None = None
    last_contact_utc: str | None = None
    """When the hub last gave an answer that was really its own."""
    next_try_utc: str | None = None
    reason: str | None = None
    """SyncReason of the last failure; None after a success."""
    clock_off_s: int | None = None
    """How far this clock stands from the hub's, where that is more than two minutes."""
