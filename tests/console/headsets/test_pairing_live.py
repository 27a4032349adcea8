"""Pairing between two real ends, and everything that can come between."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from console.errors import ConsoleError, LinkReason, PairingReason, RecordsReason
from console.headsets import pairing
from console.messages import ConsoleHello, PairCommit, PairConfirm, PairRefuse, PairReveal, Prove, Resume
from console.model import LinkState, PairingState
from tests.support.fleet_ears import CONSOLE, QUICK, Ears, fleet_of, run
from tests.support.scripted_station import Conversation, ScriptedStation


def states(ears: Ears) -> list[tuple[PairingState, str | None]]:
    return [(change.state, change.reason) for change in ears.all("pairing")]


async def met(fleet: Any, ears: Ears, station: ScriptedStation) -> Conversation:
    """The station is known by its typed address, and a person asks to pair; the headset has been greeted."""
    fleet.dial("127.0.0.1", station.port)
    await (await station.arrival()).greet()
    await ears.until(lambda: ears.all("found"))
    fleet.pair(station.id)
    headset = await station.arrival()
    await headset.greet()
    return headset


@pytest.mark.parametrize("wearer_first", [True, False])
@pytest.mark.parametrize("tls", [True])
def test_both_confirm_and_the_link_goes_live(wearer_first: bool, tls: bool) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation(tls=tls).listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            code = await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            assert ears.all("pairing")[-1].code == code
            if wearer_first:
                headset.send(PairConfirm())
                await asyncio.sleep(0.05)
                fleet.confirm(station.id)
                await headset.next(PairConfirm)
            else:
                fleet.confirm(station.id)
                await headset.next(PairConfirm)
                await ears.until(lambda: states(ears)[-1][0] is PairingState.WAITING_FOR_WEARER)
                headset.send(PairConfirm())
            assert ears.pins == []
            station.keys[CONSOLE] = headset.agreed_key
            await headset.prove()
            assert (await headset.next(Resume)).after == 0
            await ears.until_link(station.id, LinkState.LIVE)
            assert states(ears)[-1] == (PairingState.PAIRED, None)
            (pin,) = ears.pins
            assert (pin.station, pin.key, pin.certificate) == (
                station.id,
                headset.agreed_key,
                station.certificate,
            )
            assert pin.address == f"127.0.0.1:{station.port}"
            names = [name for name, _ in ears.told]
            assert names.index("paired") < names.index("hello")
            headset.transport.disconnect(False)
            await (await station.arrival()).resume()
            await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_the_person_at_the_console_says_no() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            fleet.refuse(station.id)
            await headset.next(PairRefuse)
            assert await headset.code() == 4004
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.REFUSED_HERE))
            await asyncio.sleep(0.2)
            assert station.arrivals.empty() and ears.pins == []

    run(test())


def test_a_second_thought_while_waiting_for_the_wearer() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            fleet.confirm(station.id)
            await headset.next(PairConfirm)
            fleet.refuse(station.id)
            await headset.next(PairRefuse)
            assert await headset.code() == 4004

    run(test())


@pytest.mark.parametrize("way", ["message", "close"])
def test_the_wearer_says_no(way: str) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            if way == "message":
                headset.send(PairRefuse())
                assert await headset.code() == 4004
            else:
                headset.transport.send_close(4004)  # type: ignore[arg-type]
            await ears.until(
                lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.REFUSED_AT_HEADSET)
            )
            assert ears.pins == []

    run(test())


def test_a_headset_that_pauses_pairing_says_so() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.next(PairCommit)
            headset.transport.send_close(4005)  # type: ignore[arg-type]
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.PAUSED))

    run(test())


def test_nobody_confirms_in_time() -> None:
    async def test() -> None:
        ears = Ears()
        pace = replace(QUICK, pairing_s=0.4)
        async with ScriptedStation().listening() as station, fleet_of(ears=ears, pace=pace) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            headset.send(PairConfirm())
            assert await headset.code() == 1008
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.TIMED_OUT))

    run(test())


@pytest.mark.parametrize(
    "pub",
    [bytes(65), b"\x04" + b"\xff" * 64, b"\x05" + pairing.Ephemeral().point[1:]],
    ids=["zeros", "off the curve", "unknown kind"],
)
def test_a_bad_point_ends_the_try(pub: bytes) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.next(PairCommit)
            nonce = pairing.to_text(pairing.fresh_bytes())
            headset.send({"type": "pair.key", "pub": pairing.to_text(pub), "nonce": nonce})
            assert await headset.code() == 1008
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.LINK_ENDED))

    run(test())


def test_a_wrong_proof_after_pairing_stores_nothing() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            headset.send(PairConfirm())
            fleet.confirm(station.id)
            await headset.next(PairConfirm)
            await headset.next(Prove)
            headset.send(Prove(pairing.to_text(pairing.fresh_bytes())))
            assert await headset.code() == 4003
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.LINK_ENDED))
            assert ears.pins == []

    run(test())


def test_a_pairing_that_can_not_be_stored_is_none() -> None:
    async def test() -> None:
        ears = Ears()
        ears.trouble_with_records = ConsoleError(RecordsReason.DISK_FULL)
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            fleet.confirm(station.id)
            await headset.confirm()
            assert await headset.code() == 1000
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, RecordsReason.DISK_FULL))
            assert ears.all("hello") == []

    run(test())


def test_confirming_before_there_is_a_code_means_nothing() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            fleet.confirm(station.id)
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            headset.send(PairConfirm())
            await asyncio.sleep(0.1)
            assert headset.inbox.empty()
            fleet.confirm(station.id)
            await headset.next(PairConfirm)

    run(test())


def test_a_station_refused_for_its_certificate_can_be_paired_anew() -> None:
    async def test() -> None:
        ears = Ears()
        station, stranger = ScriptedStation(), ScriptedStation()
        async with station.listening():
            old = station.pin(CONSOLE)
        station.identity = stranger.identity
        async with station.listening(), fleet_of(old, ears=ears) as fleet:
            await ears.until_link(station.id, LinkState.REFUSED, LinkReason.WRONG_CERTIFICATE)
            fleet.pair(station.id)
            headset = await station.arrival()
            await headset.greet()
            await headset.agree()
            await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
            fleet.confirm(station.id)
            await headset.confirm()
            await ears.until_link(station.id, LinkState.LIVE)
            assert ears.pins[0].certificate == stranger.certificate

    run(test())


def test_refusing_while_dialling_and_pairing_with_nobody() -> None:
    async def test() -> None:
        ears = Ears()
        async with fleet_of(ears=ears) as fleet:
            fleet.pair(CONSOLE)
            assert states(ears) == [(PairingState.FAILED, PairingReason.UNKNOWN_STATION)]
        station = ScriptedStation()
        async with station.listening():
            pin = station.pin(CONSOLE)
        ears = Ears()
        async with fleet_of(pin, ears=ears) as fleet:
            fleet.pair(station.id)
            await ears.until(lambda: states(ears)[-1] == (PairingState.FAILED, PairingReason.LINK_ENDED))
            fleet.pair(station.id)
            fleet.refuse(station.id)
            assert states(ears)[-1] == (PairingState.FAILED, PairingReason.REFUSED_HERE)

    run(test())


def test_the_console_commits_before_it_reveals() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears) as fleet:
            headset = await met(fleet, ears, station)
            commit = await headset.next(PairCommit)
            own = pairing.Ephemeral()
            pub, nonce = pairing.to_text(own.point), pairing.to_text(own.nonce)
            headset.send({"type": "pair.key", "pub": pub, "nonce": nonce})
            reveal = await headset.next(PairReveal)
            assert pairing.from_text(commit.commit, 32) == pairing.commitment(
                pairing.from_text(reveal.pub, 65), pairing.from_text(reveal.nonce, 32)
            )

    run(test())


def test_typed_addresses() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(ears=ears, dial_unpaired=True) as fleet:
            for host in ("8.8.8.8", "100.64.0.1", "0.0.0.0", "2001:db8::1", "fe80::1", "::ffff:8.8.8.8"):
                with pytest.raises(ConsoleError) as caught:
                    fleet.dial(host, 4000)
                assert caught.value.reason is LinkReason.NOT_PRIVATE_ADDRESS
            for port in (0, -1, 65_536):
                with pytest.raises(ConsoleError):
                    fleet.dial("127.0.0.1", port)
            fleet.dial("localhost", station.port)
            first = await station.arrival()
            await first.next(ConsoleHello)
            first.transport.disconnect(False)
            await (await station.arrival()).greet()
            headset = await station.arrival()
            await headset.greet()
            assert await headset.code() == 1000
            await ears.until_link(station.id, LinkState.NOT_PAIRED, LinkReason.NOT_PAIRED)
            assert ears.all("found")[0].addresses == ("127.0.0.1",)
            await asyncio.sleep(0.3)
            assert station.arrivals.empty()

    run(test())


def test_pairing_asked_for_while_a_dead_address_is_dialled_is_tried_after_it() -> None:
    async def test() -> None:
        ears = Ears()
        station = ScriptedStation()
        async with station.listening():
            pin = station.pin(CONSOLE)

        async def freeze(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read()
            writer.close()

        server = await asyncio.start_server(freeze, "127.0.0.1", station.port)
        async with fleet_of(pin, ears=ears) as fleet:
            await ears.until_link(station.id, LinkState.DIALLING)
            await asyncio.sleep(0.1)
            fleet.pair(station.id)
            server.close()
            async with station.listening():
                headset = await station.arrival()
                await headset.greet()
                await headset.agree()
                await ears.until(lambda: states(ears)[-1][0] is PairingState.COMPARE)
                fleet.forget(station.id)
                assert states(ears)[-1] == (PairingState.FAILED, PairingReason.REFUSED_HERE)
                assert await headset.code() == 1000

    run(test())
