"""How far the hub holds a chain, which parts of it are missing, and the chain itself for its own console."""

from datetime import datetime
from typing import Final

from console.clock import iso_utc
from console.hub import epochs, succession
from console.hub.admission import Member
from console.hub.database import Connection
from console.hub.refusal import Refused
from console.sync.wire import LARGEST_PAGE, MOST_ITEMS, MOST_MISSING, Head, Line, Tail

_MISSING: Final = """
SELECT sha256 FROM part
WHERE site = %s AND console = ANY(%s) AND state = 'missing' ORDER BY console, seq LIMIT %s
"""
_TAIL: Final = """
SELECT core, hash, sig FROM entry WHERE console = %s AND seq > %s AND seq <= %s ORDER BY seq LIMIT %s
"""


async def head(connection: Connection, member: Member, console: str, now: datetime) -> Head:
    """The head of a console's chain, or of one that it continues. Refused: not_yours.

    What is missing is told of all of them together.
    """
    family = await succession.family(connection, member.console)
    if console not in family:
        raise Refused("not_yours")
    seq, digest = family[console]
    missing = await connection.execute(_MISSING, (member.site, list(family), MOST_MISSING))
    return Head(
        epoch=await epochs.current(connection),
        seq=seq,
        hash=digest,
        hub_time=iso_utc(now),
        missing_blobs=tuple(sha256 for (sha256,) in await missing.fetchall()),
    )


async def tail(connection: Connection, member: Member, console: str, after: int) -> Tail:
    """A page of a console's own chain as far as it has no hole. Refused: not_yours."""
    family = await succession.family(connection, member.console)
    if console not in family:
        raise Refused("not_yours")
    seq, _ = family[console]
    rows = await (await connection.execute(_TAIL, (console, after, seq, MOST_ITEMS))).fetchall()
    page: list[Line] = []
    size = 0
    for row in rows:
        size += len(row[0].encode()) + 400
        if page and size > LARGEST_PAGE:
            break
        page.append(Line(*row))
    return Tail(tuple(page), more=after + len(page) < seq)
