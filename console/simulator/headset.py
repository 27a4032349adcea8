"""The headset's app without its network: phases, runs, what it says of itself, and how it obeys commands.

Time is handed in through the clock; `tick` is called a few times a second and puts messages into the outbox.
"""

import uuid
from collections.abc import Sequence
from typing import Final

import msgspec

from console.clock import Clock
from console.courses.content import Pack
from console.messages import AssignArgs, EventBody, StateBody
from console.model import Phase, RunId
from console.simulator.body import Body
from console.simulator.outbox import Outbox
from console.simulator.scenario import plan_run
from console.simulator.scene import Scene
from console.simulator.signals import Condition, Wearer
from console.simulator.trainee import Trainee

STATE_EVERY_MS: Final = 2000.0
PROGRESS_EVERY_MS: Final = 5000.0
PHYSIO_EVERY_MS: Final = 1000.0
STOP_REST_MS: Final = 20_000.0
"""A trainee who pressed stop goes on after this much run time if nobody says anything."""
AUTO_START_MS: Final = 3000.0
AUTO_AGAIN_MS: Final = 20_000.0
EFFORTS: Final = {
    "error": 0.2,
    "critical_error": 0.6,
    "help.requested": 0.4,
    "stop.pressed": 0.5,
    "fall": 0.9,
}
"""What an event costs the wearer, 0 to 1."""

RUN_IS_ON: Final = (Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED)


class Skill(msgspec.Struct, frozen=True):
    """Who wears the headset: the same seed, skill and course always give the same run."""

    seed: int = 0
    skill: float = 0.8
    speed: float = 1.0
    """Run time per real time; physiology and state stay in real time."""
    condition: Condition = Condition.USUAL
    """What the sensors of the wearer tell."""


