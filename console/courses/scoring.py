"""What a pass rule proposes. A person decides; nothing here knows how long anything took."""

from enum import StrEnum

import msgspec

from console.courses.content import PassRule
from console.model import Decision, Outcome


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


class Standing(msgspec.Struct, frozen=True):
    """What a pass rule looks at: counts, and how the run ended."""

    outcome: Outcome | None
    """None while the run is open."""
    critical_errors: int
    evidence_complete: bool
    steps_done: int
    steps_total: int
    required_not_met: int
    """Required criteria, judged or observed, that are not met."""
    oral_right: int
    not_judged: int
    """Required person's criteria and oral questions that nobody has judged."""


class Proposal(msgspec.Struct, frozen=True):
    """What the rule proposes, with every reason that holds, the gravest first."""

    decision: Decision
    why: tuple[Why, ...]


def propose(rule: PassRule, standing: Standing) -> Proposal:
    """Apply a pack's rule to what is known now.

    Any critical error fails, whatever the rest was. A technical fault or an interruption without one proposes
    "void": it is kept, and not held against the trainee. What nobody has judged is not met yet.
    """
    why = tuple(_shortfalls(rule, standing))
    if not why:
        return Proposal(Decision.COMPETENT, (Why.RULE_MET,))
    spoilt = Why.TECHNICAL_FAULT in why or Why.INTERRUPTED in why
    if spoilt and Why.CRITICAL_ERROR not in why:
        return Proposal(Decision.VOID, why)
    return Proposal(Decision.NOT_YET_COMPETENT, why)


def _shortfalls(rule: PassRule, standing: Standing) -> list[Why]:
    oral_needed = rule.oral_questions_right
    holds = {
        Why.RUN_OPEN: standing.outcome is None,
        Why.CRITICAL_ERROR: standing.critical_errors > rule.critical_errors,
        Why.TECHNICAL_FAULT: standing.outcome is Outcome.TECHNICAL_FAULT,
        Why.INTERRUPTED: standing.outcome is Outcome.INTERRUPTED,
        Why.EVIDENCE_INCOMPLETE: not standing.evidence_complete,
        Why.STEPS_SHARE: standing.steps_done * 100 < rule.steps_share_percent * standing.steps_total,
        Why.REQUIRED_NOT_MET: rule.all_required and standing.required_not_met > 0,
        Why.ORAL_QUESTIONS: standing.oral_right < oral_needed and standing.not_judged == 0,
        Why.NOT_JUDGED: standing.not_judged > 0,
    }
    return [why for why, is_so in holds.items() if is_so]
