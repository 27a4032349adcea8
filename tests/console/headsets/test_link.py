"""A live link: messages once and in order, replay, silence, time, limits."""

import asyncio
from typing import Any

import pytest
from picows import WSMsgType

from console.errors import LinkReason
from console.messages import Resume, Saved, TimeRequest
from console.model import LinkState
from tests.support.fleet_ears import run
from tests.support.live_link import IDLE, live, seqs


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
