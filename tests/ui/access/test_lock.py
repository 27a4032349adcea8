import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from console.errors import AccountReason, ConsoleError
from console.model import Attention, Phase
from tests.support.ui_accounts import ELLIS, GOOD, LONG, PRICE, STAFF, come, enter, locked, signed_in
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live, station_id
from tests.support.ui_window import settle


@pytest.fixture
def at_work(desk):
    """J. Price with a running class of three; one asks for help, one did not do what it was told."""
    desk.doors.accounts.answers["all"] = STAFF
    desk.stations(
        live(1, seat="01", person="person-1", name="Amina Yusuf", phase=Phase.RUNNING),
        live(2, seat="02", person="person-2", name="Tomos Griffiths", attention=Attention.HELP),
        live(
            3,
            seat="03",
            person="person-3",
            name="Hana Sato",
            attention=Attention.NOT_DONE,
            attention_detail="pause",
        ),
        class_=running_class(3),
        session=signed_in(),
    )
    return desk


def names_on_screen(desk) -> str:
    wall = desk.window.page("live").stage.wall
    return " ".join(wall.tile(station_id(n)).accessibleName() for n in (1, 2, 3))


def test_the_lock_hides_names_and_takes_commands_and_the_wall_goes_on(at_work):
    window = at_work.window
    assert "Hana Sato" in names_on_screen(at_work)
    come(at_work, locked(log_out_waits=True))
    live_screen, panel = window.page("live"), window.gate.locked
    assert panel.isVisible()
    assert "Hana" not in names_on_screen(at_work)
    assert not live_screen.top_bar.pause.isEnabled()
    assert not live_screen.top_bar.end.isEnabled()
    assert [
        item for item in ("signoff", "classes", "devices", "settings") if window.rail.item(item).isEnabled()
    ] == []
    assert not live_screen.stage.side.focus.isVisible()
    assert live_screen.stage.side.queue.isVisible()
    assert panel.who.text() == "J. Price, assessor"
    assert panel.passphrase.line.hasFocus()
    at_work.stations(
        live(2, seat="02", person="person-2", name="Tomos Griffiths", attention=Attention.STOPPED),
        session=locked(),
    )
    assert "STOPPED" in live_screen.stage.wall.tile(station_id(2)).accessibleName()


def test_behind_the_lock_no_key_and_no_pointer_commands_anything(at_work):
    come(at_work, locked())
    stage = at_work.window.page("live").stage
    stage.wall.setFocus()
    stage.wall.select(station_id(2))
    for keys in (".", "Return", "R", "I", "T", "P", "V", "S", "Ctrl+Shift+P"):
        at_work.press(keys)
    tile = stage.wall.tile(station_id(3))
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.places.retry.center())
    settle()
    asked = {call.verb for call in at_work.doors.calls if call.group == "classroom"}
    assert not asked & {"command", "acknowledge", "resolve", "visit"}


def test_the_passphrase_brings_everything_back_where_it_was(at_work):
    at_work.press("Ctrl+6")
    come(at_work, locked())
    assert at_work.window.current == "live"
    panel = at_work.window.gate.locked
    enter(panel.passphrase, GOOD)
    at_work.press("Return")
    assert at_work.doors.asked("accounts", "unlock") == [("jprice", GOOD)]
    at_work.doors.last("unlock").answer.set_result(signed_in().session)
    come(at_work, signed_in())
    assert at_work.window.current == "devices"
    at_work.press("Ctrl+1")
    assert "Hana Sato" in names_on_screen(at_work)
    assert not panel.isVisible()


def test_a_wrong_passphrase_is_counted_at_the_lock_too(at_work):
    come(at_work, locked())
    at_work.doors.accounts.answers["unlock"] = ConsoleError(AccountReason.WRONG_SECRET, failures=2)
    panel = at_work.window.gate.locked
    enter(panel.passphrase, "wrong")
    at_work.click(panel.unlock)
    assert panel.wrong.words.startswith("Wrong twice.")
    assert panel.passphrase.line.hasFocus()


def test_log_out_waits_for_an_assessed_run_and_says_so(at_work):
    come(at_work, locked(log_out_waits=True))
    panel = at_work.window.gate.locked
    assert not panel.log_out.isEnabled()
    assert panel.waits.text().startswith("Log out waits: an assessed run is live.")
    come(at_work, locked())
    at_work.click(panel.log_out)
    assert at_work.doors.asked("accounts", "log_out") == [()]


