"""An audited class, and packs of it."""

from datetime import UTC, datetime

import pytest

from console.model import Trainee
from console.reports import pack
from tests.support.paper import AuditedClass
from tests.support.runs import GOWNING

NOON = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


class Packed:
    """Records of two trainees of one class, and a way to pack them."""

    def __init__(self, folder):
        self.folder = folder
        self.audited = AuditedClass(folder / "data")
        self.records = self.audited.records
        self.rhiannon = self.audited.enrol()
        self.other = self.audited.enrol(Trainee("=HYPERLINK(1)", "Tomos", "Griffiths"))
        self.record = self.audited.signed(self.rhiannon)
        self.audited.signed(self.other)

    def pack(self, name="pack.zip", **scope):
        path = self.folder / name
        gathered = pack.gather(self.records, [GOWNING], pack.Scope(**scope), NOON, "J. Price", name)
        self.written = pack.write(self.records, gathered, pack.print_all(gathered), path)
        return path


@pytest.fixture
def packed(tmp_path):
    packed = Packed(tmp_path)
    yield packed
    packed.records.close()
