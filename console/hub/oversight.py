"""What the hub's owner sees and decides: sites and consoles, who was not heard from, revocation, courses."""

from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from console.clock import iso_utc
from console.courses.pack import Pack
from console.errors import ConsoleError, HubReason
from console.hub import enrolment, keeping
from console.hub.database import Connection
from console.sync.wire import CourseItem, encode

_REVOKE: Final = "UPDATE console SET revoked_at = %s WHERE id = %s AND revoked_at IS NULL"
_SITE_OF: Final = "SELECT site FROM console WHERE id = %s"
_SITES: Final = "SELECT id, name FROM site ORDER BY name, id"
_CONSOLES: Final = """
SELECT id, site, name, joined_at, revoked_at, heard_at, forked_at, seq, top_seq, former FROM console
ORDER BY site, id
"""
_COUNTS: Final = """
SELECT 'refused', console, count(*) FROM refused GROUP BY console
UNION ALL SELECT 'holes', console, count(*) FROM hole WHERE filled_at IS NULL GROUP BY console
UNION ALL SELECT 'marks', console, count(*) FROM mark GROUP BY console
UNION ALL SELECT 'missing_blobs', console, count(*) FROM part WHERE state = 'missing' GROUP BY console
"""
_ADD_COURSE: Final = """
INSERT INTO course (id, version, site, sha256, toml, made_at) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (id, version, site) DO NOTHING
"""
_COURSE: Final = "SELECT sha256 FROM course WHERE id = %s AND version = %s AND site = %s"


class ConsoleStanding(msgspec.Struct, frozen=True):
    """A console as its hub sees it."""

    console: str
    name: str
    joined: str | None
    """None: a former identity of another console."""
    heard: str | None
    is_quiet: bool
    """Not heard from for as long as was asked about."""
    revoked: str | None
    forked: str | None
    seq: int
    """Whole up to here,"""
    top_seq: int
    """and this is the last entry."""
    continues: str | None
    refused: int = 0
    holes: int = 0
    marks: int = 0
    missing_blobs: int = 0


class SiteStanding(msgspec.Struct, frozen=True):
    """A site with its consoles."""

    site: str
    name: str
    is_quiet: bool
    """None of its consoles was heard from."""
    consoles: tuple[ConsoleStanding, ...]


async def sites(connection: Connection, now: datetime, quiet: timedelta) -> list[SiteStanding]:
    """Every site with its consoles."""
    counts: dict[str, dict[str, int]] = {}
    for what, console, count in await _all(connection, _COUNTS):
        counts.setdefault(console, {})[what] = count
    by_site: dict[str, list[ConsoleStanding]] = {}
    for row in await _all(connection, _CONSOLES):
        id_, site, name, joined, revoked, heard, forked, seq, top_seq, former = row
        is_quiet = joined is not None and revoked is None and (heard is None or now - heard > quiet)
        times = [None if at is None else iso_utc(at) for at in (joined, heard, revoked, forked)]
        standing = ConsoleStanding(
            id_,
            name,
            times[0],
            times[1],
            is_quiet,
            times[2],
            times[3],
            seq,
            top_seq,
            former,
            **counts.get(id_, {}),
        )
        by_site.setdefault(site, []).append(standing)
    found = []
    for id_, name in await _all(connection, _SITES):
        consoles = by_site.get(id_, [])
        active = [one for one in consoles if one.joined is not None and one.revoked is None]
        found.append(SiteStanding(id_, name, all(one.is_quiet for one in active), tuple(consoles)))
    return found


async def revoke(connection: Connection, console: str, now: datetime) -> bool:
    """Take nothing from a console from now on, and tell its site; False when it was so already.

    ConsoleError: UNKNOWN_CONSOLE.
    """
    row = await (await connection.execute(_SITE_OF, (console,))).fetchone()
    if row is None:
        raise ConsoleError(HubReason.UNKNOWN_CONSOLE)
    done = await connection.execute(_REVOKE, (now, console))
    if not done.rowcount:
        return False
    await keeping.add_items(connection, row[0], "", [("console", console, 0, 0, "")], now)
    return True


async def offer_course(
    connection: Connection, pack: Pack, toml: str, site_name: str | None, now: datetime
) -> int:
    """Put a course pack into the feed of one site or of all, also of those to come; returns of how many.

    ConsoleError: UNKNOWN_SITE; COURSE_DIFFERS, when another content was offered under its version.
    """
    site = "" if site_name is None else enrolment.site_id(site_name)
    every = [id_ for id_, _ in await _all(connection, _SITES)]
    if site and site not in every:
        raise ConsoleError(HubReason.UNKNOWN_SITE, site=site_name or "")
    row = (pack.id, pack.version, site, pack.sha256, toml, now)
    added = await connection.execute(_ADD_COURSE, row)
    if not added.rowcount:
        held = await (await connection.execute(_COURSE, (pack.id, pack.version, site))).fetchone()
        if held != (pack.sha256,):
            raise ConsoleError(HubReason.COURSE_DIFFERS, course=pack.id, version=pack.version)
        return 0
    item = CourseItem(pack.id, pack.version, pack.sha256, toml)
    told = [site] if site else every
    for one in told:
        await keeping.add_items(connection, one, "", [("course", "", 0, 0, encode(item).decode())], now)
    return len(told)


async def _all(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return await (await connection.execute(query)).fetchall()
