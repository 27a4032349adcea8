"""How much anybody may ask of a hub, by the clock that is handed in."""

import contextlib
import socket

import pytest

from console.hub import limits, serving
from console.hub.limits import AtOnce, Buffered, Rate, Strangers
from console.hub.refusal import Refused
from tests.support.clock import ManualClock
from tests.support.hub import ask, found, hub, joined


def is_refused(work) -> bool:
    try:
        work()
    except Refused as refused:
        assert (refused.word, refused.status) == ("busy", 429)
        assert refused.retry_after_s
        return True
    return False


def test_rate_gives_a_burst_and_then_so_many_a_second():
    rate = Rate(per_second=2.0, burst=3.0)
    assert [is_refused(lambda: rate.spend("a", 0.0)) for _ in range(4)] == [False] * 3 + [True]
    assert not is_refused(lambda: rate.spend("b", 0.0))
    assert [is_refused(lambda: rate.spend("a", 0.5)) for _ in range(2)] == [False, True]
    assert not is_refused(lambda: rate.spend("a", 900.0))


def test_rate_remembers_a_bounded_number_of_askers(monkeypatch):
    monkeypatch.setattr(limits, "MOST_KNOWN", 2)
    rate = Rate(per_second=0.001, burst=1.0)
    for asker in ("a", "b", "c"):
        rate.spend(asker, 0.0)
    assert [is_refused(lambda asker=asker: rate.check(asker, 0.0)) for asker in "abc"] == [False, True, True]


def test_so_many_requests_of_one_asker_are_under_way_at_once():
    at_once = AtOnce(2)
    with at_once.one_of("a"), at_once.one_of("a"), at_once.one_of("b"):
        assert is_refused(lambda: at_once.one_of("a").__enter__())
    with at_once.one_of("a"):
        pass


def test_bodies_have_room_until_it_is_taken():
    buffered = Buffered(100)
    with buffered.up_to(60):
        assert is_refused(lambda: buffered.up_to(50).__enter__())
    with pytest.raises(ZeroDivisionError), buffered.up_to(100):
        raise ZeroDivisionError
    with buffered.up_to(100):
        pass


def test_strangers_are_no_longer_looked_up_after_too_many_bad_credentials():
    strangers = Strangers(per_second=1.0, burst=2.0)
    for _ in range(9):
        strangers.note("here", 0.0)
    assert is_refused(lambda: strangers.check("here", 0.5))
    assert not is_refused(lambda: strangers.check("elsewhere", 0.5))
    assert not is_refused(lambda: strangers.check("here", 1.5))


def test_console_that_asks_too_often_is_told_when_to_come_back(postgres_server):
    ours = ManualClock()
    with hub(found(postgres_server), ours) as here:
        member = joined(here, clock=ours)
        said = [member.ask("GET", "/v1/feed") for _ in range(int(limits.BURST) + 1)]
        assert {reply.status for reply in said[:-1]} == {200}
        assert said[-1].refusal == (429, "busy")
        assert said[-1].headers["Retry-After"] == "1"
        ours.advance(1.0)
        assert member.ask("GET", "/v1/feed").status == 200


def test_connection_that_never_ends_its_header_is_closed(postgres_server, monkeypatch):
    monkeypatch.setattr(serving, "IDLE_S", 0.2)
    with hub(found(postgres_server), ManualClock()) as here:
        host, _, port = here.url.removeprefix("http://").rpartition(":")
        for begun in (b"", b"GET /v1/feed HTTP/1.1\r\nHost: hub\r\nX-Slow: "):
            with contextlib.closing(socket.create_connection((host, int(port)), timeout=30)) as line:
                line.sendall(begun)
                assert line.recv(100) == b""


def test_more_connections_than_a_process_bears_are_hung_up_on(postgres_server, monkeypatch):
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 1)
    with hub(found(postgres_server), ManualClock()) as here:
        host, _, port = here.url.removeprefix("http://").rpartition(":")
        place = (host, int(port))
        with contextlib.closing(socket.create_connection(place, timeout=30)) as first:
            first.sendall(b"GET / HTTP/1.1\r\nHost: hub\r\n\r\n")
            assert first.recv(12) == b"HTTP/1.1 404"
            with (
                contextlib.closing(socket.create_connection(place, timeout=30)) as second,
                contextlib.suppress(ConnectionError),
            ):
                assert second.recv(100) == b""


def test_header_that_is_too_long_is_refused(here):
    assert ask(here, "GET", "/v1/feed", headers={"X-Long": "x" * 9000}).status == 400
