"""Who answers in the hub's place, and what is said of it; nothing of theirs ever counts as delivered."""

import asyncio
import contextlib
import errno
import os
import socket
from datetime import UTC, datetime, timedelta

import pytest

from console.errors import ConsoleError, SyncReason
from console.sync import wire
from console.sync.wire import Head
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, opened
from tests.support.strange_hub import EPOCH, Said, StrangeHub, talk


def refused(records, clock, hub, tls=None, **changed) -> ConsoleError:
    """Why nothing came of one conversation, of which nothing may count."""

    async def main() -> ConsoleError:
        async with hub.serving(tls):
            records.delivery.join(hub.hub(records, **changed))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

    error = asyncio.run(main())
    assert records.delivery.view().delivered == 0
    return error


PORTAL = Said(200, b"<html>Welcome! Please sign in.</html>", signed=False)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (PORTAL, SyncReason.NOT_THE_HUB),
        (Said(302, signed=False, headers={"Location": "http://portal.example/"}), SyncReason.NOT_THE_HUB),
        (Said(511, b"sign in", signed=False), SyncReason.NOT_THE_HUB),
        (Said(403, b"denied", signed=False), SyncReason.NOT_THE_HUB),
        (Said(200, wire.encode(Head(EPOCH, 0, None, "")), signed=False), SyncReason.NOT_THE_HUB),
        (Said(413, b"nginx", signed=False), SyncReason.PROXY_REFUSED),
        (Said(502, b"bad gateway", signed=False), SyncReason.HUB_TROUBLE),
        (Said(503, b"down", signed=False), SyncReason.HUB_TROUBLE),
        (Said(429, signed=False, headers={"Retry-After": "7"}), SyncReason.HUB_BUSY),
        (Said(404, b"old", signed=True), SyncReason.HUB_TROUBLE),
        (Said(500, b"oops", signed=True), SyncReason.HUB_TROUBLE),
        (Said(200, b"not what was asked", signed=True), SyncReason.OLD_HUB),
        (Said(200, b"x" * 10_000_000, signed=True), SyncReason.NOT_THE_HUB),
    ],
    ids=lambda value: f"{value.status}-{value.signed}" if isinstance(value, Said) else str(value),
)
def test_answer_that_is_none_is_named_for_what_it_is(records, clock, said, reason):
    error = refused(records, clock, StrangeHub(lambda asked: said))
    assert error.reason is reason
    assert error.detail.get("retry_after_s", 0.0) == float(said.headers.get("Retry-After", 0))


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("bad_credentials", SyncReason.NOT_ADMITTED),
        ("unknown_console", SyncReason.NOT_ADMITTED),
        ("revoked", SyncReason.REVOKED),
        ("wrong_time", SyncReason.CLOCK_REFUSED),
        ("not_found", SyncReason.OLD_HUB),
        ("busy", SyncReason.HUB_BUSY),
        ("upgrade", SyncReason.OLD_CONSOLE),
        ("trouble", SyncReason.HUB_TROUBLE),
    ],
)
def test_hubs_own_no_is_said_for_what_it_means(records, clock, word, reason):
    hub = StrangeHub()
    hub.first = lambda asked: hub.refusal(word)
    assert refused(records, clock, hub).reason is reason
    assert len(hub.asked) == (2 if word == "wrong_time" else 1)


def test_no_that_somebody_else_says_in_the_hubs_words_revokes_nobody(records, clock):
    hub = StrangeHub()
    hub.first = lambda asked: Said(403, hub.refusal("revoked").body, signed=False)
    assert refused(records, clock, hub).reason is SyncReason.NOT_THE_HUB


def test_answer_to_another_question_is_none(records, clock):
    hub = StrangeHub()
    kept: list[Said] = []

    def replay(asked):
        """What the hub once signed for another console, to everybody who asks."""
        from console.sync import answering

        body = wire.encode(Head(EPOCH, 0, None, "2026-11-24T10:00:00.000Z"))
        old = answering.sign(hub.key, nonce="A" * 22, status=200, body=body)
        kept.append(Said(200, body, signed=False, headers={answering.HEADER: old}))
        return kept[0]

    hub.first = replay
    assert refused(records, clock, hub).reason is SyncReason.NOT_THE_HUB


def test_other_certificate_gets_not_one_byte(records, clock, tmp_path):
    hub = StrangeHub()
    error = refused(records, clock, hub, tmp_path / "tls", certificate=bytes(32))
    assert error.reason is SyncReason.OTHER_CERTIFICATE
    assert hub.asked == []


def test_pinned_certificate_is_enough_whatever_its_dates(records, clock, tmp_path):
    hub = StrangeHub()

    async def main() -> None:
        async with hub.serving(tmp_path / "tls"):
            records.delivery.join(hub.hub(records))
            await talk(records, clock)

    asyncio.run(main())
    view = records.delivery.view()
    assert (view.waiting, view.delivered) == (0, records.head()[0])


def test_certificate_that_no_authority_vouches_for_is_another_one(records, clock, tmp_path):
    hub = StrangeHub()

    async def main() -> ConsoleError:
        async with hub.serving(tmp_path / "tls"):
            records.delivery.join(hub.hub(records, certificate=None))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

    assert asyncio.run(main()).reason is SyncReason.OTHER_CERTIFICATE
    assert hub.asked == []


