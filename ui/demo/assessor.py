"""The demonstration's assessor: signs in, decides and signs, with a passphrase that is worth nothing."""

from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from console.records.accounts import NewAccount
from console.terms import AssessmentId, Role, RunId
from ui.demo.scenario import decide

if TYPE_CHECKING:
    from console.engine import Engine

T = TypeVar("T")

USER: Final = "jprice"
PASSPHRASE: Final = "shown to everybody, so worth nothing"  # noqa: S105 - see below
"""No secret: the file that it opens holds invented people only."""
ADMINISTRATOR: Final = NewAccount("admin", "Demonstration administrator", (Role.ADMINISTRATOR,))
ASSESSOR: Final = NewAccount(USER, "J. Price", (Role.ASSESSOR,))


class Get(Protocol):
    """Waits for a future while the window lives."""

    def __call__(self, future: Future[T], /) -> T:
        """The value."""
        ...


class Assessor:
    """Signed in to a demonstration's own records.

    Raises ConsoleError when the records hold other accounts than a demonstration's.
    """

    def __init__(self, engine: "Engine", get: Get) -> None:
        self._engine, self._get = engine, get
        accounts = engine.accounts
        if not get(accounts.all()):
            sheet = accounts.draw_sheet()
            get(
                accounts.create_first(
                    ADMINISTRATOR, PASSPHRASE, sheet, [(ASSESSOR, PASSPHRASE)], encrypt=False
                )
            )
        self.session = get(accounts.unlock(USER, PASSPHRASE))

    def come_back(self) -> None:
        """Sign in again: a long class has locked the screen meanwhile."""
        self.session = self._get(self._engine.accounts.unlock(USER, PASSPHRASE))

    def decide(self, run: RunId) -> AssessmentId:
        """Follow the pack's proposal."""
        assessments = self._engine.assessments
        sheet = self._get(assessments.sheet(run))
        decision, reason, judgements = decide(sheet)
        return self._get(
            assessments.decide(run, decision, reason, judgements, feedback=reason, session=self.session)
        )

    def sign(self, decided: set[AssessmentId]) -> int:
        """Sign these decisions one by one; says how many were signed."""
        assessments = self._engine.assessments
        rows = [row for row in self._get(assessments.to_sign(self.session)) if row.assessment in decided]
        for number, row in enumerate(rows):
            # The first signature after coming in needs the user id again, the next ones the passphrase alone.
            user_id = USER if number == 0 else None
            self._get(assessments.sign(self.session, row.record, PASSPHRASE, user_id=user_id))
        return len(rows)
