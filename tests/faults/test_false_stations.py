"""Who pretends to be a paired headset: a man in the middle, another certificate, a thief of its id.

Every headset here is the second client, a process of its own.
"""

import asyncio
from pathlib import Path

from console.errors import LinkReason, PairingReason
from console.model import LinkState, PairingState
from tests.support.scenes import (
    QUICK,
    beside_a_neighbour,
    code_of,
    console,
    join,
    shown,
)
from tests.support.stations import headset, process, until


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
