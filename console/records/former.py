"""Chains that these records go on from: entries of former consoles, kept under their own keys.

A restored file gets a new console id, whose first entry names the head that it `continues`. What was its own
chain lies in `peer_entry` and still counts: lists and rules go through the whole history, oldest chain first.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from console.errors import ConsoleError, RecordsReason
from console.messages import SAFE_INTEGER
from console.records import bodies, ledger
from console.records.bodies import ConsoleCreated, Continues
from console.records.entry import Entry, read
from console.records.store import Store


def continued_by(entry: Entry) -> Continues | None:
    """The head that a console's first entry goes on from."""
    if entry.kind != "console.created" or entry.seq != 1:
        return None
    try:
        return bodies.read(ConsoleCreated, entry.body).continues
    except ConsoleError:
        return None


def ancestry(store: Store) -> list[Continues]:
    """The heads of the former chains, oldest first; empty when these records began here."""
    found: list[Continues] = []
    first = next(ledger.entries(store), None)
    while first is not None and (head := continued_by(first)) is not None:
        if any(known.console == head.console for known in found):
            break  # a circle: only somebody who rewrote the file can have made it
        found.insert(0, head)
        first = next(entries(store, head.console), None)
    return found


def base(store: Store) -> int:
    """How many entries of former consoles come before our first one."""
    return sum(head.seq for head in ancestry(store))


def keys(store: Store) -> dict[str, str]:
    """The public key of each console of this history, as its first entry names it."""
    firsts = [next(ledger.entries(store), None)]
    firsts += [next(entries(store, head.console), None) for head in ancestry(store)]
    return {one.console: str(one.body.get("public_key")) for one in firsts if one is not None}


def entries(store: Store, console: str, through: int | None = None) -> Iterator[Entry]:
    """Every entry held of another console, in order. ConsoleError(DAMAGED) at one that can not be read."""
    query = "SELECT seq, core, hash, sig FROM peer_entry WHERE console = ? AND seq <= ? ORDER BY seq"
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'peer_entry'"):
        return
    for seq, core, digest, signature in store.each(
        query, console, SAFE_INTEGER if through is None else through
    ):
        yield _read(seq, core, digest, signature)


def history(store: Store) -> Iterator[Entry]:
    """All entries that these records stand on, each with its place in the whole history as its `seq`.

    What a former console wrote after it was left is not among them: it is another console's by then.
    """
    before = 0
    for head in ancestry(store):
        yield from (placed(entry, before) for entry in entries(store, head.console, head.seq))
        before += head.seq
    yield from (placed(entry, before) for entry in ledger.entries(store))


def others(store: Store, kind: str | None = None) -> Iterator[Entry]:
    """Entries that came from other consoles, all or of one kind, in the order in which they came."""
    query = "SELECT seq, core, hash, sig, arrived FROM peer_entry WHERE taken > 0 {} ORDER BY taken"
    rows = store.each(query.format("")) if kind is None else store.each(query.format("AND kind = ?"), kind)
    for seq, core, digest, signature, arrived in rows:
        yield of_peer(_read(seq, core, digest, signature), arrived)


def everything(store: Store) -> Iterator[Entry]:
    """Our own history and what came from others, in the order in which this file got to know it."""
    waiting = others(store)
    following = next(waiting, None)
    for entry in history(store):
        while following is not None and following.arrived < entry.seq:
            yield following
            following = next(waiting, None)
        yield entry
    if following is not None:
        yield following
        yield from waiting


def of_peer(entry: Entry, arrived: int) -> Entry:
    """Another console's entry, which came when our own history was so long."""
    return replace(entry, peer=entry.console, arrived=arrived)


def _read(seq: int, core: str, digest: str, signature: str) -> Entry:
    try:
        return read(core, digest, signature)
    except (ValueError, UnicodeEncodeError) as error:
        raise ConsoleError(RecordsReason.DAMAGED, seq=seq) from error


def placed(entry: Entry, before: int) -> Entry:
    """The entry with its place in the whole history, `before` entries having come first."""
    return replace(entry, seq=before + entry.seq) if before else entry
