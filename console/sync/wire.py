"""What console and hub say to each other: JSON bodies of `/v1/...`, and their limits (hub.md).

Unknown keys are ignored on both sides, so that either may be newer. Everything is checked by the one who
reads: a body that does not fit these types is refused whole, a line of it that is wrong only in itself is
answered for itself.
"""

from typing import Annotated, Any, Final, Literal

import msgspec

from console.messages import Bytes32, Uuid

VERSION: Final = 1

MOST_ENTRIES: Final = 200
"""Lines in one POST."""
MOST_PARTS: Final = 200
"""Detached parts in one POST."""
LARGEST_BODY: Final = 1_000_000
"""Bytes of one POST of entries, but for a single line; and of one POST of parts."""
LARGEST_BLOB: Final = 8 * 1024 * 1024
"""Bytes of one detached part."""
MOST_MISSING: Final = 1000
"""Blobs that a head names; the next head names the next ones."""
MOST_ITEMS: Final = 500
"""Items of one page of the feed, or lines of one of a tail."""
LARGEST_PAGE: Final = 4_000_000
"""Bytes of such a page, but for a single item: the hub ends a page early rather than exceed it."""

HEAD: Final = "/v1/consoles/{console}/head"
ENTRIES: Final = "/v1/entries"
TAIL: Final = "/v1/consoles/{console}/entries"
"""GET, query `after`, a seq: a console's own chain from there on, told to that console alone. What
`records restore` needs; an empty page with `more` false at the end.
"""
BLOB: Final = "/v1/blobs/{sha256}"
"""PUT: the bytes, 204, also when they are there already. GET: the bytes, to the consoles of the site; 404
where they are missing or erased. All answers are signed.
"""
BLOBS: Final = "/v1/blobs"
"""POST: many small parts at once, kept in one transaction. A hub of before knows no such path: 404."""
FEED: Final = "/v1/feed"
"""Query: `after`, a cursor; absent for the first page."""
JOIN: Final = "/v1/join"

Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Signature = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{86}$")]
"""Ed25519, 64 bytes, base64url without padding."""
Cursor = Annotated[str, msgspec.Meta(max_length=200)]

EntryStatus = Literal["stored", "duplicate", "conflict", "fork", "gap", "bad_signature"]
"""Of one line of a POST or a bundle.

stored, duplicate: the hub holds exactly this entry. conflict: its id stands elsewhere in this chain. fork:
another entry stands under its number. gap: what comes before it is missing. bad_signature: the line's core,
hash or signature is not whole. Only fork ends an upload; the others concern that line, which the hub never
drops unseen.
"""
DELIVERED: Final[frozenset[str]] = frozenset({"stored", "duplicate"})


class Line(msgspec.Struct, frozen=True):
    """One entry as it stands in a ledger, and as export writes it."""

    core: str
    hash: str
    sig: str


class Entries(msgspec.Struct, frozen=True):
    """POST /v1/entries: lines of the asking console's own chain, in order.

    A chain that it continues (records.md, `continues`) may be sent before it, by the same console.
    """

    entries: Annotated[list[Line], msgspec.Meta(max_length=MOST_ENTRIES)]


PartStatus = Literal["held", "erased", "bad_hash"]
"""Of one part of a POST.

held: the hub has exactly this part. erased: it lets it go and never takes it again. bad_hash: the bytes are
not those of the hash. None of them concerns the other parts.
"""


class Part(msgspec.Struct, frozen=True):
    """A detached part as it goes up among others."""

    sha256: Sha256
    bytes: str
    """Base64url without padding."""


class Parts(msgspec.Struct, frozen=True):
    """POST /v1/blobs: small parts of any entries of the asking console's site, in any order."""

    parts: Annotated[list[Part], msgspec.Meta(max_length=MOST_PARTS)]


class PartResult(msgspec.Struct, frozen=True):
    """What became of one part."""

    sha256: Sha256
    status: PartStatus


class PartResults(msgspec.Struct, frozen=True):
    """What the hub answers to parts, in their order."""

    results: tuple[PartResult, ...]