def test_plain_text_where_tls_should_be_is_not_the_hub(records, clock):
    hub = StrangeHub()

    async def main() -> ConsoleError:
        async with hub.serving():
            records.delivery.join(hub.hub(records, url=hub.url.replace("http:", "https:")))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

    assert asyncio.run(main()).reason is SyncReason.NOT_THE_HUB


def test_nobody_there_and_a_name_that_nobody_knows_are_told_apart(records, clock):
    hub = StrangeHub()
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

    def trouble_at(url: str) -> ConsoleError:
        async def main() -> ConsoleError:
            records.delivery.join(hub.hub(records, url=url))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

        return asyncio.run(main())

    gone = trouble_at(f"https://127.0.0.1:{port}")
    assert gone.reason is SyncReason.HUB_UNREACHABLE
    assert gone.detail["problem"] == os.strerror(errno.ECONNREFUSED)
    nameless = trouble_at("https://hub.invalid.")
    assert nameless.reason is SyncReason.HUB_NAME_UNKNOWN


def test_hub_that_takes_the_call_and_says_nothing_is_given_up(records, clock):
    """As one that was stopped: the system still accepts for it."""
    hub = StrangeHub()
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as silent:
        for scheme in ("http", "https"):

            async def main(scheme=scheme) -> ConsoleError:
                url = f"{scheme}://127.0.0.1:{silent.getsockname()[1]}"
                records.delivery.join(hub.hub(records, url=url))
                with pytest.raises(ConsoleError) as trouble:
                    await talk(records, clock)
                return trouble.value

            assert asyncio.run(main()).reason is SyncReason.HUB_TIMED_OUT


def test_answer_that_breaks_off_is_a_cut_connection(records, clock):
    async def main() -> ConsoleError:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf of it")
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            records.delivery.join(StrangeHub().hub(records, url=url))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

    assert asyncio.run(main()).reason is SyncReason.HUB_CUT_OFF


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "407"),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "403"),
    ],
)
def test_proxy_that_lets_nobody_through_is_named(records, clock, monkeypatch, answer, problem):
    heard: list[bytes] = []

    async def main() -> ConsoleError:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            heard.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(answer)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            monkeypatch.setenv("https_proxy", f"http://tutor:otter@127.0.0.1:{port}")
            records.delivery.join(StrangeHub().hub(records, url="https://hub.example:8443"))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

    error = asyncio.run(main())
    assert (error.reason, error.detail["problem"]) == (SyncReason.PROXY_REFUSED, problem)
    assert heard[0].startswith(b"CONNECT hub.example:8443 ") and b"Basic dHV0b3I6b3R0ZXI=" in heard[0]


def test_proxy_that_is_gone_or_no_address_is_named(records, clock, monkeypatch):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    for proxy in (f"http://127.0.0.1:{port}", "http://[::1"):
        monkeypatch.setenv("https_proxy", proxy)

        async def main() -> ConsoleError:
            records.delivery.join(StrangeHub().hub(records, url="https://hub.example"))
            with pytest.raises(ConsoleError) as trouble:
                await talk(records, clock)
            return trouble.value

        assert asyncio.run(main()).reason is SyncReason.PROXY_REFUSED


def test_way_through_a_proxy_is_as_good_as_any(records, clock, monkeypatch, tmp_path):
    hub = StrangeHub()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def main() -> None:
        async with hub.serving(tmp_path / "tls"):
            host, _, port = hub.url.removeprefix("https://").partition(":")

            async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await reader.readuntil(b"\r\n\r\n")
                far_reader, far_writer = await asyncio.open_connection(host, int(port))
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                async with asyncio.TaskGroup() as group:
                    group.create_task(carry(reader, far_writer))
                    group.create_task(carry(far_reader, writer))

            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            async with server:
                monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
                records.delivery.join(hub.hub(records, url="https://hub.example"))
                await talk(records, clock)

    asyncio.run(main())
    assert records.delivery.view().waiting == 0


@pytest.mark.parametrize("years", [-1, 1])
def test_clock_that_is_a_year_off_is_told_and_syncs_all_the_same(tmp_path, years):
    clock = ManualClock(datetime(2026, 11, 24, 10, 0, tzinfo=UTC) + timedelta(days=365 * years))
    hub = StrangeHub()

    def judge(asked):
        off = datetime.fromisoformat(asked.time) - hub.utc
        return hub.refusal("wrong_time") if abs(off) > timedelta(minutes=10) else None

    hub.first = judge
    records = opened(tmp_path, clock)
    hold_class(records, trainees=1)

    async def main() -> None:
        async with hub.serving():
            records.delivery.join(hub.hub(records))
            await talk(records, clock)
            refusals = len(hub.asked)
            await talk(records, clock)
            assert len(hub.asked) - refusals <= 3  # it remembers how far it is off

    try:
        asyncio.run(main())
        view = records.delivery.view()
        assert (view.waiting, view.clock_off_s) == (0, years * 365 * 86_400)
        entry = records.append("class.started", records.console, {})
        assert entry.t.clock != "trusted"
    finally:
        records.close()


def test_hubs_time_makes_a_clock_trusted(records, clock):
    hub = StrangeHub()

    async def main() -> None:
        async with hub.serving():
            records.delivery.join(hub.hub(records))
            await talk(records, clock)

    assert records.append("class.started", records.console, {}).t.clock == "drifting"
    asyncio.run(main())
    assert records.append("class.started", records.console, {}).t.clock == "trusted"
    assert records.delivery.view().clock_off_s is None
