"""What of these records a hub has signed for, what waits, and what it did not take. Local, never synced.

An entry is delivered once a receipt names its hash, and waits until then; what was refused is neither. Chains
that these records go on from come first, oldest first.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

import msgspec
from msgspec.structs import replace

from console.clock import Clock, iso_utc
from console.delivery import SyncLists, SyncState, SyncTrouble, SyncView
from console.errors import SyncReason
from console.model import ConsoleId
from console.records import delivery_lists, doubts, former, hub_row, ledger, migrations, spans, timekeeping
from console.records.entry import Entry
from console.records.hub_row import Hub
from console.records.local import Identity
from console.records.store import Store

BLOB: Final = "blob"
"""Kind of a trouble that is told of a detached part."""
NO_ENTRY: Final = (BLOB, "statement")
"""Kinds of troubles that are told of something else than the entry itself."""
_NO_ENTRY: Final = repr(NO_ENTRY)
STOPPING: Final = frozenset({SyncReason.FORK, SyncReason.REVOKED, SyncReason.OLD_CONSOLE})
"""After these nothing is sent until somebody acts."""
_AROUND: Final = 64
"""More than the names and marks of a line in JSON."""
_REFUSED: Final = f"(SELECT seq FROM refused WHERE console = ? AND kind NOT IN {_NO_ENTRY})"  # noqa: S608
_LINES: Final = (
    "SELECT seq, id, CASE WHEN json_valid(core) THEN json_extract(core, '$.kind') ELSE '' END,"
    " core, hash, sig FROM {} WHERE console = ?"
    " AND seq BETWEEN ? AND ? {} ORDER BY seq LIMIT ?"
)
_NOT_REFUSED: Final = f"AND seq NOT IN {_REFUSED[:-1]} AND reason <> '{SyncReason.GAP.value}')"
_FIRST: Final = (
    "SELECT json_extract(core, '$.t.utc') FROM {} WHERE console = ? AND seq BETWEEN ? AND ?"
    " AND json_valid(core) AND seq NOT IN {} ORDER BY seq LIMIT 1"
)


class Agreeing(Protocol):
    """What the delivery needs of the records."""

    def agree_clock(self, hub_utc: datetime) -> bool:
        """Compare with a hub's time."""
        ...


class Waiting(msgspec.Struct, frozen=True):
    """An entry that no receipt names, as it goes over the wire."""

    console: ConsoleId
    seq: int
    id: str
    kind: str
    core: str
    hash: str
    sig: str


class _Counts(msgspec.Struct, frozen=True):
    """How many entries stand where."""

    waiting: int
    delivered: int
    troubles: tuple[SyncTrouble, ...]
    oldest_waiting_utc: str | None


