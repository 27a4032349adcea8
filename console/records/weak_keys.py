"""Ed25519 public keys under which anybody can sign: the points of small order (RFC 8032, section 5.1).

The library verifies signatures under them, so whoever could put one into an account could forge its hand.
"""

from typing import Final

from console.records.canonical import from_base64url

_LAST_BYTES: Final = {0x00: (0, 1), 0x7F: (0xEC, 0xED, 0xEE)}
_ORDER_EIGHT: Final = frozenset(
    {
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    }
)
"""The two y of the four points of order eight, little-endian."""


def is_weak(key: str) -> bool:
    """Say whether a public key (base64url, 32 bytes) is a point of small order, in any of its spellings."""
    public = from_base64url(key)
    y = public[:31] + bytes([public[31] & 0x7F])  # the sign of x makes no difference
    if y in _ORDER_EIGHT:
        return True
    low, middle, last = y[0], set(y[1:31]), y[31]
    fill = {0xFF} if last == 0x7F else {0x00}
    return low in _LAST_BYTES.get(last, ()) and middle == fill
