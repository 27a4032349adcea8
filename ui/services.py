"""What the window asks of the engine: one protocol per group of calls; a screen gets only what it needs.

Every call returns at once with a `Future`; its value or its `ConsoleError` comes later, on another thread.
`operations.py` is the only module that waits for it. Rights and rules are checked behind these doors.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from console.model import (
    AssessmentId,
    ClassId,
    ClassPlan,
    ClassState,
    Decision,
    LogLine,
    PersonView,
    Result,
    RunId,
    RunView,
    StationId,
)

if TYPE_CHECKING:
    from console.assessment.sheet import Sheet
    from console.courses.pack import Pack

Setting: TypeAlias = str | int | float | bool | None
"""What a preference may be: a plain JSON value."""


class Headsets(Protocol):
    """Finding, pairing and forgetting headsets."""

    def pair(self, station: StationId) -> Future[None]:
        """Start a pairing; how it goes arrives as `PairingChanged`."""
        ...

    def confirm(self, station: StationId) -> Future[None]:
        """The person here says that both codes are the same."""
        ...

    def refuse(self, station: StationId) -> Future[None]:
        """The person here says that the codes differ, or that the pairing shall stop."""
        ...

    def forget(self, station: StationId) -> Future[None]:
        """Drop pin and key; the headset must be paired again."""
        ...

    def dial(self, address: str) -> Future[None]:
        """Look for a headset at `host` or `host:port`, without discovery."""
        ...


class ClassRow(Protocol):
    """One class of the list, running or over."""

    @property
    def id(self) -> ClassId:
        """The class."""
        ...

    @property
    def title(self) -> str:
        """As the plan named it."""
        ...

    @property
    def state(self) -> ClassState:
        """Where it stands."""
        ...

    @property
    def started_utc(self) -> str | None:
        """When it started; None while it is planned."""
        ...

    @property
    def people(self) -> int:
        """How many people had a seat."""
        ...


class Classroom(Protocol):
    """The class in front of the instructor, and those before it."""

    def start(self, plan: ClassPlan) -> Future[ClassId]:
        """Enrol, seat and start."""
        ...

    def resume_interrupted(self) -> Future[None]:
        """Go on with the class that a crash or a power cut interrupted."""
        ...

    def close(self, exceptions: tuple[str, ...] = ()) -> Future[None]:
        """Close the class; `exceptions` are the reasons why a seat has no decision."""
        ...

    def people(self) -> Future[tuple[PersonView, ...]]:
        """Everybody enrolled."""
        ...

    def classes(self) -> Future[tuple[ClassRow, ...]]:
        """All classes, newest first."""
        ...

    def command(self, stations: tuple[StationId, ...], verb: str, args: Mapping[str, Any]) -> Future[Any]:
        """Send one command; each station's answer arrives as `CommandChanged`."""
        ...

    def log(self, station: StationId) -> Future[tuple[LogLine, ...]]:
        """What the log of a station holds so far; more arrives as `LogAdded`."""
        ...

    def on_my_way(self, station: StationId) -> Future[None]:
        """The instructor goes there."""
        ...

    def resolve(self, station: StationId, reason: str | None = None) -> Future[None]:
        """What the station needed is dealt with; a stop needs the reason."""
        ...


class Assessments(Protocol):
    """From a finished run to a decision."""

    def waiting(self) -> Future[tuple[RunView, ...]]:
        """Finished runs without a decision, oldest first."""
        ...

    def sheet(self, run: RunId) -> "Future[Sheet]":
        """The evidence of one run."""
        ...

    def decide(
        self, run: RunId, decision: Decision, reason: str, judgements: Mapping[str, Result]
    ) -> Future[AssessmentId]:
        """Record a decision; done means that COMMIT has returned."""
        ...


class Courses(Protocol):
    """The course packs of this console."""

    def packs(self) -> "Future[tuple[Pack, ...]]":
        """Every pack that loaded, by title."""
        ...


class Settings(Protocol):
    """Preferences of this console, kept in its own file."""

    def get(self, name: str) -> Future[Setting]:
        """The stored value, or None."""
        ...

    def set(self, name: str, value: Setting) -> Future[None]:
        """Keep a value."""
        ...


@dataclass(frozen=True)
class Services:
    """Everything that the window may ask for."""

    headsets: Headsets
    classroom: Classroom
    assessments: Assessments
    courses: Courses
    settings: Settings
