import pytest

from console.errors import AccountReason, ConsoleError
from tests.support.ui_accounts import GOOD, NOTICES, SIGNED_OUT, come, enter, signed_in
from tests.support.ui_stations import live
from tests.support.ui_window import settle
from ui.access.sign_in import SignInPage


@pytest.fixture
def card(desk) -> SignInPage:
    """The card, with two new keys to tell."""
    desk.doors.accounts.answers["notices"] = NOTICES
    desk.stations(live(1, seat="01", person="person-1", name="Amina Yusuf"), session=SIGNED_OUT)
    page = desk.window.gate.sign_in
    assert page.isVisible()
    return page


def test_without_a_session_the_card_stands_in_front_with_the_keyboard_on_the_user_id(desk, card):
    assert card.user.line.hasFocus()
    assert not desk.window.rail.isVisible()
    assert desk.window.status.who.text() == "Nobody is signed in"


def test_user_id_tab_passphrase_enter_signs_in(desk, card):
    assert not card.enter.isEnabled()
    enter(card.user, "jprice")
    desk.press("Tab")
    assert card.passphrase.line.hasFocus()
    enter(card.passphrase, GOOD)
    desk.press("Return")
    assert desk.doors.asked("accounts", "unlock") == [("jprice", GOOD)]
    assert card.enter.text() == "Checking"
    desk.press("Return")
    assert len(desk.doors.asked("accounts", "unlock")) == 1
    desk.doors.last("unlock").answer.set_result(signed_in().session)
    come(desk, signed_in())
    assert desk.window.rail.isVisible()
    assert card.passphrase.passphrase() == ""
    assert desk.window.status.who.text() == "J. Price, assessor"


@pytest.mark.parametrize(
    ("failures", "said"),
    [
        (1, "Wrong once. After 5 the account waits 15 minutes."),
        (2, "Wrong twice. After 5 the account waits 15 minutes."),
        (4, "Wrong 4 times. After 5 the account waits 15 minutes."),
        (7, "Wrong 7 times. After 10 only an administrator can open it."),
    ],
)
def test_a_wrong_try_is_counted_in_the_same_words_whatever_was_wrong(desk, card, failures, said):
    desk.doors.accounts.answers["unlock"] = ConsoleError(AccountReason.WRONG_SECRET, failures=failures)
    enter(card.user, "nobody")
    enter(card.passphrase, "x")
    desk.press("Return")
    assert card.wrong.words == said
    assert card.passphrase.line.hasFocus()
    assert card.passphrase.passphrase() == ""
    assert card.user.text() == "nobody"


def test_a_waiting_account_says_how_long(desk, card):
    desk.doors.accounts.answers["unlock"] = ConsoleError(AccountReason.ACCOUNT_WAITS, failures=5, minutes=14)
    enter(card.user, "jprice")
    enter(card.passphrase, "x")
    desk.click(card.enter)
    assert "Try again in 14 min;" in card.wrong.words


def test_new_and_reset_keys_are_told_to_everybody(card):
    assert card.notices == (
        "New signing key for M. Ellis-Owen, 20 Nov, confirmed by Siân Hughes. Shown until 20 Dec.",
        "Reset signing key for Rhys Pugh, 12 Nov, confirmed by the recovery sheet. Shown until 12 Dec.",
    )


def test_watching_hides_names_and_commands_and_leads_back(desk, card):
    desk.click(card.watch)
    window = desk.window
    stage = window.page("live").stage
    assert window.page("live").facts.names_hidden
    assert not window.page("live").top_bar.pause.isEnabled()
    assert not window.rail.item("classes").isEnabled()
    desk.press("Ctrl+4")
    desk.press("Ctrl+2")
    assert window.current == "live"
    assert "Amina" not in stage.wall.tile(live(1).station).accessibleName()
    desk.press("Ctrl+H")
    assert window.page("live").facts.names_hidden
    desk.click(window.gate.watching.sign_in)
    assert card.isVisible()


def test_the_demo_is_asked_for_from_the_card(desk, card, qtbot):
    with qtbot.waitSignal(desk.window.demo_requested):
        desk.click(card.demo)


def test_what_is_typed_can_be_shown_and_is_hidden_again(desk, card):
    enter(card.passphrase, GOOD)
    assert card.passphrase.line.displayText() != GOOD
    desk.click(card.passphrase.eye)
    assert card.passphrase.line.displayText() == GOOD
    card.passphrase.clear()
    assert not card.passphrase.eye.isChecked()


def test_a_class_goes_on_after_the_log_out(desk, card):
    come(desk, signed_in())
    desk.press("Ctrl+8")
    come(desk, SIGNED_OUT)
    assert card.isVisible()
    come(desk, signed_in())
    assert desk.window.rail.isVisible()
    settle()
