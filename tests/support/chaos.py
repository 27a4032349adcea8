"""Three consoles, two hub processes, one PostgreSQL, and everything that can go wrong between them.

A seed decides what goes wrong and when. At the end all is healed, and SQL of its own compares what the hub
holds with what stands in the ledgers.
"""

import asyncio
import contextlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.failing_network import FailingNetwork, Weather
from tests.support.postgres import Postgres
from tests.support.tree import ROOT

CONSOLES = 3
HUBS = 2
HEAL_S = 60.0
"""So long a machine that others use may take; how long it took is in the result."""


@dataclass
class Outcome:
    """What the chaos was, and what is left of it."""

    struck: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    missing: list[str] = field(default_factory=list)
    """`console seq` that a ledger holds and the hub does not."""
    doubled: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    """Other bytes at the hub, or none of ours."""
    broken: list[str] = field(default_factory=list)
    """Chains with a hole or a wrong `prev`."""
    unacknowledged: int = 0
    """Entries that a console still calls waiting."""
    drained_s: float = 0.0
    cuts: int = 0
    troubles: list[str] = field(default_factory=list)


_PARTS = """
SELECT blob.sha256, blob.bytes FROM entry, json_each(entry.core, '$.detached') AS part
JOIN blob ON blob.sha256 = json_extract(part.value, '$.sha256')
"""


class Process:
    """A child that speaks JSON a line, and the newest of each of its words."""

    def __init__(self, *words: str, env: dict[str, str] | None = None) -> None:
        self._words, self._env = words, env
        self.said: dict[str, Any] = {}
        self.child: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()
        self.stderr = b""

    async def start(self) -> None:
        """Start it anew; what it said before is forgotten."""
        self.said = {}
        self.child = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._words,
            cwd=ROOT,
            env=self._env,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._reading = asyncio.create_task(self._read(self.child))

    async def _read(self, child: asyncio.subprocess.Process) -> None:
        assert child.stdout is not None
        assert child.stderr is not None
        errors = asyncio.ensure_future(child.stderr.read())
        async for line in child.stdout:
            with contextlib.suppress(ValueError):
                self.said.update(json.loads(line))
            async with self._news:
                self._news.notify_all()
        self.stderr = await errors
        async with self._news:
            self._news.notify_all()

    async def until(self, *words: str, within_s: float = 60.0) -> dict[str, Any]:
        """Wait until it has said all of these."""
        await self.until_true(lambda: all(word in self.said for word in words), within_s)
        return self.said

    async def until_true(self, condition: Callable[[], bool], within_s: float) -> None:
        """Wait for what is true of its words; TimeoutError, or RuntimeError when it ended before."""
        async with asyncio.timeout(within_s), self._news:
            while not condition():
                if self.child is not None and self.child.returncode is not None:
                    raise RuntimeError(f"it ended: {self.stderr.decode(errors='replace')[-2000:]}")
                await self._news.wait()

    def strike(self, number: int) -> None:
        """Strike it."""
        if self.child is not None and self.child.returncode is None:
            self.child.send_signal(number)

    async def end(self, number: int = signal.SIGKILL) -> None:
        """End it and reap it."""
        if self.child is None:
            return
        if number == signal.SIGKILL:
            self.strike(signal.SIGKILL)
        elif self.child.stdin is not None:
            self.child.stdin.close()
        await self.child.wait()
        if self._reading is not None:
            await self._reading
        self.child = None

    def write(self, line: str) -> None:
        """Say something to it."""
        if self.child is not None and self.child.stdin is not None:
            self.child.stdin.write(line.encode() + b"\n")


