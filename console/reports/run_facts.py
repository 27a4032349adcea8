"""What the log of a run says for a class as a whole: how far it came, and at which steps errors were made.

Pure. Times are said of the class alone, as a median: no line about a person holds one.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import median

import msgspec

from console.courses.content import Pack
from console.courses.evidence import critical_code
from console.courses.log import LogEvent
from console.courses.scoring import score
from console.model import Outcome


class RunFacts(msgspec.Struct, frozen=True):
    """One run."""

    steps_done: int
    steps_total: int
    critical_errors: tuple[str, ...]
    """Codes, in the order of the log."""
    error_steps: frozenset[str]
    """Ids of steps with an error, critical or not."""
    critical_steps: frozenset[str]
    step_s: dict[str, float]
    """How long each completed step took."""


class StepErrors(msgspec.Struct, frozen=True):
    """A step at which errors were made."""

    step: str
    title: str
    runs: int
    """With an error there."""
    critical: int
    """With a critical one."""
    median_s: int | None
    """Of all runs that completed it."""


def read(pack: Pack, log: Sequence[LogEvent], outcome: Outcome | None, gaps: int) -> RunFacts:
    """One run's log, in row order, its own headset's."""
    seen = score(pack, log, outcome=outcome, gaps=gaps)
    critical = pack.critical_codes
    known = {step.id for step in pack.steps}
    said = [one for one in log if not one.console]
    errors = [one for one in said if one.kind in ("error", "critical_error")]
    return RunFacts(
        steps_done=seen.steps_done,
        steps_total=seen.steps_total,
        critical_errors=tuple(one.code for one in seen.critical_errors),
        error_steps=frozenset(one.step for one in errors if one.step in known and one.step),
        critical_steps=frozenset(
            one.step
            for one in errors
            if one.step in known and one.step and critical_code(one.kind, one.code, critical)
        ),
        step_s=_step_s(said, known),
    )


def by_step(pack: Pack, runs: Iterable[RunFacts]) -> tuple[StepErrors, ...]:
    """The steps with errors, those of most runs first; steps with as many in the course's order."""
    all_runs = tuple(runs)
    found = []
    for step in pack.steps:
        count = sum(step.id in one.error_steps for one in all_runs)
        if count:
            times = [one.step_s[step.id] for one in all_runs if step.id in one.step_s]
            critical = sum(step.id in one.critical_steps for one in all_runs)
            usual = round(median(times)) if times else None
            found.append(StepErrors(step.id, step.short, count, critical, usual))
    return tuple(sorted(found, key=lambda one: -one.runs))


def _step_s(said: Iterable[LogEvent], known: set[str]) -> dict[str, float]:
    began: dict[str, str] = {}
    found: dict[str, float] = {}
    for one in said:
        if one.step not in known or one.step is None:
            continue
        if one.kind == "step.started":
            began.setdefault(one.step, one.utc)
        elif one.kind == "step.completed" and one.step in began and one.step not in found:
            took = datetime.fromisoformat(one.utc) - datetime.fromisoformat(began[one.step])
            found[one.step] = max(0.0, took.total_seconds())
    return found
