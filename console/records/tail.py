"""The end of a chain that a backup does not have, as a hub still holds it.

Only a tail that is whole lets a restored console go on under its name: every entry follows the one before,
is signed by the console's own key and leads on to every head that is known from elsewhere, and its parts and
run logs are all there.
"""

from collections.abc import Callable, Iterable

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.model import ConsoleId
from console.records import blobs, ledger, run_log
from console.records.anchors import Anchor
from console.records.canonical import sha256_hex
from console.records.entry import Entry, is_signed, read
from console.records.hub_row import Hub
from console.records.local import Identity
from console.records.run_log import LoggedRow
from console.records.store import Store


class Tail(msgspec.Struct, frozen=True):
    """What a hub told of a chain; nothing of it has been judged."""

    seq: int
    """The hub's head."""
    lines: tuple[tuple[str, str, str], ...]
    """Core, hash and signature of each entry from the one asked for on."""
    parts: dict[str, bytes]
    """Those of its detached parts that the hub holds, by hash."""


Fetch = Callable[[Identity, Hub, int], Tail]
"""Asks a hub for a console's entries above a number. ConsoleError(SyncReason) when it does not answer."""


def adopt(store: Store, identity: Identity, tail: Tail, heads: Iterable[Anchor]) -> int:
    """Add a tail to the chain in `store`, inside the caller's transaction; how many entries it had.

    `heads`: what is known elsewhere of how far the chain went. ConsoleError(DAMAGED) when the tail does not
    follow, or does not reach as far; the projections are the caller's to make anew.
    """
    seq, digest = ledger.head(store)
    known = {seq: digest}
    rows: list[LoggedRow] = []
    for line in tail.lines:
        entry = _judged(line, identity, seq, digest)
        seq, digest = entry.seq, entry.hash
        known[seq] = digest
        ledger.insert(store, entry)
        for part in entry.detached:
            data = tail.parts.get(part.sha256)
            if data is None or sha256_hex(data) != part.sha256:
                continue  # erased, or missing: who verifies the file knows which
            blobs.put(store, part.type, data)
            if part.type == "events":
                rows += run_log.from_events(data, entry.subject)
    if seq < tail.seq or any(known.get(head.seq) != head.hash for head in heads if head.seq >= min(known)):
        raise ConsoleError(RecordsReason.DAMAGED, problem="the hub's entries end too early")
    run_log.put_back(store, rows)
    return len(tail.lines)


def heads_of(console: ConsoleId, anchors: Iterable[Anchor | None]) -> list[Anchor]:
    """Those that speak of this console."""
    return [one for one in anchors if one is not None and one.console == console]


def _judged(line: tuple[str, str, str], identity: Identity, seq: int, digest: str | None) -> Entry:
    try:
        entry = read(*line)
        is_next = (entry.console, entry.seq, entry.prev) == (identity.console, seq + 1, digest)
        is_whole = sha256_hex(entry.core.encode()) == entry.hash
    except (ValueError, UnicodeEncodeError) as error:
        raise ConsoleError(RecordsReason.DAMAGED, seq=seq + 1) from error
    if not (is_next and is_whole and is_signed(entry.hash, entry.sig, identity.public_key)):
        raise ConsoleError(RecordsReason.DAMAGED, seq=seq + 1)
    return entry
