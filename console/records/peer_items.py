"""What comes of other consoles, as it is handed to the records, and what is said of it afterwards."""

from typing import Final

import msgspec

from console.errors import PeerReason, Reason
from console.model import ConsoleId

MOST_ITEMS: Final = 500
"""What is taken in one transaction: nobody else gets at the records meanwhile."""


class PeerConsole(msgspec.Struct, frozen=True):
    """A console of the site, named by the hub before its entries come."""

    console: ConsoleId
    public_key: str
    name: str
    revoked_utc: str | None = None
    """Since when it is no longer admitted; what it wrote before stays."""


class PeerEntry(msgspec.Struct, frozen=True):
    """An entry of another console as it stands in its ledger."""

    console: ConsoleId
    core: str
    hash: str
    sig: str


class PeerErasure(msgspec.Struct, frozen=True):
    """A `person.erased` entry that is told at once, whatever of its chain is here."""

    console: ConsoleId
    core: str
    hash: str
    sig: str


PeerItem = PeerConsole | PeerEntry | PeerErasure


class PeerTrouble(msgspec.Struct, frozen=True):
    """Something of another console that was not taken, or that is kept and counts for nothing."""

    console: ConsoleId
    seq: int
    """Of the entry; 0 when it is about the console itself or can not be read."""
    reason: str
    """A `PeerReason`, when its chain stops there; else the rule that the entry breaks."""
    utc: str
    """When it was first noticed here."""
    stops: bool
    """True while nothing more is taken of this console."""


class Taken(msgspec.Struct, frozen=True):
    """What became of a page."""

    entries: int = 0
    """New ones, on disk."""
    known: int = 0
    """Had come before."""
    troubles: tuple[tuple[ConsoleId, int, Reason], ...] = ()
    erased: int = 0
    """Personal parts that went; the copies beside the records owe the same (`Records.reach_copies`)."""


class PeerRow(msgspec.Struct, frozen=True):
    """A console that these records know of, but are not."""

    console: ConsoleId
    name: str
    entries: int
    last_utc: str | None
    """Time of its newest entry here, by its own clock."""
    revoked_utc: str | None
    stopped: PeerReason | None
    """Why nothing more is taken of it."""
