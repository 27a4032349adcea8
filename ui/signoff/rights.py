"""Who may do what with an open sheet, in words; services and records enforce it, this says why."""

from typing import TYPE_CHECKING, Final

from console.errors import SigningReason
from console.model import SigningState
from console.terms import Role
from ui import text
from ui.access.wording import who_words
from ui.presence import Access, Presence
from ui.signoff.task import Task

if TYPE_CHECKING:
    from console.model import Session
    from console.records.signoff import DecisionRow

NEEDS: Final = {
    Task.JUDGE: (Role.ASSESSOR,),
    Task.SIGN: (Role.ASSESSOR,),
    Task.AMEND: (Role.ASSESSOR,),
    Task.LOOK: (Role.ASSESSOR,),
    Task.COUNTERSIGN: (Role.ASSESSOR, Role.IQA),
    Task.VERIFY: (Role.IQA,),
    Task.VOID: (Role.ASSESSOR, Role.IQA),
}


ENDED: Final = {
    SigningState.SUPERSEDED: SigningReason.SUPERSEDED,
    SigningState.VOID: SigningReason.VOIDED,
}
"""Why a record that no longer holds can be neither amended nor voided."""


def refusal(presence: Presence, task: Task, row: "DecisionRow | None") -> str:
    """Why whoever is here may not; empty when they may."""
    if task is Task.SAVE:
        return "" if presence.access is Access.PRACTICE else presence.refusal()
    if task in (Task.LOOK, Task.VOID) and row is not None and row.state in ENDED:
        return text.fault_of(ENDED[row.state])
    if task is Task.VOID and (row is None or row.decider is None):
        return text.fault_of(SigningReason.UNIDENTIFIED)
    return presence.refusal(*NEEDS[task])


def signer(session: "Session", task: Task) -> str:
    """Who signs, in the role in which they do: "J. Price, assessor"."""
    held = [role for role in NEEDS[task] if role in session.roles]
    if task is Task.COUNTERSIGN and not session.qualified:
        held = [role for role in held if role is Role.IQA] or held
    return f"{session.printed_name}, {text.role_words(held[0])}" if held else who_words(session)
