"""What the window asks of the engine: one protocol per group of calls; a screen gets only what it needs.

Every call returns at once with a `Future`; its value or its `ConsoleError` comes later, on another thread.
`operations.py` is the only module that waits for it. Rights and rules are checked behind these doors.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

from console.terms import AssessmentId, ClassId, Decision, Result, RunId, StationId

if TYPE_CHECKING:
    from console.assessment.sheet import Sheet
    from console.courses.content import Pack
    from console.model import ClassPlan, LogLine, PersonView, RunView
    from console.records import ClassRow


class Headsets(Protocol):
    """Finding, pairing and forgetting headsets, and asking for what they see."""

    def pair(self, station: StationId) -> Future[None]:
        """Start a pairing; how it goes arrives as `PairingChanged`."""
        ...

    def confirm(self, station: StationId) -> Future[None]:
        """The person here says that both codes are the same."""
        ...

    def refuse(self, station: StationId) -> Future[None]:
        """The person here says that the codes differ, or that the pairing shall stop."""
        ...

    def redial(self, station: StationId) -> Future[None]:
        """Try again where the console had given up."""
        ...

    def forget(self, station: StationId) -> Future[None]:
        """Drop pin and key; the headset must be paired again."""
        ...

    def dial(self, address: str) -> Future[None]:
        """Look for a headset at `host:port`, without discovery."""
        ...

    def watch(self, focused: StationId | None, others: Collection[StationId] = ()) -> Future[None]:
        """Ask for first-person views: a good one of the station in focus, small ones of the others."""
        ...


class Classroom(Protocol):
    """The class in front of the instructor, and those before it."""

    def start(self, plan: "ClassPlan") -> Future[ClassId]:
        """Enrol, seat and start."""
        ...

    def begin(self, stations: Iterable[StationId] | None = None) -> Future[None]:
        """Give these seats (or all) a run if they have none open, and start it."""
        ...

    def resume_interrupted(self) -> Future[None]:
        """Go on with the class that a crash or a power cut interrupted."""
        ...

    def close(self, exceptions: Sequence[str] = ()) -> Future[None]:
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

    def log(self, station: StationId) -> "Future[tuple[LogLine, ...]]":
        """What the log of a station holds so far; more arrives as `LogAdded`."""
        ...

    def acknowledge(self, station: StationId) -> Future[None]:
        """The instructor is on the way there."""
        ...

    def resolve(self, station: StationId, reason: str = "") -> Future[None]:
        """What the station called for is settled."""
        ...

    def visit(self, station: StationId) -> Future[None]:
        """The instructor was there."""
        ...


class Assessments(Protocol):
    """From a finished run to a decision."""

    def waiting(self) -> "Future[tuple[RunView, ...]]":
        """Finished runs without a decision, oldest first."""
        ...

    def sheet(self, run: RunId) -> "Future[Sheet]":
        """The evidence of one run."""
        ...

    def decide(
        self, run: RunId, decision: Decision, reason: str | None, judgements: Mapping[str, Result]
    ) -> Future[AssessmentId]:
        """Record a decision; done means that COMMIT has returned."""
        ...


class Settings(Protocol):
    """Preferences of this console."""

    def get(self, name: str) -> Future[Any]:
        """The stored JSON value, or None."""
        ...

    def set(self, name: str, value: Any) -> Future[None]:
        """Keep a JSON value."""
        ...


class Services(Protocol):
    """Everything that the window may ask for."""

    @property
    def headsets(self) -> Headsets:
        """Finding, pairing and forgetting headsets."""
        ...

    @property
    def classroom(self) -> Classroom:
        """The class and its commands."""
        ...

    @property
    def assessments(self) -> Assessments:
        """Sheets and decisions."""
        ...

    @property
    def settings(self) -> Settings:
        """Preferences of this console."""
        ...

    @property
    def packs(self) -> "Sequence[Pack]":
        """Every course pack that loaded; empty while the engine is still starting."""
        ...
