"""JSON text within the limits of headset-apps.md section 9: bytes in, one object out, or a ProtocolError.

Pure and total. Most frames are small and plain, and `count_plain_keys` proves that by a few looks at the
bytes; only a frame that might break a limit is read value by value.
"""

import json
import math
import re
from enum import IntEnum
from typing import Any, Final

from console.errors import LinkReason
from console.messages import SAFE_INTEGER

MESSAGE_BYTES: Final = 65_536
"""All fragments of one message together."""
VIEW_BYTES: Final = 60_000
"""A first-person view with its header."""
DEPTH: Final = 8
"""The root object is 1."""
KEYS: Final = 64
STRING_BYTES: Final = 4_096
"""UTF-8, after unescaping; keys too."""
ARRAY_ITEMS: Final = 4_096
SUSTAINED_PER_S: Final = 50
BURST: Final = 500


class Close(IntEnum):
    """WebSocket close codes (headset-apps.md section 8)."""

    NORMAL = 1000
    BROKEN = 1008
    WRONG_PROOF = 4003
    REFUSED = 4004
    PAUSED = 4005
    BUSY = 4009
    WRONG_PROTOCOL = 4010


class ProtocolError(Exception):
    """The other side broke the protocol: close its link with `code`, and show `reason`.

    `detail` is the short English text that travels in the close frame and goes to the log.
    """

    def __init__(self, reason: LinkReason, code: Close, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.code = code
        self.detail = detail


def broken(detail: str) -> ProtocolError:
    """Not the JSON, or not the message, that this moment asks for."""
    return ProtocolError(LinkReason.BROKEN_MESSAGE, Close.BROKEN, detail)


def too_much(detail: str) -> ProtocolError:
    """A limit of a message is broken."""
    return ProtocolError(LinkReason.LIMIT_BROKEN, Close.BROKEN, detail)


def read_object(data: bytes) -> dict[str, Any]:
    """One JSON object from a text message.

    Raises ProtocolError for more than a limit allows, and for what is not strict JSON: invalid UTF-8, NaN,
    Infinity and numbers that overflow to it, duplicate keys (compared after unescaping), lone surrogates.
    """
    if len(data) > MESSAGE_BYTES:
        raise too_much("message over 65536 bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise broken("not UTF-8") from None
    if data.count(b"{") + data.count(b"[") > DEPTH:
        _check_depth(text)
    try:
        value = _DECODER.decode(text)
    except ValueError:
        raise broken("not JSON") from None
    if type(value) is not dict:
        raise broken("not an object")
    _check_values(value)
    return value


def count_plain_keys(data: bytes) -> int:
    """How many keys, repeated ones too, a small frame without escapes and long numbers has; -1: can not tell.

    Without a backslash every `":`, white space left out, is a key or a string that begins with a colon: so
    the answer may be too high, never too low. Any other answer than -1 also proves that no string, array or
    integer in `data`, if it is JSON at all, is over its limit. It says nothing of depth.
    """
    if len(data) > STRING_BYTES or _BACKSLASH in data:
        return -1
    shapes = data.translate(_SHAPES, _WHITE_SPACE)
    return -1 if shapes.find(_LONG_NUMBER) >= 0 else shapes.count(b'":')


class Allowance:
    """A token bucket: `burst` at once, `per_s` sustained. Time is handed in, in milliseconds."""

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_ms = per_s / 1000
        self._burst = burst
        self._left = burst
        self._at_ms: float | None = None

    def take(self, now_ms: float) -> bool:
        """Use one; False when none is left."""
        left = self._left
        if self._at_ms is None:
            self._at_ms = now_ms
        elif now_ms > self._at_ms:
            left += (now_ms - self._at_ms) * self._per_ms
            if left > self._burst:
                left = self._burst
            self._at_ms = now_ms
        self._left = left - 1 if left >= 1 else left
        return left >= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise broken("duplicate key")
    if len(found) > KEYS:
        raise too_much("object over 64 keys")
    return found


def _constant(name: str) -> Any:
    raise broken(f"{name} is not JSON")


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_NOT_BRACKETS: Final = re.compile(r"[^][{}]+")


def _check_depth(text: str) -> None:
    """Before parsing, so that deep nesting never reaches the parser's own recursion."""
    depth = 0
    for bracket in _NOT_BRACKETS.sub("", _STRING.sub("", text)):
        if bracket in "{[":
            depth += 1
            if depth > DEPTH:
                raise too_much("JSON deeper than 8")
        else:
            depth -= 1


_SHAPES: Final = bytes(0x30 if 0x30 <= b <= 0x39 else b for b in range(256))
"""All digits become 0, so that a plain search finds long numbers."""
_WHITE_SPACE: Final = b" \t\r\n"
_BACKSLASH: Final = ord("\\")
_LONG_NUMBER: Final = b"0" * 16


def _check_values(value: Any) -> None:
    """Every string, array and number below `value`; depth and keys are known to be right."""
    kind = type(value)
    if kind is str:
        _check_string(value)
    elif kind is int:
        if not -SAFE_INTEGER <= value <= SAFE_INTEGER:
            raise too_much("integer over 2^53-1")
    elif kind is float:
        if value - value != 0.0:
            raise broken("number overflows")
    elif kind is dict:
        for key, item in value.items():
            _check_string(key)
            _check_values(item)
    elif kind is list:
        if len(value) > ARRAY_ITEMS:
            raise too_much("array over 4096 items")
        kinds = set(map(type, value))
        if kinds == {int}:  # long arrays are numbers of one kind, and Python's own loops are the quicker ones
            _check_values(min(value))
            _check_values(max(value))
        elif kinds == {float}:
            if not all(map(math.isfinite, value)):
                raise broken("number overflows")
        else:
            for item in value:
                _check_values(item)


def _check_string(text: str) -> None:
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError:
        raise broken("lone surrogate") from None
    if size > STRING_BYTES:
        raise too_much("string over 4096 bytes")
