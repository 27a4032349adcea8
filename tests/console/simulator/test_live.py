"""The headset's half of a proven link over real TLS sockets: replay, commands, limits."""

import itertools
import json
import time
import uuid
from typing import Any

import pytest

from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance
from tests.support.console_client import ConsoleClient, frame, live
from tests.support.simulated import Simulated, simulated


def test_nothing_enveloped_comes_before_resume(headset: Simulated, paired: tuple[str, bytes]) -> None:
    with ConsoleClient(headset.port, *paired) as client:
        client.hello()
        client.prove()
        client.say("time", c1=7)
        assert client.next()["type"] == "time"
        client.resume()
        assert client.next()["seq"] >= 1


def test_resume_of_another_boot_ends_the_link(headset: Simulated, paired: tuple[str, bytes]) -> None:
    with ConsoleClient(headset.port, *paired) as client:
        client.hello()
        client.prove()
        client.say("resume", boot=str(uuid.uuid4()), after=0)
        assert client.end().code == 1008


def test_replay_repeats_the_same_bytes_in_order_and_goes_on_live(
    headset: Simulated, paired: tuple[str, bytes]
) -> None:
    with live(headset.port, *paired) as client:
        client.assign()
        client.do("start")
        first = [client.next() for _ in range(12)]
        client.do("stop")
    held = first[4]["seq"]
    with live(headset.port, *paired, after=held) as client:
        again = [client.next() for _ in range(7)]
        assert again == first[5:12]
        rest = [client.next() for _ in range(4)]
        seqs = [message["seq"] for message in again + rest]
        assert seqs == list(range(held + 1, held + 12))


def test_frames_rise_by_one_over_many_reconnects(headset: Simulated, paired: tuple[str, bytes]) -> None:
    seen: dict[int, Any] = {}
    with live(headset.port, *paired) as client:
        client.assign(physio=True)
        client.do("start")
    for _ in range(20):
        with live(headset.port, *paired, after=max(seen, default=0)) as client:
            client.command("recentre")
            for _ in range(3):
                message = client.next()
                assert message["seq"] not in seen
                seen[message["seq"]] = message
    with live(headset.port, *paired, after=max(seen)) as client:
        client.do("stop")
    assert sorted(seen) == list(range(1, len(seen) + 1))


def test_time_is_answered_with_the_headsets_clock(link: ConsoleClient) -> None:
    link.say("time", c1=123456.789)
    answer = link.until("time")
    assert answer["c1"] == 123456.789
    assert 0 <= answer["h3"] - answer["h2"] < 100
    link.command("recentre")
    assert 0 <= link.until("ack")["mono"] - answer["h3"] < 5000  # one and the same clock


def test_commands_are_acked_whatever_they_are(link: ConsoleClient) -> None:
    assert link.do("dance")["result"] == "unsupported"
    assert link.do("resume")["result"] == "refused"
    command = str(uuid.uuid4())
    link.command("recentre", command_id=command)
    link.command("recentre", command_id=command)
    acks = [link.until("ack")["body"] for _ in range(2)]
    assert acks == [{"cmd": command, "result": "done"}] * 2


def test_what_is_unknown_is_ignored_and_what_is_broken_ends_the_link(
    headset: Simulated, paired: tuple[str, bytes], link: ConsoleClient
) -> None:
    link.say("surprise", payload=[1, 2])
    link.say("saved", boot=1)
    link.say("saved", boot=str(uuid.uuid4()), seq=10**6)
    link.say("pair.confirm")
    link.raw(frame(2, b"no magic"))
    link.say("cmd", seq=1, t="2026-11-24T10:00:00Z", mono=1, run=None, body={"id": "not a uuid"})
    link.text('{"type":"time","c1":1,"new":"key"}')
    assert link.until("time")["c1"] == 1
    link.say("cmd", seq=1.5, t="2026-11-24T10:00:00Z", mono=1, run=None, body={})
    assert link.end().code == 1008


def padded(size: int) -> str:
    text = json.dumps({"type": "x", "pad": ["p" * 4000] * 16})
    return text[:-1] + " " * (size - len(text)) + "}"


