"""Bytes <-> messages of `xrclass.v1`: pure and total, for both sides of a link.

A frame becomes a typed message, an `Ignored` (well formed but not usable: counted and dropped), or a
ProtocolError (broken JSON, limit or envelope: the link is closed). Nothing else ever comes out.
Order in time (which message may come when) is `link.py`'s matter.
"""

import struct
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec.structs import astuple

from console.errors import LinkReason
from console.headsets.limits import (
    VIEW_BYTES,
    Close,
    ProtocolError,
    broken,
    count_plain_keys,
    read_object,
    too_much,
)
from console.messages import (
    EVENT_KINDS,
    SAFE_INTEGER,
    AckBody,
    Body,
    Bye,
    CommandBody,
    ConsoleHello,
    EventBody,
    PairCommit,
    PairConfirm,
    PairKey,
    PairRefuse,
    PairReveal,
    PhysioBody,
    ProgressBody,
    Prove,
    Resume,
    Saved,
    Seq,
    StateBody,
    StationHello,
    TimeReply,
    TimeRequest,
    Uuid,
)

VERSION: Final = 1
SUBPROTOCOL: Final = "xrclass.v1"
PATH: Final = "/live"
SERVICE_TYPE: Final = "_xrclass._tcp.local."

SIGNALS: Final = frozenset(
    {
        "rr_ms",
        "hr_bpm",
        "eda_us",
        "motion_g",
        "resp_rpm",
        "skin_temp_c",
        "pupil_mm",
        "luminance",
        "blink_per_min",
    }
)

EnvelopeType: TypeAlias = Literal["state", "progress", "event", "physio", "ack", "cmd"]


class Enveloped(msgspec.Struct, frozen=True, gc=False):
    """A message after the proofs, with the envelope of headset-apps.md section 5."""

    type: EnvelopeType
    seq: int
    """From 1, by one per enveloped message."""
    t: str
    """Sender's UTC, as sent."""
    mono: float
    """Sender's monotonic ms."""
    run: Uuid | None
    body: Body | CommandBody


class Ignored(msgspec.Struct, frozen=True, gc=False):
    """A well-formed message that can not be used: count it, drop it, keep the link."""

    type: str
    why: Literal["type", "kind", "signal", "body"]
    """What was unknown or wrong."""
    seq: int | None = None
    """Its place in the sequence when it had a good envelope: it is no gap."""


FromStation: TypeAlias = (
    Enveloped | StationHello | Prove | PairKey | PairConfirm | PairRefuse | TimeReply | Bye | Ignored
)
FromConsole: TypeAlias = (
    Enveloped
    | ConsoleHello
    | Prove
    | PairCommit
    | PairReveal
    | PairConfirm
    | PairRefuse
    | Resume
    | Saved
    | TimeRequest
    | Bye
    | Ignored
)

_ENCODER: Final = msgspec.json.Encoder()

_STATION_BODIES: Final[dict[str, type[Body]]] = {
    "state": StateBody,
    "progress": ProgressBody,
    "event": EventBody,
    "physio": PhysioBody,
    "ack": AckBody,
}
_CONSOLE_BODIES: Final[dict[str, type[CommandBody]]] = {"cmd": CommandBody}
_KINDS: Final[dict[type, EnvelopeType]] = {
    StateBody: "state",
    ProgressBody: "progress",
    EventBody: "event",
    PhysioBody: "physio",
    AckBody: "ack",
}
_STATION_PLAIN: Final[dict[str, Any]] = {
    "hello": StationHello,
    "prove": Prove,
    "pair.key": PairKey,
    "pair.confirm": PairConfirm,
    "pair.refuse": PairRefuse,
    "time": TimeReply,
    "bye": Bye,
}
_CONSOLE_PLAIN: Final[dict[str, Any]] = {
    "hello": ConsoleHello,
    "prove": Prove,
    "pair.commit": PairCommit,
    "pair.reveal": PairReveal,
    "pair.confirm": PairConfirm,
    "pair.refuse": PairRefuse,
    "resume": Resume,
    "saved": Saved,
    "time": TimeRequest,
    "bye": Bye,
}


