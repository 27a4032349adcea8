"""What leaves restored records: the former console's chain, and erasures that are later than the backup."""

from console.records import restore
from console.records.signing import Hand
from console.records.unlocking import Unlocking
from console.reports import verify
from console.reports.own_classes import own_classes
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import opened
from tests.support.reported import ReportedClass
from tests.support.staff import passphrase


def test_records_that_go_on_from_a_backup_are_packed_whole(packed):
    records = packed.records
    made = records.back_up()
    records.people.erase(packed.other, "asked for it")
    records.close()
    folder = packed.folder / "data"
    restored = restore.restore(made.path, folder, ManualClock(), app="1.0.0", unlocking=Unlocking())
    assert restored.console != records.console
    packed.records = opened(folder)
    packed.audited.records = packed.audited.staff.records = packed.records
    assert packed.records.verify() == []
    path = packed.pack()
    check = verify.check_pack(str(path))
    assert check.faults == [] and packed.record.hash in check.records
    assert len(check.chains) == 2 and b"Tomos" not in path.read_bytes()
    assert packed.written.prints == 2
    part = packed.pack("part.zip", person=packed.rhiannon)
    assert verify.check_pack(str(part)).faults == []
    # People keep their keys, and sign and confirm with them in the name of the new console.
    staff = packed.audited.staff
    record = packed.audited.signed(packed.rhiannon, attempt=2)
    hand = Hand.new(staff.ids["jprice"])
    wrapped = hand.wrap(passphrase("jprice"), CHEAP)
    packed.records.accounts.reset(wrapped, "forgotten", staff.hands["shughes"])
    assert packed.records.verify() == []
    check = verify.check_pack(str(packed.pack("later.zip")))
    assert check.faults == [] and len(check.records[record.hash]["signatures"]) == 3


def test_a_class_of_the_former_console_is_reported_as_before(tmp_path):
    reported = ReportedClass(tmp_path / "data")
    reported.end()
    before = reported.report()
    made = reported.records.back_up()
    reported.records.close()
    folder = tmp_path / "data"
    restore.restore(made.path, folder, ManualClock(), app="1.0.0", unlocking=Unlocking())
    reported.records = opened(folder)
    assert reported.report() == before
    assert [len(one.runs) for one in own_classes(reported.records)] == [5]
    reported.records.close()
