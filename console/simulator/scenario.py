"""What a trainee will do, step by step, drawn from a course pack, a seed and a skill.

Events come of what is done: a slip, a second go at it, a step ended or left out. Whether a criterion is met
is not drawn here and not told; whoever scores the run has to find out from the events.
Pure: no clock, no network. Every step is drawn from its own random stream, so that a hint or a pause in one
step never changes the next ones.
"""

from random import Random
from typing import Final

import msgspec

from console.courses.content import Pack
from console.messages import EventBody

OWN_ERROR_SHARE: Final = 0.35
CRITICAL_SHARE: Final = 0.09
HELP_SHARE: Final = 0.10
STUCK_SHARE: Final = 0.06
SKIP_SHARE: Final = 0.06
STOP_SHARE: Final = 0.01
"""Chance per step at skill 0; at skill 1 none of them happens."""
BOUNDARY_SHARE: Final = 0.015
"""Chance per step of walking out of the play area; skill does not help against a small room."""
NOTICED_SHARE: Final = 0.5
"""Chance at any skill that one's own slip is noticed and done again; how it goes then is up to skill."""
PATIENCE_MS: Final = 40_000.0
"""How long a trainee who asked for help waits before trying alone."""

UNLISTED_ERROR: Final = "technique"
"""Code of an error in a pack that lists none."""


class Happening(msgspec.Struct, frozen=True):
    """One event of a step, `at_ms` after the step began."""

    at_ms: float
    event: EventBody


class StepPlan(msgspec.Struct, frozen=True):
    """One step as this trainee will do it."""

    step: str
    index: int
    """1-based."""
    duration_ms: float
    happenings: tuple[Happening, ...]
    """In order of time; the first is step.started, the last step.completed or step.skipped."""
    struggle: tuple[float, float] | None = None
    """From when to when, in ms of the step, the trainee gets nowhere; a hint ends it."""

    def has(self, kind: str) -> bool:
        """Tell whether an event of this kind happens in this step."""
        return any(happening.event.kind == kind for happening in self.happenings)


def plan_run(pack: Pack, seed: int, skill: float) -> tuple[StepPlan, ...]:
    """All steps of one run. The same arguments always give the same run; `skill` is 0 to 1."""
    return tuple(_plan_step(pack, index, seed, skill) for index in range(1, len(pack.steps) + 1))


def _plan_step(pack: Pack, index: int, seed: int, skill: float) -> StepPlan:
    step = pack.steps[index - 1]
    chance = Random(f"{seed}/{pack.id}/{step.id}")  # noqa: S311 - a rehearsal, not a secret
    clumsy = 1.0 - skill
    work_ms = step.typical_s * 1000.0 * (1.0 + 0.6 * clumsy) * chance.lognormvariate(0.0, 0.2)
    struggle = _struggle(chance, clumsy, work_ms, step.typical_s)
    duration_ms = work_ms + (struggle[1] - struggle[0] if struggle else 0.0)
    happenings = [Happening(0.0, EventBody("step.started", step=step.id))]
    happenings += _mishaps(chance, pack, step.id, clumsy, work_ms)
    if struggle and chance.random() < HELP_SHARE / (HELP_SHARE + STUCK_SHARE):
        happenings.append(Happening(struggle[0], EventBody("help.requested", step=step.id)))
        happenings.append(Happening(struggle[1], EventBody("help.cancelled", step=step.id)))
    is_skipped = chance.random() < SKIP_SHARE * clumsy
    if not is_skipped:
        again = Random(f"{seed}/{pack.id}/{step.id}/again")  # noqa: S311 - a rehearsal, not a secret
        happenings += _second_go(again, pack, step.id, happenings, clumsy, work_ms)
    happenings.sort(key=lambda happening: happening.at_ms)
    ending = EventBody("step.skipped" if is_skipped else "step.completed", step=step.id)
    happenings.append(Happening(duration_ms, ending))
    return StepPlan(step.id, index, duration_ms, tuple(happenings), struggle)


def _struggle(chance: Random, clumsy: float, work_ms: float, typical_s: float) -> tuple[float, float] | None:
    """Draw a stretch of getting nowhere, long enough to be noticed at the console, or none."""
    if chance.random() >= (HELP_SHARE + STUCK_SHARE) * clumsy:
        return None
    begin_ms = work_ms * chance.uniform(0.2, 0.6)
    return begin_ms, begin_ms + max(PATIENCE_MS, 3000.0 * typical_s)


def _mishaps(chance: Random, pack: Pack, step: str, clumsy: float, work_ms: float) -> list[Happening]:
    """Errors, critical errors, walks out of the play area and presses of the stop button."""
    found = []

    def happen(event: EventBody, *, after_ms: float = 0.0) -> None:
        found.append(Happening(min(work_ms, after_ms or work_ms * chance.uniform(0.15, 0.85)), event))

    if chance.random() < OWN_ERROR_SHARE * clumsy:
        codes = _likely(pack, step, [error.code for error in pack.errors]) or [UNLISTED_ERROR]
        happen(EventBody("error", step=step, code=chance.choice(codes)))
    if pack.critical_errors and chance.random() < CRITICAL_SHARE * clumsy:
        codes = _likely(pack, step, [error.code for error in pack.critical_errors])
        happen(EventBody("critical_error", step=step, code=chance.choice(codes)))
    if chance.random() < BOUNDARY_SHARE:
        left_ms = work_ms * chance.uniform(0.1, 0.5)
        happen(EventBody("boundary.left", step=step), after_ms=left_ms)
        happen(EventBody("boundary.returned", step=step), after_ms=left_ms + chance.uniform(1500.0, 8000.0))
    if chance.random() < STOP_SHARE * clumsy:
        happen(EventBody("stop.pressed", step=step))
    return found


def _second_go(
    chance: Random, pack: Pack, step: str, happenings: list[Happening], clumsy: float, work_ms: float
) -> list[Happening]:
    """Notice one's own slips and do the thing again, which the headset watches anew; or do not notice."""
    if chance.random() >= NOTICED_SHARE or any(one.event.kind == "critical_error" for one in happenings):
        return []
    goes_well = chance.random() >= clumsy
    found = []
    for slip in (one for one in happenings if one.event.kind == "error"):
        at_ms = slip.at_ms + (work_ms - slip.at_ms) * chance.uniform(0.3, 0.9)
        for criterion in pack.criteria:
            if criterion.by == "machine" and criterion.step == step and slip.event.code in criterion.evidence:
                data = {"criterion": criterion.id, "met": goes_well}
                found.append(Happening(at_ms, EventBody("observation", step=step, data=data)))
    return found


def _likely(pack: Pack, step: str, codes: list[str]) -> list[str]:
    """Those of `codes` that speak against what is observed of this step, and those of no step; else all."""
    observed = [criterion for criterion in pack.criteria if criterion.by == "machine" and criterion.step]
    here = {code for criterion in observed if criterion.step == step for code in criterion.evidence}
    anywhere = {code for criterion in observed for code in criterion.evidence}
    return [code for code in codes if code in here or code not in anywhere] or codes
