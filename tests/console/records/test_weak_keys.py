"""No account may hold a key under which anybody can sign."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from console.records.canonical import to_base64url
from console.records.weak_keys import is_weak
from console.reports import verify

P = 2**255 - 19


def test_every_point_of_small_order_is_weak_in_every_spelling():
    spellings = [
        (y + extra).to_bytes(32, "little")[:31] + bytes([((y + extra) >> 248) | sign])
        for y in (0, 1, P - 1)
        for extra in (0, P)
        if y + extra < 2**255
        for sign in (0, 0x80)
    ]
    assert len(spellings) == 10
    assert all(is_weak(to_base64url(key)) for key in spellings)


def test_it_names_the_same_points_as_the_check_of_a_pack_does():
    doubled = verify.point(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))
    assert doubled is not None
    assert verify.is_weak(verify.encoded(doubled))
    assert is_weak(to_base64url(verify.encoded(doubled)))
    other = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    assert verify.is_weak(other)
    assert is_weak(to_base64url(other))


@given(st.binary(min_size=32, max_size=32))
def test_a_key_that_was_drawn_never_is(seed):
    key = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert not is_weak(to_base64url(key))
