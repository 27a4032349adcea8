"""Keys as an instructor uses and changes them, through the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.model import Attention
from tests.support.ui_accounts import come, signed_in
from tests.support.ui_runs import pack, running_class
from tests.support.ui_stations import live, name
from tests.support.ui_window import settle
from ui.keys.table import BY_ACT, GROUPS, Act, Scope
from ui.rail import ORDER

PLAIN = Qt.KeyboardModifier.NoModifier


def in_class(desk, **changes) -> None:
    step = pack().steps[2].id
    views = [live(n, seat=f"{n:02d}", name=name(n), step=step) for n in range(1, 17)]
    views[4] = live(
        5, seat="05", name=name(5), step=step, attention=Attention.HELP, attention_since_ms=1.0, **changes
    )
    desk.stations(*views, class_=running_class(16))
    desk.window.frames.flush()
    desk.window.page("live").stage.wall.setFocus()
    settle()


def type_key(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """One key as a keyboard sends it: the sign is not where the key lies."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers, text))
    settle()


def settings_page(desk, page: str):
    desk.press("Ctrl+8")
    screen = desk.window.page("settings")
    screen.show_page(page)
    settle()
    return screen


def test_every_key_of_the_table_is_bound(desk) -> None:
    in_class(desk)
    window = desk.window
    bound = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    anywhere = {row.default for row in BY_ACT.values() if row.scope is Scope.ANYWHERE}
    screens = {
        f"Ctrl+{ORDER.index(name) + 1}"
        for name in ("live", "signoff", "classes", "people", "devices", "settings")
    }
    assert anywhere | screens <= bound
    acts = window.page("live").stage._keys._acts
    assert set(acts) == {act for act, row in BY_ACT.items() if row.scope is Scope.WALL}


def test_f1_shows_every_key_and_gives_the_keyboard_back(desk) -> None:
    in_class(desk)
    wall = desk.window.page("live").stage.wall
    desk.press("F1")
    card = desk.window.fittings.card
    assert card.geometry() == desk.window.rect()
    assert {key.does for group in GROUPS for key in group.keys} <= set(card.words)
    assert card.close_button.hasFocus()
    type_key(Qt.Key.Key_R, "r")
    type_key(Qt.Key.Key_Tab, "\t")
    assert card.help_button.hasFocus()
    type_key(Qt.Key.Key_Tab, "\t")
    assert desk.doors.asked("classroom", "resolve") == []
    assert card.close_button.hasFocus()
    desk.press("Esc")
    assert (desk.window.fittings.card, wall.hasFocus()) == (None, True)
    desk.press("F1")
    desk.press("F1")
    assert desk.window.fittings.card is None


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (900, 1.0), (1280, 2.0)])
def test_nothing_of_the_key_card_is_out_of_reach(desk, width: int, scale: float) -> None:
    desk.look.set_scale(scale)
    desk.window.resize(width, 680)
    desk.press("F1")
    card = desk.window.fittings.card
    panel, scroll = card.panel.geometry(), card._scroll
    assert desk.window.rect().contains(panel)
    assert scroll.widget().width() <= scroll.viewport().width()
    reach = scroll.verticalScrollBar().maximum() + scroll.viewport().height()
    assert scroll.widget().height() <= reach
    if (width, scale) == (1280, 1.0):
        assert scroll.verticalScrollBar().maximum() == 0
    desk.press("Esc")


def test_find_takes_a_name_without_its_marks_or_a_seat(desk) -> None:
    in_class(desk)
    stage = desk.window.page("live").stage
    type_key(Qt.Key.Key_Slash, "/")
    assert stage.find_bar.line.hasFocus()
    QTest.keyClicks(stage.find_bar.line, "llyr")
    assert stage.find_bar.told.text().startswith("Seat 16  Llŷr")
    QTest.keyClick(stage.find_bar.line, Qt.Key.Key_Return)
    assert stage.wall.selected == live(16).station
    assert stage.wall.hasFocus() and stage.find_bar.isHidden()
    type_key(Qt.Key.Key_Slash, "/", Qt.KeyboardModifier.ShiftModifier)  # as on a German keyboard
    QTest.keyClicks(stage.find_bar.line, "1")
    assert stage.find_bar.told.text().endswith("1 / 8")
    QTest.keyClick(stage.find_bar.line, Qt.Key.Key_Down)
    QTest.keyClick(stage.find_bar.line, Qt.Key.Key_Return)
    assert stage.wall.selected == live(10).station


