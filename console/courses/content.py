"""What a course pack holds. The names are the keys of its TOML file; units stand in them.

Every run and every decision names the SHA-256 of the pack's bytes, so a loaded pack never changes.
"""

from typing import Annotated, Literal

import msgspec

from console.model import CourseRef
from console.thresholds import Thresholds

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=240)]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
StepId = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_]{0,39}\Z")]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing the trainee does, in the order of the procedure."""

    id: StepId
    title: Title
    short: Title
    """What a tile shows: at most `lettering.SHORT_TITLE_PX` wide."""
    hint: Text
    typical_s: Annotated[int, msgspec.Meta(ge=1, le=3600)]
    """For planning and for pace only; never part of a judgement."""


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some steps in a row, as one line of the public display."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
    first: StepId
    """Its first step; it lasts until the next stage begins."""


class CodedError(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An error as a headset app reports it: `code` in its event, `title` for people."""

    code: Code
    title: Title


class CriticalError(CodedError, frozen=True, forbid_unknown_fields=True):
    """One of these fails the run, whatever the rest was."""


class LesserError(CodedError, frozen=True, forbid_unknown_fields=True):
    """A mistake that speaks against a criterion without failing the run by itself."""


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is judged, by the machine or by a person."""

    id: Code
    title: Title
    by: Literal["machine", "person"]
    step: StepId | None = None
    """Whose completion shows it; every machine criterion has one."""
    evidence: tuple[Code, ...] = ()
    """Codes of errors that speak against it (machine) or show where to look (person)."""
    required: bool = True


class PassRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the pack proposes "competent". There is no time in it: speed is never rewarded."""

    steps_share_percent: Annotated[int, msgspec.Meta(ge=1, le=100)]
    critical_errors: Literal[0] = 0
    """How many are allowed: none, in every pack."""
    all_required: bool = True
    """Every criterion marked as required has to be met."""
    oral_questions_right: Annotated[int, msgspec.Meta(ge=0, le=20)] = 0


class OralQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asked by the assessor, after or during the run."""

    id: Code
    question: Text
    answer: Text
    """What a right answer contains: for the assessor only."""


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"pass_rule": "pass"}):
    """A course, as loaded and checked."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*\Z", max_length=32)]
    version: Annotated[str, msgspec.Meta(pattern=r"^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){1,2}\Z")]
    title: Title
    mode: Literal["training", "outreach"]
    duration_min: Annotated[int, msgspec.Meta(ge=1, le=480)]
    sop: Title
    """Reference of the procedure that is trained."""
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1, max_length=60)]
    pass_rule: PassRule
    """Table `pass` of the file."""
    sha256: str
    """Lower-case hex, of the file's bytes; never a key of the file itself."""
    standard: Annotated[str, msgspec.Meta(max_length=160)] = ""
    ksb: Annotated[tuple[Code, ...], msgspec.Meta(max_length=40)] = ()
    """Knowledge, skills and behaviours of the standard that the course serves."""
    expires_months: Annotated[int, msgspec.Meta(ge=1, le=120)] | None = None
    """How long a competence holds; without it, it does not expire."""
    stages: Annotated[tuple[Stage, ...], msgspec.Meta(max_length=8)] = ()
    """What the room reads instead of every step; empty: neighbouring steps are put together."""
    critical_errors: Annotated[tuple[CriticalError, ...], msgspec.Meta(max_length=60)] = ()
    errors: Annotated[tuple[LesserError, ...], msgspec.Meta(max_length=120)] = ()
    criteria: Annotated[tuple[Criterion, ...], msgspec.Meta(max_length=120)] = ()
    oral_questions: Annotated[tuple[OralQuestion, ...], msgspec.Meta(max_length=20)] = ()
    thresholds: Thresholds = Thresholds()
    """When a station of this course needs somebody, where it is not as everywhere."""
    sources: Annotated[tuple[Text, ...], msgspec.Meta(max_length=40)] = ()
    """Public guidance that the content was written from."""
    approved_by: Annotated[str, msgspec.Meta(max_length=160)] = ""
    """The subject-matter expert who approved this version; empty: draft."""

    @property
    def ref(self) -> CourseRef:
        """What runs and decisions name."""
        return CourseRef(self.id, self.version, self.sha256)

    @property
    def draft(self) -> bool:
        """True until somebody has approved the content; screens and prints say so."""
        return not self.approved_by.strip()

    @property
    def critical_codes(self) -> frozenset[str]:
        """Codes of the errors that fail a run."""
        return frozenset(error.code for error in self.critical_errors)

    def step(self, step_id: str) -> Step | None:
        """The step of that id, or None when the pack has no such step."""
        return next((step for step in self.steps if step.id == step_id), None)

    def index(self, step_id: str) -> int | None:
        """1-based place of a step, or None when the pack has no such step."""
        return next((n for n, step in enumerate(self.steps, 1) if step.id == step_id), None)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, or None when the pack has no such criterion."""
        return next((one for one in self.criteria if one.id == criterion_id), None)

    def title_of(self, code: str) -> str | None:
        """The words for an error code, critical or not; None when the pack does not know it."""
        known: tuple[CodedError, ...] = (*self.critical_errors, *self.errors)
        return next((one.title for one in known if one.code == code), None)
