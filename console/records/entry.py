"""A ledger entry: its core, its hash and its signature (records.md, "A ledger entry")."""

import functools
import secrets
import uuid
from typing import Any, Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.clock import Clock
from console.errors import ConsoleError, RecordsReason
from console.messages import Uuid
from console.model import ConsoleId, CourseRef
from console.records.bodies import Count, Hash, Ordinal, Utc
from console.records.canonical import canonical, from_base64url, parse, sha256_hex, to_base64url
from console.records.signing import Pen

ENTRY_CONTEXT: Final = b"resilience-console/1/entry"
LONGEST_CORE: Final = 64 * 1024

PartType = Literal["personal", "events", "view"]
ClockState = Literal["trusted", "drifting", "suspect"]


class Stamp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When an entry was made, and how far its clock can be believed."""

    utc: Utc
    offset_min: int
    mono_ms: int
    boot: Uuid
    clock: ClockState


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A detached part: content-addressed bytes outside the core."""

    sha256: Hash
    bytes: Count
    type: PartType


class Core(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is hashed and signed."""

    v: Literal[1]
    id: Uuid
    console: Uuid
    seq: Ordinal
    prev: Hash | None
    kind: str
    subject: Uuid
    actor: Uuid | None
    t: Stamp
    body: dict[str, Any]
    detached: list[Part]
    course: CourseRef | None
    app: str


class Draft(msgspec.Struct, frozen=True):
    """What somebody wants written; the ledger adds number, time and signature."""

    kind: str
    subject: str
    body: dict[str, Any]
    detached: tuple[tuple[PartType, bytes], ...] = ()
    course: CourseRef | None = None
    actor: str | None = None
    pen: Pen | None = None
    """Somebody's signature: it is written into the body with the time of the entry itself."""


class Entry(msgspec.Struct, frozen=True):
    """One line of the ledger, as it stands in the file."""

    seq: int
    id: str
    console: ConsoleId
    kind: str
    subject: str
    actor: str | None
    t: Stamp
    body: dict[str, Any]
    detached: tuple[Part, ...]
    course: CourseRef | None
    prev: str | None
    hash: str
    sig: str
    core: str
    """The canonical text of the core: what is hashed and signed."""
    peer: ConsoleId = ""
    """The other console whose word it is; empty: our own history's."""
    arrived: int = 0
    """How long our own history was when another console's entry came."""


def seal(core: Core, key: Ed25519PrivateKey) -> Entry:
    """Hash and sign `core`.

    ConsoleError(BAD_ENTRY) when it is over 64 KB or holds what canonical JSON here may not.
    """
    data = canonical(msgspec.to_builtins(core))
    if len(data) > LONGEST_CORE:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="too_long", bytes=len(data))
    digest = sha256_hex(data)
    signature = key.sign(ENTRY_CONTEXT + bytes.fromhex(digest))
    return _entry(core, data.decode(), digest, to_base64url(signature))


def read(core: str, digest: str, signature: str) -> Entry:
    """An entry from its three texts.

    ValueError when the core is not canonical or not a core; hash and signature are not judged here.
    """
    try:
        shape = msgspec.convert(parse(core.encode()), Core)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    return _entry(shape, core, digest, signature)


def is_signed(digest: str, signature: str, public_key: str) -> bool:
    """True when `signature` is the console key's over this hash."""
    try:
        _public_key(public_key).verify(from_base64url(signature), ENTRY_CONTEXT + bytes.fromhex(digest))
    except (InvalidSignature, ValueError):
        return False
    return True


@functools.lru_cache(maxsize=64)
def _public_key(text: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(from_base64url(text))


def uuid7(clock: Clock) -> str:
    """A UUIDv7 (RFC 9562): sorts by making, but nobody may read the time from it."""
    utc_ms = int(clock.utc().timestamp() * 1000)
    value = (utc_ms & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def _entry(core: Core, text: str, digest: str, signature: str) -> Entry:
    return Entry(
        seq=core.seq,
        id=core.id,
        console=core.console,
        kind=core.kind,
        subject=core.subject,
        actor=core.actor,
        t=core.t,
        body=core.body,
        detached=tuple(core.detached),
        course=core.course,
        prev=core.prev,
        hash=digest,
        sig=signature,
        core=text,
    )
