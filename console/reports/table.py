"""The decisions of a pack as a table for spreadsheets: CSV in the form that Excel opens rightly."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from console.reports import spreadsheet
from console.reports.dossier import Case

HEADINGS: Final = (
    "entry",
    "record_sha256",
    "state",
    "decided_utc",
    "person",
    "name",
    "uln",
    "course",
    "course_version",
    "course_sha256",
    "run",
    "attempt",
    "outcome",
    "proposal",
    "critical_errors",
    "criteria_met",
    "criteria_not_met",
    "evidence_complete",
    "reason",
    "feedback",
    "expires",
    "decided_by",
    "signatures",
)


def write(cases: Iterable[Case]) -> bytes:
    """One line a decision."""
    return spreadsheet.write(HEADINGS, map(_line, cases))


def _line(case: Case) -> Iterator[Any]:
    body, person, course = case.body, case.person, case.course
    yield from (case.number, case.entry.hash, _state(case), case.entry.t.utc, body.person)
    yield from (person.display, person.uln) if person else ("", "")
    yield from (course.id, course.version, course.sha256)
    yield from (body.run, case.run.attempt if case.run else "", body.outcome.value, body.proposal.value)
    yield " ".join(body.critical_errors)
    for result in ("met", "not_met"):
        yield " ".join(one.id for one in body.criteria if one.result == result)
    yield from (body.evidence_complete, body.reason, body.feedback, body.expires)
    yield case.decided_by
    yield "; ".join(
        f"{one.signature.meaning} by {one.signature.printed_name} ({one.signature.role}) {one.signature.utc}"
        f" offset {one.signature.offset_min} min"
        for one in case.signatures
    )


def _state(case: Case) -> str:
    if case.is_void:
        return "void"
    if case.amended_by:
        return "superseded"
    return "signed" if any(one.signature.meaning == "assessed" for one in case.signatures) else "not signed"
