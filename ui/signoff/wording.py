"""What the decision sheet says: outcomes, why something is proposed, what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.assessment.sheet import MissingEvidence, SeenCriterion, Sheet
from console.courses.scoring import Why
from console.model import Decision, Meaning, Outcome, Result, RunView
from ui import text

if TYPE_CHECKING:
    from console.records.signoff import DecisionRow, SignatureRow


def tr(source: str) -> str:
    """Translate in the context of the sheet."""
    return QCoreApplication.translate("signoff", source)


def was_words(result: Result | None) -> str:
    """How the record that is amended has a criterion."""
    return {Result.MET: tr("was met"), Result.NOT_MET: tr("was not yet")}.get(
        result or Result.NOT_OBSERVED, tr("was not judged")
    )


def live_words(live: Result | None, result: Result | None) -> str:
    """Whether a judgement was made during the run, and how, where it was changed since; empty: it was not."""
    if live is None:
        return ""
    if live is result:
        return tr("Judged live")
    return tr("Judged live: met") if live is Result.MET else tr("Judged live: not yet")


def sentence_to_sign(sheet: Sheet, decision: Decision, who: str, *, voids: bool = False) -> str:
    """What is signed, in one line: "Sign Hana Sato, GMP-GWN-B v1.2, competent, as J. Price, assessor"."""
    words = (
        tr("Void {name}, {course} v{version}, {outcome}, as {who}")
        if voids
        else tr("Sign {name}, {course} v{version}, {outcome}, as {who}")
    )
    return words.format(
        name=text.known_as(sheet.name, sheet.person),
        course=sheet.course.id,
        version=sheet.course.version,
        outcome=text.decision_words(decision).lower(),
        who=who,
    )


def voided_words(signatures: "Sequence[SignatureRow]", record: str) -> str:
    """That a record is void, by whom, when and why; empty while it is not."""
    void = next((one for one in signatures if one.record == record and one.meaning is Meaning.VOIDED), None)
    if void is None:
        return ""
    return tr("Void: {name}, {day}, {time}. Reason: {reason}").format(
        name=void.printed_name,
        day=text.day(void.utc),
        time=text.short_time(void.utc),
        reason=void.note or "",
    )


def amended_words(row: "DecisionRow") -> str:
    """What an amendment takes the place of: the old decision, whose, when, and what was written with it."""
    head = tr("In the place of: {outcome}, {name}, {day}, {time}.").format(
        outcome=text.decision_words(row.outcome).lower(),
        name=row.decided_by or "",
        day=text.day(row.decided_utc),
        time=text.short_time(row.decided_utc),
    )
    written = row.feedback or row.reason
    return f"{head} {tr('Then written: {words}').format(words=written)}" if written else head


def sample_words(sample: str | None) -> str:
    """Why the IQA verifies a record."""
    return {
        "new_assessor": tr("new assessor"),
        "override": tr("override"),
        "amendment": tr("amendment"),
        "void": tr("void"),
        "first_of_quarter": tr("first of the quarter"),
        "drawn": tr("drawn, 1 in 5"),
    }.get(sample or "", "")


def run_mark(run: RunView) -> tuple[str, str]:
    """Icon and words for a run in the list."""
    if run.critical_errors:
        count = len(run.critical_errors)
        return "stop", text.counted("1 critical error", "%n critical errors", count)
    return {
        Outcome.COMPLETED: ("circle-check", tr("completed")),
        Outcome.STOPPED: ("player-stop", tr("stopped early")),
        Outcome.INTERRUPTED: ("circle-dashed", tr("interrupted")),
        Outcome.TECHNICAL_FAULT: ("circle-dashed", tr("technical fault")),
    }.get(run.outcome or Outcome.INTERRUPTED, ("circle-dashed", tr("not ended")))


def missing_words(missing: tuple[MissingEvidence, ...]) -> str:
    """Why the evidence is not whole, in sentences."""
    untold = sum(one.what == "not_observed" for one in missing)
    gaps = sum(one.count for one in missing if one.what == "gaps")
    kinds = {one.what for one in missing}
    said = [
        ("elsewhere" in kinds, tr("The log of this run is on the console where it was made: look there.")),
        ("run_open" in kinds, tr("The run is still going on.")),
        ("technical_fault" in kinds, tr("The run ended by a technical fault.")),
        ("interrupted" in kinds, tr("The run was interrupted.")),
        (
            gaps > 0,
            text.counted(
                "1 message of this run never arrived.", "%n messages of this run never arrived.", gaps
            ),
        ),
        (
            untold > 0,
            text.counted(
                "The headset told nothing about 1 criterion.",
                "The headset told nothing about %n criteria.",
                untold,
            ),
        ),
    ]
    return " ".join(words for holds, words in said if holds)


def seen_words(one: SeenCriterion) -> str:
    """What the system saw of a criterion, when, and why that counts."""
    when = text.clock_time(one.utc)
    if one.why == "error":
        against = ", ".join(f"{moment.title} {text.clock_time(moment.utc)}" for moment in one.moments)
        return tr("Not met, because of: {errors}").format(errors=against)
    words = {
        "observation": tr("Met: the headset watched for it and saw it done, {time}")
        if one.seen is Result.MET
        else tr("Not met: the headset watched for it and saw it not done, {time}"),
        "completed": tr("Met: the step was completed and nothing spoke against it, {time}"),
        "skipped": tr("Not observed: the step was left out, {time}"),
        "nothing": tr(
            "Not observed: the headset told neither that the step was done nor that it was left out"
        ),
    }
    return words[one.why].format(time=when)


def proposal_words(sheet: Sheet) -> str:
    """Why the pack's rule proposes what it proposes, in one line."""
    rule, total = sheet.pass_rule, sheet.steps_total
    errors = len(sheet.critical_errors)
    share = tr("{done} of {total} steps, {percent} % needed").format(
        done=sheet.steps_done, total=total, percent=rule.steps_share_percent
    )
    words = {
        Why.RUN_OPEN: tr("the run is still going on"),
        Why.CRITICAL_ERROR: text.counted("1 critical error", "%n critical errors", errors),
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
