"""What `verify` can say of other consoles: their chains are whole and theirs; what they say is not ours."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from console.errors import AccountReason, PeopleReason, SigningReason
from console.records import former, migrations
from console.records.chain import Chain
from console.records.entry import Entry
from console.records.faults import Fault, FaultCode
from console.records.store import Store

THEIR_AFFAIR: Final = frozenset({FaultCode.BODY_WRONG, FaultCode.TIME_BACKWARDS})
"""Faults that their own `verify` tells, and that make nothing here wrong."""

LATER: Final = frozenset(
    {
        SigningReason.NO_SUCH_RECORD,
        SigningReason.NOT_COUNTERSIGNED_YET,
        AccountReason.UNKNOWN_ACCOUNT,
        PeopleReason.UNKNOWN_PERSON,
        PeopleReason.NOT_THEIR_PARTS,
    }
)
"""Rules that are broken for want of something, which another console may yet have said."""


def are_others(store: Store) -> bool:
    """True when a hub has named other consoles, or was joined."""
    if not migrations.is_current(store):
        return False
    return bool(store.rows("SELECT 1 FROM peer_console UNION ALL SELECT 1 FROM hub LIMIT 1"))


def keys(store: Store, history: Mapping[str, str]) -> dict[str, str]:
    """The public key of each console of our history, and of every other one that the hub has named."""
    if not migrations.is_current(store):
        return dict(history)
    return {**dict(store.rows('SELECT console, "key" FROM peer_console')), **history}


def strangers(store: Store, chains: Iterable[Chain], history: Mapping[str, str]) -> Iterator[Fault]:
    """Chains of consoles that nobody has named, or that began under another key."""
    known = keys(store, history)
    for chain in chains:
        if chain.count and known.get(chain.console or "") != chain.key:
            yield Fault(FaultCode.PEER_UNKNOWN, 1, {}, chain.console)


def in_order(store: Store, chains: Mapping[str, Chain]) -> Iterator[Entry]:
    """Readable entries of other consoles, in the order in which they came."""
    if not migrations.is_current(store):
        return
    entries = {(entry.console, entry.seq): entry for chain in chains.values() for entry in chain.entries}
    for console, seq, arrived in store.each(
        "SELECT console, seq, arrived FROM peer_entry WHERE taken > 0 ORDER BY taken"
    ):
        entry = entries.get((console, seq))
        if entry is not None and isinstance(arrived, int):
            yield former.of_peer(entry, arrived)