class Head(msgspec.Struct, frozen=True):
    """How far the hub holds a console's chain without a hole."""

    epoch: str
    """Another one: the hub was set back, and every cursor begins anew."""
    seq: int
    """0: nothing yet."""
    hash: Sha256 | None
    hub_time: str
    missing_blobs: tuple[Sha256, ...] = ()
    """Named by entries that the hub holds, not erased, not there; at most MOST_MISSING."""


class Tail(msgspec.Struct, frozen=True):
    """A page of a console's own chain, in order and without a hole, as the hub holds it."""

    entries: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MOST_ITEMS)]
    more: bool


class Result(msgspec.Struct, frozen=True):
    """What became of one line."""

    id: str
    """As the line's core has it; empty where it has none."""
    hash: str
    status: EntryStatus


class Receipt(msgspec.Struct, frozen=True):
    """What the hub answers to entries, signed (`receipts`)."""

    v: Literal[1]
    hub: Bytes32
    """The hub's public key."""
    console: Uuid
    results: tuple[Result, ...]
    utc: str
    sig: Signature


class Join(msgspec.Struct, frozen=True):
    """POST /v1/join, signed by the key that it names."""

    secret: str
    """Of the one-time code."""
    console: Uuid
    public_key: Bytes32
    first: Line
    """The console's `console.created`, which names that key."""
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""
    """What the site calls this console; may be empty."""


class Joined(msgspec.Struct, frozen=True):
    """The answer: whom the console belongs to. The same code and key give it again."""

    hub: Bytes32
    """Public key: signs receipts and answers."""
    sealing_key: Bytes32
    """X25519 public key: bundles are sealed to it."""
    site: Uuid
    site_name: str
    epoch: str
    hub_time: str


class EntryItem(msgspec.Struct, frozen=True, tag="entry"):
    """An entry of another console of the site; a chain's entries come in order, its console before them."""

    console: Uuid
    core: str
    hash: Sha256
    sig: Signature


class ConsoleItem(msgspec.Struct, frozen=True, tag="console"):
    """A console of the site: joined, or revoked (its entries stay, nothing newer counts)."""

    console: Uuid
    public_key: Bytes32
    name: str
    revoked_utc: str | None = None


class CourseItem(msgspec.Struct, frozen=True, tag="course"):
    """A course pack for the site's data folder."""

    id: str
    version: str
    sha256: Sha256
    """Of `toml` in UTF-8."""
    toml: str


class ErasedItem(msgspec.Struct, frozen=True, tag="erased"):
    """Parts of an erased person, which every console of the site deletes.

    Their `person.erased` entry comes in its own chain; this says it at once, whatever the state of that
    chain.
    """

    blobs: tuple[Sha256, ...]
    console: Uuid
    core: str
    hash: Sha256
    sig: Signature
    """The `person.erased` entry: the proof that somebody ordered it."""


Item = EntryItem | ConsoleItem | CourseItem | ErasedItem


class Feed(msgspec.Struct, frozen=True):
    """A page of what is new for a site, oldest first."""

    epoch: str
    items: tuple[Item, ...]
    cursor: Cursor
    """Where the next page begins; saved in the same transaction as the items."""
    more: bool


class Refusal(msgspec.Struct, frozen=True):
    """The body of every answer of 400 and above. 401 and 403 say nothing of the data."""

    error: str
    """One word: see `REFUSALS`."""
    hub_time: str
    detail: str = ""
    """For logs and developers; no name, no secret."""


REFUSALS: Final[dict[str, int]] = {
    "bad_request": 400,
    "bad_credentials": 401,
    "wrong_time": 401,
    "replayed": 401,
    "unknown_console": 401,
    "revoked": 403,
    "wrong_code": 403,
    "used_code": 403,
    "not_yours": 403,
    "not_found": 404,
    "too_large": 413,
    "busy": 429,
    "upgrade": 426,
    "trouble": 503,
}
"""Each word, and the HTTP status it comes with. upgrade: the hub no longer speaks this console's version."""


def encode(body: msgspec.Struct) -> bytes:
    """A body as JSON."""
    return msgspec.json.encode(body)


def decode(data: bytes, shape: type[Any]) -> Any:
    """A body read strictly. ValueError when it does not fit `shape`, nests too deep or is no JSON."""
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
