"""What a hub costs: a thousand consoles with a thousand entries each, over two processes and one PostgreSQL.

The physical limit is a plain COPY of the same rows into a table of the same form; beside it stand the checks
that the hub owes every entry, SHA-256 and Ed25519 alone. CPU is that of the hub's processes and the whole
database, measured by the system; the consoles' own is not in it.
"""

import asyncio
import hashlib
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

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
ENTRIES: Final = 1_000
SITES: Final = 50
AT_ONCE: Final = 8
SIZES: Final = (10_000, 100_000, 1_000_000)
"""Rows at the hub at which the cost of an entry is taken."""
GROWTH: Final = 1.3
COPIED: Final = 100_000


def measure(consoles: int = CONSOLES, entries: int = ENTRIES) -> Iterator[Figure]:
    """Throughput, waiting, size and CPU of an entry, and how they grow."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(
            postgres("fsync=on", "shared_buffers=256MB", "autovacuum=on", "max_wal_size=4GB")
        )
        url = found(server)
        hubs = [stack.enter_context(process(url, folder, "--behind-proxy")) for _ in range(2)]
        sent = _send(server, [hub for hub, _ in hubs], [one.pid for _, one in hubs], consoles, entries)
        total = consoles * entries
        what = f"{consoles:,} consoles x {entries:,} entries, {AT_ONCE} POSTs of {wire.MOST_ENTRIES} at once"
        yield Figure("hub_throughput", total / sent["s"], None, "entries/s", None, what)
        yield Figure(
            "hub_p99", sent["p99_ms"], None, "ms", None, "a POST, consoles and hub on the same cores"
        )
        for name, size in _sizes(hubs[0][0]).items():
            yield Figure(f"hub_bytes_{name}", size / total, None, "bytes", None, "an entry at the hub")
        yield from _growth(sent["windows"])
        copied = run_child("tests.bench.hub:copy", url=url, most=min(total, COPIED))
        what = "an entry: the hub and its database, against a plain COPY into the same table"
        cpu_us = sent["cpu_s"] / total * 1e6
        yield Figure("hub_cpu_copy", cpu_us, copied["copy_us"], "us CPU", None, what)
        least = copied["copy_us"] + copied["check_us"]
        yield Figure(
            "hub_cpu_least", cpu_us, least, "us CPU", None, "against COPY, SHA-256 and Ed25519 alone"
        )


def _growth(windows: list[tuple[int, float]]) -> Iterator[Figure]:
    """Cost of an entry at each size against that at the smallest one."""
    costs = {}
    for size in SIZES:
        near = [cost for rows, cost in windows if 0.8 * size <= rows <= 1.2 * size]
        if near:
            costs[size] = statistics.median(near)
    first = next(iter(costs.values()), 0.0)
    for size, cost in list(costs.items())[1:]:
        what = f"an entry at {size:,} rows against one at {SIZES[0]:,}"
        yield Figure(f"hub_growth_{size}", cost * 1e6, first * 1e6, "us CPU", GROWTH, what)


def _send(server: Postgres, hubs: list[Hub], pids: list[int], consoles: int, entries: int) -> dict[str, Any]:
    """Everything through the hubs, in rounds over all consoles, with the CPU that each stretch took."""
    ours = Consoles(hubs, consoles)
    ours.join()
    watched = [psutil.Process(pid) for pid in pids]
    waits: list[float] = []
    windows: list[tuple[int, float]] = []
    began, cpu_began = time.perf_counter(), _cpu_s(server, watched)
    rows, cpu_last, rows_last = 0, cpu_began, 0
    stretch = max(1, min(2_000, consoles * entries // 10))
    with asyncio.Runner() as runner:
        for number in range(0, entries, wire.MOST_ENTRIES):
            count = min(wire.MOST_ENTRIES, entries - number)
            step = max(AT_ONCE, stretch // count)
            for first in range(0, consoles, step):
                group = range(first, min(first + step, consoles))
                posts = [ours.post(one, count) for one in group]
                waits += runner.run(ours.send(posts))
                rows += count * len(group)
                cpu_now = _cpu_s(server, watched)
                windows.append((rows, (cpu_now - cpu_last) / (rows - rows_last)))
                cpu_last, rows_last = cpu_now, rows
    waits.sort()
    return {
        "s": time.perf_counter() - began - ours.signing_s,
        "cpu_s": cpu_last - cpu_began,
        "p99_ms": waits[int(len(waits) * 0.99)] * 1000,
        "windows": windows,
    }


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

    def __init__(self, hubs: list[Hub], count: int) -> None:
        self._hubs = hubs
        self._keys = [Ed25519PrivateKey.generate() for _ in range(count)]
        self._ids = [str(uuid.uuid4()) for _ in range(count)]
        self._heads: list[tuple[int, str | None]] = [(0, None)] * count
        self.signing_s = 0.0

    def join(self) -> None:
        """All of them known to the hub, without their codes: that is not what is measured."""
        now = SystemClock().utc()
        with psycopg.connect(self._hubs[0].database) as connection:
            for site in range(SITES):
                row = (site_id(f"site {site}"), f"site {site}", now)
                connection.execute("INSERT INTO site (id, name, made_at) VALUES (%s, %s, %s)", row)
            with connection.cursor().copy(
                "COPY console (id, site, public_key, joined_at) FROM STDIN"
            ) as copy:
                for number, (console, key) in enumerate(zip(self._ids, self._keys, strict=True)):
                    public = to_base64url(key.public_key().public_bytes_raw())
                    copy.write_row((console, site_id(f"site {number % SITES}"), public, now))

    def post(self, one: int, count: int) -> tuple[Hub, bytes, str]:
        """The next entries of one console, ready to be sent: to whom, the body, the credentials."""
        began = time.perf_counter()
        lines = [self._line(one) for _ in range(count)]
        body = wire.encode(wire.Entries(lines))
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
        self.signing_s += time.perf_counter() - began
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


def copy(url: str, most: int) -> dict[str, float]:
    """CPU of an entry, in microseconds: copied into a table of the same form, and checked alone."""
    query = "SELECT console, seq, id, kind, hash, sig, core, received_at FROM entry LIMIT %s"
    with psycopg.connect(url) as connection:
        rows = connection.execute(query, (most,)).fetchall()
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
