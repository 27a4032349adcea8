"""A disk that fails at any write of a signing: a sentence, no half record, and then it works again."""

import pytest

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.model import Meaning
from console.records import verify_file
from console.sentences import sentence
from tests.support.clock import ManualClock
from tests.support.faulty_disk import FULL, IOERR_FSYNC, IOERR_WRITE, FaultyDisk
from tests.support.ledgers import opened
from tests.support.staff import Staff, decision, passphrase

MOST_WRITES = 200


@pytest.fixture
def disk():
    with FaultyDisk().mounted() as disk:
        yield disk


def sign(staff, record):
    """A signing as the service does it: a try that is counted, its admission, the entry."""
    accounts = staff.records.accounts
    challenge = accounts.challenge("jprice")
    hand = challenge.answer(passphrase("jprice"))
    both = ("user_id", "passphrase")
    try:
        return staff.records.signoff.sign(
            hand, record.hash, Meaning.ASSESSED, both, also=lambda: accounts.settle(challenge)
        )
    except ConsoleError:
        accounts.admit(challenge)
        raise


@pytest.mark.parametrize(
    ("error", "reasons"),
    [
        (FULL, {RecordsReason.DISK_FULL}),
        (IOERR_WRITE, {RecordsReason.IO}),
        (IOERR_FSYNC, {RecordsReason.IO}),
    ],
    ids=["full", "write", "sync"],
)
def test_a_failing_write_of_a_signing_leaves_nothing_and_the_next_try_signs(tmp_path, disk, error, reasons):
    staff = Staff(tmp_path, ManualClock())
    failed = 0
    for number in range(1, MOST_WRITES):
        record = staff.decide("jprice")
        before = staff.records.head()
        disk.fail_at(number, error)
        try:
            sign(staff, record)
        except ConsoleError as told:
            assert told.reason in reasons
            assert len(sentence(told.reason, told.detail)) > 25
            failed += 1
        else:
            disk.mend()
            break
        disk.mend()
        assert staff.records.head() == before
        assert staff.records.signoff.signatures(record.subject) == []
        entry = sign(staff, record)
        assert entry.seq == before[0] + 1
        assert staff.failures() == {}
    else:
        pytest.fail("a signing never came to its end")
    assert failed >= 10, "the disk was hardly written to"
    assert staff.records.verify() == []
    staff.records.close()
    assert verify_file(tmp_path / "records.sqlite").faults == ()


def test_a_failing_write_leaves_both_decision_and_signature_out_and_the_draft_where_it_was(tmp_path, disk):
    staff = Staff(tmp_path, ManualClock())
    both, failed = ("user_id", "passphrase"), 0
    for number in range(1, MOST_WRITES):
        person = staff.trainee()
        run = staff.run(person)
        staff.records.drafts.keep(staff.ids["jprice"], run, {"feedback": "Gather the leg."})
        before = staff.records.head()

        def conclude(run=run, person=person):
            draft = decision(run, person, staff.ids["jprice"])
            drafts = staff.records.drafts
            return staff.records.signoff.decide(
                staff.hands["jprice"], draft, both, also=lambda: drafts.drop(staff.ids["jprice"], run)
            )

        disk.fail_at(number, FULL)
        try:
            conclude()
        except ConsoleError:
            disk.mend()
            failed += 1
            assert staff.records.head() == before
            assert not staff.records.signoff.is_decided(run)
            assert staff.records.drafts.get(staff.ids["jprice"], run) == {"feedback": "Gather the leg."}
            conclude()
        else:
            disk.mend()
            break
        assert staff.records.drafts.of(staff.ids["jprice"]) == frozenset()
    else:
        pytest.fail("a signing never came to its end")
    assert failed >= 3, "the disk was hardly written to"
    assert staff.records.signoff.to_sign(staff.ids["jprice"]) == []
    assert staff.records.verify() == []
    staff.records.close()


def test_wrong_passphrases_count_on_a_full_disk_and_the_lock_holds_when_there_is_room(tmp_path, disk):
    staff = Staff(tmp_path, ManualClock())
    accounts = staff.records.accounts
    disk.fail_at(1, FULL)
    for _ in range(5):
        with pytest.raises(ConsoleError) as told:
            accounts.refuse(accounts.challenge("jprice"))
    assert told.value.reason is AccountReason.ACCOUNT_WAITS
    disk.mend()
    with pytest.raises(ConsoleError):
        accounts.challenge("jprice")
    staff.records._clock.advance(900)
    with pytest.raises(ConsoleError) as told:
        accounts.refuse(accounts.challenge("jprice"))
    assert told.value.detail == {"failures": 6}
    staff.records.close()
    records = opened(tmp_path, ManualClock())
    assert [one.failures for one in records.accounts.all() if one.failures] == [6]
    assert records.verify() == []
    records.close()
