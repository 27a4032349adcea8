"""Signing decisions, and what waits for whose signature."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol, TypeVar

import msgspec

from console.errors import ConsoleError, RecordsReason, SigningReason
from console.model import (
    AccountId,
    AssessmentId,
    ConsoleId,
    CourseRef,
    Decision,
    Meaning,
    PersonId,
    Role,
    RunId,
    SigningState,
)
from console.records.account_folds import Standing, standing
from console.records.entry import Draft, Entry
from console.records.humans import human, is_same_human
from console.records.signing import Hand, Pen
from console.records.signing_rules import MEANINGS
from console.records.store import Store
from console.records.weighing import MAY

T = TypeVar("T")

MOST_LISTED: Final = 500
"""One more tells that there are older ones, which are found through their people."""
KINDS: Final = {meaning: kind for kind, meaning in MEANINGS.items()}


class SignatureRow(msgspec.Struct, frozen=True):
    """A signature as it is shown on screen, in print and in exports."""

    entry: str
    record: str
    meaning: Meaning
    signer: AccountId
    printed_name: str
    role: Role
    utc: str
    """As signed, with `offset_min` east of it."""
    offset_min: int
    clock: str
    components: tuple[str, ...]
    key: str
    note: str | None
    """The trainee's comment, or why it was voided."""
    seq: int


class DecisionRow(msgspec.Struct, frozen=True):
    """One decision about a run, an amendment or its original, and who has signed it."""

    record: str
    """Hash of its entry: what signatures sign."""
    entry: str
    assessment: AssessmentId
    run: RunId
    person: PersonId
    name: str | None
    outcome: Decision
    proposal: Decision
    critical_errors: tuple[str, ...]
    evidence_complete: bool
    overridden: bool
    reason: str | None
    feedback: str | None
    expires: str | None
    decider: AccountId | None
    """Who decided; None: nobody in particular."""
    decided_by: str | None
    """Their printed name now."""
    decided_utc: str
    course: CourseRef
    supersedes: str | None
    """Entry of the decision that this one amends."""
    superseded: bool
    voided: bool
    needs_countersign: bool
    sample: str | None
    """Why the IQA verifies it; None when not."""
    signed: tuple[Meaning, ...]
    amendments: int
    """How many entries amend this one: two raise a task for the IQA."""
    console: ConsoleId | None = None
    """The other console that has decided; None: this one."""
    place: str = ""
    """What the site calls that console."""

    @property
    def state(self) -> SigningState:
        """What this record waits for."""
        if self.voided:
            return SigningState.VOID
        if self.superseded:
            return SigningState.SUPERSEDED
        if self.decider is None:
            return SigningState.UNIDENTIFIED
        if Meaning.ASSESSED not in self.signed:
            return SigningState.TO_SIGN
        if self.needs_countersign and Meaning.COUNTERSIGNED not in self.signed:
            return SigningState.TO_COUNTERSIGN
        if self.sample and Meaning.VERIFIED not in self.signed:
            return SigningState.TO_VERIFY
        return SigningState.SIGNED


class Ledger(Protocol):
    """What signing needs of the records."""

    def append_all(self, drafts: Sequence[Draft | Callable[[Entry], Draft]], also: Any = None) -> list[Entry]:
        """Add entries in one COMMIT; a callable makes its draft from the entry before it."""
        ...


_DECISIONS: Final = """
SELECT record, entry, assessment, run, person,
  (SELECT json_extract(CAST(blob.bytes AS TEXT), '$.display') FROM person
    JOIN blob ON blob.sha256 = person.personal AND blob.type = 'personal' WHERE person.id = decision.person),
  outcome, proposal, critical_errors, evidence_complete, overridden, reason, feedback, expires, actor,
  (SELECT printed_name FROM account WHERE account.id = actor
    ORDER BY account.peer <> decision.peer, account.peer LIMIT 1), decided_utc,
  json_object('id', course, 'version', course_version, 'sha256', course_sha256),
  supersedes, superseded > 0, voided, needs_countersign,
  coalesce(sample, CASE WHEN voided THEN 'void' END),
  (SELECT json_group_array(DISTINCT meaning) FROM signature
    WHERE signature.record = decision.record AND signature.counts),
  superseded, nullif(peer, ''),
  coalesce(nullif((SELECT name FROM peer_console WHERE peer_console.console = peer), ''), substr(peer, 1, 8))
FROM decision WHERE {} ORDER BY peer, seq, rowid
"""
_SIGNATURES: Final = """
SELECT entry, record, meaning, signer, printed_name, role, utc, offset_min, clock, components, "key",
  note, seq
FROM signature WHERE {} ORDER BY seq
"""


