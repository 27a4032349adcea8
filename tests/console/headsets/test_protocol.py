from typing import Any

import pytest

from console.errors import LinkReason
from console.headsets import protocol
from console.headsets.limits import Close, ProtocolError
from console.headsets.protocol import Enveloped, Ignored, decode_from_console, decode_from_station
from console.messages import AckBody, PhysioBody, StateBody, StationHello, TimeReply, TimeRequest
from tests.support import frames
from tests.support.frames import UUID, envelope, text


@pytest.mark.parametrize("frame", frames.all_from_station())
def test_what_a_headset_says_survives_both_ways(frame: bytes) -> None:
    message = decode_from_station(frame)
    assert not isinstance(message, Ignored)
    assert decode_from_station(protocol.encode(message)) == message


@pytest.mark.parametrize("frame", frames.all_from_console())
def test_what_a_console_says_survives_both_ways(frame: bytes) -> None:
    message = decode_from_console(frame)
    assert not isinstance(message, Ignored)
    assert decode_from_console(protocol.encode(message)) == message


def test_time_means_the_request_or_the_reply_by_who_says_it() -> None:
    frame = text({"type": "time", "c1": 1, "h2": 2, "h3": 3})
    assert decode_from_console(frame) == TimeRequest(1.0)
    assert decode_from_station(frame) == TimeReply(1.0, 2.0, 3.0)


def test_unknown_keys_are_ignored_everywhere() -> None:
    hello = {**frames.PLAIN_FROM_STATION[0], "colour": "red", "app": {"id": "a", "version": "1", "x": 1}}
    assert isinstance(decode_from_station(text(hello)), StationHello)
    message = decode_from_station(text(envelope("state", {"phase": "idle", "mood": []}, extra=1)))
    assert isinstance(message, Enveloped) and message.body == StateBody(message.body.phase)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"phase": "idle", "battery": "full"}, "battery"),
        ({"phase": "idle", "battery": 1.5}, "battery"),
        ({"phase": "idle", "battery": True}, "battery"),
        ({"phase": "idle", "battery": None}, "battery"),
        ({"phase": "idle", "charging": 1, "worn": "yes", "fps": [], "wifi_dbm": {}}, "charging"),
        ({"phase": "idle", "scene": 5}, "scene"),
    ],
)
def test_a_mistyped_optional_key_counts_as_absent(body: dict[str, Any], key: str) -> None:
    message = decode_from_station(text(envelope("state", body)))
    assert isinstance(message, Enveloped)
    assert getattr(message.body, key) is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("state", {}),
        ("state", {"phase": "flying"}),
        ("state", {"phase": None}),
        ("state", []),
        ("state", None),
        ("state", "idle"),
        (
            "progress",
            {"scenario": "x", "scenario_version": 1, "step": "a", "index": 1, "of": 2, "elapsed_ms": 1},
        ),
        (
            "progress",
            {"scenario": "x", "scenario_version": "1", "step": "a", "index": 0, "of": 2, "elapsed_ms": 1},
        ),
        ("progress", {"scenario": "x", "scenario_version": "1", "step": "a", "index": 1, "of": 2}),
        ("event", {"step": "a"}),
        ("event", {"kind": 5}),
        ("physio", {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [1]}),
        ("physio", {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [1], "times": [1, 2]}),
        ("physio", {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [1], "t0": 1}),
        ("physio", {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [1], "dt_ms": 1}),
        (
            "physio",
            {
                "signal": "rr_ms",
                "unit": "ms",
                "source": "ecg",
                "values": [1],
                "t0": 1,
                "dt_ms": 1,
                "times": [1],
            },
        ),
        (
            "physio",
            {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [1], "t0": "x", "times": [1]},
        ),
        ("physio", {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [None], "times": [1]}),
        ("physio", {"signal": "rr_ms", "unit": "ms", "values": [1], "times": [1]}),
        ("ack", {"cmd": "1", "result": "done"}),
        ("ack", {"cmd": UUID, "result": "perhaps"}),
    ],
)
def test_a_wrong_body_is_dropped_but_keeps_its_place(kind: str, body: object) -> None:
    assert decode_from_station(text(envelope(kind, body))) == Ignored(kind, "body", 17)


def test_a_mistyped_optional_of_physio_and_ack_is_only_that() -> None:
    body = {**frames.BODIES["physio"][0], "quality": 7, "device": 7}
    message = decode_from_station(text(envelope("physio", body)))
    assert isinstance(message, Enveloped) and isinstance(message.body, PhysioBody)
    assert message.body.quality is None and message.body.device is None
    message = decode_from_station(text(envelope("ack", {"cmd": UUID, "result": "done", "reason": 1})))
    assert isinstance(message, Enveloped) and message.body == AckBody(UUID, "done")


