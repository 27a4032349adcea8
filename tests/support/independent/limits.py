"""Section 6 as this headset holds it against whatever dials it."""

import json
import math
from collections.abc import Callable
from typing import Any

MESSAGE_BYTES = 65_536
SAFE = 2**53 - 1


class BrokenRuleError(Exception):
    """The other side broke a limit or sent what is no message: close 1008 with these words."""


def parse(text: str) -> dict[str, Any]:
    """A JSON object within all limits, or BrokenRuleError."""
    _hold_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_safe_int,
        )
    except ValueError as error:
        raise BrokenRuleError("not JSON") from error
    _hold_sizes(value)
    if not isinstance(value, dict):
        raise BrokenRuleError("not an object")
    return value


def _hold_depth(text: str) -> None:
    """Before parsing: nesting must not reach the parser's own recursion."""
    depth, in_string, escaped = 0, False, False
    for letter in text:
        if escaped:
            escaped = False
        elif in_string:
            escaped, in_string = letter == "\\", letter != '"'
        elif letter == '"':
            in_string = True
        elif letter in "[{":
            depth += 1
            if depth > 8:
                raise BrokenRuleError("nested too deeply")
        elif letter in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > 64 or len({key for key, _ in pairs}) != len(pairs):
        raise BrokenRuleError("too many keys, or one twice")
    return dict(pairs)


def _refuse_constant(name: str) -> float:
    raise BrokenRuleError(f"{name} is no JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise BrokenRuleError("number overflows")
    return value


def _safe_int(text: str) -> int:
    if len(text) > 20 or abs(int(text)) > SAFE:
        raise BrokenRuleError("integer too large")
    return int(text)


def _hold_sizes(value: Any) -> None:
    if isinstance(value, str):
        try:
            size = len(value.encode())
        except UnicodeEncodeError as error:
            raise BrokenRuleError("lone surrogate") from error
        if size > 4096:
            raise BrokenRuleError("string too long")
    elif isinstance(value, list):
        if len(value) > 4096:
            raise BrokenRuleError("array too long")
        for item in value:
            _hold_sizes(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _hold_sizes(key)
            _hold_sizes(item)


class Allowance:
    """A bucket of messages: `burst` at once, `rate` a second; for what comes in, and for what goes out."""

    def __init__(self, now: Callable[[], float], rate: float = 50.0, burst: float = 500.0) -> None:
        self._now, self._rate, self._burst = now, rate, burst
        self._left, self._at = burst, now()

    def take(self) -> float:
        """Take one; how many seconds too early it was (0: it was allowed)."""
        now = self._now()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        self._left -= 1
        return 0.0 if self._left >= 0 else -self._left / self._rate
