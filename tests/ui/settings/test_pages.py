import pytest
from msgspec.structs import replace

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.events import RecordsChanged
from console.model import RecordsView, Role
from console.records.faults import Fault, FaultCode
from tests.support.ui_accounts import (
    ADMINISTRATOR,
    GOOD,
    NOTICES,
    OTHER,
    SHEET,
    STAFF,
    account,
    come,
    enter,
    session,
    signed_in,
)
from tests.support.ui_backups import BACKUP
from tests.support.ui_window import settle

ADMIN = session(ADMINISTRATOR)


@pytest.fixture
def accounts(desk):
    desk.doors.accounts.answers |= {"all": STAFF, "notices": NOTICES, "draw_sheet": SHEET}
    desk.stations(session=signed_in(ADMINISTRATOR))
    desk.press("Ctrl+8")
    screen = desk.window.page("settings")
    desk.click(screen.pages.row("accounts"))
    return screen.accounts


def row_of(page, user_id: str) -> list[str]:
    table = page.table
    number = next(n for n, one in enumerate(table.accounts) if one.user_id == user_id)
    return [table.data(table.index(number, column)) for column in range(table.columnCount())]


def test_everybody_is_listed_with_role_state_and_age_of_the_key(accounts):
    assert row_of(accounts, "mellis") == [
        "M. Ellis-Owen",
        "mellis",
        "assessor, IQA",
        "yes",
        "enabled",
        "20 Nov 2026",
    ]
    assert row_of(accounts, "iold")[4:] == ["disabled", "8 Sep 2026"]
    assert row_of(accounts, "acadwaladr")[3] == "–"


def test_locked_and_waiting_accounts_say_so(desk, accounts):
    desk.doors.accounts.answers["all"] = (
        ADMINISTRATOR,
        account(5, "five", "Five", Role.ASSESSOR, failures=5),
        account(6, "ten", "Ten", Role.ASSESSOR, failures=10),
    )
    accounts.refresh()
    settle()
    assert row_of(accounts, "five")[4] == "waits"
    assert row_of(accounts, "ten")[4] == "locked"
    accounts.select("ten")
    assert accounts.details.switch.text() == "Enable"


def test_an_account_of_another_console_says_so_and_a_shared_user_id_takes_nobody_elses_place(desk, accounts):
    place = {"console": "console-2", "place": "Ystafell 2", "has_key_here": False}
    desk.doors.accounts.answers["all"] = (
        ADMINISTRATOR,
        account(5, "five", "Five", Role.ASSESSOR, **place),
        account(6, "six", "Six", Role.ASSESSOR, shares_user_id=True, **place),
    )
    accounts.refresh()
    settle()
    details = accounts.details
    accounts.select("five")
    assert details.reset.isEnabled() and not details.qualify.isEnabled() and details.shared.isHidden()
    accounts.select("six")
    assert "same user id" in details.shared.words
    assert not (details.reset.isEnabled() or details.switch.isEnabled() or details.qualify.isEnabled())


def test_an_account_is_added(desk, accounts):
    desk.click(accounts.add)
    form = accounts.add_form
    enter(form.name, "Lowri Jones")
    enter(form.user, "ljones")
    desk.click(form.roles[Role.ASSESSOR])
    desk.click(form.roles[Role.ADMINISTRATOR])
    assert "no other role for an administrator" in form.still.accessibleName()
    desk.click(form.roles[Role.ADMINISTRATOR])
    desk.click(form.qualified)
    enter(form.passphrase.first, GOOD)
    enter(form.passphrase.again, GOOD)
    desk.click(form.act)
    (who, new, secret) = desk.doors.last("add").args
    assert (who, new.user_id, new.roles, new.qualified, secret) == (
        ADMIN,
        "ljones",
        (Role.ASSESSOR,),
        False,
        GOOD,
    )
    desk.doors.last("add").answer.set_result(None)
    settle()
    assert form.passphrase.passphrase == ""
    assert accounts.details.isVisible()


def test_a_new_key_is_confirmed_by_the_administrators_own_passphrase(desk, accounts):
    accounts.select("jprice")
    desk.click(accounts.details.reset)
    form = accounts.reset_form
    enter(form.passphrase.first, OTHER)
    enter(form.passphrase.again, OTHER)
    enter(form.reason, "Forgot it")
    assert form.still.accessibleName() == "Still needed: your own passphrase"
    enter(form.own, GOOD)
    desk.click(form.act)
    assert desk.doors.last("reset").args == (ADMIN, "jprice", OTHER, "Forgot it", GOOD)


def test_a_refusal_keeps_the_form_and_says_why(desk, accounts):
    desk.doors.accounts.answers["disable"] = ConsoleError(AccountReason.LAST_ADMINISTRATOR)
    accounts.select("jprice")
    desk.click(accounts.details.switch)
    enter(accounts.reason_form.reason, "Left the college")
    desk.press("Return")
    assert "only administrator left" in accounts.reason_form.still.accessibleName()
    assert accounts.reason_form.reason.text() == "Left the college"


