"""The outside of a bundle: who it is for, and 64 kB chunks that only that hub can open (sticks.md).

    8 bytes     "RCBUNDLE"
    2 bytes     version, big-endian: 1
    2 bytes     length of the header, big-endian: at most 1024
    the header  canonical JSON {"console","ephemeral","hub","made","sealing_key"}
    chunks      ChaCha20-Poly1305, each of 65,536 bytes of text and 16 of tag; the last one may be shorter

`hub` is the SHA-256 of the hub's public key, `sealing_key` its X25519 public key, `ephemeral` one made for
this bundle alone. The chunks' key is HKDF-SHA256 of the X25519 secret of those two: no salt, and as info
"resilience-console/1/bundle-key" || ephemeral key || sealing key || SHA-256 of all bytes before the chunks.
A chunk's nonce is its number (11 bytes, big-endian, from 0) and a byte that is 1 for the last chunk, else 0;
so a chunk that was dropped, repeated, moved, appended or cut off opens no more, and neither does any other
after a changed header. No chunk is empty but the only one of an empty bundle.
"""

from collections.abc import Iterator
from typing import IO, Annotated, Final, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from console.errors import ConsoleError, SyncReason
from console.messages import Bytes32, Uuid
from console.records.canonical import canonical, from_base64url, parse, sha256_hex, to_base64url
from console.sync.wire import Sha256

MAGIC: Final = b"RCBUNDLE"
VERSION: Final = 1
KEY_CONTEXT: Final = b"resilience-console/1/bundle-key"
LONGEST_HEADER: Final = 1024
CHUNK: Final = 65_536
"""Bytes of text in every chunk but the last."""
TAG: Final = 16

_FIXED: Final = len(MAGIC) + 4
_UTC: Final = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What everybody can read of a bundle: nothing of what is in it."""

    console: Uuid
    ephemeral: Bytes32
    hub: Sha256
    made: Annotated[str, msgspec.Meta(pattern=_UTC)]
    sealing_key: Bytes32


class Sink(Protocol):
    """Where a bundle is written to."""

    def write(self, data: bytes, /) -> object:
        """Take it all; OSError passes."""
        ...


def unreadable(problem: str) -> ConsoleError:
    """The trouble with what is no bundle, or not as it was made."""
    return ConsoleError(SyncReason.BUNDLE_UNREADABLE, problem=problem)


class Sealer:
    """Seals a stream of bytes into `file`, chunk by chunk."""

    def __init__(self, file: Sink, *, console: str, hub: str, sealing_key: str, made: str) -> None:
        secret = X25519PrivateKey.generate()
        ephemeral = secret.public_key().public_bytes_raw()
        header = Header(console, to_base64url(ephemeral), hub, made, sealing_key)
        text = canonical(msgspec.to_builtins(header))
        front = MAGIC + VERSION.to_bytes(2, "big") + len(text).to_bytes(2, "big") + text
        self.header_sha256: Final = sha256_hex(front)
        to = from_base64url(sealing_key)
        shared = secret.exchange(X25519PublicKey.from_public_bytes(to))
        self._cipher = _cipher(shared, ephemeral, to, self.header_sha256)
        self._file = file
        self._number = 0
        self._held = bytearray()
        file.write(front)

    def write(self, data: bytes) -> None:
        """Seal some more. A full chunk is held back until it is known not to be the last."""
        self._held += data
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), is_last=False)
            del self._held[:CHUNK]

    def finish(self) -> None:
        """Seal the last chunk; nothing may follow."""
        self._put(bytes(self._held), is_last=True)

    def _put(self, text: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), text, None))
        self._number += 1


class Opened:
    """A bundle whose header is read and whose key is known; its text comes in order, checked."""

    def __init__(self, file: IO[bytes], *, hub: str, key: X25519PrivateKey) -> None:
        """`hub`: SHA-256 of the reader's public key, `key` its sealing key.

        ConsoleError: BUNDLE_UNREADABLE (problem), BUNDLE_OF_ANOTHER. OSError passes.
        """
        self.header, front = _read_header(file)
        to = key.public_key().public_bytes_raw()
        if self.header.hub != hub or self.header.sealing_key != to_base64url(to):
            raise ConsoleError(SyncReason.BUNDLE_OF_ANOTHER)
        try:
            ephemeral = from_base64url(self.header.ephemeral)
            shared = key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        except ValueError as error:  # a point of small order: the secret would be nobody's
            raise unreadable("the ephemeral key is no key") from error
        self.header_sha256: Final = sha256_hex(front)
        self._cipher = _cipher(shared, ephemeral, to, self.header_sha256)
        self._chunks = self._open(file)
        self._held = memoryview(b"")

    def read(self, length: int) -> bytes:
        """Exactly `length` bytes of text. ConsoleError(BUNDLE_UNREADABLE) where it was cut or changed."""
        pieces, wanted = [], length
        while wanted:
            if not self._held and not self._next():
                raise unreadable("it ends too early")
            pieces.append(bytes(self._held[:wanted]))
            self._held = self._held[wanted:]
            wanted -= len(pieces[-1])
        return b"".join(pieces)

    def is_at_end(self) -> bool:
        """True when the last chunk was opened and all of it read. ConsoleError as `read`."""
        return not self._held and not self._next()

    def _next(self) -> bool:
        found = next(self._chunks, None)
        self._held = memoryview(found or b"")
        return bool(found)

    def _open(self, file: IO[bytes]) -> Iterator[bytes]:
        number, ahead = 0, _read_chunk(file)
        while True:
            sealed, ahead = ahead, _read_chunk(file)
            is_last = not ahead
            if len(sealed) < TAG or (len(sealed) == TAG and number):
                raise unreadable("it was cut off")
            try:
                yield self._cipher.decrypt(_nonce(number, is_last=is_last), sealed, None)
            except InvalidTag as error:
                raise unreadable(f"chunk {number} is not as it was made") from error
            if is_last:
                return
            number += 1


def _read_header(file: IO[bytes]) -> tuple[Header, bytes]:
    fixed = file.read(_FIXED)
    if len(fixed) < _FIXED or not fixed.startswith(MAGIC):
        raise unreadable("it is no bundle")
    version, length = int.from_bytes(fixed[8:10], "big"), int.from_bytes(fixed[10:12], "big")
    if version != VERSION:
        raise unreadable(f"it is a bundle of version {version}")
    if length > LONGEST_HEADER:
        raise unreadable("its header is too long")
    text = file.read(length)
    try:
        header = msgspec.convert(parse(text), Header)
    except (ValueError, msgspec.ValidationError) as error:
        raise unreadable("its header can not be read") from error
    return header, fixed + text


def _read_chunk(file: IO[bytes]) -> bytes:
    """One sealed chunk; shorter, or nothing, only at the end of the file."""
    return file.read(CHUNK + TAG)


def _cipher(shared: bytes, ephemeral: bytes, to: bytes, header_sha256: str) -> ChaCha20Poly1305:
    info = KEY_CONTEXT + ephemeral + to + bytes.fromhex(header_sha256)
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=info).derive(shared))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
