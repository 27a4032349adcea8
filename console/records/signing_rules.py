"""Who may decide about a run and who may sign (records.md, "Signatures"): separation of duties.

One set of rules for writing and for `verify`: each judge gets an entry and the lists as they stand before it,
and names every rule that the entry breaks.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from console.errors import SigningReason
from console.model import Decision, Meaning, Mode, Role
from console.records import bodies, signing
from console.records.account_folds import Standing, standing
from console.records.account_rules import is_key_of
from console.records.entry import Entry
from console.records.humans import is_same_human
from console.records.store import Store
from console.records.weighing import MAY

MEANINGS: Final = {
    "assessment.signed": Meaning.ASSESSED,
    "assessment.countersigned": Meaning.COUNTERSIGNED,
    "assessment.verified": Meaning.VERIFIED,
    "assessment.acknowledged": Meaning.WITNESSED,
    "assessment.voided": Meaning.VOIDED,
}
Broken = Iterator[SigningReason]


class Signable(msgspec.Struct, frozen=True):
    """A decision as far as the rules look at it."""

    record: str
    assessment: str
    run: str
    person: str
    outcome: Decision
    evidence_complete: bool
    actor: str | None
    course: str
    superseded: bool
    voided: bool
    needs_countersign: bool
    peer: str
    """The other console that has decided; empty: this one."""


def judge(store: Store, entry: Entry) -> Broken:
    """Rules of deciding and signing that this entry breaks."""
    if entry.kind in MEANINGS:
        yield from _signed(store, entry)
    elif entry.kind in ("assessment.decided", "assessment.amended"):
        yield from _decided(store, entry)


def judge_alone(entry: Entry) -> Broken:
    """Rules that a signature breaks by itself, for whoever has no lists. ConsoleError(BAD_ENTRY)."""
    if entry.kind in MEANINGS:
        signature = bodies.read(bodies.AssessmentSigned, entry.body).signature
        yield from judge_object(entry)
        if signature.role not in MAY[signature.meaning]:
            yield SigningReason.ROLE_NOT_ALLOWED


def signable(store: Store, condition: str, value: str) -> Signable | None:
    """The decision whose column has this value."""
    rows = store.rows(
        "SELECT record, assessment, run, person, outcome, evidence_complete, actor, course,"  # noqa: S608
        f" superseded > 0, voided, needs_countersign, peer FROM decision WHERE {condition} = ?",
        value,
    )
    if not rows:
        return None
    return msgspec.convert(
        dict(zip(Signable.__struct_fields__, rows[0], strict=True)), Signable, strict=False
    )


def mode_of(store: Store, run: str) -> Mode | None:
    """What the class of a run was held for; None for a run of no class."""
    rows = store.rows(
        "SELECT mode FROM class JOIN run ON run.class = class.id AND run.peer = class.peer WHERE run.id = ?",
        run,
    )
    return Mode(rows[0][0]) if rows else None


def _decided(store: Store, entry: Entry) -> Broken:
    amended = entry.kind == "assessment.amended"
    body = bodies.read(bodies.AssessmentAmended if amended else bodies.AssessmentDecided, entry.body)
    if isinstance(body, bodies.AssessmentAmended):
        yield from _amended(store, entry, body)
    elif signable(store, "assessment", entry.subject) is not None:
        yield SigningReason.ALREADY_THERE
    mode = mode_of(store, body.run)
    if entry.actor is None:
        if body.decider != "unidentified" or amended:
            yield SigningReason.UNKNOWN_SIGNER
        elif mode is Mode.ASSESS and store.rows("SELECT 1 FROM account WHERE peer = '' LIMIT 1"):
            yield SigningReason.NOBODY_DECIDED
        return
    who = standing(store, entry.actor)
    if who is None or not who.enabled or body.decider is not None:
        yield SigningReason.UNKNOWN_SIGNER
        return
    may = {Role.ASSESSOR} if mode is Mode.ASSESS or amended else {Role.ASSESSOR, Role.INSTRUCTOR}
    if not may & set(who.roles):
        yield SigningReason.ROLE_NOT_ALLOWED
    if is_same_human(store, entry.actor, body.person):
        yield SigningReason.OWN_RECORD


def _amended(store: Store, entry: Entry, body: bodies.AssessmentAmended) -> Broken:
    old = signable(store, "entry", body.supersedes)
    if old is None:
        yield SigningReason.NO_SUCH_RECORD
        return
    course = entry.course.id if entry.course else None
    same_person = is_same_human(store, old.person, body.person)
    if (old.assessment, old.run, old.course) != (entry.subject, body.run, course) or not same_person:
        yield SigningReason.NOT_ANOTHER_RECORD
    if old.voided:
        yield SigningReason.VOIDED
    if not (body.reason or "").strip():
        yield SigningReason.WHY_NEEDED


def _signed(store: Store, entry: Entry) -> Broken:
    signature = bodies.read(bodies.AssessmentSigned, entry.body).signature
    yield from judge_object(entry)
    who = standing(store, signature.signer)
    if who is None or not who.enabled:
        yield SigningReason.UNKNOWN_SIGNER
    else:
        yield from _judge_signer(store, entry, signature, who)
    record = signable(store, "record", signature.record)
    if record is None or record.assessment != entry.subject:
        yield SigningReason.NO_SUCH_RECORD
    else:
        yield from _judge_separation(store, signature, record, who)
        yield from _judge_order(store, signature, record)
    if signature.meaning is Meaning.VOIDED and not str(entry.body.get("reason", "")).strip():
        yield SigningReason.WHY_NEEDED


def judge_object(entry: Entry) -> Broken:
    """A signature says what its entry says: rules that need nothing but the entry."""
    signature = bodies.read(bodies.AssessmentSigned, entry.body).signature
    if not signing.is_genuine(entry.body["signature"]):
        yield SigningReason.NOT_GENUINE
    said = (signature.signer, signature.utc, signature.offset_min, signature.clock, signature.console)
    if said != (entry.actor, entry.t.utc, entry.t.offset_min, entry.t.clock, entry.console):
        yield SigningReason.NOT_AS_ENTERED
    if signature.meaning is not MEANINGS[entry.kind]:
        yield SigningReason.WRONG_MEANING


def _judge_signer(store: Store, entry: Entry, signature: bodies.SignatureBody, who: Standing) -> Broken:
    if not is_key_of(store, signature.key, who.account, entry.console):
        yield SigningReason.KEY_NOT_THEIRS
    if signature.printed_name != who.printed_name:
        yield SigningReason.NAME_DIFFERS
    if signature.role not in who.roles:
        yield SigningReason.ROLE_NOT_HELD
    if signature.role not in MAY[signature.meaning]:
        yield SigningReason.ROLE_NOT_ALLOWED
    components = tuple(signature.components)
    if components != signing.FIRST and not (
        components == signing.NEXT and _is_unbroken(store, entry.t.boot, who.account)
    ):
        yield SigningReason.WRONG_COMPONENTS


def _is_unbroken(store: Store, boot: str, account: str) -> bool:
    """A passphrase alone follows a signature of the same person: no restart, nobody else between."""
    rows = store.rows(
        "SELECT signer FROM signature WHERE boot = ? AND peer = '' ORDER BY seq DESC LIMIT 1", boot
    )
    return bool(rows) and rows[0][0] == account


def _judge_separation(
    store: Store, signature: bodies.SignatureBody, record: Signable, who: Standing | None
) -> Broken:
    """Nobody judges themselves, and two duties are two humans."""
    if record.actor is None:
        yield SigningReason.UNIDENTIFIED
    if is_same_human(store, signature.signer, record.person):
        yield SigningReason.OWN_RECORD
    if signature.meaning is Meaning.ASSESSED:
        if record.actor is not None and signature.signer != record.actor:
            yield SigningReason.NOT_THE_DECIDER
        if record.peer:
            yield SigningReason.DECIDED_ELSEWHERE
    elif (
        signature.meaning in (Meaning.COUNTERSIGNED, Meaning.VERIFIED) or signature.role is Role.IQA
    ) and is_same_human(store, signature.signer, record.actor):
        yield SigningReason.SAME_ASSESSOR
    as_assessor = signature.meaning is Meaning.COUNTERSIGNED and signature.role is Role.ASSESSOR
    if as_assessor and who is not None and not who.qualified:
        yield SigningReason.NOT_QUALIFIED


def _judge_order(store: Store, signature: bodies.SignatureBody, record: Signable) -> Broken:
    rows = store.rows("SELECT meaning FROM signature WHERE record = ? AND counts", record.record)
    made = {Meaning(meaning) for (meaning,) in rows}
    meaning = signature.meaning
    if record.superseded:
        yield SigningReason.SUPERSEDED
    if record.voided and meaning is not Meaning.VERIFIED:
        yield SigningReason.VOIDED
    if meaning in made and meaning is not Meaning.WITNESSED:
        yield SigningReason.ALREADY_SIGNED
    if meaning is Meaning.ASSESSED:
        if record.outcome is Decision.COMPETENT and not record.evidence_complete:
            yield SigningReason.EVIDENCE_INCOMPLETE
    elif meaning in (Meaning.COUNTERSIGNED, Meaning.VERIFIED) and not record.voided:
        if Meaning.ASSESSED not in made:
            yield SigningReason.NOT_SIGNED_YET
        elif meaning is Meaning.VERIFIED and record.needs_countersign and Meaning.COUNTERSIGNED not in made:
            yield SigningReason.NOT_COUNTERSIGNED_YET
