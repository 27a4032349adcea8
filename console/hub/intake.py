"""What becomes of lines that a console sent, by POST or in a bundle: one way in, at any number of repeats.

The row of each chain is locked for the length of the transaction, so that two processes that take the same
lines do it one after the other; the tables' own keys stand behind that. Two round trips a POST: what is held,
and what is new.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from console.errors import ConsoleError, HubReason, SyncReason
from console.hub import keeping, lines, placing, succession
from console.hub.database import Connection, Database
from console.hub.lines import Broken, Examined, Whole
from console.hub.placing import Chain, Placed
from console.sync.wire import Line, Result

_LOCK: Final = """
SELECT id, site, seq, hash, top_seq, top_hash, top_utc, clock_off_s, clock_off_at, revoked_at
FROM console WHERE id = %s FOR UPDATE
"""
_HELD: Final = """
SELECT 'held', seq, id, hash FROM entry
  WHERE console = %(chain)s AND (seq = ANY(%(seqs)s) OR id = ANY(%(ids)s))
UNION ALL SELECT 'hole', seq, '', hash FROM hole WHERE console = %(chain)s AND filled_at IS NULL
UNION ALL SELECT 'refused', r.seq, '', CAST(r.lies_at AS TEXT) FROM refused r, console c
  WHERE r.console = %(chain)s AND c.id = %(chain)s AND (r.seq > c.top_seq OR r.lies_at > c.top_seq)
UNION ALL SELECT 'displaced', 0, '', hash FROM displaced WHERE console = %(chain)s AND hash = ANY(%(hashes)s)
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """Lines that were looked at, and who brought them."""

    console: str
    keys: dict[str, str]
    """Public key of each chain that they may be of."""
    lines: list[Examined]


async def examine(
    database: Database, console: str, sent: list[Line], now: datetime, *, public_key: str | None = None
) -> Brought:
    """Check lines that `console` brought, each by itself; at most `wire.MOST_ENTRIES` of them.

    They are of its own chain and of those that it continues. In no transaction and away from the loop:
    signatures take the longest. `public_key`: the console's own, where it is known already. ConsoleError:
    UNKNOWN_CONSOLE, and as `Database.transact`.
    """
    if public_key is not None:
        keys = {console: public_key}
        examined = await asyncio.to_thread(lines.examine, sent, keys, now)
        if lines.chains(examined) <= keys.keys():
            return Brought(console, keys, examined)
    keys = await database.transact(lambda connection: succession.keys(connection, console, sent))
    return Brought(console, keys, await asyncio.to_thread(lines.examine, sent, keys, now))


async def settle(connection: Connection, brought: Brought, now: datetime) -> list[Result]:
    """Place the lines and write what is new, inside the caller's transaction; what became of each, in order.

    ConsoleError: UNKNOWN_CONSOLE, REVOKED.
    """
    by_chain = _by_chain(brought)
    held = await _held(connection, brought, by_chain)
    results: list[Result | None] = [None] * len(brought.lines)
    for chain, indices in by_chain.items():
        group = [brought.lines[at] for at in indices]
        placed = held[chain]
        for at, one, lies_at in zip(indices, group, placing.places(group), strict=True):
            if isinstance(one, Broken):
                placing.refuse(placed, one, lies_at, "bad_signature")
                results[at] = placing.result(one, "bad_signature")
            else:
                results[at] = placing.result(one, placing.place(placed, one))
    await keeping.write(connection, brought.console, list(held.values()), now)
    return [one for one in results if one is not None]


def _by_chain(brought: Brought) -> dict[str, list[int]]:
    """Which lines are of which chain, former ones first; what can not be told lies with its neighbour."""
    chains: list[str | None] = []
    for one in brought.lines:
        chain = one.spine.console if isinstance(one, Whole) else one.chain
        chains.append(chain if chain in brought.keys else chains[-1] if chains else None)
    following: str | None = None
    for at in range(len(chains) - 1, -1, -1):
        chains[at] = following = chains[at] or following
    found: dict[str, list[int]] = {}
    for at, chain in enumerate(chains):
        found.setdefault(chain or brought.console, []).append(at)
    return found


async def _held(
    connection: Connection, brought: Brought, by_chain: dict[str, list[int]]
) -> dict[str, Placed]:
    """What the hub holds of each chain, its row locked from now on."""
    # The asking console's row first, which letting it in may have locked already.
    chains = [brought.console, *sorted(by_chain.keys() - {brought.console})]
    added = {
        chain
        for chain in chains
        if chain != brought.console
        and await succession.add(connection, chain, brought.keys[chain], brought.console)
    }
    async with connection.pipeline():
        locked = [await connection.execute(_LOCK, (chain,)) for chain in chains]
        asked = {}
        for chain, indices in by_chain.items():
            whole = [one for at in indices if isinstance(one := brought.lines[at], Whole)]
            wanted = {
                "chain": chain,
                "seqs": sorted({number for one in whole for number in (one.seq, one.seq - 1)}),
                "ids": [one.spine.id for one in whole],
                "hashes": [one.hash for one in whole] + [one.spine.prev for one in whole if one.spine.prev],
            }
            asked[chain] = await connection.execute(_HELD, wanted)
    rows = {row[0]: row for one in locked for row in await one.fetchall()}
    if brought.console not in rows:
        raise ConsoleError(HubReason.UNKNOWN_CONSOLE)
    if rows[brought.console][-1] is not None:
        raise ConsoleError(SyncReason.REVOKED)
    found = {}
    for chain in by_chain:
        state = _chain(rows[chain], await asked[chain].fetchall(), is_askers=chain == brought.console)
        found[chain] = Placed(state, is_new=chain in added)
    return found


def _chain(row: tuple[Any, ...], rows: list[tuple[Any, ...]], *, is_askers: bool) -> Chain:
    chain = Chain(row[0], row[1], is_askers, *row[2:9])
    for what, seq, id_, digest in rows:
        if what == "held":
            chain.held[seq] = digest
            chain.ids[id_] = seq
        elif what == "hole":
            chain.holes[seq] = digest
        elif what == "refused":
            chain.refused.update(int(number) for number in (seq, digest) if number is not None)
        else:
            chain.displaced.add(digest)
    return chain
