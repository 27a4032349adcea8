"""A programme in figures: classes, runs, outcomes and reach, by unit and month. Nobody is named.

Pure: it is fed with one `ClassFacts` a class, from whatever records hold them, of one console or of many.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

import msgspec

from console.classroom import tally
from console.model import ClassId, ConsoleId, Decision, Mode, Outcome, PersonId
from console.reports.period import Period
from console.reports.tally_words import Cells


class RunFacts(msgspec.Struct, frozen=True):
    """One run that ended."""

    person: PersonId | None
    """Whoever the run says, merges followed; a guest's pseudonym."""
    outcome: Outcome
    decision: Decision | None = None
    """The one that stands and is signed; None: practice, or not signed yet."""


class ClassFacts(msgspec.Struct, frozen=True):
    """One class, as far as a programme counts it."""

    console: ConsoleId
    id: ClassId
    course: str
    """Id of the unit, whatever its version."""
    mode: Mode
    started_utc: str
    runs: tuple[RunFacts, ...] = ()
    present: int = 0
    audience: int = 0
    tally: Mapping[str, Mapping[str, int]] | None = None


class Outcomes(msgspec.Struct, frozen=True):
    """What was decided. None: so few that somebody could be meant; they stand in a cell with others."""

    decided: int
    competent: int | None = None
    not_yet_competent: int | None = None
    void: int | None = None
    cells: Cells = ()
    """Outcomes that were put together until each cell holds 5; empty where only the sum can be told."""


class Figures(msgspec.Struct, frozen=True):
    """The figures of some classes."""

    classes: int
    runs: int
    completed: int
    people: int
    """Different ones; a guest counts in each class anew."""
    present: int
    audience: int
    outcomes: Outcomes


class Row(msgspec.Struct, frozen=True):
    """One unit in one month."""

    month: str
    """YYYY-MM, UTC."""
    course: str
    title: str
    figures: Figures


class Unit(msgspec.Struct, frozen=True):
    """One unit over the whole period."""

    course: str
    title: str
    runs: int


class Programme(msgspec.Struct, frozen=True):
    """A programme over a period."""

    period: Period
    consoles: tuple[ConsoleId, ...]
    whole: Figures
    units: tuple[Unit, ...]
    """Those with most runs first."""
    rows: tuple[Row, ...]
    """By month, then unit."""
    tally: dict[str, Cells]
    """What was said by a show of hands, of all classes together; cells under 5 are merged."""


def build(classes: Iterable[ClassFacts], period: Period, titles: Mapping[str, str]) -> Programme:
    """Count the classes that began in the period; `titles` are the units' names by id."""
    chosen = sorted(
        (one for one in classes if period.holds(one.started_utc)),
        key=lambda one: (one.started_utc[:7], one.course, one.started_utc),
    )
    rows = [
        Row(month, course, titles.get(course, ""), _figures(list(group)))
        for (month, course), group in groupby(chosen, key=_month_and_unit)
    ]
    by_unit: dict[str, int] = {}
    for one in chosen:
        by_unit[one.course] = by_unit.get(one.course, 0) + len(one.runs)
    units = [Unit(course, titles.get(course, ""), runs) for course, runs in by_unit.items()]
    whole = _figures(chosen)
    if _can_be_worked_out(chosen, rows):
        whole = msgspec.structs.replace(whole, outcomes=Outcomes(whole.outcomes.decided))
    return Programme(
        period=period,
        consoles=tuple(sorted({one.console for one in chosen})),
        whole=whole,
        units=tuple(sorted(units, key=lambda one: (-one.runs, one.course))),
        rows=tuple(rows),
        tally={question: tally.merged(given) for question, given in _said(chosen).items()},
    )


def _month_and_unit(one: ClassFacts) -> tuple[str, str]:
    return one.started_utc[:7], one.course


def _figures(classes: list[ClassFacts]) -> Figures:
    runs = [run for one in classes for run in one.runs]
    return Figures(
        classes=len(classes),
        runs=len(runs),
        completed=sum(run.outcome is Outcome.COMPLETED for run in runs),
        people=len({run.person for run in runs if run.person is not None}),
        present=sum(one.present for one in classes),
        audience=sum(one.audience for one in classes),
        outcomes=_outcomes(runs),
    )


def _outcomes(runs: Iterable[RunFacts]) -> Outcomes:
    split = _split(runs)
    decided = sum(split.values())
    cells = tally.merged({decision.value: count for decision, count in split.items() if count})
    if any(count < tally.LEAST_CELL for _, count in cells):  # the only one there is
        return Outcomes(decided)
    told: dict[str, int] = {answers[0]: count for answers, count in cells if len(answers) == 1}
    told |= {decision.value: 0 for decision, count in split.items() if not count}
    return Outcomes(decided, cells=cells, **told)


def _split(runs: Iterable[RunFacts]) -> dict[Decision, int]:
    decisions = [run.decision for run in runs]
    return {decision: decisions.count(decision) for decision in Decision}


def _can_be_worked_out(classes: list[ClassFacts], rows: list[Row]) -> bool:
    """True when the whole, less what the rows tell, leaves so few that somebody could be meant."""
    whole = _split(run for one in classes for run in one.runs)
    told = {
        decision: sum(getattr(row.figures.outcomes, decision.value) or 0 for row in rows)
        for decision in Decision
    }
    return any(0 < whole[decision] - told[decision] < tally.LEAST_CELL for decision in Decision)


def _said(classes: Iterable[ClassFacts]) -> tally.Tally:
    """All shows of hands together; a class's own has ten answers or more."""
    found: tally.Tally = {}
    for one in classes:
        for question, answers in (tally.kept(one.tally) or {} if one.tally else {}).items():
            total = found.setdefault(question, dict.fromkeys(answers, 0))
            for answer, count in answers.items():
                total[answer] += count
    return found
