"""What the window asks of the engine about finished runs, decisions and signatures."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from console.terms import AssessmentId, Decision, PersonId, Result, RunId

if TYPE_CHECKING:
    from console.assessment.sheet import Sheet
    from console.assessment.writing import Writing
    from console.courses.log import LogEvent
    from console.model import LogLine, RunView, Session
    from console.records.signoff import DecisionRow, SignatureRow
    from console.services.evidence import Decided, LiveJudgement, Work


class Assessments(Protocol):
    """From a finished run to a decision."""

    def waiting(self) -> "Future[tuple[RunView, ...]]":
        """Finished runs without a decision, oldest first."""
        ...

    def sheet(self, run: RunId) -> "Future[Sheet]":
        """The evidence of one run."""
        ...

    def decide(
        self,
        run: RunId,
        decision: Decision,
        reason: str | None,
        judgements: Mapping[str, Result],
        *,
        feedback: str | None = None,
        adjustment: str | None = None,
        session: "Session | None" = None,
    ) -> Future[AssessmentId]:
        """Record a decision, theirs whose session it is; done means that COMMIT has returned."""
        ...

    def resume(self, run: RunId, session: "Session | None" = None) -> "Future[Work]":
        """The evidence of one run with what this person had begun to write on it."""
        ...

    def decided(self, record: str, session: "Session | None" = None) -> "Future[Decided]":
        """A decision with its evidence and its signatures."""
        ...

    def log(self, run: RunId) -> "Future[tuple[LogEvent, ...]]":
        """The sealed log of a run."""
        ...

    def keep(self, sheet: str, written: "Writing", *, session: "Session | None" = None) -> Future[None]:
        """Keep what is half written; `sheet`: id of the run, or hash of the record that is amended."""
        ...

    def begun(self, session: "Session | None" = None) -> Future[frozenset[str]]:
        """The sheets on which this person has begun to write."""
        ...

    def judge(
        self, run: RunId, criterion: str, result: Result | None, *, session: "Session | None" = None
    ) -> "Future[LogLine]":
        """Judge while the run goes on; None takes it back."""
        ...

    def judgements(
        self, run: RunId, *, session: "Session | None" = None
    ) -> "Future[dict[str, LiveJudgement]]":
        """What this person has judged of a run so far."""
        ...

    def conclude(
        self,
        session: "Session",
        run: RunId,
        written: "Writing",
        passphrase: str,
        *,
        user_id: str | None = None,
        amends: str | None = None,
    ) -> Future[str]:
        """Decide or amend, and sign, both or neither."""
        ...

    def sign(
        self, session: "Session", record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Sign what one has decided."""
        ...

    def countersign(
        self, session: "Session", record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Countersign what somebody else assessed."""
        ...

    def verify(
        self, session: "Session", record: str, passphrase: str, *, user_id: str | None = None
    ) -> Future[str]:
        """Verify as the IQA."""
        ...

    def acknowledge(
        self,
        session: "Session",
        record: str,
        passphrase: str,
        *,
        comment: str | None = None,
        user_id: str | None = None,
    ) -> Future[str]:
        """Witness that the trainee has read it."""
        ...

    def void(
        self, session: "Session", record: str, passphrase: str, *, reason: str, user_id: str | None = None
    ) -> Future[str]:
        """Say that a record does not count; it is kept."""
        ...

    def to_sign(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """Decided by this account and not signed yet."""
        ...

    def to_countersign(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """What this account may countersign."""
        ...

    def to_verify(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """The IQA's sample."""
        ...

    def disputed(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """What else the IQA must settle."""
        ...

    def signed_by(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """What this account has signed, newest first."""
        ...

    def signed(self, session: "Session") -> "Future[tuple[DecisionRow, ...]]":
        """What anybody has signed, newest first."""
        ...

    def decisions(self, assessment: AssessmentId) -> "Future[tuple[DecisionRow, ...]]":
        """Every version of an assessment, oldest first."""
        ...

    def decisions_of(self, person: PersonId) -> "Future[tuple[DecisionRow, ...]]":
        """Every decision about one human, oldest first; merges followed."""
        ...

    def signatures(self, assessment: AssessmentId) -> "Future[tuple[SignatureRow, ...]]":
        """Signatures of all versions of an assessment, in order."""
        ...
