"""The name of the time since the hub was last set back; a new one starts every feed anew (hub.md, "Down").

It changes when somebody's cursor shows that what it has seen is no longer here (`feed`), and when the tables
are others than before: a dump that is read back makes new ones.
"""

from typing import Final

from console.errors import ConsoleError, HubReason
from console.hub.database import Connection
from console.hub.founding import new_epoch
from console.records.canonical import sha256_hex

_CURRENT: Final = """
SELECT epoch, CAST(to_regclass('item') AS OID),
  (SELECT oid FROM pg_database WHERE datname = current_database())
FROM hub WHERE one = 1
"""
_LOCK: Final = "SELECT one FROM hub WHERE one = 1 FOR UPDATE"
_CHANGE: Final = "UPDATE hub SET epoch = %s WHERE one = 1"


async def current(connection: Connection) -> str:
    """The epoch as consoles are told it. ConsoleError: NOT_SET_UP."""
    row = await (await connection.execute(_CURRENT)).fetchone()
    if row is None:
        raise ConsoleError(HubReason.NOT_SET_UP)
    return sha256_hex("/".join(map(str, row)).encode())[:16]


async def change(connection: Connection, was: str) -> str:
    """Begin a new one, unless somebody else has done so since it `was`."""
    await connection.execute(_LOCK)
    now = await current(connection)
    if now != was:
        return now
    await connection.execute(_CHANGE, (new_epoch(),))
    return await current(connection)
