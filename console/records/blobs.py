"""Detached parts: bytes that entries name by their SHA-256, so that they can be large, or be erased."""

import secrets

from console.records.canonical import canonical, sha256_hex, to_base64url
from console.records.entry import Part, PartType
from console.records.store import Store


def put(store: Store, type_: PartType, data: bytes) -> Part:
    """Keep `data`; writing the same bytes again changes nothing."""
    digest = sha256_hex(data)
    store.rows("INSERT INTO blob (sha256, type, bytes) VALUES (?, ?, ?)", digest, type_, data)
    return Part(digest, len(data), type_)


def get(store: Store, sha256: str) -> tuple[str, bytes] | None:
    """Type and bytes of a part, None when it was erased (or cut out: `verify` tells)."""
    rows = store.rows("SELECT type, bytes FROM blob WHERE sha256 = ?", sha256)
    return rows[0] if rows else None


def personal_part(*, given: str, family: str, display: str, email: str = "", uln: str = "") -> bytes:
    """The personal part of a person: the only place of a name. Empty: no such key.

    The salt keeps a hash, which stays in the chain after the part is erased, from being guessed by name.
    """
    salt = to_base64url(secrets.token_bytes(32))
    contact = {name: value for name, value in (("email", email), ("uln", uln)) if value}
    return canonical({"given": given, "family": family, "display": display, **contact, "salt": salt})
