"""The people of an open file: enrolled, changed, merged, erased; their consents, what is held of them.

Of a person the ledger holds a pseudonym. Their name lies in a detached part, which an erasure deletes.
"""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from console.clock import Clock
from console.errors import ClassReason, ConsoleError, PeopleReason
from console.model import AccountId, ClassId, ConsoleId, PersonId, PersonView, Trainee
from console.people import Erasure
from console.records import blobs, former, views
from console.records.attempts import Attempt, attempts
from console.records.bodies import IdentityCheck
from console.records.entry import Draft, Entry, uuid7
from console.records.erasure import Erasing
from console.records.humans import human
from console.records.person_folds import ids_of, parts_of
from console.records.store import Store
from console.roster.names import Fault, clean_name, clean_uln, contact_fault, name_fault, says_any_of

_REFUSED: Final = {
    Fault.NO_LETTERS: PeopleReason.NOT_A_NAME,
    Fault.TOO_LONG: PeopleReason.NOT_A_NAME,
    Fault.BAD_EMAIL: PeopleReason.NOT_AN_EMAIL,
    Fault.BAD_ULN: PeopleReason.NOT_A_ULN,
}


class PersonalPart(msgspec.Struct, frozen=True):
    """The personal part of somebody, as it was written; the salt is of no use to anybody."""

    given: str
    family: str
    display: str
    email: str = ""
    uln: str = ""


class ConsentRow(msgspec.Struct, frozen=True):
    """One consent; `withdrawn_utc` None: it holds."""

    scope: str
    class_: ClassId | None
    given_utc: str
    withdrawn_utc: str | None
    console: ConsoleId | None = None
    """The other console where it was given, and alone holds; None: this one."""


PHYSIOLOGY: Final = "physiology"
"""Scope of the consent to physiological load; what is measured is never kept."""
_CONSENTS: Final = (
    "SELECT scope, class, given_utc, withdrawn_utc, peer FROM consent WHERE person = ? ORDER BY peer, seq"
)
_ERASURE: Final = """
SELECT utc, (SELECT printed_name FROM account WHERE account.id = actor ORDER BY peer LIMIT 1), reason FROM (
  SELECT utc, json_extract(core, '$.actor') AS actor, json_extract(core, '$.body.reason') AS reason
  FROM entry WHERE kind = 'person.erased' AND subject = ?1
  UNION ALL
  SELECT json_extract(core, '$.t.utc'), json_extract(core, '$.actor'), json_extract(core, '$.body.reason')
  FROM peer_entry WHERE json_extract(core, '$.kind') = 'person.erased'
    AND json_extract(core, '$.subject') = ?1
) ORDER BY utc LIMIT 1
"""


