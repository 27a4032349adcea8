"""Accounts: coming in and being kept out, keys and their confirmation, and what the ledger says of it all."""

from datetime import timedelta

import pytest

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.records import signing
from tests.support.clock import ManualClock
from tests.support.ledgers import opened
from tests.support.staff import Staff, passphrase

MINUTES = 60


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def staff(tmp_path, clock):
    staff = Staff(tmp_path, clock)
    yield staff
    staff.records.close()


def refused(call, *args, **named):
    with pytest.raises(ConsoleError) as told:
        call(*args, **named)
    return told.value


def attempt(staff, user_id, secret):
    """One try, whole; the standing, or ConsoleError."""
    accounts = staff.records.accounts
    challenge = accounts.challenge(user_id)
    hand = challenge.answer(secret)
    return accounts.refuse(challenge) if hand is None else accounts.admit(challenge)


def right(staff, user_id="jprice"):
    return attempt(staff, user_id, passphrase(user_id))


def wrong(staff, user_id="jprice"):
    return refused(attempt, staff, user_id, "not the passphrase at all")


def kinds(staff, kind):
    rows = staff.records._store.rows("SELECT core FROM entry WHERE kind = ? ORDER BY seq", kind)
    return [signing.msgspec.json.decode(core) for (core,) in rows]


# Coming in


def test_the_right_passphrase_comes_in_in_any_capitals_of_the_user_id(staff):
    assert right(staff).printed_name == "J. Price"
    assert attempt(staff, " JPrice ", passphrase("jprice")).account == staff.ids["jprice"]
    assert staff.failures() == {}


def test_five_failures_lock_for_fifteen_minutes_and_ten_until_an_administrator(staff, clock):
    for failures in range(1, 5):
        assert wrong(staff).detail == {"failures": failures}
    assert wrong(staff).reason is AccountReason.ACCOUNT_WAITS
    clock.advance(15 * MINUTES - 1)
    error = refused(right, staff)
    assert (error.reason, error.detail["minutes"]) == (AccountReason.ACCOUNT_WAITS, 1)
    clock.advance(1)
    for failures in range(6, 10):
        assert wrong(staff).detail == {"failures": failures}
    assert wrong(staff).reason is AccountReason.ACCOUNT_LOCKED
    clock.advance(365 * 24 * 60 * MINUTES)
    assert refused(right, staff).reason is AccountReason.ACCOUNT_LOCKED
    staff.records.accounts.enable(staff.ids["jprice"], staff.ids["shughes"], "proved who she is")
    assert right(staff).printed_name == "J. Price"
    assert staff.failures() == {}
    told = [entry["body"]["failures"] for entry in kinds(staff, "access.refused")]
    assert told == list(range(1, 11))
    assert staff.records.verify() == []


def test_the_right_passphrase_while_waiting_is_not_tried_and_after_it_clears_the_count(staff, clock):
    for _ in range(5):
        wrong(staff)
    assert refused(right, staff).reason is AccountReason.ACCOUNT_WAITS
    clock.advance(15 * MINUTES)
    right(staff)
    assert wrong(staff).detail == {"failures": 1}


def test_setting_the_clock_neither_ends_nor_shortens_a_wait(staff, clock):
    for _ in range(5):
        wrong(staff)
    clock.set_wall(clock.utc() + timedelta(days=400))
    assert refused(right, staff).detail["minutes"] == 15
    clock.set_wall(clock.utc() - timedelta(days=800))
    clock.advance(10 * MINUTES)
    assert refused(right, staff).detail["minutes"] == 5
    clock.advance(5 * MINUTES)
    right(staff)


def test_counts_and_waits_survive_a_restart(tmp_path, clock):
    staff = Staff(tmp_path, clock)
    for _ in range(5):
        wrong(staff)
    staff.records.close()
    clock.advance(5 * MINUTES)
    staff.records = opened(tmp_path, clock)
    assert refused(right, staff).detail["minutes"] == 10
    staff.records.close()
    clock._mono = 60_000.0  # the machine was started anew a minute ago
    clock.set_wall(clock.utc() + timedelta(days=1))
    staff.records = opened(tmp_path, clock)
    assert refused(right, staff).detail["minutes"] == 14
    clock.advance(14 * MINUTES)
    right(staff)
    staff.records.close()


def test_who_ends_the_program_in_mid_try_has_lost_that_try(tmp_path, clock):
    staff = Staff(tmp_path, clock)
    for _ in range(4):
        staff.records.accounts.challenge("jprice")  # and nothing after it
    staff.records.close()
    staff.records = opened(tmp_path, clock)
    assert wrong(staff).reason is AccountReason.ACCOUNT_WAITS
    staff.records.close()


def test_after_a_restore_the_larger_count_holds_and_a_wait_begins_anew(staff, clock):
    for _ in range(3):
        wrong(staff)
    staff.fail("jprice", 2)
    staff.fail("lnew", 10)
    assert staff.failures() == {"jprice": 3, "lnew": 10}
    assert refused(right, staff, "lnew").reason is AccountReason.ACCOUNT_LOCKED
    staff.fail("jprice", 5)
    clock.advance(14 * MINUTES)
    staff.fail("jprice", 5)
    assert refused(right, staff).detail["minutes"] == 15


def test_a_user_id_that_is_nobodys_fails_in_the_same_words_and_fills_nothing(staff, clock):
    before = staff.records.head()[0]
    for _ in range(4):
        assert wrong(staff, "nobody").reason is AccountReason.WRONG_SECRET
    assert wrong(staff, "nobody").reason is AccountReason.ACCOUNT_WAITS
    assert staff.records.head()[0] == before + 1
    for number in range(300):
        staff.records.accounts.challenge(f"nobody{number}")
    assert staff.records._store.rows("SELECT count(*) FROM lockout")[0][0] <= 200


def test_a_disabled_account_is_told_so_only_with_its_passphrase(staff):
    staff.records.accounts.disable(staff.ids["jprice"], staff.ids["shughes"], "left")
    assert wrong(staff).reason is AccountReason.WRONG_SECRET
    assert refused(right, staff).reason is AccountReason.ACCOUNT_DISABLED
    staff.records.accounts.enable(staff.ids["jprice"], staff.ids["shughes"], "back")
    right(staff)


def test_where_nothing_can_be_written_people_still_come_in_and_failures_still_count(
    tmp_path, clock, monkeypatch
):
    staff = Staff(tmp_path, clock)
    rows = staff.records._store.rows

    def full(statement, *values):
        if statement.split()[0] in ("INSERT", "DELETE", "UPDATE", "BEGIN"):
            raise ConsoleError(RecordsReason.DISK_FULL)
        return rows(statement, *values)

    monkeypatch.setattr(staff.records._store, "rows", full)
    right(staff)
    for _ in range(4):
        assert wrong(staff).reason is AccountReason.WRONG_SECRET
    assert wrong(staff).reason is AccountReason.ACCOUNT_WAITS
    clock.advance(15 * MINUTES)
    right(staff)
    monkeypatch.undo()
    assert wrong(staff).detail == {"failures": 1}
    right(staff)
    assert staff.records.verify() == []
    staff.records.close()
