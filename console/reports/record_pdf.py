"""A decision on paper (A4): who and what, decision, evidence, signatures, how to check."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from console.clock import iso_utc
from console.records.canonical import printed_head
from console.reports import wording
from console.reports.dossier import Case, Signed, by_person_first
from console.reports.typesetting import Print, Printer

FIRST_PAGE_MET: Final = 3
"""Of what the system saw met, so many lines stand with the rest; more go to the end."""

_SAMPLES: Final = {
    "amendment": "amendment",
    "void": "void",
    "override": "override",
    "new_assessor": "new assessor",
    "first_of_quarter": "first of its quarter",
    "drawn": "drawn",
}


def pdf(printer: Printer, case: Case, made: Print) -> bytes:
    """One decision as PDF/A-2b. ConsoleError(PRINT_FAILED)."""
    return printer.pdf("record.typ", facts(case, made), made.utc)


def facts(case: Case, made: Print) -> dict[str, Any]:
    """Everything that stands on the paper, in the words in which it stands there."""
    body = case.body
    met, rows = _evidence(case)
    words = {
        "title": "Assessment record",
        "place": f"Console {made.console[:8]}, entry {wording.number(case.number)}",
        "who": list(_who(case)),
        "what": list(_what(case)),
        "banners": list(_banners(case)),
        "outcome": wording.OUTCOMES[body.outcome.value],
        "proposal": _proposal(case),
        "valid": f"Competence valid until: {wording.day(body.expires) if body.expires else wording.DASH}",
        "reason": body.reason or wording.DASH,
        # Of a "not yet" the one often stands for the other: it is printed once.
        "feedback": (body.feedback or "") if body.feedback != body.reason else "",
        "adjustment": body.adjustment or "",
        "errors": list(_errors(case)),
        "evidence_note": _evidence_note(case),
        "evidence": rows,
        "rest": met,
        "signatures": list(_signatures(case)),
        "read": _read(case),
        "hash": wording.groups(case.entry.hash),
        "pack_sha256": wording.groups(case.course.sha256),
        "check": f"python3 -I verify.py {made.pack}",
        "practice": wording.PRACTICE,
        "printed": f"Printed {wording.time(iso_utc(made.utc))} UTC" + (f" by {made.by}" if made.by else ""),
        "head": f"Head of the records when printed: entry {wording.number(made.head_seq)}",
        "code": printed_head(made.head_hash),
        "subject": f"Decision in entry {case.number}",
    }
    plain: dict[str, Any] = wording.plain(words)
    return plain


def _who(case: Case) -> Iterator[tuple[str, str]]:
    person = case.person
    if person is None or not person.display:
        yield "Trainee", "name erased" if person and person.erased_utc else "guest"
        yield "Pseudonym", case.body.person
    else:
        yield "Trainee", person.display
        yield "ULN", wording.groups(person.uln) if person.uln else wording.DASH
    document = person.identity_document if person else None
    by = f" by {case.identity_by}" if case.identity_by else ""
    yield "Identity", f"{document}, seen{by}" if document else "no document noted"
    course, pack = case.course, case.pack
    yield "Unit", f"{course.id} {pack.title}" if pack else course.id
    yield "Course pack", f"v{course.version}, SHA-256 {course.sha256[:8]} (at the end)"
    yield "Procedure", pack.sop if pack else "not on this console any more"


def _what(case: Case) -> Iterator[tuple[str, str]]:
    yield "Attempt", _attempt(case)
    if case.started_utc and case.closed_utc:
        yield "Run", f"{wording.time(case.started_utc)} to {case.closed_utc[11:19]}"
    else:
        yield "Run", wording.DASH
    yield "Times", f"UTC, local zone {wording.zone(case.entry.t.offset_min)}"
    station = case.station
    yield "Equipment", f"headset {station.label}, app {station.app}" if station else _station_id(case)
    pack = case.pack
    standard = ", ".join(filter(None, (pack.standard, " ".join(pack.ksb)))) if pack else ""
    yield "Standard", standard or wording.DASH
    if pack is None:
        yield "Content", "course pack not on this console"
    else:
        yield "Content", "draft, approved by: none" if pack.draft else f"approved by {pack.approved_by}"


def _attempt(case: Case) -> str:
    """This attempt, and the one before it; how many more there were."""
    if case.run is None:
        return wording.DASH
    number = case.run.attempt
    earlier = [one for one in case.others if one.attempt < number]
    if not earlier:
        return str(number)
    last = earlier[-1]
    said = f"{number} (attempt {last.attempt}: {wording.day(last.utc)}, {last.outcome.replace('_', ' ')}"
    return f"{said}; {len(earlier) - 1} before)" if len(earlier) > 1 else f"{said})"


def _station_id(case: Case) -> str:
    return f"headset {case.run.station[:8]}" if case.run else wording.DASH


def _banners(case: Case) -> Iterator[str]:
    """What must be seen before the decision is read."""
    if case.is_void:
        yield "Void: somebody has signed that this record does not count. It is kept."
    if case.amended_by:
        numbers = ", ".join(map(wording.number, case.amended_by))
        yield f"Superseded: an amendment has taken the place of this decision (entry {numbers})."
    if case.amends is not None:
        yield f"Amendment of the decision in entry {wording.number(case.amends)}.{_said_before(case)}"
    if case.decided_by is None:
        yield "Decided by nobody in particular: there was no account. It can not be signed."
    elif not any(one.signature.meaning == "assessed" for one in case.signatures):
        yield "Not signed: this is not a record yet."
    if case.pack is not None and case.pack.draft:
        yield "Draft content: no subject-matter expert has approved this course."


def _proposal(case: Case) -> str:
    whole = "Evidence complete." if case.body.evidence_complete else "Evidence incomplete."
    return f"{whole} Proposed by the system: {wording.OUTCOMES[case.body.proposal.value].lower()}."


def _errors(case: Case) -> Iterator[tuple[str, str, str]]:
    for code in case.body.critical_errors:
        title = case.pack.title_of(code) if case.pack else None
        yield f"{code} {title}" if title else code, "system", _moment(case, case.first_rows.get(code))


def _evidence_note(case: Case) -> str:
    criteria = case.body.criteria
    observed = [one for one in criteria if one.result != "not_observed"]
    met = sum(one.result == "met" for one in observed)
    note = f"{met} of {len(observed)} observed criteria met"
    return f"{note}, {case.pack.pass_rule.steps_share_percent} % of steps needed" if case.pack else note


def _evidence(case: Case) -> tuple[list[list[str]], list[list[str]]]:
    """The rest for the end, and the first page's rows: person first, then not met, then what fits."""
    rows = by_person_first(case.body.criteria)
    lines = [_criterion(case, one) for one in rows]
    first = sum(one.by == "person" or one.result != "met" for one in rows)
    if len(rows) - first <= FIRST_PAGE_MET:
        return [], lines
    summary = f"{_ranges(case, [one.id for one in rows[first:]])}: {len(rows) - first} criteria"
    return lines[first:], [*lines[:first], [summary, "met", "system", "listed at the end"]]


