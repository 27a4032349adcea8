"""The rows of Sign-off's list: whose run or decision it is, in what state, since when."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final, TypeVar

from console.model import Meaning, SigningState
from ui import text
from ui.signoff.queues import Queue
from ui.signoff.wording import run_mark, sample_words, tr
from ui.widgets.item_list import Item

if TYPE_CHECKING:
    from console.model import RunView
    from console.records.signoff import DecisionRow

T = TypeVar("T")


def run_items(runs: Sequence["RunView"], begun: Collection[str], done: str, words: str) -> list[Item]:
    """Runs that wait for a decision; `done`: the one that has just got it, told in `words`."""
    if not runs:
        return []
    head = Item("", tr("To judge"), trailing=text.runs(sum(run.run != done for run in runs)))
    return [head, *(_run(run, begun, done, words) for run in runs)]


def with_kept(rows: Sequence[T], kept: T, key: Callable[[T], str], listed: Sequence[Item]) -> tuple[T, ...]:
    """What was just signed stays where the list has it until the next one is opened, though it has left."""
    if key(kept) in map(key, rows):
        return tuple(rows)
    above = {item.key for item in takewhile(lambda item: item.key != key(kept), listed)}
    at = sum(key(row) in above for row in rows)
    return (*rows[:at], kept, *rows[at:])


MOST: Final = 500
"""As many signed records as the engine lists; older ones are found through their people."""


def decision_items(
    rows: Sequence["DecisionRow"],
    queue: Queue,
    disputed: Collection[str],
    done: str,
    words: str,
    *,
    everybody: bool = False,
) -> list[Item]:
    """Decisions of one tab, under its head; `done`, `words`: as of runs, `everybody`: signed by anybody."""
    if not rows:
        return []
    left = sum(row.record != done for row in rows)
    count = str(left) if left <= MOST else tr("{n} newest").format(n=MOST)
    head = {
        Queue.JUDGE: tr("Decided, not signed"),
        Queue.COUNTERSIGN: tr("To countersign"),
        Queue.VERIFY: tr("To verify"),
        Queue.SIGNED: tr("Signed by anybody") if everybody else tr("Signed by you"),
    }[queue]
    found = (_decision(row, queue, disputed, everybody) for row in rows[:MOST])
    told = (replace(item, icon="check", second=words) if item.key == done else item for item in found)
    return [Item("", head, trailing=count), *told]


def _run(run: "RunView", begun: Collection[str], done: str, words: str) -> Item:
    icon, second = run_mark(run)
    if run.run in begun:
        icon, second = "pencil", tr("begun, {state}").format(state=second)
    if run.run == done:
        icon, second = "check", words
    time = text.short_time(run.closed_utc)
    name = text.known_as(run.name, run.person)
    return Item(run.run, name, run.seat or text.NO_VALUE, second, icon, time, is_name=True)


def _decision(row: "DecisionRow", queue: Queue, disputed: Collection[str], everybody: bool) -> Item:
    icon, second = "signature", text.decision_words(row.outcome).lower()
    if queue is Queue.VERIFY:
        second = tr("disputed") if row.record in disputed else sample_words(row.sample)
    elif queue is Queue.COUNTERSIGN:
        second = tr("{outcome}, by {name}").format(outcome=second, name=row.decided_by or "")
    elif queue is Queue.SIGNED:
        icon, second = state_mark(row)
        if everybody and row.decided_by:
            second = tr("{outcome}, by {name}").format(outcome=second, name=row.decided_by)
    if row.place:
        second = tr("{state}, {console}").format(state=second, console=row.place)
    name = text.known_as(row.name, row.person)
    return Item(row.record, name, "", second, icon, text.short_time(row.decided_utc), is_name=True)


def state_mark(row: "DecisionRow") -> tuple[str, str]:
    """Icon and words for what became of a signed decision."""
    outcome = text.decision_words(row.outcome).lower()
    if row.state is SigningState.SUPERSEDED:
        return "history", tr("amended")
    if row.state is SigningState.VOID:
        return "circle-dashed-x", tr("voided")
    if row.state is SigningState.TO_COUNTERSIGN:
        return "signature", tr("{outcome}, to countersign").format(outcome=outcome)
    if Meaning.VERIFIED in row.signed:
        return "circle-check", tr("{outcome}, verified").format(outcome=outcome)
    return "check", outcome
