"""What the body of each kind of entry must hold (records.md, "Body fields"); more may always be added."""

from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.messages import SAFE_INTEGER, Bytes32, Uuid
from console.model import Decision, Meaning, Mode, Outcome, Result, Role

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""SHA-256, lower-case hex."""
Utc = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
Signature = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{86}$")]
"""Ed25519 signature, 64 bytes, base64url without padding."""
Count = Annotated[int, msgspec.Meta(ge=0, le=SAFE_INTEGER)]
Ordinal = Annotated[int, msgspec.Meta(ge=1, le=SAFE_INTEGER)]


class Continues(msgspec.Struct, frozen=True):
    """The head of the chain that a new identity goes on from."""

    console: Uuid
    seq: Ordinal
    hash: Hash


class ConsoleCreated(msgspec.Struct, frozen=True):
    """The first entry of every chain."""

    public_key: Bytes32
    continues: Continues | None = None


class ClockJumped(msgspec.Struct, frozen=True):
    """The wall clock moved by itself; entries after it are `suspect`."""

    from_utc: Utc
    to_utc: Utc


class IdentityCheck(msgspec.Struct, frozen=True):
    """Who looked at which kind of document."""

    by: Uuid
    document_type: str


class PersonEnrolled(msgspec.Struct, frozen=True):
    """Nothing of the person but a detached personal part; `person.changed` brings a new one."""

    identity_check: IdentityCheck | None = None


class PersonMerged(msgspec.Struct, frozen=True):
    """Two ids are one human; `into` goes on, and may be an account's."""

    into: Uuid


class PersonErased(msgspec.Struct, frozen=True):
    """The personal parts that were deleted, all of this human's."""

    blobs: list[Hash]
    reason: str


