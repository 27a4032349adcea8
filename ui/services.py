"""What the window asks of the engine: one protocol per group of calls; a screen gets only what it needs.

Every call returns at once with a `Future`, for which only `operations.py` waits; rights are checked behind.
"""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from console.terms import (
    AccountId,
    AssessmentId,
    ClassId,
    PersonId,
    StationId,
)

if TYPE_CHECKING:
    from console.assessment.matrix import Choice
    from console.assessment.roll import Roll
    from console.courses.content import Pack
    from console.errors import ConsoleError
    from console.model import (
        LogLine,
        PersonView,
        Session,
        Trainee,
    )
    from console.people import Erasure
    from console.policy import Policy
    from console.records import ConsentRow, Fault, PersonalPart
    from console.records.backup import Backup
    from console.records.restore import Summary
    from console.reports.asked import Asked
    from console.reports.folder import Filled
    from console.reports.pack import Scope, Written
    from console.services.consents import ConsentState
    from console.services.printing import Preview, Saved
    from ui.access.services import Accounts
    from ui.classes.services import Classroom, Turns
    from ui.signoff.services import Assessments
    from ui.sync.services import Bundles, LearningStores, Sync


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


class Notes(Protocol):
    """What somebody at the console wants to find again; it also arrives as `LogAdded`."""

    def bookmark(self, station: StationId) -> "Future[LogLine]":
        """Keep this moment and the 15 s before it."""
        ...

    def note(self, station: StationId, text: str) -> "Future[LogLine]":
        """Keep some words about this moment."""
        ...


class People(Protocol):
    """Who is enrolled, and what they agreed to. Without a session the machine acts, where nobody signs in."""

    def all(self) -> "Future[tuple[PersonView, ...]]":
        """Everybody, oldest first, one view a human; erased people without a name."""
        ...

    def roll(self) -> "Future[Roll]":
        """Everybody as they stand today: what is current, what expires, every attempt."""
        ...

    def write_matrix(
        self, path: Path, choice: "Choice", *, session: "Session | None" = None, names: bool = True
    ) -> Future[Path]:
        """Write who is competent at what, as the ending of `path` says: csv, json or pdf."""
        ...

    def consents(self, person: PersonId) -> "Future[tuple[ConsentRow, ...]]":
        """What somebody consented to, oldest first; never what was measured."""
        ...

    def withdraw(self, person: PersonId, *, session: "Session | None" = None) -> Future[None]:
        """Somebody agrees to physiological load no longer, in no class; what was measured is gone at once."""
        ...

    def enrol(
        self,
        people: "Sequence[Trainee]",
        *,
        session: "Session | None" = None,
        identity_document: str | None = None,
    ) -> Future[tuple[PersonId, ...]]:
        """Enrol everybody in one COMMIT, or nobody; who is enrolled already is passed over."""
        ...

    def change(
        self,
        person: PersonId,
        part: "PersonalPart",
        *,
        session: "Session | None" = None,
        identity_document: str | None = None,
    ) -> Future[None]:
        """Write somebody's name, address and ULN anew."""
        ...

    def merge(self, person: PersonId, into: PersonId, *, session: "Session | None" = None) -> Future[None]:
        """Two ids are one human from now on. It can not be undone."""
        ...

    def erase(self, person: PersonId, reason: str, *, session: "Session | None" = None) -> Future[int]:
        """Delete what names somebody, here and in the backups; returns how many parts went."""
        ...

    def erasure(self, person: PersonId) -> "Future[Erasure | None]":
        """Who had somebody erased, when and why; None: nobody did."""
        ...

    def unreached_copies(self) -> Future[tuple[str, ...]]:
        """Copies beside the records that may still name somebody who was erased, for people to delete."""
        ...


class Consents(Protocol):
    """Who agreed to physiological load in this class, and whether it has it on; never what was measured."""

    def state(self) -> "Future[ConsentState]":
        """As it stands; `ClassChanged` tells of the switch."""
        ...

    def switch(self, *, on: bool) -> Future[None]:
        """Switch it for the class that runs; off forgets all that was measured."""
        ...

    def answer(self, person: PersonId, *, given: bool) -> Future[None]:
        """Somebody who sits in this class agrees, or agrees no longer."""
        ...


