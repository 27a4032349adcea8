"""Logs of runs as headsets leave them, and the sheets that are read from them."""

import json
from typing import Any

from console.assessment.sheet import LogEvent, Sheet, build, log_event
from console.courses.pack import Pack, load_all
from console.model import Outcome, Result

GOWNING = next(pack for pack in load_all()[0] if pack.id == "GMP-GWN-B")
RIGHT = dict.fromkeys(("C18", "C19", "C20", "C21", "C22"), Result.MET)


def utc(row: int) -> str:
    return f"2026-11-24T10:{row // 60:02d}:{row % 60:02d}.000Z"


def event(row: int, kind: str, **body: Any) -> LogEvent:
    frame = {"type": "event", "seq": row, "body": {"kind": kind, **body}}
    found = log_event(row, utc(row), json.dumps(frame))
    assert found is not None
    return found


def clean_run(pack: Pack = GOWNING) -> list[LogEvent]:
    """Every step started and completed: rows 1, 2 for the first step, 3, 4 for the second and so on."""
    return [
        event(2 * n + place, kind, step=step.id)
        for n, step in enumerate(pack.steps)
        for place, kind in ((1, "step.started"), (2, "step.completed"))
    ]


def sheet_of(rows: list[LogEvent], outcome: Outcome | None = Outcome.COMPLETED, gaps: int = 0) -> Sheet:
    return build(
        GOWNING,
        rows,
        run="0192f0aa-1c00-7a11-8b22-0000000000aa",
        person="0192f0aa-1c00-7a11-8b22-0000000000cc",
        name="Rhiannon Prydderch-Jones",
        seat="04",
        attempt=2,
        started_utc=utc(0),
        closed_utc=utc(600),
        outcome=outcome,
        gaps=gaps,
    )