class Headset:
    """One app: what is assigned, what runs, what the wearer does. Says everything through `outbox`."""

    def __init__(self, packs: Sequence[Pack], clock: Clock, who: Skill, auto: Pack | None = None) -> None:
        self._packs = packs
        self._clock = clock
        self._who = who
        self._auto = auto
        self._body = Body(who.seed)
        self._wearer = Wearer(who.seed, who.condition)
        self._scene = Scene(who.seed)
        self._trainee: Trainee | None = None
        self._attempt = 0
        self._before_calibration = Phase.IDLE
        self._calibrated_at_ms = 0.0
        self._rests_until_ms: float | None = None
        self._said_state: StateBody | None = None
        self._said_step: str | None = None
        self._ticked_ms = clock.monotonic_ms()
        self._phase_since_ms = self._ticked_ms
        self._state_due_ms = self._progress_due_ms = self._physio_due_ms = 0.0
        self._may_send_physio = False
        self.assigned: AssignArgs | None = None
        self.run: RunId | None = None
        self.phase = Phase.IDLE
        self.wants_physio = True
        self.outbox = Outbox(clock)

    def tick(self) -> None:
        """Let the time since the last tick pass, and say what is due."""
        now_ms = self._clock.monotonic_ms()
        passed_ms = now_ms - self._ticked_ms
        self._ticked_ms = now_ms
        self._body.pass_time(passed_ms / 1000.0, self.phase)
        self._start_by_itself(now_ms)
        if self.phase is Phase.CALIBRATING and now_ms >= self._calibrated_at_ms:
            self._enter(self._before_calibration)
        if self.phase is Phase.PAUSED and self._rests_until_ms is not None and now_ms >= self._rests_until_ms:
            self._enter(Phase.RUNNING)
        if self.phase is Phase.RUNNING:
            self._work(passed_ms * self._who.speed)
        self._say_physio(now_ms)
        self._say_progress(now_ms)
        self._say_state(now_ms)

    def _start_by_itself(self, now_ms: float) -> None:
        idle_ms = now_ms - self._phase_since_ms
        if self._auto is None:
            return
        if (self.phase is Phase.IDLE and idle_ms >= AUTO_START_MS) or (
            self.phase is Phase.ENDED and self.assigned is None and idle_ms >= AUTO_AGAIN_MS
        ):
            self.take_up(self._auto, str(uuid.uuid4()))
            self._enter(Phase.RUNNING)

    def _work(self, ms: float) -> None:
        assert self._trainee is not None
        self.say_events(self._trainee.advance(ms))
        if self._trainee.is_done and self.phase is Phase.RUNNING:
            self._enter(Phase.ENDED)

    def pack_of(self, scenario: str, version: str) -> Pack | None:
        """Return the course this headset can play under that id and version, or None."""
        return next((pack for pack in self._packs if (pack.id, pack.version) == (scenario, version)), None)

    def take_up(self, pack: Pack, run: RunId, assigned: AssignArgs | None = None) -> None:
        """Make a run ready, assigned by a console or, without `assigned`, of the headset's own."""
        seed = self._who.seed + 1000 * self._attempt
        self._attempt += 1
        self._trainee = Trainee(pack.id, pack.version, plan_run(pack, seed, self._who.skill))
        self.assigned, self.run, self.wants_physio = assigned, run, True
        self._said_step = None
        self._enter(Phase.READY)

    def start(self) -> None:
        """Begin or go on with the run."""
        self._enter(Phase.RUNNING)

    def pause(self) -> None:
        """Hold the run until somebody resumes it."""
        self._rests_until_ms = None
        self._enter(Phase.PAUSED)

    def end(self) -> None:
        """End the run where it stands."""
        self._enter(Phase.ENDED)

    def calibrate(self, seconds: float) -> None:
        """Sit still for a baseline, then return to the phase before; a run that is on waits meanwhile."""
        if self.phase is not Phase.CALIBRATING:
            self._before_calibration = self.phase
        self._calibrated_at_ms = self._clock.monotonic_ms() + 1000.0 * seconds
        self._enter(Phase.CALIBRATING)

    def hint(self, text: str | None, step: str | None) -> None:
        """Show a hint to the trainee."""
        assert self._trainee is not None
        self.say_events(self._trainee.take_hint(text, step))

    def inject(self, event: str, code: str | None, text: str | None) -> bool:
        """Make something happen in the run; False when the kind of event is unknown."""
        assert self._trainee is not None
        events = self._trainee.suffer(event, code, text)
        self.say_events(events)
        return bool(events)

    def let_happen(self, kind: str) -> bool:
        """Let the wearer do something by themselves; False when no run is on or the kind is unknown."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED) and self.inject(kind, None, None)

    def stall(self, seconds: float, *, idle: bool) -> None:
        """Let the trainee get nowhere for so long: idle, or busy all the same."""
        assert self._trainee is not None
        self._trainee.stall(seconds, idle=idle)

    def say_events(self, events: Sequence[EventBody]) -> None:
        """Send events of the run, and react to them as the wearer's body and the app do."""
        for event in events:
            self.outbox.put("event", event, self.run)
            self._wearer.strive(EFFORTS.get(event.kind, 0.0))
            if event.kind == "stop.pressed" and self.phase is Phase.RUNNING:
                self._enter(Phase.PAUSED)
                self._rests_until_ms = self._clock.monotonic_ms() + STOP_REST_MS / self._who.speed

    def picture(self, width: int) -> bytes:
        """Binary message with what the wearer sees now."""
        index = self._trainee.plan.index if self._trainee else 0
        return self._scene.frame(self._clock.monotonic_ms(), index, width)

    def _enter(self, phase: Phase) -> None:
        if phase is self.phase:
            return
        self.phase = phase
        self._phase_since_ms = self._clock.monotonic_ms()
        if phase is not Phase.PAUSED:
            self._rests_until_ms = None
        if phase is Phase.ENDED:
            self._progress_due_ms = 0.0
            self._say_progress(self._phase_since_ms, is_last=True)
        self._body.pass_time(0.0, phase)
        self._say_state(self._phase_since_ms)

    def _say_state(self, now_ms: float) -> None:
        """Say the state every 2 s, and at once when phase, wear or scene has changed."""
        state = self._body.state(self.phase, self._scene_name())
        said = self._said_state
        changed = said is None or (said.phase, said.worn, said.scene) != (
            state.phase,
            state.worn,
            state.scene,
        )
        if changed or now_ms >= self._state_due_ms:
            self._said_state = state
            self._state_due_ms = now_ms + STATE_EVERY_MS
            self.outbox.put("state", state, self.run)

    def _scene_name(self) -> str:
        if self._trainee is None or self.phase is Phase.IDLE:
            return "lobby"
        return "grey room" if self.phase is Phase.CALIBRATING else "training room"

    def _say_progress(self, now_ms: float, *, is_last: bool = False) -> None:
        if self._trainee is None or (self.phase is not Phase.RUNNING and not is_last):
            return
        progress = self._trainee.progress()
        if progress.step != self._said_step or now_ms >= self._progress_due_ms:
            self._said_step = progress.step
            self._progress_due_ms = now_ms + PROGRESS_EVERY_MS
            self.outbox.put("progress", progress, self.run)

    def _say_physio(self, now_ms: float) -> None:
        """Physiology goes out only in a run that was assigned with it, and only while it is switched on."""
        is_allowed = self.assigned is not None and self.assigned.physio and self.wants_physio
        if not is_allowed or self.phase in (Phase.IDLE, Phase.ENDED) or now_ms < self._physio_due_ms:
            return
        in_step = now_ms - self._physio_due_ms < PHYSIO_EVERY_MS
        self._physio_due_ms = (self._physio_due_ms if in_step else now_ms) + PHYSIO_EVERY_MS
        for message in self._wearer.second(now_ms, seated=self.phase is Phase.CALIBRATING):
            self.outbox.put("physio", message, self.run)
