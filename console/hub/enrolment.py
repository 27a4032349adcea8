"""Who may join: a site's one-time codes, and the console that uses one (hub.md, "Joining")."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Final

from console.clock import iso_utc
from console.hub import epochs, intake, keeping, lines
from console.hub.database import Connection
from console.hub.founding import Keys
from console.hub.intake import Brought
from console.hub.refusal import Refused
from console.records.canonical import from_base64url
from console.sync import wire
from console.sync.join_code import JoinCode, write

VALID: Final = timedelta(days=14)
_SITES: Final = uuid.UUID("3e0bd5f8-8c3f-4f0e-9d5d-6a5a3c1f6d52")
"""A site's id follows from its name: two commands that enrol for one site can not make two of it."""

_ADD_SITE: Final = "INSERT INTO site (id, name, made_at) VALUES (%s, %s, %s) ON CONFLICT (id) DO NOTHING"
_ADD_CODE: Final = "INSERT INTO enrolment (secret_sha256, site, made_at, expires_at) VALUES (%s, %s, %s, %s)"
_CODE: Final = """
SELECT site, expires_at, console FROM enrolment WHERE secret_sha256 = %s
"""
_SITE_NAME: Final = "SELECT name FROM site WHERE id = %s"
_BURN: Final = """
UPDATE enrolment SET console = %s, used_at = %s WHERE secret_sha256 = %s AND (console IS NULL OR console = %s)
"""
_ADD_CONSOLE: Final = """
INSERT INTO console (id, site, public_key, name, joined_at, heard_at) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO NOTHING
"""
_CONSOLE: Final = "SELECT site, public_key, joined_at, revoked_at FROM console WHERE id = %s FOR UPDATE"
_JOINED: Final = "UPDATE console SET joined_at = %s, name = %s, heard_at = %s WHERE id = %s"
_COURSES: Final = "SELECT id, version, sha256, toml FROM course WHERE site = ''"


def site_id(name: str) -> str:
    """The id of the site that people call this."""
    return str(uuid.uuid5(_SITES, " ".join(name.split()).casefold()))


async def enrol(
    connection: Connection, keys: Keys, name: str, certificate: bytes | None, now: datetime
) -> str:
    """A new one-time code for a site, which is made if need be. Only a hash of its secret is kept."""
    site, secret = site_id(name), secrets.token_bytes(16)
    added = await connection.execute(_ADD_SITE, (site, " ".join(name.split()), now))
    if added.rowcount:
        await _offer_courses(connection, site, now)
    await connection.execute(_ADD_CODE, (hashlib.sha256(secret).hexdigest(), site, now, now + VALID))
    return write(JoinCode(secret, certificate, bytes.fromhex(keys.fingerprint)))


async def _offer_courses(connection: Connection, site: str, now: datetime) -> None:
    """A new site gets the packs that are for everybody."""
    packs = await (await connection.execute(_COURSES)).fetchall()
    items = [
        ("course", "", 0, 0, wire.encode(wire.CourseItem(*row)).decode())  # id, version, sha256, toml
        for row in packs
    ]
    if items:
        await keeping.add_items(connection, site, "", items, now)


async def join(connection: Connection, keys: Keys, wanted: wire.Join, now: datetime) -> wire.Joined:
    """Bind a console to its code's site, in the caller's transaction; the same again gives the same answer.

    Refused: bad_request, wrong_code, used_code, not_yours, revoked. Whoever calls has seen
    that the key which `wanted` names has signed it.
    """
    first = _first(wanted, now)
    secret = _secret_sha256(wanted.secret)
    row = await (await connection.execute(_CODE, (secret,))).fetchone()
    if row is None or (row[2] is None and row[1] < now):
        raise Refused("wrong_code")
    site = row[0]
    burnt = await connection.execute(_BURN, (wanted.console, now, secret, wanted.console))
    if burnt.rowcount != 1:
        raise Refused("used_code")
    name = wanted.name.strip()
    added = await connection.execute(_ADD_CONSOLE, (wanted.console, site, wanted.public_key, name, now, now))
    found = await (await connection.execute(_CONSOLE, (wanted.console,))).fetchone()
    assert found is not None
    its_site, its_key, joined_at, revoked_at = found
    if (its_site, its_key) != (site, wanted.public_key):
        raise Refused("not_yours")
    if revoked_at is not None:
        raise Refused("revoked")
    if added.rowcount or joined_at is None:
        await connection.execute(_JOINED, (now, name, now, wanted.console))
        item = ("console", wanted.console, 0, 0, "")
        await keeping.add_items(connection, site, wanted.console, [item], now)
    brought = Brought(wanted.console, {wanted.console: wanted.public_key}, [first])
    await intake.settle(connection, brought, now)
    return wire.Joined(
        hub=keys.public,
        sealing_key=keys.sealing_public,
        site=site,
        site_name=await _site_name(connection, site),
        epoch=await epochs.current(connection),
        hub_time=iso_utc(now),
    )


async def _site_name(connection: Connection, site: str) -> str:
    row = await (await connection.execute(_SITE_NAME, (site,))).fetchone()
    return "" if row is None else str(row[0])


def _first(wanted: wire.Join, now: datetime) -> lines.Whole:
    """The console's own first entry, which must name the key that asks. Refused: bad_request."""
    (first,) = lines.examine([wanted.first], {wanted.console: wanted.public_key}, now)
    created = lines.created_by(wanted.first)
    is_right = isinstance(first, lines.Whole) and first.seq == 1 and first.spine.prev is None
    if not is_right or created is None or created.public_key != wanted.public_key:
        raise Refused("bad_request", "first is not this console's first entry")
    if not wanted.name.isprintable():
        raise Refused("bad_request", "name can not be printed")
    assert isinstance(first, lines.Whole)
    return first


def _secret_sha256(text: str) -> str:
    """Refused: wrong_code for what is no secret at all."""
    try:
        return hashlib.sha256(from_base64url(text)).hexdigest()
    except ValueError:
        raise Refused("wrong_code") from None
