"""Chains that go on from another: a restored backup, or the loser of a fork, under a new identity.

The new console may bring the former chain too. What it has of it beside what the hub holds is kept as a
branch (`displaced`): nothing of either is lost, and the numbers of the chain stay those of the first.
"""

from datetime import datetime
from typing import Final

from console.errors import ConsoleError, HubReason
from console.hub import lines
from console.hub.database import Connection
from console.records.bodies import Continues
from console.sync.wire import Line

DEEPEST: Final = 64
"""Chains that one chain may go on from, one after the other."""

_ROW: Final = "SELECT site, public_key, former, joined_at FROM console WHERE id = %s"
_HEAD: Final = "SELECT site, seq, hash, former FROM console WHERE id = %s"
_ADD: Final = """
INSERT INTO console (id, site, public_key) VALUES (%s, %s, %s) ON CONFLICT (id) DO NOTHING
"""
_CONTINUES: Final = "UPDATE console SET former = %s, former_seq = %s, former_hash = %s WHERE id = %s"
_AT: Final = "SELECT hash FROM entry WHERE console = %s AND seq = %s"
_OF_BRANCH: Final = "SELECT 1 FROM displaced WHERE console = %s AND hash = %s"
_FORKED: Final = "UPDATE console SET forked_at = coalesce(forked_at, %s) WHERE id = %s"
_MARK: Final = """
INSERT INTO mark (console, seq, word, detail) VALUES (%s, %s, %s, %s)
ON CONFLICT (console, seq, word) DO NOTHING
"""


async def keys(connection: Connection, console: str, sent: list[Line]) -> dict[str, str]:
    """Public keys of the chains that these lines may be of: the console's own, and what it goes on from.

    ConsoleError: UNKNOWN_CONSOLE, for one that has not joined.
    """
    row = await (await connection.execute(_ROW, (console,))).fetchone()
    if row is None or row[3] is None:
        raise ConsoleError(HubReason.UNKNOWN_CONSOLE)
    site, key, former, _ = row
    found = {console: key}
    while former is not None and former not in found and len(found) < DEEPEST:
        row = await (await connection.execute(_ROW, (former,))).fetchone()
        first = lines.first_of(sent, former)
        before = first.continues.console if first is not None and first.continues is not None else None
        if row is not None and row[0] == site:
            found[former], before = row[1], row[2] or before
        elif row is None and first is not None:
            found[former] = first.public_key
        else:
            break
        former = before
    return found


async def add(connection: Connection, former: str, public_key: str, console: str) -> bool:
    """Know a former chain, which belongs to its successor's site; False when it is known already."""
    row = await (await connection.execute(_ROW, (console,))).fetchone()
    if row is None:
        raise ConsoleError(HubReason.UNKNOWN_CONSOLE)
    return bool((await connection.execute(_ADD, (former, row[0], public_key))).rowcount)


async def note(connection: Connection, console: str, before: Continues, now: datetime) -> None:
    """Remember what a console goes on from, and mark it where the hub knows another end of that chain."""
    await connection.execute(_CONTINUES, (before.console, before.seq, before.hash, console))
    row = await (await connection.execute(_AT, (before.console, before.seq))).fetchone()
    branch = await connection.execute(_OF_BRANCH, (before.console, before.hash))
    if row not in (None, (before.hash,)) or await branch.fetchone():
        await connection.execute(_FORKED, (now, before.console))
        await connection.execute(_MARK, (console, 1, "continues_a_branch", before.hash))


async def family(connection: Connection, console: str) -> dict[str, tuple[int, str | None]]:
    """A console's chain and those that it goes on from, newest first, each with its head at the hub."""
    found: dict[str, tuple[int, str | None]] = {}
    following: str | None = console
    site = None
    while following is not None and following not in found and len(found) < DEEPEST:
        row = await (await connection.execute(_HEAD, (following,))).fetchone()
        if row is None or site not in (None, row[0]):
            break
        site = row[0]
        found[following] = (row[1], row[2])
        following = row[3]
    return found
