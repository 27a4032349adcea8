"""The headset's half of a link over real TLS sockets: hello, proofs, pairing, one console."""

import json
from contextlib import ExitStack
from typing import Any

import pytest

from console.headsets import pairing
from tests.support.console_client import ConsoleClient, frame, live
from tests.support.simulated import Simulated, simulated

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
