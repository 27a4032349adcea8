"""The ledger as text that needs no program of ours: `records export --jsonl` (records.md, "Export")."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from typing import IO, Any, Final

from console.records import former, ledger
from console.records.canonical import canonical, to_base64url
from console.records.local import Identity
from console.records.store import Store

EXPORT_CONTEXT: Final = b"resilience-console/1/export"
MANIFEST_CONTEXT: Final = b"resilience-console/1/manifest"

_COLUMNS: Final = "seq, id, core, hash, sig"


def first_line(identity: Identity, seq: int, digest: str) -> dict[str, Any]:
    """Who exports, and the head that is promised, signed by the console key."""
    signature = identity.key.sign(EXPORT_CONTEXT + bytes.fromhex(digest))
    return {
        "console": identity.console,
        "public_key": identity.public_key,
        "head": {"seq": seq, "hash": digest},
        "sig": to_base64url(signature),
    }


def lines(
    store: Store, identity: Identity, *, through: int | None = None, kept: Collection[str] | None = None
) -> Iterator[bytes]:
    """The export, line by line, without line ends; empty for an empty ledger.

    `through`: our entries after this number are not there yet. `kept`: ids of the entries that are given; the
    others stand with number, hash and signature only. Chains of other consoles follow, each after a line of
    its own, which nobody here can sign: the chain that goes on from one names its head. Where not all is
    given, a chain that this one does not go on from ends with its last entry that is; without any it is left
    out.
    """
    seq, digest = ledger.head(store)
    if through is not None and through < seq:
        seq, digest = through, store.rows("SELECT hash FROM entry WHERE seq = ?", through)[0][0]
    if digest is None:
        return
    yield canonical(first_line(identity, seq, digest))
    yield from _lines(store.each(f"SELECT {_COLUMNS} FROM entry WHERE seq <= ? ORDER BY seq", seq), kept)  # noqa: S608
    needed = {head.console: head.seq for head in former.ancestry(store)}
    for (console,) in store.rows("SELECT DISTINCT console FROM peer_entry ORDER BY console"):
        last = _last(store, console, kept, needed.get(console, 0))
        if last:
            yield canonical(_peer_line(store, console, last))
            query = f"SELECT {_COLUMNS} FROM peer_entry WHERE console = ? AND seq <= ? ORDER BY seq"  # noqa: S608
            yield from _lines(store.each(query, console, last), kept)


def _last(store: Store, console: str, kept: Collection[str] | None, needed: int) -> int:
    """Number of the last entry of another console's chain that is given; 0: none."""
    rows = store.each("SELECT seq, id FROM peer_entry WHERE console = ? ORDER BY seq DESC", console)
    return next((seq for seq, id_ in rows if kept is None or id_ in kept or seq == needed), 0)


def _lines(rows: Iterable[tuple[Any, ...]], kept: Collection[str] | None) -> Iterator[bytes]:
    for seq, id_, core, digest, signature in rows:
        # Already canonical, and so is this order of keys.
        if kept is None or id_ in kept:
            line = f'{{"core":{core},"hash":"{digest}","sig":"{signature}"}}'
        else:
            line = f'{{"hash":"{digest}","seq":{seq},"sig":"{signature}"}}'
        yield line.encode("utf-8", "surrogateescape")


def _peer_line(store: Store, console: str, seq: int) -> dict[str, Any]:
    digest = store.rows("SELECT hash FROM peer_entry WHERE console = ? AND seq = ?", console, seq)[0][0]
    query = "SELECT json_extract(core, '$.body.public_key') FROM peer_entry WHERE console = ? AND seq = 1"
    rows = store.rows(query, console)
    return {
        "console": console,
        "public_key": rows[0][0] if rows else None,
        "head": {"seq": seq, "hash": digest},
    }


def manifest(identity: Identity, unsigned: dict[str, Any]) -> dict[str, Any]:
    """The list of a pack's files, signed by the console key."""
    digest = hashlib.sha256(canonical(unsigned)).digest()
    return {**unsigned, "sig": to_base64url(identity.key.sign(MANIFEST_CONTEXT + digest))}


def write(store: Store, identity: Identity, file: IO[bytes]) -> int:
    """Write the export into `file`; returns the number of entries. OSError passes."""
    count = 0
    for line in lines(store, identity):
        file.write(line + b"\n")
        count += line.startswith(b'{"core":')
    return count
