"""Decisions about people as the records hand them out, for tests of what is shown of somebody."""

from console.model import Decision, Meaning
from console.records.signoff import DecisionRow
from tests.support.ui_runs import pack

SIGNED = (Meaning.ASSESSED,)


def decision(number: int, outcome: Decision = Decision.COMPETENT, **changes) -> DecisionRow:
    """The n-th decision about somebody, competent and signed unless said otherwise."""
    fields = {
        "record": f"record-{number}",
        "entry": f"entry-{number}",
        "assessment": f"assessment-{number}",
        "run": f"run-{number}",
        "person": "person-1",
        "name": None,
        "outcome": outcome,
        "proposal": outcome,
        "critical_errors": (),
        "evidence_complete": True,
        "overridden": False,
        "reason": None,
        "feedback": None,
        "expires": "2027-11-01" if outcome is Decision.COMPETENT else None,
        "decider": "account-1",
        "decided_by": "J. Price",
        "decided_utc": f"2026-11-{number:02d}T10:00:00.000Z",
        "course": pack().ref,
        "supersedes": None,
        "superseded": False,
        "voided": False,
        "needs_countersign": False,
        "sample": None,
        "signed": SIGNED,
        "amendments": 0,
    }
    return DecisionRow(**(fields | changes))
