"""One station as a pure fold: what its headset says, and time, become what its tile shows."""

from typing import Any

import msgspec
from msgspec.structs import replace

from console.classroom import effort as work
from console.classroom.attention import RANK
from console.classroom.effort import Effort
from console.classroom.stuck import Stuck, hold, watch, why_stuck
from console.courses.evidence import critical_code
from console.messages import EventBody, ProgressBody, StateBody
from console.model import (
    Attention,
    ClassView,
    CommandResult,
    LinkState,
    LogLine,
    Mode,
    Outcome,
    Phase,
    Received,
    RunView,
    StationView,
)
from console.thresholds import Thresholds

PAUSE_MS = 1_000.0
"""After so long without a word the next one is news, whatever it says."""

STOPPING_KINDS = frozenset({"stop.pressed", "fall"})
SILENT_LINKS = frozenset(
    {LinkState.NO_SIGNAL, LinkState.LOST, LinkState.REFUSED, LinkState.CONFLICT, LinkState.BUSY}
)
RESTING_PHASES = frozenset({Phase.IDLE, Phase.ENDED})
PLAYED_PHASES = frozenset({Phase.RUNNING, Phase.PAUSED})
WAITING_OUTCOMES = frozenset({Outcome.COMPLETED, Outcome.STOPPED})
"""Runs that ended so wait for a decision."""
PERSONAL = frozenset({Attention.STOPPED, Attention.HELP, Attention.STUCK})
"""Who settles one of these was there: the station counts as visited."""


class Station(msgspec.Struct, frozen=True, gc=False):
    """What is shown of a station, and the latches behind it. Times are console monotonic ms."""

    view: StationView
    boundary_left_ms: float | None = None
    stopped_ms: float | None = None
    stopped_by: str | None = None
    help_ms: float | None = None
    silent_ms: float | None = None
    is_lost: bool = False
    """The silence has lasted long enough to be shown."""
    rests: bool = False
    """The silence began with the headset off the head, or with nothing running."""
    is_spare: bool = False
    """A class is there and nobody sits here: its silence is nobody's concern."""
    failed_ms: float | None = None
    failed_verb: str | None = None
    failed_result: CommandResult = CommandResult.NO_ANSWER
    failed_reason: str | None = None
    run_waits: bool = False
    """A run has ended here and nobody has decided about it."""
    effort: Effort = Effort()
    stuck: Stuck = Stuck()


def fold(station: Station, received: Received, at_ms: float) -> Station:
    """Take in one message; `at_ms` is when the headset sent it, on the console's clock.

    A replayed `state` never counts as the present; replayed `progress` and `event`
    are evidence and come in their original order, so they do.
    """
    view = station.view
    if received.boot != view.boot:
        station = replace(station, view=replace(view, boot=received.boot, phase=None, phase_since_ms=None))
    after = _fold_body(speak(station, received) if received.fresh else station, received, at_ms)
    effort = work.follow(station.effort, view, after.view, received, at_ms)
    return after if effort is station.effort else replace(after, effort=effort)


def goes_on(station: Station, received: Received) -> bool:
    """Whether a message is of the boot and run that the station was in: then samples change nothing else."""
    effort, view = station.effort, station.view
    return effort.boot == received.boot == view.boot and effort.run == view.run


def speak(station: Station, received: Received) -> Station:
    """Note when a station spoke last."""
    view = replace(station.view, last_frame_ms=received.received_ms, last_frame_utc=received.received_utc)
    return replace(station, view=view)


def has_paused(station: Station, received: Received) -> bool:
    """Whether it is long since the station spoke: then it is news that it does."""
    before_ms = station.view.last_frame_ms
    return before_ms is None or received.received_ms - before_ms >= PAUSE_MS


def _fold_body(station: Station, received: Received, at_ms: float) -> Station:
    body = received.body
    if isinstance(body, StateBody):
        return _fold_state(station, body, received, at_ms) if received.fresh else station
    if isinstance(body, ProgressBody):
        return _fold_progress(station, body, received, at_ms)
    if isinstance(body, EventBody):
        return _fold_event(station, body, received, at_ms)
    return station


def _fold_state(station: Station, body: StateBody, received: Received, at_ms: float) -> Station:
    view = station.view
    changes: dict[str, Any] = {
        "battery": body.battery,
        "charging": body.charging,
        "worn": body.worn,
        "fps": body.fps,
        "wifi_dbm": body.wifi_dbm,
        "storage_free_mb": body.storage_free_mb,
        "scene": body.scene,
    }
    if body.phase is not view.phase:
        changes |= {"phase": body.phase, "phase_since_ms": at_ms}
    if view.run is None or view.unassigned:
        changes |= {"run": received.run, "unassigned": received.run is not None}
    return derive(replace(station, view=replace(view, **changes)))


