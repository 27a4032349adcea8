"""STUCK: why somebody gets nowhere, and the delays that keep the state from flapping. Pure."""

import msgspec
from msgspec.structs import replace

from console.classroom.effort import Effort
from console.model import StuckReason, StuckView
from console.thresholds import Thresholds


class Stuck(msgspec.Struct, frozen=True, gc=False):
    """Whether a station is shown as stuck, and since when the opposite has been true."""

    why: StuckView | None = None
    """None: it is not shown."""
    since_ms: float | None = None
    turning_ms: float | None = None
    """Since when what is shown is no longer so; None while it is."""


def why_stuck(effort: Effort, now_ms: float, usual_ms: float | None, limits: Thresholds) -> StuckView | None:
    """The most telling reason that holds now. `usual_ms`: what the step usually takes, None: unknown.

    A step that usually takes longer than `idle_s` may well be quiet for as long: nobody idles within it.
    """
    step = effort.step
    if effort.errors >= limits.stuck_errors:
        return StuckView(StuckReason.ERRORS, step, effort.errors)
    spent_ms = effort.on_step.read(now_ms)
    if usual_ms is not None and spent_ms - effort.settled_ms > usual_ms * limits.stuck_percent / 100:
        return StuckView(StuckReason.SLOW, step, round(spent_ms / usual_ms, 1))
    idle_since = effort.idle_since_ms
    if idle_since is not None and now_ms - idle_since > max(1000 * limits.idle_s, usual_ms or 0.0):
        return StuckView(StuckReason.IDLE, step)
    return None


def watch(stuck: Stuck, why: StuckView | None, now_ms: float, limits: Thresholds) -> Stuck:
    """Let time pass: a reason counts when it has held for a while, and its end, too."""
    if why is not None and stuck.why is not None:
        return stuck if (why, None) == (stuck.why, stuck.turning_ms) else Stuck(why, stuck.since_ms)
    if why is None and stuck.why is None:
        return hold(stuck)
    turning_ms = now_ms if stuck.turning_ms is None else stuck.turning_ms
    delay_s = limits.stuck_on_s if why is not None else limits.stuck_off_s
    if now_ms - turning_ms >= 1000 * delay_s:
        return Stuck() if why is None else Stuck(why, turning_ms)
    return stuck if stuck.turning_ms is not None else replace(stuck, turning_ms=turning_ms)


def hold(stuck: Stuck) -> Stuck:
    """Nothing can be known now (paused, silent, headset off): what is shown stays, delays begin anew."""
    return stuck if stuck.turning_ms is None else replace(stuck, turning_ms=None)
