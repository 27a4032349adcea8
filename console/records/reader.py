"""The reading half of the records: everything that can be asked, also of a file that can not be written."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from console.model import BootId, ClassId, ClassState, ConsoleId, PersonId, PersonView, Pin, RunId, StationId
from console.records import blobs, erasure, former, ledger, migrations, run_log, views
from console.records.attempts import Attempt, of_class
from console.records.bodies import Continues
from console.records.entry import Entry
from console.records.local import Local
from console.records.run_log import LoggedRow
from console.records.store import Store
from console.records.views import AssessmentRow, ClassRow, RunRow, SeatRow


class Stats(msgspec.Struct, frozen=True):
    """How much there is."""

    console: ConsoleId
    entries: int
    head_hash: str | None
    bytes: int


class Reader:
    """Questions to an open records file, on the thread that opened it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._local = Local(store)
        self._before = former.base(store) if migrations.is_current(store) else 0
        self._opened_at = self._before + ledger.head(store)[0]

    def head(self) -> tuple[int, str | None]:
        """Number and hash of the last entry; (0, None) when there is none."""
        return ledger.head(self._store)

    def continues(self) -> Continues | None:
        """The head of the restored chain that these records go on from; None when they began here."""
        return former.ancestry(self._store)[-1] if self._before else None

    def history(self) -> Iterator[Entry]:
        """Every entry, of former consoles first, with its place in the whole history as `seq`.

        ConsoleError(DAMAGED) at one that can not be read.
        """
        return former.history(self._store)

    def everything(self) -> Iterator[Entry]:
        """Every entry, those of other consoles among them, in the order in which they came to be known here.

        ConsoleError(DAMAGED) at one that can not be read.
        """
        return former.everything(self._store)

    def about(self, subject: str) -> list[Entry]:
        """This console's entries about one thing, in order. ConsoleError(DAMAGED) at an unreadable one."""
        return list(ledger.about(self._store, subject))

    def part(self, sha256: str) -> bytes | None:
        """The bytes of a detached part; None when it was erased."""
        found = blobs.get(self._store, sha256)
        return found[1] if found else None

    def erasures(self) -> list[Entry]:
        """Erasures that these records were told of, because their entries are later than the file was."""
        return erasure.told(self._store)

    def held(self) -> dict[tuple[StationId, BootId], int]:
        """Highest committed seq of each station's boots: where `resume` starts."""
        return run_log.held(self._store)

    def pins(self) -> list[Pin]:
        """Every paired station."""
        return self._local.pins()

    def setting(self, name: str) -> Any | None:
        """A JSON value, None when never set."""
        return self._local.setting(name)

    def classes(self) -> list[ClassRow]:
        """All classes, newest first."""
        return views.classes(self._store)

    def open_class(self) -> ClassRow | None:
        """The newest class that is planned or running."""
        return next((row for row in self.classes() if row.state is not ClassState.CLOSED), None)

    def seats(self, class_: ClassId) -> list[SeatRow]:
        """Seats of a class, by turn and seat."""
        return views.seats(self._store, class_)

    def persons(self) -> list[PersonView]:
        """Everybody enrolled, oldest first."""
        return views.persons(self._store)

    def runs(self, class_: ClassId) -> list[RunRow]:
        """Runs of a class, in the order in which they began."""
        return views.runs(self._store, class_)

    def run(self, run: RunId) -> RunRow | None:
        """One run, None when no entry has begun it."""
        return views.run(self._store, run)

    def interrupted_runs(self) -> list[RunRow]:
        """Runs that were open when these records were opened and still are: a former process left them."""
        return views.open_runs(self._store, self._opened_at)

    def undecided(self) -> list[RunRow]:
        """Closed runs of all classes that nobody has decided about, oldest first."""
        return views.undecided(self._store)

    def attempts(self, course_id: str, people: Sequence[PersonId]) -> dict[PersonId, int]:
        """The last attempt of each of these people at a course; absent when there was none."""
        return views.attempts(self._store, course_id, people)

    def attempts_in(self, class_: ClassId) -> list[Attempt]:
        """What became of the runs of a class, in the order in which they ended."""
        return of_class(self._store, class_)

    def assessments(self, class_: ClassId) -> list[AssessmentRow]:
        """Decisions about the runs of a class, oldest first."""
        return views.assessments(self._store, class_)

    def run_rows(self, run: RunId) -> list[LoggedRow]:
        """The log of a run, in order."""
        return run_log.of_run(self._store, run)
