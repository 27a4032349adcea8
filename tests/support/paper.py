"""A class in the records as an auditor may meet it: a real course, a logged run, decisions and signatures."""

import json
from pathlib import Path
from typing import Any

from console.model import Meaning, Mode, Outcome, Pin, Trainee
from console.records import Draft, Entry, HeadsetRow
from console.records.bodies import IdentityCheck
from tests.support.ledgers import UTC, console_row, new_id
from tests.support.runs import GOWNING
from tests.support.staff import Staff

RHIANNON = Trainee("Rhiannon Prydderch-Jones", "Rhiannon", "Prydderch-Jones", uln="4827191173")
FEEDBACK = (
    "The left leg of the coverall touched the floor at step 10. Gather each leg in the hand before "
    "stepping in. Rest was secure."
)
STATION, BOOT = new_id(), new_id()


class AuditedClass:
    """Staff with one assessed class; `decide` writes a logged run and a decision about it."""

    def __init__(self, folder: Path, clock: Any = None) -> None:
        self.staff = Staff(folder, clock)
        self.records = self.staff.records
        self.class_ = new_id()
        body = {"title": "Evening A", "mode": Mode.ASSESS.value, "duration_min": 20}
        self.records.append("class.planned", self.class_, body, course=GOWNING.ref)
        self.records.store_pin(
            Pin(STATION, b"k" * 32, b"", "VR-0112", "Quest", "gowning/2.4.1", "10.0.0.1:1", "2026-11-01")
        )
        self._seq = 0

    def enrol(self, trainee: Trainee = RHIANNON) -> str:
        check = IdentityCheck(self.staff.ids["jprice"], "passport")
        (person,) = self.records.people.enrol([trainee], identity_check=check)
        return person

    def run(self, person: str, attempt: int = 1, outcome: Outcome = Outcome.COMPLETED) -> str:
        run = new_id()
        body = {"person": person, "class": self.class_, "station": STATION, "attempt": attempt}
        self.records.append("run.started", run, body, course=GOWNING.ref)
        error = {"code": GOWNING.critical_errors[0].code, "step": GOWNING.steps[0].id}
        events = [*({"kind": "step.completed", "step": step.id} for step in GOWNING.steps)]
        events.append({"kind": "critical_error", **error})
        rows = []
        for body in events:
            self._seq += 1
            text = json.dumps({"type": "event", "seq": self._seq, "run": run, "body": body})
            rows.append(HeadsetRow(run, STATION, BOOT, self._seq, text, UTC, 1_000 + self._seq))
        self.records.log([*rows, console_row(run, keeps_ms=15_000)])
        self.records.close_run(run, outcome, [], course=GOWNING.ref)
        return run

    def decide(self, person: str, by: str = "jprice", attempt: int = 1, **more: Any) -> Entry:
        run = self.run(person, attempt)
        first = next(row.row for row in self.records.run_rows(run))
        criteria = [
            {
                "id": one.id,
                "result": "not_met" if one.id in ("C18", "C10", "C14") else "met",
                "by": one.by,
                "evidence": [first + n],
            }
            for n, one in enumerate(GOWNING.criteria)
        ]
        oral = [{"id": q.id, "result": "met", "by": "person", "evidence": []} for q in GOWNING.oral_questions]
        body = {
            "run": run,
            "person": person,
            "outcome": "not_yet_competent",
            "proposal": "not_yet_competent",
            "critical_errors": [GOWNING.critical_errors[0].code],
            "criteria": [*criteria, *oral],
            "evidence_complete": True,
            "reason": "Critical error: outer garment touches floor.",
            "feedback": FEEDBACK,
            "expires": None,
            **more,
        }
        draft = Draft("assessment.decided", new_id(), body, course=GOWNING.ref, actor=self.staff.ids[by])
        return self.records.append_all([draft])[0]

    def signed(self, person: str, by: str = "jprice", **more: Any) -> Entry:
        """Decided, signed, shown to the trainee, countersigned."""
        record = self.decide(person, by, **more)
        self.staff.sign(by, record)
        self.staff.sign(by, record, Meaning.WITNESSED, note="Understood, I did not feel the floor.")
        self.staff.sign("gparry", record, Meaning.COUNTERSIGNED)
        return record
