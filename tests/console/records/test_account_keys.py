"""Accounts made and changed, keys reset and confirmed: who may, what stays, and what is shown."""

import pytest

from console.errors import AccountReason, ConsoleError, SigningReason
from console.model import Role
from console.records import Draft, FaultCode, recovery, rules, signing
from console.records.accounts import NewAccount
from console.records.restore import restore
from console.records.signing import Hand
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import new_id, opened
from tests.support.staff import NAMES, Staff, lawless, passphrase

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


# Making and changing


def test_the_first_accounts_come_in_one_commit_with_the_sheets_public_key(staff):
    created = kinds(staff, "account.created")
    assert created[0]["actor"] is None and created[0]["body"]["recovery"] == staff.sheet.public_key
    assert {entry["actor"] for entry in created[1:]} == {staff.ids["shughes"]}
    assert [entry["body"]["user_id"] for entry in created] == list(NAMES)
    views = staff.records.accounts.all()
    assert [view.user_id for view in views] == list(NAMES) and all(view.has_key_here for view in views)
    again = (NewAccount("x2", "X", (Role.ADMINISTRATOR,)), Hand.new(new_id()).wrap("x", CHEAP))
    assert (
        refused(staff.records.accounts.create_first, again, (), staff.sheet).reason
        is AccountReason.ALREADY_SET_UP
    )


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewAccount("JPRICE", "J. Prosser", (Role.ASSESSOR,)), AccountReason.USER_ID_TAKEN),
        (NewAccount("a", "A", (Role.ASSESSOR,)), AccountReason.BAD_USER_ID),
        (NewAccount("a b c", "A", (Role.ASSESSOR,)), AccountReason.BAD_USER_ID),
        (NewAccount("abc", " ", (Role.ASSESSOR,)), AccountReason.BAD_NAME),
        (NewAccount("abc", "A" * 81, (Role.ASSESSOR,)), AccountReason.BAD_NAME),
        (NewAccount("abc", "Ann\u202eA", (Role.ASSESSOR,)), AccountReason.BAD_NAME),
        (NewAccount("abc", "Ann", ()), AccountReason.BAD_ROLES),
        (NewAccount("abc", "Ann", (Role.ASSESSOR, Role.ADMINISTRATOR)), AccountReason.BAD_ROLES),
        (NewAccount("abc", "Ann", (Role.IQA, Role.IQA)), AccountReason.BAD_ROLES),
    ],
)
def test_an_account_that_breaks_a_rule_is_refused_and_leaves_nothing(staff, new, reason):
    wrapped = Hand.new(new_id()).wrap("x", CHEAP)
    before = staff.records.head()
    assert refused(staff.records.accounts.add, new, wrapped, staff.ids["shughes"]).reason is reason
    assert staff.records.head() == before
    assert staff.records._store.rows("SELECT 1 FROM signing_key WHERE account = ?", wrapped.account) == []


def test_only_an_administrator_makes_and_changes_accounts(staff):
    accounts, jprice, gparry = staff.records.accounts, staff.ids["jprice"], staff.ids["gparry"]
    new = NewAccount("abc", "Ann", (Role.ASSESSOR,))
    for call in (
        lambda: accounts.add(new, Hand.new(new_id()).wrap("x", CHEAP), jprice),
        lambda: accounts.change(gparry, jprice, "why", printed_name="G"),
        lambda: accounts.change(jprice, jprice, "why", qualified=True),
        lambda: accounts.disable(gparry, jprice, "why"),
        lambda: accounts.enable(gparry, jprice, "why"),
    ):
        assert refused(call).reason is AccountReason.NOT_ADMINISTRATOR
    assert refused(accounts.disable, gparry, staff.ids["shughes"], " ").reason is SigningReason.WHY_NEEDED
    assert (
        refused(accounts.disable, new_id(), staff.ids["shughes"], "x").reason is AccountReason.UNKNOWN_ACCOUNT
    )


def test_one_administrator_is_always_left(staff):
    accounts, first, second = staff.records.accounts, staff.ids["shughes"], staff.ids["second"]
    accounts.disable(second, first, "on leave")
    assert refused(accounts.disable, first, first, "x").reason is AccountReason.LAST_ADMINISTRATOR
    change = {"roles": (Role.ASSESSOR,)}
    assert refused(accounts.change, first, first, "x", **change).reason is AccountReason.LAST_ADMINISTRATOR


