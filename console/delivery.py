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
    """As the ledger's, or `blob`; `statement` for one that an LRS did not take; `console` for another console
    of which nothing more is taken, whose id it is then."""
    reason: str
    """SyncReason; PeerReason of another console."""
    utc: str
    """When it was first refused."""
    part: str | None = None
    """Of a detached part, in lists: personal, events or view."""
    part_bytes: int | None = None
    console_name: str | None = None
    """Of the other console that it came of, as the hub calls it."""


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
    doubted: int = 0
    """Entries and parts of other consoles that are kept here and count for nothing. They hold up nothing and
    wait for nobody here, so they are listed with what needs attention, and raise no alarm."""


class SyncRow(msgspec.Struct, frozen=True):
    """One record, with what a list says of it. What is unknown, hidden or erased is None."""

    id: str
    seq: int
    kind: str
    utc: str
    actor: str | None = None
    """Printed name of who made it; None: the machine."""
    person: str | None = None
    """Display name of whom it is about."""
    course: str | None = None
    """Id of the course pack."""
    title: str | None = None
    """Of a class."""
    outcome: str | None = None
    """Of a decision or a run."""


class SyncDay(msgspec.Struct, frozen=True):
    """What was delivered on one day."""

    utc: str
    """When the day's last receipt came."""
    entries: int
    through_seq: int


class SyncLists(msgspec.Struct, frozen=True):
    """What the Sync page lists, each newest first; `view` has the counts."""

    needs_attention: tuple[tuple[SyncTrouble, SyncRow | None], ...] = ()
    """What of other consoles is doubted comes last."""
    waiting: tuple[SyncRow, ...] = ()
    """The newest ones; at most 200."""
    waiting_bytes: int = 0
    delivered: tuple[SyncDay, ...] = ()
    """The last 30 days on which anything was."""


class LearningStore(msgspec.Struct, frozen=True):
    """A learning record store, and how far its telling has got. Its key and secret are shown nowhere."""

    id: str
    url: str
    waiting: int = 0
    """Entries that still have something to tell it."""
    delivered: int = 0
    """Statements that it holds."""
    withheld: int = 0
    """Statements that were not sent, because the person was erased before."""
    refused: tuple[tuple[str, int], ...] = ()
    """SyncReasons for which it took statements not, and how many of each."""
    contact_utc: str | None = None
    reason: str | None = None
    """SyncReason of the last failure; None after a success."""
    detail: dict[str, str] = {}
    """Values for its sentence."""


class HubLook(msgspec.Struct, frozen=True):
    """Who a hub says to be, before anything is sent to it."""

    address: str
    certificate_sha256: str | None
    """Lower-case hex; None: a public authority vouches for it."""
    hub_key_sha256: str
    """Lower-case hex; as the one-time code says."""