@pytest.mark.parametrize(("user_id", "verb"), [("jprice", "disable"), ("iold", "enable")])
def test_accounts_are_switched_off_and_on_with_a_reason(desk, accounts, user_id, verb):
    accounts.select(user_id)
    desk.click(accounts.details.switch)
    form = accounts.reason_form
    assert not form.act.isEnabled()
    enter(form.reason, "As agreed")
    desk.click(form.act)
    assert desk.doors.last(verb).args == (ADMIN, user_id, "As agreed")


def test_qualified_is_changed_with_a_reason(desk, accounts):
    accounts.select("mellis")
    desk.click(accounts.details.qualify)
    enter(accounts.reason_form.reason, "Certificate expired")
    desk.click(accounts.reason_form.act)
    call = desk.doors.last("change")
    assert (call.args, call.named) == ((ADMIN, "mellis", "Certificate expired"), {"qualified": False})


def test_nobody_confirms_their_own_new_key(desk, accounts):
    accounts.select("shughes")
    assert not accounts.details.reset.isEnabled()
    assert not accounts.details.switch.isEnabled()
    desk.click(accounts.own)
    form = accounts.own_form
    enter(form.old, GOOD)
    enter(form.passphrase.first, OTHER)
    enter(form.passphrase.again, OTHER)
    desk.click(form.act)
    assert desk.doors.last("change_passphrase").args == (ADMIN, GOOD, OTHER)


def test_a_new_recovery_sheet_counts_only_when_it_is_printed(desk, accounts):
    desk.click(accounts.new_sheet)
    form = accounts.sheet_form
    enter(form.reason, "The old one was mislaid")
    enter(form.own, GOOD)
    assert form.still.accessibleName() == "Still needed: the printed sheet"
    form.sheet.kept.setChecked(True)
    desk.click(form.act)
    assert desk.doors.last("replace_sheet").args == (ADMIN, GOOD, SHEET, "The old one was mislaid")


def test_without_the_role_it_is_unavailable_and_says_so(desk, accounts):
    come(desk, signed_in())
    assert (
        accounts.refused.accessibleName() == "Needs the role administrator. Hand over to somebody who has it."
    )
    for button in (accounts.add, accounts.new_sheet, accounts.details.switch, accounts.details.reset):
        assert not button.isEnabled()
    assert accounts.own.isEnabled()


def test_without_accounts_it_is_practice_only_and_leads_to_the_first_run(desk):
    desk.stations()
    desk.press("Ctrl+8")
    screen = desk.window.page("settings")
    desk.click(screen.pages.row("accounts"))
    assert screen.accounts.set_up.isVisible()
    assert not screen.accounts.view.isVisible()
    desk.click(screen.accounts.set_up)
    assert desk.window.first_run is not None


# Backup and records

RECORDS = RecordsView(
    "/data/records.sqlite",
    writable=True,
    encrypted=True,
    keyring="used",
    backup_utc="2026-11-24T10:50:00.000Z",
    head_hash="a1" * 32,
)


@pytest.fixture
def backup(desk):
    desk.stations(session=signed_in(ADMINISTRATOR))
    desk.press("Ctrl+8")
    screen = desk.window.page("settings")
    desk.click(screen.pages.row("backup"))
    desk.tell(RecordsChanged(RECORDS))
    return screen.backup


def test_the_last_backup_the_head_code_and_the_encryption_are_said_in_words(backup):
    assert backup.last.words == "24 Nov 2026, 10:50, checked"
    assert backup.where.text() == "in /data/backups"
    assert [len(group) for group in backup.head.text().split()] == [4, 4, 4, 4]
    assert backup.encryption.words.startswith("Encrypted.")
    assert "keyring" in backup.encryption.words


def test_restored_records_say_which_console_they_go_on_from(desk, backup):
    assert not backup.former.isVisible()
    came_from = {"former_console": "38461609-0380-462b-aeeb-15edf73892e9", "former_seq": 41}
    desk.tell(RecordsChanged(replace(RECORDS, former_hash="a1" * 32, **came_from)))
    said = f"from console 38461609, entry 41, head code {backup.head.text()}."
    assert backup.former.isVisible() and backup.former.text().endswith(said)


def test_records_that_are_not_encrypted_say_why(desk, backup):
    desk.tell(RecordsChanged(RecordsView("/data/records.sqlite", writable=True)))
    assert backup.encryption.words.startswith("Not encrypted")
    assert backup.last.words.startswith("None yet.")
    assert backup.head.text() == "–"


def test_a_backup_is_made_by_whoever_is_here_and_once(desk, backup):
    desk.click(backup.make)
    desk.click(backup.make)
    calls = [call for call in desk.doors.calls if call.verb == "make"]
    assert [(call.args, call.named) for call in calls] == [((None,), {"actor": ADMIN.account})]
    calls[0].answer.set_exception(ConsoleError(RecordsReason.DISK_FULL))
    settle()
    assert "disk is full" in backup.last.words
    assert backup.make.text() == "Back up now"


def test_a_backup_that_failed_by_itself_is_told(desk, backup):
    trouble = RecordsView("/data/records.sqlite", writable=True, backup_trouble=RecordsReason.DISK_FULL)
    desk.tell(RecordsChanged(trouble))
    assert "disk is full" in backup.last.words


