"""What the window asks of the engine about classes: one protocol for the class, one for its turns."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from console.terms import Attention, ClassId, PersonId, Seat, StationId

if TYPE_CHECKING:
    from console.model import ClassPlan, Excused, Headcount, LogLine, PersonView, Thresholds, Trainee
    from console.records import ClassRow


class Classroom(Protocol):
    """The class in front of the instructor, and those before it."""

    def start(self, plan: "ClassPlan") -> Future[ClassId]:
        """Enrol, seat and start."""
        ...

    def prepare(self, plan: "ClassPlan") -> Future[ClassId]:
        """Enrol and seat, and assign the runs; `begin` starts them."""
        ...

    def plan_of(self, class_: ClassId) -> "Future[ClassPlan]":
        """The plan of a class that was held, to hold it again."""
        ...

    def assign(self, stations: Iterable[StationId]) -> Future[None]:
        """Give these seats a run that waits until it is started."""
        ...

    def begin(self, stations: Iterable[StationId] | None = None) -> Future[None]:
        """Give these seats (or all) a run if they have none open, and start it."""
        ...

    def look_after(self, thresholds: "Thresholds | None") -> Future[None]:
        """Other limits of attention for this class; None: those of its course."""
        ...

    def resume_interrupted(self) -> Future[None]:
        """Go on with the class that a crash or a power cut interrupted."""
        ...

    def close(
        self,
        exceptions: "Sequence[Excused]" = (),
        *,
        headcount: "Headcount | None" = None,
        answers: Mapping[str, Mapping[str, int]] | None = None,
    ) -> Future[None]:
        """Close the class; `exceptions` are the reasons why a seat has no decision."""
        ...

    def people(self) -> "Future[tuple[PersonView, ...]]":
        """Everybody enrolled."""
        ...

    def classes(self) -> "Future[tuple[ClassRow, ...]]":
        """All classes, newest first."""
        ...

    def command(self, stations: Sequence[StationId], verb: str, args: dict[str, Any]) -> Future[Any]:
        """Send one command; each station's answer also arrives as `CommandChanged`."""
        ...

    def retry(self, stations: Sequence[StationId], verb: str) -> Future[Any]:
        """Send again what these did not do, as it was sent."""
        ...

    def pause_all(self) -> Future[Any]:
        """Pause everybody of the class, and who begins or comes back later."""
        ...

    def resume_all(self) -> Future[Any]:
        """Let everybody go on but who has STOPPED."""
        ...

    def log(self, station: StationId) -> "Future[tuple[LogLine, ...]]":
        """What the log of a station holds so far; more arrives as `LogAdded`."""
        ...

    def acknowledge(self, station: StationId, seen: Attention) -> Future[None]:
        """The instructor is on the way there."""
        ...

    def resolve(self, station: StationId, reason: str = "") -> Future[None]:
        """What the station called for is settled."""
        ...

    def visit(self, station: StationId) -> Future[None]:
        """The instructor was there."""
        ...


class Turns(Protocol):
    """Who sits where in the class that runs, now and later."""

    def next(self, excused: "Sequence[Excused]" = ()) -> Future[None]:
        """End the present turn and seat the people of the next one."""
        ...

    def add(self, trainee: "Trainee", seat: Seat | None = None, turn: int | None = None) -> Future[Any]:
        """Somebody came late."""
        ...

    def swap_seats(self, turn: int, first: Seat, second: Seat, reason: str = "") -> Future[None]:
        """Two seats of a turn change their people."""
        ...

    def swap_headset(self, seat: Seat, station: StationId, reason: str = "") -> Future[None]:
        """Give a seat another headset."""
        ...

    def excuse(self, seat: Seat, turn: int, reason: str) -> Future[None]:
        """Somebody does not take their turn."""
        ...

    def adopt(self, station: StationId, person: PersonId | None = None) -> Future[Any]:
        """Record what a headset has begun by itself as somebody's run."""
        ...
