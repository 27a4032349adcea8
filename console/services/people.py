"""The people of the records: lists understood, enrolled, changed, merged and erased; their consents."""

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from console.courses.content import Pack
from console.errors import ConsoleError, PeopleReason
from console.model import AccountId, ClassId, PersonId, PersonView, Session, Trainee
from console.people import Erasure
from console.records import PHYSIOLOGY, ConsentRow, PersonalPart, Records
from console.records.bodies import IdentityCheck
from console.roster.reading import Roster, read_file
from console.services.competence import Competence
from console.services.floor import Floor

T = TypeVar("T")


class People(Competence):
    """What can be done about people; callable from any thread.

    Whoever acts gives their session. Without one the machine acts, where nobody has to sign in: a command
    line, or a console that has no accounts. An erasure always needs somebody, once there are accounts.
    """

    def __init__(self, floor: Floor, packs: Sequence[Pack]) -> None:
        self._floor = floor
        self._packs = tuple(packs)
        self.leaving: Callable[[Sequence[PersonId]], None] = _nobody
        """Called on the network thread with all ids of somebody before their no to physiology is written."""
        self.agreed: Callable[[Sequence[PersonId]], Awaitable[None]] = _nothing
        """Awaited on the network thread with all ids of somebody after their yes is."""

    def all(self) -> Future[tuple[PersonView, ...]]:
        """Everybody, oldest first, one view a human; erased people without a name."""
        return self._read(lambda records: tuple(records.people.all()))

    def view(self, person: PersonId) -> Future[PersonView]:
        """One human by any of their ids. Raises ConsoleError(UNKNOWN_PERSON) through the future."""
        return self._read(lambda records: records.people.view(person))

    def consents(self, person: PersonId) -> Future[tuple[ConsentRow, ...]]:
        """What somebody consented to, oldest first; never what was measured."""
        return self._read(lambda records: tuple(records.people.consents(person)))

    def understand_file(self, data: bytes) -> Future[tuple[Roster, str]]:
        """A list beside those who are enrolled, and the encoding in which it was read. Nothing is written.

        Raises ConsoleError(PeopleReason) through the future for what is no list of people.
        """
        return self._read(lambda records: read_file(data, records.people.all()))

    def enrol(
        self,
        people: Sequence[Trainee],
        *,
        session: Session | None = None,
        identity_document: str | None = None,
    ) -> Future[tuple[PersonId, ...]]:
        """Enrol everybody in one COMMIT, or nobody; who is enrolled already is passed over.

        `identity_document`: the kind of document that whoever acts has looked at. Raises ConsoleError through
        the future: NOT_A_NAME, NOT_AN_EMAIL, NOT_A_ULN, NOT_SIGNED_IN, or why nothing can be recorded.
        """

        def enrol(records: Records, actor: AccountId | None) -> tuple[PersonId, ...]:
            check = _check(actor, identity_document)
            return tuple(records.people.enrol(people, actor=actor, identity_check=check))

        return self._write(session, enrol)

    def change(
        self,
        person: PersonId,
        part: PersonalPart,
        *,
        session: Session | None = None,
        identity_document: str | None = None,
    ) -> Future[None]:
        """Write somebody's name, address and ULN anew. Raises as `Records.people.change`."""

        def change(records: Records, actor: AccountId | None) -> None:
            check = _check(actor, identity_document)
            records.people.change(person, part, actor=actor, identity_check=check)

        return self._write(session, change)

    def merge(self, person: PersonId, into: PersonId, *, session: Session | None = None) -> Future[None]:
        """Two ids are one human from now on. It can not be undone. Raises as `Records.people.merge`."""
        return self._write(session, lambda records, actor: records.people.merge(person, into, actor=actor))

    def erase(self, person: PersonId, reason: str, *, session: Session | None = None) -> Future[int]:
        """Delete what names somebody, here and in the backups; returns how many parts went.

        What was signed about them stays, under their pseudonym. Raises as `Records.people.erase`, and
        NOT_SIGNED_IN without a session where there are accounts.
        """

        def erase(records: Records, actor: AccountId | None) -> int:
            return len(records.people.erase(person, reason, actor=actor))

        return self._write(session, erase, needs_actor=True, leaving=person)

    def erasure(self, person: PersonId) -> Future[Erasure | None]:
        """Who had somebody erased, when and why; None: nobody did."""
        return self._read(lambda records: records.people.erasure(person))

    def unreached_copies(self) -> Future[tuple[str, ...]]:
        """Copies beside the records that may still name somebody who was erased, for people to delete."""
        return self._read(lambda records: tuple(records.unreached_copies()))

    def consent(
        self,
        person: PersonId,
        scope: str,
        class_: ClassId | None = None,
        *,
        given: bool,
        session: Session | None = None,
    ) -> Future[None]:
        """Note that somebody agrees to `scope`, for one class or for all, or agrees no longer.

        Raises ConsoleError through the future: UNKNOWN_PERSON, NO_CONSENT.
        """

        def consent(records: Records, actor: AccountId | None) -> None:
            act = records.people.give_consent if given else records.people.withdraw_consent
            act(person, scope, class_, actor=actor)

        if scope != PHYSIOLOGY:
            return self._write(session, consent)
        if not given:
            return self._write(session, consent, leaving=person)
        return self._write(session, consent, agreeing=person)

    def withdraw(self, person: PersonId, *, session: Session | None = None) -> Future[None]:
        """Somebody agrees to physiological load no longer, in no class; what was measured is gone at once.

        It is gone, too, when the records do not take it. Raises ConsoleError through the future: NO_CONSENT
        when none holds, UNKNOWN_PERSON.
        """

        def withdraw(records: Records, actor: AccountId | None) -> None:
            held = [
                row
                for row in records.people.consents(person)
                if row.scope == PHYSIOLOGY and row.withdrawn_utc is None
            ]
            if not held:
                raise ConsoleError(PeopleReason.NO_CONSENT)
            for class_ in dict.fromkeys(row.class_ for row in held):
                records.people.withdraw_consent(person, PHYSIOLOGY, class_, actor=actor)

        return self._write(session, withdraw, leaving=person)

    def _read(self, job: Callable[[Records], T]) -> Future[T]:
        async def work() -> T:
            return await self._floor.recorder.read(job)

        return self._floor.submit(work)

    async def _ids(self, person: PersonId) -> list[PersonId]:
        return await self._floor.recorder.read(lambda records: records.people.ids(person))

    def _write(
        self,
        session: Session | None,
        job: Callable[[Records, AccountId | None], T],
        *,
        needs_actor: bool = False,
        leaving: PersonId | None = None,
        agreeing: PersonId | None = None,
    ) -> Future[T]:
        async def work() -> T:
            actor = self._floor.access.actor(session, needed=needs_actor)
            if leaving is not None:
                self.leaving(await self._ids(leaving))
            done = await self._floor.recorder.write(lambda records: job(records, actor))
            await self._floor.look_at_head()
            if agreeing is not None:
                await self.agreed(await self._ids(agreeing))
            return done

        return self._floor.submit(work)


def _nobody(_people: Sequence[PersonId]) -> None:
    pass


async def _nothing(_people: Sequence[PersonId]) -> None:
    pass


def _check(actor: AccountId | None, document: str | None) -> IdentityCheck | None:
    """A document that nobody in particular has seen is no check."""
    return IdentityCheck(actor, document) if actor and document else None
