"""The one-time code with which a console joins a hub: a secret, and who the hub is (hub.md, "Joining").

It is read from a file or pasted, so it may be long: RESILIENCE-HUB-1, then base32 in groups of four.
Inside: 16 bytes of secret, SHA-256 of the hub's certificate (zeros: a public authority vouches for it),
SHA-256 of its public key, and 4 bytes of SHA-256 over all of that, against a slip of the hand.
"""

import base64
import hashlib
import re
from typing import Final

import msgspec

TITLE: Final = "RESILIENCE-HUB-1"
_NO_CERTIFICATE: Final = bytes(32)


class JoinCode(msgspec.Struct, frozen=True):
    """What a code says. The hub keeps only a hash of the secret."""

    secret: bytes
    """16 bytes."""
    certificate: bytes | None
    """SHA-256 of the DER that the hub's TLS must show; None: a public authority's chain is asked for."""
    hub: bytes
    """SHA-256 of the hub's raw public key."""


def write(code: JoinCode) -> str:
    """The code as text, one line."""
    inside = code.secret + (code.certificate or _NO_CERTIFICATE) + code.hub
    letters = base64.b32encode(inside + _check(inside)).decode("ascii").rstrip("=")
    return "-".join([TITLE, *re.findall(".{1,4}", letters)])


def read(text: str) -> JoinCode:
    """The code in `text`; blanks, line ends and small letters do not matter.

    ValueError when it is no such code, or was mistyped.
    """
    letters = re.sub(r"[\s-]", "", text[:1000]).upper()
    title = TITLE.replace("-", "")
    if not letters.startswith(title):
        raise ValueError("not a code of a hub")
    letters = letters[len(title) :]
    try:
        inside = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise ValueError("not a code of a hub") from error
    secret, certificate, hub = inside[:16], inside[16:48], inside[48:80]
    code = JoinCode(secret, None if certificate == _NO_CERTIFICATE else certificate, hub)
    # Written again: that compares its length, its check and the spare bits of its last letter, too.
    if write(code).replace("-", "") != title + letters:
        raise ValueError("the code was mistyped or cut off")
    return code


def _check(inside: bytes) -> bytes:
    return hashlib.sha256(inside).digest()[:4]
