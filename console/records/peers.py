"""Entries of other consoles: taken in order, verified like our own, and each chain judged by itself.

What one console may do to another here, and no more: bring people, classes, runs and records of its own; add
details and erasures of people whom the site shares; keep an account out; sign, amend or void a record where
the signer might (`weighing`). Our own history, classes, runs, keys and rights are never written over
(`folding.claims`, `account_folds`), and nothing of another console is believed that its key has not signed.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from console.clock import Clock, iso_utc
from console.errors import ConsoleError, PeerReason, Reason
from console.model import ConsoleId
from console.records import blobs, bodies, erasure, former, ledger, projections, rules
from console.records.canonical import parse, sha256_hex
from console.records.entry import LONGEST_CORE, Entry, is_signed, read
from console.records.local import Identity, Local
from console.records.peer_items import (
    MOST_ITEMS,
    PeerConsole,
    PeerEntry,
    PeerErasure,
    PeerItem,
    PeerRow,
    PeerTrouble,
    Taken,
)
from console.records.store import Store
from console.records.weak_keys import is_weak

log = logging.getLogger(__name__)

LARGEST_PERSONAL: Final = 64 * 1024
"""Bytes of somebody's details: names, an address and a number."""
LONGEST_NAME: Final = 80

_KNOWN_ID: Final = "SELECT 1 FROM entry WHERE id = ?1 UNION ALL SELECT 1 FROM peer_entry WHERE id = ?1"


class _Chain(msgspec.Struct):
    """How far one console's entries have come."""

    key: str | None
    seq: int
    head: str | None
    is_stopped: bool
    is_forked: bool = False
    """Another branch of it has been seen by this object."""


class Peers:
    """Other consoles of an open records file, on the thread that opened it."""

    def __init__(self, store: Store, identity: Identity, clock: Clock) -> None:
        self._store = store
        self._identity = identity
        self._clock = clock
        self._local = Local(store)

    # Questions

    def all(self) -> list[PeerRow]:
        """Every console that the hub has named, by name."""
        rows = self._store.rows(
            "SELECT console, name,"
            " (SELECT count(*) FROM peer_entry WHERE peer_entry.console = peer_console.console),"
            " (SELECT json_extract(core, '$.t.utc') FROM peer_entry"
            "   WHERE peer_entry.console = peer_console.console ORDER BY seq DESC LIMIT 1),"
            " revoked_utc,"
            " (SELECT reason FROM peer_trouble WHERE peer_trouble.console = peer_console.console AND stops)"
            " FROM peer_console ORDER BY name, console"
        )
        return [
            PeerRow(console, name, entries, utc, revoked, PeerReason(why) if why else None)
            for console, name, entries, utc, revoked, why in rows
        ]

    def troubles(self) -> list[PeerTrouble]:
        """What was not taken, and what counts for nothing, oldest first."""
        query = "SELECT console, seq, reason, utc, stops FROM peer_trouble ORDER BY utc, console, seq"
        return [
            PeerTrouble(console, seq, reason, utc, bool(stops))
            for console, seq, reason, utc, stops in self._store.rows(query)
        ]

    def wanted_parts(self, most: int = 100) -> list[str]:
        """SHA-256 of people's details that entries of other consoles name and that are not here yet."""
        query = "SELECT sha256 FROM wanted_part WHERE reason IS NULL ORDER BY sha256 LIMIT ?"
        return [digest for (digest,) in self._store.rows(query, most)]

    # Taking

    def take(self, items: Sequence[PeerItem], also: Callable[[], None] | None = None) -> Taken:
        """Take a page of what is new, and `also` the cursor behind it, in one COMMIT.

        Nothing of it is an error: what can not be taken is told, its chain stops, and the rest goes on. A
        page that comes again changes nothing. ConsoleError: DISK_FULL, IO. ValueError for more than
        MOST_ITEMS.
        """
        if len(items) > MOST_ITEMS:
            raise ValueError("more than a page")
        with self._store.atomic():
            taken = _Taking(self._store, self._identity, iso_utc(self._clock.utc())).run(items)
            if taken.erased:
                self._local.set_setting(erasure.OWED, [])
            if also is not None:
                also()
        return taken

    def keep_part(self, sha256: str, data: bytes) -> bool:
        """Keep somebody's details that were wanted; False for what nobody wanted or wants any more.

        ConsoleError(BAD_PART) for bytes that are not what their entry promised, or no one's details.
        """
        with self._store.atomic():
            if not self._store.rows("SELECT 1 FROM wanted_part WHERE sha256 = ?", sha256):
                return False
            if sha256_hex(data) != sha256:
                raise ConsoleError(PeerReason.BAD_PART)
            if _is_personal(data):
                blobs.put(self._store, "personal", data)
                self._store.rows("DELETE FROM wanted_part WHERE sha256 = ?", sha256)
                return True
            # Asking again would bring the same.
            self._store.rows(
                "UPDATE wanted_part SET reason = ? WHERE sha256 = ?", PeerReason.BAD_PART.value, sha256
            )
        raise ConsoleError(PeerReason.BAD_PART)