class Delivery:
    """The way out of an open records file, on the thread that opened it."""

    def __init__(self, records: Agreeing, store: Store, identity: Identity, clock: Clock) -> None:
        self._records = records
        self._store = store
        self._clock = clock
        self.identity = identity
        """Signs what is asked of a hub."""
        self._is_current = migrations.is_current(store)
        self._before: tuple[tuple[ConsoleId, int], ...] | None = None

    # The hub

    def hub(self) -> Hub | None:
        """The hub that was joined; None: none was, or the file is of another schema and only read."""
        return hub_row.get(self._store) if self._is_current else None

    def join(self, hub: Hub) -> None:
        """Keep a hub. What another one had signed for or refused counts for nothing with it.

        Joining the same one again changes how it is reached; a fork stays one.
        """
        before = self.hub()
        with self._store.atomic():
            if before is not None and before.hub_key == hub.hub_key:
                is_forked = (before.console, before.reason) == (hub.console, SyncReason.FORK)
                reason = SyncReason.FORK.value if is_forked else hub.reason
                hub = replace(hub, epoch=before.epoch, cursor=before.cursor, reason=reason)
            else:
                self._store.rows("DELETE FROM delivered")
                self._store.rows("DELETE FROM refused WHERE kind <> 'statement'")
            hub_row.put(self._store, hub)

    def note_contact(self, hub_utc: datetime, off_s: int) -> None:
        """The hub has answered: how our clock stands to its, and the trust that comes of it."""
        with self._store.atomic():
            self._change(contact_utc=iso_utc(self._clock.utc()), clock_off_s=off_s, reason=None, detail="{}")
            self._records.agree_clock(hub_utc)

    def note_failure(self, reason: SyncReason, detail: Mapping[str, str] = MappingProxyType({})) -> None:
        """The last try came to nothing; `detail` is for the reason's sentence."""
        hub, told = self.hub(), json.dumps(dict(detail))
        if hub is not None and (hub.reason, hub.detail) != (reason.value, told):
            self._change(reason=reason.value, detail=told)

    def first_entry(self) -> Entry:
        """Our own `console.created`, with which a console joins."""
        return next(ledger.entries(self._store))

    def move_cursor(self, cursor: str) -> None:
        """A page of the feed was taken, in the caller's transaction."""
        self._change(cursor=cursor)

    def begin_feed(self) -> None:
        """Take the feed from its beginning."""
        self._change(cursor=None)

    def hear_again(self) -> None:
        """Ask anew for what others said, where something of one was not taken: it may be whole now."""
        if self._stopped():
            self.begin_feed()

    # Entries

    def heed_head(self, epoch: str, seq: int) -> None:
        """The hub holds our chain up to `seq` without a hole: what it lost since waits again.

        With another epoch it was set back, so former chains count for nothing either, and its feed begins
        anew.
        """
        hub = self.hub()
        console = self.identity.console
        with self._store.atomic():
            is_set_back = hub is not None and hub.epoch != epoch
            if is_set_back:
                self._change(epoch=epoch, cursor=None)
                self._store.rows("DELETE FROM refused WHERE kind <> 'statement'")
            if is_set_back or seq < spans.unbroken(self._store, console):
                spans.cut(self._store, console, seq)
                self._store.rows("DELETE FROM delivered WHERE console <> ?", console)

    def whole_through(self) -> int:
        """Every entry of ours up to this number was signed for."""
        return spans.unbroken(self._store, self.identity.console)

    def hash_at(self, seq: int) -> str | None:
        """Hash of our own entry with that number."""
        rows = self._store.rows("SELECT hash FROM entry WHERE seq = ?", seq)
        return rows[0][0] if rows else None

    def waiting(
        self,
        most: int,
        largest: int,
        after: "Waiting | None" = None,
        *,
        with_refused: bool = False,
        with_delivered: bool = False,
    ) -> list[Waiting]:
        """The next lines to send, all of one chain: at most so many, and so many bytes (one line at least).

        What was refused is left out, but for a gap, unless it is asked for; so is what was delivered.
        """
        chains = self._chains()
        names = [console for console, _ in chains]
        for console, through in chains[names.index(after.console) if after is not None else 0 :]:
            start = after.seq + 1 if after is not None and after.console == console else 1
            held = [] if with_delivered else spans.held(self._store, console)
            gaps = spans.between(held, start, through)
            found = self._lines(console, gaps, most, with_refused=with_refused)
            if found:
                return _cut(found, largest)
        return []

    def _lines(
        self, console: ConsoleId, gaps: Iterable[spans.Span], most: int, *, with_refused: bool
    ) -> list[Waiting]:
        found: list[Waiting] = []
        query = _LINES.format(self._table(console), "" if with_refused else _NOT_REFUSED)
        for first, last in gaps:
            values = (console, first, last, *([] if with_refused else [console]), most - len(found))
            found += [
                Waiting(console, seq, *map(_sendable, texts))
                for seq, *texts in self._store.rows(query, *values)
            ]
            if len(found) == most:
                break
        return found

    def find(self, id_: str, digest: str) -> Waiting | None:
        """Our own entry of this id and hash, or one of a chain that we go on from.

        Of an entry that is damaged here a hub can not tell the id: it is found by its hash alone, slowly.
        """
        for column, value in (("id", id_), ("hash", digest)):
            for console, through in self._chains():
                query = f"SELECT seq FROM {self._table(console)} WHERE {column} = ?"  # noqa: S608
                for (seq,) in self._store.rows(
                    f"{query} AND console = ? AND seq <= ?", value, console, through
                ):
                    found = self._lines(console, [(seq, seq)], 1, with_refused=True)
                    return next((line for line in found if line.hash == digest), None)
        return None

    def not_delivered(self, lines: Iterable[Waiting]) -> list[Waiting]:
        """Those of these that no hub has signed for."""
        held: dict[ConsoleId, list[spans.Span]] = {}
        found = []
        for line in lines:
            if line.console not in held:
                held[line.console] = spans.held(self._store, line.console)
            if not any(first <= line.seq <= last for first, last in held[line.console]):
                found.append(line)
        return found

    def settle(
        self,
        done: Iterable[tuple[ConsoleId, int]],
        refused: Iterable[tuple[Waiting, SyncReason]],
        utc: str,
    ) -> None:
        """A hub has signed at `utc` for the ones and did not take the others: one receipt, whole or not."""
        by_console: dict[ConsoleId, list[int]] = {}
        for console, seq in done:
            by_console.setdefault(console, []).append(seq)
        with self._store.atomic():
            for console, numbers in by_console.items():
                spans.add(self._store, console, numbers, utc)
                for first, last in spans.runs(numbers):
                    self._store.rows(
                        "DELETE FROM refused WHERE console = ? AND seq BETWEEN ? AND ?"  # noqa: S608
                        f" AND kind NOT IN {_NO_ENTRY}",
                        console,
                        first,
                        last,
                    )
            for line, reason in refused:
                self._refuse(line.id, line.kind, line.console, line.seq, reason)

    # Parts

    def look_at_part(self, sha256: str) -> tuple[int | None, bool]:
        """Bytes of a detached part, None when it is not here; and whether it was erased."""
        rows = self._store.rows("SELECT length(bytes) FROM blob WHERE sha256 = ?", sha256)
        erased = self._store.rows("SELECT 1 FROM personal_part WHERE sha256 = ? AND erased", sha256)
        return (rows[0][0] if rows else None), bool(erased)

    def refuse_part(self, sha256: str, reason: SyncReason) -> None:
        """A part that can not be sent."""
        named = self._store.rows(
            "SELECT console, seq FROM entry WHERE instr(core, ?)"
            " UNION ALL SELECT console, seq FROM peer_entry WHERE instr(core, ?) LIMIT 1",
            sha256,
            sha256,
        )
        console, seq = named[0] if named else (None, None)
        with self._store.atomic():
            self._refuse(sha256, BLOB, console, seq, reason)

    def settle_parts(self, missing: Iterable[str]) -> None:
        """Troubles of parts that the hub does not miss any more are none."""
        still = set(missing)
        for (sha256,) in self._store.rows("SELECT id FROM refused WHERE kind = ?", BLOB):
            if sha256 not in still:
                self._store.rows("DELETE FROM refused WHERE id = ? AND kind = ?", sha256, BLOB)

    # Where it stands

    def view(self) -> SyncView:
        """Where it stands by what the file says."""
        hub = self.hub()
        if not self._is_current:
            return SyncView()
        if hub is None:
            return SyncView(needs_attention=self._counts().troubles, doubted=doubts.count(self._store))
        counts = self._counts()
        is_ours = hub.console == self.identity.console
        reason = hub.reason if is_ours else SyncReason.NOT_ADMITTED.value
        is_off = hub.clock_off_s is not None and abs(hub.clock_off_s) > timekeeping.TOLERANCE.total_seconds()
        return SyncView(
            state=_state(reason, is_ours=is_ours),
            target=hub.url,
            site=hub.site_name,
            waiting=counts.waiting,
            delivered=counts.delivered,
            needs_attention=counts.troubles,
            oldest_waiting_utc=counts.oldest_waiting_utc,
            last_contact_utc=hub.contact_utc,
            reason=reason,
            detail=json.loads(hub.detail),
            clock_off_s=hub.clock_off_s if is_off else None,
            joined_utc=hub.joined_utc,
            doubted=doubts.count(self._store),
        )

    def _counts(self) -> _Counts:
        rows = self._store.rows("SELECT id, kind, reason, utc FROM refused ORDER BY utc, id")
        troubles = tuple(SyncTrouble(*row) for row in rows)
        total = sum(through for _, through in self._chains())
        done = sum(spans.count(self._store, console) for console, _ in self._chains())
        refused = sum(trouble.kind not in NO_ENTRY for trouble in troubles)
        return _Counts(
            waiting=max(total - done - refused, 0),
            delivered=done,
            troubles=(*troubles, *self._stopped()),
            oldest_waiting_utc=next(self._waiting_times(), None),
        )

    def lists(self, offset_min: int, *, names: bool) -> SyncLists:
        """What the Sync screen shows; days are those of a calendar so many minutes east of UTC."""
        if not self._is_current:
            return SyncLists()
        gaps = [
            (console, list(spans.between(spans.held(self._store, console), 1, through)))
            for console, through in reversed(self._chains())
        ]
        return delivery_lists.read(self._store, self.identity.console, gaps, offset_min, names=names)

    def doubts(self) -> list[SyncTrouble]:
        """What of other consoles is kept and counts for nothing, newest first."""
        return [one.trouble for one in doubts.read(self._store)] if self._is_current else []

    def _stopped(self) -> list[SyncTrouble]:
        return delivery_lists.stopped(self._store, [console for console, _ in self._chains()])

    def _waiting_times(self) -> Iterator[str]:
        for console, through in self._chains():
            query = _FIRST.format(self._table(console), _REFUSED)
            for first, last in spans.between(spans.held(self._store, console), 1, through):
                yield from (utc for (utc,) in self._store.rows(query, console, first, last, console))

    def _table(self, console: ConsoleId) -> str:
        return "entry" if console == self.identity.console else "peer_entry"

    def _chains(self) -> tuple[tuple[ConsoleId, int], ...]:
        if self._before is None:
            self._before = tuple((head.console, head.seq) for head in former.ancestry(self._store))
        return (*self._before, (self.identity.console, ledger.head(self._store)[0]))

    def _refuse(
        self, id_: str, kind: str, console: ConsoleId | None, seq: int | None, reason: SyncReason
    ) -> None:
        self._store.rows(
            "INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id, kind) DO UPDATE SET reason = excluded.reason",
            id_,
            kind,
            console,
            seq,
            reason.value,
            iso_utc(self._clock.utc()),
        )

    def _change(self, **columns: object) -> None:
        hub = self.hub()
        if hub is not None:
            hub_row.put(self._store, replace(hub, **columns))


def _state(reason: str | None, *, is_ours: bool) -> SyncState:
    if reason in STOPPING or not is_ours:
        return SyncState.STOPPED
    return SyncState.READY if reason is None else SyncState.NOT_REACHED


def _sendable(text: str) -> str:
    """Text that JSON can hold. A record that was damaged here stays so: the hub will find its seal broken."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _cut(lines: list[Waiting], largest: int) -> list[Waiting]:
    """The first of them that fit into so many bytes of JSON, and one at least."""
    size = 0
    for place, line in enumerate(lines):
        size += len(msgspec.json.encode(line.core)) + len(line.hash) + len(line.sig) + _AROUND
        if place and size > largest:
            return lines[:place]
    return lines
