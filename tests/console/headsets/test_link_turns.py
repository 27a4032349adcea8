"""Stations take turns: whatever one of them pours in, another is heard in between."""

import json
from typing import Any

import pytest

from console.headsets.limits import Close
from console.messages import TimeRequest
from console.model import LinkState
from tests.support.fleet_ears import CONSOLE, Ears, fleet_of, run
from tests.support.independent.wire import PONG, TEXT, frame
from tests.support.live_link import IDLE
from tests.support.scripted_station import Conversation, ScriptedStation

LARGE = {"kind": "note", "data": {"values": [[1] * 4000] * 5}}


def message(headset: Conversation, kind: str, body: dict[str, Any]) -> bytes:
    headset.seq += 1
    whole = {"type": kind, "seq": headset.seq, "t": "2026-11-22T10:42:07.123Z", "run": None, "body": body}
    return json.dumps({**whole, "mono": headset.station.mono()}).encode()


def small(headset: Conversation) -> list[bytes]:
    return [frame(TEXT, message(headset, "state", IDLE)) for _ in range(400)]


def large(headset: Conversation) -> list[bytes]:
    return [frame(TEXT, message(headset, "event", LARGE)) for _ in range(6)]


def in_pieces(headset: Conversation) -> list[bytes]:
    piece, end = frame(0, b" " * 20, fin=False), frame(0, b"")
    begins = [frame(TEXT, message(headset, "state", IDLE), fin=False) for _ in range(4)]
    return [begin + piece * 1000 + end for begin in begins]


def pour(headset: Conversation, frames: list[bytes]) -> None:
    """In one go, so that it fills the console's sockets before it reads the first byte."""
    headset.transport.underlying_transport.write(b"".join(frames))


@pytest.mark.parametrize("frames", [small, large, in_pieces])
def test_another_station_is_heard_while_one_pours_in_what_it_may(frames: Any) -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as one,
            ScriptedStation().listening() as other,
            fleet_of(one.pin(CONSOLE), other.pin(CONSOLE), ears=ears),
        ):
            talker, quiet = await one.arrival(), await other.arrival()
            for headset in (talker, quiet):
                await headset.resume()
                headset.answer_time((await headset.next(TimeRequest)).c1)
            await ears.until(lambda: len(ears.all("timing")) == 2)
            pour(talker, frames(talker))
            quiet.say("state", IDLE)
            await ears.until(lambda: (one.id, talker.seq) in _heard(ears))
            before = [station for station, _ in _heard(ears)].index(other.id)
            assert before <= talker.seq // 3
            assert ears.links(one.id)[-1] == (LinkState.LIVE, None)

    run(test())


def test_who_is_refused_amid_a_flood_is_told_why() -> None:
    async def test() -> None:
        ears = Ears()
        async with (
            ScriptedStation().listening() as station,
            fleet_of(station.pin(CONSOLE), ears=ears),
        ):
            headset = await station.arrival()
            await headset.resume()
            pour(headset, [frame(PONG, b"")] * 200_000)
            assert await headset.code() == Close.BROKEN

    run(test())


def _heard(ears: Ears) -> list[tuple[str, int]]:
    return [(received.station, received.seq) for received in ears.all("message")]
