"""What the console turns away, and how it says so."""

import asyncio
from typing import Any

import pytest

from console.errors import LinkReason
from console.headsets.certificate import make_identity
from console.headsets.pairing import fresh_bytes, to_text
from console.messages import Bye, ConsoleHello, Prove, Resume
from console.model import LinkState
from tests.support.fleet_ears import CONSOLE, Ears, fleet_of, run
from tests.support.scripted_station import Conversation, ScriptedStation

REFUSED = LinkState.REFUSED


def test_a_changed_certificate_is_refused_before_a_byte_of_the_upgrade() -> None:
    async def test() -> None:
        ears = Ears()
        station = ScriptedStation()
        async with station.listening():
            pin = station.pin(CONSOLE)
        station.identity = make_identity()
        async with station.listening(), fleet_of(pin, ears=ears) as fleet:
            await ears.until_link(station.id, REFUSED, LinkReason.WRONG_CERTIFICATE)
            assert station.upgrades == []
            told = len(ears.told)
            fleet.redial(station.id)
            await asyncio.sleep(0.3)
            assert station.upgrades == []
            assert len(ears.told) == told

    run(test())


def test_a_certificate_signed_by_the_pinned_one_is_not_the_pinned_one() -> None:
    async def test() -> None:
        ears = Ears()
        station = ScriptedStation()
        station.identity, child = authority_and_child()
        async with station.listening():
            pin = station.pin(CONSOLE)
        station.identity = child
        async with station.listening(), fleet_of(pin, ears=ears):
            await ears.until_link(station.id, REFUSED, LinkReason.WRONG_CERTIFICATE)
            assert station.upgrades == []

    run(test())


def test_a_refused_station_is_dialled_again_only_when_a_person_asks() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            fleet_of(station.pin(CONSOLE), ears=ears) as fleet,
        ):
            headset = await station.arrival()
            await headset.greet()
            await headset.next(Prove)
            headset.send(Prove(to_text(fresh_bytes())))
            assert await headset.code() == 4003
            await ears.until_link(station.id, REFUSED, LinkReason.WRONG_PROOF)
            await asyncio.sleep(0.4)
            assert station.arrivals.empty()
            fleet.redial(station.id)
            await (await station.arrival()).resume()
            await ears.until_link(station.id, LinkState.LIVE)

    run(test())


@pytest.mark.parametrize(
    ("code", "state", "reason"),
    [
        (4003, REFUSED, LinkReason.WRONG_PROOF),
        (4009, LinkState.BUSY, LinkReason.BUSY),
        (4010, REFUSED, LinkReason.WRONG_PROTOCOL),
        (1008, REFUSED, LinkReason.BROKEN_MESSAGE),
        (1000, LinkState.DIALLING, LinkReason.CLOSED),
        (4999, LinkState.DIALLING, LinkReason.CLOSED),
    ],
)
def test_what_a_headset_closes_with_is_shown(code: int, state: LinkState, reason: LinkReason) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            await headset.greet()
            headset.transport.send_close(code, b"no")  # type: ignore[arg-type]
            await ears.until(lambda: (state, reason) in ears.links(station.id))

    run(test())


@pytest.mark.parametrize(
    ("changes", "code", "reason"),
    [
        ({"station": "723eaeeb-4b1e-40f1-89e3-9639aecc435f"}, 1008, LinkReason.WRONG_STATION),
        ({"proto": 2}, 4010, LinkReason.WRONG_PROTOCOL),
        ({"proto": 2, "station": None, "nonce": 5}, 4010, LinkReason.WRONG_PROTOCOL),
        ({"nonce": "short"}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"nonce": None}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"boot": "x"}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"paired": "yes"}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"app": "sim"}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"type": "state"}, 1008, LinkReason.BROKEN_MESSAGE),
        ({"type": "weather"}, 1008, LinkReason.BROKEN_MESSAGE),
    ],
)
def test_a_hello_that_will_not_do_is_refused(changes: dict[str, Any], code: int, reason: LinkReason) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            await headset.greet(**changes)
            assert await headset.code() == code
            await ears.until(lambda: (REFUSED, reason) in ears.links(station.id))

    run(test())


def test_a_replayed_hello_and_proof_are_refused() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            fleet_of(station.pin(CONSOLE), ears=ears) as fleet,
        ):
            headset = await station.arrival()
            heard: list[Any] = []
            send = headset.send
            headset.send = lambda message: (heard.append(message), send(message))  # type: ignore[method-assign]
            await headset.resume()
            headset.transport.disconnect(False)
            replayer = await station.arrival()
            await replayer.next(ConsoleHello)
            replayer.send(heard[0])
            await replayer.next(Prove)
            replayer.send(heard[1])
            assert await replayer.code() == 4003
            await ears.until_link(station.id, REFUSED, LinkReason.WRONG_PROOF)
            assert fleet.states()[station.id] == (REFUSED, LinkReason.WRONG_PROOF)

    run(test())


async def enveloped_too_early(headset: Conversation) -> None:
    await headset.greet()
    key = headset.station.keys[CONSOLE]
    await headset.next(Prove)
    from console.headsets.pairing import station_mac

    headset.send(Prove(to_text(station_mac(key, headset.t))))
    headset.say("state", {"phase": "idle"})


async def state_before_proof(headset: Conversation) -> None:
    await headset.greet()
    headset.say("state", {"phase": "idle"})


async def binary_before_hello(headset: Conversation) -> None:
    await headset.next(ConsoleHello)
    from picows import WSMsgType

    headset.transport.send(WSMsgType.BINARY, b"XV01" + bytes(20))


