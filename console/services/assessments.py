"""Deciding about runs: the evidence of one run as a sheet, and the decision or amendment as an entry."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import date

from msgspec.structs import replace

from console.assessment.decision import decide, expiry
from console.assessment.sheet import Sheet, build
from console.assessment.writing import Writing
from console.courses.content import Pack
from console.courses.log import LogEvent
from console.courses.scoring import MissingEvidence
from console.errors import ClassReason, ConsoleError, SigningReason
from console.model import (
    AccountId,
    AssessmentId,
    Decision,
    Result,
    Role,
    RunId,
    RunView,
    Session,
)
from console.records import Draft, Entry, Records, uuid7
from console.records.passphrases import keep_out
from console.services.accounts import Accounts
from console.services.evidence import Decided, Work, decided, stored_evidence
from console.services.floor import Floor
from console.services.judging import Judging
from console.services.known import run_view
from console.services.signatures import Signatures


class Assessments(Signatures, Judging):
    """What a person can do with finished runs; callable from any thread."""

    def __init__(self, floor: Floor, packs: Sequence[Pack], accounts: Accounts) -> None:
        super().__init__(floor, accounts)
        self._on_the_way = {}
        self._packs = {(pack.id, pack.version, pack.ref.sha256): pack for pack in packs}

    def waiting(self) -> Future[tuple[RunView, ...]]:
        """Closed runs of all classes that nobody has decided about, oldest first."""

        async def work() -> tuple[RunView, ...]:
            rows = await self._floor.recorder.read(lambda records: records.undecided())
            return tuple(run_view(row) for row in rows)

        return self._floor.submit(work)

    def sheet(self, run: RunId) -> Future[Sheet]:
        """The evidence of one run. Raises ConsoleError: UNKNOWN_RUN, RUN_OPEN, UNKNOWN_COURSE."""

        async def work() -> Sheet:
            return await self._sheet(run)

        return self._floor.submit(work)

    def resume(self, run: RunId, session: Session | None = None) -> Future[Work]:
        """The evidence of one run and what this person had begun to write; as `sheet`.

        Of the judgements made during the run, only theirs stand in it.
        """

        async def work() -> Work:
            author = None if session is None else self._floor.access.check(session).account
            sheet = await self._sheet(run, author)
            return Work(sheet, await self._writing(author, run))

        return self._floor.submit(work)

    def decided(self, record: str, session: Session | None = None) -> Future[Decided]:
        """A decision as it was judged, with everything that was signed. ConsoleError: NO_SUCH_RECORD.

        With what this person had begun to write in its place.
        """

        async def work() -> Decided:
            read = self._floor.recorder.read
            author = None if session is None else self._floor.access.check(session).account
            row = await read(lambda records: records.signoff.decision(record))
            sheet = await self._sheet(row.run, row.decider)
            amending = await self._writing(author, record)
            return replace(await read(lambda records: decided(records, record, sheet)), amending=amending)

        return self._floor.submit(work)

    def log(self, run: RunId) -> Future[tuple[LogEvent, ...]]:
        """The sealed log of a run, in order: what `row` of a moment refers to. ConsoleError as `sheet`."""

        async def work() -> tuple[LogEvent, ...]:
            return tuple((await self._floor.recorder.read(lambda records: stored_evidence(records, run)))[1])

        return self._floor.submit(work)

    async def _sheet(self, run: RunId, judge: AccountId | None = None) -> Sheet:
        row, events, gaps = await self._floor.recorder.read(
            lambda records: stored_evidence(records, run, judge)
        )
        sheet = build(
            self._pack(row.course),
            events,
            run=row.run,
            person=row.person,
            name=row.name,
            seat=row.seat,
            attempt=row.attempt,
            started_utc=row.started_utc,
            closed_utc=row.closed_utc,
            outcome=row.outcome,
            gaps=gaps,
        )
        # What was seen is on the console where it was seen: nobody takes its absence here for evidence.
        return replace(sheet, missing=(MissingEvidence("elsewhere"),)) if row.place else sheet

    def decide(
        self,
        run: RunId,
        decision: Decision,
        reason: str | None,
        judgements: Mapping[str, Result],
        *,
        feedback: str | None = None,
        adjustment: str | None = None,
        session: Session | None = None,
    ) -> Future[AssessmentId]:
        """Write a decision; the future is done after COMMIT. Without a session nobody in particular decides.

        Raises ConsoleError through the future: REASON_NEEDED, NOT_DECIDED, RUN_OPEN, ALREADY_DECIDED,
        UNKNOWN_RUN, SigningReason (whoever decides may not), or why nothing can be recorded.
        """

        async def work() -> AssessmentId:
            actor = None if session is None else self._floor.access.check(session).account
            written = _written(decision, reason, judgements, feedback, adjustment)
            draft = await self._draft(run, written, actor)

            def write(records: Records) -> Sequence[Entry]:
                _refuse_twice(records, run)
                return records.append_all([draft], also=lambda: records.drafts.drop(actor, run))

            entries = await self._floor.recorder.write(write)
            self._show(run, decision, draft.subject)
            self._floor.tell_records(entries)
            return draft.subject

        return self._floor.submit(work)

    def amend(
        self,
        session: Session,
        record: str,
        decision: Decision,
        reason: str,
        judgements: Mapping[str, Result],
        *,
        feedback: str | None = None,
        adjustment: str | None = None,
    ) -> Future[str]:
        """Decide anew in the place of the decision `record`, which is kept; returns the new record's hash.

        It needs a reason and new signatures. ConsoleError through the future: SUPERSEDED, and as `decide`.
        """

        async def work() -> str:
            actor = self._floor.access.check(session).account
            written = _written(decision, reason, judgements, feedback, adjustment)
            amended = await self._amendment(record, written, actor)
            entries = await self._floor.recorder.write(lambda records: records.append_all([amended]))
            self._show(amended.body["run"], decision, amended.subject)
            self._floor.tell_records(entries)
            return entries[-1].hash

        return self._floor.submit(work)

    def conclude(
        self,
        session: Session,
        run: RunId,
        written: Writing,
        passphrase: str,
        *,
        user_id: str | None = None,
        amends: str | None = None,
    ) -> Future[str]:
        """Decide and sign as the assessor in one COMMIT, or neither; returns the hash of the decision.

        `amends`: the record in whose place it stands. ConsoleError through the future: as `decide`,
        `amend` and `sign`. What was written is kept when nothing was signed.
        """

        async def work() -> str:
            actor = self._floor.access.check(session, Role.ASSESSOR).account
            if written.decision is None:
                raise ConsoleError(ClassReason.NOT_DECIDED)
            keep_out(passphrase, written.reason, written.feedback, written.adjustment)
            if amends is None:
                draft = await self._draft(run, written, actor)
            else:
                draft = await self._amendment(amends, written, actor)
            entries = await self._sign_decision(session, draft, passphrase, user_id, amends)
            self._show(run, written.decision, draft.subject)
            self._floor.tell_records(entries)
            return entries[0].hash

        return self._floor.submit(work)

    async def _sign_decision(
        self, session: Session, draft: Draft, passphrase: str, user_id: str | None, amends: str | None
    ) -> list[Entry]:
        proof = await self._accounts.prove(session, passphrase, user_id)
        run = draft.body["run"]

        def write(records: Records) -> list[Entry]:
            accounts, settled = records.accounts, proof.challenge

            def also() -> None:
                accounts.settle(settled)
                records.drafts.drop(session.account, amends or run)

            try:
                if amends is None:
                    _refuse_twice(records, run)
                return records.signoff.decide(proof.hand, draft, proof.components, also=also)
            except ConsoleError:
                accounts.admit(settled)  # not signed, but the passphrase was right
                raise

        entries = await self._floor.recorder.write(write)
        self._accounts.signed(session)
        return entries

    async def _amendment(self, record: str, written: Writing, actor: AccountId) -> Draft:
        old = await self._floor.recorder.read(lambda records: records.signoff.decision(record))
        if old.superseded:
            raise ConsoleError(SigningReason.SUPERSEDED)
        if not written.reason.strip():
            raise ConsoleError(SigningReason.WHY_NEEDED)
        draft = await self._draft(old.run, written, actor)
        body = {**draft.body, "person": old.person, "supersedes": old.entry}
        return replace(draft, kind="assessment.amended", subject=old.assessment, body=body)

    async def _draft(self, run: RunId, written: Writing, actor: AccountId | None) -> Draft:
        sheet = await self._sheet(run, actor)
        pack = self._pack(sheet.course)
        first = await self._floor.recorder.read(lambda records: records.signoff.first_decided_utc(run))
        # Whoever amends corrects what was said about that day's work: it gets no newer by it.
        decided = self._floor.clock.utc().date() if first is None else date.fromisoformat(first[:10])
        assert written.decision is not None
        body = decide(
            sheet,
            written.decision,
            written.reason,
            written.judgements,
            expires=expiry(pack.expires_months, decided),
            feedback=written.feedback,
            adjustment=written.adjustment,
            identified=actor is not None,
        )
        return Draft(
            kind="assessment.decided",
            subject=uuid7(self._floor.clock),
            body=body,
            course=pack.ref,
            actor=actor,
        )

    def _show(self, run: RunId, decision: Decision, assessment: AssessmentId) -> None:
        view = self._floor.room.run(run)
        if view is not None:
            decided = replace(view, decision=decision, assessment=assessment)
            self._floor.apply(self._floor.room.decided(decided))
            self._floor.publisher.tell_class()


def _refuse_twice(records: Records, run: RunId) -> None:
    if records.signoff.is_decided(run):
        raise ConsoleError(ClassReason.ALREADY_DECIDED)


def _written(
    decision: Decision,
    reason: str | None,
    judgements: Mapping[str, Result],
    feedback: str | None,
    adjustment: str | None,
) -> Writing:
    return Writing(dict(judgements), decision, reason or "", feedback or "", adjustment or "")
