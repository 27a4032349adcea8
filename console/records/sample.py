"""Which signed records the IQA verifies (records.md, "IQA sample").

The first two of an assessor per unit, every override, amendment and void, the first of each unit in each
quarter, and of the rest about one in five. Nobody picks: the choice follows from the entries alone, so an
auditor who replays them gets the same, and it never changes afterwards. The fifth is drawn from the hash of
the entry that holds the assessor's signature, which nobody knows before it is written.
"""

import hashlib
from typing import Final

import msgspec

from console.model import Decision
from console.records.store import Store

CONTEXT: Final = b"resilience-console/1/sample"
FIRST_ONES: Final = 2
ONE_IN: Final = 5


class Signed(msgspec.Struct, frozen=True):
    """A decision at the moment when its assessor has signed it."""

    entry_hash: str
    """Hash of the entry that holds the signature."""
    assessor: str
    unit: str
    """Course id, whatever the version."""
    utc: str
    seq: int
    is_override: bool
    is_amendment: bool
    outcome: Decision
    peer: str = ""
    """The other console where that was; each one's sample follows from its own entries alone."""


def choose(store: Store, signed: Signed) -> str | None:
    """Why the IQA verifies it, in one word of the interface; None when not."""
    if signed.is_amendment:
        return "amendment"
    if signed.outcome is Decision.VOID:
        return "void"
    if signed.is_override:
        return "override"
    if _count(store, signed, "signer = ?", signed.assessor) < FIRST_ONES:
        return "new_assessor"
    if _count(store, signed, "utc >= ? AND utc < ?", *_quarter(signed.utc)) == 0:
        return "first_of_quarter"
    return "drawn" if is_drawn(signed.entry_hash) else None


def is_drawn(entry_hash: str) -> bool:
    """True for one in five."""
    digest = hashlib.sha256(CONTEXT + bytes.fromhex(entry_hash)).digest()
    return int.from_bytes(digest[:8]) % ONE_IN == 0


def _count(store: Store, signed: Signed, condition: str, *values: str) -> int:
    """Earlier records of the unit that an assessor signed."""
    query = (
        "SELECT count(*) FROM signature"  # noqa: S608
        f" WHERE course = ? AND meaning = 'assessed' AND peer = ? AND seq < ? AND {condition}"
    )
    return int(store.rows(query, signed.unit, signed.peer, signed.seq, *values)[0][0])


def _quarter(utc: str) -> tuple[str, str]:
    """First month of this quarter and of the next, as text that sorts before every time in them."""
    year, first = int(utc[:4]), (int(utc[5:7]) - 1) // 3 * 3 + 1
    following = f"{year}-{first + 3:02d}" if first < 10 else f"{year + 1:04d}-01"
    return f"{year:04d}-{first:02d}", following
