import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import LinkReason
from console.headsets.limits import Allowance, ProtocolError, read_object


def nested(depth: int) -> bytes:
    return b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)


def nested_lists(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def long_string(size: int) -> bytes:
    return b'{"a":"' + b"x" * size + b'"}'


def wide_string(size: int) -> bytes:
    return b'{"a":"' + "é".encode() * (size // 2) + b"x" * (size % 2) + b'"}'


def escaped_string(size: int) -> bytes:
    return b'{"a":"' + b"\\u0041" * size + b'"}'


def long_key(size: int) -> bytes:
    return b'{"' + b"k" * size + b'":1}'


def long_array(size: int) -> bytes:
    return b'{"a":[' + b",".join([b"1"] * size) + b"]}"


def many_keys(count: int) -> bytes:
    return json.dumps({f"k{i}": i for i in range(count)}).encode()


def many_inner_keys(count: int) -> bytes:
    return b'{"in":[' + many_keys(count) + b"]}"


def padded(size: int) -> bytes:
    return b'{"a":1' + b" " * (size - 7) + b"}"


@pytest.mark.parametrize(
    ("make", "limit"),
    [
        (nested, 8),
        (nested_lists, 8),
        (long_string, 4096),
        (wide_string, 4096),
        (escaped_string, 4096),
        (long_key, 4096),
        (long_array, 4096),
        (many_keys, 64),
        (many_inner_keys, 64),
        (padded, 65_536),
    ],
)
def test_a_limit_holds_exactly(make: Callable[[int], bytes], limit: int) -> None:
    read_object(make(limit))
    with pytest.raises(ProtocolError) as caught:
        read_object(make(limit + 1))
    assert caught.value.reason is LinkReason.LIMIT_BROKEN


@pytest.mark.parametrize(
    "number", ["9007199254740991", "-9007199254740991", "1e308", "123456.78901234567890"]
)
def test_the_largest_numbers_pass(number: str) -> None:
    read_object(b'{"a":[%s]}' % number.encode())


@pytest.mark.parametrize(
    "number",
    [
        "9007199254740992",
        "-9007199254740992",
        "9" * 400,
        "9" * 5000,
        "1e309",
        "-1e0309",
        "1E+400",
        "9" * 310 + ".5",
    ],
)
def test_numbers_beyond_are_refused(number: str) -> None:
    for frame in (b'{"a":%s}', b'{"a":{"b":[0,%s]}}', b'{"x":"\\u0041","a":%s}'):
        with pytest.raises(ProtocolError):
            read_object(frame % number.encode())


@pytest.mark.parametrize(
    "frame",
    [
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":1,"a":2}',
        b'{"a":1,"\\u0061":2}',
        b'{"x":{"a":1,"a":1}}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\udc00\\ud800"}',
        b'{"\\ud800":1}',
        b'{"a":["\\uD83D"]}',
        b'{"a":"\xff"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":"\xc0\xaf"}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1} x',
        b'{"a":1}{"a":1}',
        b"{'a':1}",
        b'{"a":01}',
        b'{"a":1.}',
        b'{"a":+1}',
        b'{"a":1,}',
        b'{"a":"\t"}',
        b'{"a":"\\x"}',
        b'{"a":\xa01}',
        b'{"a":tru}',
        b"",
        b"{" * 60_000,
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'"' + b"{" * 60_000,
    ],
)
def test_what_is_not_strict_json_is_refused(frame: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_object(frame)


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_object(b'{"a":"\\ud83d\\ude00"}') == {"a": "\U0001f600"}


def test_brackets_inside_strings_are_not_depth() -> None:
    assert read_object(b'{"a":"[[[[[[[[[[{{{{{\\"[[[["}') == {"a": '[[[[[[[[[[{{{{{"[[[['}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), json_values, max_size=5), st.booleans())
def test_every_object_within_the_limits_is_read_as_it_is(value: dict[str, Any], escaped: bool) -> None:
    def depth(item: Any) -> int:
        if isinstance(item, dict):
            return 1 + max(map(depth, item.values()), default=0)
        return 1 + max(map(depth, item), default=0) if isinstance(item, list) else 0

    def finite(item: Any) -> bool:
        if isinstance(item, dict):
            return all(map(finite, item.values()))
        return all(map(finite, item)) if isinstance(item, list) else item not in (float("inf"), float("-inf"))

    frame = json.dumps(value, ensure_ascii=escaped).encode()
    if depth(value) <= 8 and finite(value):
        assert read_object(frame) == value
    else:
        with pytest.raises(ProtocolError):
            read_object(frame)


def test_an_allowance_gives_its_burst_then_its_rate() -> None:
    allowance = Allowance(50, 500)
    assert all(allowance.take(0) for _ in range(500))
    assert not allowance.take(0)
    assert not allowance.take(19)
    assert allowance.take(20) and not allowance.take(20)
    assert sum(allowance.take(60_000) for _ in range(1000)) == 500


def test_an_allowance_is_not_refilled_by_time_that_goes_back() -> None:
    allowance = Allowance(50, 1)
    assert allowance.take(1000)
    assert not allowance.take(500)
    assert not allowance.take(1001)
