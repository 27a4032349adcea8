"""The formulas of headset-apps.md section 4: transcript, proofs, commitment, code and key."""

import base64
import hashlib
import hmac
import uuid

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str, size: int) -> bytes:
    """Bytes of base64url text without padding; ValueError unless of that size and in its one spelling."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if len(data) != size or b64(data) != text:
        raise ValueError("not base64url of the right size")
    return data


def transcript(console: str, station: str, nonce_c: bytes, nonce_h: bytes, fingerprint: bytes) -> bytes:
    ids = uuid.UUID(console).bytes + uuid.UUID(station).bytes
    return hashlib.sha256(b"xrclass/1/hello" + ids + nonce_c + nonce_h + fingerprint).digest()


def mac(key: bytes, who: bytes, transcript_: bytes) -> bytes:
    return hmac.new(key, who + transcript_, hashlib.sha256).digest()


def commitment(pub_c: bytes, r_c: bytes) -> bytes:
    return hashlib.sha256(pub_c + r_c).digest()


def public_bytes(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def shared_secret(private: ec.EllipticCurvePrivateKey, peer: bytes) -> bytes:
    """The x-coordinate of the shared point; ValueError for a peer that is no uncompressed point on P-256."""
    if len(peer) != 65 or peer[0] != 4:
        raise ValueError("not an uncompressed point")
    return private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), peer))


def code_and_key(
    secret: bytes,
    pub_c: bytes,
    pub_h: bytes,
    r_c: bytes,
    r_h: bytes,
    fingerprint: bytes,
    console: str,
    station: str,
) -> tuple[str, bytes]:
    """What both people compare, and the key that both machines keep."""
    ids = uuid.UUID(console).bytes + uuid.UUID(station).bytes
    s = hashlib.sha256(b"xrclass/1/pair" + pub_c + pub_h + r_c + r_h + fingerprint + ids).digest()
    number = int.from_bytes(hmac.new(secret, b"code" + s, hashlib.sha256).digest()[:4], "big")
    return f"{number % 1_000_000:06d}", hmac.new(secret, b"key" + s, hashlib.sha256).digest()
