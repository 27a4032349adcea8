"""The learning record stores that statements go to, how far each has got, and what it did not take.

Local, never synced. How far is a place in the whole history (`former`): every entry up to it is settled.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from console.clock import Clock, iso_utc
from console.errors import SyncReason
from console.records.entry import Entry, uuid7
from console.records.lrs_history import LrsHistory
from console.records.store import Store

KIND: Final = "statement"
_COLUMNS: Final = (
    "id, url, home_page, credentials_file, added_utc, through, delivered, withheld, contact_utc, reason"
)


class Lrs(msgspec.Struct, frozen=True):
    """One learning record store."""

    id: str
    url: str
    """Of its xAPI resources, with a slash at the end."""
    home_page: str
    """Of every account in its statements: chosen once, for a statement never changes."""
    credentials_file: str | None
    """Where they are read from; None: they lie in the system's keyring."""
    added_utc: str
    through: int = 0
    delivered: int = 0
    """Statements that it holds."""
    withheld: int = 0
    """Statements that were not sent, because the person was erased before."""
    contact_utc: str | None = None
    reason: str | None = None
    """SyncReason of the last failure; None after a success."""


class Refused(msgspec.Struct, frozen=True):
    """A statement that an LRS did not take."""

    id: str
    place: int
    """Of its entry, in the whole history."""
    reason: str
    utc: str


class LrsBook:
    """Learning record stores of an open file, on the thread that opened it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.history = LrsHistory(store)

    def all(self) -> list[Lrs]:
        """Every one, oldest first; none in a file of an older schema."""
        if not self._store.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'lrs'"):
            return []
        return [Lrs(*row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM lrs ORDER BY added_utc, id")]  # noqa: S608

    def get(self, id_: str) -> Lrs | None:
        """One of them."""
        return next((one for one in self.all() if one.id == id_), None)

    def add(self, url: str, home_page: str, credentials_file: str | None) -> Lrs:
        """One more; of one that is known already only where its credentials lie changes."""
        known = next((one for one in self.all() if one.url == url), None)
        if known is not None:
            self._change(known.id, credentials_file=credentials_file)
            return msgspec.structs.replace(known, credentials_file=credentials_file)
        new = Lrs(uuid7(self._clock), url, home_page, credentials_file, iso_utc(self._clock.utc()))
        marks = ", ".join("?" * len(new.__struct_fields__))
        self._store.rows(f"INSERT INTO lrs ({_COLUMNS}) VALUES ({marks})", *msgspec.structs.astuple(new))  # noqa: S608
        return new

    def remove(self, id_: str) -> None:
        """Forget it and what it refused; what it holds stays with it."""
        refused = self.refused(id_)
        with self._store.atomic():
            self._store.rows("DELETE FROM lrs_refused WHERE lrs = ?", id_)
            self._store.rows("DELETE FROM lrs WHERE id = ?", id_)
            for one in refused:
                self._show(one.id)

    def settle(self, id_: str, through: int, *, delivered: Sequence[str], withheld: int) -> None:
        """Every entry up to this place is settled: these statements more were delivered, so many withheld."""
        refused = {one.id for one in self.refused(id_)}
        with self._store.atomic():
            self._store.rows(
                "UPDATE lrs SET through = max(through, ?), delivered = delivered + ?, withheld = withheld + ?"
                " WHERE id = ?",
                through,
                len(delivered),
                withheld,
                id_,
            )
            for statement in refused.intersection(delivered):
                self._forget_refusal(id_, statement)

    def note(self, id_: str, reason: SyncReason | None) -> None:
        """How the last try ended; None: it answered as an LRS does."""
        if reason is None:
            self._change(id_, contact_utc=iso_utc(self._clock.utc()), reason=None)
        else:
            self._change(id_, reason=reason.value)

    def refuse(self, id_: str, statement: str, place: int, reason: SyncReason) -> None:
        """A statement was not taken; the time of the first refusal stays."""
        with self._store.atomic():
            self._store.rows(
                "INSERT INTO lrs_refused VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (lrs, id) DO UPDATE SET reason = excluded.reason",
                id_,
                statement,
                place,
                reason.value,
                iso_utc(self._clock.utc()),
            )
            self._show(statement)

    def accept(self, id_: str, statement: str) -> None:
        """A statement that was refused before was taken."""
        with self._store.atomic():
            self._store.rows("UPDATE lrs SET delivered = delivered + 1 WHERE id = ?", id_)
            self._forget_refusal(id_, statement)

    def withhold(self, id_: str, statement: str) -> None:
        """A statement that was refused before is told no more: its person was erased."""
        with self._store.atomic():
            self._store.rows("UPDATE lrs SET withheld = withheld + 1 WHERE id = ?", id_)
            self._forget_refusal(id_, statement)

    def refused(self, id_: str) -> list[Refused]:
        """What an LRS did not take, in the order of the history."""
        query = "SELECT id, place, reason, utc FROM lrs_refused WHERE lrs = ? ORDER BY place, id"
        return [Refused(*row) for row in self._store.rows(query, id_)]

    def waiting(self, lrs: Lrs) -> int:
        """How many entries still have something to tell it."""
        return self.history.count(lrs.through)

    def entries(self, lrs: Lrs, most: int) -> list[Entry]:
        """The next of them, each with its place in the whole history as its `seq`."""
        return self.history.after(lrs.through, most)

    def _forget_refusal(self, id_: str, statement: str) -> None:
        self._store.rows("DELETE FROM lrs_refused WHERE lrs = ? AND id = ?", id_, statement)
        self._show(statement)

    def _show(self, statement: str) -> None:
        """Let the sync's view tell of a statement while any LRS has not taken it."""
        query = "SELECT place, reason, utc FROM lrs_refused WHERE id = ? ORDER BY utc LIMIT 1"
        rows = self._store.rows(query, statement)
        self._store.rows("DELETE FROM refused WHERE id = ? AND kind = ?", statement, KIND)
        for place, reason, utc in rows:
            console, seq = self.history.whose(place)
            query = "INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?)"
            self._store.rows(query, statement, KIND, console, seq, reason, utc)

    def _change(self, id_: str, **columns: str | None) -> None:
        changes = ", ".join(f"{name} = ?" for name in columns)
        self._store.rows(f"UPDATE lrs SET {changes} WHERE id = ?", *columns.values(), id_)  # noqa: S608
