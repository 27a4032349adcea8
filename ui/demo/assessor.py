"""The demonstration's people: an instructor runs the class, an assessor decides and signs.

Their passphrase is worth nothing.
"""

from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from console.records.accounts import NewAccount
from console.terms import AssessmentId, Role, RunId
from ui.demo.scenario import decide

if TYPE_CHECKING:
    from console.engine import Engine

T = TypeVar("T")

USER: Final = "jprice"
LEADER: Final = "ehughes"
PASSPHRASE: Final = "shown to everybody, so worth nothing"  # noqa: S105 - see below
"""No secret: the file that it opens holds invented people only."""
ADMINISTRATOR: Final = NewAccount("admin", "Demonstration administrator", (Role.ADMINISTRATOR,))
ASSESSOR: Final = NewAccount(USER, "J. Price", (Role.ASSESSOR,))
INSTRUCTOR: Final = NewAccount(LEADER, "E. Hughes", (Role.INSTRUCTOR,))


class Get(Protocol):
    """Waits for a future while the window lives."""

    def __call__(self, future: Future[T], /) -> T:
        """The value."""
        ...


class Assessor:
    """Decides in a demonstration's own records; until `come_in` the instructor is signed in.

    Raises ConsoleError when the records hold other accounts than a demonstration's.
    """

    def __init__(self, engine: "Engine", get: Get) -> None:
        self._engine, self._get = engine, get
        accounts = engine.accounts
        known = {account.user_id for account in get(accounts.all())}
        if not known:
            sheet = accounts.draw_sheet()
            others = [(ASSESSOR, PASSPHRASE), (INSTRUCTOR, PASSPHRASE)]
            get(accounts.create_first(ADMINISTRATOR, PASSPHRASE, sheet, others, encrypt=False))
        elif LEADER not in known:
            session = get(accounts.unlock(ADMINISTRATOR.user_id, PASSPHRASE))
            get(accounts.add(session, INSTRUCTOR, PASSPHRASE))
        self.session = get(accounts.hand_over(LEADER, PASSPHRASE))

    def come_in(self) -> None:
        """Take over from the instructor, also where a long class has locked the screen."""
        self.session = self._get(self._engine.accounts.hand_over(USER, PASSPHRASE))

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