class People:
    """The people of an open records file, on the thread that opened it."""

    def __init__(self, records: Erasing, store: Store, clock: Clock) -> None:
        self._records = records
        self._store = store
        self._clock = clock

    # Questions

    def all(self) -> list[PersonView]:
        """Everybody, oldest first, one view a human; erased people without a name."""
        return views.persons(self._store)

    def view(self, person: PersonId) -> PersonView:
        """One human by any of their ids. ConsoleError(UNKNOWN_PERSON)."""
        root = human(self._store, person) or person
        for one in self.all():
            if root == one.person:
                return one
        raise ConsoleError(PeopleReason.UNKNOWN_PERSON)

    def ids(self, person: PersonId) -> list[PersonId]:
        """Every id of this human, the one that goes on first. ConsoleError(UNKNOWN_PERSON)."""
        self.view(person)
        return ids_of(self._store, person)

    def parts(self, person: PersonId) -> list[dict[str, Any]]:
        """Every personal part that is still held of this human, oldest first."""
        kept = (blobs.get(self._store, digest) for digest in parts_of(self._store, self.ids(person)))
        return [msgspec.json.decode(found[1]) for found in kept if found and found[0] == "personal"]

    def erasure(self, person: PersonId) -> Erasure | None:
        """The first erasure of this human that these records hold; None: there is none."""
        for id_ in ids_of(self._store, person):
            for utc, by, reason in self._store.rows(_ERASURE, id_):
                return Erasure(utc, by, reason)
        return None

    def entries(self, person: PersonId) -> list[Entry]:
        """Every entry that is about this human: themselves, their consents, seats, runs and assessments."""
        ids = set(self.ids(person))
        runs = {run for id_ in ids for (run,) in self._store.rows("SELECT id FROM run WHERE person = ?", id_)}
        decided = {
            assessment
            for id_ in ids
            for (assessment,) in self._store.rows("SELECT assessment FROM decision WHERE person = ?", id_)
        }
        return [
            entry
            for entry in former.everything(self._store)
            if entry.subject in ids | runs | decided
            or (entry.kind in ("seat.assigned", "class.noted") and entry.body.get("person") in ids)
        ]

    def attempts(self, person: PersonId) -> list[Attempt]:
        """Every attempt of this human, in the order in which the runs ended. ConsoleError(UNKNOWN_PERSON)."""
        return attempts(self._store, self.ids(person))

    def all_attempts(self) -> list[Attempt]:
        """Every attempt of everybody, in the same order."""
        return attempts(self._store)

    def seated(self) -> list[tuple[ClassId, PersonId]]:
        """Who had a seat in which class, guests too."""
        return self._store.rows("SELECT DISTINCT class, person FROM seat")

    def consents(self, person: PersonId) -> list[ConsentRow]:
        """What this human consented to, oldest first."""
        rows = [row for id_ in ids_of(self._store, person) for row in self._store.rows(_CONSENTS, id_)]
        # Who agrees no longer, wherever they said so, has not agreed here.
        ended = [(scope, class_, gone, peer) for scope, class_, _, gone, peer in rows if gone is not None]
        return [
            ConsentRow(
                scope,
                class_ or None,
                given,
                gone or _ended((scope, class_), given, peer, ended),
                peer or None,
            )
            for scope, class_, given, gone, peer in rows
            if given is not None
        ]

    def consents_to(self, person: PersonId, scope: str, class_: ClassId | None) -> bool:
        """True while a consent that was given here to `scope` holds, for this class or for all."""
        return any(
            row.console is None
            and row.scope == scope
            and row.class_ in (None, class_)
            and row.withdrawn_utc is None
            for row in self.consents(person)
        )

    # Making and changing

    def enrol(
        self,
        people: Sequence[Trainee],
        *,
        actor: AccountId | None = None,
        identity_check: IdentityCheck | None = None,
    ) -> list[PersonId]:
        """Enrol everybody in one COMMIT; who is enrolled already (`person` is set) is passed over.

        ConsoleError: NOT_A_NAME, NOT_AN_EMAIL, NOT_A_ULN; then nobody was enrolled.
        """
        drafts = [
            _enrolment(uuid7(self._clock), one, actor, identity_check) for one in people if not one.person
        ]
        if drafts:
            self._records.append_all(drafts)
        return [draft.subject for draft in drafts]

    def change(
        self,
        person: PersonId,
        part: PersonalPart,
        *,
        actor: AccountId | None = None,
        identity_check: IdentityCheck | None = None,
    ) -> None:
        """Write the personal part anew; the former one stays until the person is erased.

        ConsoleError: UNKNOWN_PERSON, ERASED, NO_CHANGE and as `enrol`.
        """
        held = self.view(person)
        if held.erased_utc is not None:
            raise ConsoleError(PeopleReason.ERASED)
        was = PersonalPart(held.given, held.family, held.display, held.email, held.uln)
        if part == was and identity_check is None:
            raise ConsoleError(PeopleReason.NO_CHANGE)
        trainee = Trainee(part.display, part.given, part.family, email=part.email, uln=part.uln)
        draft = _enrolment(held.person, trainee, actor, identity_check)
        self._records.append_all([msgspec.structs.replace(draft, kind="person.changed")])

    def merge(self, person: PersonId, into: PersonId, *, actor: AccountId | None = None) -> None:
        """Two ids are one human from now on, in every list and rule; no entry changes. It can not be undone.

        ConsoleError: UNKNOWN_PERSON, SAME_HUMAN.
        """
        self._records.append_all([Draft("person.merged", person, {"into": into}, actor=actor)])

    def erase(self, person: PersonId, reason: str, *, actor: AccountId | None = None) -> list[str]:
        """Delete every personal part of this human; what was signed stays, under the pseudonym.

        The reason stays too, so it must not name them. Returns the SHA-256 of what went.
        ConsoleError: UNKNOWN_PERSON, ERASED, REASON_NEEDED, NAMES_THEM.
        """
        ids = self.ids(person)
        if not reason.strip():
            raise ConsoleError(ClassReason.REASON_NEEDED)
        digests = parts_of(self._store, ids)
        if not digests:
            raise ConsoleError(PeopleReason.ERASED)
        held = (
            part.get(field, "") for part in self.parts(person) for field in PersonalPart.__struct_fields__
        )
        if says_any_of(reason, held):
            raise ConsoleError(PeopleReason.NAMES_THEM)
        self._records.erase(ids[0], digests, reason.strip(), actor)
        return digests

    def give_consent(
        self, person: PersonId, scope: str, class_: ClassId | None, *, actor: AccountId | None = None
    ) -> None:
        """Note that somebody agreed. ConsoleError(UNKNOWN_PERSON)."""
        body = {"scope": scope, "class": class_}
        self._records.append_all([Draft("consent.given", self.ids(person)[0], body, actor=actor)])

    def withdraw_consent(
        self, person: PersonId, scope: str, class_: ClassId | None, *, actor: AccountId | None = None
    ) -> None:
        """Note that somebody agrees no longer. ConsoleError: UNKNOWN_PERSON, NO_CONSENT."""
        ids = self.ids(person)
        if not any(
            (row.scope, row.class_, row.withdrawn_utc) == (scope, class_, None)
            for row in self.consents(person)
        ):
            raise ConsoleError(PeopleReason.NO_CONSENT)
        body = {"scope": scope, "class": class_}
        self._records.append_all([Draft("consent.withdrawn", ids[0], body, actor=actor)])


def _ended(
    what: tuple[str, str], given: str, peer: str, ended: list[tuple[str, str, str, str]]
) -> str | None:
    """When another console heard that a consent holds no longer."""
    said = (
        gone for scope, class_, gone, at in ended if (scope, class_) == what and at != peer and gone >= given
    )
    return min(said, default=None)


def _enrolment(
    person: PersonId, who: Trainee, actor: AccountId | None, identity_check: IdentityCheck | None
) -> Draft:
    given, family, email = clean_name(who.given), clean_name(who.family), clean_name(who.email)
    display, uln = clean_name(who.display) or f"{given} {family}".strip(), clean_uln(who.uln)
    fault = name_fault(display) or contact_fault(email, uln)
    if fault is not None:
        raise ConsoleError(_REFUSED[fault])
    part = blobs.personal_part(given=given, family=family, display=display, email=email, uln=uln)
    body = {} if identity_check is None else {"identity_check": msgspec.to_builtins(identity_check)}
    return Draft("person.enrolled", person, body, (("personal", part),), actor=actor)
