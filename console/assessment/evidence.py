"""What a run's log shows of each step, criterion and critical error (records.md, "Assessment")."""

from typing import Literal

import msgspec

from console.assessment.log import LogEvent
from console.courses.content import Criterion, Pack
from console.model import Result

UNNAMED = "UNNAMED"
"""Stands in for the code of a critical error that came without one: it fails the run all the same."""


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
    """One criterion that the machine observes."""

    id: str
    title: str
    step: str | None
    required: bool
    result: Result
    """What stands: what was seen, unless a person overrode it."""
    seen: Result
    """What the machine saw."""
    rows: tuple[int, ...]
    utc: str | None
    """The moment to jump to."""
    why: Literal["observation", "error", "completed", "skipped", "nothing"]

    @property
    def is_overridden(self) -> bool:
        """True when a person judged otherwise than the machine."""
        return self.result is not self.seen


class Judgement(msgspec.Struct, frozen=True):
    """What somebody at the console judged during the run, with the rows that say so."""

    result: Result | None
    events: tuple[LogEvent, ...]


def critical_errors(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[SeenError, ...]:
    """Every critical error in the order of the log.

    Critical is what the headset calls so and what the pack calls so: the stricter of the two holds.
    """
    critical = {error.code for error in pack.critical_errors}
    return tuple(
        SeenError(
            code=event.code or UNNAMED,
            title=pack.title_of(event.code or UNNAMED) or event.code or UNNAMED,
            row=event.row,
            utc=event.utc,
            step=event.step,
        )
        for event in log
        if not event.console
        and (event.kind == "critical_error" or (event.kind == "error" and event.code in critical))
    )


def steps(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[SeenStep, ...]:
    """All steps of the pack, each with whether and when it was completed."""
    done = {event.step: event.utc for event in log if event.kind == "step.completed" and not event.console}
    return tuple(SeenStep(step.id, step.short, step.id in done, done.get(step.id)) for step in pack.steps)


def machine_criteria(pack: Pack, log: tuple[LogEvent, ...]) -> tuple[SeenCriterion, ...]:
    """All criteria that the machine observes, in the pack's order."""
    own = tuple(event for event in log if not event.console)
    return tuple(_observe(criterion, own) for criterion in pack.criteria if criterion.by == "machine")


def overridden(seen: SeenCriterion, judgement: Result | None) -> SeenCriterion:
    """The same criterion with a person's judgement on it; None leaves it as it is."""
    return seen if judgement is None else msgspec.structs.replace(seen, result=judgement)


def moments(criterion: Criterion, log: tuple[LogEvent, ...]) -> tuple[LogEvent, ...]:
    """Where to look for a criterion: the errors that it lists, else the completion of its step."""
    errors = tuple(event for event in log if not event.console and _counts_against(criterion, event))
    return errors or tuple(
        event for event in log if event.kind == "step.completed" and event.step == criterion.step
    )


def judgement(criterion_id: str, log: tuple[LogEvent, ...]) -> Judgement:
    """The judgement that somebody gave during the run; the latest holds."""
    events = tuple(
        event
        for event in log
        if event.console and event.kind == "judgement" and event.criterion == criterion_id
    )
    met = events[-1].met if events else None
    result = None if met is None else Result.MET if met else Result.NOT_MET
    return Judgement(result, events)


def _observe(criterion: Criterion, log: tuple[LogEvent, ...]) -> SeenCriterion:
    """The rule, first hit: latest observation; a listed code: not met; step completed: met; not observed."""
    observed = [
        event
        for event in log
        if event.kind == "observation" and event.criterion == criterion.id and event.met is not None
    ]
    if observed:
        return _seen(
            criterion, Result.MET if observed[-1].met else Result.NOT_MET, "observation", observed[-1:]
        )
    errors = [event for event in log if _counts_against(criterion, event)]
    if errors:
        return _seen(criterion, Result.NOT_MET, "error", errors)
    own_step = [event for event in log if event.step == criterion.step and event.step is not None]
    completed = [event for event in own_step if event.kind == "step.completed"]
    if completed:
        return _seen(criterion, Result.MET, "completed", completed[-1:])
    skipped = [event for event in own_step if event.kind == "step.skipped"]
    return _seen(criterion, Result.NOT_OBSERVED, "skipped" if skipped else "nothing", skipped[-1:])


def _counts_against(criterion: Criterion, event: LogEvent) -> bool:
    return event.kind in ("error", "critical_error") and event.code in criterion.evidence


def _seen(
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
        rows=tuple(event.row for event in events),
        utc=events[0].utc if events else None,
        why=why,
    )
