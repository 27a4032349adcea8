"""A console and second-client headsets: pairing them, watching links end, a neighbour who must not notice."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from console.clock import SystemClock
from console.errors import LinkReason
from console.headsets.fleet import Fleet
from console.headsets.pace import Pace
from console.model import LinkState, Pin, StationId
from tests.support.stations import Ears, Headset, headset, until

CONSOLE = str(uuid.uuid4())
QUICK = Pace(
    handshake_s=1.0,
    redial_first_s=0.02,
    redial_last_s=0.3,
    silence_ms=3_000,
    ping_ms=700,
    dead_ms=1_500,
    saved_ms=100,
)
BROKEN = {LinkReason.BROKEN_MESSAGE, LinkReason.LIMIT_BROKEN}
BAD_CODES = {1002, 1007, 1008, 1009}


@asynccontextmanager
async def console(
    *pins: Pin, interfaces: tuple[str, ...] = ("loopback",)
) -> AsyncIterator[tuple[Fleet, Ears]]:
    """A fleet that runs for as long as the block lasts, and what it says."""
    ears = Ears()
    fleet = Fleet(
        console=CONSOLE,
        clock=SystemClock(),
        listener=ears,
        pins=pins,
        held=lambda _station, _boot: 0,
        interfaces=interfaces,
        pace=QUICK,
    )
    running = asyncio.create_task(fleet.run())
    try:
        yield fleet, ears
    finally:
        running.cancel()
        await asyncio.wait([running])


async def meet(fleet: Fleet, ears: Ears, one: Headset) -> None:
    """Type its address and wait until it has said who it is."""
    fleet.dial("127.0.0.1", one.port)
    await until(lambda: any(advert.station == one.station for advert in ears.adverts), "an answer")


async def code_of(ears: Ears, station: StationId) -> str:
    """The code that the console shows for this station."""

    def shown() -> str | None:
        return next(
            (change.code for change in ears.pairings if change.station == station and change.code), None
        )

    return await until(shown, "a code")


async def join(fleet: Fleet, ears: Ears, one: Headset) -> Pin:
    """Pair a headset, both sides saying yes, and wait until it is live."""
    await meet(fleet, ears, one)
    fleet.pair(one.station)
    code = await code_of(ears, one.station)
    assert (await one.wait_for("pairing"))["code"] == code
    fleet.confirm(one.station)
    await until(lambda: ears.is_live(one.station), "live")
    return ears.pins[-1]


async def down(ears: Ears, one: Headset, links: int) -> tuple[LinkState, LinkReason | None]:
    """How the link ended that was live when there were `links` changes."""

    def ended() -> tuple[LinkState, LinkReason | None] | None:
        mine = [(state, why) for station, state, why in ears.links[links:] if station == one.station]
        return next((change for change in mine if change[0] is not LinkState.LIVE), None)

    return await until(ended, "an end of the link", ears.links)


async def shown(ears: Ears, one: Headset, reason: LinkReason) -> None:
    """Wait until this is the reason why it is not live."""

    def is_so() -> bool:
        state = ears.state(one.station)
        return state is not None and state[0] is not LinkState.LIVE and state[1] is reason

    await until(is_so, reason, ears.links)


async def closed_with(one: Headset, code: int, after: int) -> None:
    """Wait until the headset was closed with this code."""
    await until(lambda: code in [event.get("code") for event in one.said[after:]], str(code), one.said)


async def heard(ears: Ears, one: Headset, text: str) -> None:
    await until(lambda: text in ears.texts(one.station), text, ears.links)


class Neighbour:
    """A well-behaved headset that talks all the time beside the others, and must never notice them."""

    def __init__(self, ears: Ears, one: Headset) -> None:
        self._ears, self.one = ears, one
        self._links = sum(station == one.station for station, _, _ in ears.links)
        self.waits_ms: list[float] = []

    async def talk(self) -> None:
        """Something new ten times a second; how long each word takes to arrive is noted."""
        loop = asyncio.get_running_loop()
        for number in range(10_000):
            word = f"word {number}"
            said = loop.time()
            self.one.tell("say event " + json.dumps({"kind": "note", "text": word}))
            await self._heard(word)
            self.waits_ms.append((loop.time() - said) * 1000)
            await asyncio.sleep(0.1)

    async def _heard(self, word: str) -> None:
        await until(lambda: word in self._ears.texts(self.one.station)[-3:], word)

    def check(self) -> None:
        """One link throughout, every message once and in order."""
        mine = [change for change in self._ears.links if change[0] == self.one.station]
        assert mine[self._links :] == []
        seqs = self._ears.seqs(self.one.station)
        assert seqs == list(range(1, len(seqs) + 1))


@asynccontextmanager
async def beside_a_neighbour(fleet: Fleet, ears: Ears, folder: Path) -> AsyncIterator[Neighbour]:
    """A neighbour who talks for as long as the block lasts, and is whole at its end."""
    async with headset(folder / "neighbour", "--no-advert", "--label", "Seat 1") as one:
        await join(fleet, ears, one)
        neighbour = Neighbour(ears, one)
        talking = asyncio.create_task(neighbour.talk())
        try:
            yield neighbour
            assert not talking.done(), "the neighbour was not heard"
            neighbour.check()
        finally:
            talking.cancel()
            await asyncio.wait([talking])
