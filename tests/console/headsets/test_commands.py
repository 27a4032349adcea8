import asyncio

import pytest

from console.errors import CommandReason
from console.headsets.protocol import Enveloped
from console.messages import CommandBody, TimeRequest
from console.model import CommandResult, LinkState
from tests.console.headsets.test_link import live
from tests.support.fleet_ears import Ears, fleet_of, run
from tests.support.scripted_station import Conversation

UNKNOWN = "723eaeeb-4b1e-40f1-89e3-9639aecc435f"


async def next_command(headset: Conversation) -> Enveloped:
    while isinstance(message := await headset.inbox.get(), TimeRequest):
        pass
    assert isinstance(message, Enveloped)
    return message


def outcomes(ears: Ears) -> list[tuple[CommandResult, str | None]]:
    return [(change.result, change.reason) for change in ears.all("command")]


@pytest.mark.parametrize(("result", "reason"), [("done", None), ("refused", "busy"), ("unsupported", None)])
def test_a_command_is_what_its_ack_says(result: str, reason: str | None) -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            command = fleet.command(station.id, "hint", {"step": "hood"}, 2000)
            assert outcomes(ears) == [(CommandResult.PENDING, None)]
            sent = await next_command(headset)
            assert sent.body == CommandBody(command, "hint", {"step": "hood"}, 2000)
            assert sent.seq == 1
            headset.say("ack", {"cmd": command, "result": result, "reason": reason})
            await ears.until(lambda: len(outcomes(ears)) == 2)
            assert outcomes(ears)[1] == (CommandResult(result), reason)
            assert ears.all("command")[1].id == command
            assert ears.all("command")[1].ms >= 0
            headset.say("ack", {"cmd": command, "result": "done"})
            headset.say("state", {"phase": "idle"})
            await ears.until(lambda: len(ears.all("message")) == 3)
            assert len(outcomes(ears)) == 2
            fleet.command(station.id, "pause", {}, 2000)
            assert (await next_command(headset)).seq == 2

    run(test())


def test_no_ack_by_the_deadline_is_no_answer_for_good() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            command = fleet.command(station.id, "pause", {}, 100)
            await ears.until(lambda: len(outcomes(ears)) == 2)
            headset.say("ack", {"cmd": command, "result": "done"})
            await ears.until(lambda: ears.all("message"))
            assert outcomes(ears)[1:] == [(CommandResult.NO_ANSWER, CommandReason.NO_ANSWER)]

    run(test())


def test_a_command_is_lost_with_its_link() -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            fleet.command(station.id, "pause", {}, 60_000)
            headset.transport.disconnect(False)
            await ears.until(lambda: len(outcomes(ears)) == 2)
            assert outcomes(ears)[1] == (CommandResult.LOST, CommandReason.LINK_LOST)
            await ears.until(lambda: fleet.states()[station.id][0] is LinkState.LOST)
            fleet.command(station.id, "pause", {}, 60_000)
            assert outcomes(ears)[-1] == (CommandResult.LOST, CommandReason.NOT_LIVE)

    run(test())


def test_a_command_to_nobody_is_lost_at_once() -> None:
    async def test() -> None:
        ears = Ears()
        async with fleet_of(ears=ears) as fleet:
            fleet.command(UNKNOWN, "pause", {}, 60_000)
            assert outcomes(ears) == [
                (CommandResult.PENDING, None),
                (CommandResult.LOST, CommandReason.NOT_LIVE),
            ]

    run(test())


@pytest.mark.parametrize(
    ("args", "deadline_ms"),
    [
        ({"text": "x" * 5000}, 1000),
        ({"n": 2**60}, 1000),
        ({"n": float("nan"), "o": object()}, 1000),
        ({"text": "\ud800"}, 1000),
        ({"a": [[[[[[[[1]]]]]]]]}, 1000),
        ({}, 0),
        ({}, -5),
    ],
)
def test_a_command_that_breaks_a_limit_is_never_sent(args: dict[str, object], deadline_ms: int) -> None:
    async def test() -> None:
        async with live() as (ears, station, headset, fleet):
            fleet.command(station.id, "message", args, deadline_ms)
            assert outcomes(ears)[-1] == (CommandResult.REFUSED, CommandReason.REFUSED)
            fleet.command(station.id, "pause", {}, 1000)
            sent = await next_command(headset)
            assert sent.seq == 1
            await asyncio.sleep(0)

    run(test())
