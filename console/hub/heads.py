"""How far the hub holds a chain, which parts of it are missing, and the chain itself for its own console."""

from datetime import datetime
from typing import Final

from console.clock import iso_utc
from console.hub import epochs
from console.hub.admission import Member
from console.hub.database import Connection
from console.hub.refusal import Refused
from console.sync.wire import LARGEST_PAGE, MOST_ITEMS, MOST_MISSING, Head, Line, Tail

_CHAIN: Final = "SELECT site, seq, hash, former, former_seq, former_hash FROM console WHERE id = %s"
_MISSING: Final = """
SELECT sha256 FROM part WHERE console = ANY(%s) AND state = 'missing' ORDER BY console, seq LIMIT %s
"""
_BRANCH: Final = """
SELECT seq, hash FROM displaced WHERE console = %s AND brought_by = %s ORDER BY seq DESC LIMIT 1
"""
_AT: Final = """
SELECT hash FROM entry WHERE console = %s AND seq = %s
UNION ALL SELECT hash FROM displaced WHERE console = %s AND hash = %s
"""
_TAIL: Final = """
SELECT core, hash, sig FROM entry WHERE console = %s AND seq > %s AND seq <= %s ORDER BY seq LIMIT %s
"""
_DEEPEST: Final = 64
"""Chains that one chain may go on from, one after the other."""


async def head(connection: Connection, member: Member, console: str, now: datetime) -> Head:
    """The head of a console's chain, or of one that it continues. Refused: not_yours."""
    family = await family_of(connection, member.console)
    if console not in family:
        raise Refused("not_yours")
    if console == member.console:
        seq, digest = family[console]
    else:
        seq, digest = await _branch_head(connection, member.console, console, family)
    missing = await connection.execute(_MISSING, (list(family), MOST_MISSING))
    return Head(
        epoch=await epochs.current(connection),
        seq=seq,
        hash=digest,
        hub_time=iso_utc(now),
        missing_blobs=tuple(sha256 for (sha256,) in await missing.fetchall()),
    )


async def tail(connection: Connection, member: Member, console: str, after: int) -> Tail:
    """A page of a console's own chain as far as it has no hole. Refused: not_yours."""
    family = await family_of(connection, member.console)
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


async def family_of(connection: Connection, console: str) -> dict[str, tuple[int, str | None]]:
    """A console's chain and those that it goes on from, newest first, each with its head at the hub."""
    found: dict[str, tuple[int, str | None]] = {}
    following: str | None = console
    site = None
    while following is not None and following not in found and len(found) < _DEEPEST:
        row = await (await connection.execute(_CHAIN, (following,))).fetchone()
        if row is None or site not in (None, row[0]):
            break
        site = row[0]
        found[following] = (row[1], row[2])
        following = row[3]
    return found


async def _branch_head(
    connection: Connection, console: str, former: str, family: dict[str, tuple[int, str | None]]
) -> tuple[int, str | None]:
    """How far the hub holds a former chain as `console` has it.

    Where another branch of it stands at the hub, what this console brought of its own lies beside it.
    """
    row = await (await connection.execute(_CHAIN, (console,))).fetchone()
    seq, digest = family[former]
    if row is None or row[3] != former or row[4] is None or seq < row[4]:
        return seq, digest
    names = (former, row[4], former, row[5])
    held = await (await connection.execute(_AT, names)).fetchall()
    if (row[5],) in held:
        return row[4], row[5]
    branch = await (await connection.execute(_BRANCH, (former, console))).fetchone()
    return branch if branch is not None else (0, None)
