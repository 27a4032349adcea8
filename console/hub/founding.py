"""The hub's own row: its keys, its certificate, its epoch. Made once, kept in the database.

So that processes keep nothing: whoever may read this database is the hub.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.errors import ConsoleError, HubReason
from console.headsets.certificate import Identity, make_identity
from console.hub import schema
from console.hub.database import Connection
from console.records.canonical import to_base64url

_INSERT: Final = """
INSERT INTO hub (one, epoch, signing_key, sealing_key, certificate, certificate_key, made_at)
VALUES (1, %s, %s, %s, %s, %s, %s) ON CONFLICT (one) DO NOTHING
"""
_SELECT: Final = "SELECT signing_key, sealing_key, certificate, certificate_key FROM hub WHERE one = 1"


@dataclass(frozen=True, slots=True)
class Keys:
    """What makes a process this hub."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey
    identity: Identity
    """Of its TLS, where nobody gave another."""

    @property
    def public(self) -> str:
        """Public key that signs answers and receipts."""
        return to_base64url(self.signing.public_key().public_bytes_raw())

    @property
    def sealing_public(self) -> str:
        """Public key that bundles are sealed to."""
        return to_base64url(self.sealing.public_key().public_bytes_raw())

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the raw public key: how requests name this hub."""
        return hashlib.sha256(self.signing.public_key().public_bytes_raw()).hexdigest()

    @property
    def certificate_sha256(self) -> str:
        """What consoles pin, where the hub shows its own certificate."""
        return hashlib.sha256(self.identity.der).hexdigest()

    @property
    def cursor_key(self) -> bytes:
        """Seals the cursors of the feed, so that none can be made up."""
        return hashlib.sha256(b"resilience-console/1/cursor" + self.signing.private_bytes_raw()).digest()


async def found(connection: Connection, now: datetime) -> Keys:
    """Tables and keys of a hub; those that are there already are kept.

    ConsoleError: NEWER_SCHEMA.
    """
    await schema.bring_up_to_date(connection)
    identity = make_identity()
    await connection.execute(
        _INSERT,
        (
            new_epoch(),
            Ed25519PrivateKey.generate().private_bytes_raw(),
            X25519PrivateKey.generate().private_bytes_raw(),
            identity.certificate_pem.decode("ascii"),
            identity.key_pem.decode("ascii"),
            now,
        ),
    )
    return await keys(connection)


async def keys(connection: Connection) -> Keys:
    """The hub's keys. ConsoleError: NOT_SET_UP, NEWER_SCHEMA."""
    await schema.check(connection)
    row = await (await connection.execute(_SELECT)).fetchone()
    if row is None:
        raise ConsoleError(HubReason.NOT_SET_UP)
    signing, sealing, certificate, key = row
    return Keys(
        Ed25519PrivateKey.from_private_bytes(signing),
        X25519PrivateKey.from_private_bytes(sealing),
        Identity(certificate.encode("ascii"), key.encode("ascii")),
    )


def new_epoch() -> str:
    """A name for the time from now until the hub is set back."""
    return secrets.token_hex(8)
