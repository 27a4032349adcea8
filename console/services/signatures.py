"""Signing decisions and what waits for whose signature; callable from any thread.

Who may sign what is decided in the records, by the same rules that `verify` asks.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, TypeVar

from msgspec.structs import replace

from console.errors import ConsoleError
from console.model import AssessmentId, Meaning, PersonId, Role, Session
from console.records import Entry, Records, RunRow
from console.records.passphrases import keep_out
from console.records.signoff import DecisionRow, SignatureRow
from console.services.accounts import Accounts
from console.services.floor import Floor

T = TypeVar("T")

SEES_ALL: Final = (Role.IQA, Role.ADMINISTRATOR)
"""Who may list what others have signed; nobody signs it for them."""


class Signatures:
    """Each signature asks for the passphrase; the first of an unbroken session for the user id, too.

    `record` is the hash of the decision's entry. Futures are done after COMMIT, with the id of the entry.
    ConsoleError through the future: AccountReason (who signs could not be proved), SigningReason (they may
    not sign this), or why nothing can be recorded; nothing is kept then.
    """

    def __init__(self, floor: Floor, accounts: Accounts) -> None:
        self._floor = floor
        self._accounts = accounts

    def sign(
        self, session: Session, record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Sign as the assessor: only who decided can."""
        return self._sign(session, record, Meaning.ASSESSED, passphrase, user_id)

    def countersign(
        self, session: Session, record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Countersign what somebody else assessed."""
        return self._sign(session, record, Meaning.COUNTERSIGNED, passphrase, user_id)

    def verify(
        self, session: Session, record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Verify as the IQA."""
        return self._sign(session, record, Meaning.VERIFIED, passphrase, user_id)

    def acknowledge(
        self,
        session: Session,
        record: str,
        passphrase: str,
        *,
        comment: str | None = None,
        user_id: str | None = None,
    ) -> Future[str]:
        """The trainee has read it, and perhaps commented; the assessor who showed it signs as witness."""
        return self._sign(session, record, Meaning.WITNESSED, passphrase, user_id, comment)

    def void(
        self, session: Session, record: str, passphrase: str, *, reason: str, user_id: str | None = None
    ) -> Future[str]:
        """Say that a record does not count; it is kept, and its run waits for a decision again."""

        async def work() -> str:
            entry = await self._signed(session, record, Meaning.VOIDED, passphrase, user_id, reason)
            await self._show_undecided(record)
            return entry

        return self._floor.submit(work)

    def _sign(
        self,
        session: Session,
        record: str,
        meaning: Meaning,
        passphrase: str,
        user_id: str | None,
        note: str | None = None,
    ) -> Future[str]:
        return self._floor.submit(lambda: self._signed(session, record, meaning, passphrase, user_id, note))

    async def _signed(
        self,
        session: Session,
        record: str,
        meaning: Meaning,
        passphrase: str,
        user_id: str | None,
        note: str | None,
    ) -> str:
        keep_out(passphrase, note)
        proof = await self._accounts.prove(session, passphrase, user_id)

        def sign(records: Records) -> Entry:
            accounts, settled = records.accounts, proof.challenge
            try:
                return records.signoff.sign(
                    proof.hand,
                    record,
                    meaning,
                    proof.components,
                    note=note,
                    also=lambda: accounts.settle(settled),
                )
            except ConsoleError:
                accounts.admit(settled)  # not signed, but the passphrase was right
                raise

        entry = await self._floor.recorder.write(sign)
        self._accounts.signed(session)
        self._floor.tell_records([entry])
        return entry.id

    async def _show_undecided(self, record: str) -> None:
        """A run of the class that is on shows what holds of it now."""

        def look(records: Records) -> RunRow | None:
            return records.run(records.signoff.decision(record).run)

        floor, row = self._floor, await self._floor.recorder.read(look)
        view = None if row is None else floor.room.run(row.run)
        if row is not None and view is not None:
            held = replace(view, decision=row.decision, assessment=row.assessment)
            floor.apply(floor.room.decided(held))
            floor.publisher.tell_class()

    # What waits

    def to_sign(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """What this account has decided and not signed yet."""
        return self._ask(session, lambda records: records.signoff.to_sign(session.account), Role.ASSESSOR)

    def to_countersign(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """What waits for a countersignature that this account may give."""
        return self._ask(
            session, lambda records: records.signoff.to_countersign(session.account), Role.ASSESSOR, Role.IQA
        )

    def to_verify(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """The IQA's sample; `DecisionRow.sample` says why each is in it."""
        return self._ask(session, lambda records: records.signoff.to_verify(session.account), Role.IQA)

    def disputed(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """What else the IQA must settle: two amendments of one record, an assessor who is the trainee."""
        return self._ask(
            session,
            lambda records: [*records.signoff.disputed(), *records.signoff.of_same_human()],
            Role.IQA,
        )

    def signed_by(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """What this account has signed in any way, newest first: to show it, or to amend it."""
        return self._ask(
            session, lambda records: records.signoff.signed_by(session.account), Role.ASSESSOR, Role.IQA
        )

    def signed(self, session: Session) -> Future[tuple[DecisionRow, ...]]:
        """What anybody has signed, newest first: for the IQA's activity and the administrator's answers."""
        return self._ask(session, lambda records: records.signoff.signed(), *SEES_ALL)

    # What stands

    def decisions(self, assessment: AssessmentId) -> Future[tuple[DecisionRow, ...]]:
        """Every version of an assessment, oldest first."""
        return self._read(lambda records: tuple(records.signoff.decisions(assessment)))

    def decisions_of(self, person: PersonId) -> Future[tuple[DecisionRow, ...]]:
        """Every decision about one human, oldest first; merges followed."""
        return self._read(lambda records: tuple(records.signoff.decisions_of(person)))

    def signatures(self, assessment: AssessmentId) -> Future[tuple[SignatureRow, ...]]:
        """Signatures of all versions of an assessment, in order."""
        return self._read(lambda records: tuple(records.signoff.signatures(assessment)))

    def _ask(
        self, session: Session, job: Callable[[Records], list[DecisionRow]], *roles: Role
    ) -> Future[tuple[DecisionRow, ...]]:
        async def work() -> tuple[DecisionRow, ...]:
            self._floor.access.check(session, *roles)
            return tuple(await self._floor.recorder.read(job))

        return self._floor.submit(work)

    def _read(self, job: Callable[[Records], T]) -> Future[T]:
        async def work() -> T:
            return await self._floor.recorder.read(job)

        return self._floor.submit(work)
