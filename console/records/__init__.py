"""Records: one append-only ledger that is the audit trail, the store and the sync queue."""

from console.records.blobs import personal_part
from console.records.book import Records
from console.records.entry import Draft, Entry, uuid7
from console.records.faults import Fault, FaultCode
from console.records.people import PHYSIOLOGY, ConsentRow, People, PersonalPart
from console.records.reader import Stats
from console.records.run_log import ConsoleRow, HeadsetRow, LoggedRow
from console.records.verify import Finding, verify_file
from console.records.views import AssessmentRow, ClassRow, RunRow, SeatRow

__all__ = [
    "PHYSIOLOGY",
    "AssessmentRow",
    "ClassRow",
    "ConsentRow",
    "ConsoleRow",
    "Draft",
    "Entry",
    "Fault",
    "FaultCode",
    "Finding",
    "HeadsetRow",
    "LoggedRow",
    "People",
    "PersonalPart",
    "Records",
    "RunRow",
    "SeatRow",
    "Stats",
    "personal_part",
    "uuid7",
    "verify_file",
]
