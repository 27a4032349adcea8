"""An assessed class with everything in it that a report has to tell, and the report about it."""

from pathlib import Path

from console.model import Meaning, Outcome, Trainee
from console.records import Draft, Entry
from console.reports import class_report, run_facts
from console.reports.class_report import ClassReport
from console.services.evidence import stored_evidence
from tests.support.ledgers import new_id
from tests.support.paper import STATION, AuditedClass
from tests.support.runs import GOWNING

COMPETENT = {
    "outcome": "competent",
    "proposal": "competent",
    "critical_errors": [],
    "reason": None,
    "feedback": None,
    "expires": "2027-11-24",
}
VOID = {**COMPETENT, "outcome": "void", "proposal": "void", "reason": "Radio lost", "expires": None}
TALLY = {
    "stage": {"under_16": 3, "16_to_18": 12, "over_18": 6},
    "interest": {"more": 2, "same": 9, "less": 0},
}
NAMES = (
    "Amina Yusuf",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch G-Prydderch ap R",
    "=HYPERLINK(1)",
    "Hana Sato",
    "Tomos Griffiths",
    "Megan Thomas",
)


class ReportedClass(AuditedClass):
    """Six seats: competent, not yet, to countersign, void, not signed, and one who went home."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.people = self.records.people.enrol([Trainee(name) for name in NAMES])
        seats = [
            Draft(
                "seat.assigned",
                self.class_,
                {"person": person, "seat": f"{n:02d}", "station": STATION if n == 1 else new_id(), "turn": 1},
            )
            for n, person in enumerate(self.people, 1)
        ]
        started = Draft("class.started", self.class_, {}, course=GOWNING.ref, actor=self.staff.ids["jprice"])
        self.records.append_all([*seats, started])
        self.decided: list[Entry] = [
            self.signed(self.people[0], **COMPETENT),
            self.by("jprice", self.people[1]),
            self.by("lnew", self.people[2], **COMPETENT),
            self.by("jprice", self.people[3], **VOID),
            self.decide(self.people[4], **COMPETENT),
        ]

    def by(self, who: str, person: str, **more: object) -> Entry:
        """Decided and signed by somebody, and by nobody else."""
        record = self.decide(person, who, **more)
        self.staff.sign(who, record)
        return record

    def end(self) -> None:
        """Close the class."""
        home = {"seat": "06", "turn": 1, "person": self.people[5], "reason": "Went home ill"}
        body = {"reach": {"present": 6, "audience": 2}, "exceptions": [home], "tally": TALLY}
        self.records.append("class.closed", self.class_, body, course=GOWNING.ref)

    def verify(self, record: Entry) -> None:
        """The IQA verifies a record."""
        self.staff.sign("mellis", record, Meaning.VERIFIED)

    def report(self) -> ClassReport:
        """The report as it stands now."""
        held = class_report.gather(self.records, self.class_)
        facts = {}
        for run in held.runs:
            row, log, gaps = stored_evidence(self.records, run.run)
            assert row.outcome is Outcome.COMPLETED
            facts[run.run] = run_facts.read(GOWNING, log, row.outcome, gaps)
        return class_report.build(held, GOWNING, facts)
