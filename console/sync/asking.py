"""How a console signs what it asks of a hub, so that nobody else can ask it, again or elsewhere.

    Authorization: Resilience-1 console=<uuid>, time=<utc>, nonce=<16 bytes>, sig=<Ed25519>
    sig = Ed25519(console key, "resilience-console/1/request" || SHA-256(canonical
        {"body","console","hub","method","nonce","path","time"}))

`body` is the SHA-256 of the body's bytes, `path` has the query in it, as sent; `hub` is the SHA-256 of the
hub's public key, so that what was meant for one hub is nothing to another. Bytes are base64url, hashes hex.
"""

import re
import secrets
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.model import ConsoleId
from console.records.canonical import canonical, from_base64url, sha256_hex, to_base64url

SCHEME: Final = "Resilience-1"
CONTEXT: Final = b"resilience-console/1/request"

_UUID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_UTC: Final = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
_FORM: Final = re.compile(
    rf"{SCHEME} console=(?P<console>{_UUID}), time=(?P<time>{_UTC}), "
    r"nonce=(?P<nonce>[A-Za-z0-9_-]{22}), sig=(?P<sig>[A-Za-z0-9_-]{86})"
)


class Credentials(msgspec.Struct, frozen=True):
    """Who says to ask, when, and the proof; nothing of it is believed before `is_genuine`."""

    console: ConsoleId
    time: str
    nonce: str
    sig: str

    def header(self) -> str:
        """The value of `Authorization`."""
        return f"{SCHEME} console={self.console}, time={self.time}, nonce={self.nonce}, sig={self.sig}"


def sign(
    key: Ed25519PrivateKey, *, console: ConsoleId, hub: str, time: str, method: str, path: str, body: bytes
) -> Credentials:
    """Fresh credentials for one request; `hub` as in the module's text, `time` as records write UTC."""
    nonce = to_base64url(secrets.token_bytes(16))
    asked = Credentials(console, time, nonce, "")
    signature = key.sign(_signed(asked, hub=hub, method=method, path=path, body=body))
    return msgspec.structs.replace(asked, sig=to_base64url(signature))


def read(header: str) -> Credentials:
    """The credentials of a header. ValueError for any other spelling."""
    found = _FORM.fullmatch(header)
    if found is None:
        raise ValueError("not the credentials of a console")
    return Credentials(**found.groupdict())


def is_genuine(asked: Credentials, public_key: str, *, hub: str, method: str, path: str, body: bytes) -> bool:
    """True when the owner of `public_key` (base64url) asked exactly this."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(public_key))
        key.verify(from_base64url(asked.sig), _signed(asked, hub=hub, method=method, path=path, body=body))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(asked: Credentials, *, hub: str, method: str, path: str, body: bytes) -> bytes:
    said = {
        "body": sha256_hex(body),
        "console": asked.console,
        "hub": hub,
        "method": method,
        "nonce": asked.nonce,
        "path": path,
        "time": asked.time,
    }
    return CONTEXT + bytes.fromhex(sha256_hex(canonical(said)))