def test_verifying_says_whole_or_what_is_wrong(desk, backup):
    desk.click(backup.verify)
    assert backup.verified.words.startswith("Verifying")
    desk.doors.last("verify").answer.set_result([])
    settle()
    assert backup.verified.words == "Whole: nothing is wrong."
    desk.click(backup.verify)
    desk.doors.last("verify").answer.set_result([Fault(FaultCode.ENTRY_MISSING, 4)] * 14)
    settle()
    assert backup.verified.words.startswith("14 faults.")
    assert "seq 4" in backup.faults.text()
    assert backup.faults.text().endswith("and 2 more")


def test_backup_that_had_to_wait_is_noted_under_the_name_of_whoever_asked_for_it(desk, backup):
    desk.click(backup.verify)
    desk.click(backup.make)
    come(desk, signed_in())
    desk.doors.last("verify").answer.set_result([])
    settle()
    assert desk.doors.last("make").named == {"actor": ADMIN.account}


def test_what_is_asked_for_while_something_else_goes_on_is_said_and_comes_after_it(desk, backup):
    desk.click(backup.make)
    desk.click(backup.verify)
    assert backup.verified.words == "A backup is being made. The records are verified after it."
    desk.doors.last("make").answer.set_exception(ConsoleError(RecordsReason.DISK_FULL))
    settle()
    assert backup.verified.words.startswith("Verifying")
    desk.click(backup.make)
    assert backup.last.words == "The records are being verified. The backup comes after that."
    desk.doors.last("verify").answer.set_result([])
    settle()
    assert backup.verified.words == "Whole: nothing is wrong."
    assert backup.make.text() == "Backing up"


def test_records_that_can_not_be_written_are_not_backed_up(desk, backup):
    desk.tell(
        RecordsChanged(RecordsView("/data/records.sqlite", writable=False, trouble=RecordsReason.READ_ONLY))
    )
    assert not backup.make.isEnabled()
    assert backup.refused.accessibleName()


# Restoring

DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def restoring(desk, backup):
    backup.look_at_backup("/stick/records-12345678.sqlite")
    settle()
    return backup.dialog


def answer(desk, value):
    call = desk.doors.last("look")
    if isinstance(value, Exception):
        call.answer.set_exception(value)
    else:
        call.answer.set_result(value)
    settle()
    return call


@DIALOG
def test_what_a_backup_holds_is_shown_before_anything_can_be_done(desk, backup, restoring):
    asked = []
    desk.window.restore_requested.connect(asked.append)
    assert restoring.restore.isHidden() and restoring.agreed.isHidden()
    call = answer(desk, BACKUP)
    assert (str(call.args[0]), call.named["session"]) == ("/stick/records-12345678.sqlite", ADMIN)
    assert restoring.facts.value("of") == "12 classes, 40 people, 88 runs, 1 assessment"
    assert restoring.facts.value("time") == "3 Sep 2026, 09:00 to 20 Nov 2026, 16:10"
    assert "3 entries that are not in it" in restoring.then[0].text()
    assert "pair the headsets again" in restoring.then[1].text()
    assert not restoring.restore.isEnabled()
    desk.click(restoring.restore)
    assert asked == []
    restoring.agreed.setChecked(True)
    desk.click(restoring.restore)
    assert asked == ["/stick/records-12345678.sqlite"]
    restoring.reject()
    assert backup.dialog is restoring  # the exchange goes on
    backup.show_not_restored(ConsoleError(RecordsReason.DISK_FULL))
    assert "disk is full" in restoring.state.words
    restoring.reject()
    assert backup.dialog is None


@DIALOG
def test_an_encrypted_backup_asks_for_a_passphrase_of_its_own(desk, restoring):
    answer(desk, ConsoleError(RecordsReason.KEY_NEEDED, folder="/stick", keyring="used"))
    assert restoring.state.words == "It is encrypted."
    enter(restoring.passphrase, "not that one")
    desk.click(restoring.open_it)
    answer(desk, ConsoleError(RecordsReason.WRONG_KEY, folder="/stick"))
    assert restoring.state.words == "That does not open it."
    enter(restoring.passphrase, GOOD)
    desk.click(restoring.open_it)
    assert answer(desk, BACKUP).named["passphrase"] == GOOD
    assert restoring.passphrase.isHidden() and restoring.passphrase.passphrase() == ""
    restoring.reject()


@DIALOG
def test_a_backup_that_is_not_whole_can_only_be_left(desk, restoring):
    answer(desk, ConsoleError(RecordsReason.BACKUP_FAULTY, file="x.sqlite", faults=2))
    assert "not whole" in restoring.state.words
    assert restoring.restore.isHidden() and restoring.open_it.isHidden()
    desk.click(restoring.cancel)


def test_only_an_administrator_restores(desk, backup):
    assert backup.look_at.isEnabled() and backup.not_restored.isHidden()
    come(desk, signed_in())
    assert not backup.look_at.isEnabled()
    assert "administrator" in backup.not_restored.text()
