"""What waits for whom: runs to judge, decisions to sign, to countersign and to verify, and what is signed."""

from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from console.errors import ConsoleError
from console.terms import Role
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.signoff.services import Assessments
from ui.signoff.task import Task

if TYPE_CHECKING:
    from console.records.signoff import DecisionRow


class Queue(StrEnum):
    """The tabs."""

    JUDGE = "judge"
    COUNTERSIGN = "countersign"
    VERIFY = "verify"
    SIGNED = "signed"


TASKS = {Queue.COUNTERSIGN: Task.COUNTERSIGN, Queue.VERIFY: Task.VERIFY, Queue.SIGNED: Task.LOOK}


class Queues(QObject):
    """Asks the records for whoever is here. Signals: `changed()`."""

    changed = Signal()

    def __init__(
        self, assessments: Assessments, operations: Operations, presence: Presence, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._assessments, self._operations, self._presence = assessments, operations, presence
        self.to_sign: tuple[DecisionRow, ...] = ()
        self.to_countersign: tuple[DecisionRow, ...] = ()
        self.to_verify: tuple[DecisionRow, ...] = ()
        self.disputed: tuple[DecisionRow, ...] = ()
        self.signed: tuple[DecisionRow, ...] = ()
        self.begun: frozenset[str] = frozenset()
        self._wants_all = False
        self._asked_by = ""

    def rows(self, queue: Queue) -> "tuple[DecisionRow, ...]":
        """The decisions of a tab; runs to judge are in `WaitingRuns`."""
        known = {row.record for row in self.to_verify}
        disputed = tuple(row for row in self.disputed if row.record not in known)
        return {
            Queue.JUDGE: self.to_sign,
            Queue.COUNTERSIGN: self.to_countersign,
            Queue.VERIFY: (*self.to_verify, *disputed),
            Queue.SIGNED: self.signed,
        }[queue]

    @property
    def sees_all(self) -> bool:
        """True when whoever is here may list what others have signed."""
        return self._presence.holds(Role.IQA, Role.ADMINISTRATOR)

    @property
    def signs(self) -> bool:
        """True when there can be signatures of their own."""
        return self._presence.holds(Role.ASSESSOR, Role.IQA)

    @property
    def lists_all(self) -> bool:
        """True while the signed records of everybody are listed."""
        return self.sees_all and (self._wants_all or not self.signs)

    def list_all(self, *, wanted: bool) -> None:
        """List everybody's signed records, where that is allowed, or one's own."""
        self._wants_all = wanted
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for everything that whoever is here may see; the rest is empty."""
        presence, assessments = self._presence, self._assessments
        session = presence.session if presence.access is Access.SIGNED_IN else None
        if self._account() != self._asked_by:
            self._asked_by = self._account()
            self._empty()  # what somebody else signed is not "signed by you" until the answers come
        holds = presence.holds
        if session is not None or presence.access is Access.PRACTICE:
            self._fetch("begun", lambda: assessments.begun(session))
        if session is None:
            self._empty()
            return
        assessor = holds(Role.ASSESSOR)
        self._fetch_or_empty("to_sign", assessor, lambda: assessments.to_sign(session))
        signed = assessments.signed if self.lists_all else assessments.signed_by
        self._fetch_or_empty("signed", self.signs or self.sees_all, lambda: signed(session))
        self._fetch_or_empty("to_countersign", self.signs, lambda: assessments.to_countersign(session))
        iqa = holds(Role.IQA)
        self._fetch_or_empty("to_verify", iqa, lambda: assessments.to_verify(session))
        self._fetch_or_empty("disputed", iqa, lambda: assessments.disputed(session))

    def _empty(self) -> None:
        for name in ("to_sign", "signed", "to_countersign", "to_verify", "disputed"):
            self._take(name, ())

    def _fetch_or_empty(self, name: str, may: bool, call: Callable[[], "Future[Any]"]) -> None:
        if may:
            self._fetch(name, call)
        else:
            self._take(name, ())

    def _fetch(self, name: str, call: Callable[[], "Future[Any]"]) -> None:
        account = self._account()

        def take(found: Any) -> None:
            if self._account() == account:
                self._take(name, found)

        self._operations.run(self, call, take, self._give_up)

    def _account(self) -> str:
        session = self._presence.session
        return session.account if session is not None else ""

    def _take(self, name: str, found: Any) -> None:
        if getattr(self, name) != found:
            setattr(self, name, found)
            self.changed.emit()

    def _give_up(self, error: ConsoleError) -> None:
        # Whoever was here has gone meanwhile, or the status bar tells of the records already.
        pass