async def command(*words: str, may_fail: bool = False) -> str:
    """Run the program's own command line; returns what it printed. `may_fail`: for what lies outside."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "ui",
        *words,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )
    out, errors = await child.communicate()
    if child.returncode != 0 and not (may_fail and child.returncode == 3):
        raise RuntimeError(f"{words} ended with {child.returncode}: {errors.decode()[-2000:]}")
    return out.decode()


class Chaos:
    """One run of it; `run` for so many seconds."""

    def __init__(self, folder: Path, server: Postgres, seed: int) -> None:
        self._folder, self._server = folder, server
        self._url = server.database()
        self._chance = random.Random(seed)
        self._seed = seed
        self.outcome = Outcome()
        self._hubs: list[Process] = []
        self._ports: list[int] = []
        self._consoles: list[Process] = []
        self._proxies: list[FailingNetwork] = []
        self._sticks: list[Path] = []

    async def run(self, seconds: float) -> Outcome:
        """Set up, strike for so long, heal, compare."""
        await command("hub", "init", "--database", self._url)
        try:
            for _ in range(HUBS):
                await self._start_hub()
            for number in range(CONSOLES):
                await self._start_console(number)
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                await self._strike_once()
                await asyncio.sleep(self._chance.uniform(0.1, 0.7))
            await self._heal()
        finally:
            for process in (*self._consoles, *self._hubs):
                process.strike(signal.SIGCONT)
                await process.end()
            for proxy in self._proxies:
                await proxy.stop()
        for number in range(CONSOLES):
            await command("records", "verify", str(self._data(number) / "records.sqlite"))
        await asyncio.to_thread(self._compare)
        self.outcome.cuts = sum(proxy.cuts for proxy in self._proxies)
        return self.outcome

    async def _start_hub(self) -> None:
        hub = self._hub_on(0)
        await hub.start()
        said = await hub.until("url")
        self._hubs.append(hub)
        self._ports.append(int(said["url"].rpartition(":")[2].strip("/")))

    def _hub_on(self, port: int) -> Process:
        words = ("-m", "ui", "hub", "serve", "--listen", f"127.0.0.1:{port}")
        return Process(*words, "--database", self._url)

    async def _restart_hub(self, at: int) -> None:
        await self._hubs[at].end()
        self._hubs[at] = self._hub_on(self._ports[at])
        await self._hubs[at].start()

    def _data(self, number: int) -> Path:
        return self._folder / f"console-{number}"

    async def _start_console(self, number: int) -> None:
        proxy = FailingNetwork(self._ports, self._chance)
        await proxy.start()
        self._proxies.append(proxy)
        code = self._folder / f"code-{number}"
        code.write_text(await command("hub", "enrol", "--site", "Deeside", "--database", self._url))
        data = str(self._data(number))
        url = f"https://127.0.0.1:{proxy.port}"
        await command("sync", "join", url, "--code-file", str(code), "--data", data)
        console = self._console(number)
        await console.start()
        self._consoles.append(console)

    def _console(self, number: int) -> Process:
        seed = str(self._seed * 100 + number)
        return Process("-m", "tests.support.chaos_console", str(self._data(number)), seed)

    async def _strike_once(self) -> None:
        """One thing goes wrong; most last a moment and end by themselves."""
        strikes = {
            self._kill_hub: 2,
            self._pause_hub: 2,
            self._kill_console: 2,
            self._pause_console: 1,
            self._bad_weather: 6,
            self._strike_database: 1,
            self._fill_a_stick: 1,
            self._deliver_an_old_stick: 2,
            self._fair_weather: 3,
        }
        strike = self._chance.choices(list(strikes), list(strikes.values()))[0]
        name = strike.__name__.lstrip("_")
        self.outcome.struck[name] = self.outcome.struck.get(name, 0) + 1
        await strike()

    async def _kill_hub(self) -> None:
        at = self._chance.randrange(HUBS)
        self._hubs[at].strike(signal.SIGKILL)
        await asyncio.sleep(self._chance.uniform(0.0, 1.0))
        await self._restart_hub(at)

    async def _pause_hub(self) -> None:
        hub = self._chance.choice(self._hubs)
        hub.strike(signal.SIGSTOP)
        await asyncio.sleep(self._chance.uniform(0.2, 1.5))
        hub.strike(signal.SIGCONT)

    async def _kill_console(self) -> None:
        at = self._chance.randrange(CONSOLES)
        await self._consoles[at].end()
        self._consoles[at] = self._console(at)
        await self._consoles[at].start()

    async def _fill_a_stick(self) -> None:
        """Everything so far, also what was delivered; it comes to the hub whenever it comes."""
        at = self._chance.randrange(CONSOLES)
        await self._consoles[at].end()
        file = self._folder / f"{len(self._sticks)}.bundle"
        words = ("sync", "bundle", "export", str(file), "--all", "--data", str(self._data(at)))
        await command(*words)
        self._sticks.append(file)
        self._consoles[at] = self._console(at)
        await self._consoles[at].start()

    async def _deliver_an_old_stick(self) -> None:
        if not self._sticks:
            return
        file = self._chance.choice(self._sticks)
        words = ("hub", "receive", str(file), "--receipt", f"{file}.receipt", "--database", self._url)
        await command(*words, may_fail=True)

    async def _pause_console(self) -> None:
        console = self._chance.choice(self._consoles)
        console.strike(signal.SIGSTOP)
        await asyncio.sleep(self._chance.uniform(0.2, 1.0))
        console.strike(signal.SIGCONT)

    async def _bad_weather(self) -> None:
        proxy = self._chance.choice(self._proxies)
        await proxy.turn(self._chance.choice([one for one in Weather if one is not Weather.FAIR]))

    async def _fair_weather(self) -> None:
        for proxy in self._proxies:
            await proxy.turn(Weather.FAIR)

    async def _strike_database(self) -> None:
        await asyncio.to_thread(self._server.stop, signal.SIGQUIT)
        await asyncio.sleep(self._chance.uniform(0.0, 1.0))
        await asyncio.to_thread(self._server.start)

    async def _heal(self) -> None:
        """Everything works again and nothing new is written: how long until nothing waits?"""
        await self._fair_weather()
        for at, hub in enumerate(self._hubs):
            if hub.child is None or hub.child.returncode is not None:
                await self._restart_hub(at)
        for hub in self._hubs:
            await hub.until("url")
        for console in self._consoles:
            await console.until("written")
            console.write("quiet")
        for console in self._consoles:
            await console.until("quiet")
        began = time.monotonic()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HEAL_S):
                for console in self._consoles:
                    await console.until_true(
                        lambda one=console: not _waiting(one) and not one.said.get("parts"), HEAL_S
                    )
        self.outcome.drained_s = time.monotonic() - began
        self.outcome.unacknowledged = sum(map(_waiting, self._consoles))
        for console in self._consoles:
            said = console.said
            if said.get("attention") or said.get("state") == "stopped":
                self.outcome.troubles.append(json.dumps(said))
            await console.end(signal.SIGTERM)

    def _compare(self) -> None:
        """By SQL alone, on both sides."""
        import psycopg
        import sqlcipher3

        found = self.outcome
        with psycopg.connect(self._url) as hub:
            for number in range(CONSOLES):
                file = self._data(number) / "records.sqlite"
                ledger = sqlcipher3.connect(f"file:{file}?mode=ro", uri=True)
                ours = ledger.execute(
                    "SELECT console, seq, id, hash, core, sig FROM entry ORDER BY seq"
                ).fetchall()
                console = ours[0][0]
                theirs = hub.execute(
                    "SELECT console, seq, id, hash, core, sig FROM entry WHERE console = %s ORDER BY seq",
                    (console,),
                ).fetchall()
                found.entries += len(ours)
                self._compare_parts(ledger, hub)
                ledger.close()
                self._compare_chains(
                    [tuple(map(str, row)) for row in ours], [tuple(map(str, row)) for row in theirs]
                )

    def _compare_parts(self, ledger: Any, hub: Any) -> None:
        """Every detached part that our own entries name."""
        for sha256, data in ledger.execute(_PARTS):
            held = hub.execute("SELECT bytes FROM blob WHERE sha256 = %s", (sha256,)).fetchone()
            if held is None:
                self.outcome.missing.append(sha256)
            elif bytes(held[0]) != bytes(data):
                self.outcome.differing.append(sha256)

    def _compare_chains(self, ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]]) -> None:
        found, known = self.outcome, {row[1]: row for row in theirs}
        if len(known) != len(theirs) or len({row[2] for row in theirs}) != len(theirs):
            found.doubled.append(ours[0][0])
        for row in ours:
            if row[1] not in known:
                found.missing.append(f"{row[0]} {row[1]}")
            elif known[row[1]] != row:
                found.differing.append(f"{row[0]} {row[1]}")
        if len(theirs) > len(ours):
            found.differing.append(f"{ours[0][0]} has {len(theirs) - len(ours)} that no ledger holds")
        before = None
        for row in theirs:
            core = json.loads(row[4])
            if core["prev"] != before or str(core["seq"]) != row[1]:
                found.broken.append(f"{row[0]} {row[1]}")
            before = row[3]


def _waiting(console: Process) -> int:
    """Entries that a console has not heard to be at the hub, by its own words."""
    said = console.said
    return max(int(said.get("waiting", 1)), int(said["quiet"]) - int(said.get("delivered", 0)))
