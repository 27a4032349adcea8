"""The load service of a window under test: the real monitor, simulated wearers, and time that a test moves.

Only sockets and threads are left out: what the real service posts from the network thread is posted at once.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from console.errors import CommandReason, ConsoleError, LoadReason
from console.model import Received
from console.physiology.badge import Badges
from console.physiology.monitor import Monitor
from console.physiology.trail import Trail
from console.services.load_events import (
    BadgeChanged,
    CalibrationEnded,
    Callback,
    LoadChanged,
    LoadState,
    SamplesArrived,
)
from console.simulator.signals import Wearer
from tests.support.clock import ManualClock

HEADSET_AHEAD_MS = 7_000_000.0


class RehearsedLoads:
    """Implements what Live asks of the load service. `silent`: stations whose sensor lost contact."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self._monitor = Monitor()
        self._wearers: dict[str, Wearer] = {}
        self._callback: Callback | None = None
        self._trail: Trail | None = None
        self._badges: Badges | None = None
        self._shown: dict[str, float] = {}
        self.is_on = False
        self.silent: set[str] = set()
        self.restless: set[str] = set()
        """Stations whose wearer does not sit still."""
        self.answers_calibrate = True

    # What the test does

    def switch(self, *, on: bool) -> None:
        """The class switches it, or whoever is at the console may see it no longer."""
        self.is_on = on
        self._monitor.switch(on=on, now_ms=self._clock.monotonic_ms())
        self._post(LoadState(True, on))

    def agree(self, station: str, *, given: bool = True) -> None:
        """Whoever sits there opts in, or out."""
        self._monitor.consent(station, given=given, now_ms=self._clock.monotonic_ms())
        self._wearers.setdefault(station, Wearer(len(self._wearers) + 3))

    def pass_time(self, seconds: int) -> None:
        """Let so many seconds pass, with what the sensors send in each."""
        for _ in range(seconds):
            self._clock.advance(1.0)
            now = self._clock.monotonic_ms()
            for station in self._wearers.keys() - self.silent:
                self._send(station, now)
            self._tick(now)

    def _send(self, station: str, now: float) -> None:
        there = now + HEADSET_AHEAD_MS
        seated = station not in self.restless
        for number, body in enumerate(self._wearers[station].second(there, seated=seated)):
            utc = "2026-11-24T10:00:00.000Z"
            self._monitor.feed(
                Received(station, "boot", number, "physio", utc, there, None, body, "", utc, now + 20.0, True)
            )

    def _tick(self, now: float) -> None:
        loads, outcomes = self._monitor.tick(now)
        if not self.is_on:
            return
        seen = {station: load for station, load in loads.items() if self._monitor.has_sensor(station)}
        self._post(LoadChanged(now, seen))
        for outcome in outcomes:
            accepted = not outcome.baseline.is_provisional
            self._post(CalibrationEnded(outcome.station, outcome.baseline, accepted))
        if self._badges is not None:
            shown = {badge.station: badge.since_ms for badge in self._badges.update(now, seen)}
            for station in self._shown.keys() ^ shown.keys():
                self._post(BadgeChanged(station, shown.get(station)))
            self._shown = shown
        if self._trail is not None and self._monitor.has_sensor(self._trail.station):
            for news in self._trail.news(self._monitor):
                station = self._trail.station
                self._post(SamplesArrived(station, news.signal, news.times, news.values, news.whole))

    # What the window asks

    def subscribe(self, callback: Callback) -> Callable[[], None]:
        self._callback = callback
        self._post(LoadState(True, self.is_on))
        return lambda: None

    def watch(self, station: str | None) -> Future[None]:
        self._trail = None if station is None else Trail(station)
        return done()

    def calibrate(self, station: str, seconds: int) -> Future[None]:
        if not self.answers_calibrate:
            return done(ConsoleError(CommandReason.NO_ANSWER))
        if not self._monitor.calibrate(station, seconds):
            return done(ConsoleError(LoadReason.NO_SENSOR))
        return done()

    def go_on(self, station: str) -> Future[None]:
        refused = self._monitor.go_on(station) is None
        return done(ConsoleError(LoadReason.NOTHING_OFFERED) if refused else None)

    def show_badges(self, *, on: bool) -> Future[None]:
        self._badges = Badges() if on else None
        seen = (station for station in self._wearers if self._monitor.has_sensor(station))
        histories = {station: self._monitor.loads(station)[-120:] for station in seen}
        self._post(LoadState(True, self.is_on, histories, shows_badges=on))
        return done()

    def _post(self, event: Any) -> None:
        if self._callback is not None:
            self._callback(event)


def done(error: ConsoleError | None = None) -> Future[None]:
    """A future that is finished."""
    future: Future[None] = Future()
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
    return future