class Signoff:
    """Decisions and signatures of an open records file, on the thread that opened it."""

    def __init__(self, ledger: Ledger, store: Store) -> None:
        self._ledger = ledger
        self._store = store

    def sign(
        self,
        hand: Hand,
        record: str,
        meaning: Meaning,
        components: tuple[str, ...],
        *,
        note: str | None = None,
        also: Callable[[], None] | None = None,
    ) -> Entry:
        """Sign a decision; on disk when this returns. `note`: the trainee's comment, or why it is void.

        `also` writes beside the signature, in the same COMMIT.
        ConsoleError(SigningReason) for every rule of who may sign, and why nothing can be recorded.
        """
        return self._ledger.append_all([self._signature(hand, record, meaning, components, note)], also)[0]

    def decide(
        self,
        hand: Hand,
        decision: Draft,
        components: tuple[str, ...],
        *,
        also: Callable[[], None] | None = None,
    ) -> list[Entry]:
        """Write a decision or an amendment and its assessor's signature, both in one COMMIT or neither.

        ConsoleError as `sign`.
        """

        def signature(decided: Entry) -> Draft:
            return self._signature(hand, decided.hash, Meaning.ASSESSED, components)

        return self._ledger.append_all([decision, signature], also)

    def _signature(
        self, hand: Hand, record: str, meaning: Meaning, components: tuple[str, ...], note: str | None = None
    ) -> Draft:
        decision = self.decision(record)
        who = standing(self._store, hand.account)
        if who is None:
            raise ConsoleError(SigningReason.UNKNOWN_SIGNER)
        pen = Pen(hand, record, meaning, who.printed_name, _role(who, meaning), components)
        body: dict[str, Any] = {}
        if meaning is Meaning.VOIDED:
            body["reason"] = (note or "").strip()
        elif note:
            body["comment"] = note
        return Draft(
            KINDS[meaning], decision.assessment, body, course=decision.course, actor=hand.account, pen=pen
        )

    def decision(self, record: str) -> DecisionRow:
        """One decision by the hash of its entry. ConsoleError(NO_SUCH_RECORD)."""
        found = self._decisions("record = ?", record)
        if not found:
            raise ConsoleError(SigningReason.NO_SUCH_RECORD)
        return found[0]

    def is_decided(self, run: RunId) -> bool:
        """True when a decision of here about this run holds; one that was voided or amended does not."""
        holds = "SELECT 1 FROM decision WHERE run = ? AND NOT voided AND NOT superseded AND peer = '' LIMIT 1"
        return bool(self._store.rows(holds, run))

    def first_decided_utc(self, run: RunId) -> str | None:
        """When somebody first decided about a run, also when that was amended or voided; None: nobody has."""
        utc: str | None = self._store.rows("SELECT min(decided_utc) FROM decision WHERE run = ?", run)[0][0]
        return utc

    def decisions(self, assessment: AssessmentId) -> list[DecisionRow]:
        """Every version of an assessment, oldest first."""
        rows = self._decisions("assessment = ?", assessment)
        return sorted(rows, key=lambda row: (row.supersedes is not None, row.decided_utc))

    def current(self, assessment: AssessmentId) -> DecisionRow:
        """The version that holds. ConsoleError(NO_SUCH_RECORD)."""
        rows = self._store.rows("SELECT record FROM assessment WHERE id = ?", assessment)
        if not rows:
            raise ConsoleError(SigningReason.NO_SUCH_RECORD)
        return self.decision(rows[0][0])

    def decisions_of(self, person: PersonId) -> list[DecisionRow]:
        """Every decision about one human, oldest first; merges followed."""
        whole = human(self._store, person)
        people = {id_ for (id_,) in self._store.rows("SELECT DISTINCT person FROM decision")}
        same = [id_ for id_ in people if human(self._store, id_) == whole]
        found = [row for id_ in same for row in self._decisions("person = ?", id_)]
        return sorted(found, key=lambda row: row.decided_utc)

    def signatures(self, assessment: AssessmentId) -> list[SignatureRow]:
        """Signatures of all versions of an assessment, in order."""
        rows = self._store.rows(_SIGNATURES.format("assessment = ?"), assessment)
        return [_signature(row) for row in rows]

    def given(self, meanings: Sequence[Meaning]) -> list[tuple[str, SignatureRow]]:
        """Signatures of these meanings on whatever record, in order, each with the course it is about."""
        chosen = msgspec.json.encode(meanings).decode()
        among = "meaning IN (SELECT value FROM json_each(?))"
        courses = self._store.rows(f"SELECT course FROM signature WHERE {among} ORDER BY seq", chosen)  # noqa: S608
        rows = self._store.rows(_SIGNATURES.format(among), chosen)
        return [(course, _signature(row)) for (course,), row in zip(courses, rows, strict=True)]

    def to_sign(self, account: AccountId) -> list[DecisionRow]:
        """What this account has decided and not signed yet."""
        rows = self._decisions("actor = ? AND NOT superseded AND NOT voided AND peer = ''", account)
        return [row for row in rows if row.state is SigningState.TO_SIGN]

    def signed_by(self, account: AccountId) -> list[DecisionRow]:
        """What this account has signed in any way, newest first; also what was amended or voided since."""
        query = "record IN (SELECT record FROM signature WHERE signer = ? AND meaning <> 'witnessed')"
        return self._decisions(query, account)[::-1]

    def signed(self) -> list[DecisionRow]:
        """What anybody has signed as the assessor, newest first; no more than somebody would look through."""
        newest = "SELECT record FROM signature WHERE meaning = 'assessed' ORDER BY seq DESC LIMIT ?"
        return self._decisions(f"record IN ({newest})", MOST_LISTED + 1)[::-1]

    def body(self, record: str) -> dict[str, Any]:
        """What a decision says, as it stands in its entry. ConsoleError(NO_SUCH_RECORD)."""
        rows = self._store.rows(
            "SELECT core FROM entry WHERE hash = ? UNION ALL SELECT core FROM peer_entry WHERE hash = ?",
            record,
            record,
        )
        if not rows:
            raise ConsoleError(SigningReason.NO_SUCH_RECORD)
        body: dict[str, Any] = _json(rows[0][0])["body"]
        return body

    def to_countersign(self, account: AccountId) -> list[DecisionRow]:
        """What waits for a countersignature that this account may give."""
        rows = self._decisions("needs_countersign AND NOT superseded AND NOT voided")
        return [
            row for row in rows if row.state is SigningState.TO_COUNTERSIGN and self._is_apart(account, row)
        ]

    def to_verify(self, account: AccountId) -> list[DecisionRow]:
        """The IQA's sample, and what needs the IQA besides: two amendments of one record."""
        rows = self._decisions("(voided OR (sample IS NOT NULL AND NOT superseded))")
        waiting = [
            row
            for row in rows
            if Meaning.VERIFIED not in row.signed and row.state in (SigningState.TO_VERIFY, SigningState.VOID)
        ]
        return [row for row in waiting if self._is_apart(account, row)]

    def disputed(self) -> list[DecisionRow]:
        """Decisions that stand beside another one: the IQA says which one holds.

        Two amendments of one record, or two consoles' decisions about one run.
        """
        standing_ones = "NOT superseded AND NOT voided AND counts"
        amended = f"{standing_ones} AND supersedes IS NOT NULL"
        return self._decisions(
            f"({amended} AND assessment IN (SELECT assessment FROM decision WHERE {amended}"  # noqa: S608
            " GROUP BY assessment HAVING count(*) > 1))"
            f" OR ({standing_ones} AND run IN (SELECT run FROM decision WHERE {standing_ones}"
            " GROUP BY run HAVING count(DISTINCT peer) > 1))"
        )

    def of_same_human(self) -> list[DecisionRow]:
        """Decisions whose assessor turned out to be the trainee, by a merge made afterwards."""
        return [
            row
            for row in self._decisions("actor IS NOT NULL AND NOT superseded AND NOT voided")
            if is_same_human(self._store, row.decider, row.person)
        ]

    def is_same_human(self, one: str | None, other: str | None) -> bool:
        """True when both ids, of accounts or people, are of one human; merges followed."""
        return is_same_human(self._store, one, other)

    def _is_apart(self, account: AccountId, row: DecisionRow) -> bool:
        return not any(is_same_human(self._store, account, one) for one in (row.decider, row.person))

    def _decisions(self, condition: str, *values: str | int) -> list[DecisionRow]:
        return decision_rows(self._store, condition, *values)


