"""A programme on paper and in a spreadsheet."""

from collections.abc import Iterator
from typing import Any, Final

from console.reports import tally_words, wording
from console.reports.decided import NO_PHYSIOLOGY
from console.reports.page import Bars, Block, Cell, Column, Facts, Figures, Notes, Table, page
from console.reports.programme import Outcomes, Programme, Row
from console.reports.typesetting import Print
from console.reports.wording import DASH

MOST_BARS: Final = 8
HEADS: Final = (
    "from",
    "to",
    "month",
    "course",
    "title",
    "classes",
    "runs",
    "runs_completed",
    "people",
    "present",
    "audience",
    "decided",
    "competent",
    "not_yet_competent",
    "void",
    "outcomes",
)
_MERGED: Final = (
    "A number from 1 to 4 of people could point at somebody: such outcomes are put together with the next "
    "smallest, or only the sum is given, so that none can be worked out."
)
_OUTCOMES: Final = {"competent": "competent", "not_yet_competent": "not yet", "void": "void"}


def programme_page(programme: Programme, made: Print) -> dict[str, Any]:
    """Everything on the paper."""
    consoles = len(programme.consoles)
    where = f"Console {made.console[:8]}" if consoles <= 1 else f"{consoles} consoles"
    return page("Programme report", f"{where}, {programme.period.words}", _blocks(programme), made)


def rows(programme: Programme) -> Iterator[tuple[Any, ...]]:
    """One line a month and unit. See HEADS."""
    for row in programme.rows:
        figures, outcomes = row.figures, row.figures.outcomes
        yield (
            programme.period.first,
            programme.period.last,
            row.month,
            row.course,
            row.title,
            figures.classes,
            figures.runs,
            figures.completed,
            figures.people,
            figures.present,
            figures.audience,
            outcomes.decided,
            outcomes.competent,
            outcomes.not_yet_competent,
            outcomes.void,
            _words(outcomes),
        )


def _blocks(programme: Programme) -> Iterator[Block]:
    whole = programme.whole
    months = len({row.month for row in programme.rows})
    yield Facts(
        (("Period", programme.period.words),),
        (("Counted", f"{months} {'month' if months == 1 else 'months'}, by when a class began, UTC"),),
    )
    yield Figures(
        (
            (wording.number(whole.people), "people"),
            (wording.number(whole.classes), "classes"),
            (wording.number(whole.runs), "runs"),
            (wording.number(whole.outcomes.decided), "assessments signed"),
            (wording.number(whole.audience), "only watched"),
        )
    )
    if programme.units:
        yield _bars(programme)
    yield _table(programme)
    if programme.tally:
        yield tally_words.notes(programme.tally)
    yield Notes("About these figures", "", (("Under 5", _MERGED), ("Not in here", f"Names. {NO_PHYSIOLOGY}")))


def _bars(programme: Programme) -> Bars:
    shown, rest = programme.units[:MOST_BARS], programme.units[MOST_BARS:]
    bars = [(one.title or one.course, one.runs, "", one.course if one.title else "") for one in shown]
    if rest:
        bars.append((f"{len(rest)} other units", sum(one.runs for one in rest), "", ""))
    whole = programme.whole
    classes = "1 class" if whole.classes == 1 else f"{wording.number(whole.classes)} classes"
    return Bars("Runs by unit", f"{wording.number(whole.runs)} runs in {classes}", tuple(bars))


def _table(programme: Programme) -> Table:
    columns = (
        Column("Month", 76),
        Column("Unit", -1),
        Column("Classes", 50, "right"),
        Column("Runs", 40, "right"),
        Column("People", 46, "right"),
        Column("Present", 50, "right"),
        Column("Watched", 54, "right"),
        Column("Signed", 46, "right"),
        Column("Outcomes", 214),
    )
    months: set[str] = set()
    lines = []
    for row in programme.rows:
        lines.append(_line(row, is_first=row.month not in months))
        months.add(row.month)
    if len(lines) > 1:
        lines.append(_sum(programme))
    return Table("By month and unit", "", columns, tuple(lines), empty="No class began in this period.")


def _line(row: Row, *, is_first: bool) -> tuple[Cell, ...]:
    figures = row.figures
    month = wording.day(f"{row.month}-01").split(" ", 1)[1]
    counts = (figures.classes, figures.runs, figures.people, figures.present, figures.audience)
    return (
        Cell(month if is_first else "", is_strong=True),
        Cell(row.course),
        *(Cell(wording.number(count)) for count in counts),
        *_outcomes(figures.outcomes),
    )


def _sum(programme: Programme) -> tuple[Cell, ...]:
    whole = programme.whole
    counts = (whole.classes, whole.runs, whole.people, whole.present, whole.audience)
    said = (*(Cell(wording.number(count)) for count in counts), *_outcomes(whole.outcomes))
    return (Cell("Together"), Cell(""), *said)


def _outcomes(outcomes: Outcomes) -> tuple[Cell, ...]:
    return Cell(wording.number(outcomes.decided), is_strong=True), Cell(_words(outcomes) or DASH)


def _words(outcomes: Outcomes) -> str:
    return ", ".join(
        f"{wording.number(count)} {' or '.join(_OUTCOMES[one] for one in answers)}"
        for answers, count in outcomes.cells
    )
