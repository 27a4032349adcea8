"""What there is to do with a sheet that is open."""

from enum import StrEnum
from typing import Final

from console.terms import Meaning


class Task(StrEnum):
    """Why a sheet is open."""

    SAVE = "save"
    """Nobody has an account: decide for practice, without a signature."""
    JUDGE = "judge"
    SIGN = "sign"
    """It is decided, and its assessor has not signed yet."""
    COUNTERSIGN = "countersign"
    VERIFY = "verify"
    LOOK = "look"
    AMEND = "amend"
    VOID = "void"
    """It shall not count any more: nothing is edited but why."""

    @property
    def edits(self) -> bool:
        """True while judgements and decision can be changed."""
        return self in (Task.SAVE, Task.JUDGE, Task.AMEND)

    @property
    def meaning(self) -> Meaning | None:
        """What the signature would mean; None where nothing is signed."""
        return _MEANINGS.get(self)


_MEANINGS: Final = {
    Task.JUDGE: Meaning.ASSESSED,
    Task.SIGN: Meaning.ASSESSED,
    Task.AMEND: Meaning.ASSESSED,
    Task.COUNTERSIGN: Meaning.COUNTERSIGNED,
    Task.VERIFY: Meaning.VERIFIED,
    Task.VOID: Meaning.VOIDED,
}
