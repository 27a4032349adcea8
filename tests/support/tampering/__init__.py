"""Every way to tamper with records that the tests know, done with other programs than ours.

    python -m tests.support.tampering                        the table
    python -m tests.support.tampering KIND FILE [KEY]        does it; KEY opens an encrypted file

Nothing here imports anything of the program.
"""

from tests.support.tampering import beside, entries, parts, people
from tests.support.tampering.file import File
from tests.support.tampering.kinds import KINDS, Kind

__all__ = ["KINDS", "File", "Kind", "beside", "entries", "parts", "people"]
