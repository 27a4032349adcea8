"""The entries that have something to tell a learning record store, and what they refer to."""

from collections.abc import Iterator
from typing import Any, Final

from console.errors import ConsoleError, RecordsReason
from console.records import former
from console.records.blobs import get
from console.records.entry import Entry, read
from console.records.store import Store

KINDS: Final = (
    "run.started",
    "run.closed",
    "assessment.signed",
    "assessment.countersigned",
    "assessment.voided",
)
"""A decision counts once it is signed for, so a signature tells of it."""
_KINDS: Final = ", ".join(f"'{kind}'" for kind in KINDS)
_COLUMNS: Final = "seq, core, hash, sig"


class LrsHistory:
    """Questions to the whole history: former consoles' chains first, places as in `former`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, after: int) -> int:
        """How many entries after this place tell something."""
        return sum(
            self._store.rows(
                f"SELECT count(*) FROM {table} WHERE {where} AND seq > ? AND kind IN ({_KINDS})",  # noqa: S608
                *values,
                after - base,
            )[0][0]
            for table, where, values, base in self._chains()
        )

    def after(self, place: int, most: int) -> list[Entry]:
        """The next entries that tell something. ConsoleError(DAMAGED, seq) at one that can not be read."""
        found: list[Entry] = []
        for table, where, values, base in self._chains():
            query = (
                f"SELECT {_COLUMNS} FROM {table} WHERE {where} AND seq > ? AND kind IN ({_KINDS})"  # noqa: S608
                " ORDER BY seq LIMIT ?"
            )
            rows = self._store.rows(query, *values, place - base, most - len(found))
            found += [former.placed(_read(row), base) for row in rows]
        return found

    def started(self, run: str) -> Entry | None:
        """The entry that began a run, here or at another console."""
        rows = self._store.rows("SELECT peer, started_seq FROM run WHERE id = ?", run)
        return self._of(*rows[0]) if rows else None

    def closed(self, run: str) -> Entry | None:
        """The entry that ended a run, here or at another console."""
        rows = self._store.rows("SELECT peer, seq FROM run WHERE id = ? AND closed_utc IS NOT NULL", run)
        found = self._of(*rows[0]) if rows else None
        return found if found is not None and found.kind == "run.closed" else None

    def decision(self, record: str) -> Entry | None:
        """The decision, or amendment, with this hash."""
        rows = self._store.rows("SELECT entry FROM decision WHERE record = ?", record)
        return self.by_id(rows[0][0]) if rows else None

    def needs_countersign(self, record: str) -> bool:
        """True when one signature is not enough for this decision."""
        rows = self._store.rows("SELECT needs_countersign FROM decision WHERE record = ?", record)
        return bool(rows and rows[0][0])

    def is_known(self, person: str) -> bool:
        """True for somebody enrolled; a guest's throw-away pseudonym is nobody's."""
        return bool(self._store.rows("SELECT 1 FROM person WHERE id = ?", person))

    def is_erased(self, person: str) -> bool:
        """True once this human, under any of their ids, was erased."""
        return bool(self._store.rows("SELECT 1 FROM person WHERE id = ? AND erased_utc IS NOT NULL", person))

    def part(self, sha256: str) -> bytes | None:
        """A detached part; None when it is not here."""
        found = get(self._store, sha256)
        return found[1] if found else None

    def at(self, place: int) -> Entry | None:
        """The entry at a place of the whole history."""
        for table, where, values, base in reversed(list(self._chains())):
            if place > base:
                query = f"SELECT {_COLUMNS} FROM {table} WHERE {where} AND seq = ?"  # noqa: S608
                rows = self._store.rows(query, *values, place - base)
                return former.placed(_read(rows[0]), base) if rows else None
        return None

    def whose(self, place: int) -> tuple[str | None, int | None]:
        """In whose chain a place of the whole history lies, and under which number."""
        entry = self.at(place)
        if entry is None:
            return None, None
        before = next(base for _, _, _, base in reversed(list(self._chains())) if place > base)
        return entry.console, place - before

    def by_id(self, id_: str) -> Entry | None:
        """The entry of this id, in whichever chain."""
        for table in ("entry", "peer_entry"):
            rows = self._store.rows(f"SELECT {_COLUMNS} FROM {table} WHERE id = ?", id_)  # noqa: S608
            if rows:
                return _read(rows[0])
        return None

    def _of(self, peer: str, number: int) -> Entry | None:
        """The entry of a row: at a place of our history, or under its number in a peer's chain."""
        if not peer:
            return self.at(number)
        query = f"SELECT {_COLUMNS} FROM peer_entry WHERE console = ? AND seq = ?"  # noqa: S608
        rows = self._store.rows(query, peer, number)
        return _read(rows[0]) if rows else None

    def _chains(self) -> Iterator[tuple[str, str, tuple[Any, ...], int]]:
        """Table, condition and its values, and the place before the first entry, of each chain in order."""
        base = 0
        for head in former.ancestry(self._store):
            # What it wrote after it was left is another console's by then.
            yield "peer_entry", "console = ? AND seq <= ?", (head.console, head.seq), base
            base += head.seq
        yield "entry", "1", (), base


def _read(row: tuple[Any, ...]) -> Entry:
    seq, core, digest, signature = row
    try:
        return read(core, digest, signature)
    except (ValueError, UnicodeEncodeError) as error:
        raise ConsoleError(RecordsReason.DAMAGED, seq=seq) from error
