"""Second-client headsets as processes, and a pair of ears that notes all that a fleet says about them."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from console.errors import LinkReason, NetworkReason
from console.events import CommandChanged, PairingChanged
from console.messages import StationHello
from console.model import BootId, Found, LinkState, Pin, Received, StationId

T = TypeVar("T")

SUPPORT = Path(__file__).parent
PATIENCE_S = 15.0


async def until(holds: Callable[[], T | None], what: str, seen: Any = None) -> T:
    """Wait for the first true answer of `holds`; AssertionError says what never came, and what was `seen`."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE_S
    while not (answer := holds()):
        assert loop.time() < deadline, f"never: {what}; seen: {seen[-6:] if seen else seen}"
        await asyncio.sleep(0.005)
    return answer


class Process:
    """A program of tests/support that prints JSON lines and reads words."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.said: list[dict[str, Any]] = []

    async def read(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            self.said.append(json.loads(line))

    async def wait_for(self, event: str, after: int = 0) -> dict[str, Any]:
        """The first such event among what was said from `after` on."""

        def find() -> dict[str, Any] | None:
            return next((one for one in self.said[after:] if one["event"] == event), None)

        return await until(find, event, self.said)

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")

    def heard(self, kind: str) -> int:
        """How many messages of this type the other side let it read."""
        return sum(one["event"] == "heard" and one["type"] == kind for one in self.said)

    def kill(self) -> None:
        self._process.kill()

    def freeze(self) -> None:
        """Let it hang: its sockets stay open, and nothing answers."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def give_way(self) -> None:
        """Let its work, which would be another machine's, not take the processor from what is measured."""
        os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)


@asynccontextmanager
async def process(script: str, *words: str) -> AsyncIterator[Process]:
    """Run a script of tests/support for as long as the block lasts."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        str(SUPPORT / script),
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    one = Process(child)
    reading = asyncio.create_task(one.read())
    try:
        yield one
    finally:
        if child.stdin is not None:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), 3)
        except TimeoutError:
            child.kill()
            await child.wait()
        await reading


class Headset(Process):
    """A second-client headset that listens."""

    station: StationId
    port: int
    boot: BootId


@asynccontextmanager
async def headset(state: Path, *words: str) -> AsyncIterator[Headset]:
    """One headset process; unadvertised and confirming every pairing, unless `words` say more."""
    async with process("independent_headset.py", "--state", str(state), "--confirm", *words) as child:
        child.__class__ = Headset
        assert isinstance(child, Headset)
        first = await child.wait_for("listening")
        child.station, child.port, child.boot = first["station"], first["port"], first["boot"]
        yield child


class Ears:
    """A `FleetListener` that notes everything."""

    def __init__(self) -> None:
        self.adverts: list[Found] = []
        self.links: list[tuple[StationId, LinkState, LinkReason | None]] = []
        self.hellos: list[tuple[StationId, StationHello, str]] = []
        self.messages: list[Received] = []
        self.gaps: list[tuple[StationId, BootId, int, int]] = []
        self.drops: list[tuple[StationId, int]] = []
        self.views: list[tuple[StationId, float, bytes]] = []
        self.pairings: list[PairingChanged] = []
        self.pins: list[Pin] = []
        self.commands: list[CommandChanged] = []
        self.troubles: list[NetworkReason] = []
        self.timings: list[tuple[StationId, float, float, float]] = []

    def found(self, found: Found) -> None:
        self.adverts.append(found)

    def vanished(self, station: StationId) -> None:
        pass

    def link(self, station: StationId, state: LinkState, reason: LinkReason | None) -> None:
        self.links.append((station, state, reason))

    def hello(self, station: StationId, hello: StationHello, address: str) -> None:
        self.hellos.append((station, hello, address))

    def message(self, received: Received) -> None:
        self.messages.append(received)

    def gap(self, station: StationId, boot: BootId, first: int, last: int) -> None:
        self.gaps.append((station, boot, first, last))

    def dropped(self, station: StationId, count: int) -> None:
        self.drops.append((station, count))

    def view(self, station: StationId, mono_ms: float, jpeg: bytes) -> None:
        self.views.append((station, mono_ms, jpeg))

    def timing(self, station: StationId, offset_ms: float, uncertainty_ms: float, rtt_ms: float) -> None:
        self.timings.append((station, offset_ms, uncertainty_ms, rtt_ms))

    def pairing(self, change: PairingChanged) -> None:
        self.pairings.append(change)

    async def paired(self, pin: Pin) -> None:
        self.pins.append(pin)

    def command(self, change: CommandChanged) -> None:
        self.commands.append(change)

    def search(self, found: int, trouble: NetworkReason | None) -> None:
        if trouble is not None:
            self.troubles.append(trouble)

    # --- questions ---------------------------------------------------------------------------------

    def state(self, station: StationId) -> tuple[LinkState, LinkReason | None] | None:
        """Where the link of a station stands now."""
        return next(((state, why) for one, state, why in reversed(self.links) if one == station), None)

    def is_live(self, station: StationId) -> bool:
        return self.state(station) == (LinkState.LIVE, None)

    def seqs(self, station: StationId) -> list[int]:
        return [received.seq for received in self.messages if received.station == station]

    def texts(self, station: StationId) -> list[str]:
        """The texts of a station's events, in the order of arrival."""
        mine = (one.body for one in self.messages if one.station == station and one.type == "event")
        return [body.text for body in mine if body.text]
