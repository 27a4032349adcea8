"""The class's physiology: the consent gate, rings in memory, one evaluation a second for all stations.

Nothing is kept of a station before its trainee opted in, and everything is gone the moment that ends. A
station without consent has no reading at all: opting out looks the same as having no sensor.
"""

from array import array
from collections import deque
from collections.abc import Iterator
from typing import Final

import msgspec

from console.messages import PhysioBody
from console.model import BootId, Received, StationId
from console.physiology.baseline import SECONDS, Baseline, Calibration
from console.physiology.flat import keep_room
from console.physiology.load import SWITCHED_OFF, Load, State, evaluate
from console.physiology.samples import Samples
from console.physiology.station import Station

KEPT_LOADS: Final = 600
"""Ten minutes of readings."""
MOST_UNREAD: Final = 200
"""So many messages of one station wait at most for the second to end."""
DRIFT_MS_PER_TICK: Final = 0.2
"""How fast the estimate of the quickest way forgets: more than any two clocks drift apart."""


class Outcome(msgspec.Struct, frozen=True):
    """What came of a calibration: accepted when `baseline` has no doubts, else repeat it or go on with it."""

    station: StationId
    baseline: Baseline


class _Seat:
    """One consenting station: what it sent, and where its clock stands against ours."""

    def __init__(self, now_ms: float) -> None:
        self.station = Station(now_ms)
        self.boot: BootId | None = None
        self.ahead_ms: float | None = None
        """Headset's clock minus ours, over the quickest message: never behind any message that came."""
        self.loads: deque[Load] = deque(maxlen=KEPT_LOADS)
        self.asked_s: float | None = None
        """A calibration that waits for the headset's clock to be known."""
        self.offered: Baseline | None = None
        """A baseline with doubts, until the instructor decides."""
        self.has_sensor = False
        """Whether a scored signal has ever come; until then it is as if nobody had opted in."""
        self.unread: list[Received] = []

    def read(self) -> None:
        """Take in what has come: a second of it in one go costs less than each message by itself."""
        unread, self.unread = self.unread, []
        for message in unread:
            if self.boot != message.boot:
                self._begin_boot(message)
            if message.fresh:
                ahead = message.mono - message.received_ms
                if self.ahead_ms is None or ahead > self.ahead_ms:
                    self.ahead_ms = ahead
            self.station.take(message.mono, message.body)
            if not self.has_sensor:
                self.has_sensor = self.station.has_scored

    def _begin_boot(self, message: Received) -> None:
        """A headset app that starts anew has a new clock; its wearer keeps the baseline."""
        baseline = self.station.baseline
        self.station = Station(message.mono)
        self.station.baseline = baseline
        self.boot = message.boot
        self.ahead_ms = None

    def at(self, now_ms: float) -> float:
        """T of this second on the headset's clock; its latest message's while only replays came."""
        if self.ahead_ms is not None:
            return now_ms + self.ahead_ms
        return now_ms if self.station.now_ms is None else self.station.now_ms


