"""What decisions and signatures of several consoles make of a record, worked out anew whenever one comes in.

A console sees to it that what stands in its own chain keeps the rules. Where one console signs, amends or
voids what another has decided, whoever hears of both judges by what they know: the act counts when the key is
that signer's there, when they have had the role, and when they are neither the trainee nor, where two humans
are needed, the assessor. What does not count is kept and shown all the same.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

from console.errors import SigningReason
from console.model import ConsoleId, Meaning, Role
from console.records.account_folds import had_key, said_by, standing
from console.records.humans import is_same_human
from console.records.store import Store

MAY: Final = {
    Meaning.ASSESSED: {Role.ASSESSOR},
    Meaning.COUNTERSIGNED: {Role.ASSESSOR, Role.IQA},
    Meaning.VERIFIED: {Role.IQA},
    Meaning.WITNESSED: {Role.ASSESSOR},
    Meaning.VOIDED: {Role.ASSESSOR, Role.IQA},
}
"""In which role each meaning is signed."""

_SIGNATURE: Final = """
SELECT decision.course, signature.meaning, signer, role, "key", signature.peer, signature.assessment,
  signature.seq, decision.assessment, decision.person, decision.actor, decision.peer
FROM signature JOIN decision ON decision.record = signature.record WHERE signature.entry = ?
"""
_AMENDMENT: Final = """
SELECT later.assessment, later.run, later.course, later.person, later.actor, later.peer,
  first.assessment, first.run, first.course, first.person, first.peer
FROM decision AS later JOIN decision AS first ON first.entry = later.supersedes WHERE later.record = ?
"""
_THEIRS: Final = "SELECT value FROM json_each(?1)"
_THEIR_SIGNATURES: Final = f"""
WITH theirs (entry) AS (
  SELECT entry FROM signature WHERE signer IN ({_THEIRS})
  UNION SELECT entry FROM signature WHERE record IN (SELECT record FROM decision WHERE actor IN ({_THEIRS}))
  UNION SELECT entry FROM signature WHERE record IN (SELECT record FROM decision WHERE person IN ({_THEIRS})))
SELECT signature.entry, decision.assessment FROM theirs JOIN signature ON signature.entry = theirs.entry
JOIN decision ON decision.record = signature.record WHERE signature.peer <> ''
"""  # noqa: S608
_THEIR_AMENDMENTS: Final = f"""
WITH theirs (record) AS (
  SELECT record FROM decision WHERE actor IN ({_THEIRS})
  UNION SELECT record FROM decision WHERE person IN ({_THEIRS}))
