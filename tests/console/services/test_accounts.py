"""Looking after accounts through the service: rights by session, an encrypted file, resets, the sheet."""

import pytest

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.model import Role
from console.records import keys
from console.records.accounts import Accounts as RecordAccounts
from console.records.accounts import NewAccount
from console.records.keys import FileKey, unwrap
from tests.support.attended import attended, refusal
from tests.support.staff import passphrase

WAIT_S = 30.0
LONG = "a kettle full of moss and rain"
ANN = NewAccount("ann", "Ann Awdry", (Role.ASSESSOR,))


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "second")
        yield desk


@pytest.fixture
def sealed(tmp_path):
    """The same with an encrypted file."""
    with attended(tmp_path) as desk:
        desk.set_up("jprice", "second", encrypt=True)
        yield desk


def opens(desk, secret):
    """True when this secret opens the file's key."""
    wraps = keys.read_wraps(keys.beside(desk.engine._data / "records.sqlite"))
    return isinstance(unwrap(wraps, secret), FileKey)


def test_the_first_accounts_can_not_be_made_twice(desk):
    call = desk.engine.accounts.create_first(
        NewAccount("other", "Other", (Role.ADMINISTRATOR,)), LONG, desk.sheet, encrypt=False
    )
    assert refusal(call).reason is AccountReason.ALREADY_SET_UP


@pytest.mark.parametrize(
    ("new", "secret", "others", "reason"),
    [
        (NewAccount("adm", "A. Dm", (Role.ADMINISTRATOR,)), "short", (), AccountReason.PASSPHRASE_SHORT),
        (
            NewAccount("adm", "A. Dm", (Role.ADMINISTRATOR,)),
            "adm adm adm adm adm",
            (),
            AccountReason.PASSPHRASE_KNOWN,
        ),
        (NewAccount("adm", "A. Dm", (Role.ASSESSOR,)), LONG, (), AccountReason.NOT_ADMINISTRATOR),
        (NewAccount("a dm", "A. Dm", (Role.ADMINISTRATOR,)), LONG, (), AccountReason.BAD_USER_ID),
        (
            NewAccount("ann", "A. Dm", (Role.ADMINISTRATOR,)),
            LONG,
            ((ANN, LONG),),
            AccountReason.USER_ID_TAKEN,
        ),
        (
            NewAccount("adm", "A. Dm", (Role.ADMINISTRATOR,)),
            LONG,
            ((ANN, "short"),),
            AccountReason.PASSPHRASE_SHORT,
        ),
    ],
)
def test_a_first_start_that_can_not_be_leaves_the_file_plain_and_empty(tmp_path, new, secret, others, reason):
    with attended(tmp_path) as desk:
        before = desk.engine.entries().result(WAIT_S)
        call = desk.engine.accounts.create_first(new, secret, desk.sheet, others)
        assert refusal(call).reason is reason
        assert desk.engine.entries().result(WAIT_S) == before
        assert not desk.view().has_accounts
        assert not (tmp_path / "records.keys").exists()
        desk.set_up(encrypt=True)
        assert desk.view().has_accounts


def test_the_first_account_encrypts_the_file_for_everybody_who_has_a_passphrase(sealed, tmp_path):
    assert not (tmp_path / "records.sqlite").read_bytes().startswith(b"SQLite format 3")
    for secret in (passphrase("shughes"), passphrase("jprice"), sealed.sheet.code):
        assert opens(sealed, secret)
    assert not opens(sealed, LONG)
    assert sealed.come_in("jprice").printed_name == "J. Price"
    assert sealed.engine.verify().result(WAIT_S) == []


def test_a_first_start_cut_off_after_the_encryption_leaves_no_passphrase_behind(tmp_path, monkeypatch):
    with attended(tmp_path) as desk:
        with monkeypatch.context() as patch:
            full = ConsoleError(RecordsReason.DISK_FULL)
            patch.setattr(RecordAccounts, "create_first", lambda *_: (_ for _ in ()).throw(full))
            administrator = NewAccount("adm", "A. Dm", (Role.ADMINISTRATOR,))
            call = desk.engine.accounts.create_first(administrator, LONG, desk.engine.accounts.draw_sheet())
            assert refusal(call).reason is RecordsReason.DISK_FULL
        assert opens(desk, LONG) and not desk.view().has_accounts
        desk.set_up("jprice", encrypt=True)
        assert opens(desk, passphrase("jprice")) and opens(desk, desk.sheet.code)
        assert not opens(desk, LONG)
        assert desk.engine.verify().result(WAIT_S) == []


def test_an_account_is_made_by_an_administrator_who_has_signed_in(sealed):
    accounts = sealed.engine.accounts
    assert refusal(accounts.add(sealed.come_in("jprice"), ANN, LONG)).reason is AccountReason.ROLE_NEEDED
    session = sealed.come_in("shughes")
    assert refusal(accounts.add(session, ANN, "short")).reason is AccountReason.PASSPHRASE_SHORT
    accounts.add(session, ANN, LONG).result(WAIT_S)
    assert opens(sealed, LONG)
    assert accounts.unlock("ann", LONG).result(WAIT_S).roles == ("assessor",)
    assert refusal(accounts.add(session, ANN, LONG)).reason is AccountReason.NOT_SIGNED_IN


