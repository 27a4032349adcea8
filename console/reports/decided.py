"""How a decision is said in a table, on paper and in a file: the same in every report."""

from typing import Final, Protocol

from console.assessment.currency import Waits
from console.model import Decision
from console.reports.page import Cell

NO_PHYSIOLOGY: Final = "Physiological load is never recorded, so it is in no report."
WAITS: Final = {
    Waits.DECISION: "to decide",
    Waits.SIGNATURE: "not signed",
    Waits.COUNTERSIGNATURE: "to countersign",
    Waits.IQA: "two amendments: to the IQA",
}


class Decided(Protocol):
    """An attempt as a report holds it."""

    @property
    def decision(self) -> Decision | None:
        """None while nobody has decided."""
        ...

    @property
    def is_void(self) -> bool:
        """True when it counts neither for nor against."""
        ...

    @property
    def is_voided(self) -> bool:
        """True when somebody has signed that it does not count."""
        ...

    @property
    def is_practice(self) -> bool:
        """Decided by nobody in particular."""
        ...

    @property
    def versions(self) -> int:
        """How many decisions there are of it."""
        ...

    @property
    def waits(self) -> Waits | None:
        """What it waits for before it takes effect."""
        ...


def cell(one: Decided, *more: str) -> Cell:
    """The decision; `more` stands below it."""
    said = (*more, "amended" if one.versions > 1 else "", "practice: counts for nothing" * one.is_practice)
    second = ", ".join(filter(None, said))
    if one.decision is None:
        return Cell("Not decided", is_strong=True, second=second)
    if one.is_void:
        return Cell("Void", mark="void", second=second)
    if one.decision is Decision.COMPETENT:
        return Cell("Competent", mark="met", second=second)
    return Cell("Not yet competent", mark="not met", is_strong=True, second=second)


def state(one: Decided) -> str:
    """What became of it, as one word of a file."""
    if one.decision is None:
        return "not_decided"
    if one.is_practice:
        return "practice"
    if one.is_voided:
        return "void"
    return f"waits_{one.waits.value}" if one.waits is not None else "signed"
