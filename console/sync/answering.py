"""How a hub signs what it answers, so that no portal, proxy or copied certificate can speak for it.

    Resilience-Signature: Ed25519(hub key, "resilience-console/1/answer" || SHA-256(canonical
        {"body","nonce","status"}))

`nonce` is the request's own (empty where it carried no credentials that could be read), `body` the SHA-256
of the answer's bytes. TLS keeps what is said private; this tells who says it, and to which question.
"""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.records.canonical import canonical, from_base64url, sha256_hex, to_base64url

HEADER: Final = "Resilience-Signature"
CONTEXT: Final = b"resilience-console/1/answer"


def sign(key: Ed25519PrivateKey, *, nonce: str, status: int, body: bytes) -> str:
    """The header's value."""
    return to_base64url(key.sign(_signed(nonce, status, body)))


def is_genuine(signature: str, public_key: str, *, nonce: str, status: int, body: bytes) -> bool:
    """True when the hub with `public_key` (base64url) answered exactly this to exactly that request."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(public_key))
        key.verify(from_base64url(signature), _signed(nonce, status, body))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(nonce: str, status: int, body: bytes) -> bytes:
    said = {"body": sha256_hex(body), "nonce": nonce, "status": status}
    return CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))
