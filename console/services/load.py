"""Physiological load for the live view of an instructor, and for nobody else.

Everything here is memory only. What an assessor, a locked screen or an assessed class may know is nothing:
such a subscriber hears an empty `LoadState` and then no more until that changes. A trainee who did not opt in
is nowhere in it, like one without a sensor.
"""

import asyncio
import logging
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from console.errors import CommandReason, ConsoleError, LoadReason
from console.headsets.fleet import Fleet
from console.messages import PhysioBody
from console.model import CommandResult, Received, StationId
from console.services.consents import Consents, Place
from console.services.floor import Floor
from console.services.listener import Listener
from console.services.load_events import (
    BadgeChanged,
    CalibrationEnded,
    Callback,
    LoadChanged,
    LoadEvent,
    LoadState,
    SamplesArrived,
)

if TYPE_CHECKING:
    from console.physiology.badge import Badges
    from console.physiology.baseline import Baseline
    from console.physiology.load import Load
    from console.physiology.monitor import Monitor, Outcome
    from console.physiology.trail import Trail

__all__ = [
    "BadgeChanged",
    "CalibrationEnded",
    "LoadChanged",
    "LoadEvent",
    "LoadState",
    "Loads",
    "SamplesArrived",
]

log = logging.getLogger(__name__)

TICK_S: Final = 1.0
HISTORY: Final = 120
"""So many seconds of readings a new subscriber gets of each station."""
CALIBRATION_S: Final = 120
DEADLINE_MS: Final = 5_000
BASELINE: Final = "baseline"
"""Kind of the console's row that says who calibrated whom with what result, and never a value."""
NOT_DONE: Final = {
    CommandResult.REFUSED: CommandReason.REFUSED,
    CommandResult.UNSUPPORTED: CommandReason.UNSUPPORTED,
    CommandResult.NO_ANSWER: CommandReason.NO_ANSWER,
    CommandResult.LOST: CommandReason.LINK_LOST,
}