def test_a_change_holds_from_then_on_and_the_old_signatures_keep_the_old_name(staff):
    record = staff.signed("jprice")
    staff.records.accounts.change(
        staff.ids["jprice"], staff.ids["shughes"], "married", printed_name="J. Price-Owen", qualified=False
    )
    other = staff.signed("jprice")
    signatures = [staff.records.signoff.signatures(one.subject)[0].printed_name for one in (record, other)]
    assert signatures == ["J. Price", "J. Price-Owen"]
    assert staff.records.signoff.current(other.subject).needs_countersign
    assert staff.records.verify() == []


def test_an_enrolled_person_keeps_their_id_as_an_account(staff):
    person = staff.trainee()
    hand = Hand.new(person)
    new = NewAccount("hsato", "Hana Sato", (Role.ASSESSOR,), person=person)
    assert staff.records.accounts.add(new, hand.wrap("x", CHEAP), staff.ids["shughes"]) == person
    staff.ids["hsato"] = person
    assert refused(staff.decide, "hsato", person=person).reason is SigningReason.OWN_RECORD
    again = NewAccount("hsato2", "Hana Sato", (Role.ASSESSOR,), person=person)
    wrapped = Hand.new(person).wrap("x", CHEAP)
    assert (
        refused(staff.records.accounts.add, again, wrapped, staff.ids["shughes"]).reason
        is AccountReason.ACCOUNT_EXISTS
    )


# Keys


def fresh(staff, name, secret="another passphrase now"):
    hand = Hand.new(staff.ids[name])
    return hand, hand.wrap(secret, CHEAP)


def test_a_reset_makes_a_new_key_and_the_old_signatures_stay_valid(staff):
    record = staff.signed("jprice")
    hand, wrapped = fresh(staff, "jprice")
    staff.records.accounts.reset(wrapped, "forgot it", staff.hands["shughes"])
    assert wrong(staff).reason is AccountReason.WRONG_SECRET
    assert refused(right, staff).reason is AccountReason.WRONG_SECRET
    assert attempt(staff, "jprice", "another passphrase now").account == staff.ids["jprice"]
    other = staff.decide("jprice")
    assert refused(staff.sign, "jprice", other).reason is SigningReason.KEY_NOT_THEIRS
    staff.hands["jprice"] = hand
    staff.sign("jprice", other)
    keys = {staff.records.signoff.signatures(one.subject)[0].key for one in (record, other)}
    assert len(keys) == 2
    assert staff.records.verify() == []


def test_a_new_key_is_shown_to_everybody_for_thirty_days(staff, clock):
    staff.records.accounts.reset(fresh(staff, "jprice")[1], "forgot it", staff.hands["shughes"])
    (notice,) = staff.records.accounts.notices()
    assert (notice.printed_name, notice.confirmed_by, notice.is_reset) == ("J. Price", "Siân Hughes", True)
    assert notice.reason == "forgot it"
    clock.advance(31 * 24 * 60 * MINUTES)
    assert staff.records.accounts.notices() == []


def test_a_locked_account_opens_with_its_reset(staff):
    staff.fail("jprice", 10)
    staff.records.accounts.reset(fresh(staff, "jprice")[1], "locked out", staff.hands["shughes"])
    attempt(staff, "jprice", "another passphrase now")


def test_nobody_confirms_their_own_reset_nor_does_anybody_but_an_administrator(staff):
    accounts = staff.records.accounts
    own = fresh(staff, "shughes")[1]
    assert refused(accounts.reset, own, "why", staff.hands["shughes"]).reason is AccountReason.NOT_CONFIRMED
    other = fresh(staff, "gparry")[1]
    assert refused(accounts.reset, other, "why", staff.hands["jprice"]).reason is AccountReason.NOT_CONFIRMED
    impostor = Hand.new(staff.ids["shughes"])
    assert refused(accounts.reset, other, "why", impostor).reason is AccountReason.NOT_CONFIRMED
    assert refused(accounts.reset, other, " ", staff.hands["second"]).reason is SigningReason.WHY_NEEDED
    accounts.reset(own, "why", staff.hands["second"])


def test_the_sheet_confirms_once_and_the_next_one_takes_its_place(staff):
    accounts = staff.records.accounts
    following = recovery.draw()
    assert (
        refused(accounts.reset, fresh(staff, "shughes")[1], "lost", following).reason
        is AccountReason.SHEET_WRONG
    )
    accounts.reset(fresh(staff, "shughes")[1], "lost", staff.sheet, following)
    again = fresh(staff, "shughes")[1]
    assert (
        refused(accounts.reset, again, "lost", staff.sheet, recovery.draw()).reason
        is AccountReason.SHEET_WRONG
    )
    accounts.reset(again, "lost", following, recovery.draw())
    used = kinds(staff, "account.reset")
    assert {entry["body"]["confirmed_by"] for entry in used} == {"recovery_sheet"}
    assert [notice.confirmed_by for notice in accounts.notices()] == ["recovery_sheet"] * 2
    assert staff.records.verify() == []


