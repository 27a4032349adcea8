"""The inside of a bundle: a stream of records, and at its end who wrote them (sticks.md).

    1 byte      kind: "L" a line, "B" a detached part, "M" the manifest
    4 bytes     length, big-endian
    the bytes   L: {"core","hash","sig"} as one JSON object, at most 256 KB. B: the part itself, at most 8 MB.
                M: canonical JSON, at most 64 KB

Lines come first, each chain's in order, a former console's before those of the one that goes on from it; then
the parts, each once; the manifest last, and nothing after it:

    {"v":1, "console", "public_key", "header":<SHA-256 of all bytes of the file before the chunks>,
     "lines":n, "blobs":n, "chains":[{"console","first","last","hash":<of the last>}],
     "text":<SHA-256 of all bytes of this stream before the manifest's record>, "sig"}
    sig = Ed25519(console key, "resilience-console/1/bundle" || SHA-256(canonical object without `sig`))

So it is known who made it, and that it was made for this hub: nobody, the hub included, can put its content
under another's name. Each line is judged by its own hash and signature, besides.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import IO, Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.errors import ConsoleError
from console.messages import SAFE_INTEGER, Bytes32, Uuid
from console.records.canonical import canonical, from_base64url, parse, sha256_hex, to_base64url
from console.sync.bundle_sealing import Opened, Sealer, unreadable
from console.sync.wire import LARGEST_BLOB, Line, Sha256, Signature, decode, encode

CONTEXT: Final = b"resilience-console/1/bundle"
LINE: Final = b"L"
BLOB: Final = b"B"
MANIFEST: Final = b"M"
LONGEST: Final = {LINE: 256 * 1024, BLOB: LARGEST_BLOB, MANIFEST: 64 * 1024}
"""Bytes of one record."""
MOST_CHAINS: Final = 100

Count = Annotated[int, msgspec.Meta(ge=0, le=SAFE_INTEGER)]
Signing = Callable[[bytes], bytes]
"""Signs with the console key."""


class Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of one chain, in order; those that the hub has signed for already may be left out."""

    console: Uuid
    first: Count
    last: Count
    hash: Sha256
    """Of the last one."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote a bundle, and all that is in it."""

    v: Literal[1]
    console: Uuid
    public_key: Bytes32
    header: Sha256
    lines: Count
    blobs: Count
    chains: Annotated[tuple[Stretch, ...], msgspec.Meta(max_length=MOST_CHAINS)]
    text: Sha256
    sig: Signature


class Blob(msgspec.Struct, frozen=True):
    """A detached part, whole."""

    sha256: str
    bytes: bytes


class Writer:
    """Writes lines, then parts, then the manifest, into a sealer."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._text = hashlib.sha256()
        self._chains: list[Stretch] = []
        self.lines = 0
        self.blobs = 0

    def line(self, console: str, seq: int, line: Line) -> None:
        """The next line of a chain. ValueError for one that is longer than any entry."""
        self._record(LINE, encode(line))
        self.lines += 1
        last = self._chains[-1] if self._chains else None
        if last is not None and last.console == console and last.last < seq:
            self._chains[-1] = msgspec.structs.replace(last, last=seq, hash=line.hash)
        else:
            self._chains.append(Stretch(console, seq, seq, line.hash))

    def blob(self, data: bytes) -> None:
        """A part. ValueError for one that is too large."""
        self._record(BLOB, data)
        self.blobs += 1

    def finish(self, console: str, public_key: str, sign: Signing) -> Manifest:
        """The manifest and the last chunk."""
        blank = Manifest(
            v=1,
            console=console,
            public_key=public_key,
            header=self._sealer.header_sha256,
            lines=self.lines,
            blobs=self.blobs,
            chains=tuple(self._chains),
            text=self._text.hexdigest(),
            sig="",
        )
        manifest = msgspec.structs.replace(blank, sig=to_base64url(sign(_signed(blank))))
        self._record(MANIFEST, canonical(msgspec.to_builtins(manifest)))
        self._sealer.finish()
        return manifest

    def _record(self, kind: bytes, data: bytes) -> None:
        if len(data) > LONGEST[kind]:
            raise ValueError("longer than a record may be")
        for piece in (kind + len(data).to_bytes(4, "big"), data):
            self._text.update(piece)
            self._sealer.write(piece)


def read(file: IO[bytes], *, hub: str, key: X25519PrivateKey) -> Iterator[Line | Blob | Manifest]:
    """What is in a bundle, in order; the manifest comes last, once everything was found as it says.

    Nothing may be believed before that. `hub`: SHA-256 of the reader's public key, `key` its sealing key.
    ConsoleError: BUNDLE_UNREADABLE (problem), BUNDLE_OF_ANOTHER. OSError passes.
    """
    opened = Opened(file, hub=hub, key=key)
    text = hashlib.sha256()
    counts = {LINE: 0, BLOB: 0}
    while True:
        front = opened.read(5)
        kind, length = front[:1], int.from_bytes(front[1:], "big")
        if length > LONGEST.get(kind, -1) or (kind == LINE and counts[BLOB]):
            raise unreadable("it holds what no bundle holds")
        data = opened.read(length)
        if kind == MANIFEST:
            break
        text.update(front)
        text.update(data)
        counts[kind] += 1
        yield _line(data) if kind == LINE else Blob(sha256_hex(data), data)
    manifest = _manifest(data)
    found = (opened.header.console, opened.header_sha256, counts[LINE], counts[BLOB], text.hexdigest())
    said = (manifest.console, manifest.header, manifest.lines, manifest.blobs, manifest.text)
    if found != said or not opened.is_at_end():
        raise unreadable("it does not hold what it says")
    yield manifest


def _line(data: bytes) -> Line:
    try:
        line: Line = decode(data, Line)
    except ValueError as error:
        raise unreadable("a line of it can not be read") from error
    return line


def _manifest(data: bytes) -> Manifest:
    try:
        manifest = msgspec.convert(parse(data), Manifest)
        key = Ed25519PublicKey.from_public_bytes(from_base64url(manifest.public_key))
        key.verify(from_base64url(manifest.sig), _signed(manifest))
    except (InvalidSignature, ValueError, ConsoleError) as error:
        raise unreadable("nobody's signature stands under it") from error
    return manifest


def _signed(manifest: Manifest) -> bytes:
    said = msgspec.to_builtins(manifest)
    del said["sig"]
    return CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))
