"""Consoles that work while all between them and their records at the hub breaks, heals and breaks again.

Two hub processes behind one real database; each console reaches them in turn through a proxy of its own. For
so long processes are killed and stopped, connections cut in both directions, the database is stopped at once.
Then all is healed, and SQL compares the hub with the ledgers.
"""

import contextlib
import random
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from console.clock import SystemClock
from console.engine import Engine
from console.errors import ConsoleError
from console.records import Records
from console.records.unlocking import Unlocking
from console.sync.pace import Pace
from tests.support.hub import code_for, found
from tests.support.hub_process import CuttingProxy, HubProcess, cutting
from tests.support.ledgers import enrolled, new_id, opened, planned
from tests.support.postgres import Postgres, postgres

SAFE = ("fsync=off",)
"""Processes die here, not the machine: what the system has taken is kept."""
CONSOLES, HUBS = 3, 2
PACE = Pace(shortest_s=0.01, longest_s=0.05, stall_s=2.0, connect_s=2.0, rest_s=0.0)
PATIENCE_S = 120.0


@dataclass
class Told:
    """What came of it."""

    entries: int = 0
    rounds: int = 0
    failed_rounds: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    missing: int = 0
    """Entries that a receipt had named, or that were written, and that the hub does not hold as they are."""
    doubled: int = 0
    strange: int = 0
    """At the hub and in no ledger."""
    broken: int = 0
    """Faults that `verify` finds in the consoles."""
    drained_s: float = 0.0


class Console:
    """One that writes and delivers until it is told to stop."""

    def __init__(self, folder: Path, hub: HubProcess, proxy: CuttingProxy, seed: int) -> None:
        self.folder, self.proxy = folder, proxy
        self.rounds = self.failed = 0
        opened(folder, SystemClock()).close()
        self.engine = Engine(folder, interfaces=(), demonstration=True, unlocking=Unlocking())
        self.engine.start()
        self.engine.sync._pace = PACE
        self.engine.sync.join(hub.url, code_for(hub)).result(PATIENCE_S)
        self._chance = random.Random(seed)
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def start(self) -> None:
        self._redirect(self.proxy.url)
        self._thread.start()

    def stop_writing(self) -> None:
        self._ends.set()
        self._thread.join()

    def drain(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while self._round():
            assert time.monotonic() < deadline, self.engine.sync.view

    def _redirect(self, url: str) -> None:
        def work(records: Records) -> None:
            hub = records.delivery.hub()
            assert hub is not None
            records.delivery.join(replace(hub, url=url))

        self._do(work)

    def _do(self, job) -> None:
        floor = self.engine._floor

        async def work() -> None:
            await floor.recorder.write(job)

        floor.submit(work).result(PATIENCE_S)

    def _work(self) -> None:
        while not self._ends.is_set():
            drafts = [planned(new_id()) for _ in range(self._chance.randint(1, 40))]
            drafts += [enrolled(new_id()) for _ in range(self._chance.randint(0, 3))]
            self._do(lambda records, these=drafts: records.append_all(these))
            self._round()

    def _round(self) -> bool:
        """True while something is left."""
        self.rounds += 1
        view = self.engine.sync.now().result(PATIENCE_S)
        self.failed += view.reason is not None
        return bool(view.waiting or view.parts_waiting or view.reason)


class Breaking:
    """One fault after the other; `heal` takes all of them back."""

    def __init__(
        self, server: Postgres, hubs: list[HubProcess], consoles: list[Console], chance: random.Random
    ) -> None:
        self._server, self._hubs, self._consoles, self._chance = server, hubs, consoles, chance
        self.done: dict[str, int] = {}

    def once(self) -> None:
        kind = self._chance.choice(["kill", "pause", "cut_up", "cut_down", "cut_up", "cut_down", "database"])
        self.done[kind] = self.done.get(kind, 0) + 1
        hub, console = self._chance.choice(self._hubs), self._chance.choice(self._consoles)
        if kind == "kill":
            hub.end(signal.SIGKILL)
            hub.start()
        elif kind == "pause":
            hub.send(signal.SIGSTOP)
            time.sleep(self._chance.uniform(0.05, 0.6))
            hub.send(signal.SIGCONT)
        elif kind == "cut_up":
            console.proxy.up = self._chance.randint(400, 60_000)
        elif kind == "cut_down":
            console.proxy.down = self._chance.randint(400, 12_000)
        else:
            self._server.stop(signal.SIGQUIT)
            self._server.start()
        time.sleep(self._chance.uniform(0.0, 0.2))
        if self._chance.random() < 0.4:
            console.proxy.up = console.proxy.down = None

    def heal(self) -> None:
        for console in self._consoles:
            console.proxy.up = console.proxy.down = None


def chaos(folder: Path, seconds: float, seed: int) -> Told:
    """So many seconds of it, and what is left."""
    chance, told = random.Random(seed), Told()
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(postgres(*SAFE))
        url = found(server)
        hubs = [stack.enter_context(serving(url)) for _ in range(HUBS)]
        consoles = []
        for number in range(CONSOLES):
            proxy = stack.enter_context(cutting(*(hub.port for hub in hubs)))
            consoles.append(Console(folder / str(number), hubs[0], proxy, chance.randrange(2**32)))
            stack.callback(consoles[-1].engine.stop)
        breaking = Breaking(server, hubs, consoles, chance)
        for console in consoles:
            console.start()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            breaking.once()
        breaking.heal()
        began = time.monotonic()
        for console in consoles:
            console.stop_writing()
        for console in consoles:
            console.drain()
        told.drained_s = time.monotonic() - began
        told.faults = breaking.done
        for console in consoles:
            console.engine.stop()
            told.rounds += console.rounds
            told.failed_rounds += console.failed
        _compare(hubs[0], [console.folder for console in consoles], told)
    return told


@contextlib.contextmanager
def serving(url: str) -> Iterator[HubProcess]:
    process = HubProcess(url)
    process.start()
    try:
        yield process
    finally:
        process.end()


def _compare(hub: HubProcess, folders: list[Path], told: Told) -> None:
    ledger: dict[tuple[str, int], tuple[str, str, str]] = {}
    parts: dict[str, bytes] = {}
    for folder in folders:
        records = opened(folder, SystemClock())
        own = [entry for entry in records.history() if entry.console == records.console]
        ledger |= {(one.console, one.seq): (one.core, one.hash, one.sig) for one in own}
        named = {part.sha256 for one in own for part in one.detached}
        parts |= {name: data for name in named if (data := records.part(name)) is not None}
        told.broken += len(records.verify())
        with contextlib.suppress(ConsoleError):
            assert records.delivery.view().delivered == len(own)
        records.close()
    rows = hub.rows("SELECT console, seq, core, hash, sig FROM entry")
    held = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    told.entries = len(ledger)
    told.doubled = len(rows) - len(held)
    told.strange = len(held.keys() - ledger.keys())
    told.missing = sum(held.get(place) != texts for place, texts in ledger.items())
    blobs = {name: bytes(data) for name, data in hub.rows("SELECT sha256, bytes FROM blob")}
    told.missing += sum(blobs.get(name) != data for name, data in parts.items())
