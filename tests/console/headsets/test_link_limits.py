"""A live link: what is counted, what is refused, and with which reason."""

from typing import Any

import pytest
from picows import WSMsgType

from console.errors import LinkReason
from console.model import LinkState
from tests.support.fleet_ears import run
from tests.support.live_link import IDLE, live, seqs
from tests.support.scripted_station import Conversation


def test_views_and_other_binary_frames() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.transport.send(WSMsgType.BINARY, b"XV01" + (77).to_bytes(8, "big") + b"jpeg")
            headset.transport.send(WSMsgType.BINARY, b"other")
            await ears.until(lambda: ears.all("dropped"))
            assert ears.all("view") == [(station.id, 77.0, b"jpeg")]

    run(test())


def test_a_message_in_pieces_is_one_message() -> None:
    async def test() -> None:
        async with live() as (ears, _, headset, _):
            sent: list[bytes] = []
            headset.send, send = sent.append, headset.send  # type: ignore[method-assign,assignment]
            headset.say("state", IDLE)
            import json

            whole = json.dumps(sent[0]).encode()
            headset.transport.send(WSMsgType.TEXT, whole[:9], fin=False)
            headset.transport.send_ping(b"between")
            headset.transport.send(WSMsgType.CONTINUATION, whole[9:20], fin=False)
            headset.transport.send(WSMsgType.CONTINUATION, whole[20:])
            await ears.until(lambda: seqs(ears) == [1])
            assert callable(send)

    run(test())


def too_big_frame(headset: Conversation) -> None:
    headset.send(b'{"type":"x","a":"' + b"x" * 65_600 + b'"}')


def too_big_in_pieces(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.TEXT, b"x" * 40_000, fin=False)
    headset.transport.send(WSMsgType.CONTINUATION, b"x" * 40_000)


def endless_pieces(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.TEXT, b"", fin=False)
    for _ in range(5000):
        headset.transport.send(WSMsgType.CONTINUATION, b"", fin=False)


def too_big_view(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.BINARY, b"XV01" + bytes(60_000))


def too_deep(headset: Conversation) -> None:
    headset.send(b'{"type":"x","a":' + b"[" * 8 + b"]" * 8 + b"}")


def flood(headset: Conversation) -> None:
    for _ in range(600):
        headset.say("state", IDLE)


def flood_of_pings(headset: Conversation) -> None:
    for _ in range(600):
        headset.transport.send_ping()


def broken_json(headset: Conversation) -> None:
    headset.send(b'{"type":"state",')


def broken_envelope(headset: Conversation) -> None:
    headset.say("state", IDLE, seq=0)


def bad_utf8(headset: Conversation) -> None:
    headset.send(b'{"type":"\xff"}')


def stray_piece(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.CONTINUATION, b"x")


def message_in_message(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.TEXT, b"{", fin=False)
    headset.transport.send(WSMsgType.TEXT, b"{}")


def compressed(headset: Conversation) -> None:
    headset.transport.send(WSMsgType.TEXT, b"{}", rsv1=True)


@pytest.mark.parametrize(
    ("misdeed", "reason"),
    [
        (too_big_frame, LinkReason.LIMIT_BROKEN),
        (too_big_in_pieces, LinkReason.LIMIT_BROKEN),
        (endless_pieces, LinkReason.LIMIT_BROKEN),
        (too_big_view, LinkReason.LIMIT_BROKEN),
        (too_deep, LinkReason.LIMIT_BROKEN),
        (flood, LinkReason.FLOOD),
        (flood_of_pings, LinkReason.FLOOD),
        (broken_json, LinkReason.BROKEN_MESSAGE),
        (broken_envelope, LinkReason.BROKEN_MESSAGE),
        (bad_utf8, LinkReason.BROKEN_MESSAGE),
        (stray_piece, LinkReason.BROKEN_MESSAGE),
        (message_in_message, LinkReason.BROKEN_MESSAGE),
        (compressed, LinkReason.BROKEN_MESSAGE),
    ],
)
def test_breaking_a_limit_closes_that_link_and_says_why(misdeed: Any, reason: LinkReason) -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            misdeed(headset)
            assert await headset.code() in (1008, 1009)
            await ears.until(lambda: (LinkState.LOST, reason) in ears.links(station.id))

    run(test())


def test_what_is_unknown_or_wrong_inside_is_only_counted() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.say("state", {"phase": "flying"})
            headset.say("event", {"kind": "danced"})
            headset.say("weather", {})
            headset.send({"type": "hello"})
            headset.send({"type": "unheard"})
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears))
            assert ears.all("dropped")[-1] == (station.id, 5)
            assert ears.all("gap") == []

    run(test())


def test_a_bug_in_the_listener_ends_that_link_only() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            broken = ears.message

            def stumble(received: Any) -> None:
                ears.message = broken  # type: ignore[method-assign]
                raise KeyError("a bug")

            ears.message = stumble  # type: ignore[method-assign]
            headset.say("state", IDLE)
            again = await station.arrival()
            assert (LinkState.LOST, LinkReason.CLOSED) in ears.links(station.id)
            await again.resume()
            await ears.until_link(station.id, LinkState.LIVE)

    run(test())
