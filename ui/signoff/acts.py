"""What is asked of the records for each task: to decide and sign, or to sign what somebody decided."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from console.assessment.writing import Writing
from console.terms import RunId
from ui.signoff.services import Assessments
from ui.signoff.task import Task

if TYPE_CHECKING:
    from console.model import Session


class Identity(NamedTuple):
    """Who signs, as they identified themselves at this moment."""

    session: "Session"
    passphrase: str
    user_id: str | None


def signing(
    assessments: Assessments, task: Task, who: Identity, key: str, run: RunId, written: Writing, why: str
) -> Callable[[], Future[str]]:
    """The call that signs; `key`: the open run or hash of a record; `why`: the reason of a void."""
    session, passphrase, user_id = who
    if task.edits:
        amends = key if task is Task.AMEND else None
        return partial(
            assessments.conclude, session, run, written, passphrase, user_id=user_id, amends=amends
        )
    if task is Task.VOID:
        return partial(assessments.void, session, key, passphrase, reason=why, user_id=user_id)
    sign = {
        Task.SIGN: assessments.sign,
        Task.COUNTERSIGN: assessments.countersign,
        Task.VERIFY: assessments.verify,
    }[task]
    return partial(sign, session, key, passphrase, user_id=user_id)
