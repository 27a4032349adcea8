"""What is judged of the selected run while it goes on: shared by its page and the desk behind."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from console.terms import Mode, Result, RunId

if TYPE_CHECKING:
    from console.courses.content import Criterion, OralQuestion, Pack
    from console.model import ClassView, RunView


class Judged(NamedTuple):
    """One judgement as it is shown."""

    result: Result
    utc: str
    """When it was made; empty until it is on disk."""


class JudgingBoard(QObject):
    """One run at a time, as whoever is here has judged it. Changed on the GUI thread only.

    Signals: changed(): something of it is new. asked(str): the judgements of this run are wanted, answer with
    `take`. judged(str, str, object): run, criterion, and the Result or None, taken back; answer with `keep`
    or `drop`.
    """

    changed = Signal()
    asked = Signal(str)
    judged = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run: RunId = ""
        self.results: dict[str, Judged] = {}
        self.failure = ""
        """Why the last judgement is not kept."""
        self._refusal = self._refusal_here = ""
        self._on_the_way: Counter[str] = Counter()

    @property
    def refusal(self) -> str:
        """Why whoever is here may judge nothing of this run, in a sentence; empty when they may."""
        return self._refusal or self._refusal_here

    def open(self, run: RunId) -> None:
        """Another run is looked at; empty: none."""
        if run != self.run:
            self.run = run
            self._start()

    def admit(self, refusal: str) -> None:
        """Somebody else is here, or nobody: what they have judged is asked for anew."""
        self._refusal = refusal
        self._start()

    def refuse(self, run: RunId, words: str) -> None:
        """Whoever is here may not judge this one run."""
        if run == self.run:
            self._refusal_here = words
            self.changed.emit()

    def take(self, run: RunId, results: Mapping[str, Judged]) -> None:
        """What they have judged of a run so far; what is on its way to the disk stays as it was pressed."""
        if run == self.run:
            waiting = +self._on_the_way
            pressed = {id_: one for id_, one in self.results.items() if id_ in waiting}
            self.results = {id_: one for id_, one in results.items() if id_ not in waiting} | pressed
            self.changed.emit()

    def judge(self, criterion: str, result: Result | None) -> None:
        """They judge, or take it back with None."""
        if self.refusal or not self.run:
            return
        self._on_the_way[criterion] += 1
        self.failure = ""
        self._put(criterion, result, "")
        self.judged.emit(self.run, criterion, result)
        self.changed.emit()

    def keep(self, run: RunId, criterion: str, result: Result | None, utc: str) -> None:
        """A judgement is on disk. One that was made since waits for its own answer."""
        if run != self.run:
            return
        self._on_the_way[criterion] -= 1
        if self._on_the_way[criterion] <= 0:
            self._put(criterion, result, utc)
            self.changed.emit()

    def drop(self, run: RunId, criterion: str, words: str) -> None:
        """A judgement is not kept: what stands on the disk is asked for."""
        if run == self.run:
            self._on_the_way[criterion] -= 1
            self.failure = words
            self.asked.emit(run)
            self.changed.emit()

    def _start(self) -> None:
        self.results, self._on_the_way = {}, Counter()
        self.failure = self._refusal_here = ""
        if self.run and not self.refusal:
            self.asked.emit(self.run)
        self.changed.emit()

    def _put(self, criterion: str, result: Result | None, utc: str) -> None:
        if result is None:
            self.results.pop(criterion, None)
        else:
            self.results[criterion] = Judged(result, utc)


def to_judge(pack: "Pack | None") -> "tuple[Criterion | OralQuestion, ...]":
    """What only a person can judge in a course: its criteria, then its oral questions."""
    if pack is None:
        return ()
    return (*(one for one in pack.criteria if one.by == "person"), *pack.oral_questions)


def is_assessed(class_: "ClassView | None") -> bool:
    """Say whether what is played now is judged."""
    return class_ is not None and class_.mode is Mode.ASSESS


def run_of(class_: "ClassView | None", run: RunId | None) -> "RunView | None":
    """One run of the class, or None."""
    return next((one for one in (class_.runs if class_ is not None else ()) if one.run == run), None)
