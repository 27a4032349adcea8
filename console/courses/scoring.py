"""What a run's log is worth under its course, and why: every criterion with what it stands on, every reason.

Pure. A person decides; nothing here knows how long anything took, and nothing comes from a sensor on a body.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal, TypeVar

import msgspec

from console.courses import evidence
from console.courses.content import Pack, PassRule
from console.courses.evidence import HumanCriterion, OralAnswer, SeenCriterion, SeenError, SeenStep
from console.courses.log import LogEvent
from console.model import Decision, Outcome, Result


class Why(StrEnum):
    """One reason for a proposal."""

    RUN_OPEN = "run_open"
    CRITICAL_ERROR = "critical_error"
    TECHNICAL_FAULT = "technical_fault"
    INTERRUPTED = "interrupted"
    EVIDENCE_INCOMPLETE = "evidence_incomplete"
    STEPS_SHARE = "steps_share"
    REQUIRED_NOT_MET = "required_not_met"
    ORAL_QUESTIONS = "oral_questions"
    NOT_JUDGED = "not_judged"
    """Something that the rule needs waits for a person's judgement."""
    RULE_MET = "rule_met"


class MissingEvidence(msgspec.Struct, frozen=True):
    """Why the evidence is not whole."""

    what: Literal["run_open", "gaps", "technical_fault", "interrupted", "not_observed", "elsewhere"]
    """`elsewhere`: the run's log is on another console, where it was made."""
    count: int = 1
    """Messages never got, for `gaps`."""
    criterion: str | None = None
    """For `not_observed`: the headset told neither that the step was done nor that it was skipped."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen, what was judged, and what the pack's rule makes of both."""

    outcome: Outcome | None
    """None while the run is open."""
    pass_rule: PassRule
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
    """Every reason that holds, the gravest first."""

    @property
    def steps_total(self) -> int:
        """How many steps the course has."""
        return len(self.steps)

    @property
    def evidence_complete(self) -> bool:
        """True when the log of the run is whole; one that is not can not be signed as competent."""
        return not self.missing

    @property
    def judged(self) -> bool:
        """True when a person has judged all that is theirs: only then is the proposal shown."""
        return all(one.result is not None for one in self.by_person)

    @property
    def by_person(self) -> tuple[HumanCriterion | OralAnswer, ...]:
        """All that a person judges, in the order of the sheet."""
        return (*self.human, *self.oral)


AnyScore = TypeVar("AnyScore", bound=Score)


def score(pack: Pack, log: Iterable[LogEvent], *, outcome: Outcome | None, gaps: int = 0) -> Score:
    """Read a run's log against its pack.

    `log` is in row order, and holds the run's own headset only; `gaps` counts the run's messages that were
    never got; `outcome` is None while the run is open. Judgements made during the run stand already.
    """
    rows = tuple(event for event in log if event.kind in evidence.KINDS)
    machine = evidence.machine_criteria(pack, rows)
    return _proposed(
        Score(
            outcome=outcome,
            pass_rule=pack.pass_rule,
            critical_errors=evidence.critical_errors(pack, rows),
            steps=evidence.steps(pack, rows),
            machine=machine,
            human=evidence.human_criteria(pack, rows),
            oral=evidence.oral_answers(pack.oral_questions, rows),
            missing=_missing(machine, outcome, gaps),
        )
    )


def judge(seen: AnyScore, judgements: Mapping[str, Result]) -> AnyScore:
    """The same with these judgements on it, by id of criterion or oral question, and a fresh proposal.

    A judgement of a machine's criterion overrides what the machine saw; both are kept.
    Raises ValueError for an id that is not in it.
    """
    known = {one.id for one in seen.machine} | {one.id for one in seen.by_person}
    if strangers := judgements.keys() - known:
        raise ValueError(f"not on this sheet: {sorted(strangers)}")
    replace = msgspec.structs.replace
    return _proposed(
        replace(
            seen,
            machine=tuple(evidence.overridden(one, judgements.get(one.id)) for one in seen.machine),
            human=tuple(replace(one, result=judgements.get(one.id, one.result)) for one in seen.human),
            oral=tuple(replace(one, result=judgements.get(one.id, one.result)) for one in seen.oral),
        )
    )


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


def _proposed(seen: AnyScore) -> AnyScore:
    """Apply the pack's rule to what is known now.

    Any critical error fails, whatever the rest was. A technical fault or an interruption without one proposes
    "void": it is kept, and not held against the trainee. What nobody has judged is not met yet.
    """
    unmet = {one.step for one in seen.machine if one.result is not Result.MET}
    watched = {one.step for one in seen.machine}
    done = sum(step.id not in unmet if step.id in watched else step.completed for step in seen.steps)
    seen = msgspec.structs.replace(seen, steps_done=done)
    why = _shortfalls(seen)
    if not why:
        decision, why = Decision.COMPETENT, (Why.RULE_MET,)
    elif Why.CRITICAL_ERROR not in why and (Why.TECHNICAL_FAULT in why or Why.INTERRUPTED in why):
        decision = Decision.VOID
    else:
        decision = Decision.NOT_YET_COMPETENT
    return msgspec.structs.replace(seen, proposal=decision, proposal_why=why)


def _shortfalls(seen: Score) -> tuple[Why, ...]:
    rule = seen.pass_rule
    required: list[Result | None] = [one.result for one in seen.machine if one.required]
    required += [one.result for one in seen.human if one.required]
    oral = [one.result for one in seen.oral]
    oral_short = oral.count(Result.MET) < rule.oral_questions_right
    # Of what the rule does not need, nobody waits for a judgement.
    not_judged = required.count(None) * rule.all_required + oral.count(None) * oral_short
    not_met = len(required) - required.count(Result.MET) - required.count(None)
    holds = {
        Why.RUN_OPEN: seen.outcome is None,
        Why.CRITICAL_ERROR: len(seen.critical_errors) > rule.critical_errors,
        Why.TECHNICAL_FAULT: seen.outcome is Outcome.TECHNICAL_FAULT,
        Why.INTERRUPTED: seen.outcome is Outcome.INTERRUPTED,
        Why.EVIDENCE_INCOMPLETE: not seen.evidence_complete,
        Why.STEPS_SHARE: seen.steps_done * 100 < rule.steps_share_percent * seen.steps_total,
        Why.REQUIRED_NOT_MET: rule.all_required and not_met > 0,
        Why.ORAL_QUESTIONS: oral_short and not_judged == 0,
        Why.NOT_JUDGED: not_judged > 0,
    }
    return tuple(why for why, is_so in holds.items() if is_so)
