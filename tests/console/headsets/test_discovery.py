"""Real mDNS on loopback: found, merged, gone, contested; and trouble that is told instead of raised."""

import asyncio
import socket
import struct
import uuid
from dataclasses import replace
from typing import Final

from console.errors import LinkReason, NetworkReason
from console.headsets.protocol import SERVICE_TYPE
from console.messages import Resume, TimeRequest
from console.model import LinkState, PairingState
from tests.support.advertising import advertising, mumbling
from tests.support.fleet_ears import CONSOLE, QUICK, Ears, fleet_of, run
from tests.support.leaks import open_sockets
from tests.support.scripted_station import ScriptedStation
from tests.support.stations import until

ASKING: Final = replace(QUICK, ask_s=0.1, ask_again_s=0.02)


def ids(ears: Ears) -> set[str]:
    return {found.station for found in ears.all("found")}


def test_a_station_is_found_dialled_once_and_vanishes() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, advertising() as adverts:
            info = await adverts.put(station)
            await adverts.put(station, id="not-an-id")
            await adverts.put(station, id=str(uuid.uuid4()), path="/a b")
            big = str(uuid.uuid4())
            await adverts.put(station, id=big, filler="x" * 200, more="y" * 200)
            async with fleet_of(ears=ears, interfaces=("loopback",), dial_unpaired=True):
                headset = await station.arrival()
                await headset.greet()
                assert await headset.code() == 1000
                await ears.until_link(station.id, LinkState.NOT_PAIRED, LinkReason.NOT_PAIRED)
                assert ears.links(station.id)[0] == (LinkState.FOUND, None)
                (found,) = [one for one in ears.all("found") if one.station == station.id]
                assert (found.addresses, found.port, found.label) == (("127.0.0.1",), station.port, "Seat 4")
                assert big not in ids(ears)
                await adverts.withdraw(info)
                await ears.until(lambda: station.id in ears.all("vanished"))
                await asyncio.sleep(0)
                assert station.arrivals.empty()

    run(test())


def test_a_paired_station_that_moved_is_found_again() -> None:
    async def test() -> None:
        ears = Ears()
        station = ScriptedStation()
        async with station.listening():
            pin = station.pin(CONSOLE)
        async with fleet_of(pin, ears=ears, interfaces=("loopback",)):
            await ears.until_link(station.id, LinkState.DIALLING, LinkReason.UNREACHABLE)
            station.port = 0
            async with station.listening(), advertising() as adverts:
                assert not pin.address.endswith(f":{station.port}")
                await adverts.put(station)
                await (await station.arrival()).resume()
                await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_a_stolen_id_shows_as_a_conflict_and_is_not_dialled() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            ScriptedStation(station=station.id).listening() as thief,
            advertising() as adverts,
        ):
            await adverts.put(station)
            stolen = await adverts.put(thief)
            async with fleet_of(ears=ears, interfaces=("loopback",)) as fleet:
                await ears.until_link(station.id, LinkState.CONFLICT, LinkReason.CONFLICT)
                fleet.pair(station.id)
                assert ears.all("pairing")[-1].state is PairingState.FAILED
                assert ears.all("pairing")[-1].reason == LinkReason.CONFLICT
                assert station.upgrades == thief.upgrades == []
                await adverts.withdraw(stolen)
                await ears.until_link(station.id, LinkState.FOUND)

    run(test())


def test_the_paired_one_of_two_stays_live_and_the_conflict_shows() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            ScriptedStation(station=station.id).listening() as thief,
            advertising() as adverts,
        ):
            await adverts.put(thief)
            await adverts.put(station)
            async with fleet_of(station.pin(CONSOLE), ears=ears, interfaces=("loopback",)):
                headset = await station.arrival()
                await headset.resume()
                while (LinkState.LIVE, LinkReason.CONFLICT) not in ears.links(station.id):
                    headset.say("state", {"phase": "idle"})
                    await asyncio.sleep(0.05)
                await ears.until(lambda: ears.all("message"))
                assert thief.upgrades == []

    run(test())


def test_one_station_under_two_names_is_no_conflict() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, advertising() as adverts:
            stale = ScriptedStation(station=station.id)
            async with stale.listening():
                pass
            await adverts.put(stale)
            await adverts.put(station)
            async with fleet_of(ears=ears, interfaces=("loopback",), dial_unpaired=True):
                headset = await station.arrival()
                await headset.greet()
                await ears.until_link(station.id, LinkState.NOT_PAIRED, LinkReason.NOT_PAIRED)
                assert LinkState.CONFLICT not in {state for state, _ in ears.links(station.id)}

    run(test())


