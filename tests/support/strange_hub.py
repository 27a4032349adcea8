"""Whoever answers in a hub's place, or a hub that lies: it says what a test tells it, over real sockets."""

import asyncio
import contextlib
import queue
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import Clock, iso_utc
from console.records import Records
from console.records.canonical import to_base64url
from console.records.hub_row import Hub
from console.sync import answering, asking, receipts, wire
from console.sync.pace import Pace
from console.sync.wire import Entries, Feed, Head, Receipt, Refusal, Result
from tests.support.independent.identity import fingerprint_of, make_certificate, server_context

T = TypeVar("T")
QUICK = Pace(stall_s=0.4, connect_s=0.4, longest_request_s=5.0, rest_s=0.0)
EPOCH = "epoch-1"


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    body: bytes
    nonce: str
    time: str
    console: str


@dataclass
class Said:
    """One answer; `key` None: nobody signs it."""

    status: int
    body: bytes = b""
    signed: bool = True
    headers: dict[str, str] = field(default_factory=dict)


Answering = Callable[[Asked], Said | None]


class StrangeHub:
    """Answers by `first`, else as a hub that has never seen anything and keeps nothing.

    What it was asked is in `asked`. `cores` of what it got in `lines`, by hash.
    """

    def __init__(self, first: Answering | None = None) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.first = first or (lambda asked: None)
        self.asked: list[Asked] = []
        self.lines: dict[str, dict[str, Any]] = {}
        self.head = Head(EPOCH, 0, None, "")
        self.utc = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
        self.certificate: bytes | None = None
        self.url = ""

    @property
    def public_key(self) -> str:
        return to_base64url(self.key.public_key().public_bytes_raw())

    def hub(self, records: Records, **changed: Any) -> Hub:
        """As a console would keep it that has joined."""
        made = Hub(
            url=self.url,
            hub_key=self.public_key,
            sealing_key="",
            certificate=self.certificate,
            console=records.console,
            site="site",
            site_name="Deeside",
            joined_utc="2026-11-24T10:00:00.000Z",
            epoch=EPOCH,
        )
        return msgspec.structs.replace(made, **changed)

    def paths(self) -> list[str]:
        return [f"{asked.method} {asked.path}" for asked in self.asked]

    @contextlib.asynccontextmanager
    async def serving(self, tls: Path | None = None) -> AsyncIterator["StrangeHub"]:
        """Listen until the block is left, with a certificate of its own in the folder `tls` if given."""
        context: ssl.SSLContext | None = None
        if tls is not None:
            context, self.certificate = _identity(tls)
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
            await site.start()
            port = runner.addresses[0][1]
            self.url = f"{'https' if context else 'http'}://127.0.0.1:{port}"
            yield self
        finally:
            await runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        credentials = asking.read(request.headers["Authorization"])
        asked = Asked(
            request.method, request.raw_path, body, credentials.nonce, credentials.time, credentials.console
        )
        self.asked.append(asked)
        said = self.first(asked) or self._usual(asked)
        headers = dict(said.headers)
        if said.signed:
            headers[answering.HEADER] = answering.sign(
                self.key, nonce=asked.nonce, status=said.status, body=said.body
            )
        return web.Response(status=said.status, body=said.body, headers=headers)

    def _usual(self, asked: Asked) -> Said:
        if asked.path.endswith("/head"):
            return Said(200, wire.encode(msgspec.structs.replace(self.head, hub_time=iso_utc(self.utc))))
        if asked.path == wire.ENTRIES:
            return Said(200, wire.encode(self.receipt(asked)))
        if asked.path.startswith(wire.FEED):
            return Said(200, wire.encode(Feed(self.head.epoch, (), "end", more=False)))
        if asked.path == wire.BLOBS:
            return self.refusal("not_found")  # as a hub of before, which takes parts one by one
        return Said(204)

    def receipt(self, asked: Asked, **status: str) -> Receipt:
        """An honest one; `status` by kind of entry (dots as underscores) for others than "stored"."""
        results = []
        for line in wire.decode(asked.body, Entries).entries:
            core = msgspec.json.decode(line.core)
            self.lines[line.hash] = core
            said: Any = status.get(core["kind"].replace(".", "_"), "stored")
            results.append(Result(core["id"], line.hash, said))
            is_next = core["console"] == asked.console and core["seq"] > self.head.seq
            if is_next and said in wire.DELIVERED:
                self.head = msgspec.structs.replace(self.head, seq=core["seq"], hash=line.hash)
        return receipts.sign(self.key, asked.console, results, iso_utc(self.utc))

    def refusal(self, word: str, **headers: str) -> Said:
        """A no in the hub's own words."""
        body = wire.encode(Refusal(word, iso_utc(self.utc)))
        return Said(wire.REFUSALS[word], body, headers=headers)


@contextlib.contextmanager
def on_a_thread() -> Iterator[StrangeHub]:
    """One that listens beside the test."""
    made = StrangeHub()
    told: queue.SimpleQueue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = queue.SimpleQueue()

    async def main() -> None:
        done = asyncio.Event()
        async with made.serving():
            told.put((asyncio.get_running_loop(), done))
            await done.wait()

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    loop, done = told.get(timeout=30.0)
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()


def _identity(folder: Path) -> tuple[ssl.SSLContext, bytes]:
    folder.mkdir(exist_ok=True)
    if not (folder / "key.pem").exists():
        make_certificate(folder)
    return server_context(folder), fingerprint_of(folder)


class Here:
    """Records on this very thread, as the conversation wants them."""

    def __init__(self, records: Records) -> None:
        self.records = records

    async def read(self, job: Callable[[Records], T]) -> T:
        return job(self.records)

    async def write(self, job: Callable[[Records], T]) -> T:
        return job(self.records)


async def talk(records: Records, clock: Clock, pace: Pace = QUICK, **more: Any) -> None:
    """One conversation with the hub that was joined."""
    from console.sync.conversation import talk as converse

    hub = records.delivery.hub()
    assert hub is not None
    async with asyncio.timeout(30):
        await converse(
            hub,
            records.delivery.identity,
            Here(records),
            clock,
            pace,
            told=lambda parts: None,
            came=lambda: None,
            courses=records.path.parent / "courses",
            **more,
        )
