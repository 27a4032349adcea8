"""What the hub answers to each request: routes, and one transaction behind each. No sockets here.

Whoever is let in is let in by `admission`; everything that is refused is one word of `wire.REFUSALS`.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from console.clock import Clock, iso_utc
from console.errors import ConsoleError
from console.hub import admission, enrolment, feed, heads, intake, parts
from console.hub.admission import Asked, Member
from console.hub.database import Connection, Database
from console.hub.founding import Keys
from console.hub.limits import BURST, PER_SECOND, Rate
from console.hub.metrics import Metrics
from console.hub.refusal import Refused
from console.sync import receipts, wire
from console.sync.asking import Credentials

JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
LARGEST_JOIN: Final = 256_000
LARGEST_ENTRIES: Final = 2 * wire.LARGEST_BODY
"""A single line may be longer than a POST of many; no honest one is longer than this."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Route:
    """A request that the hub knows."""

    name: str
    method: str
    path: str
    largest_body: int = 0


ROUTES: Final = (
    Route("head", "GET", wire.HEAD),
    Route("tail", "GET", wire.TAIL),
    Route("entries", "POST", wire.ENTRIES, LARGEST_ENTRIES),
    Route("put_blob", "PUT", wire.BLOB, wire.LARGEST_BLOB),
    Route("post_blobs", "POST", wire.BLOBS, wire.LARGEST_BODY),
    Route("get_blob", "GET", wire.BLOB),
    Route("feed", "GET", wire.FEED),
    Route("join", "POST", wire.JOIN, LARGEST_JOIN),
)

_PLACES: Final = {
    "console": r"(?P<console>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
    "sha256": r"(?P<sha256>[0-9a-f]{64})",
}
_PATTERNS: Final = [(route, re.compile(route.path.format(**_PLACES))) for route in ROUTES]