def nested(depth: int) -> str:
    return '{"type":"x","a":' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        (nested(8), True),
        (nested(9), False),
        (nested(4000), False),
        (json.dumps({"type": "x", **{f"k{n}": n for n in range(63)}}), True),
        (json.dumps({"type": "x", **{f"k{n}": n for n in range(64)}}), False),
        (json.dumps({"type": "x", "s": "é" * 2048}, ensure_ascii=False), True),
        (json.dumps({"type": "x", "s": "é" * 2049}, ensure_ascii=False), False),
        (json.dumps({"type": "x", "a": [0] * 4096}), True),
        (json.dumps({"type": "x", "a": [0] * 4097}), False),
        ('{"type":"x","n":9007199254740991}', True),
        ('{"type":"x","n":9007199254740992}', False),
        ('{"type":"x","n":-9007199254740992}', False),
        ('{"type":"x","n":1e999}', False),
        ('{"type":"x","n":NaN}', False),
        ('{"type":"x","a":1,"\\u0061":2}', False),
        ('{"type":"x","s":"\\ud800"}', False),
        (b'{"type":"x","s":"\xff"}', False),
        (padded(65_536), True),
        (padded(65_537), False),
    ],
)
def test_limits_of_section_6_hold_for_the_console(
    link: ConsoleClient, text: str | bytes, is_fine: bool
) -> None:
    link.text(text)
    if is_fine:
        link.say("time", c1=1)
        assert link.until("time")["c1"] == 1
    else:
        assert link.end().code == 1008


def test_message_in_fragments_counts_as_a_whole(link: ConsoleClient) -> None:
    text = b'{"type":"time","c1":5}'
    link.raw(frame(1, text[:5], final=False) + frame(9, b"between") + frame(0, text[5:]))
    opcode, payload = link.next_frame()
    while opcode != 10:
        opcode, payload = link.next_frame()
    assert payload == b"between"
    assert link.until("time")["c1"] == 5
    link.raw(frame(1, b" " * 40_000, final=False) + frame(0, b" " * 25_537))
    closed = link.end()
    assert closed.code == 1008
    assert "65536" in closed.reason


def test_console_that_floods_is_closed(link: ConsoleClient) -> None:
    link.raw(frame(1, b'{"type":"surprise"}') * 700)
    closed = link.end()
    assert (closed.code, closed.reason) == (1008, "too many messages")


def test_burst_within_the_limit_is_fine(link: ConsoleClient) -> None:
    link.raw(frame(1, b'{"type":"surprise"}') * 400)
    link.say("time", c1=9)
    assert link.until("time")["c1"] == 9


def test_pictures_come_as_asked_and_stop(link: ConsoleClient) -> None:
    assert link.do("view", fps=5, width=160)["result"] == "done"
    began = time.monotonic()
    pictures = [link.until(lambda m: isinstance(m, bytes)) for _ in range(4)]
    assert 0.5 < time.monotonic() - began < 6.0
    assert all(picture.startswith(b"XV01") and len(picture) <= 60_000 for picture in pictures)
    link.do("view", fps=0)
    assert not isinstance(link.next(), bytes)


def test_headset_never_speaks_faster_than_is_allowed_also_not_across_links() -> None:
    allowance = Allowance(SUSTAINED_PER_S, BURST)
    with simulated() as headset:
        with ConsoleClient(headset.port) as client:
            key = client.pair().key
            client.resume()
            client.assign()
            client.do("start")
            for _ in range(225):  # an event and an ack each
                last = client.command("inject", event="note", args={"text": "again"})
            while client.next().get("body", {}).get("cmd") != last:
                assert allowance.take(time.monotonic() * 1000.0)
        with live(headset.port, client.console, key) as client:
            began = time.monotonic()
            while time.monotonic() < began + 1.0:
                client.next()
                assert allowance.take(time.monotonic() * 1000.0)


def test_headset_repeats_neither_trainee_nor_seat(link: ConsoleClient) -> None:
    trainee = str(uuid.uuid4())
    link.assign(trainee=trainee, label="Rhiannon")
    link.do("start")
    said = [link.next() for _ in range(6)]
    link.do("stop")
    text = json.dumps(said)
    assert trainee not in text
    assert "Rhiannon" not in text
    assert all(later["seq"] - earlier["seq"] == 1 for earlier, later in itertools.pairwise(said))