def test_trouble_with_the_network_is_told_and_saved_stations_are_dialled_all_the_same() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            fleet_of(station.pin(CONSOLE), ears=ears, interfaces=("203.0.113.7",)),
        ):
            await (await station.arrival()).resume()
            await ears.until_link(station.id, LinkState.LIVE)
            await ears.until(lambda: ears.all("search"))
            assert ears.all("search") == [(0, NetworkReason.NOT_OWN_ADDRESS)]

    run(test())


def test_a_packet_with_an_impossible_name_is_passed_over() -> None:
    def label(text: bytes) -> bytes:
        return bytes([len(text)]) + text

    service = label(b"_xrclass") + label(b"_tcp") + label(b"local") + b"\0"
    impossible = label(b"\x01\xff seat") + service
    header = struct.pack(">6H", 0, 0x8400, 0, 1, 0, 0)
    pointer = service + struct.pack(">HHIH", 12, 1, 10, len(impossible)) + impossible

    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            advertising() as adverts,
            fleet_of(ears=ears, interfaces=("loopback",)),
        ):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
                mouth.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
                mouth.sendto(header + pointer, ("224.0.0.251", 5353))
            await adverts.put(station)
            await ears.until(lambda: station.id in ids(ears))

    run(test())


def test_a_plain_station_on_loopback_is_paired_and_comes_live() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation(tls=False).listening() as station, advertising() as adverts:
            await adverts.put(station, tls="0")
            async with fleet_of(ears=ears, interfaces=("loopback",)) as fleet:
                await ears.until(lambda: station.id in ids(ears))
                fleet.pair(station.id)
                headset = await station.arrival()
                await headset.greet()
                code = await headset.agree()
                await ears.until(lambda: ears.all("pairing")[-1].code == code)
                fleet.confirm(station.id)
                await headset.confirm()
                await headset.next(Resume)
                headset.answer_time((await headset.next(TimeRequest)).c1)
                headset.say("state", {"phase": "idle"})
                await ears.until(lambda: [one.seq for one in ears.all("message")] == [1])
            (pin,) = ears.pins
            assert pin.certificate == b""
            async with fleet_of(pin, ears=ears):
                await (await station.arrival()).resume()
                await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_a_paired_station_is_never_spoken_to_in_plain_text() -> None:
    async def test() -> None:
        ears, paired = Ears(), ScriptedStation()
        async with (
            ScriptedStation(station=paired.id, tls=False).listening() as plain,
            advertising() as adverts,
        ):
            await adverts.put(plain, tls="0")
            async with fleet_of(paired.pin(CONSOLE), ears=ears, interfaces=("loopback",)):
                await ears.until_link(paired.id, LinkState.REFUSED, LinkReason.WRONG_CERTIFICATE)
                assert plain.upgrades == []

    run(test())


def test_a_name_that_does_not_answer_is_asked_again_until_it_does_or_says_goodbye() -> None:
    async def test() -> None:
        ears, (late, gone, mute) = Ears(), [f"{uuid.uuid4()}.{SERVICE_TYPE}" for _ in range(3)]
        async with ScriptedStation().listening() as station, mumbling() as mumbler:
            mumbler.answers[late] = 7, station
            async with fleet_of(ears=ears, interfaces=("loopback",), pace=ASKING):
                mumbler.name(gone, mute)
                await until(lambda: min(mumbler.asked[gone], mumbler.asked[mute]) >= 2, "asked again")
                mumbler.name(gone, ttl=0)
                mumbler.name(late)
                await ears.until(lambda: station.id in ids(ears))
                assert mumbler.asked[late] >= 7
                # Until then both were asked in step, also by other tests' consoles.
                await until(lambda: mumbler.asked[mute] >= mumbler.asked[gone] + 3, "left in peace")

    run(test())


def test_names_that_nobody_answers_for_keep_no_station_waiting() -> None:
    async def test() -> None:
        ears, live = Ears(), f"{uuid.uuid4()}.{SERVICE_TYPE}"
        dead = [f"{uuid.uuid4()}.{SERVICE_TYPE}" for _ in range(30)]
        async with ScriptedStation().listening() as station, mumbling() as mumbler:
            mumbler.answers[live] = 1, station
            async with fleet_of(ears=ears, interfaces=("loopback",), pace=ASKING):
                mumbler.name(*dead)
                await until(lambda: mumbler.asked[dead[0]] >= 2, "asked again")
                mumbler.name(live)
                await ears.until(lambda: station.id in ids(ears))

    run(test())


def test_a_search_that_ends_while_it_begins_leaves_no_socket() -> None:
    async def test() -> None:
        before = open_sockets()
        for turns in range(10):
            async with fleet_of(ears=Ears(), interfaces=("loopback",)):
                for _ in range(turns):
                    await asyncio.sleep(0)
            assert open_sockets() <= before, f"after {turns} turns of the loop"

    run(test())
