"""A listener that keeps everything a fleet tells, and waits for what a test expects."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from console.clock import SystemClock
from console.errors import ConsoleError, LinkReason, NetworkReason
from console.events import CommandChanged, PairingChanged
from console.headsets.fleet import Fleet
from console.headsets.pace import Pace
from console.messages import StationHello
from console.model import Found, LinkState, Pin, Received

CONSOLE = "dbebfd6f-4348-481d-9194-b262fc326d33"
PATIENCE_S = 10.0
QUICK = Pace(
    handshake_s=0.6,
    pairing_s=3.0,
    silence_ms=400,
    ping_ms=150,
    dead_ms=1000,
    time_ms=300,
    saved_ms=200,
    redial_first_s=0.02,
    redial_last_s=0.2,
    hold_ms=150,
    search_s=0.5,
)


class Ears:
    """Everything told, in order, as (name, arguments)."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Any, ...]]] = []
        self.pins: list[Pin] = []
        self.trouble_with_records: ConsoleError | None = None
        self._stirred = asyncio.Event()

    def _note(self, name: str, *values: Any) -> None:
        self.told.append((name, values))
        self._stirred.set()

    def found(self, found: Found) -> None:
        self._note("found", found)

    def vanished(self, station: str) -> None:
        self._note("vanished", station)

    def link(self, station: str, state: LinkState, reason: LinkReason | None) -> None:
        self._note("link", station, state, reason)

    def hello(self, station: str, hello: StationHello, address: str) -> None:
        self._note("hello", station, hello, address)

    def message(self, received: Received) -> None:
        self._note("message", received)

    def gap(self, station: str, boot: str, first: int, last: int) -> None:
        self._note("gap", station, boot, first, last)

    def dropped(self, station: str, count: int) -> None:
        self._note("dropped", station, count)

    def view(self, station: str, mono_ms: float, jpeg: bytes) -> None:
        self._note("view", station, mono_ms, jpeg)

    def timing(self, station: str, offset_ms: float, uncertainty_ms: float, rtt_ms: float) -> None:
        self._note("timing", station, offset_ms, uncertainty_ms, rtt_ms)

    def pairing(self, change: PairingChanged) -> None:
        self._note("pairing", change)

    async def paired(self, pin: Pin) -> None:
        if self.trouble_with_records is not None:
            raise self.trouble_with_records
        self.pins.append(pin)
        self._note("paired", pin)

    def command(self, change: CommandChanged) -> None:
        self._note("command", change)

    def search(self, found: int, trouble: NetworkReason | None) -> None:
        self._note("search", found, trouble)

    def all(self, name: str) -> list[Any]:
        """What was told under this name: the one argument, or the tuple of them."""
        return [values[0] if len(values) == 1 else values for told, values in self.told if told == name]

    def links(self, station: str) -> list[tuple[LinkState, LinkReason | None]]:
        return [(state, reason) for who, state, reason in self.all("link") if who == station]

    async def until(self, holds: Callable[[], Any], patience_s: float = PATIENCE_S) -> None:
        """Wait until something told makes `holds` true."""
        try:
            async with asyncio.timeout(patience_s):
                while not holds():
                    self._stirred.clear()
                    await self._stirred.wait()
        except TimeoutError:
            raise AssertionError(f"never came true; told: {self.told[-20:]}") from None

    async def until_link(self, station: str, state: LinkState, reason: LinkReason | None = None) -> None:
        """Wait until the station's last told state is this one."""
        await self.until(lambda: self.links(station)[-1:] == [(state, reason)])


@asynccontextmanager
async def fleet_of(
    *pins: Pin, ears: Ears, pace: Pace = QUICK, interfaces: tuple[str, ...] = (), **options: Any
) -> AsyncIterator[Fleet]:
    """A running fleet that browses nowhere unless told."""
    options.setdefault("held", lambda station, boot: 0)
    fleet = Fleet(
        console=CONSOLE,
        clock=SystemClock(),
        listener=ears,
        pins=pins,
        interfaces=interfaces,
        pace=replace(pace),
        **options,
    )
    task = asyncio.ensure_future(fleet.run())
    try:
        await asyncio.sleep(0)
        yield fleet
    finally:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            task.result()


def run(test: Coroutine[Any, Any, None]) -> None:
    """Run one test as the network thread would."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(asyncio.wait_for(test, 60))
