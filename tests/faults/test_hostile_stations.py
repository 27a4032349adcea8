"""Broken and hostile headsets, as real processes on real sockets: refused with a reason, unnoticed by others.

Every headset here is the second client, which shares no line with the console.
"""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from console.clock import SystemClock
from console.errors import LinkReason, PairingReason
from console.headsets.fleet import Fleet
from console.headsets.pace import Pace
from console.model import CommandResult, LinkState, PairingState, Pin, StationId
from tests.support.independent.misdeeds import BAD_FRAMES, BAD_TEXTS, HARMLESS
from tests.support.stations import Ears, Headset, headset, process, until

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


def test_second_client_is_found_paired_driven_and_saved(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--label", "Seat 9") as one:
            await until(lambda: any(advert.station == one.station for advert in ears.adverts), "an advert")
            advert = next(advert for advert in ears.adverts if advert.station == one.station)
            assert (advert.label, advert.model, advert.app) == ("Seat 9", "Independent", "independent/1")
            fleet.pair(one.station)
            assert (await one.wait_for("pairing"))["code"] == await code_of(ears, one.station)
            fleet.confirm(one.station)
            await until(lambda: ears.is_live(one.station), "live")
            run = str(uuid.uuid4())
            assign = {
                "trainee": str(uuid.uuid4()),
                "label": "Seat 9",
                "scenario": "GMP-GWN-B",
                "scenario_version": "1.0",
                "mode": "practice",
                "run": run,
                "physio": False,
            }
            asked = [
                fleet.command(one.station, verb, args, 3000)
                for verb, args in (
                    ("assign", assign),
                    ("view", {"fps": 5, "width": 320}),
                    ("start", {}),
                    ("fly", {}),
                )
            ]
            await until(
                lambda: len([c for c in ears.commands if c.result is not CommandResult.PENDING]) == 4, "acks"
            )
            ended = {c.id: c.result for c in ears.commands}
            assert [ended[one] for one in asked] == [CommandResult.DONE] * 3 + [CommandResult.UNSUPPORTED]

            def is_over() -> bool:
                return any(r.type == "state" and r.body.phase == "ended" for r in ears.messages)

            await until(is_over, "the run's end")
            kinds = [r.body.kind for r in ears.messages if r.type == "event" and r.run == run]
            assert kinds == ["step.started", "step.completed"] * 3
            assert ears.views
            seqs = ears.seqs(one.station)
            fleet.saved(one.station, one.boot, seqs[-1])
            assert (await one.wait_for("saved"))["seq"] == seqs[-1]
            assert seqs == list(range(1, len(seqs) + 1))

    asyncio.run(scene())


def test_every_bad_message_ends_its_own_link_and_no_other(tmp_path: Path) -> None:
    async def scene() -> None:
        async with (
            console() as (fleet, ears),
            beside_a_neighbour(fleet, ears, tmp_path),
            headset(tmp_path / "culprit", "--no-advert") as culprit,
        ):
            await join(fleet, ears, culprit)
            for misdeed in (*BAD_TEXTS, *BAD_FRAMES, "split-oversized"):
                links, said = len(ears.links), len(culprit.said)
                culprit.tell(f"do {misdeed}")
                state, reason = await down(ears, culprit, links)
                assert (state, reason in BROKEN) == (LinkState.LOST, True), misdeed
                assert (await culprit.wait_for("closed", said))["code"] in BAD_CODES, misdeed
                fleet.redial(culprit.station)
                await until(lambda: ears.is_live(culprit.station), f"live after {misdeed}")

    asyncio.run(scene())


def test_what_is_only_strange_is_counted_and_the_link_stays(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--no-advert") as one:
            await join(fleet, ears, one)
            links = len(ears.links)
            for oddity in (*HARMLESS, "split-well", "repeat"):
                one.tell(f"do {oddity}")
            one.tell('say event {"kind":"note","text":"still here"}')
            await until(lambda: "still here" in ears.texts(one.station), "the last word")
            assert ears.links[links:] == []
            assert max(count for _, count in ears.drops) >= 6
            seqs = ears.seqs(one.station)
            assert seqs == sorted(set(seqs))

    asyncio.run(scene())


def test_flood_is_cut_off_and_the_neighbour_is_heard_in_time(tmp_path: Path) -> None:
    async def scene() -> None:
        async with (
            console() as (fleet, ears),
            beside_a_neighbour(fleet, ears, tmp_path) as neighbour,
            headset(tmp_path / "culprit", "--no-advert") as culprit,
        ):
            await join(fleet, ears, culprit)
            for flood in ("flood", "flood-pings", "flood-pongs", "flood-parts", "flood-views"):
                links = len(ears.links)
                culprit.tell(f"do {flood}")
                assert (await down(ears, culprit, links))[1] is LinkReason.FLOOD, flood
                fleet.redial(culprit.station)
                await until(lambda: ears.is_live(culprit.station), f"live after {flood}", ears.links)
            waits_ms = sorted(neighbour.waits_ms)
            assert waits_ms[len(waits_ms) * 9 // 10] < 250

    asyncio.run(scene())


FALSE_STARTS: dict[str, tuple[LinkReason, int | None]] = {
    "wrong-proof": (LinkReason.WRONG_PROOF, 4003),
    "echo-proof": (LinkReason.WRONG_PROOF, 4003),
    "replay-hello": (LinkReason.WRONG_PROOF, 4003),
    "wrong-station": (LinkReason.WRONG_STATION, 1008),
    "wrong-proto": (LinkReason.WRONG_PROTOCOL, 4010),
    "wrong-accept": (LinkReason.WRONG_PROTOCOL, None),
    "hello-without-boot": (LinkReason.BROKEN_MESSAGE, 1008),
    "talk-early": (LinkReason.BROKEN_MESSAGE, 1008),
    "upgrade-freeze": (LinkReason.TIMED_OUT, None),
    "hello-freeze": (LinkReason.TIMED_OUT, None),
    "proof-freeze": (LinkReason.TIMED_OUT, None),
    "hello-close-1008": (LinkReason.BROKEN_MESSAGE, None),
    "hello-close-4003": (LinkReason.WRONG_PROOF, None),
    "hello-close-4009": (LinkReason.BUSY, None),
    "hello-close-4010": (LinkReason.WRONG_PROTOCOL, None),
}
"""How a paired headset may fail to prove itself: the reason shown, and the code that we close with."""


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


def test_paired_headset_that_can_not_prove_itself_is_refused(tmp_path: Path) -> None:
    async def scene() -> None:
        async with (
            console() as (fleet, ears),
            beside_a_neighbour(fleet, ears, tmp_path),
            headset(tmp_path / "culprit", "--no-advert") as culprit,
        ):
            await join(fleet, ears, culprit)
            for fault, (reason, code) in FALSE_STARTS.items():
                said = len(culprit.said)
                culprit.tell(f"faults {fault}")
                culprit.tell("do drop")

                await shown(ears, culprit, reason)
                if code is not None:
                    await closed_with(culprit, code, said)
                culprit.tell("faults")
                fleet.redial(culprit.station)
                await until(lambda: ears.is_live(culprit.station), f"live after {fault}")

    asyncio.run(scene())


def test_wrong_proof_is_not_dialled_again_until_a_person_asks(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--no-advert") as one:
            await join(fleet, ears, one)
            one.tell("faults wrong-proof")
            one.tell("do drop")
            await until(
                lambda: ears.state(one.station) == (LinkState.REFUSED, LinkReason.WRONG_PROOF), "refusal"
            )
            hellos = one.heard("hello")
            await asyncio.sleep(3 * QUICK.redial_last_s)
            assert one.heard("hello") == hellos
            one.tell("faults")
            fleet.redial(one.station)
            await until(lambda: ears.is_live(one.station), "live again")

    asyncio.run(scene())


def test_man_in_the_middle_reads_not_one_byte_of_a_paired_console(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), beside_a_neighbour(fleet, ears, tmp_path):
            async with headset(tmp_path / "victim", "--no-advert") as victim:
                await join(fleet, ears, victim)
                port = victim.port
            state = str(tmp_path / "victim")
            async with (
                headset(tmp_path / "victim", "--no-advert") as again,
                process(
                    "relay.py",
                    *(
                        "--target",
                        f"127.0.0.1:{again.port}",
                        "--state",
                        state + "-relay",
                        "--port",
                        str(port),
                    ),
                ) as relay,
            ):
                await relay.wait_for("listening")
                refused = (LinkState.REFUSED, LinkReason.WRONG_CERTIFICATE)
                await until(lambda: ears.state(again.station) == refused, "refusal")
                assert not [one for one in relay.said if one["event"] == "read"]
                assert again.heard("hello") == 0

    asyncio.run(scene())


def test_man_in_the_middle_of_a_pairing_makes_the_codes_differ(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path / "victim", "--no-advert") as victim:
            target = ("--target", f"127.0.0.1:{victim.port}", "--state", str(tmp_path / "relay"))
            async with process("relay.py", *target) as relay:
                fleet.dial("127.0.0.1", (await relay.wait_for("listening"))["port"])
                await until(lambda: victim.station in {one.station for one in ears.adverts}, "an answer")
                fleet.pair(victim.station)
                code = await code_of(ears, victim.station)
                assert (await victim.wait_for("pairing"))["code"] != code
                fleet.refuse(victim.station)
                await until(lambda: ears.pairings[-1].state is PairingState.FAILED, "the refusal")
                assert ears.pairings[-1].reason == PairingReason.REFUSED_HERE
                # Whoever confirms all the same gets no key: the proofs do not fit either.
                fleet.pair(victim.station)
                await until(lambda: ears.pairings[-1].state is PairingState.COMPARE, "another code")
                fleet.confirm(victim.station)
                await until(lambda: ears.pairings[-1].state is PairingState.FAILED, "the failed proof")
                assert ears.pins == []

    asyncio.run(scene())


def test_changed_certificate_is_refused_and_never_paired_again_silently(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), beside_a_neighbour(fleet, ears, tmp_path):
            async with headset(tmp_path / "one", "--no-advert") as one:
                await join(fleet, ears, one)
            port = ("--no-advert", "--port", str(one.port))
            async with headset(tmp_path / "one", "--new-certificate", *port) as changed:
                assert changed.station == one.station
                refused = (LinkState.REFUSED, LinkReason.WRONG_CERTIFICATE)
                await until(lambda: ears.state(one.station) == refused, "refusal")
                await asyncio.sleep(2 * QUICK.redial_last_s)
                assert changed.heard("hello") == 0
                assert ears.state(one.station) == refused
                assert len(ears.pins) == 2

    asyncio.run(scene())


def test_station_with_a_stolen_id_is_told_and_the_paired_one_stays(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path / "one") as one:
            await join(fleet, ears, one)
            thief_words = ("--station", one.station, "--label", "Seat 9")
            async with headset(tmp_path / "thief", *thief_words) as thief:
                contested = (LinkState.LIVE, LinkReason.CONFLICT)
                await until(lambda: ears.state(one.station) == contested, "the conflict")
                one.tell("do drop")
                await shown(ears, one, LinkReason.CLOSED)
                await until(lambda: ears.state(one.station) == contested, "the paired one again")
                assert thief.heard("hello") == 0
            await until(lambda: ears.is_live(one.station), "peace")

    asyncio.run(scene())


def test_headset_that_comes_back_beside_a_thief_needs_nobody(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears):
            async with headset(tmp_path / "one") as one:
                await join(fleet, ears, one)
                station = one.station
                one.kill()
            async with headset(tmp_path / "thief", "--station", station):
                await until(
                    lambda: ears.state(station) == (LinkState.REFUSED, LinkReason.WRONG_CERTIFICATE),
                    "refusal",
                )
                async with headset(tmp_path / "one") as again:
                    await until(lambda: again.heard("resume"), "the paired one", ears.links)

    asyncio.run(scene())


def test_headset_that_freezes_in_the_tls_handshake_is_given_up(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), beside_a_neighbour(fleet, ears, tmp_path):
            async with headset(tmp_path / "one", "--no-advert") as one:
                await join(fleet, ears, one)
            words = ("--no-advert", "--port", str(one.port), "--fault", "tls-freeze")
            async with headset(tmp_path / "one", *words) as frozen:
                await frozen.wait_for("frozen")
                await until(
                    lambda: ears.state(one.station) == (LinkState.LOST, LinkReason.TIMED_OUT), "a time-out"
                )

    asyncio.run(scene())


def test_headset_that_hangs_is_told_silent_and_taken_back_with_all_it_had_to_say(tmp_path: Path) -> None:
    async def scene() -> None:
        async with (
            console() as (fleet, ears),
            beside_a_neighbour(fleet, ears, tmp_path),
            headset(tmp_path / "one", "--no-advert") as one,
        ):
            await join(fleet, ears, one)
            one.freeze()
            try:
                await shown(ears, one, LinkReason.SILENT)
            finally:
                one.thaw()
            one.tell('say event {"kind":"note","text":"awake"}')
            await heard(ears, one, "awake")
            seqs = ears.seqs(one.station)
            assert seqs == list(range(1, len(seqs) + 1))

    asyncio.run(scene())


def test_close_codes_are_understood(tmp_path: Path) -> None:
    reasons = {
        "close-1000": LinkReason.CLOSED,
        "close-1008": LinkReason.BROKEN_MESSAGE,
        "close-1011": LinkReason.CLOSED,
        "close-4009": LinkReason.BUSY,
        "close-4010": LinkReason.WRONG_PROTOCOL,
        "close-4999": LinkReason.CLOSED,
        "bye": LinkReason.SAID_BYE,
        "close-4003": LinkReason.WRONG_PROOF,
    }

    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--no-advert") as one:
            await join(fleet, ears, one)
            for misdeed, reason in reasons.items():
                links = len(ears.links)
                one.tell(f"do {misdeed}")
                assert (await down(ears, one, links))[1] is reason, misdeed
                fleet.redial(one.station)
                await until(lambda: ears.is_live(one.station), f"live after {misdeed}")

    asyncio.run(scene())


def test_nothing_is_lost_or_doubled_over_twenty_drops_and_only_true_gaps_are_told(tmp_path: Path) -> None:
    async def scene() -> None:
        async with console() as (fleet, ears), headset(tmp_path, "--no-advert") as one:
            await join(fleet, ears, one)
            for number in range(20):
                for word in ("a", "b"):
                    text = f"{number}{word}"
                    one.tell("say event " + json.dumps({"kind": "note", "text": text}))
                    one.tell("do drop" if word == "a" else "do repeat")
                fleet.redial(one.station)
                await heard(ears, one, f"{number}b")
            assert ears.texts(one.station) == [f"{number}{word}" for number in range(20) for word in "ab"]
            seqs = ears.seqs(one.station)
            assert seqs == list(range(1, len(seqs) + 1))
            assert ears.gaps == []
            one.tell("do gap")
            await until(lambda: ears.gaps, "the gap")
            (gap,) = ears.gaps
            assert gap[3] - gap[2] == 2
            assert gap[2] > seqs[-1]

    asyncio.run(scene())


def test_console_that_starts_again_asks_only_for_what_it_does_not_hold(tmp_path: Path) -> None:
    async def scene() -> None:
        async with headset(tmp_path, "--no-advert") as one:
            async with console() as (fleet, ears):
                pin = await join(fleet, ears, one)
                one.tell('say event {"kind":"note","text":"before"}')
                await until(lambda: "before" in ears.texts(one.station), "a word")
            one.tell('say event {"kind":"note","text":"between"}')
            async with console(pin) as (fleet, ears):
                await until(lambda: "between" in ears.texts(one.station), "the word said to nobody")
                assert ears.seqs(one.station)[0] == 1, (
                    "nothing was committed, so all of the boot is asked for"
                )

    asyncio.run(scene())
