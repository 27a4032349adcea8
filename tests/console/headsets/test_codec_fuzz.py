"""200,000 mutated frames: each becomes a message or a ProtocolError, and a plain reference agrees."""

import json
import random
from typing import Any

from console.headsets import protocol
from console.headsets.limits import ProtocolError, read_object
from console.headsets.protocol import decode_from_console, decode_from_station, decode_view
from tests.support import frames

FRAMES = 200_000
TOKENS = [
    *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\\u", b"\\ud800", b"null", b"true", b"NaN", b"-"),
    *(
        b"1e999",
        b"9007199254740993",
        b"0",
        b".5",
        b"\xff",
        b"\xc3\xa9",
        b"\x00",
        b" ",
        b"\t",
        b"e",
        b"1" * 20,
    ),
    *(
        b'"type":"state",',
        b'"seq":1,',
        b'"a":1,"a":2,',
        b'"a" :1,"a":2,',
        b'":',
        b'" :',
        b"[" * 9,
        b"-0",
        b"\x7f",
    ),
]


def mutate(frame: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        at = rng.randrange(len(frame) + 1)
        choice = rng.random()
        if choice < 0.3:
            byte = rng.choice((rng.randrange(256), rng.choice(b'0123456789abcdef-.,:"')))
            frame = frame[:at] + bytes((byte,)) + frame[at + 1 :]
        elif choice < 0.6:
            frame = frame[:at] + rng.choice(TOKENS) + frame[at:]
        elif choice < 0.8:
            frame = frame[:at] + frame[at + rng.randint(1, 12) :]
        elif choice < 0.9:
            other = rng.choice(others)
            frame = frame[:at] + other[rng.randrange(len(other)) :]
        else:
            end = min(len(frame), at + rng.randint(1, 40))
            frame = frame[:end] + frame[at:end] + frame[end:]
    return frame


class RefusedError(Exception):
    pass


def reference(frame: bytes) -> Any:
    """Section 6 read word by word, with no thought for speed."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in found}) != len(found) or len(found) > 64:
            raise RefusedError
        return dict(found)

    def walk(value: Any, depth: int) -> None:
        if isinstance(value, dict | list):
            if depth > 8 or len(value) > 4096:
                raise RefusedError
            for item in value.values() if isinstance(value, dict) else value:
                walk(item, depth + 1)
            if isinstance(value, dict):
                for key in value:
                    walk(key, depth)
        elif isinstance(value, str):
            if len(value.encode("utf-8")) > 4096:
                raise RefusedError
        elif isinstance(value, float):
            if value != value or abs(value) == float("inf"):
                raise RefusedError
        elif isinstance(value, int) and abs(value) > 2**53 - 1:
            raise RefusedError

    try:
        text = frame.decode()
        value = json.loads(text, object_pairs_hook=pairs)
        walk(value, 1)
    except (ValueError, RecursionError):
        raise RefusedError from None
    if len(frame) > 65_536 or not isinstance(value, dict):
        raise RefusedError
    return value


def same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)


def test_two_hundred_thousand_mutated_frames_never_surprise_the_codec() -> None:
    rng = random.Random(20_261_122)
    seeds = frames.all_from_station() + frames.all_from_console()
    accepted = refused = hurried = 0
    for number in range(FRAMES):
        frame = mutate(rng.choice(seeds), rng, seeds)
        decode = decode_from_station if number % 2 else decode_from_console
        try:
            decode(frame)
            accepted += 1
        except ProtocolError:
            refused += 1
        decode_view(frame)
        if number % 4 == 0:
            try:
                expected = reference(frame)
            except RefusedError:
                expected = None
            try:
                found = read_object(frame)
            except ProtocolError:
                found = None
            assert same(found, expected), frame
        quick = protocol._decode_plain(frame)
        if quick is not None:
            assert same(quick, protocol._decode(reference(frame), protocol._STATION_BODIES, {})), frame
            hurried += 1
    assert accepted > FRAMES // 50 and hurried > FRAMES // 100 and refused > FRAMES // 4
