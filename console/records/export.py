"""The ledger as text that needs no program of ours: `records export --jsonl` (records.md, "Export")."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from console.records import ledger
from console.records.canonical import canonical, to_base64url
from console.records.local import Identity
from console.records.store import Store

EXPORT_CONTEXT: Final = b"resilience-console/1/export"


def first_line(identity: Identity, seq: int, digest: str) -> dict[str, Any]:
    """Who exports, and the head that is promised, signed by the console key."""
    signature = identity.key.sign(EXPORT_CONTEXT + bytes.fromhex(digest))
    return {
        "console": identity.console,
        "public_key": identity.public_key,
        "head": {"seq": seq, "hash": digest},
        "sig": to_base64url(signature),
    }


def lines(store: Store, identity: Identity) -> Iterator[bytes]:
    """The export, line by line, without line ends; empty for an empty ledger."""
    seq, digest = ledger.head(store)
    if digest is None:
        return
    yield canonical(first_line(identity, seq, digest))
    for core, entry_hash, signature in store.each("SELECT core, hash, sig FROM entry ORDER BY seq"):
        # Already canonical, and so is this order of keys.
        yield f'{{"core":{core},"hash":"{entry_hash}","sig":"{signature}"}}'.encode(
            "utf-8", "surrogateescape"
        )


def write(store: Store, identity: Identity, path: Path) -> int:
    """Write the export to `path`, whole or not at all; returns the number of entries. OSError passes."""
    part = path.with_name(path.name + ".part")
    count = -1
    try:
        with part.open("wb") as file:
            for line in lines(store, identity):
                file.write(line + b"\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return max(count, 0)
