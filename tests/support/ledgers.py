"""Records for tests: a class with runs and decisions, and a file opened the way an attacker would."""

import contextlib
import json
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from console.clock import Clock
from console.model import CourseRef, Outcome
from console.records import ConsoleRow, Draft, HeadsetRow, Records, personal_part
from tests.support.clock import ManualClock

COURSE = CourseRef("GMP-GWN-B", "1.2", "4862f447f2c7f272fa2f4aaf89dadb3b1ac09105bd5864f8d1a0c9452bb0a226")
UTC = "2026-11-24T10:00:00.000Z"


def new_id() -> str:
    return str(uuid.uuid4())


def opened(folder: Path, clock: Clock | None = None) -> Records:
    return Records.open(folder, clock or ManualClock(), app="1.0.0")


def frame(seq: int, run: str | None, kind: str = "event", **body: Any) -> str:
    message = {
        "type": kind,
        "seq": seq,
        "t": UTC,
        "mono": 1.5,
        "run": run,
        "body": body or {"kind": "note", "text": f"é {seq}"},
    }
    return json.dumps(message, ensure_ascii=False)


def headset_row(
    seq: int, run: str | None, station: str, boot: str, kind: str = "event", **body: Any
) -> HeadsetRow:
    return HeadsetRow(run, station, boot, seq, frame(seq, run, kind, **body), UTC, 1_000 + seq)


def console_row(run: str | None, kind: str = "bookmark", **data: Any) -> ConsoleRow:
    return ConsoleRow(run, kind, data, UTC, 2_000)


def planned(class_: str, mode: str = "practice") -> Draft:
    body = {"title": "Evening A", "mode": mode, "duration_min": 20}
    return Draft("class.planned", class_, body, course=COURSE)


def enrolled(person: str, display: str = "Hana S.") -> Draft:
    part = personal_part(given="Hana", family="Sato", display=display)
    return Draft("person.enrolled", person, {}, (("personal", part),))


def decided(run: str, person: str) -> Draft:
    body = {
        "run": run,
        "person": person,
        "outcome": "not_yet_competent",
        "proposal": "not_yet_competent",
        "critical_errors": ["OUTER_TOUCHES_FLOOR"],
        "criteria": [{"id": "C18", "result": "not_met", "by": "person", "evidence": [1]}],
        "evidence_complete": True,
        "reason": "Outer garment touched the floor – lês",
        "expires": None,
        "decider": "unidentified",
    }
    return Draft("assessment.decided", new_id(), body, course=COURSE)


def hold_class(records: Records, trainees: int = 2) -> str:
    """A whole class: planned, seated, each trainee one logged and decided run, closed. Returns its id."""
    class_ = new_id()
    drafts = [planned(class_)]
    seated = [(new_id(), new_id()) for _ in range(trainees)]
    for number, (person, station) in enumerate(seated, 1):
        drafts.append(enrolled(person, f"Trainee {number}"))
        body = {"person": person, "seat": f"{number:02d}", "station": station, "turn": 1}
        drafts.append(Draft("seat.assigned", class_, body))
    records.append_all([*drafts, Draft("class.started", class_, {}, course=COURSE)])
    runs = [(new_id(), new_id(), person, station) for person, station in seated]
    for run, _, person, station in runs:
        body = {"person": person, "class": class_, "station": station, "attempt": 1}
        records.append("run.started", run, body, course=COURSE)
    for seq in range(1, 4):  # rows of the runs lie between each other, as in life
        records.log([headset_row(seq, run, station, boot) for run, boot, _, station in runs])
    for run, _, person, _ in runs:
        records.log([console_row(run, keeps_ms=15_000)])
        records.close_run(run, Outcome.COMPLETED, ["OUTER_TOUCHES_FLOOR"], course=COURSE)
        records.append_all([decided(run, person)])
    reach = {"present": trainees, "audience": 0}
    records.append("class.closed", class_, {"reach": reach, "exceptions": []}, course=COURSE)
    return class_


@contextlib.contextmanager
def attacked(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in the hands of somebody with another SQLite, who drops every guard and puts it back after."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)
    finally:
        connection.close()