def decision_rows(store: Store, condition: str, *values: str | int) -> list[DecisionRow]:
    """Decisions that meet a condition of SQL. ConsoleError(DAMAGED)."""
    return [_decision(row) for row in store.rows(_DECISIONS.format(condition), *values)]


def _role(who: Standing, meaning: Meaning) -> Role:
    """The role in which somebody signs: as an assessor where that is allowed and held."""
    may = MAY[meaning] & set(who.roles)
    if meaning is Meaning.COUNTERSIGNED and not who.qualified:
        may = may & {Role.IQA} or may
    if not may:
        raise ConsoleError(SigningReason.ROLE_NOT_ALLOWED)
    return Role.ASSESSOR if Role.ASSESSOR in may else Role.IQA


def _decision(row: tuple[Any, ...]) -> DecisionRow:
    values = dict(zip(DecisionRow.__struct_fields__, row, strict=True))
    for name in ("critical_errors", "course", "signed"):
        values[name] = _json(values[name])
    return _convert(values, DecisionRow)


def _signature(row: tuple[Any, ...]) -> SignatureRow:
    values = dict(zip(SignatureRow.__struct_fields__, row, strict=True))
    values["components"] = _json(values["components"])
    return _convert(values, SignatureRow)


def _json(text: Any) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeError, TypeError) as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem="a list in the lists") from error


def _convert(values: dict[str, Any], kind: type[T]) -> T:
    """ConsoleError(DAMAGED) when somebody wrote into the lists from outside: `rebuild` mends them."""
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise ConsoleError(RecordsReason.DAMAGED, problem=str(error)) from error
