"""The headset's half of sections 3 to 6, spoken to over real TLS sockets."""

import itertools
import json
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from console.headsets import pairing
from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance
from tests.support.console_client import ConsoleClient, frame, live
from tests.support.simulated import Simulated, simulated


@pytest.fixture(scope="module")
def headset() -> Iterator[Simulated]:
    with simulated("--speed", "150", "--skill", "0.5") as started:
        yield started


@pytest.fixture(scope="module")
def paired(headset: Simulated) -> tuple[str, bytes]:
    """A console that the headset knows: its id and key."""
    with ConsoleClient(headset.port) as client:
        return client.console, client.pair().key


@pytest.fixture
def link(headset: Simulated, paired: tuple[str, bytes]) -> Iterator[ConsoleClient]:
    """A live link that asked for nothing old."""
    with live(headset.port, *paired, after=2**53 - 1) as client:
        yield client


# hello and proofs


def hello_text(**changes: Any) -> str:
    whole = {"proto": 1, "console": "dbebfd6f-4348-481d-9194-b262fc326d33", "nonce": 43 * "A"}
    return json.dumps({"type": "hello", **whole, **changes})


def test_hello_says_who_the_headset_is(headset: Simulated, paired: tuple[str, bytes]) -> None:
    with ConsoleClient(headset.port) as stranger, ConsoleClient(headset.port, *paired) as known:
        told = stranger.hello()
        assert told["station"] == headset.station
        assert told["boot"] == headset.first["boot"]
        assert told["label"] == headset.first["label"]
        assert told["features"] == ["physio", "view", "calibrate", "message"]
        assert told["paired"] is False
        again = known.hello()
        assert again["paired"] is True
        assert again["nonce"] != told["nonce"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"type":"hello","proto":2,"console":"x"}', 4010),
        ('{"type":"hello","proto":1}', 1008),
        (hello_text(proto="1"), 1008),
        (hello_text(proto=True), 1008),
        (hello_text(console="DBEBFD6F-4348-481d-9194-b262fc326d33"), 1008),
        (hello_text(nonce=42 * "A"), 1008),
        (hello_text(nonce=43 * "="), 1008),
        ('{"type":"prove","mac":"' + 43 * "A" + '"}', 1008),
        ('{"type":"resume","boot":"dbebfd6f-4348-481d-9194-b262fc326d33","after":0}', 1008),
        ('{"type":"surprise"}', 1008),
        ("[]", 1008),
        ("{", 1008),
        ('{"type":"hello","type":"hello"}', 1008),
    ],
)
def test_anything_but_a_good_hello_ends_the_link(headset: Simulated, text: str, code: int) -> None:
    with ConsoleClient(headset.port) as client:
        client.text(text)
        closed = client.end()
        assert closed.code == code
        assert closed.reason


def test_binary_before_the_proofs_ends_the_link(headset: Simulated) -> None:
    with ConsoleClient(headset.port) as client:
        client.raw(frame(2, b"XV01"))
        assert client.end().code == 1008


def test_wrong_mac_ends_with_4003_and_nothing_else_is_said(
    headset: Simulated, paired: tuple[str, bytes]
) -> None:
    with ConsoleClient(headset.port, *paired) as client:
        client.hello()
        client.say("prove", mac=pairing.to_text(pairing.console_mac(bytes(32), client.t)))
        assert client.end().code == 4003


def test_console_that_was_never_paired_can_not_prove(headset: Simulated) -> None:
    with ConsoleClient(headset.port) as client:
        client.hello()
        client.say("prove", mac=pairing.to_text(pairing.console_mac(bytes(32), client.t)))
        assert client.end().code == 4003


def test_replayed_proof_is_worth_nothing(headset: Simulated, paired: tuple[str, bytes]) -> None:
    with ConsoleClient(headset.port, *paired) as first:
        first.hello()
        old = pairing.to_text(pairing.console_mac(paired[1], first.t))
        first.say("prove", mac=old)
        assert first.next()["type"] == "prove"
    with ConsoleClient(headset.port, *paired) as second:
        second.nonce = first.nonce
        second.hello()
        second.say("prove", mac=old)
        assert second.end().code == 4003