def test_unknown_type_kind_and_signal_are_ignored_and_keep_their_place() -> None:
    assert decode_from_station(text(envelope("weather", {}))) == Ignored("weather", "type", 17)
    assert decode_from_station(text({"type": "weather"})) == Ignored("weather", "type", None)
    assert decode_from_station(text(envelope("cmd", {}))) == Ignored("cmd", "type", 17)
    assert decode_from_station(text(envelope("event", {"kind": "danced"}))) == Ignored("event", "kind", 17)
    body = {**frames.BODIES["physio"][0], "signal": "eeg"}
    assert decode_from_station(text(envelope("physio", body))) == Ignored("physio", "signal", 17)


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 0},
        {"seq": -1},
        {"seq": 1.0},
        {"seq": True},
        {"seq": "1"},
        {"seq": None},
        {"t": 5},
        {"t": "yesterday"},
        {"t": "2026-11-22T10:42:07"},
        {"t": "2026-13-22T10:42:07Z"},
        {"t": "2026-11-22T10:42:07+02:00"},
        {"mono": "1"},
        {"mono": None},
        {"mono": True},
        {"run": 5},
        {"run": "seat"},
        {"run": UUID.upper()},
        {"run": UUID + "\n"},
        {"run": UUID.replace("-", "")},
    ],
)
def test_a_broken_envelope_closes_the_link(changes: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as caught:
        decode_from_station(text(envelope("state", {"phase": "idle"}, **changes)))
    assert (caught.value.reason, caught.value.code) == (LinkReason.BROKEN_MESSAGE, Close.BROKEN)


@pytest.mark.parametrize("key", ["seq", "t", "mono", "run", "body"])
def test_an_envelope_with_a_key_missing_closes_the_link(key: str) -> None:
    whole = envelope("state", {"phase": "idle"})
    del whole[key]
    with pytest.raises(ProtocolError):
        decode_from_station(text(whole))


@pytest.mark.parametrize(
    "t", ["2026-11-22T10:42:07Z", "2026-11-22T10:42:07.1234567Z", "2026-11-22T10:42:07+00:00"]
)
def test_utc_may_be_spelt_as_other_languages_spell_it(t: str) -> None:
    assert isinstance(decode_from_station(text(envelope("state", {"phase": "idle"}, t=t))), Enveloped)


@pytest.mark.parametrize("whole", frames.PLAIN_FROM_STATION[:3], ids=lambda m: m["type"])
def test_a_handshake_message_with_a_wrong_or_missing_key_is_not_usable(whole: dict[str, Any]) -> None:
    for key in whole.keys() - {"type", "proto"}:
        less = {name: value for name, value in whole.items() if name != key}
        assert decode_from_station(text(less)) == Ignored(whole["type"], "body")
        assert decode_from_station(text({**whole, key: 5.5})) == Ignored(whole["type"], "body")
    for key in whole.keys() & {"station", "boot", "nonce", "mac", "pub"}:
        assert decode_from_station(text({**whole, key: whole[key] + "\n"})) == Ignored(whole["type"], "body")


def test_another_protocol_version_has_its_own_close_code() -> None:
    with pytest.raises(ProtocolError) as caught:
        decode_from_station(b'{"type":"hello","proto":2}')
    assert (caught.value.reason, caught.value.code) == (LinkReason.WRONG_PROTOCOL, Close.WRONG_PROTOCOL)
    assert decode_from_station(b'{"type":"hello","proto":true}') == Ignored("hello", "body")


@pytest.mark.parametrize("frame", [b"", b"[]", b"5", b'"x"', b"{}", b'{"type":5}', b'{"type":null}', b"null"])
def test_what_is_no_message_closes_the_link(frame: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_from_station(frame)


def test_a_view_survives_both_ways_up_to_its_limit() -> None:
    jpeg = bytes(60_000 - 12)
    assert protocol.decode_view(protocol.encode_view(5, jpeg)) == (5.0, jpeg)
    with pytest.raises(ValueError, match="60000"):
        protocol.encode_view(5, jpeg + b"\0")
    with pytest.raises(ProtocolError):
        protocol.decode_view(b"XV01" + bytes(8) + jpeg + b"\0")


@pytest.mark.parametrize(
    "frame", [b"", b"XV01", b"XV01" + bytes(8), b"XV02" + bytes(20), b"xv01" + bytes(20)]
)
def test_a_binary_frame_that_is_no_view_is_none(frame: bytes) -> None:
    assert protocol.decode_view(frame) is None
