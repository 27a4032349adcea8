"""A class report on paper and in a spreadsheet: people by seat, never ranked; void apart from not yet."""

from collections.abc import Iterator
from typing import Any, Final

from console.assessment.currency import Waits
from console.model import ClassState, Meaning, Mode, Outcome
from console.reports import decided, signed, tally_words, wording
from console.reports.class_report import ClassReport, Line, signatures_by_meaning
from console.reports.decided import NO_PHYSIOLOGY, WAITS
from console.reports.page import Banner, Bars, Block, Cell, Column, Facts, Figures, Notes, Table, page
from console.reports.typesetting import Print
from console.reports.wording import DASH

MOST_BARS: Final = 5
"""So many steps with errors are named; the rest are one bar."""
MODES: Final = {Mode.ASSESS: "assessed", Mode.PRACTICE: "practice", Mode.OUTREACH: "outreach"}
_OUTCOMES: Final = {
    Outcome.COMPLETED: "completed",
    Outcome.STOPPED: "stopped",
    Outcome.INTERRUPTED: "interrupted",
    Outcome.TECHNICAL_FAULT: "technical fault",
}
HEADS: Final = (
    "class",
    "title",
    "mode",
    "course",
    "course_version",
    "started_utc",
    "closed_utc",
    "led_by",
    "present",
    "audience",
    "turn",
    "seat",
    "person",
    "name",
    "attempt",
    "run",
    "run_started_utc",
    "run_closed_utc",
    "run_outcome",
    "run_reason",
    "steps_done",
    "steps_total",
    "critical_errors",
    "decision",
    "state",
    "reason",
    "record_sha256",
    "versions",
    "signatures",
    "exception",
    "tally",
)


def class_page(report: ClassReport, made: Print) -> dict[str, Any]:
    """Everything on the paper."""
    day = report.started_utc or report.closed_utc
    place = f"Console {made.console[:8]}" + (f", class of {wording.day(day)}" if day else ", not started")
    closed = (
        f"Class closed {report.closed_utc[11:19]} UTC" if report.closed_utc else "The class is not closed"
    )
    return page("Class report", place, _blocks(report), made, f"{closed}.")


def rows(report: ClassReport) -> Iterator[tuple[Any, ...]]:
    """One line an attempt, or a seat without one; what holds for the class stands on each. See HEADS."""
    class_ = (
        report.class_,
        report.title,
        report.mode,
        report.course.id,
        report.course.version,
        report.started_utc,
        report.closed_utc,
        report.led_by,
        report.present,
        report.audience,
    )
    tally = "; ".join(f"{question}: {answers}" for question, answers in tally_words.rows(report.tally))
    for line in report.lines:
        yield (
            *class_,
            line.turn,
            line.seat,
            line.person,
            line.name,
            line.attempt,
            line.run,
            line.started_utc,
            line.closed_utc,
            line.outcome,
            line.why,
            line.steps_done,
            line.steps_total,
            " ".join(line.critical_errors),
            line.decision,
            "no_run" if line.run is None else decided.state(line),
            line.reason,
            line.record,
            line.versions,
            signed.words(line.signatures),
            line.exception,
            tally,
        )


def _blocks(report: ClassReport) -> Iterator[Block]:
    yield Facts(tuple(_left(report)), tuple(_right(report)))
    if report.state is not ClassState.CLOSED:
        yield Banner("The class is not closed: what stands here may change.")
    if report.approved_by == "":
        yield Banner("Draft content: no subject-matter expert has approved this course.")
    yield Figures(tuple(_figures(report)))
    if report.errors:
        yield _bars(report)
    yield _people(report) if report.mode is not Mode.OUTREACH else _turns(report)
    if report.is_decided:
        yield _signatures(report)
    if report.tally:
        yield tally_words.notes(report.tally)
    yield Notes("Exceptions", "", tuple(_exceptions(report)))


def _left(report: ClassReport) -> Iterator[tuple[str, str]]:
    yield "Class", report.title
    yield "Unit", f"{report.course.id} v{report.course.version}, {MODES[report.mode]}"
    yield "Led by", report.led_by or DASH


def _right(report: ClassReport) -> Iterator[tuple[str, str]]:
    started, closed = report.started_utc, report.closed_utc
    if started is None:
        yield "Time", DASH
    else:
        time = f"{started[11:16]} to {closed[11:16]} UTC" if closed else f"from {started[11:16]} UTC"
        yield "Time", f"{wording.day(started)}, {time}"
    headsets = {0: "no headset", 1: "1 headset"}.get(report.headsets, f"{report.headsets} headsets")
    turns = f", {report.turns} turns" if report.turns > 1 else ""
    yield "Place", ", ".join(filter(None, (report.region, headsets))) + turns
    if report.approved_by is None:
        yield "Content", "course pack not on this console"
    else:
        yield (
            "Content",
            f"approved by {report.approved_by}" if report.approved_by else "draft, approved by: none",
        )


def _figures(report: ClassReport) -> Iterator[tuple[str, str]]:
    counts = report.counts
    yield str(report.present), "people present" if report.present != 1 else "person present"
    if report.audience:
        yield str(report.audience), "only watched"
    yield str(counts["runs_completed"]), "runs completed"
    if report.is_decided:
        yield str(counts["competent"]), "competent"
        yield str(counts["not_yet_competent"]), "not yet competent"
        yield str(counts["void"]), "void"
    else:
        yield (
            str(sum(counts[f"runs_{one.value}"] for one in Outcome) - counts["runs_completed"]),
            "not completed",
        )