def _fold_progress(station: Station, body: ProgressBody, received: Received, at_ms: float) -> Station:
    view = station.view
    if view.run is not None and received.run != view.run and not view.unassigned:
        return station  # the tail of a run that this console has already closed or replaced
    moved = body.step != view.step or body.index != view.step_index
    return replace(
        station,
        view=replace(
            view,
            scenario=body.scenario,
            scenario_version=body.scenario_version,
            step=body.step,
            step_index=body.index,
            step_count=body.of,
            step_since_ms=at_ms if moved else view.step_since_ms,
            elapsed_ms=body.elapsed_ms,
            score=body.score,
        ),
    )


def _fold_event(station: Station, body: EventBody, received: Received, at_ms: float) -> Station:
    """What is told of a former run only now is evidence of that run; it calls nobody to who sits here now.

    What a headset says as it happens calls in any case: its wearer may be in trouble whatever run we meant.
    """
    view = station.view
    is_of_this_run = view.run is None or view.unassigned or received.run == view.run
    if not (received.fresh or is_of_this_run):
        return station
    if body.kind in STOPPING_KINDS:
        station = _stop(station, body.kind, at_ms)
    elif body.kind == "boundary.left":
        station = replace(station, boundary_left_ms=at_ms)
    elif body.kind == "boundary.returned":
        station = replace(station, boundary_left_ms=None)
    elif body.kind == "help.requested":
        station = replace(station, help_ms=station.help_ms if station.help_ms is not None else at_ms)
    elif body.kind == "help.cancelled":
        station = replace(station, help_ms=None)
    elif body.kind in ("error", "critical_error") and is_of_this_run:
        # The errors of a former run, told late, are not those of who sits here now.
        station = replace(station, view=_with_error(view, body))
    return derive(station)


def _with_error(view: StationView, body: EventBody) -> StationView:
    steps = view.error_steps
    if view.step_index is not None and view.step_index not in steps:
        steps = tuple(sorted((*steps, view.step_index)))
    codes = view.critical_errors
    critical = critical_code(body.kind, body.code, frozenset())
    if critical is not None and critical not in codes:
        codes = (*codes, critical)
    return replace(view, error_steps=steps, critical_errors=codes)


def _stop(station: Station, by: str, at_ms: float) -> Station:
    """Raise STOPPED; an older cause that nobody has resolved stays the one shown."""
    if station.stopped_ms is not None:
        return station
    return replace(station, stopped_ms=at_ms, stopped_by=by)


def recall(station: Station, kind: str, at_ms: float) -> Station:
    """Raise anew what an event of this kind had raised before the console ended."""
    if kind == "help.requested":
        return derive(replace(station, help_ms=at_ms))
    return derive(_stop(station, kind, at_ms))


def tick(
    station: Station, now_ms: float, limits: Thresholds, silence_ms: float, usual_ms: float | None = None
) -> Station:
    """Let time pass: for a boundary that was left, for a silence, for somebody who gets nowhere.

    `usual_ms`: what the present step usually takes, None: unknown.
    """
    after = station
    left = station.boundary_left_ms
    if left is not None and now_ms - left > 1000 * limits.boundary_s:
        after = replace(_stop(after, "boundary.left", left), boundary_left_ms=None)
    silent = station.silent_ms
    if silent is not None and not station.is_lost and now_ms - silent >= silence_ms:
        after = replace(after, is_lost=True)
    stuck = _watch_work(station, now_ms, limits, usual_ms)
    if stuck is not station.stuck:
        after = replace(after, stuck=stuck)
    return after if after is station else derive(after)


def _watch_work(station: Station, now_ms: float, limits: Thresholds, usual_ms: float | None) -> Stuck:
    view, stuck = station.view, station.stuck
    if view.phase not in PLAYED_PHASES:
        return stuck if stuck.why is None and stuck.turning_ms is None else Stuck()
    if view.link is not LinkState.LIVE or not station.effort.works:
        return hold(stuck)
    return watch(stuck, why_stuck(station.effort, now_ms, usual_ms, limits), now_ms, limits)


def fold_link(station: Station, state: LinkState, reason: str | None, now_ms: float) -> Station:
    """Take in what became of the link. Silence after the headset came off, or at rest, is not a loss.

    A link that breaks and comes back within the time for silence is nobody's concern.
    """
    view = station.view
    if state is view.link and reason == view.link_reason:
        return station
    silent_ms, is_lost, rests = station.silent_ms, station.is_lost, station.rests
    if state is LinkState.LIVE or state is LinkState.FOUND:
        silent_ms, is_lost, rests = None, False, False
    elif state in SILENT_LINKS and silent_ms is None and view.last_frame_ms is not None:
        silent_ms = view.last_frame_ms
        rests = view.worn is False or view.phase in RESTING_PHASES
    is_lost = is_lost or (state is LinkState.NO_SIGNAL and silent_ms is not None)
    view = replace(view, link=state, link_reason=reason, link_since_ms=now_ms)
    return derive(replace(station, view=view, silent_ms=silent_ms, is_lost=is_lost, rests=rests))


