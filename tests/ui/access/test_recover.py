import pytest

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.events import RecordsChanged
from console.model import RecordsView, Role
from tests.support.ui_accounts import GOOD, SHEET, SIGNED_OUT, enter
from tests.support.ui_stations import snapshot
from tests.support.ui_window import settle
from ui.access.recover import NEW

CODES = "AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH IIII JJJJ KKKK LLLL"


@pytest.fixture
def page(desk):
    desk.doors.accounts.answers["draw_sheet"] = SHEET
    desk.stations(session=SIGNED_OUT)
    card = desk.window.gate.sign_in
    enter(card.user, "jprice")
    desk.click(card.recover)
    assert desk.window.gate.recover.isVisible()
    return desk.window.gate.recover


def fill(page) -> None:
    enter(page.passphrase.first, GOOD)
    enter(page.passphrase.again, GOOD)
    page.codes.editor.setPlainText(CODES)
    settle()


def test_the_printed_sheet_gives_a_new_passphrase_once_the_next_sheet_is_kept(desk, page):
    assert page.user.text() == "jprice"
    fill(page)
    assert page.still.accessibleName() == "Still needed: what happened and the next recovery sheet, printed"
    enter(page.reason, "Forgot it over the summer")
    desk.click(page.sheet.kept)
    desk.click(page.confirm)
    assert desk.doors.asked("accounts", "reset_by_sheet") == [
        (CODES, SHEET, "jprice", GOOD, "Forgot it over the summer")
    ]
    desk.doors.last("reset_by_sheet").answer.set_result(None)
    settle()
    assert desk.window.gate.sign_in.isVisible()
    assert page.sheet.sheet is None
    assert page.passphrase.passphrase == ""


def test_a_mistyped_sheet_is_told_and_nothing_typed_is_lost(desk, page):
    desk.doors.accounts.answers["reset_by_sheet"] = ConsoleError(AccountReason.SHEET_MISTYPED)
    fill(page)
    enter(page.reason, "Forgot it")
    desk.click(page.sheet.kept)
    desk.click(page.confirm)
    assert "do not agree with their check" in page.still.accessibleName()
    assert page.codes.text() == CODES


def test_the_sheet_makes_a_new_administrator(desk, page):
    page.kind.choose(NEW)
    settle()
    fill(page)
    enter(page.user, "npugh")
    enter(page.name, "Nia Pugh")
    desk.click(page.sheet.kept)
    desk.click(page.confirm)
    (codes, following, new, secret) = desk.doors.asked("accounts", "add_by_sheet")[0]
    assert (codes, following, secret) == (CODES, SHEET, GOOD)
    assert (new.user_id, new.printed_name, new.roles) == ("npugh", "Nia Pugh", (Role.ADMINISTRATOR,))


def test_recovery_can_be_left(desk, page):
    desk.click(page.back)
    assert desk.window.gate.sign_in.isVisible()


# Records that nobody opened


@pytest.fixture
def sealed(desk):
    desk.tell(snapshot(writable=False, trouble=RecordsReason.KEY_NEEDED))
    return desk.window.gate.open_records


def test_encrypted_records_ask_for_a_passphrase_before_anything_else(desk, sealed, qtbot):
    assert sealed.isVisible()
    enter(sealed.passphrase, GOOD)
    with qtbot.waitSignal(desk.window.opening_requested) as asked:
        desk.press("Return")
    assert asked.args == [GOOD]
    sealed.show_failed(ConsoleError(RecordsReason.WRONG_KEY, folder="records"))
    assert sealed.wrong.words
    assert sealed.passphrase.passphrase() == ""
    desk.tell(snapshot(session=SIGNED_OUT, encrypted=True))
    assert desk.window.gate.sign_in.isVisible()


def test_every_word_and_field_of_the_card_has_its_room(desk, sealed):
    sealed.wrong.say(
        "This does not open the records: it is neither a passphrase nor the code. Try again. " * 2
    )
    settle()
    for part in (sealed.passphrase.line, sealed.open, sealed.watch, sealed.wrong):
        assert part.height() >= part.minimumSizeHint().height()
    field = sealed.passphrase
    assert field.height() >= field.heightForWidth(field.width())
    assert desk.window.status.trouble.words == "Records not opened"


def test_without_the_records_one_can_only_watch(desk, sealed):
    desk.click(sealed.watch)
    assert desk.window.page("live").facts.names_hidden
    assert not desk.window.rail.item("classes").isEnabled()
    desk.click(desk.window.gate.watching.sign_in)
    assert sealed.isVisible()
    desk.tell(RecordsChanged(RecordsView("records", writable=False, trouble=RecordsReason.KEY_NEEDED)))
    assert sealed.isVisible()