class Monitor:
    """For one thread only, the network thread. Times are the console's monotonic ms unless said."""

    def __init__(self, *, is_allowed: bool = True) -> None:
        self._is_allowed = is_allowed
        """The machine's policy: False switches the feature off altogether."""
        self._is_on = False
        self._seats: dict[StationId, _Seat] = {}
        keep_room()

    @property
    def is_on(self) -> bool:
        """Whether the class has it switched on, and the machine allows it."""
        return self._is_on and self._is_allowed

    def switch(self, *, on: bool, now_ms: float) -> None:
        """The class's switch. Switching off forgets every sample, reading and baseline; consents stay."""
        self._is_on = on
        if not self.is_on:
            self._seats = {station: _Seat(now_ms) for station in self._seats}

    def consent(self, station: StationId, *, given: bool, now_ms: float) -> None:
        """The trainee at a station opted in, or out: withdrawn means purged at once."""
        if not given:
            self._seats.pop(station, None)
        elif self._is_allowed:
            self._seats.setdefault(station, _Seat(now_ms))

    def purge(self) -> None:
        """End of the class: nothing is left, consents neither."""
        self._seats.clear()
        self._is_on = False

    def feed(self, message: Received) -> None:
        """One `physio` message; dropped without consent."""
        seat = self._seats.get(message.station)
        if seat is None or not self.is_on or type(message.body) is not PhysioBody:
            return
        seat.unread.append(message)
        if len(seat.unread) >= MOST_UNREAD:
            seat.read()

    def calibrate(self, station: StationId, seconds: float = SECONDS) -> bool:
        """Begin a baseline at the next tick; False without consent. The present one counts until then."""
        seat = self._seats.get(station)
        if seat is None or not self.is_on:
            return False
        seat.asked_s, seat.offered = seconds, None
        return True

    def go_on(self, station: StationId) -> Baseline | None:
        """Go by the offered baseline although there are doubts; None when none is offered."""
        seat = self._seats.get(station)
        if seat is None or seat.offered is None:
            return None
        seat.station.baseline, seat.offered = seat.offered, None
        return seat.station.baseline

    def tick(self, now_ms: float) -> tuple[dict[StationId, Load], tuple[Outcome, ...]]:
        """Readings of this second for every consenting station, and the calibrations that ended in it."""
        if not self.is_on:
            off = Load(now_ms, State.NONE, SWITCHED_OFF)
            return dict.fromkeys(self._seats, off), ()
        seats = list(self._seats.values())
        for seat in seats:
            seat.read()
        at_ms = [seat.at(now_ms) for seat in seats]
        for seat, at in zip(seats, at_ms, strict=True):
            seat.station.forget_old(at)
            if seat.ahead_ms is not None:
                seat.ahead_ms -= DRIFT_MS_PER_TICK
                if seat.asked_s is not None:
                    seat.station.calibration = Calibration(at, seat.asked_s)
                    seat.asked_s = None
        loads = evaluate([seat.station for seat in seats], at_ms)
        for seat, load in zip(seats, loads, strict=True):
            seat.loads.append(load)
        outcomes = tuple(self._finish(at_ms))
        return dict(zip(self._seats, loads, strict=True)), outcomes

    def _finish(self, at_ms: list[float]) -> Iterator[Outcome]:
        for (station, seat), at in zip(self._seats.items(), at_ms, strict=True):
            calibration = seat.station.calibration
            if calibration is not None and calibration.is_over(at):
                baseline = seat.station.finish_calibration()
                if baseline.is_provisional:
                    seat.offered = baseline
                else:
                    seat.station.baseline = baseline
                yield Outcome(station, baseline)

    def has_sensor(self, station: StationId) -> bool:
        """Whether this consenting station has ever sent a scored signal."""
        seat = self._seat(station)
        return seat is not None and seat.has_sensor

    def rings(self, station: StationId) -> dict[str, Samples]:
        """The rings of every signal, to be read only; empty without consent."""
        seat = self._seat(station)
        return {} if seat is None else seat.station.signals

    def ahead_ms(self, station: StationId) -> float | None:
        """The headset's clock minus ours; None until it has said something of the present."""
        seat = self._seat(station)
        return None if seat is None else seat.ahead_ms

    def loads(self, station: StationId) -> tuple[Load, ...]:
        """Readings of the last ten minutes, oldest first; none without consent."""
        seat = self._seats.get(station)
        return () if seat is None else tuple(seat.loads)

    def samples(self, station: StationId, signal: str) -> "tuple[array[float], array[float]]":
        """Copies of (headset's monotonic ms, values) of ten minutes; signals are named as in `station.py`."""
        seat = self._seat(station)
        ring = None if seat is None else seat.station.signals.get(signal)
        return (array("d"), array("d")) if ring is None else (ring.times[:], ring.values[:])

    def _seat(self, station: StationId) -> _Seat | None:
        """A station with all that it has sent, None without consent."""
        seat = self._seats.get(station)
        if seat is not None and seat.unread:
            seat.read()
        return seat
