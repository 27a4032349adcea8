"""The one spelling of a JSON value in records: RFC 8785 without floats, fit to be hashed and signed."""

import base64
import hashlib
import json
import re
from typing import Any, Final

import msgspec
import rfc8785

from console.errors import ConsoleError, RecordsReason

LARGEST_INTEGER: Final = 2**53 - 1
DEEPEST: Final = 64

_HIGH: Final = re.compile(rb"[\xee-\xff]")
_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER: Final = b"0" * 16
_UNDECIDED: Final = object()


def canonical(value: Any) -> bytes:
    """RFC 8785 bytes of `value`.

    ConsoleError(BAD_ENTRY) for what records.md forbids: floats, integers over 2^53-1, U+0000, keys that
    are not text, lone surrogates, nesting deeper than 64.
    """
    _refuse_forbidden(value, 0)
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="not_json") from error


def parse(data: bytes) -> Any:
    """The value that canonical bytes stand for.

    ValueError when `data` is not exactly what `canonical` would write: other order, spaces, duplicate keys,
    floats and the like.
    """
    value = _parse_common(data)
    return _parse_any(data) if value is _UNDECIDED else value


def _parse_common(data: bytes) -> Any:
    """The value of what nearly every entry is: a fast encoder writes the same bytes again.

    What the encoder could see otherwise than RFC 8785 or the rules of records.md is left undecided:
    numbers that are no small integers, U+0000, deep nesting, and characters from U+E000 on, where UTF-16
    (which orders keys) and UTF-8 part ways.
    """
    if (
        b"\\u0000" in data
        or _LONG_NUMBER in data.translate(_DIGITS)
        or (not data.isascii() and _HIGH.search(data))
        or data.count(b"{") + data.count(b"[") > DEEPEST
    ):
        return _UNDECIDED
    try:
        value = _DECODER.decode(data)
        return value if _ENCODER.encode(value) == data else _UNDECIDED
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _UNDECIDED


def _parse_any(data: bytes) -> Any:
    try:
        value = json.loads(
            data, object_pairs_hook=_without_duplicates, parse_float=_no_float, parse_constant=_no_float
        )
        if canonical(value) != data:
            raise ValueError("not canonical")
    except (RecursionError, ConsoleError) as error:
        raise ValueError(str(error)) from error
    return value


def sha256_hex(data: bytes) -> str:
    """SHA-256 as records write it: lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def to_base64url(data: bytes) -> str:
    """Keys and signatures as records write them: base64url, unpadded."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes of unpadded base64url.

    ValueError for every other spelling of the same bytes (padding, strange characters, spare bits), so
    that a text column can not be changed without being noticed.
    """
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if to_base64url(data) != text:
        raise ValueError("not base64url")
    return data


def head_code(head_hash: str) -> str:
    """16 base32 characters of a head's hash, short enough for print and for names of backups."""
    return base64.b32encode(bytes.fromhex(head_hash)).decode("ascii")[:16]


def printed_head(head_hash: str) -> str:
    """The code as people compare it, on paper, screens and in a terminal: four groups of four."""
    code = head_code(head_hash)
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _no_float(text: str) -> Any:
    raise ValueError(f"float {text[:20]}")


_DECODER: Final = msgspec.json.Decoder(float_hook=_no_float)
_ENCODER: Final = msgspec.json.Encoder(order="deterministic")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("duplicate key")
    return value


def _refuse_forbidden(value: Any, depth: int) -> None:
    problem = None
    if depth > DEEPEST:
        problem = "too_deep"
    elif isinstance(value, str):
        problem = "nul" if "\0" in value else None
    elif isinstance(value, dict):
        for key, member in value.items():
            _refuse_forbidden(key, depth + 1)
            _refuse_forbidden(member, depth + 1)
    elif isinstance(value, (list, tuple)):
        for member in value:
            _refuse_forbidden(member, depth + 1)
    elif isinstance(value, float):
        problem = "float"
    elif isinstance(value, int):
        problem = "integer_too_large" if abs(value) > LARGEST_INTEGER else None
    elif value is not None:
        problem = f"not_json_{type(value).__name__}"
    if problem:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem=problem)
