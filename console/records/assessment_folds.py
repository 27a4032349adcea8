"""What decisions and signatures add up to: versions of an assessment, signatures, IQA sample."""

from typing import Any, Final

from console.model import Decision, Meaning
from console.records import bodies, sample, weighing
from console.records.entry import Entry
from console.records.folding import Fold, course_columns, put, text
from console.records.store import Store

TABLES: Final = {"assessment": ("id",), "decision": ("record",), "signature": ("entry",)}


def is_overridden(body: dict[str, Any]) -> bool:
    """True when somebody decided against the proposal, or judged against what the machine saw."""
    criteria = body.get("criteria") or ()
    return body.get("outcome") != body.get("proposal") or any("machine" in one for one in criteria)


def _decided(store: Store, entry: Entry) -> None:
    _put_decision(store, entry, bodies.read(bodies.AssessmentDecided, entry.body), None)


def _amended(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AssessmentAmended, entry.body)
    if not entry.peer:
        store.rows("UPDATE decision SET seq = ? WHERE entry = ? AND peer = ''", entry.seq, body.supersedes)
    _put_decision(store, entry, body, body.supersedes)


def _put_decision(store: Store, entry: Entry, body: bodies.AssessmentDecided, supersedes: str | None) -> None:
    put(
        store,
        "decision",
        record=entry.hash,
        entry=entry.id,
        assessment=entry.subject,
        run=body.run,
        person=body.person,
        outcome=body.outcome.value,
        proposal=body.proposal.value,
        critical_errors=text(body.critical_errors),
        evidence_complete=int(body.evidence_complete),
        overridden=int(is_overridden(entry.body)),
        reason=body.reason,
        feedback=body.feedback,
        expires=body.expires,
        decider=body.decider,
        actor=entry.actor,
        decided_utc=entry.t.utc,
        **course_columns(entry),
        supersedes=supersedes,
        superseded=0,
        voided=0,
        needs_countersign=0,
        sample=None,
        seq=entry.seq,
        peer=entry.peer,
    )
    weighing.weigh_decision(store, entry.hash)
    weighing.settle(store, entry.subject)


def _signed(store: Store, entry: Entry) -> None:
    """Any signature; the assessor's also settles what else the record needs."""
    body = bodies.read(bodies.AssessmentSigned, entry.body)
    signature = body.signature
    rows = store.rows("SELECT course FROM decision WHERE record = ?", signature.record)
    put(
        store,
        "signature",
        entry=entry.id,
        assessment=entry.subject,
        record=signature.record,
        meaning=signature.meaning.value,
        signer=signature.signer,
        printed_name=signature.printed_name,
        role=signature.role.value,
        utc=signature.utc,
        offset_min=signature.offset_min,
        clock=signature.clock,
        components=text(signature.components),
        key=signature.key,
        note=_note(entry),
        boot=entry.t.boot,
        course=rows[0][0] if rows else "",
        seq=entry.seq,
        peer=entry.peer,
    )
    weighing.weigh_signature(store, entry.id)
    if signature.meaning is Meaning.ASSESSED:
        _settle_needs(store, entry, signature)
    elif signature.meaning is Meaning.VOIDED and not entry.peer:
        store.rows("UPDATE decision SET seq = ? WHERE record = ? AND peer = ''", entry.seq, signature.record)
    weighing.settle(store, entry.subject)


def _note(entry: Entry) -> str | None:
    """What was written beside a signature: the trainee's comment, the reason of a void."""
    note = entry.body.get("comment", entry.body.get("reason"))
    return note if isinstance(note, str) else None


def _settle_needs(store: Store, entry: Entry, signature: bodies.SignatureBody) -> None:
    rows = store.rows(
        "SELECT course, overridden, supersedes, outcome FROM decision WHERE record = ? AND peer = ?",
        signature.record,
        entry.peer,
    )
    if not rows:
        return
    course, overridden, supersedes, outcome = rows[0]
    signed = sample.Signed(
        entry_hash=entry.hash,
        assessor=signature.signer,
        unit=course,
        utc=signature.utc,
        seq=entry.seq,
        is_override=bool(overridden),
        is_amendment=supersedes is not None,
        outcome=Decision(outcome),
        peer=entry.peer,
    )
    store.rows(
        "UPDATE decision SET needs_countersign = ?, sample = ?, seq = ? WHERE record = ?",
        int(not _is_qualified(store, signature.signer, entry.peer)),
        sample.choose(store, signed),
        entry.seq,
        signature.record,
    )


def _is_qualified(store: Store, signer: str, peer: str) -> bool:
    """As the console says on which they signed, whatever is heard of them from elsewhere."""
    rows = store.rows("SELECT qualified FROM account WHERE id = ? AND peer = ?", signer, peer)
    return bool(rows and rows[0][0])


FOLDS: Final[dict[str, Fold]] = {
    "assessment.decided": _decided,
    "assessment.amended": _amended,
    "assessment.signed": _signed,
    "assessment.countersigned": _signed,
    "assessment.verified": _signed,
    "assessment.acknowledged": _signed,
    "assessment.voided": _signed,
}
