"""What one message costs the receiving process: our links against websockets and json, both over pinned TLS.

The same crowd sends the same messages at the same pace, each in its own time as in a class. Ours is the whole
link: limits, strict decoding into typed bodies, sequence and gaps, consent, freshness; the other parses JSON.
"""

import asyncio
import json
import uuid
from collections.abc import Iterator
from typing import Any, Final

from tests.bench.crowd import RUN
from tests.bench.figures import Figure, own_cpu_s, take_turns
from tests.support.crowds import crowd, pins_of

LINKS: Final = 40
PER_S: Final = 40
WARM_UP_S: Final = 2.0
MEASURED_S: Final = 6.0


def measure() -> Iterator[Figure]:
    """CPU of the receiver per message."""
    cpu = take_turns(
        {"ours": ("tests.bench.link:receive_ours", {}), "other": ("tests.bench.link:receive_other", {})},
        "cpu_us",
    )
    what = f"receiving {LINKS} TLS links of {PER_S} messages/s each, against websockets + json"
    yield Figure("link_cpu", cpu["ours"], cpu["other"], "us/message", 1 / 2, what)


def receive_ours() -> dict[str, float]:
    """A fleet with forty stations, as the console's network thread has it."""
    from console.headsets.gathering import network_loop

    runner = asyncio.Runner(loop_factory=network_loop)
    with crowd("--count", str(LINKS), "--per-s", str(PER_S)) as (_, where), runner:
        return runner.run(_receive_ours(where))


async def _receive_ours(where: dict[str, Any]) -> dict[str, float]:
    from console.clock import SystemClock
    from console.headsets.fleet import Fleet
    from tests.support.stations import Ears, until

    class Counter(Ears):
        count = 0

        def message(self, received: Any) -> None:
            self.count += 1

    ears = Counter()
    fleet = Fleet(
        console=str(uuid.uuid4()),
        clock=SystemClock(),
        listener=ears,
        pins=pins_of(where, bytes(32)),
        held=lambda *_: 0,
        interfaces=("loopback",),
        dial_unpaired=False,
    )
    serving = asyncio.create_task(fleet.run())
    await until(lambda: all(ears.is_live(station) for station in where["stations"]), "all live")
    for station in where["stations"]:
        fleet.command(station, "assign", {"run": RUN, "physio": True}, 5000)
    return await _count(lambda: ears.count, [serving])


def receive_other() -> dict[str, float]:
    """The usual client: websockets, and json.loads for every message."""
    with (
        crowd("--count", str(LINKS), "--per-s", str(PER_S)) as (_, where),
        asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner,
    ):
        return runner.run(_receive_other(where))


async def _receive_other(where: dict[str, Any]) -> dict[str, float]:
    from websockets.asyncio.client import connect

    from console.headsets.certificate import client_context
    from console.headsets.protocol import PATH, SUBPROTOCOL

    context = client_context(bytes.fromhex(where["certificate"]))
    count = 0

    async def listen(link: Any) -> None:
        nonlocal count
        await link.send('{"type":"resume"}')
        async for text in link:
            json.loads(text)
            count += 1

    tasks = []
    for port in where["ports"]:
        address = f"wss://127.0.0.1:{port}{PATH}"
        link = await connect(address, ssl=context, subprotocols=[SUBPROTOCOL], compression=None)
        tasks.append(asyncio.create_task(listen(link)))
    return await _count(lambda: count, tasks)


async def _count(count: Any, tasks: list[asyncio.Task[Any]]) -> dict[str, float]:
    await asyncio.sleep(WARM_UP_S)
    messages, used = count(), own_cpu_s()
    await asyncio.sleep(MEASURED_S)
    messages, used = count() - messages, own_cpu_s() - used
    assert not (over := [task.result() for task in tasks if task.done()]), f"a link ended: {over[0]}"
    assert messages > 0.9 * LINKS * PER_S * MEASURED_S, f"only {messages} messages came"
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {"cpu_us": used / messages * 1e6}
