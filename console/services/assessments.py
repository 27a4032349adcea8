"""Deciding about runs: the evidence of one run as a sheet, and the decision or amendment as an entry."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Future

from msgspec.structs import replace

from console.assessment.decision import decide, expiry
from console.assessment.sheet import Sheet, build
from console.courses.content import Pack
from console.courses.log import LogEvent, console_event, log_event
from console.errors import ClassReason, ConsoleError, PackReason, SigningReason
from console.model import AccountId, AssessmentId, CourseRef, Decision, Result, RunId, RunView, Session
from console.records import Draft, Entry, Records, RunRow, uuid7
from console.services.accounts import Accounts
from console.services.floor import Floor
from console.services.known import run_view
from console.services.recorder import GAP
from console.services.signatures import Signatures


def stored_evidence(records: Records, run: RunId) -> tuple[RunRow, list[LogEvent], int]:
    """A closed run, its log as evidence, and how many of its messages were never got.

    ConsoleError: UNKNOWN_RUN, RUN_OPEN.
    """
    row = records.run(run)
    if row is None:
        raise ConsoleError(ClassReason.UNKNOWN_RUN)
    if row.outcome is None:
        raise ConsoleError(ClassReason.RUN_OPEN)
    events, gaps = [], 0
    for line in records.run_rows(run)[: row.events]:
        if line.frame is not None:
            if line.station != row.station:
                continue  # what another headset says of this run is kept, and is no evidence
            event = log_event(line.row, line.received_utc, line.frame)
            events += [] if event is None else [event]
        elif line.kind is not None and line.data is not None:
            data = json.loads(line.data)
            events.append(console_event(line.row, line.received_utc, line.kind, data))
            gaps += data["count"] if line.kind == GAP else 0
    return row, events, gaps


class Assessments(Signatures):
    """What a person can do with finished runs; callable from any thread."""

    def __init__(self, floor: Floor, packs: Sequence[Pack], accounts: Accounts) -> None:
        super().__init__(floor, accounts)
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

    async def _sheet(self, run: RunId) -> Sheet:
        row, events, gaps = await self._floor.recorder.read(lambda records: stored_evidence(records, run))
        return build(
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

    def decide(
        self,
        run: RunId,
        decision: Decision,
        reason: str | None,
        judgements: Mapping[str, Result],
        *,
        feedback: str | None = None,
        session: Session | None = None,
    ) -> Future[AssessmentId]:
        """Write a decision; the future is done after COMMIT. Without a session nobody in particular decides.

        Raises ConsoleError through the future: REASON_NEEDED, NOT_DECIDED, RUN_OPEN, ALREADY_DECIDED,
        UNKNOWN_RUN, SigningReason (whoever decides may not), or why nothing can be recorded.
        """

        async def work() -> AssessmentId:
            actor = None if session is None else self._floor.access.check(session).account
            draft = await self._draft(run, decision, reason, judgements, feedback, actor)
            entries = await self._floor.recorder.write(lambda records: _decide_once(records, run, draft))
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
    ) -> Future[str]:
        """Decide anew in the place of the decision `record`, which is kept; returns the new record's hash.

        It needs a reason and new signatures. ConsoleError through the future: SUPERSEDED, and as `decide`.
        """

        async def work() -> str:
            actor = self._floor.access.check(session).account
            old = await self._floor.recorder.read(lambda records: records.signoff.decision(record))
            if old.superseded:
                raise ConsoleError(SigningReason.SUPERSEDED)
            draft = await self._draft(old.run, decision, reason, judgements, feedback, actor)
            body = {**draft.body, "person": old.person, "supersedes": old.entry}
            amended = replace(draft, kind="assessment.amended", subject=old.assessment, body=body)
            entries = await self._floor.recorder.write(lambda records: records.append_all([amended]))
            self._show(old.run, decision, old.assessment)
            self._floor.tell_records(entries)
            return entries[-1].hash

        return self._floor.submit(work)

    async def _draft(
        self,
        run: RunId,
        decision: Decision,
        reason: str | None,
        judgements: Mapping[str, Result],
        feedback: str | None,
        actor: AccountId | None,
    ) -> Draft:
        sheet = await self._sheet(run)
        pack = self._pack(sheet.course)
        expires = expiry(pack.expires_months, self._floor.clock.utc().date())
        body = decide(
            sheet,
            decision,
            reason,
            judgements,
            expires=expires,
            feedback=feedback,
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

    def _pack(self, course: CourseRef) -> Pack:
        pack = self._packs.get((course.id, course.version, course.sha256))
        if pack is None:
            raise ConsoleError(PackReason.UNKNOWN_COURSE, course=course.id, version=course.version)
        return pack


def _decide_once(records: Records, run: RunId, draft: Draft) -> Sequence[Entry]:
    if records.signoff.is_decided(run):
        raise ConsoleError(ClassReason.ALREADY_DECIDED)
    return records.append_all([draft])
