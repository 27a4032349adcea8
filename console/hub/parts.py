"""Detached parts at the hub: taken under their hash, told to their site only, gone when erased."""

from datetime import datetime
from typing import Final

from console.hub.admission import Member
from console.hub.database import Connection
from console.hub.refusal import Refused
from console.records.canonical import sha256_hex

_LOCK: Final = "SELECT id FROM site WHERE id = %s FOR SHARE"
_ERASED: Final = """
SELECT 1 FROM erased e WHERE e.site = %s AND e.sha256 = %s
  AND NOT EXISTS (SELECT 1 FROM part p WHERE p.site = e.site AND p.sha256 = e.sha256 AND p.type <> 'personal')
"""
_PUT: Final = """
INSERT INTO blob (site, sha256, bytes, brought_by, received_at) VALUES (%s, %s, %b, %s, %s)
ON CONFLICT (site, sha256) DO NOTHING
"""
_HELD: Final = """
UPDATE part SET state = 'held' WHERE site = %s AND sha256 = %s AND state = 'missing'
"""
_GET: Final = "SELECT bytes FROM blob WHERE site = %s AND sha256 = %s"


async def put(connection: Connection, member: Member, sha256: str, data: bytes, now: datetime) -> None:
    """Keep a part, in the caller's transaction; any number of times.

    Refused: bad_request when it has another hash, not_found when it was erased.
    """
    if sha256_hex(data) != sha256:
        raise Refused("bad_request", "the body has another hash")
    async with connection.pipeline():
        await connection.execute(_PUT, (member.site, sha256, data, member.console, now))
        await connection.execute(_LOCK, (member.site,))  # an erasure comes wholly before or wholly after
        erased = await connection.execute(_ERASED, (member.site, sha256))
        await connection.execute(_HELD, (member.site, sha256))
    if await erased.fetchone():
        raise Refused("not_found", "erased")


async def get(connection: Connection, member: Member, sha256: str) -> bytes:
    """A part of the console's site. Refused: not_found."""
    row = await (await connection.execute(_GET, (member.site, sha256), binary=True)).fetchone()
    if row is None:
        raise Refused("not_found")
    return bytes(row[0])
