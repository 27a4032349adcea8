"""The evidence sheet of one run: what the system saw, what waits for a person, and what the pack proposes.

A sheet is a value. `build` makes it from a pack and the run's log, `judge` answers with a new one in which
somebody's judgements stand. Nothing in it comes from a sensor on a body, and nothing from a stop-watch.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from console.assessment import evidence
from console.assessment.evidence import SeenCriterion, SeenError, SeenStep
from console.assessment.log import LogEvent, console_event, log_event
from console.courses.content import Pack, PassRule
from console.courses.scoring import Standing, Why, propose
from console.model import CourseRef, Decision, Outcome, PersonId, Result, RunId, Seat

__all__ = [
    "HumanCriterion",
    "LogEvent",
    "MissingEvidence",
    "OralAnswer",
    "SeenCriterion",
    "SeenError",
    "SeenStep",
    "Sheet",
    "build",
    "console_event",
    "judge",
    "log_event",
]


class HumanCriterion(msgspec.Struct, frozen=True):
    """Something that only a person can judge."""

    id: str
    title: str
    required: bool
    rows: tuple[int, ...] = ()
    """Where to look: rows of the run log, the judgement made during the run among them."""
    utc: str | None = None
    """The moment to jump to."""
    result: Result | None = None
    """None until somebody has judged it; a timed judgement from the run stands here already."""


class OralAnswer(msgspec.Struct, frozen=True):
    """One question of the assessor's and how its answer was judged."""

    id: str
    question: str
    answer: str
    """What a right answer contains; for the assessor only."""
    rows: tuple[int, ...] = ()
    utc: str | None = None
    result: Result | None = None


class MissingEvidence(msgspec.Struct, frozen=True):
    """Why the evidence is not whole."""

    what: Literal["run_open", "gaps", "technical_fault", "interrupted", "not_observed"]
    count: int = 1
    """Messages never got, for `gaps`."""
    criterion: str | None = None
    """For `not_observed`: the headset told neither that the step was done nor that it was skipped."""


class Sheet(msgspec.Struct, frozen=True):
    """Everything a decision stands on. `row` is always a row number of this run's log."""

    run: RunId
    person: PersonId | None
    name: str | None
    """Display name; goes to the screen, never into a decision's body."""
    seat: Seat | None
    attempt: int
    started_utc: str | None
    closed_utc: str | None
    outcome: Outcome | None
    course: CourseRef
    pass_rule: PassRule
    draft: bool
    critical_errors: tuple[SeenError, ...]
    steps: tuple[SeenStep, ...]
    machine: tuple[SeenCriterion, ...]
    human: tuple[HumanCriterion, ...]
    oral: tuple[OralAnswer, ...]
    missing: tuple[MissingEvidence, ...]
    steps_done: int = 0
    """Steps whose criteria are all met; a step without a criterion counts when it was completed."""
    proposal: Decision = Decision.NOT_YET_COMPETENT
    proposal_why: tuple[Why, ...] = ()

    @property
    def steps_total(self) -> int:
        """How many steps the course has."""
        return len(self.steps)

    @property
    def evidence_complete(self) -> bool:
        """True when the log of the run is whole; a sheet that is not can not be signed as competent."""
        return not self.missing

    @property
    def judged(self) -> bool:
        """True when a person has judged all that is theirs: only then is the proposal shown."""
        return all(one.result is not None for one in self.by_person)

    @property
    def by_person(self) -> tuple[HumanCriterion | OralAnswer, ...]:
        """All that a person judges, in the order of the sheet."""
        return (*self.human, *self.oral)


def build(
    pack: Pack,
    rows: Iterable[LogEvent],
    *,
    run: RunId,
    person: PersonId | None,
    name: str | None,
    seat: Seat | None,
    attempt: int,
    started_utc: str | None,
    closed_utc: str | None,
    outcome: Outcome | None,
    gaps: int,
) -> Sheet:
    """Read a run's log against its pack.

    `rows` are in row order; `gaps` counts the run's messages that were never got; `outcome` is None while the
    run is open. Judgements made during the run are on the sheet already.
    """
    log = tuple(rows)
    machine = evidence.machine_criteria(pack, log)
    sheet = Sheet(
        run=run,
        person=person,
        name=name,
        seat=seat,
        attempt=attempt,
        started_utc=started_utc,
        closed_utc=closed_utc,
        outcome=outcome,
        course=pack.ref,
        pass_rule=pack.pass_rule,
        draft=pack.draft,
        critical_errors=evidence.critical_errors(pack, log),
        steps=evidence.steps(pack, log),
        machine=machine,
        human=_human_criteria(pack, log),
        oral=_oral_answers(pack, log),
        missing=_missing(machine, outcome, gaps),
    )
    return _scored(sheet)