class Reports(Protocol):
    """What leaves the console."""

    def person(self, person: PersonId, *, session: "Session | None" = None) -> Future[dict[str, Any]]:
        """Everything that is held about one human, as plain JSON values."""
        ...

    def record(
        self, assessment: AssessmentId, path: Path, *, session: "Session | None" = None
    ) -> Future[Path]:
        """Print an assessment as it stands now to `path`, a PDF."""
        ...

    def preview(
        self, asked: "Asked", scale: float = 1.0, *, session: "Session | None" = None
    ) -> "Future[Preview]":
        """The pages of a report as they would be printed now, 96 dots to the inch times `scale`."""
        ...

    def save(self, asked: "Asked", path: Path, *, session: "Session | None" = None) -> "Future[Saved]":
        """Write a report to `path`, whose ending says as what."""
        ...

    def folder(self, class_: ClassId, parent: Path, *, session: "Session | None" = None) -> "Future[Filled]":
        """Put every signed record of a class into a new folder in `parent`; `FolderProgressed` tells."""
        ...

    def stop_folder(self, class_: ClassId) -> Future[None]:
        """Write no further record of this class."""
        ...

    def pack(
        self, path: Path, scope: "Scope | None" = None, *, session: "Session | None" = None
    ) -> "Future[Written]":
        """Write a record pack to `path`."""
        ...


class Backups(Protocol):
    """Copies of the records."""

    def make(self, folder: Path | None = None, *, actor: AccountId | None = None) -> "Future[Backup]":
        """Make a checked one now, in `folder` or beside the records."""
        ...

    def look(
        self, path: Path, *, session: "Session | None" = None, passphrase: str | None = None
    ) -> "Future[Summary]":
        """Verify a backup and say what it holds; nothing is changed."""
        ...

    def allow_restore(self, session: "Session | None" = None) -> Future[None]:
        """Say whether a backup may be put in the place of the records now."""
        ...


class Settings(Protocol):
    """Preferences of this console."""

    def get(self, name: str) -> Future[Any]:
        """The stored JSON value, or None."""
        ...

    def set(self, name: str, value: Any) -> Future[None]:
        """Keep a JSON value."""
        ...

    def policy(self) -> "Future[Policy]":
        """What those who look after the machine have fixed."""
        ...


class Services(Protocol):
    """Everything that the window may ask for."""

    @property
    def headsets(self) -> Headsets:
        """Finding, pairing and forgetting headsets."""
        ...

    @property
    def classroom(self) -> "Classroom":
        """The class and its commands."""
        ...

    @property
    def turns(self) -> "Turns":
        """Who sits where, turn by turn."""
        ...

    @property
    def notes(self) -> Notes:
        """Bookmarks and notes."""
        ...

    @property
    def assessments(self) -> "Assessments":
        """Sheets and decisions."""
        ...

    @property
    def accounts(self) -> "Accounts":
        """Signing in, locking, and accounts."""
        ...

    @property
    def people(self) -> People:
        """Who is enrolled."""
        ...

    @property
    def consents(self) -> Consents:
        """Who agreed to physiological load."""
        ...

    @property
    def reports(self) -> Reports:
        """What leaves the console."""
        ...

    @property
    def backups(self) -> Backups:
        """Copies of the records."""
        ...

    @property
    def sync(self) -> "Sync":
        """The hub, and every record's way there."""
        ...

    @property
    def bundles(self) -> "Bundles":
        """Delivering on a stick."""
        ...

    @property
    def learning_stores(self) -> "LearningStores":
        """Learning record stores."""
        ...

    def verify(self) -> "Future[list[Fault]]":
        """Everything that is wrong with the records; empty when they are whole."""
        ...

    @property
    def settings(self) -> Settings:
        """Preferences of this console."""
        ...

    @property
    def pack_troubles(self) -> "Sequence[ConsoleError]":
        """What is wrong with the course files that did not load; empty while the engine is still starting."""
        ...

    @property
    def packs(self) -> "Sequence[Pack]":
        """Every course pack that loaded; empty while the engine is still starting."""
        ...
