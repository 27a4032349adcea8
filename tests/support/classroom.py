"""A class as a room that time passes in: stations say things, the instructor acts, nobody sleeps."""

from functools import cache
from typing import Any

from console.classroom.room import Room
from console.courses.pack import Pack, load_all
from console.events import Called
from console.model import (
    ClassState,
    ClassView,
    LinkState,
    Mode,
    Phase,
    RunView,
    SeatView,
    StationView,
    Thresholds,
)
from tests.support.messages import BOOT, PERSON, RUN, STATION, progress, received, state

UTC = "2026-11-24T10:00:00.000Z"
TICK_S = 0.25
RUNNING = state(Phase.RUNNING, worn=True)


class Class:
    """A room with seated stations that are live, each with a run assigned. Number 1 is `STATION`."""

    def __init__(
        self,
        seats: int = 1,
        *,
        mode: Mode = Mode.PRACTICE,
        thresholds: Thresholds | None = None,
        packs: tuple[Pack, ...] | None = None,
    ) -> None:
        self.now_ms = 1_000_000.0
        self.room = Room((self.pack(),) if packs is None else packs)
        self.stations = tuple(station(number) for number in range(1, seats + 1))
        self.station, self.boot = self.stations[0], BOOT
        self.calls: list[Called] = []
        self._seq = 0
        self._seats = tuple(
            SeatView(f"{n:02d}", one, PERSON, f"Trainee {n}") for n, one in enumerate(self.stations, 1)
        )
        self.view_of_class = ClassView(
            id="0192f0aa-1c00-7a11-8b22-0000000000dd",
            title="Gowning",
            mode=mode,
            course=self.pack().ref,
            state=ClassState.RUNNING,
            duration_min=50,
            seats=self._seats,
            thresholds=thresholds,
        )
        self.room.open_class(self.view_of_class, ())
        for number, one in enumerate(self.stations, 1):
            self.room.link(one, LinkState.LIVE, None, self.now_ms)
            self.assign(run(number), one)

    @staticmethod
    @cache
    def pack() -> Pack:
        """The Grade B pack of the program."""
        return next(one for one in load_all()[0] if one.id == "GMP-GWN-B")

    @property
    def view(self) -> StationView:
        """Station number 1 as it is shown."""
        return self.view_of(self.station)

    def view_of(self, one: str) -> StationView:
        view = self.room.view(one)
        assert view is not None
        return view

    def assign(self, run_id: str, one: str = STATION) -> None:
        """A run is meant for a station."""
        seat = next(seat for seat in self._seats if seat.station == one)
        self.room.assign(RunView(run_id, PERSON, seat.name, seat.seat, one, 1))

    def say(
        self, *bodies: Any, one: str = STATION, run: str | None = None, at_ms: float | None = None
    ) -> None:
        """A station says this in its present run, now or (as a replay) at an earlier time."""
        for body in bodies:
            self._seq += 1
            when = self.now_ms if at_ms is None else at_ms
            message = received(
                body,
                seq=self._seq,
                station=one,
                boot=self.boot,
                run=run or self.view_of(one).run,
                at_ms=when,
                fresh=at_ms is None,
            )
            self.room.receive(message, when, UTC)

    def wait(self, seconds: float) -> list[Called]:
        """Let time pass, four ticks a second; what was to be heard meanwhile."""
        heard: list[Called] = []
        end_ms = self.now_ms + 1000 * seconds
        while self.now_ms < end_ms:
            self.now_ms = min(end_ms, self.now_ms + 1000 * TICK_S)
            heard += self.room.tick(self.now_ms).calls
        self.calls += heard
        return heard

    def lose(self, *ones: str) -> None:
        """These stations fall silent: their last frame is of now."""
        for one in ones:
            self.room.link(one, LinkState.LOST, "closed", self.now_ms)

    def come_back(self, *ones: str) -> None:
        """And are live again."""
        for one in ones:
            self.room.link(one, LinkState.LIVE, None, self.now_ms)


def at_work(seats: int = 1, **how: Any) -> Class:
    """A class in which everybody works on the hood, which the pack says takes 55 s."""
    class_ = Class(seats, **how)
    for one in class_.stations:
        class_.say(RUNNING, progress("hood", 8), one=one)
    class_.wait(1)
    return class_


def station(number: int) -> str:
    """Id of station `number`; the first is the one of `messages`."""
    return STATION if number == 1 else f"00000000-0000-4000-8000-{number:012d}"


def run(number: int) -> str:
    """Id of the first run of station `number`."""
    return RUN if number == 1 else f"10000000-0000-4000-8000-{number:012d}"