def _bars(report: ClassReport) -> Bars:
    shown, rest = report.errors[:MOST_BARS], report.errors[MOST_BARS:]
    if len(rest) == 1:
        shown, rest = report.errors, ()
    rows = [
        (
            one.title,
            one.runs,
            f"{one.critical} critical" if one.critical else "",
            f"usual time {one.median_s // 60}:{one.median_s % 60:02d}" if one.median_s is not None else "",
        )
        for one in shown
    ]
    if rest:
        critical = sum(one.critical for one in rest)
        rows.append(
            (
                f"{len(rest)} more steps",
                sum(one.runs for one in rest),
                f"{critical} critical" if critical else "",
                "",
            )
        )
    none = report.steps_without_error
    had = f"{none} {'step' if none == 1 else 'steps'} had none"
    return Bars("Where errors were made", f"runs with an error at the step; {had}", tuple(rows))


def _people(report: ClassReport) -> Table:
    is_decided, turns = report.is_decided, report.turns > 1
    columns = [Column("Turn", 40)] * turns + [Column("Seat", 34), Column("Trainee", -1)]
    columns += [Column("Attempt", 56), Column("Steps", 70), Column("Critical", 54)]
    columns += [Column("Decision", 146), Column("Signed, UTC", 150)] if is_decided else [Column("Run", 158)]
    note = "by seat; every attempt stands in the person’s own record" if is_decided else "by seat"
    rows = tuple((Cell(str(line.turn)),) * turns + tuple(_row(line, is_decided)) for line in report.lines)
    return Table("People", note, tuple(columns), rows, empty="Nobody had a seat.")


def _turns(report: ClassReport) -> Table:
    """Guests have no name, and nobody reads a line of each: turns are counted instead."""
    columns = (
        Column("Turn", -1),
        Column("Seats", 100, "right"),
        Column("Runs", 100, "right"),
        Column("Completed", 120, "right"),
        Column("Not completed", 130, "right"),
    )
    table = []
    for turn in range(1, report.turns + 1):
        lines = [line for line in report.lines if line.turn == turn]
        ended = [line.outcome for line in lines if line.outcome is not None]
        completed = ended.count(Outcome.COMPLETED)
        counts = (len({line.seat for line in lines}), len(ended), completed, len(ended) - completed)
        table.append((Cell(str(turn), is_strong=True), *(Cell(str(count)) for count in counts)))
    return Table("Turns", "guests are counted, never named", columns, tuple(table))


def _row(line: Line, is_decided: bool) -> Iterator[Cell]:
    yield Cell(line.seat or DASH, is_strong=True)
    yield Cell(line.name or (f"name erased, {(line.person or '')[-4:]}" if line.is_erased else "guest"))
    yield Cell(str(line.attempt) if line.attempt else DASH)
    yield Cell(f"{line.steps_done} of {line.steps_total}" if line.steps_total else DASH)
    count = len(line.critical_errors)
    yield Cell(str(count) if count else DASH, is_strong=count > 0)
    if is_decided:
        yield _decision(line)
        yield _signed(line)
    else:
        yield Cell(
            _OUTCOMES[line.outcome].capitalize() if line.outcome else "No run" if not line.run else "Open"
        )


def _decision(line: Line) -> Cell:
    if line.run is None:
        return Cell("No run", mark="void")
    return Cell("Run open") if line.outcome is None else decided.cell(line)


def _signed(line: Line) -> Cell:
    made = next((one for one in line.signatures if one.meaning is Meaning.ASSESSED), None)
    waits = WAITS[line.waits] if line.waits is not None and line.waits is not Waits.DECISION else ""
    if made is None:
        return Cell(waits or DASH, is_strong=bool(waits))
    return Cell(f"{made.printed_name}, {made.utc[11:16]}", second=waits)


def _signatures(report: ClassReport) -> Notes:
    count = signatures_by_meaning(report)
    waiting = [line.waits for line in report.lines if line.waits is not None]
    said = ", ".join(f"{count[one]} {one.value}" for one in Meaning if count[one])
    rows = [("Given", f"{said}." if said else "None yet.")]
    waits = ", ".join(f"{waiting.count(one)} {WAITS[one]}" for one in Waits if one in waiting)
    rows.append(("Waiting", f"{waits}." if waits else "Nothing."))
    return Notes(
        "Signatures", "electronic, of each last version; all stand in full on the record", tuple(rows)
    )


def _exceptions(report: ClassReport) -> Iterator[tuple[str, str]]:
    said = False
    for line in report.lines:
        seat = f"Seat {line.seat}" if line.seat else "No seat"
        where = f"{seat}, turn {line.turn}" if report.turns > 1 else seat
        words = (
            [f"{_OUTCOMES[line.outcome]}: {line.why}"] if _is_cut(line) and line.outcome and line.why else []
        )
        words += [line.exception] if line.exception else []
        void = f"void: {line.reason}" if line.is_void and line.reason else ""
        words += filter(None, [signed.void_words(line.signatures) or void])
        if words:
            said = True
            text = ". ".join(word[:1].upper() + word[1:] for word in words)
            yield where, text if text.endswith(".") else f"{text}."
    if not said:
        yield "Seats", "None."
    yield "Not in here", NO_PHYSIOLOGY


def _is_cut(line: Line) -> bool:
    return line.outcome is not None and line.outcome is not Outcome.COMPLETED
