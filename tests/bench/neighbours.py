"""What an attack by one headset costs the others: frame to state, quiet and attacked, in one run.

Twelve simulated headsets, processes of their own, play a run with physiology on a whole engine. Each message
carries the moment of its sending, and a raw listener hears it right after it was folded into the room. The
culprits are second-client headsets, paired like any other; their work, in a class that of another machine,
yields to ours. Each round measures quiet and every attack in turn. As soon as a culprit is refused a person
asks for it again, so that an attack does not pause while it is measured: worse than a headset can do alone.
"""

import asyncio
import statistics
import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from console.errors import LinkReason
from console.events import Event, LinkChanged, PairingChanged
from console.model import LinkState, PairingState, Received, StationId
from tests.bench.figures import ROUNDS, Figure, run_child
from tests.support.consoles import Console, console
from tests.support.simulated_headsets import headsets
from tests.support.stations import Headset, headset, process, until

NEIGHBOURS: Final = 12
WINDOW_S: Final = 5.0
SETTLE_S: Final = 1.0
GOAL: Final = 2.0
PATIENCE_S: Final = 20.0
PRESS_S: Final = 0.25
MOST_TRIES: Final = 40

QUIET: Final = "quiet"
POUR_S: Final = 2.0
"""The console reads what is poured in about this long, as fast as it lets one station speak."""
BROKEN: Final = frozenset({LinkReason.BROKEN_MESSAGE, LinkReason.LIMIT_BROKEN, LinkReason.FLOOD})
MISDEEDS: Final = {
    "messages": ("flood", BROKEN),
    "oversized": ("oversized", BROKEN),
    "views": ("flood-views", BROKEN),
    "pings": ("flood-pings", BROKEN),
    "pongs": ("flood-pongs", BROKEN),
    "fragments": ("flood-parts", BROKEN),
    "reconnects": ("drop", frozenset({LinkReason.CLOSED})),
}
"""What the culprit does again and again on a live link, and the reasons that may be shown for it."""

Window = dict[str, dict[str, float]]


def measure() -> Iterator[Figure]:
    """The others' p99 under each attack in parts of the quiet one: the median round of each."""
    rounds = run_child("tests.bench.neighbours:watch")["rounds"]
    for attack in [name for name in rounds[0] if name != QUIET]:
        middle = sorted(rounds, key=lambda one: one[attack]["p99"] / one[QUIET]["p99"])[len(rounds) // 2]
        now, quiet = middle[attack], middle[QUIET]
        more = (
            f"p50 {now['p50']:.1f} against {quiet['p50']:.1f} ms, {now['times']:.0f} times in {WINDOW_S:g} s"
        )
        what = f"p99 of {NEIGHBOURS} others, frame to state, under {attack} against quiet ({more})"
        yield Figure(f"neighbours_{attack}", now["p99"], quiet["p99"], "ms", GOAL, what)


def watch() -> dict[str, list[Window]]:
    """All rounds, on one engine."""
    with (
        tempfile.TemporaryDirectory() as folder,
        headsets(NEIGHBOURS, Path(folder)) as others,
        console(Path(folder) / "data") as desk,
    ):
        desk.pair_all(others)
        stations = [one.station for one in others]
        _play(desk, stations)
        return {"rounds": asyncio.run(_rounds(Path(folder), desk, Waits(desk, frozenset(stations))))}


def _play(desk: Console, stations: Collection[StationId]) -> None:
    """Everybody plays a run with physiology: what a class says at its busiest."""
    course = desk.course()
    for station in stations:
        run = {"trainee": str(uuid.uuid4()), "label": "", "mode": "practice", "run": str(uuid.uuid4())}
        course_of = {"scenario": course.id, "scenario_version": course.version, "physio": True}
        for verb, args in (("assign", run | course_of), ("start", {})):
            desk.engine.classroom.command([station], verb, args).result(PATIENCE_S)


class Waits:
    """How long each message of the others took to become state, in ms."""

    def __init__(self, desk: Console, stations: frozenset[StationId]) -> None:
        self._clock = desk.engine.headsets.clock
        self._stations = stations
        self._noted: list[float] = []
        desk.engine.taps.add(self._hear)

    def _hear(self, seen: object) -> None:
        if isinstance(seen, Received) and seen.station in self._stations:
            self._noted.append(self._clock.monotonic_ms() - seen.mono)

    async def over(self, seconds: float) -> dict[str, float]:
        """p50 and p99 of what comes in so many seconds from now."""
        self._noted = []
        await asyncio.sleep(seconds)
        cuts = statistics.quantiles(self._noted, n=100)
        return {"p50": cuts[49], "p99": cuts[98]}


class Links:
    """How the link of each station stands, and the console's yes to every pairing."""

    def __init__(self, desk: Console) -> None:
        self.headsets = desk.engine.headsets
        self._states: dict[StationId, tuple[LinkState, str | None]] = {}
        desk.engine.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, LinkChanged):
            self._states[event.station] = event.state, event.reason
        elif isinstance(event, PairingChanged) and event.state is PairingState.COMPARE:
            self.headsets.confirm(event.station)

    def is_live(self, station: StationId) -> bool:
        return self._states.get(station) == (LinkState.LIVE, None)

    async def until_live(self, station: StationId) -> None:
        await self.until_so(lambda: self.is_live(station))

    def is_shown(self, station: StationId, reasons: Collection[str]) -> bool:
        """Whether it is not live, for one of these reasons."""
        state, reason = self._states.get(station, (LinkState.FOUND, None))
        return state is not LinkState.LIVE and reason in reasons

    async def until_shown(self, station: StationId, reasons: Collection[str]) -> None:
        await self.until_so(lambda: self.is_shown(station, reasons))

    async def join(self, one: Headset) -> None:
        """Let a culprit be found by its address, paired, and live."""
        self.headsets.dial(f"127.0.0.1:{one.port}")
        await self.until_so(lambda: one.station in self._states)
        self.headsets.pair(one.station)
        await self.until_live(one.station)

    async def press_until(self, station: StationId, holds: Callable[[], bool]) -> None:
        """Ask for a station again and again, as one may be still concluding its last try."""
        for _ in range(MOST_TRIES):
            if holds():
                return
            self.headsets.redial(station)
            await asyncio.sleep(PRESS_S)
        raise TimeoutError(f"{station} was not dialled")

    async def until_so(self, holds: Callable[[], Any]) -> None:
        """Wait for a change of the links."""
        await until(holds, "a change of a link", list(self._states.values()))


