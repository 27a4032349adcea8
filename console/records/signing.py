"""Signatures of people, and the second person's agreement to a new key (records.md, "Signatures").

A signature is made by the signer's own Ed25519 key. That key is random and lies wrapped by the passphrase of
its owner: nobody else, whoever holds the file, can make one.
"""

import hashlib
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.errors import ConsoleError
from console.model import AccountId, Meaning, Role
from console.records.canonical import canonical, from_base64url, to_base64url
from console.records.sealing import COST, Cost, Sealed, seal, unseal

SIGNATURE_CONTEXT: Final = b"resilience-console/1/signature"
CONFIRMATION_CONTEXT: Final = b"resilience-console/1/confirmation"
WRAP_CONTEXT: Final = b"resilience-console/1/signing-key"
FIRST: Final = ("user_id", "passphrase")
"""What the first signature of an unbroken session stands on."""
NEXT: Final = ("passphrase",)
"""What the next ones stand on (21 CFR 11.200(a)(1)(i))."""
RECOVERY_SHEET: Final = "recovery_sheet"


class WrappedKey(msgspec.Struct, frozen=True):
    """A signing key as it lies in the file: of no use without its owner's passphrase."""

    account: AccountId
    key: str
    """The public key, base64url."""
    sealed: Sealed


class Hand:
    """An account's private key while its owner's passphrase is fresh. It shows nothing of itself."""

    __slots__ = ("_key", "account", "public_key")

    def __init__(self, account: AccountId, key: Ed25519PrivateKey) -> None:
        self.account = account
        self.public_key = to_base64url(key.public_key().public_bytes_raw())
        self._key = key

    @classmethod
    def new(cls, account: AccountId) -> "Hand":
        """A random key that nobody has seen."""
        return cls(account, Ed25519PrivateKey.generate())

    def __repr__(self) -> str:
        return f"Hand({self.account})"

    def wrap(self, passphrase: str, cost: Cost = COST) -> WrappedKey:
        """The key under its owner's passphrase. Slow on purpose: on a worker, not where others wait."""
        context = _wrap_context(self.account, self.public_key)
        return WrappedKey(
            self.account, self.public_key, seal(self._key.private_bytes_raw(), passphrase, context, cost)
        )

    def sign(self, context: bytes, value: Any) -> str:
        """Ed25519 over context and SHA-256 of the canonical value."""
        return _sign(self._key, context, value)


def unwrap(wrapped: WrappedKey, passphrase: str) -> Hand | None:
    """The key; None when the passphrase is not its owner's or somebody exchanged it. Slow on purpose."""
    secret = unseal(wrapped.sealed, passphrase, _wrap_context(wrapped.account, wrapped.key))
    if secret is None:
        return None
    try:
        hand = Hand(wrapped.account, Ed25519PrivateKey.from_private_bytes(secret))
    except ValueError:
        return None
    return hand if hand.public_key == wrapped.key else None


class Pen(msgspec.Struct, frozen=True):
    """All of a signature but its time, which is its entry's."""

    hand: Hand
    record: str
    meaning: Meaning
    printed_name: str
    role: Role
    components: tuple[str, ...]

    def write(self, *, utc: str, offset_min: int, clock: str, console: str) -> dict[str, Any]:
        """The signature object, signed."""
        unsigned = {
            "record": self.record,
            "meaning": self.meaning.value,
            "signer": self.hand.account,
            "printed_name": self.printed_name,
            "role": self.role.value,
            "utc": utc,
            "offset_min": offset_min,
            "clock": clock,
            "console": console,
            "components": list(self.components),
            "key": self.hand.public_key,
        }
        return {**unsigned, "sig": self.hand.sign(SIGNATURE_CONTEXT, unsigned)}


def is_genuine(signature: dict[str, Any]) -> bool:
    """True when the key in this signature object made it, over exactly this object."""
    unsigned = {name: value for name, value in signature.items() if name != "sig"}
    return _is_signed(signature.get("key"), signature.get("sig"), SIGNATURE_CONTEXT, unsigned)


def statement(kind: str, subject: str, console: str, body: dict[str, Any]) -> dict[str, Any]:
    """What a second person confirms: an account entry's whole body but the confirmation itself."""
    bare = {name: value for name, value in body.items() if name != "confirmation"}
    return {"kind": kind, "subject": subject, "console": console, "body": bare}


def confirm(key: "Hand | Ed25519PrivateKey", value: dict[str, Any]) -> dict[str, str]:
    """Agree to a statement, with an account's key or the recovery sheet's."""
    if isinstance(key, Hand):
        return {"key": key.public_key, "sig": key.sign(CONFIRMATION_CONTEXT, value)}
    public = to_base64url(key.public_key().public_bytes_raw())
    return {"key": public, "sig": _sign(key, CONFIRMATION_CONTEXT, value)}


def is_confirmed(key: str, sig: str, value: dict[str, Any]) -> bool:
    """True when this key agreed to this statement."""
    return _is_signed(key, sig, CONFIRMATION_CONTEXT, value)


def _sign(key: Ed25519PrivateKey, context: bytes, value: Any) -> str:
    return to_base64url(key.sign(context + hashlib.sha256(canonical(value)).digest()))


def _is_signed(key: Any, sig: Any, context: bytes, value: Any) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(from_base64url(key))
        public.verify(from_base64url(sig), context + hashlib.sha256(canonical(value)).digest())
    except (InvalidSignature, ValueError, TypeError, ConsoleError):
        return False
    return True


def _wrap_context(account: AccountId, key: str) -> bytes:
    return b"\0".join((WRAP_CONTEXT, account.encode(), key.encode()))
