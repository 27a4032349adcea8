"""A hub for tests, and consoles that speak to it over real sockets, with chains made without any records."""

import asyncio
import contextlib
import http.client
import json
import ssl
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import Clock, SystemClock, iso_utc
from console.hub.serving import Opened, Where, running
from console.records.canonical import sha256_hex, to_base64url
from console.records.entry import Core, Part, Stamp, seal
from console.sync import answering, asking, join_code, receipts, wire
from console.sync.wire import Line


@contextlib.contextmanager
def hub(url: str, clock: Clock | None = None) -> Iterator[Opened]:
    """A hub process's inside, on a thread of its own."""
    opened, stop = threading.Event(), threading.Event()
    told: list[Opened | BaseException] = []

    async def main() -> None:
        try:
            async with running(url, Where("127.0.0.1", 0, ("127.0.0.1", 0)), clock or SystemClock()) as here:
                told.append(here)
                opened.set()
                await asyncio.to_thread(stop.wait)
        except BaseException as error:
            told.append(error)
            raise
        finally:
            opened.set()

    def run() -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(main())

    thread = threading.Thread(target=run, name="hub")
    thread.start()
    opened.wait()
    try:
        assert isinstance(told[0], Opened), told
        yield told[0]
    finally:
        stop.set()
        thread.join()


@dataclass(frozen=True)
class Reply:
    """An answer of a hub, checked to be its own."""

    status: int
    body: bytes
    headers: dict[str, str]

    def read(self, shape: Any) -> Any:
        assert self.status == 200, self.body
        return wire.decode(self.body, shape)

    @property
    def refusal(self) -> tuple[int, str]:
        return self.status, wire.decode(self.body, wire.Refusal).error


def ask(
    hub: Opened, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    """One request over a connection of its own; the answer's bytes are in `data`."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection(hub.url.removeprefix("https://"), context=context, timeout=30)
    try:
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        answer.data = answer.read()  # type: ignore[attr-defined]
        return answer
    finally:
        connection.close()


@dataclass
class Chain:
    """A console's chain, made by hand."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    console: str = field(default_factory=lambda: str(uuid.uuid4()))
    lines: list[Line] = field(default_factory=list)
    utc: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    @property
    def public_key(self) -> str:
        return to_base64url(self.key.public_key().public_bytes_raw())

    @property
    def hub_id(self) -> str:
        return sha256_hex(self.key.public_key().public_bytes_raw())

    def created(self, continues: "Chain | None" = None) -> Line:
        body: dict[str, Any] = {"public_key": self.public_key}
        if continues is not None:
            last = continues.lines[-1]
            body["continues"] = {
                "console": continues.console,
                "seq": len(continues.lines),
                "hash": last.hash,
            }
        return self.add("console.created", body, subject=self.console)

    def add(
        self,
        kind: str = "access.refused",
        body: dict[str, Any] | None = None,
        *,
        subject: str | None = None,
        parts: tuple[tuple[str, bytes], ...] = (),
        id_: str | None = None,
        course: Any = None,
        **changes: Any,
    ) -> Line:
        """The next entry."""
        self.utc += timedelta(seconds=1)
        seq = len(self.lines) + 1
        core = Core(
            v=1,
            id=id_ or str(uuid.uuid4()),
            console=self.console,
            seq=seq,
            prev=self.lines[-1].hash if self.lines else None,
            kind=kind,
            subject=subject or self.console,
            actor=None,
            t=Stamp(iso_utc(self.utc), 0, seq, str(uuid.UUID(int=7)), "trusted"),
            body={"reason": "wrong_secret", "failures": seq} if body is None else body,
            detached=[Part(sha256_hex(data), len(data), type_) for type_, data in parts],  # type: ignore[arg-type]
            course=course,
            app="1.0.0",
        )
        entry = seal(msgspec.structs.replace(core, **changes), self.key)
        line = Line(entry.core, entry.hash, entry.sig)
        self.lines.append(line)
        return line

    def branch(self, at: int) -> "Chain":
        """The same console, cloned after so many entries."""
        return Chain(self.key, self.console, self.lines[:at], self.utc + timedelta(minutes=1))


@dataclass
class Member:
    """A console that speaks to a hub."""

    hub: Opened
    chain: Chain
    clock: Clock = field(default_factory=SystemClock)

    @property
    def _hub_id(self) -> str:
        from console.records.canonical import from_base64url

        return sha256_hex(from_base64url(self.hub.hub_key))

    def ask(self, method: str, path: str, body: bytes = b"", **signed: Any) -> Reply:
        """A signed request; `signed` says what is signed otherwise than it is sent."""
        credentials = asking.sign(
            signed.pop("key", self.chain.key),
            **{
                "console": self.chain.console,
                "hub": self._hub_id,
                "time": iso_utc(self.clock.utc()),
                "method": method,
                "path": path,
                "body": body,
                **signed,
            },
        )
        return self.send(method, path, body, credentials)

    def send(self, method: str, path: str, body: bytes, credentials: asking.Credentials) -> Reply:
        answer = ask(self.hub, method, path, body, {"Authorization": credentials.header()})
        data: bytes = answer.data  # type: ignore[attr-defined]
        signature = answer.headers[answering.HEADER]
        assert answering.is_genuine(
            signature, self.hub.hub_key, nonce=credentials.nonce, status=answer.status, body=data
        )
        return Reply(answer.status, data, dict(answer.headers))

    def join(self, code: str, name: str = "") -> Reply:
        named = join_code.read(code)
        wanted = wire.Join(
            to_base64url(named.secret), self.chain.console, self.chain.public_key, self.chain.lines[0], name
        )
        return self.ask("POST", wire.JOIN, wire.encode(wanted))

    def post(self, *lines: Line) -> list[str]:
        """What became of each line."""
        return [one.status for one in self.receipt(*lines).results]

    def receipt(self, *lines: Line) -> wire.Receipt:
        reply = self.ask("POST", wire.ENTRIES, wire.encode(wire.Entries(list(lines))))
        assert reply.status == 200, reply.body
        return receipts.read(reply.body, hub=self.hub.hub_key, console=self.chain.console)

    def head(self, console: str | None = None) -> wire.Head:
        path = wire.HEAD.format(console=console or self.chain.console)
        found: wire.Head = self.ask("GET", path).read(wire.Head)
        return found

    def put(self, data: bytes) -> Reply:
        return self.ask("PUT", wire.BLOB.format(sha256=sha256_hex(data)), data)

    def get(self, data: bytes) -> Reply:
        return self.ask("GET", wire.BLOB.format(sha256=sha256_hex(data)))

    def feed(self, after: str | None = None) -> wire.Feed:
        path = wire.FEED if after is None else f"{wire.FEED}?after={after}"
        page: wire.Feed = self.ask("GET", path).read(wire.Feed)
        return page

    def whole_feed(self, after: str | None = None) -> tuple[list[Any], str]:
        """Every item, and the last cursor."""
        items: list[Any] = []
        while True:
            page = self.feed(after)
            items += page.items
            after = page.cursor
            if not page.more:
                return items, after


def admin(hub: Opened, path: str) -> tuple[int, str]:
    """What the admin listener says."""
    assert hub.admin is not None
    connection = http.client.HTTPConnection(hub.admin.removeprefix("http://"), timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]
