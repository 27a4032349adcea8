"""From a judged sheet to the body of `assessment.decided` (records.md, "Assessment")."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from console.assessment.sheet import Sheet, judge
from console.errors import ClassReason, ConsoleError, SigningReason
from console.model import Decision, Result


def decide(
    sheet: Sheet,
    decision: Decision,
    reason: str | None,
    judgements: Mapping[str, Result],
    *,
    expires: str | None,
    feedback: str | None = None,
    adjustment: str | None = None,
    identified: bool = False,
) -> dict[str, Any]:
    """Make the body of the ledger entry: plain JSON values, no floats, no name.

    `judgements` by id of criterion or oral question; `expires` (`YYYY-MM-DD`, see `expiry`) is kept only when
    the decision is competent. Of a "not yet" the trainee reads why: feedback and reason stand in for each
    other where only one was written. `identified`: the entry's actor decides; otherwise nobody in particular
    did, and nobody can sign it.

    Raises ConsoleError: ClassReason RUN_OPEN while the run goes on, NOT_DECIDED while something waits for a
    person's judgement (a void one does not wait), REASON_NEEDED for every "not yet", for a decision against
    the proposal, and for an override; SigningReason EVIDENCE_INCOMPLETE for competent without whole evidence.
    """
    if sheet.outcome is None:
        raise ConsoleError(ClassReason.RUN_OPEN)
    judged = judge(sheet, judgements)
    if decision is not Decision.VOID and not judged.judged:
        raise ConsoleError(ClassReason.NOT_DECIDED)
    if decision is Decision.COMPETENT and not judged.evidence_complete:
        raise ConsoleError(SigningReason.EVIDENCE_INCOMPLETE)
    reason, feedback = (reason or "").strip(), (feedback or "").strip()
    if decision is Decision.NOT_YET_COMPETENT:
        reason, feedback = reason_of(judged, reason, feedback), feedback or reason
    if not reason and needs_reason(judged, decision):
        raise ConsoleError(ClassReason.REASON_NEEDED)
    adjustment = (adjustment or "").strip()
    if expires is not None:
        date.fromisoformat(expires)
    return {
        "run": judged.run,
        "person": judged.person,
        "outcome": decision.value,
        "proposal": judged.proposal.value,
        "critical_errors": list(dict.fromkeys(error.code for error in judged.critical_errors)),
        "criteria": _criteria(judged),
        "evidence_complete": judged.evidence_complete,
        "reason": reason,
        "expires": expires if decision is Decision.COMPETENT else None,
        **({"feedback": feedback} if feedback else {}),
        **({"adjustment": adjustment} if adjustment else {}),
        **({} if identified else {"decider": "unidentified"}),
    }


def reason_of(judged: Sheet, reason: str, feedback: str) -> str:
    """The reason of a "not yet": what the trainee reads, unless the record needs one of its own."""
    return reason or ("" if needs_own_reason(judged, Decision.NOT_YET_COMPETENT) else feedback)


def needs_own_reason(judged: Sheet, decision: Decision) -> bool:
    """True when what the trainee reads does not say why: an override, or in favour against the proposal.

    An override counts: it moves the proposal, so that the decision would seem to agree with it.
    """
    is_against = decision is not Decision.NOT_YET_COMPETENT and decision is not judged.proposal
    return is_against or any(one.is_overridden for one in judged.machine)


def needs_reason(judged: Sheet, decision: Decision) -> bool:
    """True when this decision about a judged sheet can not be kept without a reason."""
    return decision is Decision.NOT_YET_COMPETENT or needs_own_reason(judged, decision)


def expiry(expires_months: int | None, decided: date) -> str | None:
    """The last day on which a competence decided on `decided` holds; None: it does not expire.

    `decided` is the day on which somebody first decided about the run. What is said of it later, in an
    amendment or anew after a void, rests on the same evidence and lets nothing hold any longer.
    Counted in calendar months; a day that the month does not have becomes its last one.
    """
    if expires_months is None:
        return None
    years, month0 = divmod(decided.month - 1 + expires_months, 12)
    year, month = decided.year + years, month0 + 1
    day = min(decided.day, calendar.monthrange(year, month)[1])
    return date(year, month, day).isoformat()


def _criteria(judged: Sheet) -> list[dict[str, Any]]:
    """One object a criterion, in the order of the sheet; what nobody judged was not observed."""
    by_machine = [
        {
            "id": one.id,
            "result": one.result.value,
            "by": "person" if one.is_overridden else "machine",
            "evidence": list(one.rows),
        }
        | ({"machine": one.seen.value} if one.is_overridden else {})
        for one in judged.machine
    ]
    by_person = [
        {
            "id": one.id,
            "result": (one.result or Result.NOT_OBSERVED).value,
            "by": "person",
            "evidence": list(one.rows),
        }
        for one in judged.by_person
    ]
    return [*by_machine, *by_person]
