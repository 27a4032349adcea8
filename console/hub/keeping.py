"""Writes what was decided about a console's lines, in the transaction that decided it and in one round trip.

Whatever a site's consoles must hear of becomes an item of its feed. Its number comes from the site's own row,
which stays locked until the COMMIT: so items are numbered in the order in which they can be seen.
"""

import secrets
from collections.abc import Container, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from console.hub import erasing, succession
from console.hub.database import Connection
from console.hub.lines import Whole
from console.hub.placing import Placed
from console.records import bodies
from console.records.canonical import sha256_hex
from console.records.chain import is_back
from console.sync.wire import MOST_ENTRIES, encode

CLOCK_OFF: Final = timedelta(hours=24)
"""So long what a console sends is marked after its clock was seen to be wrong."""

_ENTRIES: Final = """
INSERT INTO entry (console, seq, id, kind, hash, sig, core, received_at)
SELECT %b, u.seq, u.id, u.kind, u.hash, u.sig, u.core, %b
FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::text[], %b::text[], %b::text[])
  AS u (seq, id, kind, hash, sig, core)
"""
_PARTS: Final = """
INSERT INTO part (site, console, sha256, seq, type, bytes, state)
SELECT %(site)s, %(console)s, u.sha256, min(u.seq), min(u.type), min(u.bytes),
  CASE WHEN min(u.type) = 'personal' AND EXISTS
         (SELECT 1 FROM erased e WHERE e.site = %(site)s AND e.sha256 = u.sha256) THEN 'erased'
       WHEN EXISTS (SELECT 1 FROM blob b WHERE b.site = %(site)s AND b.sha256 = u.sha256) THEN 'held'
       ELSE 'missing' END
FROM unnest(%(sha256)s::text[], %(seq)s::bigint[], %(type)s::text[], %(bytes)s::bigint[])
  AS u (sha256, seq, type, bytes)
GROUP BY u.sha256
ON CONFLICT (site, sha256, console) DO NOTHING
"""
_MARKS: Final = """
INSERT INTO mark (console, seq, word, detail)
SELECT %s, u.seq, u.word, u.detail FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS u (seq, word, detail)
ON CONFLICT (console, seq, word) DO NOTHING
"""
_REFUSED: Final = """
INSERT INTO refused (console, sha256, seq, lies_at, status, line, brought_by, received_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (console, sha256) DO NOTHING
"""
_DISPLACED: Final = """
INSERT INTO displaced (console, hash, seq, id, kind, sig, core, brought_by, received_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (console, hash) DO UPDATE SET brought_by = excluded.brought_by
"""
_OPEN: Final = """
INSERT INTO hole (console, seq, hash, found_at) VALUES (%s, %s, %s, %s)
ON CONFLICT (console, seq) DO UPDATE SET hash = excluded.hash
"""
_FILL: Final = "UPDATE hole SET filled_at = %s WHERE console = %s AND seq = ANY(%s)"
_HASH: Final = "SELECT hash FROM entry WHERE console = %s AND seq = %s"
_HEAD: Final = """
UPDATE console SET seq = %s, hash = %s, top_seq = %s, top_hash = %s, top_utc = %s,
  forked_at = CASE WHEN %s THEN coalesce(forked_at, %s) ELSE forked_at END
WHERE id = %s
"""
_NUMBERS: Final = "UPDATE site SET last_item = last_item + %s WHERE id = %s"
_ITEMS: Final = """
INSERT INTO item (site, number, tag, form, source, console, first_seq, last_seq, content, made_at)
SELECT s.id, s.last_item - %s + u.number, u.tag, u.form, %s, u.console, u.first_seq, u.last_seq, u.content, %s
FROM site s, unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::text[])
  AS u (number, tag, form, console, first_seq, last_seq, content)
WHERE s.id = %s
"""

Item = tuple[str, str, int, int, str]
"""Form, console, first and last number, content."""


async def write(connection: Connection, source: str, placed: list[Placed], now: datetime) -> None:
    """Everything that these decisions change; `source` is the console that brought the lines."""
    changed = [one for one in placed if one.is_new or one.new or one.refused or one.displaced]
    items: list[Item] = []
    for one in changed:
        before = one.chain.seq
        await _settle_head(connection, one)
        items += _items(one, before)
    async with connection.pipeline():
        for one in changed:
            await _write_chain(connection, source, one, now)
        if items:
            await add_items(connection, changed[0].chain.site, source, items, now)
        for one in changed:
            await _write_parts(connection, one)
    for one in changed:
        await _note_succession(connection, one, now)


async def add_items(connection: Connection, site: str, source: str, items: list[Item], now: datetime) -> None:
    """Put items into a site's feed, numbered; the site's row is locked from here to the COMMIT."""
    count = len(items)
    form, console, first, last, content = map(list, zip(*items, strict=True))
    tags = [secrets.token_hex(8) for _ in items]
    numbers = list(range(1, count + 1))
    await connection.execute(_NUMBERS, (count, site))
    await connection.execute(
        _ITEMS, (count, source, now, numbers, tags, form, console, first, last, content, site)
    )