class Loads:
    """What the live view can ask; callable from any thread unless said.

    ConsoleError through the futures: NOT_SIGNED_IN, SCREEN_LOCKED, ROLE_NEEDED for whoever may not see load;
    LOAD_OFF while it is off (always in an assessed class); NO_SENSOR where there is nothing to go by, opted
    in or not.
    """

    def __init__(self, floor: Floor, fleet: Fleet, listener: Listener, consents: Consents) -> None:
        self._floor = floor
        self._fleet = fleet
        self._listener = listener
        self._consents = consents
        self._callbacks: list[Callback] = []
        self._monitor: Monitor | None = None
        """None until it is first needed: its libraries cost a tenth of a second."""
        self._badges: Badges | None = None
        self._watched: StationId | None = None
        self._trail: Trail | None = None
        """Of the watched station, from its first reading on."""
        self._seats: dict[StationId, Place] = {}
        self._is_seen = False
        self._shows_badges = False
        self._shown_badges: dict[StationId, float] = {}
        self._offered: dict[StationId, Baseline] = {}

    @property
    def is_allowed(self) -> bool:
        """Whether the machine's policy allows it at all."""
        return self._consents.policy.allows_load

    def subscribe(self, callback: Callback) -> Callable[[], None]:
        """Hear of everything from now on, on the network thread, a `LoadState` first; the answer ends it."""

        async def begin() -> None:
            self._call(callback, self._state())
            self._callbacks.append(callback)

        async def end() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        def stop() -> None:
            self._floor.submit(end)

        self._floor.submit(begin)
        return stop

    def watch(self, station: StationId | None) -> Future[None]:
        """Send the samples of this one station from now on, all of its ten minutes first; None: of none.

        Only a station that has readings sends any; another choice in the list of tiles is no error.
        """

        async def work() -> None:
            self._watched = self._trail = None
            if station is not None:
                self._floor.access.check_load()
                self._watched = station
                self._guard(self._tell_samples)

        return self._floor.submit(work)

    def calibrate(self, station: StationId, seconds: int = CALIBRATION_S) -> Future[None]:
        """Let the trainee sit for a baseline; done when the headset begins, `CalibrationEnded` follows.

        The present baseline counts until then. ConsoleError also: UNSUPPORTED, REFUSED, NO_ANSWER, LINK_LOST.
        """

        async def work() -> None:
            self._check(station)
            seat = self._seats[station]
            args = {"seconds": seconds}
            sent = self._fleet.command(station, "calibrate", args, DEADLINE_MS)
            outcome = await self._listener.answer(sent)
            if outcome.result is not CommandResult.DONE:
                raise ConsoleError(NOT_DONE[outcome.result])
            monitor = self._check(station)
            if self._seats[station] != seat or not monitor.calibrate(station, seconds):
                raise ConsoleError(LoadReason.NO_SENSOR)
            self._offered.pop(station, None)
            self._note(station, "begun")

        return self._floor.submit(work)

    def go_on(self, station: StationId) -> Future[None]:
        """Go by the baseline that was not accepted, as provisional. ConsoleError also: NOTHING_OFFERED."""

        async def work() -> None:
            monitor = self._check(station)
            if monitor.go_on(station) is None:
                raise ConsoleError(LoadReason.NOTHING_OFFERED)
            self._offered.pop(station, None)
            self._note(station, "provisional")

        return self._floor.submit(work)

    def show_badges(self, *, on: bool) -> Future[None]:
        """Switch the quiet badges; they are off until somebody does."""

        async def work() -> None:
            self._floor.access.check_load()
            self._shows_badges = on
            self._badges = None
            self._shown_badges.clear()
            self._tell(self._state())

        return self._floor.submit(work)

    def _check(self, station: StationId) -> "Monitor":
        """The monitor, for whoever may ask it about this station."""
        self._floor.access.check_load()
        monitor = self._monitor
        if monitor is None or not monitor.is_on:
            raise ConsoleError(LoadReason.LOAD_OFF)
        if not monitor.has_sensor(station):
            raise ConsoleError(LoadReason.NO_SENSOR)
        return monitor

    # On the network thread

    async def run(self) -> None:
        """One evaluation a second until cancelled; a late one is not made up for."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due = max(due + TICK_S, loop.time())
            await asyncio.sleep(due - loop.time())
            self._guard(self.tick)

    async def prepare(self) -> None:
        """Bring in the monitor and its libraries, on a thread of their own, before a headset may send."""
        if self._monitor is None:
            made = await asyncio.to_thread(_new_monitor, is_allowed=self.is_allowed)
            self._monitor = self._monitor or made
            self.follow()

    def hear(self, received: Received) -> None:
        """One message; physiology is kept of who opted in and sits there now, everything else is nothing."""
        if self._monitor is None or type(received.body) is not PhysioBody:
            return
        try:
            self._feed(received)
        except Exception as error:  # noqa: BLE001
            _report(error)

    def _feed(self, received: Received) -> None:
        place, view = self._seats.get(received.station), self._floor.room.view(received.station)
        if self._monitor is None or place is None or view is None:
            return
        if view.person != place[1] or received.run != view.run:
            self.follow()  # somebody else sits there, or this is the tail of a run before
            return
        self._monitor.feed(received)

    def follow(self) -> None:
        """Listen to those who may be listened to, and to nobody else; whoever is not is purged at once."""
        monitor = self._monitor
        if monitor is None:
            return
        now = self._floor.clock.monotonic_ms()
        class_ = self._floor.room.class_
        is_on = class_ is not None and self._consents.is_on(class_)
        seats = self._consents.seats()
        if class_ is None:
            monitor.purge()
        if monitor.is_on is not is_on:
            monitor.switch(on=is_on, now_ms=now)
        for station, place in self._seats.items():
            if seats.get(station) != place:
                monitor.consent(station, given=False, now_ms=now)
                self._offered.pop(station, None)
        for station, place in seats.items():
            if self._seats.get(station) != place:
                monitor.consent(station, given=True, now_ms=now)
        if self._trail is not None and seats != self._seats:
            self._trail.begin_anew()  # it must not hold on to what has just been purged
        self._seats = seats
        self._look_who_sees()

    def tick(self) -> None:
        """One second has passed."""
        self.follow()
        monitor = self._monitor
        if monitor is None or not monitor.is_on:
            return
        now = self._floor.clock.monotonic_ms()
        loads, outcomes = monitor.tick(now)
        for outcome in outcomes:
            self._finish(outcome)
        seen = {station: load for station, load in loads.items() if monitor.has_sensor(station)}
        if not self._is_seen:
            return
        self._tell(LoadChanged(now, seen))
        for outcome in outcomes:
            accepted = not outcome.baseline.is_provisional
            self._tell(CalibrationEnded(outcome.station, outcome.baseline, accepted))
        if self._shows_badges:
            self._tell_badges(now, seen)
        self._tell_samples()

    def _finish(self, outcome: "Outcome") -> None:
        if outcome.baseline.is_provisional:
            self._offered[outcome.station] = outcome.baseline
        self._note(outcome.station, "doubtful" if outcome.baseline.is_provisional else "accepted")

    def _note(self, station: StationId, result: str) -> None:
        """Who calibrated whom, and what came of it: beside the runs, so that it is in nobody's evidence."""
        place = self._seats.get(station)
        data = {"station": station, "class": place[0] if place else None, "result": result}
        self._floor.recorder.note(None, BASELINE, data, self._floor.actor)

    # Who may see it

    def _look_who_sees(self) -> None:
        """Tell everything anew when whoever is here may see it, or may no longer."""
        is_seen = self._may_see()
        if is_seen is not self._is_seen:
            self._is_seen = is_seen
            if self._trail is not None:
                self._trail.begin_anew()
            self._shown_badges.clear()
            self._tell(self._state())

    def _may_see(self) -> bool:
        if self._monitor is None or not self._monitor.is_on:
            return False
        try:
            self._floor.access.check_load()
        except ConsoleError:
            return False
        return True

    def _state(self) -> LoadState:
        monitor = self._monitor
        if monitor is None or not self._may_see():
            return LoadState(self.is_allowed, is_on=False)
        histories = {
            station: monitor.loads(station)[-HISTORY:]
            for station in self._seats
            if monitor.has_sensor(station)
        }
        return LoadState(
            self.is_allowed,
            is_on=True,
            histories=histories,
            badges=dict(self._shown_badges),
            offered=dict(self._offered),
            shows_badges=self._shows_badges,
        )

    def _tell_badges(self, now_ms: float, loads: "Mapping[StationId, Load]") -> None:
        from console.physiology.badge import Badges

        self._badges = self._badges or Badges()
        badges = {badge.station: badge.since_ms for badge in self._badges.update(now_ms, loads)}
        before, self._shown_badges = self._shown_badges, badges
        for station in before.keys() - badges.keys():
            self._tell(BadgeChanged(station, None))
        for station in badges.keys() - before.keys():
            self._tell(BadgeChanged(station, badges[station]))

    def _tell_samples(self) -> None:
        station, monitor = self._watched, self._monitor
        if station is None or monitor is None or not self._may_see() or not monitor.has_sensor(station):
            return
        from console.physiology.trail import Trail

        self._trail = self._trail or Trail(station)
        for news in self._trail.news(monitor):
            self._tell(SamplesArrived(station, news.signal, news.times, news.values, news.whole))

    def _tell(self, event: LoadEvent) -> None:
        for callback in tuple(self._callbacks):
            self._call(callback, event)

    def _call(self, callback: Callback, event: LoadEvent) -> None:
        self._guard(lambda: callback(event))

    def _guard(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001
            _report(error)


def _report(error: Exception) -> None:
    """A bug ends nothing else; what it says of itself may hold values, so only its place is told."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    log.error("load: %s at %s:%s", type(error).__name__, at.name, at.lineno)


def _new_monitor(*, is_allowed: bool) -> "Monitor":
    """Where its libraries are first imported, on a thread on which nobody waits."""
    from console.physiology.monitor import Monitor

    return Monitor(is_allowed=is_allowed)
