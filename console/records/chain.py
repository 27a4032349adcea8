"""One console's chain, walked entry by entry: text, number, hash, signature, place and body of each."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from console.errors import ConsoleError
from console.records import bodies
from console.records.canonical import sha256_hex
from console.records.entry import LONGEST_CORE, Entry, is_signed, read
from console.records.faults import Fault, FaultCode
from console.records.store import Store
from console.records.timekeeping import TOLERANCE

MISSING_TOLD: Final = 100
"""Of a hole in the numbers, so many are told one by one."""

_ROUNDING: Final = timedelta(milliseconds=2)
"""Times stand in entries as whole milliseconds."""

_OURS: Final = "SELECT seq, console, id, core, hash, sig FROM entry ORDER BY seq"
_PEERS: Final = "SELECT seq, console, id, core, hash, sig FROM peer_entry WHERE console = ? ORDER BY seq"


class Chain:
    """The file's own chain, or that of `peer`. What `walk` learns stands in the attributes afterwards."""

    def __init__(self, store: Store, ids: set[str], peer: str | None = None) -> None:
        self._store = store
        self._ids = ids
        self._peer = peer
        self.console: str | None = peer
        self.key: str | None = None
        """Public key by the first entry."""
        self.head: str | None = None
        self.count = 0
        self.hashes: dict[int, str] = {}
        self.entries: list[Entry] = []
        """Those that can be read."""

    def walk(self) -> Iterator[Fault]:
        """What is wrong with it, entry by entry."""
        expected = 1
        rows = self._store.each(_OURS) if self._peer is None else self._store.each(_PEERS, self._peer)
        for seq, *columns in rows:
            if not isinstance(seq, int):
                continue  # SQLite's own check tells of it
            yield from (self._fault(FaultCode.ENTRY_MISSING, gone) for gone in between(expected, seq))
            yield from self._judge(seq, *map(_text, columns))
            self.head, expected = self.hashes[seq], seq + 1

    def _judge(self, seq: int, console: str, id_: str, core: str, digest: str, sig: str) -> Iterator[Fault]:
        self.count += 1
        self.hashes[seq] = digest
        if sha256_hex(_bytes(core)) != digest:
            yield self._fault(FaultCode.HASH_DIFFERS, seq)
        try:
            entry = read(core, digest, sig)
        except ValueError:
            yield self._fault(FaultCode.CORE_BROKEN, seq)
            return
        if self.key is None:
            self.console = self.console or entry.console
            self.key = str(entry.body.get("public_key"))
            if entry.kind != "console.created" or entry.subject != entry.console:
                yield self._fault(FaultCode.FIRST_ENTRY, seq)
        yield from (self._fault(code, seq) for code in self._columns_wrong(entry, seq, console, id_))
        if entry.seq != seq:
            yield self._fault(FaultCode.SEQ_DIFFERS, seq, inside=entry.seq)
        if not is_signed(entry.hash, entry.sig, self.key):
            yield self._fault(FaultCode.SIGNATURE_WRONG, seq)
        if entry.kind in bodies.BODIES:
            try:
                types = tuple(part.type for part in entry.detached)
                bodies.check(entry.kind, entry.body, types, has_course=entry.course is not None)
            except ConsoleError:
                yield self._fault(FaultCode.BODY_WRONG, seq, kind=entry.kind)
        self.entries.append(entry)

    def _columns_wrong(self, entry: Entry, seq: int, console: str, id_: str) -> Iterator[FaultCode]:
        if len(entry.core) > LONGEST_CORE // 4 and len(_bytes(entry.core)) > LONGEST_CORE:
            yield FaultCode.CORE_TOO_LONG
        if entry.id != id_:
            yield FaultCode.ID_DIFFERS
        if id_ in self._ids:
            yield FaultCode.ID_TWICE
        self._ids.add(id_)
        if entry.console != self.console or console != self.console:
            yield FaultCode.CONSOLE_DIFFERS
        if entry.prev != self.head:
            yield FaultCode.CHAIN_BROKEN
        if self.entries and is_too_early(entry, self.entries[-1]):
            yield FaultCode.TIME_BACKWARDS

    def _fault(self, code: FaultCode, seq: int, **detail: Any) -> Fault:
        return Fault(code, seq, detail, self._peer)


def is_too_early(entry: Entry, before: Entry) -> bool:
    """True when the wall clock ran backwards by more than two minutes and no entry of its own says so."""
    return entry.kind != "clock.jumped" and is_back(entry.t.utc, before.t.utc)


def is_back(utc: str, before: str) -> bool:
    """True when a clock that read `before` and then `utc` went back by more than two minutes."""
    if utc >= before:
        return False
    try:
        back = datetime.fromisoformat(before) - datetime.fromisoformat(utc)
    except ValueError:
        return True  # a date that no calendar has
    return back > TOLERANCE + _ROUNDING


def between(first: int, found: int) -> range:
    """Numbers that are missing before `found`; a wide hole is told by its first ones only."""
    return range(first, min(found, first + MISSING_TOLD))


def _text(value: Any) -> str:
    """A column that must be text; anything else is as wrong as no text at all."""
    return value if isinstance(value, str) else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
