"""What somebody has written on a sheet so far: it stays its author's until it becomes a decision."""

import msgspec

from console.model import Decision, Result


class Writing(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's unfinished work on one sheet. Their own judgements only: nobody signs another's."""

    judgements: dict[str, Result] = {}
    """By id of criterion or oral question."""
    decision: Decision | None = None
    reason: str = ""
    """For the record: why against the proposal, why an override, why an amendment."""
    feedback: str = ""
    """For the trainee; every "not yet" has it."""
    adjustment: str = ""
    """What was arranged for the trainee (reasonable adjustment), in a sentence; never a diagnosis."""

    @property
    def is_empty(self) -> bool:
        """True when nothing would be lost."""
        return self == EMPTY


EMPTY = Writing()
