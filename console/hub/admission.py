"""Who asks: the signed credentials of a request, its time, and that nobody asks the same again."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from console.hub.database import Connection
from console.hub.refusal import Refused
from console.sync import asking
from console.sync.asking import Credentials

TOLERANCE: Final = timedelta(minutes=10)
"""Between a console's clock and ours."""
KEPT: Final = timedelta(minutes=25)
"""A nonce is remembered for longer than its request can be in time: ten minutes early to ten minutes late."""
HEARD: Final = timedelta(seconds=30)
"""How exact it is known when a console was heard."""

_CLAIM: Final = """
INSERT INTO nonce (console, nonce, claim, used_at) VALUES (%s, %s, %s, %s)
ON CONFLICT (console, nonce) DO NOTHING
"""
_CLAIMED: Final = "SELECT claim FROM nonce WHERE console = %s AND nonce = %s"
_MEMBER: Final = "SELECT site, public_key, revoked_at FROM console WHERE id = %s AND joined_at IS NOT NULL"
_HEARD: Final = "UPDATE console SET heard_at = %s WHERE id = %s AND (heard_at IS NULL OR heard_at < %s)"
_CLOCK_OFF: Final = "UPDATE console SET clock_off_s = %s, clock_off_at = %s WHERE id = %s"
_FORGET: Final = "DELETE FROM nonce WHERE used_at < %s"


@dataclass(frozen=True, slots=True)
class Member:
    """A console that was let in."""

    console: str
    site: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as far as it is signed, with a claim of this process on its nonce."""

    credentials: Credentials
    method: str
    path: str
    body: bytes
    claim: str

    @classmethod
    def of(cls, credentials: Credentials, method: str, path: str, body: bytes) -> "Asked":
        """With a fresh claim: so that the same request, tried again here, is no replay."""
        return cls(credentials, method, path, body, secrets.token_hex(8))

    def is_genuine(self, public_key: str, hub: str) -> bool:
        """True when the owner of the key asked this of this hub."""
        return asking.is_genuine(
            self.credentials, public_key, hub=hub, method=self.method, path=self.path, body=self.body
        )


def read(header: str | None) -> Credentials | None:
    """What a request says of who asks; None when it says nothing that can be read."""
    try:
        return asking.read(header or "")
    except ValueError:
        return None


def seconds_off(credentials: Credentials, now: datetime) -> int:
    """How far the asking clock is ahead of ours; Refused: bad_credentials for a date that no calendar has."""
    try:
        return round((datetime.fromisoformat(credentials.time) - now).total_seconds())
    except ValueError:
        raise Refused("bad_credentials") from None


async def public_key(connection: Connection, console: str) -> str:
    """The key of a console that joined. Refused: unknown_console."""
    row = await (await connection.execute(_MEMBER, (console,))).fetchone()
    if row is None:
        raise Refused("unknown_console")
    return str(row[1])


async def admit(connection: Connection, asked: Asked, now: datetime) -> Member:
    """Let a genuine request in, once, inside the caller's transaction.

    Refused: unknown_console, revoked, replayed.
    """
    who = asked.credentials
    async with connection.pipeline():
        await connection.execute(_CLAIM, (who.console, who.nonce, asked.claim, now))
        claimed = await connection.execute(_CLAIMED, (who.console, who.nonce))
        member = await connection.execute(_MEMBER, (who.console,))
        await connection.execute(_HEARD, (now, who.console, now - HEARD))
    row, claim = await member.fetchone(), await claimed.fetchone()
    if row is None:
        raise Refused("unknown_console")
    if row[2] is not None:
        raise Refused("revoked")
    if claim != (asked.claim,):
        raise Refused("replayed")
    return Member(who.console, row[0])


async def note_clock(connection: Connection, console: str, off_s: int, now: datetime) -> None:
    """A genuine request came at the wrong time: what this console writes is marked for a while."""
    await connection.execute(_CLOCK_OFF, (off_s, now, console))


async def forget_nonces(connection: Connection, now: datetime) -> int:
    """Drop nonces whose requests are too old to be asked again; returns how many."""
    return (await connection.execute(_FORGET, (now - KEPT,))).rowcount
