"""A live link: messages once and in order, replay, silence, time, limits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from picows import WSMsgType

from console.errors import LinkReason
from console.headsets.pace import Pace
from console.messages import Resume, Saved, TimeRequest
from console.model import LinkState
from tests.support.fleet_ears import CONSOLE, QUICK, Ears, fleet_of, run
from tests.support.scripted_station import Conversation, ScriptedStation

IDLE = {"phase": "idle"}


@asynccontextmanager
async def live(
    *, knows_time: bool = True, pace: Pace = QUICK, **options: Any
) -> AsyncIterator[tuple[Ears, ScriptedStation, Conversation, Any]]:
    """A paired station and a console, live."""
    ears = Ears()
    async with (
        ScriptedStation().listening() as station,
        fleet_of(station.pin(CONSOLE), ears=ears, pace=pace, **options) as fleet,
    ):
        headset = await station.arrival()
        await headset.resume()
        if knows_time:
            headset.answer_time((await headset.next(TimeRequest)).c1)
            await ears.until(lambda: ears.all("timing"))
        await ears.until_link(station.id, LinkState.LIVE)
        yield ears, station, headset, fleet


def seqs(ears: Ears) -> list[int]:
    return [received.seq for received in ears.all("message")]


def test_a_message_carries_all_that_was_said() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.say("state", {"phase": "running", "battery": 0.5})
            await ears.until(lambda: ears.all("message"))
            (got,) = ears.all("message")
            assert (got.station, got.boot, got.seq, got.type) == (station.id, station.boot, 1, "state")
            assert got.body.battery == 0.5
            assert '"battery": 0.5' in got.frame
            assert got.fresh

    run(test())


def test_a_lost_link_is_resumed_without_loss_or_repetition() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            for _ in range(5):
                headset.say("state", IDLE)
            await ears.until(lambda: len(seqs(ears)) == 5)
            headset.transport.disconnect(False)
            again = await station.arrival()
            assert (await again.resume()).after == 5
            for seq in (4, 5, 6, 7):
                again.say("state", IDLE, seq=seq)
            await ears.until(lambda: len(seqs(ears)) == 7)
            assert seqs(ears) == [1, 2, 3, 4, 5, 6, 7]
            assert (LinkState.LOST, LinkReason.CLOSED) in ears.links(station.id)
            assert ears.all("gap") == []

    run(test())


def test_twenty_drops_lose_and_double_nothing() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            said = 0
            for _ in range(20):
                for _ in range(7):
                    said += 1
                    headset.say("event", {"kind": "note"}, seq=said)
                headset.transport.disconnect(False)
                headset = await station.arrival()
                after = (await headset.resume()).after
                for seq in range(after + 1, said + 1):
                    headset.say("event", {"kind": "note"}, seq=seq)
            await ears.until(lambda: seqs(ears)[-1:] == [said])
            assert seqs(ears) == list(range(1, said + 1))
            assert ears.all("gap") == []

    run(test())


def test_messages_never_got_are_reported_as_a_gap() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.say("state", IDLE, seq=3)
            headset.say("weather", {}, seq=4)
            headset.say("state", IDLE, seq=7)
            await ears.until(lambda: len(seqs(ears)) == 2)
            boot = station.boot
            assert ears.all("gap") == [(station.id, boot, 1, 2), (station.id, boot, 5, 6)]
            assert ears.all("dropped") == [(station.id, 1)]

    run(test())


def test_another_boot_starts_from_what_is_held_of_it() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.say("state", IDLE, seq=9)
            await ears.until(lambda: seqs(ears))
            station.boot = "0d5ca10f-749c-43c4-81da-b1d03684eab7"
            headset.transport.disconnect(False)
            again = await station.arrival()
            assert await again.resume() == Resume(station.boot, 0)
            again.say("state", IDLE, seq=1)
            await ears.until(lambda: len(seqs(ears)) == 2)

    run(test())


def test_what_was_buffered_is_not_the_present() -> None:
    async def test() -> None:
        async with live(knows_time=False) as (ears, station, headset, _):
            request = await headset.next(TimeRequest)
            headset.say("state", IDLE, mono=station.mono() - 30_000)
            headset.say("state", IDLE, mono=station.mono() - 500)
            headset.say("state", IDLE)
            headset.answer_time(request.c1)
            headset.say("state", IDLE)
            await ears.until(lambda: len(seqs(ears)) == 4)
            assert [got.fresh for got in ears.all("message")] == [False, False, True, True]
            headset.transport.disconnect(False)
            again = await station.arrival()
            await again.resume()
            again.say("state", IDLE, seq=5, mono=station.mono() - 300)
            again.say("state", IDLE, seq=6)
            await ears.until(lambda: len(seqs(ears)) == 6)
            assert [got.fresh for got in ears.all("message")][4:] == [False, True]

    run(test())


def test_messages_do_not_wait_for_a_headset_that_never_tells_its_time() -> None:
    async def test() -> None:
        async with live(knows_time=False) as (ears, _, headset, _):
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears), 2)
            assert not ears.all("message")[0].fresh

    run(test())


def test_time_is_asked_again_and_gives_the_offset() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.answer_time((await headset.next(TimeRequest)).c1)
            await ears.until(lambda: len(ears.all("timing")) == 2)
            _, offset_ms, uncertainty_ms, _ = ears.all("timing")[-1]
            from console.clock import SystemClock

            true_offset = SystemClock().monotonic_ms() - station.mono()
            assert abs(offset_ms - true_offset) < 20
            assert 0 <= uncertainty_ms < 20

    run(test())


@pytest.mark.parametrize(
    "reply", [{"c1": 5.0, "h2": 1, "h3": 1}, {"h2": 10, "h3": 9}, {"h2": 0, "h3": 1e12}, {"h2": "x", "h3": 1}]
)
def test_a_time_that_can_not_be_is_dropped(reply: dict[str, Any]) -> None:
    async def test() -> None:
        async with live(knows_time=False) as (ears, station, headset, _):
            request = await headset.next(TimeRequest)
            headset.send({"type": "time", "c1": request.c1, **reply})
            await ears.until(lambda: ears.all("dropped"))
            assert ears.all("timing") == []
            assert ears.links(station.id)[-1] == (LinkState.LIVE, None)

    run(test())


def test_silence_shows_within_its_time_and_ends_with_a_word() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            await ears.until_link(station.id, LinkState.NO_SIGNAL, LinkReason.SILENT)
            assert headset.pings > 0
            headset.say("state", IDLE)
            await ears.until_link(station.id, LinkState.LIVE)
            await ears.until_link(station.id, LinkState.NO_SIGNAL, LinkReason.SILENT)
            headset.transport.send(WSMsgType.BINARY, b"hum")
            await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_a_station_without_pongs_is_let_go_and_dialled_again() -> None:
    async def test() -> None:
        async with live() as (ears, station, _, _):
            station.answers_pings = False
            await ears.until(lambda: (LinkState.LOST, LinkReason.SILENT) in ears.links(station.id))
            station.answers_pings = True
            await (await station.arrival()).resume()
            await ears.until_link(station.id, LinkState.LIVE)

    run(test())


def test_bye_is_no_accident() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, _):
            headset.send({"type": "bye", "reason": "switched off"})
            headset.transport.send_close(1000)  # type: ignore[arg-type]
            await ears.until(lambda: (LinkState.LOST, LinkReason.SAID_BYE) in ears.links(station.id))

    run(test())


def test_saved_is_told_at_most_once_in_its_time_and_again_after_a_drop() -> None:
    async def test() -> None:
        async with live() as (_, station, headset, fleet):
            await headset.next(TimeRequest)
            for seq in (1, 2, 3, 2):
                fleet.saved(station.id, station.boot, seq)
            fleet.saved(station.id, "0d5ca10f-749c-43c4-81da-b1d03684eab7", 50)
            got = [await headset.inbox.get() for _ in range(3)]
            assert [message for message in got if isinstance(message, Saved)] == [
                Saved(station.boot, 1),
                Saved(station.boot, 3),
            ]
            headset.transport.disconnect(False)
            again = await station.arrival()
            await again.resume()
            await again.next(TimeRequest)
            assert await again.next(Saved) == Saved(station.boot, 3)

    run(test())


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


def test_physio_is_dropped_unless_its_run_was_assigned_with_it() -> None:
    body = {"signal": "hr_bpm", "unit": "bpm", "source": "ppg", "values": [70], "times": [1.0]}
    run_id = "3f462ab3-d78e-44fc-ae4c-d6858fa98109"
    other = "7c95cc25-f19a-48cf-aa4b-ddc41a944ee6"

    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            headset.say("physio", body, run=run_id)
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears) == [2])
            fleet.command(station.id, "assign", {"run": run_id, "physio": True}, 1000)
            headset.say("physio", body, run=run_id)
            headset.say("physio", body, run=other)
            headset.say("physio", body, run=None)
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears)[-1] == 6)
            fleet.command(station.id, "physio", {"on": False}, 1000)
            headset.say("physio", body, run=run_id)
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears)[-1] == 8)
            fleet.command(station.id, "physio", {"on": True}, 1000)
            headset.say("physio", body, run=run_id)
            await ears.until(lambda: seqs(ears)[-1] == 9)
            fleet.command(station.id, "assign", {"run": other, "physio": False}, 1000)
            headset.say("physio", body, run=other)
            headset.say("state", IDLE)
            await ears.until(lambda: seqs(ears)[-1] == 11)
            assert seqs(ears) == [2, 3, 6, 8, 9, 11]
            assert ears.all("gap") == [] and ears.all("dropped") == []

    run(test())


def test_forgetting_ends_the_link_with_a_bye() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            fleet.forget(station.id)
            assert await headset.code() == 1000
            assert ears.links(station.id)[-1] == (LinkState.FOUND, LinkReason.FORGOTTEN)
            assert station.id not in fleet.states()
            await asyncio.sleep(0.2)
            assert station.arrivals.empty()

    run(test())