async def not_json(headset: Conversation) -> None:
    headset.send(b"hello")


async def mac_without_one(headset: Conversation) -> None:
    await headset.greet()
    headset.send({"type": "prove"})


@pytest.mark.parametrize(
    "misdeed", [enveloped_too_early, state_before_proof, binary_before_hello, not_json, mac_without_one]
)
def test_speaking_out_of_turn_closes_1008(misdeed: Any) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            await misdeed(headset)
            assert await headset.code() == 1008
            await ears.until(lambda: (REFUSED, LinkReason.BROKEN_MESSAGE) in ears.links(station.id))
            assert ears.all("message") == []

    run(test())


@pytest.mark.parametrize("steps", [0, 1])
def test_a_headset_that_falls_silent_in_the_handshake_is_timed_out(steps: int) -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            if steps:
                await headset.greet()
            assert await headset.code() == 1008
            await ears.until(lambda: (REFUSED, LinkReason.TIMED_OUT) in ears.links(station.id))

    run(test())


def test_a_headset_frozen_in_tls_times_out_and_leaves_others_alone() -> None:
    async def test() -> None:
        ears = Ears()

        async def freeze(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read()
            writer.close()

        frozen = ScriptedStation()
        server = await asyncio.start_server(freeze, "127.0.0.1", 0)
        frozen.port = server.sockets[0].getsockname()[1]
        async with server, ScriptedStation().listening() as station:
            async with fleet_of(frozen.pin(CONSOLE), station.pin(CONSOLE), ears=ears) as fleet:
                await (await station.arrival()).resume()
                await ears.until_link(station.id, LinkState.LIVE)
                await ears.until(lambda: (LinkState.DIALLING, LinkReason.TIMED_OUT) in ears.links(frozen.id))
                assert fleet.states()[station.id][0] in (LinkState.LIVE, LinkState.NO_SIGNAL)
            server.close()

    run(test())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", LinkReason.TLS_FAILED),
        (b"HTTP/1.1 200 OK\r\n\r\n", LinkReason.TLS_FAILED),
        (b"\x15\x03\x01\x00\x02\x02\x28", LinkReason.TLS_FAILED),
    ],
)
def test_what_is_no_tls_server_is_an_event_not_an_error(answer: bytes, reason: LinkReason) -> None:
    async def test() -> None:
        ears = Ears()

        async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(answer)
            await reader.read(1)
            writer.close()

        other = ScriptedStation()
        server = await asyncio.start_server(respond, "127.0.0.1", 0)
        other.port = server.sockets[0].getsockname()[1]
        async with server, fleet_of(other.pin(CONSOLE), ears=ears):
            await ears.until(lambda: (LinkState.DIALLING, reason) in ears.links(other.id))

    run(test())


def test_nobody_there_is_dialled_until_somebody_is() -> None:
    async def test() -> None:
        ears = Ears()
        station = ScriptedStation()
        async with station.listening():
            pin = station.pin(CONSOLE)
        async with fleet_of(pin, ears=ears):
            await ears.until_link(station.id, LinkState.DIALLING, LinkReason.UNREACHABLE)
            async with station.listening():
                await (await station.arrival()).resume()
                await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_a_headset_that_forgot_us_is_listed_as_not_paired_and_left_alone() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station, fleet_of(station.pin(CONSOLE), ears=ears):
            headset = await station.arrival()
            await headset.greet(paired=False)
            assert await headset.code() == 1000
            await ears.until_link(station.id, LinkState.NOT_PAIRED, LinkReason.NOT_PAIRED)
            await asyncio.sleep(0.3)
            assert station.arrivals.empty()

    run(test())


def test_a_frozen_headset_does_not_keep_the_fleet_from_stopping() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station:
            async with fleet_of(station.pin(CONSOLE), ears=ears):
                headset = await station.arrival()
                await headset.resume()
                await ears.until_link(station.id, LinkState.LIVE)
                headset.transport.underlying_transport.pause_reading()
                began = asyncio.get_running_loop().time()
            assert asyncio.get_running_loop().time() - began < 1.0
            headset.transport.underlying_transport.resume_reading()

    run(test())


def test_stopping_says_bye_to_live_links() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station:
            async with fleet_of(station.pin(CONSOLE), ears=ears):
                headset = await station.arrival()
                await headset.resume()
                await ears.until_link(station.id, LinkState.LIVE)
            assert await headset.code() == 1000
            last = None
            while not headset.inbox.empty():
                last = headset.inbox.get_nowait()
            assert isinstance(last, Bye)

    run(test())


def test_resume_is_the_first_word_after_the_proofs() -> None:
    async def test() -> None:
        ears = Ears()
        async with ScriptedStation().listening() as station:
            held = {(station.id, station.boot): 41}
            async with fleet_of(station.pin(CONSOLE), ears=ears, held=lambda *key: held.get(key, 0)):
                headset = await station.arrival()
                await headset.greet()
                await headset.prove()
                assert await headset.next(Resume) == Resume(station.boot, 41)

    run(test())


def authority_and_child() -> tuple[Any, Any]:
    """A self-signed certificate that may sign others, as `openssl req -x509` makes, and one it signed."""
    from datetime import UTC, datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    from console.headsets.certificate import Identity

    def make(name: str, key: Any, issuer: str, signer: Any) -> Any:
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(1970, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2049, 12, 31, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=name == issuer, path_length=None), critical=True)
            .sign(signer, hashes.SHA256())
        )
        return Identity(
            certificate.public_bytes(Encoding.PEM),
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        )

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    return make("headset", ca_key, "headset", ca_key), make("other", key, "headset", ca_key)