Deed = Callable[[], Awaitable[None]]
"""One attack from its beginning until the console has refused it."""


@asynccontextmanager
async def _misdeeds(
    links: Links, culprit: Headset, deed: str, reasons: Collection[str]
) -> AsyncIterator[Deed]:
    """Something bad on a live link."""

    async def once() -> None:
        culprit.tell(f"do {deed}")
        await links.until_shown(culprit.station, reasons)
        links.headsets.redial(culprit.station)
        await links.until_live(culprit.station)

    yield once


@asynccontextmanager
async def _pouring(culprit: Headset) -> AsyncIterator[Deed]:
    """As much as the limits allow: nothing to refuse, and no reason that the others should notice."""

    async def once() -> None:
        culprit.tell("do pour-large")
        await asyncio.sleep(POUR_S)

    yield once


@asynccontextmanager
async def _wrong_proofs(links: Links, culprit: Headset) -> AsyncIterator[Deed]:
    culprit.tell("faults wrong-proof")
    culprit.tell("do drop")
    await links.until_shown(culprit.station, {LinkReason.WRONG_PROOF})

    async def once() -> None:
        proofs = culprit.heard("prove")
        await links.press_until(culprit.station, lambda: culprit.heard("prove") > proofs)

    yield once
    await links.until_shown(culprit.station, {LinkReason.WRONG_PROOF})
    culprit.tell("faults")
    await links.press_until(culprit.station, lambda: links.is_live(culprit.station))


@asynccontextmanager
async def _impostor(
    links: Links, absent: Headset, reasons: Collection[str], *command: str
) -> AsyncIterator[Deed]:
    """Somebody else at the address of a paired headset that is away."""
    async with process(*command) as impostor:
        impostor.give_way()
        await impostor.wait_for("listening")
        await links.press_until(absent.station, lambda: links.is_shown(absent.station, reasons))

        async def once() -> None:
            links.headsets.redial(absent.station)
            await asyncio.sleep(PRESS_S)

        yield once


async def _rounds(folder: Path, desk: Console, waits: Waits) -> list[Window]:
    links = Links(desk)
    async with headset(folder / "culprit", "--no-advert") as culprit:
        culprit.give_way()
        await links.join(culprit)
        async with headset(folder / "absent", "--no-advert") as absent:
            await links.join(absent)
        attacks = _attacks(folder, links, culprit, absent)
        return [await _round(attacks, waits) for _ in range(ROUNDS)]


def _attacks(
    folder: Path, links: Links, culprit: Headset, absent: Headset
) -> dict[str, Callable[[], AbstractAsyncContextManager[Deed]]]:
    """How each attack is made ready."""
    port = ("--port", str(absent.port))
    frozen = ("independent_headset.py", "--no-advert", "--fault", "tls-freeze", *port)
    relay = ("relay.py", "--target", f"127.0.0.1:{culprit.port}", *port)
    deeds = {
        name: partial(_misdeeds, links, culprit, deed, reasons) for name, (deed, reasons) in MISDEEDS.items()
    }
    return {
        **deeds,
        "large_messages": partial(_pouring, culprit),
        "wrong_proofs": partial(_wrong_proofs, links, culprit),
        "tls_freezes": partial(
            _impostor,
            links,
            absent,
            {LinkReason.TIMED_OUT},
            *frozen,
            "--state",
            str(folder / "absent"),
        ),
        "relays": partial(
            _impostor,
            links,
            absent,
            {LinkReason.WRONG_CERTIFICATE},
            *relay,
            "--state",
            str(folder / "relay"),
        ),
    }


async def _round(attacks: dict[str, Callable[[], AbstractAsyncContextManager[Deed]]], waits: Waits) -> Window:
    """Quiet, then each attack."""
    found = {QUIET: await waits.over(WINDOW_S)}
    for name, made_ready in attacks.items():
        async with made_ready() as once:
            await asyncio.sleep(SETTLE_S)
            found[name] = await _attacked(once, waits)
        await asyncio.sleep(SETTLE_S)
    return found


async def _attacked(once: Deed, waits: Waits) -> dict[str, float]:
    times = 0

    async def go_on() -> None:
        nonlocal times
        while not measuring.done():
            await once()
            times += 1

    measuring = asyncio.ensure_future(waits.over(WINDOW_S))
    await go_on()
    return await measuring | {"times": times}
