"""Only one text stands for a value, and what records forbid never becomes a text."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from console.errors import ConsoleError, RecordsReason
from console.records.canonical import (
    _UNDECIDED,
    LARGEST_INTEGER,
    _parse_any,
    _parse_common,
    canonical,
    from_base64url,
    parse,
    to_base64url,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_comes_back_from_its_bytes(value):
    data = canonical(value)
    assert parse(data) == value
    assert canonical(json.loads(data)) == data


@given(VALUES)
def test_no_other_spelling_of_a_value_is_taken(value):
    data = canonical(value)
    for other in (
        json.dumps(value, indent=1).encode(),
        json.dumps(value).encode(),
        b" " + data,
        data + b"\n",
    ):
        if other != data:
            with pytest.raises(ValueError):
                parse(other)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        [0.5],
        {"a": float("nan")},
        LARGEST_INTEGER + 1,
        -LARGEST_INTEGER - 1,
        "a\0b",
        {"\0": 1},
        {1: 2},
        "\ud800",
        {"\udfff": 1},
        b"bytes",
        {1, 2},
        json.loads("[" * 70 + "]" * 70),
    ],
    ids=repr,
)
def test_what_records_forbid_is_refused(value):
    with pytest.raises(ConsoleError) as told:
        canonical(value)
    assert told.value.reason is RecordsReason.BAD_ENTRY


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":2}',
        b"1e2",
        b"1.0",
        b"-0",
        b"NaN",
        b"[9007199254740992]",
        b'"\\u0000"',
        b'"\\ud800"',
        b'"\\u00e9"',
        b"\xff",
        b"",
        b"[" * 100_000,
        b"9" * 5_000,
    ],
    ids=lambda data: data[:12].decode("latin-1"),
)
def test_bytes_that_are_not_canonical_are_refused(data):
    with pytest.raises(ValueError):
        parse(data)


@given(st.binary(max_size=70))
def test_base64url_has_one_spelling(data):
    text = to_base64url(data)
    assert from_base64url(text) == data
    for other in (text + "=", text + "A", text + "\n", " " + text):
        with pytest.raises(ValueError):
            if from_base64url(other) != data:
                raise ValueError


ANY_TEXT = st.text(max_size=12)
ANY_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**54), 2**54) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(ANY_VALUES)
def test_the_fast_reading_decides_nothing_that_rfc_8785_would_decide_otherwise(value):
    try:
        data = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return
    assert _outcome(_parse_common, data) in (_outcome(_parse_any, data), "undecided")


FRAGMENTS = st.sampled_from(
    [bytes([byte]) for byte in b'{}[]",:-.eE0129\\u af\xff\xee\xc3\xed']
    + [b'"a":1', b'"b":2', b'"\\u0001"', b'"\\u001F"', b'"\\/"', b"1.5", b"-0", b"[1", b"e5", b'""']
)


@given(st.lists(FRAGMENTS, max_size=14))
def test_the_fast_reading_takes_no_bytes_that_the_slow_one_refuses(fragments):
    data = b"".join(fragments)
    assert _outcome(_parse_common, data) in (_outcome(_parse_any, data), "undecided")


def _outcome(parser, data):
    try:
        value = parser(data)
    except ValueError:
        return "refused"
    return "undecided" if value is _UNDECIDED else json.dumps(value, sort_keys=True)