class Consent(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """What somebody agreed to, or no longer agrees to; never what was measured."""

    scope: str
    class_: Uuid | None


class ExportMade(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """Something left these records; appended afterwards, so it is not in what it names.

    Where it was about one person, one class or what one account did, it says which.
    """

    form: str
    entries: Count
    head: Hash
    person: Uuid | None = None
    class_: Uuid | None = None
    account: Uuid | None = None


class ClassPlanned(msgspec.Struct, frozen=True):
    """A class to come."""

    title: str
    mode: Mode
    region: str | None = None
    duration_min: Count | None = None
    thresholds: dict[str, int] | None = None
    """When a station needs somebody, where the class has limits of its own."""
    turn_min: Count | None = None
    wipe_min: Count | None = None


class ClassStarted(msgspec.Struct, frozen=True):
    """The class runs."""


class Reach(msgspec.Struct, frozen=True):
    """How many took part, and how many watched."""

    present: Count
    audience: Count


class ClassClosed(msgspec.Struct, frozen=True):
    """The class is over."""

    reach: Reach
    exceptions: list[Any]
    tally: dict[str, Any] | None = None


class ClassReopened(msgspec.Struct, frozen=True):
    """A closed class runs again."""

    reason: str


class ClassNoted(msgspec.Struct, frozen=True):
    """Somebody marked a moment of the class or wrote something down; subject is the class.

    Detached `view` parts are what that headset showed before it, oldest first.
    """

    form: Literal["bookmark", "note"]
    station: Uuid
    run: Uuid | None = None
    person: Uuid | None = None
    """Who sat there."""
    text: str | None = None
    from_utc: Utc | None = None
    """Since when a bookmark keeps what was before it."""


class SeatAssigned(msgspec.Struct, frozen=True):
    """Who sits where with which headset; subject is the class."""

    person: Uuid
    """Somebody enrolled, or a guest's throw-away pseudonym."""
    seat: str
    station: Uuid
    turn: Ordinal
    watcher: Uuid | None = None
    """Who watches beside them."""


class RunStarted(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """A trainee began an attempt."""

    person: Uuid | None
    class_: Uuid | None
    station: Uuid
    attempt: Ordinal


class RunClosed(msgspec.Struct, frozen=True):
    """A run ended; the `events` part seals its log."""

    outcome: Outcome
    events: Count
    critical_errors: list[str]
    reason: str | None = None


class BackupMade(msgspec.Struct, frozen=True):
    """A backup stands; this entry is not in it."""

    file: str
    """Its name, without the folder."""
    head: Hash


class Criterion(msgspec.Struct, frozen=True):
    """One criterion as judged; evidence are rows of the run's log."""

    id: str
    result: Result
    by: str
    evidence: list[Any]
    machine: Result | None = None
    """What the machine saw, where a person judged otherwise."""


class AssessmentDecided(msgspec.Struct, frozen=True):
    """What a person decided about a run."""

    run: Uuid
    person: Uuid
    outcome: Decision
    proposal: Decision
    critical_errors: list[str]
    criteria: list[Criterion]
    evidence_complete: bool
    reason: str | None
    expires: str | None
    feedback: str | None = None
    adjustment: str | None = None
    """What was arranged for the trainee."""
    decider: str | None = None
    """`unidentified` where there is no actor."""


class AssessmentAmended(AssessmentDecided, frozen=True, kw_only=True):
    """A decision anew, in the place of the entry `supersedes`; the old one is kept."""

    supersedes: Uuid


class SignatureBody(msgspec.Struct, frozen=True):
    """A person's signature (records.md, "Signatures")."""

    record: Hash
    """Hash of the `assessment.decided` or `.amended` entry that is signed."""
    meaning: Meaning
    signer: Uuid
    printed_name: str
    role: Role
    utc: Utc
    offset_min: int
    clock: str
    console: Uuid
    components: list[str]
    key: Bytes32
    sig: Signature


class AssessmentSigned(msgspec.Struct, frozen=True):
    """Somebody signed."""

    signature: SignatureBody


class AssessmentVoided(msgspec.Struct, frozen=True):
    """Somebody signed that a record does not count; it is kept."""

    signature: SignatureBody
    reason: str


class AssessmentAcknowledged(msgspec.Struct, frozen=True):
    """The trainee has read it; the assessor who showed it signs as witness."""

    signature: SignatureBody
    comment: str | None = None


class Confirmation(msgspec.Struct, frozen=True):
    """The second person's agreement: Ed25519 by their key, or by the recovery sheet's (signing.py)."""

    key: Bytes32
    sig: Signature


class AccountCreated(msgspec.Struct, frozen=True):
    """Somebody can sign in. The first account brings the recovery sheet's public key."""

    user_id: str
    printed_name: str
    roles: list[Role]
    qualified: bool
    key: Bytes32
    recovery: Bytes32 | None = None
    confirmed_by: str | None = None
    confirmation: Confirmation | None = None


class AccountWord(msgspec.Struct, frozen=True):
    """How an account of another console stands on this one, as whoever confirmed its key has seen it."""

    user_id: str
    printed_name: str
    roles: list[Role]
    qualified: bool


class AccountKey(msgspec.Struct, frozen=True):
    """An account's new key. `confirmed_by` is an account or `recovery_sheet`."""

    key: Bytes32
    reason: str
    confirmed_by: str
    recovery: Bytes32 | None = None
    """The next sheet's public key, when this one was used up."""
    account: AccountWord | None = None
    """For the first key of an account that another console made."""
    confirmation: Confirmation | None = None


class AccountChanged(msgspec.Struct, frozen=True):
    """What changed stands here, the rest stays; `passphrase`: its owner chose a new one, the key stays."""

    reason: str
    printed_name: str | None = None
    roles: list[Role] | None = None
    qualified: bool | None = None
    passphrase: bool | None = None
    recovery: Bytes32 | None = None
    confirmed_by: str | None = None
    confirmation: Confirmation | None = None


class AccountSwitched(msgspec.Struct, frozen=True):
    """An account was disabled or enabled."""

    reason: str


class AccessRefused(msgspec.Struct, frozen=True):
    """Somebody was not let in; subject is the account, or the console when there is no such account."""

    reason: str
    failures: Count


BODIES: Final[dict[str, type[msgspec.Struct]]] = {
    "console.created": ConsoleCreated,
    "clock.jumped": ClockJumped,
    "person.enrolled": PersonEnrolled,
    "person.changed": PersonEnrolled,
    "person.merged": PersonMerged,
    "person.erased": PersonErased,
    "consent.given": Consent,
    "consent.withdrawn": Consent,
    "export.made": ExportMade,
    "class.planned": ClassPlanned,
    "class.started": ClassStarted,
    "class.closed": ClassClosed,
    "class.reopened": ClassReopened,
    "class.noted": ClassNoted,
    "seat.assigned": SeatAssigned,
    "run.started": RunStarted,
    "run.closed": RunClosed,
    "assessment.decided": AssessmentDecided,
    "backup.made": BackupMade,
    "assessment.amended": AssessmentAmended,
    "assessment.signed": AssessmentSigned,
    "assessment.countersigned": AssessmentSigned,
    "assessment.verified": AssessmentSigned,
    "assessment.acknowledged": AssessmentAcknowledged,
    "assessment.voided": AssessmentVoided,
    "account.created": AccountCreated,
    "account.key_added": AccountKey,
    "account.reset": AccountKey,
    "account.changed": AccountChanged,
    "account.disabled": AccountSwitched,
    "account.enabled": AccountSwitched,
    "access.refused": AccessRefused,
}
PARTS: Final[dict[str, str]] = {
    "person.enrolled": "personal",
    "person.changed": "personal",
    "run.closed": "events",
}
"""Kinds that stand on a detached part, and its type."""
COURSE_BOUND: Final = frozenset({"class.planned", "run.started", "assessment.decided", "assessment.amended"})
"""Kinds that pin the course pack that they stand on."""

B = TypeVar("B", bound=msgspec.Struct)


def read(kind: type[B], body: Any) -> B:
    """`body` as the struct of its kind.

    ConsoleError(BAD_ENTRY) when a required field is missing or a field has the wrong type.
    """
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError as error:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem=str(error)) from error


def check(kind: str, body: Any, part_types: tuple[str, ...], *, has_course: bool) -> None:
    """Refuse a body that breaks the table of its kind, and a kind without the part or course that it needs.

    ConsoleError(BAD_ENTRY); also for a kind that this version does not know.
    """
    if kind not in BODIES:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="unknown_kind", kind=kind)
    read(BODIES[kind], body)
    if kind in PARTS and part_types.count(PARTS[kind]) != 1:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="part_missing", kind=kind)
    if kind in COURSE_BOUND and not has_course:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="course_missing", kind=kind)
