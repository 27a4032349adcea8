"""The printed recovery sheet: twelve groups of letters that confirm one new key when nobody else can.

The codes are 240 random bits. They are shown once and never kept: the ledger holds only the public key that
they make, so that the sheet's use can be checked by anybody and the sheet be made by nobody.
"""

import base64
import hashlib
import re
import secrets
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.errors import AccountReason, ConsoleError
from console.records.canonical import to_base64url

CONTEXT: Final = b"resilience-console/1/recovery"
CODE_BYTES: Final = 30
GROUP: Final = 4


class Sheet(msgspec.Struct, frozen=True):
    """What is printed."""

    code: str
    """48 base32 letters (RFC 4648), without spaces."""

    def __repr__(self) -> str:
        return f"Sheet({self.check})"

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as printed: twelve groups of four."""
        return tuple(self.code[at : at + GROUP] for at in range(0, len(self.code), GROUP))

    @property
    def check(self) -> str:
        """Four hex digits that tell a slip of the pen from a wrong sheet: "4C 19"."""
        digest = hashlib.sha256(CONTEXT + self.code.encode()).hexdigest().upper()
        return f"{digest[:2]} {digest[2:4]}"

    @property
    def key(self) -> Ed25519PrivateKey:
        """What the sheet confirms with."""
        seed = hashlib.sha256(CONTEXT + base64.b32decode(self.code)).digest()
        return Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> str:
        """What the ledger holds of the sheet."""
        return to_base64url(self.key.public_key().public_bytes_raw())


def draw() -> Sheet:
    """A new sheet."""
    return Sheet(base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode())


def read(typed: str) -> Sheet:
    """The sheet that somebody typed from paper, in any spacing and case; its check may follow and must fit.

    ConsoleError(SHEET_MISTYPED).
    """
    text = re.sub(r"[\s.,:;-]+", "", typed).upper().removeprefix("RECOVERYSHEET")
    letters, check = text[: CODE_BYTES * 8 // 5], text[CODE_BYTES * 8 // 5 :].removeprefix("CHECK")
    sheet = Sheet(letters)
    if not re.fullmatch(r"[A-Z2-7]{48}", letters) or check not in ("", sheet.check.replace(" ", "")):
        raise ConsoleError(AccountReason.SHEET_MISTYPED)
    return sheet
