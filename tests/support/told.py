"""Records that have something to tell a learning record store, and its telling."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from console.model import Outcome
from console.records import Entry, HeadsetRow, Records
from console.records.lrs import Lrs
from console.sync.lrs import LrsDelivery, Report, session
from console.sync.lrs_client import Credentials
from tests.support.ledgers import COURSE, new_id
from tests.support.lrs_server import KEY, SECRET, LrsServer
from tests.support.runs import GOWNING
from tests.support.staff import Staff, decision

SITE = "urn:uuid:0192f0aa-1c00-7a11-8b22-00000000005e"


def course_steps(number: int) -> list[str]:
    return [step.id for step in GOWNING.steps[:number]]


def hold_run(staff: Staff, person: str | None, steps: int = 3, outcome: Outcome = Outcome.COMPLETED) -> str:
    """A run whose headset told of so many steps, the last one left out."""
    records, run, station, boot = staff.records, new_id(), new_id(), new_id()
    body = {"person": person, "class": staff.class_, "station": station, "attempt": 1}
    records.append("run.started", run, body, course=COURSE)
    seq = 0
    for place, step in enumerate(course_steps(steps), 1):
        kinds = ("step.started", "step.completed" if place < steps else "step.skipped")
        for kind in kinds:
            seq += 1
            records.log([_said(seq, run, station, boot, {"kind": kind, "step": step})])
    records.close_run(run, outcome, [], course=COURSE)
    return run


def _said(seq: int, run: str, station: str, boot: str, body: dict[str, Any]) -> HeadsetRow:
    utc = f"2026-11-24T10:{seq:02d}:30.250Z"
    message = {"type": "event", "seq": seq, "t": utc, "mono": 1.5, "run": run, "body": body}
    return HeadsetRow(run, station, boot, seq, json.dumps(message), utc, 1_000 * seq)


def decide(staff: Staff, run: str, person: str, *, by: str = "jprice", **body: Any) -> Entry:
    return staff.records.append_all([decision(run, person, staff.ids[by], **body)])[0]


def added(records: Records, server: LrsServer) -> Lrs:
    return records.lrs.add(server.url, SITE, None)


def tell(records: Records, lrs: Lrs, who: Credentials | None = None) -> Report:
    """One delivery, as `sync lrs now` does it."""

    async def ask(job: Callable[[Records], Any]) -> Any:
        return job(records)

    used = who or Credentials(KEY, SECRET)

    async def work() -> Report:
        packs = {(GOWNING.id, GOWNING.version, GOWNING.sha256): GOWNING}
        async with session() as opened:
            return await LrsDelivery(ask, packs).deliver(lrs, lambda: used, opened)

    return asyncio.run(work())


def now(records: Records, lrs: Lrs) -> Lrs:
    found = records.lrs.get(lrs.id)
    assert found is not None
    return found
