"""The work on one step: for how long, with how many errors, since when nothing was done. Pure.

Time counts while the run plays on a worn headset: pauses and a headset in the hand are nobody's slowness.
"""

import msgspec
from msgspec.structs import replace

from console.messages import Body, EventBody, ProgressBody, StateBody
from console.model import BootId, Phase, Received, RunId, StationView

NOT_DOING = frozenset({"hint.shown", "help.requested", "help.cancelled", "stop.pressed", "fall"})
"""Kinds of events that do not show a trainee at work."""
ERRORS = frozenset({"error", "critical_error"})


class Stopwatch(msgspec.Struct, frozen=True, gc=False):
    """Time that was let run, in ms."""

    counted_ms: float = 0.0
    since_ms: float | None = None
    """Since when it runs; None: it stands."""

    def read(self, at_ms: float) -> float:
        """What it shows at that time."""
        return self.counted_ms + (0.0 if self.since_ms is None else max(0.0, at_ms - self.since_ms))

    def let_run(self, runs: bool, at_ms: float) -> "Stopwatch":
        """Start or stop it; what it shows stays."""
        if runs is (self.since_ms is not None):
            return self
        return Stopwatch(self.read(at_ms), at_ms if runs else None)

    def restart(self, at_ms: float) -> "Stopwatch":
        """Back to zero; a running one runs on."""
        return Stopwatch(0.0, None if self.since_ms is None else at_ms)


class StepDone(msgspec.Struct, frozen=True, gc=False):
    """A step that was seen from its beginning to its end."""

    step: str
    ms: float


class Effort(msgspec.Struct, frozen=True, gc=False):
    """What is known of the work on the present step of the present run."""

    boot: BootId | None = None
    run: RunId | None = None
    step: str | None = None
    works: bool = False
    """The run plays and the headset is worn, as far as it says."""
    on_step: Stopwatch = Stopwatch()
    idle_since_ms: float | None = None
    """The last sign of doing something; None while nobody works."""
    errors: int = 0
    """On this step, since somebody last settled a call here."""
    error_seq: int = 0
    """Of the last error that was counted: a message that is folded twice counts once."""
    settled_ms: float = 0.0
    """What `on_step` showed when somebody last settled a call here."""
    is_whole: bool = False
    """The step was seen from its beginning, and has not ended."""
    announced: str | None = None
    """The step whose `step.started` came last."""
    done: StepDone | None = None
    """The last step that was seen whole."""


def follow(
    effort: Effort, before: StationView, after: StationView, received: Received, at_ms: float
) -> Effort:
    """Take in one message; `before` and `after` are the station's view around it."""
    if (effort.boot, effort.run) != (received.boot, after.run):
        effort = Effort(boot=received.boot, run=after.run)
    body: Body = received.body
    if isinstance(body, StateBody):
        return _follow_state(effort, after, at_ms) if received.fresh else effort
    if after.run is not None and not after.unassigned and received.run != after.run:
        return effort
    if isinstance(body, ProgressBody):
        return _follow_progress(effort, before, body, at_ms)
    if isinstance(body, EventBody):
        return _follow_event(effort, body, received.seq, at_ms)
    return effort


def settle(effort: Effort, now_ms: float) -> Effort:
    """Somebody has helped: errors, idleness and slowness count from here, the time on the step goes on."""
    idle = None if effort.idle_since_ms is None else now_ms
    return replace(effort, errors=0, idle_since_ms=idle, settled_ms=effort.on_step.read(now_ms))


def _follow_state(effort: Effort, view: StationView, at_ms: float) -> Effort:
    works = view.phase is Phase.RUNNING and view.worn is not False
    if works is effort.works:
        return effort
    idle = at_ms if works else None
    return replace(effort, works=works, on_step=effort.on_step.let_run(works, at_ms), idle_since_ms=idle)


def _follow_progress(effort: Effort, before: StationView, body: ProgressBody, at_ms: float) -> Effort:
    if body.step == effort.step:
        return _at_work(effort, at_ms) if body.score != before.score else effort
    goes_on = before.step_index is not None and body.index > before.step_index
    moved = replace(
        _done(effort, at_ms) if goes_on else effort,
        step=body.step,
        on_step=effort.on_step.restart(at_ms),
        errors=0,
        settled_ms=0.0,
        is_whole=effort.step is not None or effort.announced == body.step,
    )
    return _at_work(moved, at_ms)


def _follow_event(effort: Effort, body: EventBody, seq: int, at_ms: float) -> Effort:
    if body.kind in NOT_DOING:
        return effort
    is_of_this_step = body.step is None or body.step == effort.step
    if body.kind == "step.started":
        effort = replace(effort, announced=body.step)
    elif body.kind in ERRORS and is_of_this_step and seq > effort.error_seq:
        effort = replace(effort, errors=effort.errors + 1, error_seq=seq)
    elif body.kind == "step.completed" and is_of_this_step:
        effort = _done(effort, at_ms)
    elif body.kind == "step.skipped" and is_of_this_step:
        effort = replace(effort, is_whole=False)
    return _at_work(effort, at_ms)


def _done(effort: Effort, at_ms: float) -> Effort:
    if not effort.is_whole or effort.step is None:
        return effort
    return replace(effort, is_whole=False, done=StepDone(effort.step, effort.on_step.read(at_ms)))


def _at_work(effort: Effort, at_ms: float) -> Effort:
    return effort if effort.idle_since_ms is None else replace(effort, idle_since_ms=at_ms)
