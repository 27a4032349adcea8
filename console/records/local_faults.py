"""What `verify` can say of the local tables: they are this machine's alone, but the entries know of them."""

import json
from collections.abc import Iterator
from typing import Final

import msgspec

from console.errors import ConsoleError
from console.records import erasure, timekeeping
from console.records.chain import Chain
from console.records.faults import Fault, FaultCode
from console.records.local import Local
from console.records.store import Store

_KEYS: Final = 'SELECT account, "key" FROM signing_key ORDER BY account'
_PRESENT: Final = (
    'SELECT seq, "key" FROM account_key WHERE account = ? AND console = ? AND retired_seq IS NULL'
)


def identity(store: Store, own: Chain) -> Iterator[Fault]:
    """The key that signs from now on must be the one that began the chain."""
    try:
        found = Local(store).identity()
    except ConsoleError:
        found = None
    if own.entries and (found is None or (found.console, found.public_key) != (own.console, own.key)):
        yield Fault(FaultCode.KEY_DIFFERS, own.entries[0].seq)


def agreement(store: Store, own: Chain) -> Iterator[Fault]:
    """The clock can not have agreed with a hub's after an entry that is not there."""
    rows = store.rows("SELECT value FROM setting WHERE name = ?", timekeeping.AGREEMENT)
    try:
        noted = msgspec.convert(json.loads(rows[0][0]), timekeeping.Agreement) if rows else None
    except (ValueError, TypeError, msgspec.ValidationError):
        yield Fault(FaultCode.AGREEMENT_DIFFERS)
        return
    if noted is not None and noted.seq > own.count:
        yield Fault(FaultCode.AGREEMENT_DIFFERS, noted.seq)


def notices(store: Store, keys: dict[str, str]) -> Iterator[Fault]:
    """An erasure that the file was told of is signed by a console of its history."""
    for id_, entry in erasure.judged(store, keys):
        if entry is None:
            yield Fault(FaultCode.NOTICE_FORGED, None, {"id": id_})


def signing_keys(store: Store, replayed: Store, console: str | None, before: int) -> Iterator[Fault]:
    """The wrapped key of an account is that of its present public key, as the entries have it.

    `replayed` holds the lists that the entries make; `before` entries of former consoles come first in them.
    """
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'signing_key'"):
        return
    for account, key in store.rows(_KEYS):
        present = replayed.rows(_PRESENT, account, console)
        if [known for _, known in present] != [key]:
            place = present[0][0] - before if present else 0
            yield Fault(FaultCode.SIGNING_KEY_DIFFERS, place if place > 0 else None)
