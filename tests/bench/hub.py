"""What a hub costs at a thousand consoles with a thousand entries each: two processes, one PostgreSQL.

The physical limit is a plain COPY of the same rows into a table of the same form; beside it stand the checks
that the hub owes every entry, SHA-256 and Ed25519 alone. CPU is that of the hub's processes and the whole
database, measured by the system; the consoles' own is not in it. All of the million comes over the wire, a
piece at a time: while a piece is prepared and signed no clock runs.
"""

import asyncio
import hashlib
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.clock import SystemClock, iso_utc
from console.hub.enrolment import site_id
from console.records.canonical import sha256_hex, to_base64url
from console.records.entry import ENTRY_CONTEXT, is_signed
from console.sync import asking, wire
from console.sync.wire import Line
from tests.bench.figures import Figure, own_cpu_s, run_child
from tests.support.hub import Hub, found, process
from tests.support.postgres import Postgres, postgres

CONSOLES: Final = 1_000
SITES: Final = 50
AT_ONCE: Final = 8
EACH: Final = 1_000
"""Entries of a console."""
PIECE: Final = 5_000
"""Entries that are prepared, then sent."""
SIZES: Final = (10_000, 100_000, CONSOLES * EACH)
"""Rows at the hub at which the cost of an entry is taken: of those that came last."""
STRETCH: Final = 20_000
"""So many of those, and half of a size at most: the first ones find a hub that has just started."""
COPIED: Final = 20_000
GROWTH: Final = 1.3