# pairing


def test_reveal_that_does_not_fit_the_commitment_ends_the_link() -> None:
    with simulated() as headset, ConsoleClient(headset.port) as client:
        client.hello()
        client.commit()
        other = pairing.Ephemeral()
        client.say("pair.reveal", pub=pairing.to_text(other.point), nonce=pairing.to_text(other.nonce))
        assert client.end().code == 1008
        with ConsoleClient(headset.port) as client:
            client.hello()
            nonce, off_curve = bytes(32), b"\x04" + bytes(64)
            client.say("pair.commit", commit=pairing.to_text(pairing.commitment(off_curve, nonce)))
            client.next()
            client.say("pair.reveal", pub=pairing.to_text(off_curve), nonce=pairing.to_text(nonce))
            assert client.end().code == 1008
        with ConsoleClient(headset.port) as client:
            client.hello()
            client.reveal(client.commit())
            client.say("pair.refuse")
            assert client.end().code == 4004
        with ConsoleClient(headset.port) as client:  # the fourth try
            client.hello()
            client.say("pair.commit", commit=pairing.to_text(bytes(32)))
            assert client.end().code == 4005


def test_new_pairing_replaces_the_key_only_when_it_is_proven() -> None:
    with simulated() as headset:
        with ConsoleClient(headset.port) as first:
            old = first.pair().key
        with ConsoleClient(headset.port, first.console) as second:
            second.hello()
            new = second.reveal(second.commit()).key
            second.say("pair.confirm")
            assert second.next()["type"] == "pair.confirm"
        with ConsoleClient(headset.port, first.console, old) as third:  # never proven: the old one holds
            third.hello()
            third.prove()
        with ConsoleClient(headset.port, first.console) as fourth:
            new = fourth.pair().key
        assert new != old
        with ConsoleClient(headset.port, first.console, old) as fifth:
            fifth.hello()
            fifth.say("prove", mac=pairing.to_text(pairing.console_mac(old, fifth.t)))
            assert fifth.end().code == 4003


# one console at a time


def test_second_console_is_told_that_the_headset_is_busy(headset: Simulated, link: ConsoleClient) -> None:
    with ConsoleClient(headset.port) as other:
        other.hello()  # not yet: only a proof or a commit asks for the wheel
        other.say("pair.commit", commit=pairing.to_text(bytes(32)))
        assert other.end().code == 4009
    assert link.do("recentre")["result"] == "done"


def test_second_paired_console_gets_busy_after_its_good_proof_only() -> None:
    with simulated() as headset, ExitStack() as links:
        one, two = (ConsoleClient(headset.port) for _ in range(2))
        with two:
            key = two.pair().key
            two.say("bye", reason="done")
            two.end()
        one = links.enter_context(one)
        one.pair()
        one.resume()
        with ConsoleClient(headset.port, two.console) as wrong:
            wrong.hello()
            wrong.say("prove", mac=pairing.to_text(bytes(32)))
            assert wrong.end().code == 4003
        with ConsoleClient(headset.port, two.console) as right:
            right.hello()
            right.say("prove", mac=pairing.to_text(pairing.console_mac(key, right.t)))
            assert right.end().code == 4009
        assert one.do("recentre")["result"] == "done"


def test_newer_link_of_the_same_console_closes_the_older(
    headset: Simulated, paired: tuple[str, bytes], link: ConsoleClient
) -> None:
    with live(headset.port, *paired) as newer:
        assert link.end().code == 1000
        assert newer.do("recentre")["result"] == "done"


def test_headset_is_free_again_after_bye(headset: Simulated, link: ConsoleClient) -> None:
    link.say("bye", reason="class over")
    assert link.end().code == 1000
    with ConsoleClient(headset.port) as other:
        other.hello()
        other.commit()


# the envelope


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
    assert 0.5 < time.monotonic() - began < 3.0
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
