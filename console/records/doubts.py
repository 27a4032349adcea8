"""What came of other consoles, is kept, and counts for nothing: told, so that it can be put right there.

An entry that breaks a rule is noted when it comes (`peers`). Whether a signature, an amendment or a merge of
another console counts is worked out anew whenever more is known (`weighing`, `humans`): such a doubt ends by
itself.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from console.delivery import MOST_LISTED, SyncTrouble
from console.errors import AccountReason, PeerReason, RecordsReason, SigningReason
from console.model import ConsoleId
from console.records.store import Store
from console.records.weighing import signature_doubt

BLOB: Final = "blob"
_SIGNATURE, _AMENDMENT, _MERGE = "signature", "amendment", "merge"
_ENTRIES: Final = f"""
SELECT console, seq, reason, utc FROM peer_trouble WHERE NOT stops
UNION ALL SELECT peer, seq, '{_SIGNATURE}', NULL FROM signature WHERE NOT counts AND peer <> ''
UNION ALL SELECT peer, seq, '{_AMENDMENT}', NULL FROM decision WHERE NOT counts AND peer <> ''
UNION ALL SELECT peer, seq, '{_MERGE}', NULL FROM merged WHERE NOT counts AND peer <> ''
"""  # noqa: S608
_PARTS: Final = """
SELECT DISTINCT part.peer, part.sha256, wanted.reason, part.utc FROM wanted_part AS wanted
JOIN personal_part AS part ON part.sha256 = wanted.sha256 WHERE wanted.reason IS NOT NULL
"""
_TOLD: Final = f"""
SELECT doubt.console, doubt.seq, doubt.reason, peer_console.name, entry.id,
  CASE WHEN json_valid(entry.core) THEN json_extract(entry.core, '$.kind') END,
  coalesce(doubt.utc, CASE WHEN json_valid(entry.core) THEN json_extract(entry.core, '$.t.utc') END) AS at
FROM ({_ENTRIES}) AS doubt
LEFT JOIN peer_entry AS entry ON entry.console = doubt.console AND entry.seq = doubt.seq
LEFT JOIN peer_console ON peer_console.console = doubt.console
ORDER BY at DESC, doubt.console, doubt.seq LIMIT ?
"""  # noqa: S608
_TOLD_PARTS: Final = f"""
SELECT part.sha256, part.reason, part.utc, peer_console.name FROM ({_PARTS}) AS part
LEFT JOIN peer_console ON peer_console.console = part.peer ORDER BY part.utc DESC, part.sha256 LIMIT ?
"""  # noqa: S608
_SIGNERS: Final[dict[SigningReason | None, PeerReason]] = {
    SigningReason.KEY_NOT_THEIRS: PeerReason.SIGNER_UNKNOWN,
    SigningReason.OWN_RECORD: PeerReason.SAME_PERSON,
    SigningReason.SAME_ASSESSOR: PeerReason.SAME_PERSON,
}


class Doubt(msgspec.Struct, frozen=True):
    """What counts for nothing, and where its entry stands; None: it is about no entry that is here."""

    trouble: SyncTrouble
    console: ConsoleId | None = None
    seq: int | None = None


def count(store: Store) -> int:
    """How many there are."""
    ((entries,),) = store.rows(f"SELECT count(*) FROM ({_ENTRIES})")  # noqa: S608
    ((parts,),) = store.rows(f"SELECT count(*) FROM ({_PARTS})")  # noqa: S608
    return int(entries + parts)


def read(store: Store) -> list[Doubt]:
    """All of them, newest first; at most 200 entries, and as many parts."""
    return [*_entries(store), *_parts(store)]


def _entries(store: Store) -> Iterator[Doubt]:
    for console, seq, reason, name, id_, kind, utc in store.rows(_TOLD, MOST_LISTED):
        told = _reason(store, reason, id_)
        if id_ is None:
            yield Doubt(SyncTrouble(console, "console", told, utc, console_name=name))
        else:
            yield Doubt(SyncTrouble(id_, kind or "", told, utc, console_name=name), console, seq)


def _parts(store: Store) -> Iterator[Doubt]:
    for sha256, reason, utc, name in store.rows(_TOLD_PARTS, MOST_LISTED):
        yield Doubt(SyncTrouble(sha256, BLOB, reason, utc, "personal", console_name=name))


def _reason(store: Store, told: str, entry: str) -> str:
    """A rule's own words are for whoever breaks it here; these say what it means for another's entry."""
    if told == _SIGNATURE:
        return _SIGNERS.get(signature_doubt(store, entry), PeerReason.SIGNER_NOT_ALLOWED).value
    if told in (_AMENDMENT, _MERGE):
        return {_AMENDMENT: PeerReason.AMENDMENT_NOT_ALLOWED, _MERGE: PeerReason.MERGE_NOT_OURS}[told].value
    if told == RecordsReason.BAD_ENTRY:
        return PeerReason.BAD_ENTRY.value
    if told in set(SigningReason):
        return PeerReason.BAD_SIGNATURE.value
    return PeerReason.BAD_ACCOUNT.value if told in set(AccountReason) else told
