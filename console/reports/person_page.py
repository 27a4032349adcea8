"""A person's record on paper and in a spreadsheet: what holds today, then every attempt, newest first."""

from collections.abc import Iterator
from typing import Any, Final

from console.assessment.currency import HELD, State
from console.model import Meaning
from console.reports import decided, signed, wording
from console.reports.decided import NO_PHYSIOLOGY, WAITS
from console.reports.page import Banner, Block, Cell, Column, Facts, Mark, Notes, Table, page
from console.reports.person_record import Made, PersonRecord, Unit
from console.reports.typesetting import Print
from console.reports.wording import DASH

_STATES: Final = {
    State.RE_ASSESS: "Re-assess: the pack changed",
    State.EXPIRED: "Expired",
    State.DUE: "Due",
    State.WAITS: "Waits",
    State.NOT_YET: "Not yet competent",
    State.VOID: "Void attempts only",
    State.PRACTICE: "Practice only",
    State.CURRENT: "Current",
    State.NEVER: "Not assessed",
}
HEADS: Final = (
    "person",
    "name",
    "uln",
    "course",
    "course_version",
    "course_sha256",
    "class",
    "class_title",
    "attempt",
    "ended_utc",
    "run",
    "decision",
    "state",
    "critical_errors",
    "reason",
    "feedback",
    "expires",
    "decided_by",
    "decided_utc",
    "record_sha256",
    "versions",
    "signatures",
    "unit_state_today",
    "today",
)


def person_page(record: PersonRecord, made: Print) -> dict[str, Any]:
    """Everything on the paper."""
    place = f"Console {made.console[:8]}, as of {wording.day(record.today)}"
    return page("Person record", place, _blocks(record), made)


def rows(record: PersonRecord) -> Iterator[tuple[Any, ...]]:
    """One line an attempt. See HEADS."""
    states = {unit.course: unit.state for unit in record.units}
    for one in record.attempts:
        yield (
            record.person,
            record.name,
            record.uln,
            one.course.id,
            one.course.version,
            one.course.sha256,
            one.class_,
            one.class_title,
            one.number,
            one.ended_utc,
            one.run,
            one.decision,
            decided.state(one),
            " ".join(one.critical_errors),
            one.reason,
            one.feedback,
            one.expires,
            one.decided_by,
            one.decided_utc,
            one.record,
            one.versions,
            signed.words(one.signatures),
            states.get(one.course.id),
            record.today,
        )


def _blocks(record: PersonRecord) -> Iterator[Block]:
    document = record.identity_document
    by = f" by {record.identity_by}" if record.identity_by else ""
    left = [
        ("Trainee", record.name or "name erased"),
        ("ULN", wording.groups(record.uln) if record.uln else DASH),
        ("Identity", f"{document}, seen{by}" if document else "no document noted"),
    ]
    right = [
        ("Enrolled", wording.day(record.enrolled_utc)),
        ("Today", wording.day(record.today)),
        ("Period", record.period.words),
    ]
    yield Facts(tuple(left), tuple(right))
    if record.erased_utc:
        day = wording.day(record.erased_utc)
        yield Banner(f"Erased {day}: what was signed stays, under the pseudonym.")
    if record.merged:
        ids = ", ".join(record.merged)
        yield Notes("Merged", "", (("Also entered as", ids),))
    yield _units(record)
    yield _attempts(record)
    why = tuple(_reasons(record))
    if why:
        yield Notes("Reasons and feedback", "as they were decided, newest first", why)
    yield Notes("About this record", "", (("Pseudonym", record.person), ("Not in here", NO_PHYSIOLOGY)))


def _units(record: PersonRecord) -> Table:
    columns = (
        Column("Unit", -1),
        Column("Pack", 50),
        Column("Attempts", 60),
        Column("Valid until", 96),
        Column("State", 190),
    )
    holds = sum(unit.state in HELD for unit in record.units)
    note = f"{holds} of {len(record.units)} units hold today" if record.units else ""
    table = tuple(_unit(unit) for unit in record.units)
    return Table("Competence", note, columns, table, empty="Not assessed at any unit.")


def _unit(unit: Unit) -> tuple[Cell, ...]:
    state = State(unit.state)
    words = _STATES[state]
    if state is State.DUE and unit.days_left is not None:
        words = f"Due in {unit.days_left} {'day' if unit.days_left == 1 else 'days'}"
    if state is State.WAITS and unit.waits is not None:
        words = WAITS[unit.waits].capitalize()
    mark: Mark = "met" if state in HELD else "not met" if state is State.NOT_YET else ""
    return (
        Cell(unit.course, is_strong=True, second=unit.title),
        Cell(f"v{unit.version}" if unit.version else DASH),
        Cell(str(unit.tries)),
        Cell(wording.day(unit.expires) if unit.expires else "no end" if state in HELD else DASH),
        Cell(words, mark=mark, is_strong=state is not State.CURRENT),
    )


def _attempts(record: PersonRecord) -> Table:
    columns = (
        Column("Ended, UTC", 104),
        Column("Class", -1),
        Column("Unit", 110),
        Column("No.", 28),
        Column("Decision", 150),
        Column("Signed, UTC", 136),
    )
    count = len({one.run for one in record.attempts})
    note = f"{count} {'attempt' if count == 1 else 'attempts'}, newest first" if count else ""
    table = tuple(_attempt(one) for one in record.attempts)
    return Table("Every attempt", note, columns, table, empty="None in this period.")


def _attempt(one: Made) -> tuple[Cell, ...]:
    critical = f"{len(one.critical_errors)} critical" if one.critical_errors else ""
    return (
        Cell(wording.day(one.ended_utc), second=one.ended_utc[11:16]),
        Cell(one.class_title or DASH),
        Cell(one.course.id, second=f"v{one.course.version}"),
        Cell(str(one.number or DASH)),
        decided.cell(one, critical),
        _signed(one),
    )


def _signed(one: Made) -> Cell:
    waits = WAITS[one.waits] if one.waits is not None else ""
    made = [signature for signature in one.signatures if signature.meaning is not Meaning.WITNESSED]
    if not made:
        return Cell(waits or DASH, is_strong=bool(waits))
    first = made[0]
    others = ", ".join(f"{signature.meaning} by {signature.printed_name}" for signature in made[1:])
    second = ", ".join(filter(None, (wording.day(first.utc), others, waits)))
    return Cell(first.printed_name, second=second)


def _reasons(record: PersonRecord) -> Iterator[tuple[str, str]]:
    for one in record.attempts:
        said = [one.reason or ""]
        said += [f"Feedback: {one.feedback}"] if one.feedback and one.feedback != one.reason else []
        void = signed.void_words(one.signatures)
        said += [void[:1].upper() + void[1:]]
        words = " ".join(word if word.endswith(".") else f"{word}." for word in said if word)
        if words:
            yield wording.day(one.ended_utc), f"{one.course.id}, attempt {one.number}: {words}"