def test_hidden_names_are_not_found_by_name(desk) -> None:
    in_class(desk)
    desk.press("Ctrl+H")
    bar = desk.window.page("live").stage.find_bar
    type_key(Qt.Key.Key_Slash, "/")
    QTest.keyClicks(bar.line, "amina")
    assert bar.told.text() == "Nobody found"
    bar.line.clear()
    QTest.keyClicks(bar.line, "5")
    assert bar.told.text() == "Seat 05"
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_another_key_is_chosen_in_settings_and_acts_from_then_on(desk) -> None:
    in_class(desk)
    page = settings_page(desk, "keys").keys
    field = page.fields[Act.ON_MY_WAY]
    desk.click(field)
    type_key(Qt.Key.Key_R, "r")
    assert page.told[Act.ON_MY_WAY].text() == "R is in use: Resolved."
    desk.click(field)
    type_key(Qt.Key.Key_G, "g")
    assert (field.text(), page.told[Act.ON_MY_WAY].text()) == ("G", "")
    assert desk.doors.asked("settings", "set")[-1] == (
        "keys",
        {"own": {"live.on_my_way": "G"}, "single": True},
    )
    desk.press("Ctrl+1")
    stage = desk.window.page("live").stage
    stage.wall.setFocus()
    stage.wall.select(live(5).station)
    assert stage.side.focus.buttons.on_my_way_button._letter == "G"
    type_key(Qt.Key.Key_Return, "\r")
    assert desk.doors.asked("classroom", "acknowledge") == []
    type_key(Qt.Key.Key_G, "g")
    assert desk.doors.asked("classroom", "acknowledge") == [(live(5).station, Attention.HELP)]
    desk.press("Ctrl+8")
    desk.click(page.reset)
    assert field.text() == "Enter"


def test_while_a_key_is_awaited_the_window_does_not_act_on_it(desk) -> None:
    page = settings_page(desk, "keys").keys
    field = page.fields[Act.BLANK]
    desk.click(field)
    QTest.keyClick(field, Qt.Key.Key_F8)
    settle()
    assert page.told[Act.BLANK].text() == "F8 is in use: Open or close the public display."
    assert not desk.window.fittings.public.is_open
    desk.click(field)
    QTest.keyClick(field, Qt.Key.Key_F10)
    assert field.text() == "F10"
    desk.click(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.waits, field.text()) == (False, "F10")
    desk.press("F8")
    desk.press("F10")
    assert desk.window.fittings.public.display.board.is_blank


def test_single_keys_can_be_switched_off(desk) -> None:
    in_class(desk)
    page = settings_page(desk, "keys").keys
    desk.click(page.single)
    desk.press("Ctrl+1")
    stage = desk.window.page("live").stage
    stage.wall.setFocus()
    for key, text in ((Qt.Key.Key_Period, "."), (Qt.Key.Key_7, "7"), (Qt.Key.Key_Slash, "/")):
        type_key(key, text)
    assert (stage.wall.selected, stage.find_bar.isHidden()) == (None, True)
    assert stage.side.focus.buttons.resolved_button._letter == ""


def test_what_tells_of_a_key_tells_of_the_one_in_use(desk) -> None:
    in_class(desk)
    come(desk, signed_in())
    bar, status = desk.window.page("live").top_bar, desk.window.status
    told = [bar.pause.toolTip(), bar.public.toolTip(), status.lock.toolTip(), status.who.toolTip()]
    keys = ("Ctrl+Shift+P", "F8", "Ctrl+L", "Ctrl+Shift+L")
    assert all(key in words for key, words in zip(keys, told, strict=True))
    for act in (Act.PAUSE_ALL, Act.PUBLIC, Act.LOCK, Act.HAND_OVER):
        assert desk.window.fittings.keymap.bind(act, f"Ctrl+F{list(Act).index(act) % 9 + 1}") == ""
    told = [bar.pause.toolTip(), bar.public.toolTip(), status.lock.toolTip(), status.who.toolTip()]
    assert all("Ctrl+F" in words for words in told)


def test_kept_keys_are_there_after_the_next_start(desk) -> None:
    desk.doors.settings.answers["get"] = lambda name: {"own": {"live.top": ","}} if name == "keys" else None
    in_class(desk)
    assert desk.window.fittings.keymap.keys(Act.TOP) == ","
    assert desk.doors.asked("settings", "set") == []
