"""Between the judgements of Live and the services: what somebody judges while a run goes on is kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from console.errors import ConsoleError
from console.terms import Result, Role, RunId
from ui import text
from ui.live.judging import Judged, JudgingBoard
from ui.operations import Operations
from ui.presence import Access, Presence

if TYPE_CHECKING:
    from console.model import LogLine, Session
    from console.services.evidence import LiveJudgement
    from ui.signoff.services import Assessments


class JudgeDesk(QObject):
    """Joins one board to the services, for whoever is here. Answers to who has gone are left aside."""

    def __init__(
        self, board: JudgingBoard, assessments: "Assessments", operations: Operations, presence: Presence
    ) -> None:
        super().__init__(board)
        self._board, self._assessments = board, assessments
        self._operations, self._presence = operations, presence
        self._known: tuple[str, str] | None = None
        board.asked.connect(self._fetch)
        board.judged.connect(self._judge)
        presence.changed.connect(self._admit)
        self._admit()

    @property
    def _session(self) -> "Session | None":
        return self._presence.session if self._presence.access is Access.SIGNED_IN else None

    @Slot()
    def _admit(self) -> None:
        """Without accounts nobody in particular judges, for practice; with them only an assessor does."""
        presence, session = self._presence, self._session
        refusal = "" if presence.access is Access.PRACTICE else presence.refusal(Role.ASSESSOR)
        here = (refusal, session.id if session is not None else "")
        if here != self._known:
            self._known = here
            self._board.admit(refusal)

    @Slot(str)
    def _fetch(self, run: RunId) -> None:
        session = self._session

        def take(found: "dict[str, LiveJudgement]") -> None:
            if session == self._session:
                shown = {id_: Judged(one.result, one.utc) for id_, one in found.items()}
                self._board.take(run, shown)

        def give_up(error: ConsoleError) -> None:
            if session == self._session:
                self._board.refuse(run, text.fault(error))

        self._operations.run(self, lambda: self._assessments.judgements(run, session=session), take, give_up)

    @Slot(str, str, object)
    def _judge(self, run: RunId, criterion: str, result: Result | None) -> None:
        session = self._session

        def keep(line: "LogLine") -> None:
            if session == self._session:
                self._board.keep(run, criterion, result, line.utc)

        def drop(error: ConsoleError) -> None:
            if session == self._session:
                self._board.drop(run, criterion, text.fault(error))
            else:
                self._operations.trouble_met.emit(error)

        self._operations.run(
            self,
            lambda: self._assessments.judge(run, criterion, result, session=session),
            keep,
            drop,
        )