def judge(sheet: Sheet, judgements: Mapping[str, Result]) -> Sheet:
    """The same sheet with these judgements on it, by id of criterion or oral question, and a fresh proposal.

    A judgement of a machine's criterion overrides what the machine saw; the sheet keeps both.
    Raises ValueError for an id that is not on the sheet.
    """
    known = {one.id for one in sheet.machine} | {one.id for one in sheet.by_person}
    if strangers := judgements.keys() - known:
        raise ValueError(f"not on this sheet: {sorted(strangers)}")
    return _scored(
        msgspec.structs.replace(
            sheet,
            machine=tuple(evidence.overridden(one, judgements.get(one.id)) for one in sheet.machine),
            human=tuple(
                msgspec.structs.replace(one, result=judgements.get(one.id, one.result)) for one in sheet.human
            ),
            oral=tuple(
                msgspec.structs.replace(one, result=judgements.get(one.id, one.result)) for one in sheet.oral
            ),
        )
    )


def _human_criteria(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[HumanCriterion, ...]:
    found = []
    for criterion in pack.criteria:
        if criterion.by == "person":
            judgement = evidence.judgement(criterion.id, log)
            shown_by = (*evidence.moments(criterion, log), *judgement.events)
            found.append(
                HumanCriterion(
                    id=criterion.id,
                    title=criterion.title,
                    required=criterion.required,
                    rows=tuple(sorted({event.row for event in shown_by})),
                    utc=min((event.utc for event in shown_by), default=None),
                    result=judgement.result,
                )
            )
    return tuple(found)


def _oral_answers(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[OralAnswer, ...]:
    found = []
    for question in pack.oral_questions:
        judgement = evidence.judgement(question.id, log)
        found.append(
            OralAnswer(
                id=question.id,
                question=question.question,
                answer=question.answer,
                rows=tuple(event.row for event in judgement.events),
                utc=judgement.events[-1].utc if judgement.events else None,
                result=judgement.result,
            )
        )
    return tuple(found)


def _missing(
    machine: tuple[SeenCriterion, ...], outcome: Outcome | None, gaps: int
) -> tuple[MissingEvidence, ...]:
    missing = []
    if outcome is None:
        missing.append(MissingEvidence("run_open"))
    if gaps:
        missing.append(MissingEvidence("gaps", gaps))
    if outcome is Outcome.TECHNICAL_FAULT:
        missing.append(MissingEvidence("technical_fault"))
    if outcome is Outcome.INTERRUPTED:
        missing.append(MissingEvidence("interrupted"))
    if outcome is Outcome.COMPLETED:
        # A run that was stopped early simply did not get there; one that ended must tell of every step.
        missing += [MissingEvidence("not_observed", 1, one.id) for one in machine if one.why == "nothing"]
    return tuple(missing)


def _scored(sheet: Sheet) -> Sheet:
    unmet = {one.step for one in sheet.machine if one.result is not Result.MET}
    watched = {one.step for one in sheet.machine}
    done = sum(step.id not in unmet if step.id in watched else step.completed for step in sheet.steps)
    required = [one.result for one in sheet.machine if one.required]
    required_human = [one.result for one in sheet.human if one.required]
    oral_right = sum(one.result is Result.MET for one in sheet.oral)
    open_oral = sum(one.result is None for one in sheet.oral)
    oral_short = oral_right < sheet.pass_rule.oral_questions_right
    proposal = propose(
        sheet.pass_rule,
        Standing(
            outcome=sheet.outcome,
            critical_errors=len(sheet.critical_errors),
            evidence_complete=sheet.evidence_complete,
            steps_done=done,
            steps_total=len(sheet.steps),
            required_not_met=sum(result not in (Result.MET, None) for result in (*required, *required_human)),
            oral_right=oral_right,
            not_judged=required_human.count(None) + (open_oral if oral_short else 0),
        ),
    )
    return msgspec.structs.replace(
        sheet, steps_done=done, proposal=proposal.decision, proposal_why=proposal.why
    )
