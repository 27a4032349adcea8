"""Consoles of one site in tests: what one hands to another by way of a hub, and how a hostile one would."""

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import iso_utc
from console.records import Records, projections
from console.records.canonical import to_base64url
from console.records.entry import Core, Entry, Stamp, seal, uuid7
from console.records.peer_items import MOST_ITEMS, PeerConsole, PeerEntry, PeerErasure, PeerItem, Taken
from console.records.signing import SIGNATURE_CONTEXT, Hand
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import COURSE, new_id
from tests.support.staff import Staff, passphrase


def named(records: Records, name: str = "Bay 2") -> PeerConsole:
    """How the hub names a console."""
    return PeerConsole(records.console, records._identity.public_key, name)


def own_entries(records: Records, after: int = 0) -> list[Entry]:
    return [entry for entry in records.history() if entry.console == records.console][after:]


def item(entry: Entry) -> PeerEntry:
    return PeerEntry(entry.console, entry.core, entry.hash, entry.sig)


def told(entry: Entry) -> PeerErasure:
    return PeerErasure(entry.console, entry.core, entry.hash, entry.sig)


def chain(records: Records, after: int = 0) -> list[PeerItem]:
    """A console and its chain, as a feed has them."""
    return [named(records), *map(item, own_entries(records, after))]


def hear(records: Records, items: Sequence[PeerItem]) -> list[Taken]:
    """Take items page by page."""
    return [
        records.peers.take(items[start : start + MOST_ITEMS]) for start in range(0, len(items), MOST_ITEMS)
    ]


def fetch_parts(records: Records, *others: Records) -> int:
    """Fetch what is wanted from whoever has it, as a client does from the hub; how many came."""
    came = 0
    for digest in records.peers.wanted_parts(1000):
        found = next((data for one in others if (data := one.part(digest)) is not None), None)
        came += found is not None and records.peers.keep_part(digest, found)
    return came


def sync(records: Records, *others: Records) -> None:
    """All that others have written, and the details that it names."""
    for other in others:
        hear(records, chain(other))
    fetch_parts(records, *others)


def lists(records: Records) -> dict[str, dict]:
    return {table: projections.dump(records._store, table) for table in projections.TABLES}


def give_key(staff: Staff, whom: str, account: str) -> Hand:
    """A key on that console for an account of another one, confirmed by its second administrator."""
    hand = Hand.new(account)
    staff.records.accounts.reset(hand.wrap(passphrase(whom), CHEAP), "works here too", staff.hands["second"])
    staff.hands[whom], staff.ids[whom] = hand, account
    return hand


class Forger:
    """A console that writes what it likes, and signs it with its own key."""

    def __init__(self, console: str | None = None, continues: Entry | None = None) -> None:
        self.console = console or new_id()
        self.key = Ed25519PrivateKey.generate()
        self.clock = ManualClock()
        self.entries: list[Entry] = []
        body: dict = {"public_key": self.public_key}
        if continues is not None:
            body["continues"] = {
                "console": continues.console,
                "seq": continues.seq,
                "hash": continues.hash,
            }
        self.write("console.created", self.console, body)

    @property
    def public_key(self) -> str:
        return to_base64url(self.key.public_key().public_bytes_raw())

    @property
    def name(self) -> PeerConsole:
        return PeerConsole(self.console, self.public_key, "Bay 6")

    def write(self, kind: str, subject: str, body: dict, **core) -> Entry:
        """The next entry of its chain; `core` puts anything into it."""
        entry = self.forge(kind, subject, body, **core)
        self.entries.append(entry)
        return entry

    def forge(self, kind: str, subject: str, body: dict, **core) -> Entry:
        """An entry that stands in no chain."""
        last = self.entries[-1] if self.entries else None
        whole = {
            "v": 1,
            "id": uuid7(self.clock),
            "console": self.console,
            "seq": len(self.entries) + 1,
            "prev": last.hash if last else None,
            "kind": kind,
            "subject": subject,
            "actor": None,
            "t": Stamp(iso_utc(self.clock.utc()), 0, 0, new_id(), "drifting"),
            "body": body,
            "detached": [],
            "course": None,
            "app": "1.0.0",
            **core,
        }
        return seal(Core(**whole), self.key)

    def sign(self, hand: Hand, record: Entry, kind: str, meaning: str, role: str = "assessor") -> Entry:
        """A signature that says all that a true one says."""
        stamp = Stamp(iso_utc(self.clock.utc()), 0, 0, new_id(), "drifting")
        unsigned = {
            "record": record.hash,
            "meaning": meaning,
            "signer": hand.account,
            "printed_name": "G",
            "role": role,
            "utc": stamp.utc,
            "offset_min": 0,
            "clock": stamp.clock,
            "console": self.console,
            "components": ["user_id", "passphrase"],
            "key": hand.public_key,
        }
        signature = {**unsigned, "sig": hand.sign(SIGNATURE_CONTEXT, unsigned)}
        body = {"signature": signature, **({"reason": "void"} if meaning == "voided" else {})}
        return self.write(kind, record.subject, body, actor=hand.account, t=stamp, course=COURSE)

    @property
    def items(self) -> list[PeerItem]:
        return [self.name, *map(item, self.entries)]
