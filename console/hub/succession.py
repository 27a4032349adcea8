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
_HEAD: Final = "SELECT site, seq, hash, former, former_seq, former_hash FROM console WHERE id = %s"
_ADD: Final = """
INSERT INTO console (id, site, public_key) SELECT %s, site, %s FROM console WHERE id = %s
ON CONFLICT (id) DO NOTHING
"""
_CONTINUES: Final = "UPDATE console SET former = %s, former_seq = %s, former_hash = %s WHERE id = %s"
_AT: Final = "SELECT hash FROM entry WHERE console = %s AND seq = %s"
_OF_BRANCH: Final = "SELECT 1 FROM displaced WHERE console = %s AND hash = %s"
_BRANCH: Final = """
SELECT seq, hash FROM displaced WHERE console = %s AND brought_by = %s ORDER BY seq DESC LIMIT 1
"""
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
    found, named = {console: key}, lines.chains(sent) - {console}
    while former is not None and former not in found and named and len(found) < DEEPEST:
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
    return {chain: key for chain, key in found.items() if chain == console or chain in named}


async def add(connection: Connection, former: str, public_key: str, console: str) -> bool:
    """Know a former chain, which belongs to its successor's site; False when it is known already."""
    return bool((await connection.execute(_ADD, (former, public_key, console))).rowcount)


async def note(connection: Connection, console: str, before: Continues, now: datetime) -> None:
    """Remember what a console goes on from, and mark it where the hub knows another end of that chain."""
    await connection.execute(_CONTINUES, (before.console, before.seq, before.hash, console))
    row = await (await connection.execute(_AT, (before.console, before.seq))).fetchone()
    if row is not None and row != (before.hash,):
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


async def head_of(
    connection: Connection, console: str, former: str, known: dict[str, tuple[int, str | None]]
) -> tuple[int, str | None]:
    """How far the hub holds a former chain as `console` has it; `known` is its family.

    Where another branch stands at the hub, what this console brought of its own lies beside it.
    """
    seq, digest = known[former]
    row = await (await connection.execute(_HEAD, (console,))).fetchone()
    if row is None or row[3] != former or row[4] is None or seq < row[4]:
        return seq, digest
    end_seq, end_hash = row[4], row[5]
    if await (await connection.execute(_AT, (former, end_seq))).fetchone() == (end_hash,):
        return end_seq, end_hash
    if await (await connection.execute(_OF_BRANCH, (former, end_hash))).fetchone():
        return end_seq, end_hash
    branch = await (await connection.execute(_BRANCH, (former, console))).fetchone()
    return (0, None) if branch is None else (branch[0], branch[1])
