"""The chain of entries in an open file: its head, its reading, and the only way to add to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from console.errors import ConsoleError, RecordsReason
from console.records import blobs, bodies
from console.records.entry import Core, Draft, Entry, Stamp, read, seal
from console.records.local import Identity
from console.records.store import Store


def head(store: Store) -> tuple[int, str | None]:
    """Number and hash of the last entry; (0, None) in an empty ledger."""
    rows = store.rows("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
    return rows[0] if rows else (0, None)


def last_utc(store: Store) -> str | None:
    """Wall time of the last entry."""
    rows = store.rows("SELECT utc FROM entry ORDER BY seq DESC LIMIT 1")
    return rows[0][0] if rows else None


def last_seq_of(store: Store, kind: str) -> int | None:
    """Number of the last entry of `kind`."""
    seq: int | None = store.rows("SELECT max(seq) FROM entry WHERE kind = ?", kind)[0][0]
    return seq


def entries(store: Store) -> Iterator[Entry]:
    """Every entry, in order. ConsoleError(DAMAGED, seq) at one that can not be read."""
    yield from _read(store.each("SELECT seq, core, hash, sig FROM entry ORDER BY seq"))


def about(store: Store, subject: str) -> Iterator[Entry]:
    """Every entry of this console about one thing, in order. ConsoleError(DAMAGED, seq)."""
    yield from _read(
        store.rows("SELECT seq, core, hash, sig FROM entry WHERE subject = ? ORDER BY seq", subject)
    )


def _read(rows: Iterable[tuple[Any, ...]]) -> Iterator[Entry]:
    for seq, core, digest, signature in rows:
        try:
            yield read(core, digest, signature)
        except (ValueError, UnicodeEncodeError) as error:
            raise ConsoleError(RecordsReason.DAMAGED, seq=seq) from error


def append(store: Store, identity: Identity, draft: Draft, id_: str, stamp: Stamp, app: str) -> Entry:
    """Add one entry with its detached parts, inside the caller's transaction.

    ConsoleError(BAD_ENTRY) when the draft breaks a rule of records.md; nothing of it is kept then, because
    the caller's transaction ends.
    """
    seq, prev = head(store)
    core = Core(
        v=1,
        id=id_,
        console=identity.console,
        seq=seq + 1,
        prev=prev,
        kind=draft.kind,
        subject=draft.subject,
        actor=draft.actor,
        t=stamp,
        body=_signed(draft, identity, stamp),
        detached=[blobs.put(store, type_, data) for type_, data in draft.detached],
        course=draft.course,
        app=app,
    )
    sealed = seal(core, identity.key)
    try:
        # Read back: what is written is what every later reader gets, whatever types the draft held.
        entry = read(sealed.core, sealed.hash, sealed.sig)
    except ValueError as error:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem=str(error)) from error
    types = tuple(part.type for part in entry.detached)
    bodies.check(entry.kind, entry.body, types, has_course=entry.course is not None)
    insert(store, entry)
    return entry


def insert(store: Store, entry: Entry) -> None:
    """Put an entry at the end of our own chain, inside the caller's transaction."""
    store.rows(
        "INSERT INTO entry (seq, console, id, core, hash, sig) VALUES (?, ?, ?, ?, ?, ?)",
        entry.seq,
        entry.console,
        entry.id,
        entry.core,
        entry.hash,
        entry.sig,
    )


def _signed(draft: Draft, identity: Identity, stamp: Stamp) -> dict[str, Any]:
    if draft.pen is None:
        return draft.body
    signature = draft.pen.write(
        utc=stamp.utc, offset_min=stamp.offset_min, clock=stamp.clock, console=identity.console
    )
    return {**draft.body, "signature": signature}
