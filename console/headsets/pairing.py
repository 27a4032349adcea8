"""Hashes, codes, keys and proofs of headset-apps.md section 4, for both sides.

Pure but for fresh randomness. Bytes go in and out; `to_text` and `from_text` are the spelling of the wire.
"""

import base64
import hmac
import os
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from console.headsets.limits import broken
from console.headsets.protocol import is_uuid
from console.model import ConsoleId, StationId

NONCE_BYTES: Final = 32
KEY_BYTES: Final = 32
POINT_BYTES: Final = 65
NO_FINGERPRINT: Final = bytes(32)
"""Stands for the certificate where there is none: plain `ws://` on loopback."""


def to_text(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_text(text: str, size: int) -> bytes:
    """Bytes of base64url text without padding; ProtocolError unless it is the one spelling of them."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise broken("not base64url") from None
    if len(data) != size or to_text(data) != text:
        raise broken(f"not {size} bytes of base64url")
    return data


def fresh_bytes() -> bytes:
    """32 random bytes: a nonce."""
    return os.urandom(NONCE_BYTES)


def fingerprint(certificate: bytes) -> bytes:
    """SHA-256 of a DER certificate, 32 bytes; empty (plain loopback) gives 32 zero bytes."""
    return sha256(certificate).digest() if certificate else NO_FINGERPRINT


def hello_hash(
    console: ConsoleId, station: StationId, console_nonce: bytes, station_nonce: bytes, fp: bytes
) -> bytes:
    """T: what both proofs stand on."""
    return sha256(
        b"xrclass/1/hello" + _uuid(console) + _uuid(station) + console_nonce + station_nonce + fp
    ).digest()


def console_mac(key: bytes, t: bytes) -> bytes:
    """The console's proof that it holds K."""
    return _hmac(key, b"console" + t)


def station_mac(key: bytes, t: bytes) -> bytes:
    """The headset's proof that it holds K."""
    return _hmac(key, b"station" + t)


def is_same(one: bytes, other: bytes) -> bool:
    """Equal, compared in constant time."""
    return hmac.compare_digest(one, other)


def commitment(point: bytes, nonce: bytes) -> bytes:
    """What `pair.commit` carries."""
    return sha256(point + nonce).digest()


class Ephemeral:
    """One side's key pair and nonce for one try of pairing."""

    def __init__(self, private: ec.EllipticCurvePrivateKey | None = None, nonce: bytes | None = None) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1()) if private is None else private
        self.point = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        """Uncompressed P-256 point, 65 bytes."""
        self.nonce = fresh_bytes() if nonce is None else nonce

    @property
    def commit(self) -> bytes:
        """Commitment to this point and nonce."""
        return commitment(self.point, self.nonce)

    def agree(self, point: bytes) -> bytes:
        """Z: the shared x-coordinate, 32 bytes. ProtocolError when the point is not on the curve."""
        if len(point) != POINT_BYTES or point[0] != 4:
            raise broken("not an uncompressed point")
        try:
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        except ValueError:
            raise broken("point not on the curve") from None
        return self._private.exchange(ec.ECDH(), public)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a pairing ends in: the code people compare, and the key K that both sides then hold."""

    code: str
    """Six digits."""
    key: bytes


def pairing_hash(
    console_side: tuple[bytes, bytes],
    station_side: tuple[bytes, bytes],
    fp: bytes,
    console: ConsoleId,
    station: StationId,
) -> bytes:
    """S; each side is (point, nonce)."""
    (pub_c, r_c), (pub_h, r_h) = console_side, station_side
    return sha256(
        b"xrclass/1/pair" + pub_c + pub_h + r_c + r_h + fp + _uuid(console) + _uuid(station)
    ).digest()


def derive(z: bytes, s: bytes) -> Agreement:
    """Code and K from the shared secret and the pairing hash."""
    number = int.from_bytes(_hmac(z, b"code" + s)[:4], "big") % 1_000_000
    return Agreement(f"{number:06d}", _hmac(z, b"key" + s))


def agree_as_console(
    own: Ephemeral, point: bytes, nonce: bytes, *, fp: bytes, console: ConsoleId, station: StationId
) -> Agreement:
    """The console's half, from the headset's `pair.key`. ProtocolError for a bad point."""
    z = own.agree(point)
    return derive(z, pairing_hash((own.point, own.nonce), (point, nonce), fp, console, station))


def agree_as_station(
    own: Ephemeral,
    commit: bytes,
    point: bytes,
    nonce: bytes,
    *,
    fp: bytes,
    console: ConsoleId,
    station: StationId,
) -> Agreement:
    """The headset's half, from the console's `pair.reveal`.

    ProtocolError when the reveal is not what `commit` stood for, or for a bad point.
    """
    if not is_same(commitment(point, nonce), commit):
        raise broken("reveal does not match the commitment")
    z = own.agree(point)
    return derive(z, pairing_hash((point, nonce), (own.point, own.nonce), fp, console, station))


def _uuid(text: str) -> bytes:
    if not is_uuid(text):
        raise broken("not a uuid")
    return bytes.fromhex(text.replace("-", ""))


def _hmac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")
