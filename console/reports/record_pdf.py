"""A decision on paper (A4): who and what, decision, evidence, signatures, how to check (look.md, "Paper").

What people wrote goes to the typesetter as JSON strings, which it prints and never reads as markup.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from console.clock import iso_utc
from console.errors import ConsoleError, ReportReason
from console.records.canonical import head_code
from console.reports.dossier import Case, Signed, by_person_first

if TYPE_CHECKING:
    from typst import Compiler

PRACTICE: Final = "Simulated practice. Does not by itself qualify for Grade A/B entry."
FIRST_PAGE_MET: Final = 3
"""Of what the system saw met, so many lines stand with the rest; more go to the end."""

_MOST_UNKNOWN: Final = 500
_HANGING: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
"""Categories of what joins the letter before it in one picture."""
_DASH: Final = "–"
_OUTCOMES: Final = {
    "competent": "Competent",
    "not_yet_competent": "Not yet competent",
    "void": "Void",
}
_RESULTS: Final = {"met": "met", "not_met": "not met", "not_observed": "not observed"}
_MEANINGS: Final = {
    "assessed": "Assessed",
    "countersigned": "Countersigned",
    "verified": "Verified",
    "witnessed": "Witnessed",
    "voided": "Voided",
}
_SAMPLES: Final = {
    "amendment": "amendment",
    "void": "void",
    "override": "override",
    "new_assessor": "new assessor",
    "first_of_quarter": "first of its quarter",
    "drawn": "drawn",
}
_LONG_WORD: Final = re.compile(r"\S{36}(?=\S)")
"""A word that no line may be able to hold gets places where it can part."""
_KEPT_INVISIBLE: Final = "\u200c\u200d"
"""Joiners: part of the spelling of some names."""


class Print(msgspec.Struct, frozen=True):
    """One print of the records: when, by whom, and where the records stood."""

    utc: datetime
    by: str | None
    """Printed name; None: nobody had signed in."""
    console: str
    head_seq: int
    head_hash: str
    pack: str = "FILE.zip"
    """The record pack that comes with it."""


class Printer:
    """Makes pages. Loading it takes a moment and some 80 MB, so it is made late and used for many."""

    def __init__(self) -> None:
        import typst

        paper = resources.files("resources") / "paper" / "record.typ"
        fonts = resources.files("resources") / "fonts"
        self._fonts = resources.as_file(fonts)
        folder: Path = self._fonts.__enter__()
        self._trouble = typst.TypstError
        self._template = paper.read_bytes()
        self._compiler: Compiler = typst.Compiler(root=folder, font_paths=typst.Fonts(font_paths=[folder]))

    def close(self) -> None:
        """Let the fonts go."""
        self._fonts.__exit__(None, None, None)

    def record(self, case: Case, made: Print) -> bytes:
        """One decision as PDF/A-2b. ConsoleError(PRINT_FAILED).

        What no font of this computer can show stands as its number in Unicode: an archive page has no boxes.
        """
        words = facts(case, made)
        for _ in range(_MOST_UNKNOWN):
            try:
                return self._typeset(words, made.utc)
            except self._trouble as error:
                unknown = _undisplayable(error.message)
                shown = _replaced(words, unknown)
                if shown == words:
                    raise ConsoleError(ReportReason.PRINT_FAILED, problem=error.message) from error
                words = shown
        raise ConsoleError(ReportReason.PRINT_FAILED, problem="too many unknown letters")

    def _typeset(self, words: dict[str, Any], utc: datetime) -> bytes:
        page = self._compiler.compile(
            self._template,
            format="pdf",
            sys_inputs={"record": json.dumps(words, ensure_ascii=False)},
            pdf_standards=["a-2b"],
            timestamp=utc.replace(microsecond=0),
        )
        assert isinstance(page, bytes)
        return page


def _undisplayable(message: str) -> str:
    """The letters that the typesetter says it can not show; empty when it says something else."""
    found = re.search(r'the text `"(.+?)"` could not be displayed', message)
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda hit: chr(int(hit[1], 16)), found[1]) if found else ""


def _replaced(value: Any, unknown: str) -> Any:
    if isinstance(value, str):
        return _numbered(value, unknown)
    if isinstance(value, dict):
        return {name: _replaced(member, unknown) for name, member in value.items()}
    return [_replaced(member, unknown) for member in value]


def _numbered(text: str, unknown: str) -> str:
    """The text with unknown letters as numbers, and with them what hangs on them: marks, joiners, hues."""
    letters = {c for c in unknown if not c.isascii()}
    # What hangs on a plain letter was the trouble, when only that letter is named.
    bearers = letters or set(unknown)
    out, hangs = [], False
    for c in text:
        is_hanging = not c.isascii() and unicodedata.category(c) in _HANGING
        hangs = c in bearers or (hangs and is_hanging)
        out.append(f"[U+{ord(c):04X}]" if hangs and not c.isascii() else c)
    return "".join(out)


def facts(case: Case, made: Print) -> dict[str, Any]:
    """Everything that stands on the paper, in the words in which it stands there."""
    body = case.body
    met, rows = _evidence(case)
    words = {
        "title": "Assessment record",
        "place": f"Console {made.console[:8]}, entry {_number(case.number)}",
        "who": list(_who(case)),
        "what": list(_what(case)),
        "banners": list(_banners(case)),
        "outcome": _OUTCOMES[body.outcome.value],
        "proposal": _proposal(case),
        "valid": f"Competence valid until: {_day(body.expires) if body.expires else _DASH}",
        "reason": body.reason or _DASH,
        # Of a "not yet" the one often stands for the other: it is printed once.
        "feedback": (body.feedback or "") if body.feedback != body.reason else "",
        "adjustment": body.adjustment or "",
        "errors": list(_errors(case)),
        "evidence_note": _evidence_note(case),
        "evidence": rows,
        "rest": met,
        "signatures": list(_signatures(case)),
        "read": _read(case),
        "hash": _groups(case.entry.hash),
        "pack_sha256": _groups(case.course.sha256),
        "check": f"python3 -I verify.py {made.pack}",
        "practice": PRACTICE,
        "printed": f"Printed {_time(iso_utc(made.utc))} UTC" + (f" by {made.by}" if made.by else ""),
        "head": f"Head of the records when printed: entry {_number(made.head_seq)}",
        "code": _groups(head_code(made.head_hash)),
        "subject": f"Decision in entry {case.number}",
    }
    return {name: _plain(value) for name, value in words.items()}


def _who(case: Case) -> Iterator[tuple[str, str]]:
    person = case.person
    if person is None or not person.display:
        yield "Trainee", "name erased" if person and person.erased_utc else "guest"
        yield "Pseudonym", case.body.person
    else:
        yield "Trainee", person.display
        yield "ULN", _groups(person.uln) if person.uln else _DASH
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
        yield "Run", f"{_time(case.started_utc)} to {case.closed_utc[11:19]}"
    else:
        yield "Run", _DASH
    yield "Times", f"UTC, local zone {_zone(case.entry.t.offset_min)}"
    station = case.station
    yield "Equipment", f"headset {station.label}, app {station.app}" if station else _station_id(case)
    pack = case.pack
    standard = ", ".join(filter(None, (pack.standard, " ".join(pack.ksb)))) if pack else ""
    yield "Standard", standard or _DASH
    if pack is None:
        yield "Content", "course pack not on this console"
    else:
        yield "Content", "draft, approved by: none" if pack.draft else f"approved by {pack.approved_by}"


def _attempt(case: Case) -> str:
    """This attempt, and the one before it; how many more there were."""
    if case.run is None:
        return _DASH
    number = case.run.attempt
    earlier = [one for one in case.others if one.attempt < number]
    if not earlier:
        return str(number)
    last = earlier[-1]
    said = f"{number} (attempt {last.attempt}: {_day(last.utc)}, {last.outcome.replace('_', ' ')}"
    return f"{said}; {len(earlier) - 1} before)" if len(earlier) > 1 else f"{said})"


def _station_id(case: Case) -> str:
    return f"headset {case.run.station[:8]}" if case.run else _DASH


def _banners(case: Case) -> Iterator[str]:
    """What must be seen before the decision is read."""
    if case.is_void:
        yield "Void: somebody has signed that this record does not count. It is kept."
    if case.amended_by:
        numbers = ", ".join(map(_number, case.amended_by))
        yield f"Superseded: an amendment has taken the place of this decision (entry {numbers})."
    if case.amends is not None:
        yield f"Amendment of the decision in entry {_number(case.amends)}."
    if case.decided_by is None:
        yield "Decided by nobody in particular: there was no account. It can not be signed."
    elif not any(one.signature.meaning == "assessed" for one in case.signatures):
        yield "Not signed: this is not a record yet."
    if case.pack is not None and case.pack.draft:
        yield "Draft content: no subject-matter expert has approved this course."


def _proposal(case: Case) -> str:
    whole = "Evidence complete." if case.body.evidence_complete else "Evidence incomplete."
    return f"{whole} Proposed by the system: {_OUTCOMES[case.body.proposal.value].lower()}."


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
        _RESULTS[one.result],
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
            _MEANINGS[signature.meaning.value],
            ", ".join(part.replace("_", " ") for part in signature.components),
            signature.printed_name,
            role,
            f"{_time(signature.utc)} UTC",
            f"local {_zone(signature.offset_min)}, clock {signature.clock}",
            f"key {_groups(signature.key[:8])}",
            f"entry {_number(one.number)}",
            _note(one),
        ]
    made = {one.signature.meaning.value for one in case.signatures}
    if "verified" not in made and "assessed" in made:
        waits = f"waits for the IQA: {_SAMPLES.get(case.sample, case.sample)}" if case.sample else None
        yield ["Verified", "", waits or "not chosen for the IQA sample", "", _DASH, "", "", "", ""]


def _note(one: Signed) -> str:
    return f"Reason: {one.note}" if one.note and one.signature.meaning == "voided" else ""


def _read(case: Case) -> str:
    shown = [one for one in case.signatures if one.signature.meaning == "witnessed"]
    said = "Not shown to the trainee yet."
    if shown:
        last = shown[-1]
        said = f"Read by the trainee {_time(last.signature.utc)} UTC (entry {_number(last.number)})"
        said += f": “{last.note}”" if last.note else "."
    amendments = ", ".join(f"entry {_number(number)}" for number in case.amended_by)
    return f"{said} Amendments: {amendments or 'none'}."


def _moment(case: Case, row: int | None) -> str:
    if row is None:
        return _DASH
    utc = case.rows.get(row)
    return f"{_number(row)}, {utc[11:19]}" if utc else _number(row)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def _groups(text: str) -> str:
    """Codes in groups of four, so that people can compare them."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _day(utc: str) -> str:
    day = datetime.fromisoformat(utc[:10])
    return f"{day.day} {day:%b} {day.year}"


def _time(utc: str) -> str:
    return f"{_day(utc)}, {utc[11:19]}"


def _zone(offset_min: int) -> str:
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'−' if offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"


def _plain(value: Any) -> Any:
    """Text without what can not be printed, or would turn the reading of the rest around (U+202E and kin)."""
    if isinstance(value, str):
        kept = (" " if c.isspace() and c not in "\u00a0\u202f" else c for c in value)
        visible = (c for c in kept if c in _KEPT_INVISIBLE or unicodedata.category(c)[0] != "C")
        plain = re.sub(" {2,}", " ", unicodedata.normalize("NFC", "".join(visible)))
        return _LONG_WORD.sub("\\g<0>\u200b", plain)
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, Iterable) else value