@dataclass(frozen=True, slots=True)
class Call:
    """A request whose route is known."""

    route: Route
    named: dict[str, str]
    """What the path names."""
    query: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back, before it is signed."""

    status: int
    body: bytes
    type: str = JSON


def recognise(method: str, path: str) -> Call:
    """The call that a request line is. Refused: not_found, bad_request."""
    bare, _, query = path.partition("?")
    for route, pattern in _PATTERNS:
        found = pattern.fullmatch(bare)
        if found is not None and route.method == method:
            try:
                pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), max_num_fields=8)
            except ValueError:
                raise Refused("bad_request", "query") from None
            return Call(route, found.groupdict(), dict(pairs))
    raise Refused("not_found")


class Service:
    """Answers requests; any number of processes may do so over the same database."""

    def __init__(self, database: Database, keys: Keys, clock: Clock, metrics: Metrics) -> None:
        self.database = database
        self.keys = keys
        self.clock = clock
        self._metrics = metrics
        self._rate = Rate(PER_SECOND, BURST)
        self._public_keys: dict[str, str] = {}
        """They never change, so they may be remembered. Whether a console is revoked is asked each time."""
        self._answers: dict[str, Callable[[Call, Asked, datetime], Awaitable[Answer]]] = {
            "head": self._head,
            "tail": self._tail,
            "entries": self._entries,
            "put_blob": self._put_blob,
            "post_blobs": self._post_blobs,
            "get_blob": self._get_blob,
            "feed": self._feed,
        }

    def is_known(self, console: str) -> bool:
        """True when this process has let that console in before."""
        return console in self._public_keys

    async def expect(self, call: Call, credentials: Credentials) -> None:
        """Refuse what can be refused before a body is read: wrong_time, unknown_console, bad_credentials."""
        is_off = self._seconds_off(credentials) is not None
        if call.route.name != "join":
            await self._public_key(credentials.console)
        if is_off and call.route.largest_body:
            raise Refused("wrong_time")

    async def answer(self, call: Call, asked: Asked) -> Answer:
        """The answer to a request whose body is read. Refused, with the reason."""
        now, who = self.clock.utc(), asked.credentials
        try:
            if call.route.name == "join":
                return await self._join(asked, now)
            key = await self._public_key(who.console)
            # Hashing eight megabytes on the loop would keep everybody waiting.
            if not await asyncio.to_thread(asked.is_genuine, key, self.keys.fingerprint):
                raise Refused("bad_credentials")
            self._rate.spend(who.console, self.clock.monotonic_ms() / 1000)
            off_s = self._seconds_off(who)
            if off_s is not None:
                note = admission.note_clock
                await self.database.transact(lambda c: note(c, who.console, off_s, now))
                raise Refused("wrong_time")
            return await self._answers[call.route.name](call, asked, now)
        except ConsoleError as error:
            raise Refused.of(error) from error

    def _seconds_off(self, credentials: Credentials) -> int | None:
        """How far the asking clock is ahead of ours, where that is too far; None where it is not."""
        off_s = admission.seconds_off(credentials, self.clock.utc())
        return off_s if abs(off_s) > admission.TOLERANCE.total_seconds() else None

    async def _public_key(self, console: str) -> str:
        key = self._public_keys.get(console)
        if key is None:
            try:
                key = await self.database.transact(lambda c: admission.public_key(c, console))
            except ConsoleError as error:
                raise Refused.of(error) from error
            self._public_keys[console] = key
        return key

    async def _admitted(
        self, asked: Asked, now: datetime, work: Callable[[Connection, Member], Awaitable[T]]
    ) -> T:
        """What `work` returns for whoever asks, in the transaction that lets them in."""

        async def both(connection: Connection) -> T:
            return await work(connection, await admission.admit(connection, asked, now))

        return await self.database.transact(both)

    async def _head(self, call: Call, asked: Asked, now: datetime) -> Answer:
        console = call.named["console"]
        head = await self._admitted(asked, now, lambda c, member: heads.head(c, member, console, now))
        return Answer(200, wire.encode(head))

    async def _tail(self, call: Call, asked: Asked, now: datetime) -> Answer:
        console, after = call.named["console"], call.query.get("after", "0")
        if not re.fullmatch(r"[0-9]{1,15}", after):
            raise Refused("bad_request", "after")
        tail = await self._admitted(asked, now, lambda c, member: heads.tail(c, member, console, int(after)))
        return Answer(200, wire.encode(tail))

    async def _entries(self, call: Call, asked: Asked, now: datetime) -> Answer:
        try:
            sent: wire.Entries = wire.decode(asked.body, wire.Entries)
        except ValueError:
            raise Refused("bad_request", "body") from None
        if len(asked.body) > wire.LARGEST_BODY and len(sent.entries) > 1:
            raise Refused("too_large")
        console = asked.credentials.console
        brought = await intake.examine(
            self.database, console, sent.entries, now, public_key=self._public_keys[console]
        )
        results = await self._admitted(asked, now, lambda c, member: intake.settle(c, brought, now))
        self._metrics.took_lines(result.status for result in results)
        receipt = receipts.sign(self.keys.signing, console, results, iso_utc(now))
        return Answer(200, wire.encode(receipt))

    async def _put_blob(self, call: Call, asked: Asked, now: datetime) -> Answer:
        sha256 = call.named["sha256"]
        await self._admitted(asked, now, lambda c, member: parts.put(c, member, sha256, asked.body, now))
        return Answer(204, b"", BYTES)

    async def _post_blobs(self, call: Call, asked: Asked, now: datetime) -> Answer:
        try:
            sent: wire.Parts = wire.decode(asked.body, wire.Parts)
        except ValueError:
            raise Refused("bad_request", "body") from None
        brought = [(part.sha256, parts.read(part)) for part in sent.parts]
        results = await self._admitted(asked, now, lambda c, member: parts.settle(c, member, brought, now))
        return Answer(200, wire.encode(wire.PartResults(tuple(results))))

    async def _get_blob(self, call: Call, asked: Asked, now: datetime) -> Answer:
        sha256 = call.named["sha256"]
        data = await self._admitted(asked, now, lambda c, member: parts.get(c, member, sha256))
        return Answer(200, data, BYTES)

    async def _feed(self, call: Call, asked: Asked, now: datetime) -> Answer:
        cursor = call.query.get("after")
        page = await self._admitted(asked, now, lambda c, member: feed.page(c, self.keys, member, cursor))
        return Answer(200, wire.encode(page))

    async def _join(self, asked: Asked, now: datetime) -> Answer:
        try:
            wanted: wire.Join = wire.decode(asked.body, wire.Join)
        except ValueError:
            raise Refused("bad_request", "body") from None
        is_own = wanted.console == asked.credentials.console
        if not is_own or not asked.is_genuine(wanted.public_key, self.keys.fingerprint):
            raise Refused("bad_credentials")
        joined = await self.database.transact(lambda c: enrolment.join(c, self.keys, wanted, now))
        return Answer(200, wire.encode(joined))
