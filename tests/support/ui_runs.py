"""Finished runs with real evidence sheets, made from a real course pack, for tests of the window."""

from collections.abc import Iterable
from functools import cache

from console.assessment.sheet import LogEvent, Sheet, build
from console.courses.content import Pack
from console.courses.pack import load_all
from console.model import ClassState, ClassView, Mode, Outcome, RunView, SeatView
from tests.support.ui_stations import name, station_id


@cache
def packs() -> tuple[Pack, ...]:
    """Return the packs that come with the program."""
    return tuple(load_all()[0])


def pack(course: str = "GMP-GWN-B") -> Pack:
    """Return one of them."""
    return next(one for one in packs() if one.id == course)


def waiting_run(number: int, **changes) -> RunView:
    """Return the closed, undecided run of seat n."""
    fields = {
        "run": f"run-{number}",
        "person": f"person-{number}",
        "name": name(number),
        "seat": f"{number:02d}",
        "station": station_id(number),
        "attempt": 1,
        "outcome": Outcome.COMPLETED,
        "began": True,
        "closed_utc": f"2026-11-24T10:{number:02d}:00.000Z",
    }
    return RunView(**(fields | changes))


def sheet(run: RunView, *, errors: Iterable[tuple[str, str]] = (), untold: Iterable[str] = ()) -> Sheet:
    """Return the evidence of a run: every step completed but `untold`, with `errors` of (step, code)."""
    course, row, events = pack(), 0, []
    critical = {one.code for one in course.critical_errors}
    for step in course.steps:
        for at, code in errors:
            if at == step.id:
                row += 1
                kind = "critical_error" if code in critical else "error"
                events.append(LogEvent(row, f"2026-11-24T10:0{row % 10}:30.000Z", kind, step.id, code))
        if step.id not in set(untold):
            row += 1
            events.append(LogEvent(row, f"2026-11-24T10:0{row % 10}:40.000Z", "step.completed", step.id))
    return build(
        course,
        events,
        run=run.run,
        person=run.person,
        name=run.name,
        seat=run.seat,
        attempt=run.attempt,
        started_utc="2026-11-24T10:02:00.000Z",
        closed_utc=run.closed_utc,
        outcome=run.outcome,
        gaps=0,
    )


def running_class(seats: int, **changes) -> ClassView:
    """Return a running class of so many seats."""
    fields = {
        "id": "class-1",
        "title": "Gowning Grade B",
        "mode": Mode.PRACTICE,
        "course": pack().ref,
        "state": ClassState.RUNNING,
        "duration_min": 50,
        "seats": tuple(
            SeatView(f"{n:02d}", station_id(n), f"person-{n}", name(n)) for n in range(1, seats + 1)
        ),
        "started_ms": 0.0,
        "started_utc": "2026-11-24T09:30:00.000Z",
    }
    return ClassView(**(fields | changes))