def assign(station: Station, run: str | None) -> Station:
    """A new run is meant for this station: what the former one showed is cleared, all but STOPPED."""
    view = replace(
        station.view,
        run=run,
        unassigned=False,
        step=None,
        step_index=None,
        step_count=None,
        step_since_ms=None,
        elapsed_ms=None,
        score=None,
        pace=None,
        error_steps=(),
        critical_errors=(),
        on_my_way_ms=None if station.stopped_ms is None else station.view.on_my_way_ms,
    )
    cleared = Station(
        view=view,
        boundary_left_ms=station.boundary_left_ms,
        stopped_ms=station.stopped_ms,
        stopped_by=station.stopped_by,
        silent_ms=station.silent_ms,
        is_lost=station.is_lost,
        rests=station.rests,
        is_spare=station.is_spare,
    )
    return derive(cleared)


def note_closed(station: Station, run: RunView, class_: ClassView | None) -> Station:
    """Its run is over: somebody may have to decide about it, but nobody does about guests."""
    is_outreach = class_ is not None and class_.mode is Mode.OUTREACH
    waits = not is_outreach and run.decision is None and run.outcome in WAITING_OUTCOMES
    return derive(replace(station, run_waits=waits))


def acknowledge(station: Station, seen: Attention, now_ms: float) -> Station:
    """Somebody is on the way: the call stays until it is resolved, its alternation stops.

    Only what somebody has `seen`: a STOPPED that came while they pressed the key still calls.
    """
    view = station.view
    if seen not in RANK or view.attention is not seen or view.on_my_way_ms is not None:
        return station
    return replace(station, view=replace(view, on_my_way_ms=now_ms))


def resolve(station: Station, now_ms: float, reason: str = "") -> Station:
    """Settle whatever calls. STOPPED needs a reason; without one it stays, whatever else is settled."""
    view = station.view
    if view.attention is Attention.NOT_DONE:
        return derive(replace(station, failed_ms=None, failed_verb=None, failed_reason=None))
    if station.stopped_ms is not None and not reason.strip():
        return station
    visited = now_ms if view.attention in PERSONAL else view.visited_ms
    cleared = replace(
        station,
        stopped_ms=None,
        stopped_by=None,
        help_ms=None,
        effort=work.settle(station.effort, now_ms),
        stuck=Stuck(),
        view=replace(view, on_my_way_ms=None, visited_ms=visited),
    )
    return derive(cleared)


def derive(station: Station) -> Station:
    """Bring the one state that the tile shows into line with the latches, most urgent first."""
    view = station.view
    attention, since, detail = _most_urgent(station)
    stuck = station.stuck.why if attention is Attention.STUCK else None
    refusal = station.failed_reason if attention is Attention.NOT_DONE else None
    shown = (view.attention, view.attention_since_ms, view.attention_detail, view.stuck, view.refusal)
    if (attention, since, detail, stuck, refusal) == shown:
        return station
    answered = view.on_my_way_ms if attention is view.attention else None
    view = replace(
        view,
        attention=attention,
        attention_since_ms=since,
        attention_detail=detail,
        stuck=stuck,
        refusal=refusal,
        on_my_way_ms=answered,
    )
    return replace(station, view=view)


def _most_urgent(station: Station) -> tuple[Attention, float | None, str | None]:
    view = station.view
    if station.stopped_ms is not None:
        return Attention.STOPPED, station.stopped_ms, station.stopped_by
    if station.help_ms is not None:
        return Attention.HELP, station.help_ms, "help.requested"
    if station.silent_ms is not None and station.is_lost:
        state = Attention.RESTING if station.rests or station.is_spare else Attention.NO_SIGNAL
        return state, station.silent_ms, view.link_reason
    if station.stuck.why is not None:
        return Attention.STUCK, station.stuck.since_ms, station.stuck.why.reason
    if station.failed_ms is not None:
        return Attention.NOT_DONE, station.failed_ms, _how_failed(station)
    if view.phase is Phase.PAUSED:
        return Attention.PAUSED, view.phase_since_ms, None
    if station.run_waits:
        return Attention.READY, None, None
    return Attention.NORMAL, None, None


def _how_failed(station: Station) -> str:
    """The verb, and with it what the headset answered where it did."""
    verb = station.failed_verb or ""
    answered = station.failed_result in (CommandResult.REFUSED, CommandResult.UNSUPPORTED)
    return f"{verb} {station.failed_result.value}" if answered else verb


def log_line(received: Received, utc: str) -> LogLine | None:
    """One event as a line of the station's log; `utc` is when it happened on the console's clock."""
    body = received.body
    if not isinstance(body, EventBody):
        return None
    return LogLine(
        station=received.station,
        run=received.run,
        utc=utc,
        kind=body.kind,
        step=body.step,
        code=body.code,
        text=body.text,
    )
