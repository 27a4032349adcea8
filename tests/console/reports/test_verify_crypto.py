"""The check that goes out alone against the libraries: Ed25519, canonical JSON, base64url."""

import json
import random

import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from console.records import canonical as library
from console.reports import verify

SMALL = [
    (0).to_bytes(32, "little"),
    (1).to_bytes(32, "little"),
    (verify.P - 1).to_bytes(32, "little"),
    verify.P.to_bytes(32, "little"),
    (verify.P + 1).to_bytes(32, "little"),
    (1 << 255).to_bytes(32, "little"),
    (1 | 1 << 255).to_bytes(32, "little"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
]
"""Every point of small order, and other spellings of some."""
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


def by_library(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_published_vectors_hold(public, message, signature):
    assert verify.ed25519(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))


def test_random_signatures_are_judged_as_the_library_judges_them():
    chance = random.Random(8032)
    for number in range(1500):
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        message = chance.randbytes(chance.randrange(200))
        public, signature = bytearray(key.public_key().public_bytes_raw()), bytearray(key.sign(message))
        if number % 3:
            broken = chance.choice([public, signature, bytearray(message) or public])
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            message = bytes(broken) if broken not in (public, signature) else message
        expected = by_library(bytes(public), message, bytes(signature))
        assert verify.ed25519(bytes(public), message, bytes(signature)) is expected


def test_an_s_that_is_not_reduced_is_refused():
    key = Ed25519PrivateKey.generate()
    signature = key.sign(b"m")
    s = int.from_bytes(signature[32:], "little")
    public = key.public_key().public_bytes_raw()
    for more in range(1, 16):
        if s + more * verify.L < 1 << 256:
            assert not verify.ed25519(
                public, b"m", signature[:32] + (s + more * verify.L).to_bytes(32, "little")
            )


def test_a_key_of_small_order_signs_nothing():
    for public in SMALL:
        assert verify.is_weak(public)
        for point in SMALL:
            for s in (0, 1, verify.L - 1, verify.L):
                assert not verify.ed25519(public, b"anything", point + s.to_bytes(32, "little"))


def test_a_point_has_one_spelling_only():
    spellings = [(verify.P + n).to_bytes(32, "little") for n in range(19)]
    assert [data for data in spellings if verify.point(data) is not None] == []
    on_curve = [n for n in range(60) if verify.point(n.to_bytes(32, "little")) is not None]
    assert 20 < len(on_curve) < 40
    for n in on_curve:
        data = n.to_bytes(32, "little")
        assert verify.encoded(verify.point(data)) == data


@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(max_size=80))
def test_bytes_of_any_length_are_no_signature(public, message, signature):
    assert not verify.ed25519(public, message, signature)


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=1000)
@given(VALUE)
def test_canonical_bytes_are_the_library_s(value):
    assert verify.canonical(value) == rfc8785.dumps(value) == library.canonical(value)
    assert verify.parse(verify.canonical(value)) == value


def test_keys_are_ordered_by_utf_16():
    keys = ["\ue000", "\U00010000", "é", "z", "", "\r", "ö", "€", "דּ", "1"]
    value = dict.fromkeys(keys, 1)
    assert verify.canonical(value) == rfc8785.dumps(value)


@settings(max_examples=1000)
@given(VALUE, st.data())
def test_what_is_not_canonical_is_refused_like_the_console_refuses_it(value, data):
    whole = bytearray(verify.canonical(value))
    place = data.draw(st.integers(0, len(whole)))
    piece = data.draw(
        st.sampled_from([b" ", b"0", b"-", b"\\u0041", b".0", b"e1", b'"', b",", b"\xff", b"]"])
    )
    whole[place:place] = piece
    assert read(verify.parse, bytes(whole)) == read(library.parse, bytes(whole))


HOSTILE = [
    b'{"a":1,"a":1}', b'{"b":1,"a":1}', b"1.0", b"1e3", b"-0", b"NaN", b"Infinity", b"9007199254740992",
    b'"\\u0000"', b'"\\ud800"', b'"\\/"', b'"\xed\xa0\x80"', b'"\xc0\x80"', b"[" * 70 + b"]" * 70,
    b"[" * 9000, b"",
    b"{}\n", b" {}", b"01", b'"\t"', b'"\x7f"', b"9" * 5000, b'{"a":{"b":1,"b":2}}', b"\xef\xbb\xbf{}",
]  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_json_is_judged_as_the_console_judges_it(data):
    assert read(verify.parse, data) == read(library.parse, data)


def read(parse, data):
    try:
        return json.dumps(parse(data))
    except ValueError:
        return "refused"


@given(st.binary(max_size=70))
def test_base64url_has_one_spelling(data):
    text = library.to_base64url(data)
    assert verify.from_base64url(text) == data
    for other in (text + "=", text + "A", " " + text, text + "\n", text + "é"):
        assert verify.from_base64url(other) != data or not data
    assert verify.from_base64url(None) == verify.from_base64url(7) == b""
