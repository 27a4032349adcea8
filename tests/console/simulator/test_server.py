"""The door (headset-apps.md section 3): what is let in, what is refused, and how long anything may take."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.support.console_client import Closed, ConsoleClient, frame, tls
from tests.support.simulated import Simulated, simulated


@pytest.fixture(scope="module")
def headset() -> Iterator[Simulated]:
    with simulated() as started:
        yield started


def is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def test_upgrade_names_the_subprotocol_and_offers_no_compression(headset: Simulated) -> None:
    with ConsoleClient(headset.port, upgrade=False) as client:
        status, headers = client.request(
            Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits",
            Sec_WebSocket_Protocol="chat, xrclass.v1",
            Connection="keep-alive, Upgrade",
        )
        assert status == 101
        assert headers["sec-websocket-protocol"] == "xrclass.v1"
        assert "sec-websocket-extensions" not in headers


@pytest.mark.parametrize(
    ("path", "changes", "status"),
    [
        ("/live", {"Sec_WebSocket_Protocol": None}, 400),
        ("/live", {"Sec_WebSocket_Protocol": "xrclass.v2"}, 400),
        ("/live", {"Origin": "https://example.org"}, 403),
        ("/live", {"Origin": "null"}, 403),
        ("/", {}, 404),
        ("/live/", {}, 404),
        ("/live", {"Upgrade": None}, 400),
        ("/live", {"Connection": "close"}, 400),
        ("/live", {"Sec_WebSocket_Version": "8"}, 400),
        ("/live", {"Sec_WebSocket_Key": "short"}, 400),
    ],
)
def test_other_requests_are_refused_in_http(
    headset: Simulated, path: str, changes: dict[str, str | None], status: int
) -> None:
    with ConsoleClient(headset.port, upgrade=False) as client:
        assert client.request(path, **changes)[0] == status
        assert is_closed(client.socket)


@pytest.mark.parametrize(
    "garbage", [b"GET /live HTTP/1.0\r\n\r\n", b"\x00\x01\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n"]
)
def test_garbage_instead_of_a_request_is_refused(headset: Simulated, garbage: bytes) -> None:
    connection = tls(headset.port)
    with connection:
        connection.sendall(garbage)
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_endless_request_is_cut(headset: Simulated) -> None:
    with tls(headset.port) as connection:
        connection.sendall(b"GET /live HTTP/1.1\r\n" + b"X: " + b"y" * 40_000)
        assert is_closed(connection)


def test_plain_text_on_the_tls_port_is_dropped(headset: Simulated) -> None:
    with socket.create_connection(("127.0.0.1", headset.port), 5.0) as connection:
        connection.sendall(b"GET /live HTTP/1.1\r\n\r\n")
        while connection.recv(100):
            pass


def test_old_tls_is_not_spoken(headset: Simulated) -> None:
    with ConsoleClient(headset.port) as client:
        assert client.socket.version() in ("TLSv1.2", "TLSv1.3")


def test_ninth_connection_without_proof_closes_the_oldest(headset: Simulated) -> None:
    with ExitStack() as open_ones:
        clients = [open_ones.enter_context(ConsoleClient(headset.port)) for _ in range(9)]
        closed = clients[0].end()
        assert (closed.code, closed.reason) == (1008, "too many connections without proof")
        for client in clients[1:]:
            client.hello()


def test_connections_that_never_speak_tls_count_as_well(headset: Simulated) -> None:
    with ExitStack() as open_ones:
        first = open_ones.enter_context(ConsoleClient(headset.port))
        for _ in range(8):
            open_ones.enter_context(socket.create_connection(("127.0.0.1", headset.port), 5.0))
        assert first.end().code == 1008


def test_proven_link_survives_a_crowd_without_proof(headset: Simulated) -> None:
    with ExitStack() as open_ones:
        client = open_ones.enter_context(ConsoleClient(headset.port))
        client.pair()
        client.resume()
        for _ in range(12):
            open_ones.enter_context(ConsoleClient(headset.port))
        assert client.do("recentre")["result"] == "done"


def test_every_step_before_the_proofs_has_five_seconds_and_pings_come_after(headset: Simulated) -> None:
    """TLS, upgrade, hello, the choice after it, the proof after a pairing: all waited for side by side."""
    began = time.monotonic()
    with simulated() as another, ExitStack() as open_ones:
        proven = open_ones.enter_context(ConsoleClient(another.port))
        proven.pair()
        silent = open_ones.enter_context(socket.create_connection(("127.0.0.1", headset.port), 10.0))
        no_upgrade = open_ones.enter_context(tls(headset.port))
        no_hello, no_choice, no_proof, slow = (
            open_ones.enter_context(ConsoleClient(headset.port)) for _ in range(4)
        )
        no_choice.hello()
        no_proof.hello()
        no_proof.reveal(no_proof.commit())
        no_proof.say("pair.confirm")
        slow.raw(frame(1, b'{"type":"hello"')[:9])  # a frame that never gets whole
        for client in (no_hello, no_choice, no_proof, slow):
            closed = client.end()
            assert (closed.code, closed.reason) == (1008, "took too long")
        assert is_closed(no_upgrade)
        assert is_closed(silent)
        assert proven.next_frame() == (9, b"")
    assert 4.5 < time.monotonic() - began < 9.0


def test_pings_are_answered_while_people_compare_digits() -> None:
    with simulated(yes=False) as slow, ConsoleClient(slow.port) as client:
        client.hello()
        agreement = client.reveal(client.commit())
        assert slow.line() == {"pairing": "started", "code": agreement.code}
        assert agreement.code in slow.ask()
        client.say("pair.confirm")
        client.raw(frame(9, b"still there?"))
        assert client.next_frame() == (10, b"still there?")
        slow.type("y\n")
        assert client.next()["type"] == "pair.confirm"
        client.prove(agreement.key)


def test_wearer_who_does_not_say_yes_refuses() -> None:
    with simulated(yes=False) as headset:
        for answer in ("n\n", "\n", "maybe\n"):
            with ConsoleClient(headset.port) as client:
                client.hello()
                client.reveal(client.commit())
                headset.line()
                headset.ask()
                headset.type(answer)
                assert client.next()["type"] == "pair.refuse"
                assert client.end().code == 4004


def test_nobody_at_the_keyboard_means_no_every_time() -> None:
    with simulated(yes=False) as headset:
        assert headset.process.stdin is not None
        headset.process.stdin.close()
        for _ in range(2):
            with ConsoleClient(headset.port) as client:
                client.hello()
                client.reveal(client.commit())
                assert client.next()["type"] == "pair.refuse"
                assert client.end().code == 4004


def test_masks_and_control_frames_are_held_to_the_rfc(headset: Simulated) -> None:
    for broken in (
        frame(1, b"{}", mask=False),
        frame(3, b""),
        frame(9, b"", final=False),
        frame(9, b"x" * 126),
        frame(0, b"continues nothing"),
        frame(1, b"{", final=False) + frame(1, b"}"),
        bytes([0xC1, 0x80, 0, 0, 0, 0]),
    ):
        with ConsoleClient(headset.port) as client:
            client.raw(broken)
            assert client.end().code == 1008, broken


def test_close_is_answered_with_the_same_code(headset: Simulated) -> None:
    with ConsoleClient(headset.port) as client:
        client.hello()
        client.raw(frame(8, b"\x03\xe8done"))
        with pytest.raises(Closed) as closed:
            client.next()
        assert closed.value.code == 1000
