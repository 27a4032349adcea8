"""What is new for a site's consoles, in the order of the COMMITs, and from where on (hub.md, "Down").

A cursor names the last item that was given out, by number and tag, under the hub's own seal. When the item
is not here any more, the hub was set back to an older copy: a new epoch begins, and the feed starts anew.
"""

import hmac
import re
from typing import Any, Final

from console.clock import iso_utc
from console.hub import epochs
from console.hub.admission import Member
from console.hub.database import Connection
from console.hub.founding import Keys
from console.hub.refusal import Refused
from console.records import bodies
from console.records.entry import read
from console.sync.wire import (
    LARGEST_PAGE,
    MOST_ITEMS,
    ConsoleItem,
    CourseItem,
    EntryItem,
    ErasedItem,
    Feed,
    Item,
    decode,
    encode,
)

_FORM: Final = re.compile(
    r"(?P<epoch>[0-9a-f]{16})\.(?P<number>[0-9]{1,15})\.(?P<tag>[0-9a-f]{0,16})\.(?P<seal>[0-9a-f]{32})"
)
_MOST_ROWS: Final = 100
"""Rows of `item` looked at for one page: each may be as many entries as a POST has."""

_TAG: Final = "SELECT tag FROM item WHERE site = %s AND number = %s"
_ROWS: Final = """
SELECT number, tag, form, source, console, first_seq, last_seq, content FROM item
WHERE site = %s AND number > %s ORDER BY number LIMIT %s
"""
_ENTRIES: Final = """
SELECT seq, core, hash, sig FROM entry WHERE console = %s AND seq BETWEEN %s AND %s ORDER BY seq
"""
_OF_BRANCH: Final = "SELECT seq, core, hash, sig FROM displaced WHERE console = %s AND hash = %s"
_CONSOLE: Final = "SELECT public_key, name, revoked_at FROM console WHERE id = %s"


async def page(connection: Connection, keys: Keys, member: Member, cursor: str | None) -> Feed:
    """The next page after `cursor`. Refused: bad_request for a cursor that this hub never gave."""
    epoch, number, tag = await _start(connection, keys, member, cursor)
    rows = await (await connection.execute(_ROWS, (member.site, number, _MOST_ROWS))).fetchall()
    items: list[Item] = []
    size, taken = 0, 0
    for row in rows:
        if row[3] != member.console:
            found = await _items(connection, row)
            size += sum(len(encode(one)) for one in found)
            if items and (len(items) + len(found) > MOST_ITEMS or size > LARGEST_PAGE):
                break
            items += found
        number, tag, taken = row[0], row[1], taken + 1
    more = taken < len(rows) or len(rows) == _MOST_ROWS
    return Feed(epoch, tuple(items), _cursor(keys, member.site, epoch, number, tag), more)


async def _start(
    connection: Connection, keys: Keys, member: Member, cursor: str | None
) -> tuple[str, int, str]:
    """Epoch, and the number and tag to go on from."""
    epoch = await epochs.current(connection)
    if cursor is None:
        return epoch, 0, ""
    found = _FORM.fullmatch(cursor)
    if found is None:
        raise Refused("bad_request", "not a cursor")
    number, tag = int(found["number"]), found["tag"]
    if not hmac.compare_digest(_cursor(keys, member.site, found["epoch"], number, tag), cursor):
        raise Refused("bad_request", "not a cursor of this hub")
    if found["epoch"] != epoch:
        return epoch, 0, ""
    row = await (await connection.execute(_TAG, (member.site, number))).fetchone()
    if number and row != (tag,):
        return await epochs.change(connection, epoch), 0, ""
    return epoch, number, tag


def _cursor(keys: Keys, site: str, epoch: str, number: int, tag: str) -> str:
    said = f"{epoch}.{number}.{tag}"
    return f"{said}.{hmac.digest(keys.cursor_key, f'{site}/{said}'.encode(), 'sha256').hex()[:32]}"


async def _items(connection: Connection, row: tuple[Any, ...]) -> list[Item]:
    _, _, form, _, console, first_seq, last_seq, content = row
    if form == "course":
        return [decode(content.encode(), CourseItem)]
    if form == "console":
        key, name, revoked_at = await (await connection.execute(_CONSOLE, (console,))).fetchone() or (
            "",
            "",
            None,
        )
        return [ConsoleItem(console, key, name, None if revoked_at is None else iso_utc(revoked_at))]
    if content:
        found = await connection.execute(_OF_BRANCH, (console, content))
    else:
        found = await connection.execute(_ENTRIES, (console, first_seq, last_seq))
    entries = await found.fetchall()
    if form == "erased":
        return [
            ErasedItem(
                tuple(bodies.read(bodies.PersonErased, read(core, digest, sig).body).blobs),
                console,
                core,
                digest,
                sig,
            )
            for _, core, digest, sig in entries
        ]
    return [EntryItem(console, core, digest, sig) for _, core, digest, sig in entries]
