import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from console.errors import AccountReason, ConsoleError, RecordsReason
from console.model import Role, SessionView
from tests.support.ui_accounts import GOOD, OTHER, SHEET, SIGNED_OUT, come, enter, signed_in
from tests.support.ui_doubles import Doors
from tests.support.ui_stations import snapshot
from tests.support.ui_window import open_desk, settle
from ui.first_run.accounts_step import suggested_user_id
from ui.first_run.steps import Step


@pytest.fixture
def new_desk(qtbot, course_packs):
    doors = Doors(packs=course_packs)
    doors.accounts.answers["draw_sheet"] = SHEET
    opened = open_desk(qtbot, doors, first_run=True)
    yield opened
    opened.close()


@pytest.fixture
def page(new_desk):
    new_desk.stations()
    assert new_desk.window.first_run is not None
    return new_desk.window.first_run


def fill(page) -> None:
    """Both forms, with good passphrases."""
    for form, name, secret in (
        (page.people.administrator, "Siân Hughes", GOOD),
        (page.people.assessor, "Gwenllian Prydderch-Price", OTHER),
    ):
        enter(form.name, name)
        enter(form.passphrase.first, secret)
        enter(form.passphrase.again, secret)


def test_a_console_without_accounts_is_set_up_first_and_only_once(new_desk, page):
    assert page.isVisible()
    assert not new_desk.window.rail.isVisible()
    for _ in range(4):
        new_desk.click(page.skip)
    assert new_desk.window.rail.isVisible()
    assert ("first_run", "done") in new_desk.doors.asked("settings", "set")
    assert new_desk.window.status.who.text() == "Nobody is signed in: practice only"


@pytest.mark.parametrize(
    "begin",
    [
        {"session": SIGNED_OUT},
        {"writable": False},
        {"writable": False, "trouble": RecordsReason.KEY_NEEDED},
    ],
)
def test_it_is_offered_to_nobody_else(new_desk, begin):
    session = begin.pop("session", SessionView())
    new_desk.tell(snapshot(session=session, **begin))
    assert new_desk.window.first_run is None


def test_it_is_not_offered_again(new_desk):
    new_desk.doors.settings.answers["get"] = lambda name: "done" if name == "first_run" else None
    new_desk.stations()
    assert new_desk.window.first_run is None


def test_the_name_of_the_console_is_kept(new_desk, page):
    enter(page.console.name, "Deeside, console 2")
    new_desk.press("Return")
    assert ("console_name", "Deeside, console 2") in new_desk.doors.asked("settings", "set")
    assert page.current is Step.PEOPLE


def test_what_is_missing_is_said_until_nothing_is(new_desk, page):
    new_desk.click(page.skip)
    still = page.people.still
    assert "the administrator: a printed name, a user id and a passphrase" in still.accessibleName()
    fill(page)
    assert still.accessibleName() == "Still needed: the printed recovery sheet"
    assert not page.go_on.isEnabled()
    new_desk.click(page.sheet.kept)
    assert still.accessibleName() == ""
    assert page.go_on.isEnabled()
    enter(page.people.assessor.passphrase.again, "something else entirely")
    assert still.accessibleName() == "Still needed: the assessor: the passphrase again"


def test_a_user_id_typed_after_a_click_takes_the_place_of_the_suggested_one(new_desk, page):
    new_desk.click(page.skip)
    form = page.people.administrator
    new_desk.click(form.name.line)
    QTest.keyClicks(form.name.line, "Sian Hughes")
    assert form.user.text() == "shughes"
    new_desk.click(form.user.line)
    QTest.keyClicks(form.user.line, "sian")
    assert form.user.text() == "sian"


def test_both_accounts_are_created_and_the_assessor_is_signed_in(new_desk, page):
    new_desk.click(page.skip)
    fill(page)
    new_desk.click(page.sheet.kept)
    new_desk.click(page.go_on)
    (first, secret, sheet, others) = new_desk.doors.asked("accounts", "create_first")[0]
    assert (first.user_id, first.printed_name, first.roles) == (
        "shughes",
        "Siân Hughes",
        (Role.ADMINISTRATOR,),
    )
    assert (secret, sheet) == (GOOD, SHEET)
    assert [(one.user_id, one.roles, one.qualified, word) for one, word in others] == [
        ("gprice", (Role.ASSESSOR,), True, OTHER)
    ]
    assert page.go_on.text() == "Creating"
    assert not page.skip.isEnabled()
    new_desk.doors.last("create_first").answer.set_result(None)
    settle()
    assert page.current is Step.HEADSETS
    assert page.sheet.sheet is None
    assert page.people.assessor.passphrase.passphrase == ""
    assert new_desk.doors.asked("accounts", "unlock") == [("gprice", OTHER)]
    come(new_desk, signed_in())
    assert page.isVisible()


def test_accounts_that_could_not_be_created_keep_everything_typed(new_desk, page):
    new_desk.doors.accounts.answers["create_first"] = ConsoleError(AccountReason.BAD_USER_ID)
    new_desk.click(page.skip)
    fill(page)
    new_desk.click(page.sheet.kept)
    new_desk.click(page.go_on)
    assert "A user id is 2 to 32 letters" in page.people.still.accessibleName()
    assert page.people.administrator.passphrase.passphrase == GOOD
    assert page.go_on.isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("short", "too short: 5 of 15 characters"),
        ("a" * 20, "easy to guess"),
        (GOOD, "4 words, hard to guess"),
    ],
)
def test_a_passphrase_is_judged_while_it_is_typed(new_desk, page, typed, said):
    new_desk.click(page.skip)
    enter(page.people.assessor.passphrase.first, typed)
    assert said in page.people.assessor.passphrase.strength.words


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_recovery_sheet_is_saved_as_a_pdf(new_desk, page, tmp_path):
    new_desk.click(page.skip)
    new_desk.click(page.sheet.save)
    dialog = new_desk.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    target = tmp_path / "sheet.pdf"
    page.sheet.save_to(str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_mode & 0o077 == 0
    assert page.sheet.said.text().startswith("Saved.")
    page.sheet.save_to(str(tmp_path / "nowhere" / "sheet.pdf"))
    assert "could not be written" in page.sheet.said.text()


@pytest.mark.parametrize("step", list(Step))
def test_the_demo_is_one_press_from_every_step(new_desk, page, step, qtbot):
    page.show_step(step)
    with qtbot.waitSignal(new_desk.window.simulate_requested):
        new_desk.click(page.steps.demo)
    assert new_desk.window.rail.isVisible()
    assert new_desk.window.status.who.text() == "Nobody is signed in: practice only"


def test_it_ends_in_simulated_stations(new_desk, page, qtbot):
    page.show_step(Step.LOOK_AROUND)
    with qtbot.waitSignal(new_desk.window.simulate_requested):
        new_desk.click(page.go_on)
    assert new_desk.window.current == "live"


def test_accounts_can_be_made_later_from_the_status_bar(new_desk, page):
    for _ in range(4):
        new_desk.click(page.skip)
    new_desk.click(new_desk.window.status.who)
    assert new_desk.window.first_run.current is Step.PEOPLE


def test_a_user_id_is_suggested_from_the_name_until_another_is_typed(new_desk, page):
    new_desk.click(page.skip)
    form = page.people.assessor
    enter(form.name, "Llŷr Gwynfor Humphreys")
    assert form.user.text() == "lhumphreys"
    enter(form.user, "llyr")
    enter(form.name, "Hana Sato")
    assert form.user.text() == "llyr"
    assert suggested_user_id("Siân") == ""
