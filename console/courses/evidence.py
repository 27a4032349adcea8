"""What a run's log shows of each step, criterion and critical error (records.md, "Assessment")."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from console.courses.content import Criterion, OralQuestion, Pack
from console.courses.log import LogEvent
from console.model import Result

UNNAMED = "UNNAMED"
"""Stands in for the code of a critical error that came without one: it fails the run all the same."""


class Moment(msgspec.Struct, frozen=True):
    """One row of the run log that something was read from."""

    row: int
    utc: str
    kind: str
    """Event kind of the protocol; `judgement` for what somebody at the console judged."""
    title: str | None = None
    """The pack's words for the event's code, the code itself when the pack does not know it."""


class SeenError(msgspec.Struct, frozen=True):
    """One critical error, where and when."""

    code: str
    title: str
    """The pack's words; the code itself when the pack does not know it."""
    row: int
    utc: str
    step: str | None


class SeenStep(msgspec.Struct, frozen=True):
    """One step of the course and whether the headset said that it was completed."""

    id: str
    short: str
    completed: bool
    utc: str | None = None


class SeenCriterion(msgspec.Struct, frozen=True):
    """One criterion that the machine observes: what was seen, when, and why it counts."""

    id: str
    title: str
    step: str | None
    required: bool
    result: Result
    """What stands: what was seen, unless a person overrode it."""
    seen: Result
    """What the machine saw."""
    moments: tuple[Moment, ...]
    """What the result stands on, in the order of the log."""
    why: Literal["observation", "error", "completed", "skipped", "nothing"]
    """Which kind of evidence decided: the headset's own observation, an error that the criterion lists, the
    completion of its step, its being left out, or nothing at all."""

    @property
    def is_overridden(self) -> bool:
        """True when a person judged otherwise than the machine."""
        return self.result is not self.seen

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the log that the result stands on."""
        return tuple(moment.row for moment in self.moments)

    @property
    def utc(self) -> str | None:
        """The moment to jump to."""
        return self.moments[0].utc if self.moments else None


class HumanCriterion(msgspec.Struct, frozen=True):
    """Something that only a person can judge."""

    id: str
    title: str
    required: bool
    moments: tuple[Moment, ...] = ()
    """Where to look, the judgement made during the run among it, in the order of the log."""
    result: Result | None = None
    """None until somebody has judged it; a timed judgement from the run stands here already."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the log to look at."""
        return tuple(moment.row for moment in self.moments)

    @property
    def utc(self) -> str | None:
        """The moment to jump to."""
        return min((moment.utc for moment in self.moments), default=None)


class OralAnswer(msgspec.Struct, frozen=True):
    """One question of the assessor's and how its answer was judged."""

    id: str
    question: str
    answer: str
    """What a right answer contains; for the assessor only."""
    moments: tuple[Moment, ...] = ()
    result: Result | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the log in which it was judged."""
        return tuple(moment.row for moment in self.moments)

    @property
    def utc(self) -> str | None:
        """When it was last judged during the run."""
        return self.moments[-1].utc if self.moments else None


def critical_code(kind: str, code: str | None, critical: frozenset[str]) -> str | None:
    """The code under which an event is a critical error; None when it is none.

    Critical is what the headset calls so and what the pack calls so: the stricter of the two holds.
    """
    if kind == "critical_error" or (kind == "error" and code in critical):
        return code or UNNAMED
    return None


def critical_errors(pack: Pack, log: Iterable[LogEvent]) -> tuple[SeenError, ...]:
    """Every critical error in the order of the log."""
    critical = pack.critical_codes
    seen = ((event, critical_code(event.kind, event.code, critical)) for event in log if not event.console)
    return tuple(
        SeenError(code, pack.title_of(code) or code, event.row, event.utc, event.step)
        for event, code in seen
        if code is not None
    )


def steps(pack: Pack, log: Iterable[LogEvent]) -> tuple[SeenStep, ...]:
    """All steps of the pack, each with whether and when it was completed."""
    done = {event.step: event.utc for event in log if event.kind == "step.completed" and not event.console}
    return tuple(SeenStep(step.id, step.short, step.id in done, done.get(step.id)) for step in pack.steps)


def machine_criteria(pack: Pack, log: Iterable[LogEvent]) -> tuple[SeenCriterion, ...]:
    """All criteria that the machine observes, in the pack's order."""
    own = tuple(event for event in log if not event.console)
    return tuple(_observe(pack, criterion, own) for criterion in pack.criteria if criterion.by == "machine")


