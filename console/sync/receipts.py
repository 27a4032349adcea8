"""A hub's signed word of what it holds (hub.md, "Up"). Without one nothing counts as delivered."""

from collections.abc import Iterable
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.errors import SyncReason
from console.model import ConsoleId
from console.records.canonical import canonical, from_base64url, sha256_hex, to_base64url
from console.sync.wire import Receipt, Result, decode

REFUSED: Final = {
    "conflict": SyncReason.CONFLICT,
    "gap": SyncReason.GAP,
    "bad_signature": SyncReason.BAD_SIGNATURE,
    "fork": SyncReason.FORK,
}
"""Why a line was not taken, by its status."""

CONTEXT: Final = b"resilience-console/1/receipt"


def sign(key: Ed25519PrivateKey, console: ConsoleId, results: Iterable[Result], utc: str) -> Receipt:
    """A receipt for one console's lines."""
    hub = to_base64url(key.public_key().public_bytes_raw())
    blank = Receipt(v=1, hub=hub, console=console, results=tuple(results), utc=utc, sig="")
    return msgspec.structs.replace(blank, sig=to_base64url(key.sign(_signed(blank))))


def read(data: bytes, *, hub: str, console: ConsoleId) -> Receipt:
    """The receipt in `data`. ValueError unless `hub` (a public key) signed it for `console`."""
    receipt: Receipt = decode(data, Receipt)
    if receipt.hub != hub or receipt.console != console:
        raise ValueError("a receipt of another hub, or for another console")
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(hub))
        key.verify(from_base64url(receipt.sig), _signed(receipt))
    except InvalidSignature as error:
        raise ValueError("the receipt's signature is wrong") from error
    return receipt


def _signed(receipt: Receipt) -> bytes:
    said = msgspec.to_builtins(receipt)
    del said["sig"]
    return CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))
