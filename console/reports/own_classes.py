"""The classes of this console's own records, as a programme counts them."""

from collections.abc import Iterator

from console.assessment.currency import waits_for
from console.model import ClassState, Decision
from console.records import ClassRow, Records, RunRow, bodies
from console.records.attempts import Attempt
from console.reports.programme import ClassFacts, RunFacts


def own_classes(records: Records) -> Iterator[ClassFacts]:
    """Every class that has begun, oldest first; one question of the records each."""
    humans = {id_: one.person for one in records.persons() for id_ in (one.person, *one.merged)}
    closed = {entry.subject: entry for entry in records.history() if entry.kind == "class.closed"}
    for row in reversed(records.classes()):
        if row.started_utc is None or row.state is ClassState.PLANNED:
            continue
        entry = closed.get(row.id)
        yield _facts(records, row, humans, bodies.read(bodies.ClassClosed, entry.body) if entry else None)


def _facts(
    records: Records, row: ClassRow, humans: dict[str, str], closed: bodies.ClassClosed | None
) -> ClassFacts:
    runs = records.runs(row.id)
    made = {one.run: one for one in records.attempts_in(row.id)}
    wore = len({run.person or run.run for run in runs})
    return ClassFacts(
        console=records.console,
        id=row.id,
        course=row.course.id,
        mode=row.mode,
        started_utc=row.started_utc or row.planned_utc,
        runs=tuple(_run(run, made.get(run.run), humans) for run in runs if run.outcome is not None),
        present=closed.reach.present if closed is not None else wore,
        audience=closed.reach.audience if closed is not None else 0,
        tally=closed.tally if closed is not None else None,
    )


def _run(run: RunRow, attempt: Attempt | None, humans: dict[str, str]) -> RunFacts:
    assert run.outcome is not None
    return RunFacts(humans.get(run.person or "", run.person), run.outcome, _signed(attempt))


def _signed(attempt: Attempt | None) -> Decision | None:
    """What was decided, once it has taken effect."""
    row = attempt.decision if attempt is not None else None
    if attempt is None or row is None or row.decider is None or waits_for(attempt) is not None:
        return None
    return Decision.VOID if attempt.is_void else row.outcome
