"""Broken and hostile headsets, as real processes on real sockets: refused with a reason, unnoticed by others.

Every headset here is the second client, which shares no line with the console.
"""

import asyncio
from pathlib import Path

from console.errors import LinkReason
from console.model import LinkState
from tests.support.independent.misdeeds import BAD_FRAMES, BAD_TEXTS, HARMLESS
from tests.support.scenes import (
    BAD_CODES,
    BROKEN,
    QUICK,
    beside_a_neighbour,
    closed_with,
    console,
    down,
    heard,
    join,
    shown,
)
from tests.support.stations import headset, until


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
