"""Detached parts at the hub: taken under their hash, told to their site only, gone when erased."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from console.hub.admission import Member
from console.hub.database import Connection
from console.hub.refusal import Refused
from console.records.canonical import from_base64url, sha256_hex
from console.sync.wire import Part, PartResult

_LOCK: Final = "SELECT id FROM site WHERE id = %s FOR SHARE"
_ERASED: Final = """
SELECT e.sha256 FROM erased e WHERE e.site = %s AND e.sha256 = ANY(%s)
  AND NOT EXISTS (SELECT 1 FROM part p WHERE p.site = e.site AND p.sha256 = e.sha256 AND p.type <> 'personal')
"""
_PUT: Final = """
INSERT INTO blob (site, sha256, bytes, brought_by, received_at)
SELECT %b, u.sha256, u.bytes, %b, %b FROM unnest(%b::text[], %b::bytea[]) AS u (sha256, bytes)
ON CONFLICT (site, sha256) DO NOTHING
"""
_ROWS: Final = """
SELECT sha256 FROM part WHERE site = %s AND sha256 = ANY(%s) AND state = 'missing'
ORDER BY sha256, console FOR UPDATE
"""
_HELD: Final = """
UPDATE part SET state = 'held' WHERE site = %s AND sha256 = ANY(%s) AND state = 'missing'
"""
_DROP: Final = "DELETE FROM blob WHERE site = %s AND sha256 = ANY(%s)"
_GET: Final = "SELECT bytes FROM blob WHERE site = %s AND sha256 = %s"


def read(part: Part) -> bytes | None:
    """The bytes of a part as it was sent; None when they have another hash, or are none."""
    try:
        data = from_base64url(part.bytes)
    except ValueError:
        return None
    return data if sha256_hex(data) == part.sha256 else None


async def put(connection: Connection, member: Member, sha256: str, data: bytes, now: datetime) -> None:
    """Keep a part, in the caller's transaction; any number of times.

    Refused: bad_request when it has another hash, not_found when it was erased.
    """
    if sha256_hex(data) != sha256:
        raise Refused("bad_request", "the body has another hash")
    if await _keep(connection, member, {sha256: data}, now):
        raise Refused("not_found", "erased")


async def settle(
    connection: Connection, member: Member, brought: Sequence[tuple[str, bytes | None]], now: datetime
) -> list[PartResult]:
    """Keep parts as `read` found them, in the caller's transaction; what became of each, in order."""
    good = {sha256: data for sha256, data in brought if data is not None}
    erased = await _keep(connection, member, good, now)
    return [
        PartResult(sha256, "bad_hash" if data is None else "erased" if sha256 in erased else "held")
        for sha256, data in brought
    ]


async def _keep(connection: Connection, member: Member, good: Mapping[str, bytes], now: datetime) -> set[str]:
    """Keep whole parts; returns those that were erased and so are not kept.

    Rows are taken in the order of their hashes, so that two requests with the same parts wait for each other
    one way only.
    """
    names = sorted(good)
    async with connection.pipeline():
        await connection.execute(
            _PUT, (member.site, member.console, now, names, [good[sha256] for sha256 in names])
        )
        await connection.execute(_LOCK, (member.site,))  # an erasure comes wholly before or wholly after
        asked = await connection.execute(_ERASED, (member.site, names))
        await connection.execute(_ROWS, (member.site, names))
        await connection.execute(_HELD, (member.site, names))
    erased = {sha256 for (sha256,) in await asked.fetchall()}
    if erased:
        await connection.execute(_DROP, (member.site, sorted(erased)))
    return erased


async def get(connection: Connection, member: Member, sha256: str) -> bytes:
    """A part of the console's site. Refused: not_found."""
    row = await (await connection.execute(_GET, (member.site, sha256), binary=True)).fetchone()
    if row is None:
        raise Refused("not_found")
    return bytes(row[0])
