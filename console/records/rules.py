"""The rules of who may do what, for every entry: asked before it is kept, and again by `verify`."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from console.errors import (
    AccountReason,
    ClassReason,
    ConsoleError,
    PeopleReason,
    RecordsReason,
    SigningReason,
)
from console.records import account_rules, bodies, person_rules, signing_rules
from console.records.entry import Entry
from console.records.store import Store

Rule = AccountReason | SigningReason | PeopleReason | ClassReason

MINUTES_A_DAY: Final = 24 * 60
_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 9998
"""Years whose days are days in every time zone."""

WORDS: Final[dict[Rule, str]] = {
    AccountReason.ACCOUNT_EXISTS: "there was an account with this id already",
    AccountReason.USER_ID_TAKEN: "another account had this user id",
    AccountReason.BAD_USER_ID: "the user id is none that this program gives",
    AccountReason.BAD_NAME: "the printed name is none that this program takes",
    AccountReason.BAD_ROLES: "the roles do not go together: an administrator has no other role",
    AccountReason.KEY_IN_USE: "the key belonged to somebody already",
    AccountReason.KEY_WEAK: "anybody can sign under this key",
    AccountReason.NOT_ADMINISTRATOR: "whoever did it was no administrator",
    AccountReason.LAST_ADMINISTRATOR: "no administrator was left after it",
    AccountReason.UNKNOWN_ACCOUNT: "there was no such account",
    AccountReason.ELSEWHERE: "another console looks after this account",
    AccountReason.NOT_CONFIRMED: "no second person confirmed it, or the confirmation is false",
    AccountReason.SHEET_WRONG: "it was not confirmed by the recovery sheet that was valid then",
    SigningReason.NOT_GENUINE: "the signature was not made by its key, or was changed",
    SigningReason.NOT_AS_ENTERED: "signer, time, clock or console in the signature differ from the entry's",
    SigningReason.NAME_DIFFERS: "the printed name is not the one of the signer's account",
    SigningReason.WRONG_MEANING: "the meaning of the signature does not fit the entry",
    SigningReason.WRONG_COMPONENTS: (
        "the identity was not checked as it must be: the first signature needs user id and passphrase"
    ),
    SigningReason.UNKNOWN_SIGNER: "whoever decided or signed had no account that was enabled",
    SigningReason.KEY_NOT_THEIRS: "the key was not the signer's at that time",
    SigningReason.ROLE_NOT_HELD: "the signer did not have the role in which it is signed",
    SigningReason.ROLE_NOT_ALLOWED: "the role does not allow it",
    SigningReason.NO_SUCH_RECORD: "there is no such record before it",
    SigningReason.NOBODY_DECIDED: "an assessed run was decided by nobody in particular",
    SigningReason.ALREADY_THERE: "there was an assessment with this id already",
    SigningReason.UNIDENTIFIED: "nobody in particular decided the record, so it can not be signed",
    SigningReason.DECIDED_ELSEWHERE: "it was decided on another console, where its assessor signs it",
    SigningReason.NOT_THE_DECIDER: "the signer is not the one who decided",
    SigningReason.OWN_RECORD: "the trainee judged or signed their own record",
    SigningReason.SAME_ASSESSOR: "the assessor countersigned or verified their own assessment",
    SigningReason.NOT_QUALIFIED: "the countersigner was not qualified",
    SigningReason.NOT_SIGNED_YET: "the assessor had not signed before",
    SigningReason.NOT_COUNTERSIGNED_YET: "the countersignature that it needs did not come before",
    SigningReason.ALREADY_SIGNED: "the record had that signature already",
    SigningReason.SUPERSEDED: "an amendment had taken the record's place already",
    SigningReason.VOIDED: "the record was void already",
    SigningReason.NOT_ANOTHER_RECORD: "the amendment is not of the same person, run and course",
    SigningReason.EVIDENCE_INCOMPLETE: "it was signed as competent although the evidence is not complete",
    SigningReason.WHY_NEEDED: "no reason was given",
    PeopleReason.ENROLLED_ALREADY: "this id was enrolled already",
    PeopleReason.UNKNOWN_PERSON: "there was no such person",
    PeopleReason.ERASED: "the person was erased before",
    PeopleReason.SAME_HUMAN: "the two were one person already",
    PeopleReason.NOT_THEIR_PARTS: "it names parts that are not this person's: it would hide their removal",
    ClassReason.REASON_NEEDED: "no reason was given",
}
"""What `verify` says of each."""


def judge(store: Store, entry: Entry) -> Iterator[Rule]:
    """Every rule that `entry` breaks, by the lists as they stand before it.

    ConsoleError(BAD_ENTRY) for a body that breaks its kind's table.
    """
    yield from account_rules.judge(store, entry)
    yield from signing_rules.judge(store, entry)
    yield from person_rules.judge(store, entry)


def check(store: Store, entry: Entry) -> None:
    """Refuse an entry that breaks a rule. ConsoleError, the first one."""
    for reason in judge(store, entry):
        raise ConsoleError(reason)


def doubt(store: Store, entry: Entry) -> Rule | RecordsReason | None:
    """Why another console's entry counts for nothing; None when there is no doubt.

    Only what follows from its own chain: whatever else is known here, or comes later, changes nothing. A kind
    that this version does not know counts for nothing anyway.
    """
    if entry.kind not in bodies.BODIES:
        return None
    types = tuple(part.type for part in entry.detached)
    try:
        bodies.check(entry.kind, entry.body, types, has_course=entry.course is not None)
    except ConsoleError:
        return RecordsReason.BAD_ENTRY
    if not _has_real_times(entry):
        return RecordsReason.BAD_ENTRY
    if entry.kind in signing_rules.MEANINGS:
        return next(signing_rules.judge_object(entry), None)
    return next(account_rules.judge(store, entry), None)


def _has_real_times(entry: Entry) -> bool:
    """Times that a calendar and a clock on the wall can have: whoever shows them counts on it."""
    try:
        at = datetime.fromisoformat(entry.t.utc)
        if entry.kind in ("assessment.decided", "assessment.amended") and entry.body["expires"] is not None:
            date.fromisoformat(entry.body["expires"])
    except ValueError:
        return False
    return _FIRST_YEAR <= at.year <= _LAST_YEAR and abs(entry.t.offset_min) < MINUTES_A_DAY