def test_names_that_were_hidden_by_choice_stay_hidden_after_the_lock(at_work):
    at_work.window.page("live").setFocus()
    at_work.press("Ctrl+H")
    come(at_work, locked())
    assert not at_work.window.page("live").top_bar.names.isVisible()
    come(at_work, signed_in())
    assert at_work.window.page("live").facts.names_hidden
    at_work.press("Ctrl+H")
    assert "Hana Sato" in names_on_screen(at_work)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_dialog_does_not_stay_open_over_the_lock(at_work):
    at_work.window.ask_to_end_class()
    settle()
    assert any(dialog.isVisible() for dialog in at_work.window.findChildren(QDialog))
    come(at_work, locked())
    assert not any(dialog.isVisible() for dialog in at_work.window.findChildren(QDialog))


def test_the_screen_is_locked_by_key_and_by_the_status_bar(at_work):
    at_work.press("Ctrl+L")
    at_work.click(at_work.window.status.lock)
    assert at_work.doors.asked("accounts", "lock") == [(), ()]


def test_use_of_the_window_is_reported_and_not_too_often(at_work):
    window = at_work.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Shift)
    QTest.mouseMove(window)
    settle()
    assert len(at_work.doors.asked("accounts", "touch")) == 1
    at_work.clock.advance(6)
    QTest.keyClick(window, Qt.Key.Key_Shift)
    settle()
    assert len(at_work.doors.asked("accounts", "touch")) == 2
    come(at_work, locked())
    at_work.clock.advance(6)
    QTest.keyClick(window, Qt.Key.Key_Shift)
    settle()
    assert len(at_work.doors.asked("accounts", "touch")) == 2


# Handing over


def test_handing_over_takes_two_clicks_and_a_passphrase(at_work):
    at_work.click(at_work.window.status.who)
    panel = at_work.window.gate.hand_over
    assert panel.isVisible()
    assert at_work.window.page("live").stage.side.queue.isVisible()
    assert "Hana Sato" in names_on_screen(at_work)
    assert [row.text() for row in panel.rows] == [
        ELLIS.printed_name,
        LONG.printed_name,
        "Siân Hughes",
    ]
    at_work.click(panel.rows[1])
    assert panel.passphrase.line.hasFocus()
    enter(panel.passphrase, GOOD)
    at_work.press("Return")
    assert at_work.doors.asked("accounts", "hand_over") == [(LONG.user_id, GOOD)]
    at_work.doors.last("hand_over").answer.set_result(signed_in(LONG).session)
    come(at_work, signed_in(LONG))
    assert not panel.isVisible()
    assert at_work.window.status.who.text().startswith(LONG.printed_name)


def test_a_hand_over_can_be_left(at_work):
    at_work.press("Ctrl+Shift+L")
    panel = at_work.window.gate.hand_over
    assert panel.isVisible()
    at_work.press("Escape")
    assert not panel.isVisible()
    assert at_work.window.page("live").stage.side.focus.isVisible()
    assert at_work.doors.asked("accounts", "hand_over") == []


def test_from_the_lock_somebody_else_takes_over_and_leaving_goes_back_to_the_lock(at_work):
    come(at_work, locked())
    at_work.click(at_work.window.gate.locked.hand_over)
    panel = at_work.window.gate.hand_over
    assert panel.isVisible()
    assert "Hana" not in names_on_screen(at_work)
    at_work.click(panel.cancel)
    assert at_work.window.gate.locked.isVisible()


def test_arrows_choose_who_takes_over(at_work):
    at_work.press("Ctrl+Shift+L")
    panel = at_work.window.gate.hand_over
    assert panel.rows[0].hasFocus()
    at_work.press("Down")
    at_work.press("Space")
    assert panel.chosen == LONG
    at_work.press("Return")
    assert panel.passphrase.line.hasFocus()
    assert "Angharad" in panel.passphrase.caption.text()


def test_somebody_without_a_commanding_role_sees_names_and_the_reason(at_work):
    come(at_work, signed_in(STAFF[0]))
    live_screen = at_work.window.page("live")
    assert "Hana Sato" in names_on_screen(at_work)
    live_screen.stage.wall.select(station_id(2))
    settle()
    assert not live_screen.top_bar.pause.isEnabled()
    focus = live_screen.stage.side.focus
    assert not focus.buttons.on_my_way_button.isEnabled()
    come(at_work, signed_in(PRICE))
    at_work.window.frames.flush()
    assert live_screen.top_bar.pause.isEnabled()


def test_whoever_takes_over_from_the_lock_begins_on_live(at_work):
    at_work.press("Ctrl+6")
    come(at_work, locked())
    come(at_work, signed_in(ELLIS))
    assert at_work.window.current == "live"
