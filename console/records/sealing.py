"""Secrets under a passphrase: argon2id makes a key of it, ChaCha20-Poly1305 seals the secret with that.

Parameters are those of records.md ("Signatures"); each sealed secret keeps its own, so that they may grow.
Deriving takes tenths of a second of a core and 64 MiB: call it on a worker, never where others wait.
"""

import secrets
import unicodedata
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32


class Cost(msgspec.Struct, frozen=True):
    """What a guess at the passphrase costs. The limits keep a tampered file from costing more."""

    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=1024 * 1024)] = 64 * 1024
    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4


COST: Final = Cost()


class Sealed(msgspec.Struct, frozen=True):
    """A secret that only the passphrase brings back. Bytes are base64 in JSON."""

    salt: bytes
    nonce: bytes
    box: bytes
    cost: Cost


def seal(secret: bytes, passphrase: str, context: bytes, cost: Cost = COST) -> Sealed:
    """Seal `secret`; `context` says what it is for and must be the same at unsealing."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    box = ChaCha20Poly1305(_derive(passphrase, salt, cost)).encrypt(nonce, secret, context)
    return Sealed(salt, nonce, box, cost)


def unseal(sealed: Sealed, passphrase: str, context: bytes) -> bytes | None:
    """The secret; None when passphrase or context is another one, or the seal was changed."""
    if len(sealed.nonce) != NONCE_BYTES or len(sealed.salt) < SALT_BYTES:
        return None
    key = _derive(passphrase, sealed.salt, sealed.cost)
    try:
        return ChaCha20Poly1305(key).decrypt(sealed.nonce, sealed.box, context)
    except InvalidTag:
        return None


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    # The same characters from another keyboard are the same passphrase (NIST SP 800-63B, "Verifiers").
    text = unicodedata.normalize("NFKC", passphrase)
    return hash_secret_raw(
        text.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=max(cost.memory_kib, 8 * cost.lanes),
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
