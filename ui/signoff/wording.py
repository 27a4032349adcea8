"""What the decision sheet says: outcomes, why something is proposed, what is missing."""

from PySide6.QtCore import QCoreApplication

from console.assessment.sheet import MissingEvidence, Sheet
from console.courses.scoring import Why
from console.model import Decision, Outcome, RunView


def tr(source: str) -> str:
    """Translate in the context of the sheet."""
    return QCoreApplication.translate("signoff", source)


def decision_words(decision: Decision) -> str:
    """A decision as the radio buttons and the proposal say it."""
    return {
        Decision.COMPETENT: tr("Competent"),
        Decision.NOT_YET_COMPETENT: tr("Not yet competent"),
        Decision.VOID: tr("Void, technical fault"),
    }[decision]


def run_mark(run: RunView) -> tuple[str, str]:
    """Icon and words for a run in the list."""
    if run.critical_errors:
        count = len(run.critical_errors)
        return "stop", tr("1 critical error") if count == 1 else tr("{n} critical errors").format(n=count)
    return {
        Outcome.COMPLETED: ("circle-check", tr("completed")),
        Outcome.STOPPED: ("player-stop", tr("stopped early")),
        Outcome.INTERRUPTED: ("circle-dashed", tr("interrupted")),
        Outcome.TECHNICAL_FAULT: ("circle-dashed", tr("technical fault")),
    }.get(run.outcome or Outcome.INTERRUPTED, ("circle-dashed", tr("not ended")))


def missing_words(one: MissingEvidence) -> str:
    """Why the evidence is not whole."""
    return {
        "run_open": tr("The run is still going on."),
        "gaps": tr("{n} messages of this run were never got.").format(n=one.count),
        "technical_fault": tr("The run ended by a technical fault."),
        "interrupted": tr("The run was interrupted."),
        "not_observed": tr("The headset told nothing about one criterion."),
    }[one.what]


def proposal_words(sheet: Sheet) -> str:
    """Why the pack's rule proposes what it proposes, in one line."""
    rule, total = sheet.pass_rule, sheet.steps_total
    errors = len(sheet.critical_errors)
    share = tr("{done} of {total} steps, {percent} % needed").format(
        done=sheet.steps_done, total=total, percent=rule.steps_share_percent
    )
    words = {
        Why.RUN_OPEN: tr("the run is still going on"),
        Why.CRITICAL_ERROR: tr("1 critical error")
        if errors == 1
        else tr("{n} critical errors").format(n=errors),
        Why.TECHNICAL_FAULT: tr("the run ended by a technical fault"),
        Why.INTERRUPTED: tr("the run was interrupted"),
        Why.EVIDENCE_INCOMPLETE: tr("the evidence is incomplete"),
        Why.STEPS_SHARE: share,
        Why.REQUIRED_NOT_MET: tr("a required criterion is not met"),
        Why.ORAL_QUESTIONS: tr("fewer than {n} oral questions right").format(n=rule.oral_questions_right),
        Why.NOT_JUDGED: tr("something is not judged yet"),
        Why.RULE_MET: tr("the course's rule is met: {share}").format(share=share),
    }
    said = [words[why] for why in sheet.proposal_why]
    line = "; ".join(said)
    return line[:1].upper() + line[1:]