def test_a_disabled_account_leaves_at_once_and_its_passphrase_opens_nothing(sealed):
    accounts = sealed.engine.accounts
    session = sealed.come_in("shughes")
    accounts.disable(session, "jprice", "left").result(WAIT_S)
    assert not opens(sealed, passphrase("jprice"))
    assert refusal(accounts.unlock("jprice", passphrase("jprice"))).reason is AccountReason.ACCOUNT_DISABLED
    accounts.enable(session, "jprice", "back").result(WAIT_S)
    sealed.come_in("jprice")
    floor = sealed.engine._floor
    sealed.come_in("shughes")  # on the same worker, so the mending before it is done
    floor.submit(lambda: floor.recorder.read(lambda records: None)).result(WAIT_S)
    assert opens(sealed, passphrase("jprice"))


def test_an_administrator_who_disables_herself_is_out(desk):
    session = desk.come_in("shughes")
    desk.engine.accounts.disable(session, "shughes", "handing on").result(WAIT_S)
    assert desk.view().session is None


def test_a_change_shows_in_the_session_at_once(desk):
    session = desk.come_in("shughes")
    desk.engine.accounts.change(session, "shughes", "married", printed_name="Siân Huws").result(WAIT_S)
    assert desk.view().session.printed_name == "Siân Huws"


def test_a_reset_is_confirmed_with_the_administrators_own_passphrase(sealed):
    accounts = sealed.engine.accounts
    session = sealed.come_in("shughes")
    call = accounts.reset(session, "jprice", LONG, "forgot it", "not hers at all, this")
    assert refusal(call).reason is AccountReason.WRONG_SECRET
    call = accounts.reset(session, "shughes", LONG, "forgot it", passphrase("shughes"))
    assert refusal(call).reason is AccountReason.NOT_CONFIRMED
    accounts.reset(session, "jprice", LONG, "forgot it", passphrase("shughes")).result(WAIT_S)
    assert opens(sealed, LONG) and not opens(sealed, passphrase("jprice"))
    assert accounts.unlock("jprice", LONG).result(WAIT_S).printed_name == "J. Price"
    (notice,) = accounts.notices().result(WAIT_S)
    assert (notice.printed_name, notice.confirmed_by) == ("J. Price", "Siân Hughes")


def test_the_printed_sheet_brings_back_the_only_administrator(sealed):
    accounts = sealed.engine.accounts
    typed, following = " ".join(sealed.sheet.groups).lower(), accounts.draw_sheet()
    call = accounts.reset_by_sheet(accounts.draw_sheet().code, following, "shughes", LONG, "lost")
    assert refusal(call).reason is AccountReason.SHEET_WRONG
    assert not opens(sealed, LONG)
    accounts.reset_by_sheet(typed, following, "shughes", LONG, "lost").result(WAIT_S)
    assert opens(sealed, LONG) and opens(sealed, following.code) and not opens(sealed, sealed.sheet.code)
    assert accounts.unlock("shughes", LONG).result(WAIT_S).roles == ("administrator",)
    assert sealed.engine.verify().result(WAIT_S) == []


def test_a_new_administrator_comes_by_the_sheet_when_none_can_be_reached(desk):
    new = NewAccount("newadmin", "New Administrator", (Role.ADMINISTRATOR,))
    accounts = desk.engine.accounts
    accounts.add_by_sheet(desk.sheet.code, accounts.draw_sheet(), new, LONG).result(WAIT_S)
    assert accounts.unlock("newadmin", LONG).result(WAIT_S).roles == ("administrator",)


def test_ones_own_passphrase_is_changed_with_the_old_one(sealed):
    accounts = sealed.engine.accounts
    session = sealed.come_in("jprice")
    assert (
        refusal(accounts.change_passphrase(session, "not it at all, no", LONG)).reason
        is AccountReason.WRONG_SECRET
    )
    call = accounts.change_passphrase(session, passphrase("jprice"), "jprice jprice jprice")
    assert refusal(call).reason is AccountReason.PASSPHRASE_KNOWN
    accounts.change_passphrase(session, passphrase("jprice"), LONG).result(WAIT_S)
    assert opens(sealed, LONG) and not opens(sealed, passphrase("jprice"))
    assert refusal(accounts.unlock("jprice", passphrase("jprice"))).reason is AccountReason.WRONG_SECRET
    assert accounts.unlock("jprice", LONG).result(WAIT_S) == session


def test_a_new_sheet_makes_the_old_one_worthless(sealed):
    accounts = sealed.engine.accounts
    session, sheet = sealed.come_in("shughes"), accounts.draw_sheet()
    accounts.replace_sheet(session, passphrase("shughes"), sheet, "mislaid").result(WAIT_S)
    assert opens(sealed, sheet.code) and not opens(sealed, sealed.sheet.code)
    call = accounts.reset_by_sheet(sealed.sheet.code, accounts.draw_sheet(), "jprice", LONG, "lost")
    assert refusal(call).reason is AccountReason.SHEET_WRONG


def test_records_that_can_not_be_opened_let_nobody_in_and_say_why(tmp_path):
    (tmp_path / "records.sqlite").write_bytes(b"not a database at all" * 100)
    with attended(tmp_path) as desk:
        assert refusal(desk.engine.accounts.unlock("jprice", LONG)).reason is RecordsReason.MISSING
        assert refusal(desk.engine.accounts.add(None, ANN, LONG)).reason is AccountReason.NOT_SIGNED_IN