def human_criteria(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[HumanCriterion, ...]:
    """All criteria that wait for a person, with where to look and what was judged during the run."""
    found = []
    for criterion in pack.criteria:
        if criterion.by == "person":
            judged = _judgements(criterion.id, log)
            rows = sorted({*_places(criterion, log), *judged}, key=lambda event: event.row)
            found.append(
                HumanCriterion(
                    criterion.id, criterion.title, criterion.required, _moments(pack, rows), _result(judged)
                )
            )
    return tuple(found)


def oral_answers(questions: Iterable[OralQuestion], log: tuple[LogEvent, ...]) -> tuple[OralAnswer, ...]:
    """All oral questions, with what was judged during the run."""
    found = []
    for one in questions:
        judged = _judgements(one.id, log)
        moments = tuple(Moment(event.row, event.utc, event.kind) for event in judged)
        found.append(OralAnswer(one.id, one.question, one.answer, moments, _result(judged)))
    return tuple(found)


def overridden(seen: SeenCriterion, judgement: Result | None) -> SeenCriterion:
    """The same criterion with a person's judgement on it; None leaves it as it is."""
    return seen if judgement is None else msgspec.structs.replace(seen, result=judgement)


def _observe(pack: Pack, criterion: Criterion, log: tuple[LogEvent, ...]) -> SeenCriterion:
    """The rule, first hit: latest observation; a listed code: not met; step completed: met; not observed."""
    observed = [
        event
        for event in log
        if event.kind == "observation" and event.criterion == criterion.id and event.met is not None
    ]
    if observed:
        result = Result.MET if observed[-1].met else Result.NOT_MET
        return _seen(pack, criterion, result, "observation", observed[-1:])
    errors = [event for event in log if _counts_against(criterion, event)]
    if errors:
        return _seen(pack, criterion, Result.NOT_MET, "error", errors)
    own_step = [event for event in log if event.step == criterion.step and event.step is not None]
    completed = [event for event in own_step if event.kind == "step.completed"]
    if completed:
        return _seen(pack, criterion, Result.MET, "completed", completed[-1:])
    skipped = [event for event in own_step if event.kind == "step.skipped"]
    return _seen(pack, criterion, Result.NOT_OBSERVED, "skipped" if skipped else "nothing", skipped[-1:])


def _seen(
    pack: Pack,
    criterion: Criterion,
    result: Result,
    why: Literal["observation", "error", "completed", "skipped", "nothing"],
    events: list[LogEvent],
) -> SeenCriterion:
    return SeenCriterion(
        id=criterion.id,
        title=criterion.title,
        step=criterion.step,
        required=criterion.required,
        result=result,
        seen=result,
        moments=_moments(pack, events),
        why=why,
    )


def _places(criterion: Criterion, log: tuple[LogEvent, ...]) -> tuple[LogEvent, ...]:
    """Where to look for a criterion: the errors that it lists, else the completion of its step."""
    errors = tuple(event for event in log if not event.console and _counts_against(criterion, event))
    return errors or tuple(
        event
        for event in log
        if event.kind == "step.completed" and event.step == criterion.step and not event.console
    )


def _judgements(judged: str, log: tuple[LogEvent, ...]) -> tuple[LogEvent, ...]:
    """What somebody judged of a criterion or oral question during the run; the latest holds."""
    return tuple(
        event for event in log if event.console and event.kind == "judgement" and event.criterion == judged
    )


def _result(judgements: tuple[LogEvent, ...]) -> Result | None:
    met = judgements[-1].met if judgements else None
    return None if met is None else Result.MET if met else Result.NOT_MET


def _counts_against(criterion: Criterion, event: LogEvent) -> bool:
    return event.kind in ("error", "critical_error") and event.code in criterion.evidence


def _moments(pack: Pack, events: Iterable[LogEvent]) -> tuple[Moment, ...]:
    return tuple(
        Moment(event.row, event.utc, event.kind, event.code and (pack.title_of(event.code) or event.code))
        for event in events
    )