def _ranges(case: Case, ids: Sequence[str]) -> str:
    """Ids in the order of the record, neighbours joined: C1 to C9, C11."""
    order = {one.id: place for place, one in enumerate(case.body.criteria)}
    runs: list[list[str]] = []
    for id_ in ids:
        if runs and order[id_] == order[runs[-1][-1]] + 1:
            runs[-1].append(id_)
        else:
            runs.append([id_])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def _criterion(case: Case, one: Any) -> list[str]:
    title = None
    if case.pack is not None:
        known = case.pack.criterion(one.id)
        asked = next((q.question for q in case.pack.oral_questions if q.id == one.id), None)
        title = known.title if known else asked
    by = "system" if one.by == "machine" else case.decided_by or "person"
    rows = [row for row in one.evidence if isinstance(row, int)]
    return [
        f"{one.id} {title}" if title else one.id,
        wording.RESULTS[one.result],
        by,
        _moment(case, rows[0] if rows else None),
    ]


def _signatures(case: Case) -> Iterator[list[str]]:
    for one in case.signatures:
        signature = one.signature
        role = signature.role.value
        if signature.meaning == "assessed":
            role += ", qualified" if case.qualified else ", not yet qualified"
        yield [
            wording.MEANINGS[signature.meaning.value],
            ", ".join(part.replace("_", " ") for part in signature.components),
            signature.printed_name,
            role,
            f"{wording.time(signature.utc)} UTC",
            f"local {wording.zone(signature.offset_min)}, clock {signature.clock}",
            f"key {wording.groups(signature.key[:8])}",
            f"entry {wording.number(one.number)}",
            _note(one),
        ]
    made = {one.signature.meaning.value for one in case.signatures}
    if "verified" not in made and "assessed" in made and not case.amended_by:
        waits = f"waits for the IQA: {_SAMPLES.get(case.sample, case.sample)}" if case.sample else None
        yield ["Verified", "", waits or "not chosen for the IQA sample", "", wording.DASH, "", "", "", ""]


def _said_before(case: Case) -> str:
    """What stood in the amended decision and does not stand here; empty where only words changed."""
    before, now = case.before, case.body
    if before is None:
        return ""
    said = [] if before.outcome == now.outcome else [before.outcome.replace("_", " ")]
    results = {one.id: one.result for one in now.criteria}
    changed = (one for one in before.criteria if results.get(one.id) != one.result)
    said += [f"{one.id} {one.result.replace('_', ' ')}" for one in changed]
    return f" It said: {', '.join(said)}." if said else ""


def _note(one: Signed) -> str:
    return f"Reason: {one.note}" if one.note and one.signature.meaning == "voided" else ""


def _read(case: Case) -> str:
    shown = [one for one in case.signatures if one.signature.meaning == "witnessed"]
    said = "Not shown to the trainee yet."
    if shown:
        last = shown[-1]
        when, entry = wording.time(last.signature.utc), wording.number(last.number)
        said = f"Read by the trainee {when} UTC (entry {entry})"
        said += f": “{last.note}”" if last.note else "."
    amendments = ", ".join(f"entry {wording.number(number)}" for number in case.amended_by)
    return f"{said} Amendments: {amendments or 'none'}."


def _moment(case: Case, row: int | None) -> str:
    if row is None:
        return wording.DASH
    utc = case.rows.get(row)
    return f"{wording.number(row)}, {utc[11:19]}" if utc else wording.number(row)