def encode(message: FromStation | FromConsole) -> bytes:
    """The text frame of a message. The caller keeps its values within the limits (`check_limits`)."""
    return _ENCODER.encode(message)


def check_limits(frame: bytes) -> None:
    """Raise ProtocolError when the other side would have to refuse this frame of ours."""
    read_object(frame)


def decode_from_station(frame: bytes) -> FromStation:
    """What a headset says in one text message; raises ProtocolError when the link must be closed."""
    plain = _decode_plain(frame)
    if plain is not None:
        return plain
    message: FromStation = _decode(read_object(frame), _STATION_BODIES, _STATION_PLAIN)
    return message


def decode_from_console(frame: bytes) -> FromConsole:
    """What a console says in one text message; raises ProtocolError when the link must be closed."""
    message: FromConsole = _decode(read_object(frame), _CONSOLE_BODIES, _CONSOLE_PLAIN)
    return message


def _decode(fields: dict[str, Any], bodies: dict[str, Any], plain: dict[str, Any]) -> Any:
    kind = fields.get("type")
    if type(kind) is not str:
        raise broken("no type")
    body_type = bodies.get(kind)
    if body_type is not None:
        if not _has_envelope(fields):
            raise broken(f"envelope of {kind}")
        return _enveloped(kind, fields, body_type)
    plain_type = plain.get(kind)
    if plain_type is not None:
        return _plain(kind, fields, plain_type)
    return Ignored(kind, "type", fields["seq"] if _has_envelope(fields) else None)


class _Plain(msgspec.Struct, tag_field="type", gc=False):
    """An enveloped message as one pass of msgspec reads it; body follows in each type."""

    seq: Seq
    t: str
    mono: float
    run: str | None


class _PlainState(_Plain, tag="state"):
    body: StateBody


class _PlainProgress(_Plain, tag="progress"):
    body: ProgressBody


class _PlainEvent(_Plain, tag="event"):
    body: EventBody


class _PlainPhysio(_Plain, tag="physio"):
    body: PhysioBody


class _PlainAck(_Plain, tag="ack"):
    body: AckBody


_AnyPlain: TypeAlias = _PlainState | _PlainProgress | _PlainEvent | _PlainPhysio | _PlainAck
_PLAIN: Final = msgspec.json.Decoder(_AnyPlain)
_ENVELOPE_KEYS: Final = 6


def _decode_plain(frame: bytes) -> Enveloped | None:
    """The hot path: an ordinary message with nothing unknown, absent or escaped in it; None: look closer.

    When the text holds as many keys as the typed values account for, none came twice and none is unknown, so
    that nothing is nested deeper than the types are. msgspec itself refuses what is not strict JSON.
    """
    keys = count_plain_keys(frame)
    if keys < 0:
        return None
    try:
        found = _PLAIN.decode(frame)
    except (ValueError, RecursionError):
        return None
    body: Body = found.body
    values = astuple(body)
    run = found.run
    if (
        keys != _ENVELOPE_KEYS + len(values) - values.count(None)
        or found.seq < 1
        or not (run is None or is_uuid(run))
        or not _is_utc(found.t)
    ):
        return None
    kind = type(body)
    if kind is EventBody and body.kind not in EVENT_KINDS:  # type: ignore[union-attr]
        return None
    if kind is PhysioBody and not (body.signal in SIGNALS and _has_sample_times(body)):  # type: ignore
        return None
    return Enveloped(_KINDS[kind], found.seq, found.t, found.mono, run, body)


def _has_envelope(fields: dict[str, Any]) -> bool:
    seq = fields.get("seq")
    mono = fields.get("mono")
    run = fields.get("run", False)
    return (
        type(seq) is int
        and 1 <= seq <= SAFE_INTEGER
        and (type(mono) is float or type(mono) is int)
        and _is_utc(fields.get("t"))
        and (run is None or (type(run) is str and is_uuid(run)))
        and "body" in fields
    )


