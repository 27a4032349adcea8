"""A trainee who does a planned run: time passes, events come out, commands change what happens next. Pure."""

from collections.abc import Sequence
from typing import Final

from console.messages import EVENT_KINDS, EventBody, ProgressBody
from console.simulator.scenario import StepPlan

SIGN_OF_LIFE_MS: Final = 10_000.0
"""Who works without getting anywhere says something this often."""


class Trainee:
    """Plays step plans against time that is handed in; whoever pauses simply hands in none."""

    def __init__(self, scenario: str, version: str, plans: Sequence[StepPlan]) -> None:
        self._scenario = scenario
        self._version = version
        self._plans = plans
        self._at = 0
        self._in_step_ms = 0.0
        self._next = 0
        self._faults = 0
        self._stall_ms = 0.0
        self._sign_in_ms: float | None = None
        self.elapsed_ms = 0.0

    @property
    def is_done(self) -> bool:
        """True when the last step has ended."""
        return self._at >= len(self._plans)

    @property
    def plan(self) -> StepPlan:
        """The step that is being done; the last one when all are done."""
        return self._plans[min(self._at, len(self._plans) - 1)]

    @property
    def is_struggling(self) -> bool:
        """True while the trainee gets nowhere and a hint would help."""
        return not self.is_done and (self._stall_ms > 0.0 or self._is_in_planned_struggle)

    @property
    def _is_in_planned_struggle(self) -> bool:
        struggle = self.plan.struggle
        return struggle is not None and struggle[0] <= self._in_step_ms < struggle[1]

    def advance(self, ms: float) -> list[EventBody]:
        """Let `ms` of run time pass and return what happened in it, in order."""
        events: list[EventBody] = []
        left_ms = ms - self._stall(ms, events)
        while not self.is_done:
            plan = self.plan
            rest_ms = plan.duration_ms - self._in_step_ms
            spent_ms = min(left_ms, rest_ms)
            # Sums of floats may miss the end of a step by a hair, and then nothing would ever end.
            self._in_step_ms = plan.duration_ms if left_ms >= rest_ms else self._in_step_ms + spent_ms
            self.elapsed_ms += spent_ms
            left_ms -= spent_ms
            while self._next < len(plan.happenings) and plan.happenings[self._next].at_ms <= self._in_step_ms:
                events.append(plan.happenings[self._next].event)
                self._next += 1
            if self._in_step_ms < plan.duration_ms:
                break
            self._at, self._in_step_ms, self._next = self._at + 1, 0.0, 0
        self._faults += sum(event.kind in ("error", "critical_error", "step.skipped") for event in events)
        return events

    def take_hint(self, text: str | None, step: str | None) -> list[EventBody]:
        """Show a hint; who was struggling goes on at once."""
        shown = EventBody("hint.shown", step=step or self.plan.step, text=text)
        if not self.is_struggling:
            return [shown]
        self._stall_ms = 0.0
        if self._is_in_planned_struggle and self.plan.struggle is not None:
            # Time in a struggle is lost time: jumping over it costs the run none of its events.
            self._in_step_ms = self.plan.struggle[1]
        return [shown, *self.advance(0.0)]

    def stall(self, seconds: float, *, idle: bool) -> None:
        """Get nowhere for so long from now on: doing nothing at all, or busy without success."""
        self._stall_ms = 1000.0 * seconds
        self._sign_in_ms = None if idle else SIGN_OF_LIFE_MS

    def _stall(self, ms: float, events: list[EventBody]) -> float:
        """Let time pass in a stall; returns how much of `ms` that took."""
        if self.is_done or self._stall_ms <= 0.0:
            return 0.0
        spent_ms = min(ms, self._stall_ms)
        self._stall_ms -= spent_ms
        self.elapsed_ms += spent_ms
        if self._sign_in_ms is not None:
            self._sign_in_ms -= spent_ms
            while self._sign_in_ms <= 0.0:
                self._sign_in_ms += SIGN_OF_LIFE_MS
                events.append(EventBody("note", step=self.plan.step, text="tries again"))
        return spent_ms

    def suffer(self, kind: str, code: str | None, text: str | None) -> list[EventBody]:
        """Make an event happen now (`inject`); nothing happens when the kind is unknown."""
        if kind not in EVENT_KINDS:
            return []
        self._faults += kind in ("error", "critical_error")
        return [EventBody(kind, step=self.plan.step, code=code, text=text)]

    def progress(self) -> ProgressBody:
        """Where the run stands; the score is the share of faultless steps so far."""
        count = len(self._plans)
        return ProgressBody(
            scenario=self._scenario,
            scenario_version=self._version,
            step=self.plan.step,
            index=self.plan.index,
            of=count,
            elapsed_ms=round(self.elapsed_ms),
            score=round(100.0 * max(0.0, 1.0 - self._faults / count)),
        )