def measure() -> Iterator[Figure]:
    """Throughput, waiting, size and CPU of an entry, and how they grow."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres("fsync=on", "shared_buffers=256MB", "max_wal_size=4GB"))
        hubs = [stack.enter_context(process(found(server), folder, "--behind-proxy"))]
        url = hubs[0][0].database
        hubs.append(stack.enter_context(process(url, folder, "--behind-proxy")))
        consoles = Consoles([hub for hub, _ in hubs])
        consoles.join()
        watched = [psutil.Process(one.pid) for _, one in hubs]
        pieces = _send(consoles, lambda: _cpu_s(server, watched))
        costs = {size: _cpu_us(pieces, size) for size in SIZES}
        first, last = costs[SIZES[0]], costs[SIZES[-1]]
        what = f"{CONSOLES:,} consoles x {EACH:,} entries, {AT_ONCE} POSTs of {wire.MOST_ENTRIES} at once"
        took_s = sum(one.took_s for one in pieces)
        waits = sorted(wait for one in pieces for wait in one.waits_s)
        yield Figure("hub_throughput", len(pieces) * PIECE / took_s, None, "entries/s", None, what)
        p99_ms = waits[int(len(waits) * 0.99)] * 1000
        yield Figure("hub_p99", p99_ms, None, "ms", None, "a POST, its console on the same two cores")
        ((rows,),) = hubs[0][0].rows("SELECT count(*) FROM entry")
        for name, size in _sizes(hubs[0][0]).items():
            yield Figure(f"hub_bytes_{name}", size / rows, None, "bytes", None, "an entry at the hub")
        for size in SIZES[1:]:
            what = f"an entry at {size:,} rows against one at {SIZES[0]:,}"
            yield Figure(f"hub_growth_{size}", costs[size], first, "us CPU", GROWTH, what)
        copied = run_child("tests.bench.hub:copy", url=url)
        what = "an entry: the hub and its database, against a plain COPY into the same table"
        yield Figure("hub_cpu_copy", last, copied["copy_us"], "us CPU", None, what)
        least = copied["copy_us"] + copied["check_us"]
        yield Figure("hub_cpu_least", last, least, "us CPU", None, "against COPY, SHA-256 and Ed25519")


@dataclass(frozen=True)
class Piece:
    """What came over the wire in one go."""

    took_s: float
    cpu_s: float
    waits_s: list[float]
    """Of each POST, for its answer."""


def _send(consoles: "Consoles", cpu_s: Callable[[], float]) -> list[Piece]:
    """Every entry of every console, each console's next ones in turn."""
    pieces = []
    posts = PIECE // wire.MOST_ENTRIES
    with asyncio.Runner() as runner:
        for first in range(0, CONSOLES * EACH // wire.MOST_ENTRIES, posts):
            if first * wire.MOST_ENTRIES in [_start(size) for size in SIZES]:
                consoles.tidy()
            # What the database does while the next piece is signed is part of an entry's cost, too.
            cpu_began = cpu_s()
            prepared = [consoles.post(number % CONSOLES) for number in range(first, first + posts)]
            began = time.perf_counter()
            waits = runner.run(consoles.send(prepared))
            pieces.append(Piece(time.perf_counter() - began, cpu_s() - cpu_began, waits))
    return pieces


def _start(size: int) -> int:
    """The row with which the stretch begins that ends at so many."""
    return max(size // 2, size - STRETCH)


def _cpu_us(pieces: list[Piece], size: int) -> float:
    """CPU of an entry in the stretch that ends at so many rows."""
    start = _start(size)
    stretch = pieces[start // PIECE : size // PIECE]
    return sum(one.cpu_s for one in stretch) / (size - start) * 1e6


def _cpu_s(server: Postgres, watched: list[psutil.Process]) -> float:
    """CPU seconds of the hub's processes, the database's first process and all that it has or had."""
    first = psutil.Process(server.pid)
    total = 0.0
    for one in [*watched, first, *first.children()]:
        used = one.cpu_times()
        total += used.user + used.system
    ended = first.cpu_times()
    return total + ended.children_user + ended.children_system


def _sizes(hub: Hub) -> dict[str, int]:
    """Bytes on disk: of the table of entries with its keys, and of all tables."""
    ((entry,),) = hub.rows("SELECT pg_total_relation_size('entry')")
    ((rest,),) = hub.rows(
        "SELECT sum(pg_total_relation_size(CAST(tablename AS regclass))) FROM pg_tables"
        " WHERE schemaname = 'public'"
    )
    return {"entry": int(entry), "all": int(rest)}


class Consoles:
    """A thousand consoles: their keys, how far their chains go, and their POSTs, signed before they go."""

    def __init__(self, hubs: list[Hub]) -> None:
        self._hubs = hubs
        self._keys = [Ed25519PrivateKey.generate() for _ in range(CONSOLES)]
        self._ids = [str(uuid.uuid4()) for _ in range(CONSOLES)]
        self._heads: list[tuple[int, str | None]] = [(0, None)] * CONSOLES

    def join(self) -> None:
        """All of them known to the hub, without their codes: that is not what is measured."""
        now = SystemClock().utc()
        with psycopg.connect(self._hubs[0].database) as connection:
            for site in range(SITES):
                row = (site_id(f"site {site}"), f"site {site}", now)
                connection.execute("INSERT INTO site (id, name, made_at) VALUES (%s, %s, %s)", row)
            into = "COPY console (id, site, public_key, joined_at) FROM STDIN"
            with connection.cursor().copy(into) as copy:
                for number, (console, key) in enumerate(zip(self._ids, self._keys, strict=True)):
                    public = to_base64url(key.public_key().public_bytes_raw())
                    copy.write_row((console, site_id(f"site {number % SITES}"), public, now))

    def tidy(self) -> None:
        """Let the database do now what it would do at some time of its own."""
        with psycopg.connect(self._hubs[0].database, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")

    def post(self, one: int) -> tuple[Hub, bytes, str]:
        """The next entries of one console, ready to be sent: to whom, the body, the credentials."""
        body = wire.encode(wire.Entries([self._line(one) for _ in range(wire.MOST_ENTRIES)]))
        hub = self._hubs[one % len(self._hubs)]
        asked = asking.sign(
            self._keys[one],
            console=self._ids[one],
            hub=hub.fingerprint,
            time=iso_utc(SystemClock().utc()),
            method="POST",
            path=wire.ENTRIES,
            body=body,
        )
        return hub, body, asked.header()

    def _line(self, one: int) -> Line:
        """An entry of the usual size, its canonical text written out for speed."""
        seq, prev = self._heads[one]
        seq, console = seq + 1, self._ids[one]
        before = "null" if prev is None else f'"{prev}"'
        body = (
            f'{{"failures":{seq},"reason":"wrong_secret, and as many words as an entry has on the average"}}'
        )
        if seq == 1:
            public = to_base64url(self._keys[one].public_key().public_bytes_raw())
            body = f'{{"public_key":"{public}"}}'
        kind = "console.created" if seq == 1 else "access.refused"
        core = (
            f'{{"actor":"{console}","app":"1.0.0","body":{body},"console":"{console}","course":null,"detached":[],'
            f'"id":"{uuid.uuid4()}","kind":"{kind}","prev":{before},"seq":{seq},"subject":"{console}",'
            f'"t":{{"boot":"{console}","clock":"trusted","mono_ms":{seq},"offset_min":0,'
            f'"utc":"2026-11-20T09:{seq // 60 % 60:02d}:{seq % 60:02d}.000Z"}},"v":1}}'
        )
        digest = hashlib.sha256(core.encode()).hexdigest()
        self._heads[one] = (seq, digest)
        return Line(core, digest, to_base64url(self._keys[one].sign(ENTRY_CONTEXT + bytes.fromhex(digest))))

    async def send(self, posts: list[tuple[Hub, bytes, str]]) -> list[float]:
        """Send them, so many at once; returns how long each waited for its answer."""
        import aiohttp

        waits: list[float] = []
        left = iter(posts)

        async def work(session: aiohttp.ClientSession) -> None:
            for hub, body, credentials in left:
                began = time.perf_counter()
                headers = {"Authorization": credentials}
                async with session.post(hub.url + wire.ENTRIES, data=body, headers=headers) as answer:
                    receipt = wire.decode(await answer.read(), wire.Receipt)
                waits.append(time.perf_counter() - began)
                assert {one.status for one in receipt.results} == {"stored"}

        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(work(session))
        return waits


def copy(url: str) -> dict[str, float]:
    """CPU of an entry, in microseconds: copied into a table of the same form, and checked alone."""
    query = "SELECT console, seq, id, kind, hash, sig, core, received_at FROM entry"
    with psycopg.connect(url) as connection:
        rows = connection.execute(f"{query} LIMIT {COPIED}").fetchall()
        keys = dict(connection.execute("SELECT id, public_key FROM console").fetchall())
        connection.execute("CREATE TABLE copied (LIKE entry INCLUDING ALL)")
        connection.commit()
        backend = psutil.Process(connection.info.backend_pid)
        before = own_cpu_s() + sum(backend.cpu_times()[:2])
        with connection.cursor().copy("COPY copied FROM STDIN") as into:
            for row in rows:
                into.write_row(row)
        connection.commit()
        copied = own_cpu_s() + sum(backend.cpu_times()[:2]) - before
        connection.execute("DROP TABLE copied")
    before = own_cpu_s()
    for console, _, _, _, digest, sig, core, _ in rows:
        assert sha256_hex(core.encode()) == digest
        assert is_signed(digest, sig, keys[console])
    checked = own_cpu_s() - before
    return {"copy_us": copied / len(rows) * 1e6, "check_us": checked / len(rows) * 1e6}