def _enveloped(kind: Any, fields: dict[str, Any], body_type: Any) -> Enveloped | Ignored:
    seq: int = fields["seq"]
    body = _body(fields["body"], body_type)
    if body is None:
        return Ignored(kind, "body", seq)
    if body_type is EventBody and body.kind not in EVENT_KINDS:
        return Ignored(kind, "kind", seq)
    if body_type is PhysioBody:
        if body.signal not in SIGNALS:
            return Ignored(kind, "signal", seq)
        if not _has_sample_times(body):
            return Ignored(kind, "body", seq)
    return Enveloped(kind, seq, fields["t"], float(fields["mono"]), fields["run"], body)


def _plain(kind: str, fields: dict[str, Any], message_type: Any) -> Any:
    if kind == "hello":
        proto = fields.get("proto")
        if type(proto) is int and proto != VERSION:
            raise ProtocolError(LinkReason.WRONG_PROTOCOL, Close.WRONG_PROTOCOL, f"proto {proto}")
    try:
        message = msgspec.convert(fields, message_type)
    except msgspec.ValidationError:
        return Ignored(kind, "body")
    # The published patterns end in "$", which Python also matches before a last line feed.
    if any(type(value) is str and value.endswith("\n") and key in _EXACT for key, value in fields.items()):
        return Ignored(kind, "body")
    return message


_EXACT: Final = frozenset({"console", "station", "boot", "nonce", "mac", "commit", "pub"})

_REQUIRED_TOGETHER: Final = frozenset({"t0", "dt_ms", "times"})
"""Optional in the type, but one choice of them is required: a mistyped one spoils the body."""


@lru_cache(maxsize=16)
def _optional_keys(body_type: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.encode_name, field.type)
        for field in msgspec.structs.fields(body_type)
        if not field.required and field.encode_name not in _REQUIRED_TOGETHER
    )


def _body(value: Any, body_type: Any) -> Any:
    """The typed body, or None. A mistyped optional key counts as absent."""
    try:
        return msgspec.convert(value, body_type)
    except msgspec.ValidationError:
        if type(value) is not dict:
            return None
    mistyped = {
        key for key, kind in _optional_keys(body_type) if key in value and not _converts(value[key], kind)
    }
    if not mistyped:
        return None
    return _body({key: item for key, item in value.items() if key not in mistyped}, body_type)


def _converts(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _has_sample_times(body: PhysioBody) -> bool:
    if body.times is not None:
        return body.t0 is None and body.dt_ms is None and len(body.times) == len(body.values)
    return body.t0 is not None and body.dt_ms is not None and body.dt_ms > 0


@lru_cache(maxsize=1024)
def is_uuid(text: str) -> bool:
    """True for the one spelling of the wire: lower-case, with hyphens, nothing around it."""
    return (
        len(text) == 36
        and text[8] == text[13] == text[18] == text[23] == "-"
        and not text.replace("-", "").strip("0123456789abcdef")
        and text.count("-") == 4
    )


def _is_utc(text: Any) -> bool:
    if type(text) is not str or not 20 <= len(text) <= 40 or text[10] != "T" or text[4] != "-":
        return False
    if text[-1] != "Z" and text[-6:] != "+00:00":
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_VIEW_HEADER: Final = struct.Struct(">4sQ")
_VIEW_MAGIC: Final = b"XV01"


def encode_view(mono_ms: int, jpeg: bytes) -> bytes:
    """The binary frame of a first-person view; ValueError over 60,000 bytes."""
    frame = _VIEW_HEADER.pack(_VIEW_MAGIC, mono_ms) + jpeg
    if len(frame) > VIEW_BYTES:
        raise ValueError("view over 60000 bytes")
    return frame


def decode_view(frame: bytes) -> tuple[float, bytes] | None:
    """(headset's monotonic ms, JPEG), or None for a binary frame without the magic or without a picture.

    Raises ProtocolError for a view over 60,000 bytes.
    """
    if frame[:4] != _VIEW_MAGIC or len(frame) <= _VIEW_HEADER.size:
        return None
    if len(frame) > VIEW_BYTES:
        raise too_much("view over 60000 bytes")
    _, mono = _VIEW_HEADER.unpack_from(frame)
    return float(mono), frame[_VIEW_HEADER.size :]
