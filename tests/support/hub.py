"""A hub for tests, and consoles that speak to it over real sockets, with chains made without any records."""

import asyncio
import contextlib
import http.client
import json
import os
import queue
import ssl
import subprocess
import sys
import threading
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import Clock, SystemClock, iso_utc
from console.hub import enrolment, founding
from console.hub.database import VARIABLE, Connection, connect
from console.hub.serving import Opened, Where, running
from console.records.canonical import from_base64url, sha256_hex, to_base64url
from console.records.entry import Core, Part, Stamp, seal
from console.sync import answering, asking, join_code, receipts, wire
from console.sync.wire import Line
from tests.support.postgres import Postgres
from tests.support.tree import ROOT

T = TypeVar("T")


@dataclass(frozen=True)
class Hub:
    """A hub that answers."""

    url: str
    hub_key: str
    admin: str
    certificate_sha256: str | None
    database: str
    log: Path | None = None

    @property
    def fingerprint(self) -> str:
        """How requests name it."""
        return sha256_hex(from_base64url(self.hub_key))

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What stands in its database, by a connection that knows nothing of the hub."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            asked = connection.execute(query, values or None)
            return asked.fetchall() if asked.description else []

    def empty(self) -> None:
        """Forget everything but who this hub is."""
        kept = "('hub', 'schema_step', 'schema_lock')"
        with psycopg.connect(self.database) as connection:
            query = f"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN {kept}"
            for (table,) in connection.execute(query).fetchall():
                connection.execute(f"DELETE FROM {table}")


def found(server: Postgres) -> str:
    """The URL of a new database that holds an empty hub."""
    if not server.template:
        url = server.database()
        transact(url, lambda connection: founding.found(connection, SystemClock().utc()))
        server.template = url.rpartition("/")[2]
    return server.database(server.template)


def transact(url: str, work: Callable[[Connection], Awaitable[T]]) -> T:
    """What one transaction returns."""

    async def inside() -> T:
        connection = await connect(url)
        async with connection:
            return await work(connection)

    return on_a_loop(inside())


def on_a_loop(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


def code_for(hub: Hub, site: str = "Abertawe", clock: Clock | None = None) -> str:
    """A new one-time code."""
    now = (clock or SystemClock()).utc()

    async def work(connection: Connection) -> str:
        keys = await founding.keys(connection)
        return await enrolment.enrol(connection, keys, site, bytes.fromhex(keys.certificate_sha256), now)

    return transact(hub.database, work)


@contextlib.contextmanager
def process(url: str, folder: Path, *words: str) -> Iterator[tuple[Hub, subprocess.Popen[str]]]:
    """A hub process of its own, as its owner starts it; its log is a file in `folder`."""
    log = folder / f"hub-{uuid.uuid4().hex}.log"
    free = "127.0.0.1:0"
    command = [sys.executable, "-m", "ui", "hub", "serve", "--listen", free, "--admin", free]
    with log.open("wb") as stderr:
        started = subprocess.Popen(
            [*command, *words],
            cwd=ROOT,
            env={**os.environ, VARIABLE: url},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        assert started.stdout is not None
        line = started.stdout.readline()
        assert line, log.read_text("utf-8")
        yield Hub(**json.loads(line), database=url, log=log), started
    finally:
        with started:
            started.kill()


@contextlib.contextmanager
def hub(url: str, clock: Clock) -> Iterator[Hub]:
    """A hub process's inside on a thread, where a test owns the time."""
    ready: queue.SimpleQueue[Opened | BaseException] = queue.SimpleQueue()
    stop: queue.SimpleQueue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = queue.SimpleQueue()

    async def main() -> None:
        where = Where("127.0.0.1", 0, ("127.0.0.1", 0), behind_proxy=True)
        stopped = asyncio.Event()
        try:
            async with running(url, where, clock) as opened:
                stop.put((asyncio.get_running_loop(), stopped))
                ready.put(opened)
                await stopped.wait()
        except BaseException as error:
            ready.put(error)
            raise

    thread = threading.Thread(target=lambda: on_a_loop(main()), name="hub")
    thread.start()
    opened = ready.get()
    assert isinstance(opened, Opened), opened
    try:
        assert opened.admin is not None
        yield Hub(opened.url, opened.hub_key, opened.admin, opened.certificate_sha256, url)
    finally:
        loop, stopped = stop.get()
        loop.call_soon_threadsafe(stopped.set)
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


def ask(hub: Hub, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
    """One request over a connection of its own; whoever answers."""
    scheme, _, place = hub.url.partition("://")
    if scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        line: http.client.HTTPConnection = http.client.HTTPSConnection(place, context=context, timeout=30)
    else:
        line = http.client.HTTPConnection(place, timeout=30)
    with contextlib.closing(line):
        line.request(method, path, body or None, headers or {})
        answer = line.getresponse()
        return Reply(answer.status, answer.read(), dict(answer.headers))


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

    hub: Hub
    chain: Chain
    clock: Clock = field(default_factory=SystemClock)

    def ask(self, method: str, path: str, body: bytes = b"", /, **signed: Any) -> Reply:
        """A signed request; `signed` says what is signed otherwise than it is sent."""
        credentials = asking.sign(
            signed.pop("key", self.chain.key),
            **{
                "console": self.chain.console,
                "hub": self.hub.fingerprint,
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
        assert answering.is_genuine(
            answer.headers[answering.HEADER],
            self.hub.hub_key,
            nonce=credentials.nonce,
            status=answer.status,
            body=answer.body,
        )
        return answer

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

    def bring(self, *parts: bytes | tuple[str, bytes]) -> list[str]:
        """Post parts in one request; what became of each. A pair is a hash and other bytes."""
        pairs = [part if isinstance(part, tuple) else (sha256_hex(part), part) for part in parts]
        sent = wire.Parts([wire.Part(name, to_base64url(data)) for name, data in pairs])
        results = self.ask("POST", wire.BLOBS, wire.encode(sent)).read(wire.PartResults).results
        assert [one.sha256 for one in results] == [name for name, _ in pairs]
        return [one.status for one in results]

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


def joined(hub: Hub, site: str = "Abertawe", clock: Clock | None = None) -> Member:
    """A console of a site, with the first entry of its chain."""
    chain = Chain()
    chain.created()
    member = Member(hub, chain, clock or SystemClock())
    assert member.join(code_for(hub, site, clock)).status == 200
    return member


def admin(hub: Hub, path: str) -> tuple[int, str]:
    """What the admin listener says."""
    place = hub.admin.removeprefix("http://")
    with contextlib.closing(http.client.HTTPConnection(place, timeout=30)) as line:
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
