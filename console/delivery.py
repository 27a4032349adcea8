"""Where the sync stands: what waits, what was delivered, what needs somebody (sync.md)."""

from enum import StrEnum
from typing import Final

import msgspec

MOST_LISTED: Final = 200


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
    detail: dict[str, str] = {}
    """Values for its sentence."""
    clock_off_s: int | None = None
    """How far this clock is ahead of the hub's, where that is more than two minutes."""
    parts_waiting: int = 0
    """Detached parts that the hub has asked for and not yet got."""
    joined_utc: str | None = None


class HubLook(msgspec.Struct, frozen=True):
    """Whom a one-time code names, for people to compare with what the hub's owner says. Nothing was sent."""

    url: str
    """As it will be used."""
    host: str
    key: str
    """SHA-256 of the hub's public key, hex."""
    certificate: str | None
    """SHA-256 of the certificate that it must show, hex; None: a public authority vouches for it."""


class SyncRecord(msgspec.Struct, frozen=True):
    """An entry on its way, as a list shows it; what its kind has no use for is None or empty."""

    id: str
    kind: str
    """As the ledger's, or `blob`; `statement` for one that an LRS did not take."""
    subject: str
    utc: str
    """When it was made."""
    actor: str = ""
    """Printed name; empty: the machine."""
    person: str = ""
    """Display name of whom it is about; empty once erased, and where names are hidden."""
    course: str | None = None
    """Id of the course pack."""
    title: str | None = None
    """Of the class."""
    outcome: str | None = None
    part: str | None = None
    """Type of the detached part, where it is one: personal, events, view."""
    part_bytes: int | None = None
    reason: str | None = None
    """SyncReason; None: it waits."""
    refused_utc: str | None = None


class DeliveredDay(msgspec.Struct, frozen=True):
    """What the hub signed for on one day of this machine's calendar."""

    day: str
    """YYYY-MM-DD."""
    entries: int
    through: int | None
    """Number of this console's last entry among them."""
    utc: str
    """When the last of them was signed for."""


class SyncLists(msgspec.Struct, frozen=True):
    """What the Sync screen lists, besides the counts of `SyncView`."""

    needs_attention: tuple[SyncRecord, ...] = ()
    waiting: tuple[SyncRecord, ...] = ()
    """The newest MOST_LISTED, newest first."""
    waiting_bytes: int = 0
    """Of all entries that wait, without their parts."""
    delivered: tuple[DeliveredDay, ...] = ()
    """Newest first."""
