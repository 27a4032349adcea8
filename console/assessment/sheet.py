"""The evidence sheet of one run: its score, whose run it was, and when.

A sheet is a value. `build` makes it from a pack and the run's log, `judge` answers with a new one in which
somebody's judgements stand. Nothing in it comes from a sensor on a body, and nothing from a stop-watch.
"""

from collections.abc import Iterable

from msgspec.structs import asdict, replace

from console.courses.content import Pack
from console.courses.evidence import HumanCriterion, OralAnswer, SeenCriterion, SeenError, SeenStep
from console.courses.log import LogEvent, console_event, log_event
from console.courses.scoring import MissingEvidence, Score, judge, score
from console.model import CourseRef, Outcome, PersonId, RunId, Seat

__all__ = [
    "HumanCriterion",
    "LogEvent",
    "MissingEvidence",
    "OralAnswer",
    "SeenCriterion",
    "SeenError",
    "SeenStep",
    "Sheet",
    "build",
    "console_event",
    "judge",
    "log_event",
    "unjudged",
]


class Sheet(Score, frozen=True, kw_only=True):
    """Everything a decision stands on. `row` is always a row number of this run's log."""

    run: RunId
    person: PersonId | None
    name: str | None
    """Display name; goes to the screen, never into a decision's body."""
    seat: Seat | None
    attempt: int
    started_utc: str | None
    closed_utc: str | None
    course: CourseRef
    draft: bool


def build(
    pack: Pack,
    rows: Iterable[LogEvent],
    *,
    run: RunId,
    person: PersonId | None,
    name: str | None,
    seat: Seat | None,
    attempt: int,
    started_utc: str | None,
    closed_utc: str | None,
    outcome: Outcome | None,
    gaps: int,
) -> Sheet:
    """Score a run's log (see `scoring.score`) and write on top whose run it was."""
    return Sheet(
        **asdict(score(pack, rows, outcome=outcome, gaps=gaps)),
        run=run,
        person=person,
        name=name,
        seat=seat,
        attempt=attempt,
        started_utc=started_utc,
        closed_utc=closed_utc,
        course=pack.ref,
        draft=pack.draft,
    )


def unjudged(sheet: Sheet) -> Sheet:
    """The same evidence without what somebody judged during the run: nobody takes over another's."""
    human = tuple(replace(one, result=None) for one in sheet.human)
    return judge(replace(sheet, human=human, oral=tuple(replace(one, result=None) for one in sheet.oral)), {})