async def _settle_head(connection: Connection, placed: Placed) -> None:
    """How far the chain is whole now."""
    chain = placed.chain
    if not chain.holes:
        chain.seq, chain.hash = chain.top_seq, chain.top_hash
        return
    seq = min(chain.holes) - 1
    if seq == chain.seq:
        return
    digest = chain.held.get(seq)
    if digest is None and seq > 0:
        row = await (await connection.execute(_HASH, (chain.console, seq))).fetchone()
        digest = row[0] if row is not None else None
    chain.seq, chain.hash = seq, digest


async def _write_chain(connection: Connection, source: str, placed: Placed, now: datetime) -> None:
    chain, new = placed.chain, placed.new
    if new:
        columns = [
            [one.seq for one in new],
            [one.spine.id for one in new],
            [one.spine.kind for one in new],
            [one.hash for one in new],
            [one.line.sig for one in new],
            [one.line.core for one in new],
        ]
        await connection.execute(_ENTRIES, (chain.console, now, *columns))
    marks = list(_marks(placed, now))
    if marks:
        seqs, words, details = map(list, zip(*marks, strict=True))
        await connection.execute(_MARKS, (chain.console, seqs, words, details))
    for line, seq, lies_at, status in placed.refused:
        kept = encode(line)
        row = (chain.console, sha256_hex(kept), seq, lies_at, status, kept, source, now)
        await connection.execute(_REFUSED, row)
    for one in placed.displaced:
        what = (chain.console, one.hash, one.seq, one.spine.id, one.spine.kind, one.line.sig, one.line.core)
        await connection.execute(_DISPLACED, (*what, source, now))
    for seq, digest in placed.opened.items():
        await connection.execute(_OPEN, (chain.console, seq, digest, now))
    if placed.filled:
        await connection.execute(_FILL, (now, chain.console, sorted(placed.filled)))
    head = (chain.seq, chain.hash, chain.top_seq, chain.top_hash, chain.top_utc)
    await connection.execute(_HEAD, (*head, placed.forked, now, chain.console))


def _marks(placed: Placed, now: datetime) -> Iterator[tuple[int, str, str]]:
    """Doubts about what is new, and the forks."""
    chain = placed.chain
    is_off = chain.clock_off_at is not None and now - chain.clock_off_at < CLOCK_OFF
    for one in placed.new:
        yield from ((one.seq, word, detail) for word, detail in one.doubts)
        if is_off:
            yield one.seq, "clock_off", str(chain.clock_off_s)
        if one.entry is None:
            continue
        utc = one.entry.t.utc
        if chain.top_utc is not None and one.spine.kind != "clock.jumped" and is_back(utc, chain.top_utc):
            yield one.seq, "too_early", chain.top_utc
        chain.top_utc = utc
    for one in placed.displaced:
        yield one.seq, "fork", one.hash


def _items(placed: Placed, before: int) -> Iterator[Item]:
    """What the site must hear: entries up to the head, which was `before`; and at once what erases somebody.

    Entries after a hole wait for it: whoever reads a chain reads it in order.
    """
    chain = placed.chain
    if placed.is_new:
        yield "console", chain.console, 0, 0, ""
    for first, last in _stretches(before + 1, chain.seq, {one.seq for one in placed.new}):
        yield "entry", chain.console, first, last, ""
    for one in _kept(placed):
        if erasing.blobs_of(one):
            yield "erased", chain.console, one.seq, one.seq, "" if one in placed.new else one.hash


def _stretches(first: int, last: int, new: Container[int]) -> Iterator[tuple[int, int]]:
    """Entries that are told as one item, which has to fit into a page of the feed.

    Those of one request do together. Those that came before and waited behind a hole go singly: each may be
    as large as a request.
    """
    while first <= last:
        end = first
        while end in new and end + 1 in new and end < last and end - first + 1 < MOST_ENTRIES:
            end += 1
        yield first, end
        first = end + 1


async def _note_succession(connection: Connection, placed: Placed, now: datetime) -> None:
    for one in placed.new:
        created = one.body("console.created", bodies.ConsoleCreated) if one.seq == 1 else None
        if created is not None and created.continues is not None:
            await succession.note(connection, placed.chain.console, created.continues, now)


async def _write_parts(connection: Connection, placed: Placed) -> None:
    kept = _kept(placed)
    parts = [(part.sha256, one.seq, part.type, part.bytes) for one in kept for part in one.parts]
    if parts:
        sha256, seqs, types, sizes = map(list, zip(*parts, strict=True))
        named: dict[str, Any] = {"sha256": sha256, "seq": seqs, "type": types, "bytes": sizes}
        where = {"console": placed.chain.console, "site": placed.chain.site}
        await connection.execute(_PARTS, {**where, **named})
    for one in kept:
        blobs = erasing.blobs_of(one)
        if blobs:
            await erasing.carry_out(connection, placed.chain.site, placed.chain.console, one.seq, blobs)


def _kept(placed: Placed) -> list[Whole]:
    """Entries whose parts are wanted: those of a branch only where its console goes on from it."""
    return placed.new + ([] if placed.chain.is_askers else placed.displaced)