SELECT later.record, later.assessment FROM theirs JOIN decision AS later ON later.record = theirs.record
JOIN decision AS first ON first.entry = later.supersedes AND first.peer <> later.peer
"""  # noqa: S608
_COLUMNS: Final = (
    "run, person, outcome, proposal, critical_errors, evidence_complete, reason, expires, decider, actor,"
    " decided_utc, record, course, course_version, course_sha256, seq, peer"
)


def weigh_signature(store: Store, entry: str) -> None:
    """Say whether a signature counts, by what is known now."""
    rows = store.rows(_SIGNATURE, entry)
    if rows:
        course, *row = rows[0]
        store.rows(
            "UPDATE signature SET counts = ?, course = ? WHERE entry = ?",
            int(_signature_doubt(store, row) is None),
            course,
            entry,
        )


def signature_doubt(store: Store, entry: str) -> SigningReason | None:
    """Why a signature does not count, by what is known now; None when it does."""
    rows = store.rows(_SIGNATURE, entry)
    return _signature_doubt(store, rows[0][1:]) if rows else None


def weigh_decision(store: Store, record: str) -> None:
    """Say whether a decision counts, and everything that waited for it."""
    _weigh_amendment(store, record)
    for (entry,) in store.rows("SELECT entry FROM signature WHERE record = ?", record):
        weigh_signature(store, entry)
    waiting = (
        "SELECT later.record, later.assessment FROM decision AS first"
        " JOIN decision AS later ON later.supersedes = first.entry"
        " WHERE first.record = ? AND later.peer <> first.peer"
    )
    for later, assessment in store.rows(waiting, record):
        _weigh_amendment(store, later)
        settle(store, assessment)


def weigh_acts_of(store: Store, ids: list[str]) -> None:
    """Something new is known of these ids: weigh anew what crosses from console to console and is theirs."""
    touched = set()
    for entry, assessment in store.rows(_THEIR_SIGNATURES, json.dumps(ids)):
        weigh_signature(store, entry)
        touched.add(assessment)
    for record, assessment in store.rows(_THEIR_AMENDMENTS, json.dumps(ids)):
        _weigh_amendment(store, record)
        touched.add(assessment)
    for assessment in sorted(touched):
        settle(store, assessment)


def _weigh_amendment(store: Store, record: str) -> None:
    rows = store.rows(_AMENDMENT, record)
    counts = not rows or _amendment_counts(store, rows[0])
    store.rows("UPDATE decision SET counts = ? WHERE record = ?", int(counts), record)


def settle(store: Store, assessment: str) -> None:
    """Work out which decision of an assessment holds, which were amended, which are void."""
    store.rows(
        "UPDATE decision SET superseded = (SELECT count(*) FROM decision AS later"
        "   WHERE later.supersedes = decision.entry AND later.counts),"
        " voided = EXISTS (SELECT 1 FROM signature"
        "   WHERE signature.record = decision.record AND meaning = 'voided' AND signature.counts)"
        " WHERE assessment = ?",
        assessment,
    )
    store.rows(
        f"INSERT OR REPLACE INTO assessment (id, {_COLUMNS})"  # noqa: S608
        f" SELECT assessment, {_COLUMNS} FROM decision WHERE assessment = ?"
        " ORDER BY NOT counts, superseded > 0, voided, decided_utc DESC, peer, seq DESC, record LIMIT 1",
        assessment,
    )


def _signature_doubt(store: Store, row: Sequence[Any]) -> SigningReason | None:
    meaning, signer, role, key, peer, about, seq, assessment, person, actor, decided_at = row
    if not peer:
        return None  # asked before it was written
    meaning, role = Meaning(meaning), Role(role)
    if meaning is Meaning.ASSESSED and (peer != decided_at or signer != actor):
        return SigningReason.NOT_THE_DECIDER
    roles = _roles_of(store, signer, peer if peer == decided_at else None)
    if about != assessment:
        return SigningReason.NOT_ANOTHER_RECORD
    if not had_key(store, signer, key, peer, seq):
        return SigningReason.KEY_NOT_THEIRS
    if role not in MAY[meaning] & roles:
        return SigningReason.ROLE_NOT_HELD
    if is_same_human(store, signer, person):
        return SigningReason.OWN_RECORD
    two_humans = meaning in (Meaning.COUNTERSIGNED, Meaning.VERIFIED) or role is Role.IQA
    return SigningReason.SAME_ASSESSOR if two_humans and is_same_human(store, signer, actor) else None


def _roles_of(store: Store, account: str | None, at: ConsoleId | None) -> set[Role]:
    """Every role that somebody has had: as that console says, or as it is known here."""
    if at is None:
        who = standing(store, account)
    else:
        who = next((one for one in said_by(store, at) if one.account == account), None)
    return set(who.roles_ever) if who is not None else set()


def _amendment_counts(store: Store, row: Sequence[Any]) -> bool:
    assessment, run, course, person, actor, peer, *first = row
    if peer == first[-1] or not peer:
        return True
    return (
        [assessment, run, course] == first[:3]
        and is_same_human(store, person, first[3])
        and Role.ASSESSOR in _roles_of(store, actor, None)
        and not is_same_human(store, actor, person)
    )
