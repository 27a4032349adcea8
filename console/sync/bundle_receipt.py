"""What a hub gives back for a bundle: its receipts in one file, which goes home on the stick (sticks.md).

JSON lines: first one receipt per 200 lines, as the wire has them (`receipts`), each signed for itself; last

    {"v":1, "hub":<public key>, "console", "bundle":<the bundle's header, SHA-256>, "receipts":<SHA-256 of all
     bytes before this line>, "epoch", "seq", "hash", "missing_blobs":[<at most 1000>], "utc", "sig"}
    sig = Ed25519(hub key, "resilience-console/1/bundle-receipt" || SHA-256(canonical object without `sig`))

so that a file that was cut off is noticed, and the console learns what the head of its chain would have told
it (`wire.Head`): how far the hub holds it, and which parts it lacks.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.errors import ConsoleError, SyncReason
from console.messages import Bytes32, Uuid
from console.model import ConsoleId
from console.records.canonical import canonical, from_base64url, sha256_hex, to_base64url
from console.sync import receipts
from console.sync.wire import MOST_MISSING, Head, Receipt, Sha256, Signature, decode, encode

CONTEXT: Final = b"resilience-console/1/bundle-receipt"
LONGEST_LINE: Final = 128 * 1024
"""Bytes: 200 results, or 1000 missing parts, take less."""


class Closing(msgspec.Struct, frozen=True):
    """The last line."""

    v: Literal[1]
    hub: Bytes32
    console: Uuid
    bundle: Sha256
    receipts: Sha256
    epoch: str
    seq: int
    hash: Sha256 | None
    missing_blobs: Annotated[tuple[Sha256, ...], msgspec.Meta(max_length=MOST_MISSING)]
    utc: str
    sig: Signature


class Signed:
    """Writes a receipt file: receipts as they come, then `close`."""

    def __init__(self, file: IO[bytes], key: Ed25519PrivateKey) -> None:
        self._file = file
        self._key = key
        self._digest = hashlib.sha256()

    def add(self, receipt: Receipt) -> None:
        """One receipt of the same hub and console. OSError passes."""
        line = encode(receipt) + b"\n"
        self._digest.update(line)
        self._file.write(line)

    def close(self, console: ConsoleId, bundle: str, head: Head) -> None:
        """The last line; `head` is the console's chain as the hub holds it now. OSError passes."""
        blank = Closing(
            v=1,
            hub=to_base64url(self._key.public_key().public_bytes_raw()),
            console=console,
            bundle=bundle,
            receipts=self._digest.hexdigest(),
            epoch=head.epoch,
            seq=head.seq,
            hash=head.hash,
            missing_blobs=head.missing_blobs[:MOST_MISSING],
            utc=head.hub_time,
            sig="",
        )
        closing = msgspec.structs.replace(blank, sig=to_base64url(self._key.sign(_signed(blank))))
        self._file.write(encode(closing) + b"\n")


def read(path: Path, *, hub: str, console: ConsoleId) -> tuple[list[Receipt], Closing]:
    """All receipts of a file, each checked. `hub` is its public key.

    ConsoleError: RECEIPT_OF_ANOTHER, RECEIPT_UNREADABLE (problem). OSError passes.
    """
    found: list[Receipt] = []
    digest, last = hashlib.sha256(), b""
    with path.open("rb") as file:
        for line in _lines(file):
            if last:
                digest.update(last)
                found.append(_receipt(last, hub, console))
            last = line
    closing = _closing(last, hub, console)
    if closing.receipts != digest.hexdigest():
        raise _unreadable("it was put together from several")
    return found, closing


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
            raise _unreadable("it was cut off")
        yield line


class _Addressed(msgspec.Struct):
    hub: str
    console: str


def _receipt(line: bytes, hub: str, console: ConsoleId) -> Receipt:
    _check_address(line, hub, console)
    try:
        return receipts.read(line, hub=hub, console=console)
    except ValueError as error:
        raise _unreadable("a signature under it is wrong") from error


def _closing(line: bytes, hub: str, console: ConsoleId) -> Closing:
    _check_address(line, hub, console)
    try:
        closing: Closing = decode(line, Closing)
        key = Ed25519PublicKey.from_public_bytes(from_base64url(hub))
        key.verify(from_base64url(closing.sig), _signed(closing))
    except (InvalidSignature, ValueError) as error:
        raise _unreadable("it does not end as a receipt does") from error
    return closing


def _check_address(line: bytes, hub: str, console: ConsoleId) -> None:
    """Tell somebody else's receipt from a broken one: it is a slip of the hand, not of the stick."""
    try:
        addressed = decode(line, _Addressed)
    except ValueError as error:
        raise _unreadable("it is none, or was changed") from error
    if (addressed.hub, addressed.console) != (hub, console):
        raise ConsoleError(SyncReason.RECEIPT_OF_ANOTHER)


def _signed(closing: Closing) -> bytes:
    said = msgspec.to_builtins(closing)
    del said["sig"]
    return CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))


def _unreadable(problem: str) -> ConsoleError:
    return ConsoleError(SyncReason.RECEIPT_UNREADABLE, problem=problem)