def test_the_sheet_makes_a_new_administrator_and_nobody_else(staff):
    accounts = staff.records.accounts
    assessor = NewAccount("abc", "Ann", (Role.ASSESSOR,))
    wrapped = Hand.new(new_id()).wrap("x", CHEAP)
    call = accounts.add_by_sheet
    assert (
        refused(call, assessor, wrapped, staff.sheet, recovery.draw()).reason
        is AccountReason.NOT_ADMINISTRATOR
    )
    new = NewAccount("abc", "Ann", (Role.ADMINISTRATOR,))
    account = call(new, wrapped, staff.sheet, recovery.draw())
    accounts.disable(staff.ids["shughes"], account, "left the company")
    assert staff.records.verify() == []


def test_a_new_sheet_needs_an_administrators_own_key_and_ends_the_old_one(staff):
    accounts, following = staff.records.accounts, recovery.draw()
    assert refused(accounts.replace_sheet, following, "lost", staff.hands["jprice"]).reason in (
        AccountReason.NOT_ADMINISTRATOR,
        AccountReason.NOT_CONFIRMED,
    )
    accounts.replace_sheet(following, "lost", staff.hands["shughes"])
    old = fresh(staff, "jprice")[1]
    assert refused(accounts.reset, old, "x", staff.sheet, recovery.draw()).reason is AccountReason.SHEET_WRONG
    accounts.reset(old, "x", following, recovery.draw())


def test_ones_own_new_passphrase_keeps_the_key(staff):
    record = staff.decide("jprice")
    staff.records.accounts.rewrap(staff.hands["jprice"].wrap("a third passphrase then", CHEAP))
    assert refused(right, staff).reason is AccountReason.WRONG_SECRET
    attempt(staff, "jprice", "a third passphrase then")
    staff.sign("jprice", record)
    assert staff.records.verify() == []


def test_verify_names_a_reset_that_nobody_confirmed(staff):
    hand, _ = fresh(staff, "jprice")
    body = {"key": hand.public_key, "reason": "quietly", "confirmed_by": staff.ids["shughes"]}
    statement = signing.statement("account.reset", hand.account, staff.records.console, body)
    for confirmation in (None, signing.confirm(staff.hands["jprice"], statement)):
        forged = {**body, "key": Hand.new(hand.account).public_key, "confirmation": confirmation}
        if confirmation is None:
            del forged["confirmation"]
        draft = Draft("account.reset", hand.account, forged, actor=staff.ids["shughes"])
        with lawless():
            (entry,) = staff.records.append_all([draft])
        broken = [fault for fault in staff.records.verify() if fault.seq == entry.seq]
        found = {fault.detail["rule"] for fault in broken if fault.code is FaultCode.RULE_BROKEN}
        assert found == {rules.WORDS[AccountReason.NOT_CONFIRMED]}


def test_everything_about_accounts_survives_a_rebuild(staff):
    staff.records.accounts.reset(fresh(staff, "jprice")[1], "forgot it", staff.hands["shughes"])
    staff.records.accounts.change(staff.ids["lnew"], staff.ids["shughes"], "passed", qualified=True)
    before = staff.records.accounts.all(), staff.records.accounts.notices()
    staff.records.rebuild()
    assert (staff.records.accounts.all(), staff.records.accounts.notices()) == before
    assert staff.records.verify() == []


def test_after_a_restore_under_a_new_console_the_same_passphrases_sign(tmp_path):
    staff = Staff(tmp_path, ManualClock())
    record = staff.decide("jprice")
    made = staff.records.back_up(tmp_path / "stick")
    staff.signed("gparry")
    staff.records.close()
    done = restore(made.path, tmp_path, ManualClock(), app="1.0.0", unlocking=Unlocking())
    staff.records = opened(tmp_path, ManualClock())
    assert staff.records.console == done.console != done.summary.console
    challenge = staff.records.accounts.challenge("jprice")
    staff.hands["jprice"] = challenge.answer(passphrase("jprice"))
    staff.sign("jprice", record)
    assert staff.records.signoff.signatures(record.subject)[0].printed_name == "J. Price"
    hand, wrapped = fresh(staff, "gparry")
    staff.records.accounts.reset(wrapped, "forgot it", staff.hands["shughes"])
    staff.hands["gparry"] = hand
    staff.signed("gparry")
    assert staff.records.verify() == []
    staff.records.close()
