"""Erasing a person's parts at the hub: deleted with the entry that orders it, and never taken again.

Only personal parts go. What an erasure names beside them is evidence of a run, and stays or may still come.
"""

from typing import Final

from console.hub.database import Connection
from console.hub.lines import Whole
from console.records import bodies

_ERASE: Final = """
INSERT INTO erased (site, sha256, console, seq)
SELECT %(site)s, u.sha256, %(console)s, %(seq)s FROM unnest(%(blobs)s::text[]) AS u (sha256)
WHERE NOT EXISTS (
  SELECT 1 FROM part p WHERE p.site = %(site)s AND p.sha256 = u.sha256 AND p.type <> 'personal')
ON CONFLICT (site, sha256) DO NOTHING
"""
_DELETE: Final = """
DELETE FROM blob WHERE site = %(site)s AND sha256 IN
  (SELECT sha256 FROM erased WHERE site = %(site)s AND sha256 = ANY(%(blobs)s))
"""
_FORGET: Final = """
UPDATE part SET state = 'erased'
WHERE site = %(site)s AND sha256 IN
  (SELECT sha256 FROM erased WHERE site = %(site)s AND sha256 = ANY(%(blobs)s))
"""


def blobs_of(one: Whole) -> list[str]:
    """What a `person.erased` lets go; empty for every other entry."""
    body = one.body("person.erased", bodies.PersonErased)
    return [] if body is None else sorted(set(body.blobs))


async def carry_out(connection: Connection, site: str, console: str, seq: int, blobs: list[str]) -> None:
    """Delete them in the caller's transaction, which holds the site's row: no PUT can slip past."""
    what = {"site": site, "console": console, "seq": seq, "blobs": blobs}
    for statement in (_ERASE, _DELETE, _FORGET):
        await connection.execute(statement, what)
