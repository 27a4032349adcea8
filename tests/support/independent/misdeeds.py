"""What a broken or hostile headset app may send on a proven link: coroutines of (headset, session)."""

import json
import struct
from collections.abc import Awaitable, Callable
from typing import Any

from tests.support.independent.headset import Headset
from tests.support.independent.session import Session
from tests.support.independent.wire import BINARY, PING, PONG, TEXT, frame

Misdeed = Callable[[Headset, Session], Awaitable[None]]

LARGE = [["x" * 4000] * 10, ["y" * 4000] * 10]


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def _note(headset: Headset, data: Any = None) -> str:
    body = {"kind": "note", "text": "note"} | ({} if data is None else {"data": data})
    return headset.envelope("event", body)[1]


def _swap(headset: Headset, old: str, new: str) -> bytes:
    text = _note(headset)
    assert old in text
    return text.replace(old, new, 1).encode()


def _with_seq(headset: Headset, seq: str) -> bytes:
    number, text = headset.envelope("event", {"kind": "note"})
    return text.replace(f'"seq":{number}', f'"seq":{seq}', 1).encode()


BAD_TEXTS: dict[str, Callable[[Headset], bytes]] = {
    "oversized": lambda h: _note(h, {"long": LARGE}).encode(),
    # The root is 1, body 2, data 3: one more list than allowed.
    "deep": lambda h: _note(h, {"deep": _nested(6)}).encode(),
    "many-keys": lambda h: _note(h, {f"k{n}": n for n in range(65)}).encode(),
    "long-string": lambda h: _note(h, {"s": "é" * 2049}).encode(),
    "long-array": lambda h: _note(h, {"a": [0] * 4097}).encode(),
    "duplicate-key": lambda h: _swap(h, '{"type":', '{"type":"event","type":'),
    "escaped-duplicate-key": lambda h: _swap(h, '"kind":', '"\\u006bind":"fall","kind":'),
    "surrogate": lambda h: _swap(h, '"text":"note"', '"text":"\\ud800"'),
    "invalid-utf8": lambda h: _note(h).encode().replace(b"note", b"\xff\xfe", 1),
    "nan": lambda h: _swap(h, '"text":"note"', '"data":{"x":NaN}'),
    "infinity": lambda h: _swap(h, '"text":"note"', '"data":{"x":1e999}'),
    "minus-infinity": lambda h: _swap(h, '"text":"note"', '"data":{"x":-Infinity}'),
    "big-integer": lambda h: _swap(h, '"text":"note"', '"data":{"x":9007199254740992}'),
    "not-json": lambda h: _note(h).encode()[:-1],
    "two-values": lambda h: _note(h).encode() + b"{}",
    "not-an-object": lambda h: b"[" + _note(h).encode() + b"]",
    "empty": lambda h: b"",
    "seq-fraction": lambda h: _with_seq(h, "900.0"),
    "seq-negative": lambda h: _with_seq(h, "-1"),
    "seq-zero": lambda h: _with_seq(h, "0"),
    "seq-text": lambda h: _with_seq(h, '"7"'),
    "seq-true": lambda h: _with_seq(h, "true"),
    "no-mono": lambda h: _swap(h, '"mono":', '"momo":'),
    "no-body": lambda h: _swap(h, '"body":', '"bodies":'),
    "no-run": lambda h: _swap(h, '"run":', '"runs":'),
}
"""Text frames after which the link has to be closed with 1008."""

BAD_FRAMES: dict[str, bytes] = {
    "masked": frame(TEXT, b"{}", mask=True),
    "reserved-bit": frame(TEXT, b"{}", reserved=0x40),
    "reserved-opcode": frame(3, b"{}"),
    "long-ping": frame(PING, bytes(126)),
    "split-ping": frame(PING, b"x", fin=False),
    "lone-continuation": frame(0, b"{}"),
    "endless": b"\x81\x7f" + struct.pack("!Q", 2**62),
    "large-view": frame(BINARY, b"XV01" + bytes(60_000)),
}
"""Bytes after which the link has to be closed, whatever comes next."""

HARMLESS: dict[str, Callable[[Headset], bytes]] = {
    "binary-without-magic": lambda h: frame(BINARY, b"JPEG" + bytes(64)),
    "short-binary": lambda h: frame(BINARY, b"XV"),
    "unknown-type": lambda h: frame(TEXT, h.envelope("weather", {"sun": True})[1].encode()),
    "unknown-kind": lambda h: frame(TEXT, h.envelope("event", {"kind": "sneeze"})[1].encode()),
    "wrong-body": lambda h: frame(TEXT, h.envelope("state", {"phase": "flying"})[1].encode()),
    "no-kind": lambda h: frame(TEXT, h.envelope("event", {"text": "x"})[1].encode()),
    "mistyped-optional": lambda h: frame(
        TEXT, h.envelope("event", {"kind": "note", "step": 7, "data": []})[1].encode()
    ),
    "unasked-physio": lambda h: frame(
        TEXT,
        h.envelope(
            "physio",
            {"signal": "hr_bpm", "unit": "bpm", "source": "x", "values": [60], "t0": 1, "dt_ms": 1000},
        )[1].encode(),
    ),
    "unasked-pong": lambda h: frame(PONG, b"hello"),
    "at-the-limits": lambda h: frame(
        TEXT, _note(h, {"deep": _nested(5), "s": "é" * 2048} | {f"k{n}": n for n in range(62)}).encode()
    ),
}
"""Frames that are counted and ignored, or simply taken: the link stays."""