class _Taking:
    """One page, inside its transaction."""

    def __init__(self, store: Store, identity: Identity, utc: str) -> None:
        self._store = store
        self._identity = identity
        self._utc = utc
        self._place = former.base(store) + ledger.head(store)[0]
        self._taken = int(store.rows("SELECT coalesce(max(taken), 0) FROM peer_entry")[0][0])
        self._former = former.keys(store)
        self._chains: dict[ConsoleId, _Chain] = {}
        self._entries = self._known = 0
        self._troubles: list[tuple[ConsoleId, int, Reason]] = []
        self._may_erase = False

    def run(self, items: Sequence[PeerItem]) -> Taken:
        for item in items:
            if isinstance(item, PeerConsole):
                self._take_console(item)
            elif isinstance(item, PeerErasure):
                self._take_erasure(item)
            else:
                self._take_entry(item)
        gone = erasure.delete_promised(self._store) if self._may_erase else 0
        return Taken(self._entries, self._known, tuple(self._troubles), gone)

    # Consoles

    def _take_console(self, item: PeerConsole) -> None:
        known = self._chain(item.console).key
        if known is None and is_weak(item.public_key):
            self._stop(item.console, 0, PeerReason.WEAK_KEY)
        elif known not in (None, item.public_key):
            self._stop(item.console, 0, PeerReason.OTHER_KEY)
        elif item.console != self._identity.console:
            self._store.rows(
                'INSERT INTO peer_console (console, "key", name, revoked_utc) VALUES (?, ?, ?, ?)'
                " ON CONFLICT (console) DO UPDATE"
                " SET name = excluded.name, revoked_utc = excluded.revoked_utc",
                item.console,
                item.public_key,
                "".join(filter(str.isprintable, item.name)).strip()[:LONGEST_NAME],
                item.revoked_utc,
            )
            self._chain(item.console).key = item.public_key

    def _chain(self, console: ConsoleId) -> _Chain:
        found = self._chains.get(console)
        if found is None:
            head = self._store.rows(
                "SELECT seq, hash FROM peer_entry WHERE console = ? ORDER BY seq DESC LIMIT 1", console
            )
            seq, digest = head[0] if head else (0, None)
            query = "SELECT 1 FROM peer_trouble WHERE console = ? AND stops"
            found = _Chain(self._key(console), seq, digest, bool(self._store.rows(query, console)))
            self._chains[console] = found
        return found

    def _key(self, console: ConsoleId) -> str | None:
        if console in self._former:
            return self._former[console]  # our own, too
        rows = self._store.rows('SELECT "key" FROM peer_console WHERE console = ?', console)
        return rows[0][0] if rows else None

    # Entries

    def _take_entry(self, item: PeerEntry) -> None:
        chain = self._chain(item.console)
        entry = _read(item)
        if isinstance(entry, PeerReason):
            self._stop(item.console, 0, entry)
            return
        if self._is_known(item.console, entry):
            self._known += 1
            return
        reason = self._judge(chain, item.console, entry)
        if reason is not None:
            self._stop(item.console, entry.seq, reason)
            return
        self._keep(chain, entry)

    def _is_known(self, console: ConsoleId, entry: Entry) -> bool:
        table = "entry" if console == self._identity.console else "peer_entry"
        query = f"SELECT hash FROM {table} WHERE console = ? AND seq = ?"  # noqa: S608
        return self._store.rows(query, console, entry.seq) == [(entry.hash,)]

    def _judge(self, chain: _Chain, console: ConsoleId, entry: Entry) -> PeerReason | None:
        """Why an entry can not stand in its chain; None when it can."""
        if chain.key is None:
            return PeerReason.UNKNOWN_CONSOLE
        if entry.console != console:
            return PeerReason.OTHER_CONSOLE
        if not is_signed(entry.hash, entry.sig, chain.key):
            return PeerReason.NOT_SIGNED
        if console == self._identity.console:
            return PeerReason.OWN_NAME
        if entry.seq <= chain.seq:
            return PeerReason.FORKED
        if entry.seq != chain.seq + 1:
            return PeerReason.MISSING_BEFORE
        if entry.prev != chain.head:
            return PeerReason.BROKEN_LINK
        if entry.seq == 1 and not _is_first(entry, chain.key):
            return PeerReason.NOT_FIRST
        return PeerReason.ID_TAKEN if self._store.rows(_KNOWN_ID, entry.id) else None

    def _keep(self, chain: _Chain, entry: Entry) -> None:
        self._taken += 1
        self._entries += 1
        self._store.rows(
            "INSERT INTO peer_entry (console, seq, id, core, hash, sig, arrived, taken)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            entry.console,
            entry.seq,
            entry.id,
            entry.core,
            entry.hash,
            entry.sig,
            self._place,
            self._taken,
        )
        chain.seq, chain.head = entry.seq, entry.hash
        if chain.is_stopped:
            chain.is_stopped = False
            self._store.rows("DELETE FROM peer_trouble WHERE console = ? AND stops", entry.console)
        doubt = projections.apply(self._store, former.of_peer(entry, self._place))
        if doubt is not None:
            self._note(entry.console, entry.seq, doubt, stops=False)
            return
        if entry.kind in ("person.enrolled", "person.changed"):
            self._want(entry)
        self._may_erase |= entry.kind.startswith("person.")

    def _want(self, entry: Entry) -> None:
        for part in entry.detached:
            if part.type == "personal" and blobs.get(self._store, part.sha256) is None:
                self._store.rows("INSERT OR IGNORE INTO wanted_part (sha256) VALUES (?)", part.sha256)

    # Erasures that are told at once

    def _take_erasure(self, item: PeerErasure) -> None:
        entry = _read(item)
        if (
            isinstance(entry, PeerReason)
            or (entry.console, entry.kind) != (item.console, erasure.KIND)
            or rules.doubt(self._store, entry) is not None
            or not is_signed(entry.hash, entry.sig, self._key(item.console) or "")
        ):
            self._note(item.console, 0, PeerReason.NO_ERASURE, stops=False)
            return
        known = "SELECT 1 FROM erasure_notice WHERE id = ?"
        if not self._store.rows(_KNOWN_ID, entry.id) and not self._store.rows(known, entry.id):
            erasure.keep_notice(self._store, entry)
            self._may_erase = True

    # Troubles

    def _stop(self, console: ConsoleId, seq: int, reason: PeerReason) -> None:
        """Tell it once: what follows in the same chain can not be taken either.

        A fork is told though the chain had stopped before, but not of a chain that this file itself goes on
        from: whoever restored it has been told that its other branch went on elsewhere.
        """
        chain = self._chain(console)
        is_fork = reason is PeerReason.FORKED
        is_new = not chain.is_stopped or (is_fork and not chain.is_forked)
        if is_new and not (is_fork and console in self._former):
            self._note(console, seq, reason, stops=not chain.is_stopped)
        chain.is_stopped, chain.is_forked = True, chain.is_forked or is_fork

    def _note(self, console: ConsoleId, seq: int, reason: Reason, *, stops: bool) -> None:
        log.warning("console %s, entry %d: %s", console, seq, reason.value)
        self._troubles.append((console, seq, reason))
        self._store.rows(
            "INSERT OR IGNORE INTO peer_trouble (console, seq, reason, utc, stops) VALUES (?, ?, ?, ?, ?)",
            console,
            seq,
            reason.value,
            self._utc,
            int(stops),
        )


def _read(item: PeerEntry | PeerErasure) -> Entry | PeerReason:
    """The entry of an item whose hash is right; else what is wrong with it."""
    try:
        data = item.core.encode()
        if len(data) > LONGEST_CORE:
            return PeerReason.UNREADABLE
        if sha256_hex(data) != item.hash:
            return PeerReason.CHANGED
        return read(item.core, item.hash, item.sig)
    except (ValueError, UnicodeEncodeError):
        return PeerReason.UNREADABLE


def _is_first(entry: Entry, key: str) -> bool:
    """A chain begins with its console's own word of the key that the hub has named."""
    if (entry.kind, entry.subject) != ("console.created", entry.console):
        return False
    try:
        return bodies.read(bodies.ConsoleCreated, entry.body).public_key == key
    except ConsoleError:
        return False


def _is_personal(data: bytes) -> bool:
    if len(data) > LARGEST_PERSONAL:
        return False
    try:
        value = parse(data)
    except ValueError:
        return False
    return isinstance(value, dict) and all(
        isinstance(one, str) and (name == "salt" or (len(one) <= 400 and one.isprintable()))
        for name, one in value.items()
    )
