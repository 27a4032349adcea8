"""Judging before deciding: what somebody judges while the run goes on, and the sheet they have begun."""

from collections.abc import Mapping
from concurrent.futures import Future

import msgspec

from console.assessment.writing import EMPTY, Writing
from console.clock import iso_utc
from console.courses.content import Pack
from console.errors import ClassReason, ConsoleError, PackReason, SigningReason
from console.model import AccountId, CourseRef, LogLine, PersonId, Result, Role, RunId, RunView, Session
from console.records import ConsoleRow, Records
from console.services.evidence import JUDGEMENT, LiveJudgement, live_judgements
from console.services.floor import Floor
from console.services.log_lines import judgement_line


class Judging:
    """Part of `Assessments`. Without accounts nobody in particular judges; with them, only assessors do."""

    _floor: Floor
    _packs: Mapping[tuple[str, str, str], Pack]
    _on_the_way: dict[tuple[AccountId | None, str], Writing]
    """Drafts that are being written: who comes back at once must not find an older one."""

    def judge(
        self, run: RunId, criterion: str, result: Result | None, *, session: Session | None = None
    ) -> Future[LogLine]:
        """Judge a human criterion or an oral question while the run goes on; None takes it back.

        Done means that it stands in the run's log with its time; it prefills the sheet of the one who judged.
        The latest holds, the earlier ones are kept. ConsoleError through the future: UNKNOWN_RUN,
        RUN_NOT_BEGUN, RUN_CLOSED, UNKNOWN_CRITERION, OWN_RECORD, or why they may not or it can not be kept.
        """

        async def work() -> LogLine:
            actor = self._judge(session)
            view = self._open_run(run, criterion)
            met = None if result is None else result is Result.MET
            row = ConsoleRow(
                run=run,
                actor=actor,
                kind=JUDGEMENT,
                data={"criterion": criterion, "met": met, "station": view.station},
                received_utc=iso_utc(self._floor.clock.utc()),
                received_mono_ms=round(self._floor.clock.monotonic_ms()),
            )
            await self._floor.recorder.write(lambda records: _log(records, row, view.person))
            line = judgement_line(view.station, run, row.received_utc, criterion, met)
            self._floor.apply(self._floor.room.add_line(line))
            return line

        return self._floor.submit(work)

    def judgements(self, run: RunId, *, session: Session | None = None) -> Future[dict[str, LiveJudgement]]:
        """What this person has judged of a run so far, by id of criterion or oral question.

        ConsoleError through the future: OWN_RECORD, or why they may not.
        """

        async def work() -> dict[str, LiveJudgement]:
            actor, view = self._judge(session), self._floor.room.run(run)
            person = None if view is None else view.person

            def look(records: Records) -> dict[str, LiveJudgement]:
                _refuse_own(records, actor, person)
                return live_judgements(records, run, actor)

            await self._floor.recorder.flush()
            return await self._floor.recorder.read(look)

        return self._floor.submit(work)

    def _open_run(self, run: RunId, criterion: str) -> RunView:
        """The run that is on and in which this can be judged."""
        view, class_ = self._floor.room.run(run), self._floor.room.class_
        if view is None or class_ is None:
            raise ConsoleError(ClassReason.UNKNOWN_RUN)
        if view.outcome is not None:
            raise ConsoleError(ClassReason.RUN_CLOSED)
        if not view.began:
            raise ConsoleError(ClassReason.RUN_NOT_BEGUN)
        if criterion not in judged_by_person(self._pack(class_.course)):
            raise ConsoleError(ClassReason.UNKNOWN_CRITERION)
        return view

    def begun(self, session: Session | None = None) -> Future[frozenset[str]]:
        """The sheets on which this person has begun to write: ids of runs, hashes of records to amend."""

        async def work() -> frozenset[str]:
            author = self._author(session)
            return await self._floor.recorder.read(lambda records: records.drafts.of(author))

        return self._floor.submit(work)

    def keep(self, sheet: str, written: Writing, *, session: Session | None = None) -> Future[None]:
        """Keep what somebody has written so far; done means that it is on disk.

        `sheet`: id of the run, or hash of the record that they amend. A session that was locked or handed
        over a moment ago may still put down what it had: it is theirs.
        """
        author = None if session is None else session.account

        async def work() -> None:
            if session is None:
                self._author(None)
            self._on_the_way[author, sheet] = written
            try:
                await self._floor.recorder.write(lambda records: _keep(records, author, sheet, written))
            finally:
                if self._on_the_way.get((author, sheet)) is written:
                    del self._on_the_way[author, sheet]

        return self._floor.submit(work)

    async def _writing(self, author: AccountId | None, sheet: str) -> Writing:
        if (author, sheet) in self._on_the_way:
            return self._on_the_way[author, sheet]
        kept = await self._floor.recorder.read(lambda records: records.drafts.get(author, sheet))
        try:
            return EMPTY if kept is None else msgspec.convert(kept, Writing)
        except msgspec.ValidationError:
            return EMPTY  # of another version: an unfinished sheet is begun anew

    def _author(self, session: Session | None) -> AccountId | None:
        return self._floor.access.actor(session, needed=True)

    def _judge(self, session: Session | None) -> AccountId | None:
        if session is not None:
            return self._floor.access.check(session, Role.ASSESSOR).account
        return self._author(None)

    def _pack(self, course: CourseRef) -> Pack:
        pack = self._packs.get((course.id, course.version, course.sha256))
        if pack is None:
            raise ConsoleError(PackReason.UNKNOWN_COURSE, course=course.id, version=course.version)
        return pack


def judged_by_person(pack: Pack) -> frozenset[str]:
    """Ids of what only a person can judge."""
    criteria = {one.id for one in pack.criteria if one.by == "person"}
    return frozenset(criteria | {one.id for one in pack.oral_questions})


def _log(records: Records, row: ConsoleRow, person: PersonId | None) -> None:
    """Add a judgement to the log of a run that is still open."""
    _refuse_own(records, row.actor, person)
    held = None if row.run is None else records.run(row.run)
    if held is not None and held.outcome is not None:
        raise ConsoleError(ClassReason.RUN_CLOSED)
    records.log([row])


def _refuse_own(records: Records, actor: AccountId | None, person: PersonId | None) -> None:
    if records.signoff.is_same_human(actor, person):
        raise ConsoleError(SigningReason.OWN_RECORD)


def _keep(records: Records, author: AccountId | None, sheet: str, written: Writing) -> None:
    if written.is_empty:
        records.drafts.drop(author, sheet)
    elif not records.signoff.is_decided(sheet):
        records.drafts.keep(author, sheet, msgspec.to_builtins(written))