def _sender(data: Callable[[Headset], bytes]) -> Misdeed:
    async def send(headset: Headset, session: Session) -> None:
        await session.socket.send(data(headset))

    return send


def _bad_text(name: str) -> Misdeed:
    return _sender(lambda headset: frame(TEXT, BAD_TEXTS[name](headset)))


def _bad_frame(name: str) -> Misdeed:
    return _sender(lambda headset: BAD_FRAMES[name])


async def _flood(headset: Headset, session: Session) -> None:
    for _ in range(700):
        await session.socket.send(frame(TEXT, _note(headset).encode()))


async def _flood_pings(headset: Headset, session: Session) -> None:
    for _ in range(20_000):
        await session.socket.send(frame(PING, b"x" * 125))


async def _flood_pongs(headset: Headset, session: Session) -> None:
    for _ in range(2_000):
        await session.socket.send(frame(PONG, b"") * 100)


async def _flood_parts(headset: Headset, session: Session) -> None:
    """Many tiny pieces: few messages, but no less work for who puts them together."""
    for _ in range(40):
        note = _note(headset).encode()
        pieces = [frame(0, b"", fin=False)] * 3_000
        await session.socket.send(frame(TEXT, note, fin=False) + b"".join(pieces) + frame(0, b""))


async def _flood_views(headset: Headset, session: Session) -> None:
    for _ in range(700):
        await session.socket.send(frame(BINARY, b"XV01" + bytes(1000)))


async def _pour_large(headset: Headset, session: Session) -> None:
    """Messages as large and as full of values as the limits allow: nothing is wrong, and all slow to read."""
    first, text = headset.envelope(
        "event", {"kind": "note", "data": {"values": [[n % 10 for n in range(4_000)] for _ in range(7)]}}
    )
    for _ in range(60):
        seq, _ = headset.envelope("event", {"kind": "note"})
        large = text.replace(f'"seq":{first}', f'"seq":{seq}', 1).encode()
        await session.socket.send(frame(TEXT, large))


async def _split_oversized(headset: Headset, session: Session) -> None:
    data = _note(headset, {"long": LARGE}).encode()
    for at in range(0, len(data), 20_000):
        await session.socket.send(
            frame(0 if at else TEXT, data[at : at + 20_000], fin=at + 20_000 >= len(data))
        )


async def _split_well(headset: Headset, session: Session) -> None:
    data = _note(headset, {"say": "näher"}).encode()
    for at in range(len(data)):
        await session.socket.send(frame(0 if at else TEXT, data[at : at + 1], fin=at + 1 == len(data)))


async def _gap(headset: Headset, session: Session) -> None:
    headset.skip(3)
    await headset.say("event", {"kind": "note", "text": "after the gap"})


async def _repeat(headset: Headset, session: Session) -> None:
    for kept in headset.kept_after(0):
        await session.socket.send_text(kept.text)


async def _drop(headset: Headset, session: Session) -> None:
    session.socket.abort()


def _closer(code: int) -> Misdeed:
    async def close(headset: Headset, session: Session) -> None:
        await session.socket_close(code, "as told")

    return close


async def _bye(headset: Headset, session: Session) -> None:
    await session.socket.send_text(json.dumps({"type": "bye", "reason": "app closes"}))
    await session.socket_close(1000, "bye")


MISDEEDS: dict[str, Misdeed] = {
    **{name: _bad_text(name) for name in BAD_TEXTS},
    **{name: _bad_frame(name) for name in BAD_FRAMES},
    **{name: _sender(data) for name, data in HARMLESS.items()},
    **{
        f"close-{code}": _closer(code)
        for code in (1000, 1001, 1008, 1011, 4003, 4004, 4005, 4009, 4010, 4999)
    },
    "split-oversized": _split_oversized,
    "split-well": _split_well,
    "flood": _flood,
    "flood-pings": _flood_pings,
    "flood-pongs": _flood_pongs,
    "flood-parts": _flood_parts,
    "flood-views": _flood_views,
    "pour-large": _pour_large,
    "gap": _gap,
    "repeat": _repeat,
    "drop": _drop,
    "bye": _bye,
}
