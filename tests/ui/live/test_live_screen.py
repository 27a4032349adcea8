import time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from console.errors import NetworkReason
from console.events import ViewArrived
from console.model import Attention, LinkState, Phase, SearchView
from tests.support.live_views import (
    PICTURE,
    calling,
    class_view,
    fill,
    in_course,
    log_of,
    pack,
    station_view,
    stations,
)
from tests.support.painted_words import painted
from ui.frame_clock import FrameClock
from ui.live.live_screen import LiveScreen
from ui.widgets.button import Kind


def press(screen: LiveScreen, key: Qt.Key, text: str = "") -> None:
    wall = screen.stage.wall
    wall.setFocus()
    QApplication.sendEvent(wall, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def test_without_stations_it_says_what_to_do(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    fill(screen, frames, ())
    assert screen.empty.isVisible()
    assert screen.empty.card._facts[0].accessibleName() == "Network search: has run 0:12, found 0"
    assert not screen.empty.card.saved.isEnabled()
    card = screen.empty.card
    assert card.address.kind is Kind.PRIMARY and not card.pair.isVisible()
    for button, wanted in (
        (card.address, card.enter_address_requested),
        (card.simulate, card.simulate_requested),
        (card.network, card.check_network_requested),
    ):
        with qtbot.waitSignal(wanted):
            button.click()


def test_a_saved_list_is_the_first_way_on(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    fill(screen, frames, (), saved=24)
    with qtbot.waitSignal(screen.empty.card.saved_list_requested):
        screen.empty.card.saved.click()


def test_what_was_found_and_never_paired_is_paired_first(
    screen: LiveScreen, frames: FrameClock, qtbot
) -> None:
    fill(screen, frames, ())
    screen.setFocus()
    screen.search_changed(SearchView(since_ms=frames.now_ms(), found=6, saved=0))
    card = screen.empty.card
    assert card.pair.kind is Kind.PRIMARY and card.address.kind is Kind.NORMAL
    assert card.pair.hasFocus() and not card.saved.isVisible()
    with qtbot.waitSignal(card.pairing_requested):
        card.pair.click()


def test_what_keeps_the_search_from_finding_is_said_and_nothing_is_cut_for_it(
    screen: LiveScreen, frames: FrameClock
) -> None:
    fill(screen, frames, ())
    card, bar = screen.empty.card, screen.empty._scroll.verticalScrollBar()
    before = card.height()
    screen.empty.show_search(SearchView(0, 0, 0, NetworkReason.SEARCH_PORT_TAKEN), 1_000)
    card.layout().activate()
    assert "UDP 5353" in card._trouble.text()
    assert card.height() > before > 200
    assert bar.maximum() == 0
    screen.empty.show_search(SearchView(0, 0, 0), 1_000)
    card.layout().activate()
    assert card.height() == before


def test_what_is_known_in_longer_words_goes_on_beside_its_name(
    screen: LiveScreen, frames: FrameClock
) -> None:
    fill(screen, frames, ())
    fact = screen.empty.card._facts[1]
    fact.set_words("gwag: bydd pensetiau wedi'u paru yn ymddangos yma")
    fact.resize(330, 40)
    name, *words = painted(fact)
    assert len(words) == 2 and name == "Saved list"


def test_the_wall_comes_with_the_first_station_and_stays(screen: LiveScreen, frames: FrameClock) -> None:
    fill(screen, frames, ())
    screen.station_changed(station_view(1))
    frames.flush()
    assert screen.stage.isVisible()
    assert not screen.empty.isVisible()
    screen.station_changed(replace(station_view(1), link=LinkState.LOST, seat=None))
    frames.flush()
    assert screen.stage.wall.stations == (station_view(1).station,)


def test_the_keyboard_is_on_the_wall_as_soon_as_there_is_one(
    screen: LiveScreen, frames: FrameClock, qtbot
) -> None:
    fill(screen, frames, ())
    screen.setFocus()
    assert screen.empty.card.address.hasFocus()
    screen.station_changed(station_view(1))
    frames.flush()
    assert screen.stage.wall.hasFocus()


def test_a_station_that_is_only_found_has_no_tile(screen: LiveScreen, frames: FrameClock) -> None:
    fill(screen, frames, ())
    found = station_view(1, link=LinkState.FOUND, paired=False, seat=None, last_frame_ms=None)
    screen.station_changed(found)
    frames.flush()
    assert screen.empty.isVisible()


def test_the_bar_says_class_time_and_who_reports(screen: LiveScreen, frames: FrameClock) -> None:
    fill(screen, frames, stations(24), class_view(24))
    words = screen.top_bar.accessibleName()
    assert words.startswith("Gowning Grade B, GMP-GWN-B v1.2, practice, ")
    assert "23:41 of 50:00" in words
    assert words.endswith("22 of 24 reporting")


def test_selecting_in_one_selects_in_the_other(screen: LiveScreen, frames: FrameClock) -> None:
    views = stations(24)
    fill(screen, frames, views)
    screen.stage.side.queue.station_chosen.emit(views[9].station)
    assert screen.stage.wall.selected == views[9].station
    assert screen.stage.side.focus.head.accessibleName() == "Seat 10, Angharad Llywelyn ap Rhys"
    screen.stage.wall.select(views[2].station)
    queue = screen.stage.side.queue.list
    assert queue.rows.row_at(queue.currentIndex()).station == views[2].station


def test_a_call_is_acknowledged_in_two_keys(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    with qtbot.waitSignal(screen.on_my_way_requested) as wanted:
        press(screen, Qt.Key.Key_Period, ".")
        press(screen, Qt.Key.Key_Return)
    assert wanted.args == [views[2].station]


def test_a_stop_is_resolved_only_with_a_reason(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    screen.stage.wall.select(views[2].station)
    with qtbot.assertNotEmitted(screen.resolved_requested):
        press(screen, Qt.Key.Key_R, "r")
    ask = screen.stage.ask
    assert ask.isVisible()
    qtbot.keyClick(ask._line, Qt.Key.Key_Return)
    assert ask.isVisible()
    qtbot.keyClicks(ask._line, "Cable caught the foot")
    with qtbot.waitSignal(screen.resolved_requested) as wanted:
        qtbot.keyClick(ask._line, Qt.Key.Key_Return)
    assert wanted.args == [views[2].station, "Cable caught the foot"]
    assert not ask.isVisible()


def test_help_is_resolved_at_once(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    screen.stage.wall.select(views[9].station)
    with qtbot.waitSignal(screen.resolved_requested) as wanted:
        press(screen, Qt.Key.Key_R, "r")
    assert wanted.args == [views[9].station, ""]


def test_pause_and_resume_follow_the_phase(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    for number, verb in ((1, "pause"), (5, "resume")):
        screen.stage.wall.select(views[number - 1].station)
        with qtbot.waitSignal(screen.command_requested) as wanted:
            press(screen, Qt.Key.Key_P, "p")
        assert wanted.args == [(views[number - 1].station,), verb, {}]


def test_a_hint_carries_the_words_of_the_step(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    view = in_course(station_view(3))
    screen.set_pack(pack("GMP-GWN-B"))
    fill(screen, frames, [view])
    screen.stage.wall.select(view.station)
    with qtbot.waitSignal(screen.command_requested) as wanted:
        press(screen, Qt.Key.Key_I, "i")
    step = pack("GMP-GWN-B").steps[11]
    assert wanted.args == [(view.station,), "hint", {"step": step.id, "text": step.hint}]


def test_digits_select_a_seat(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    press(screen, Qt.Key.Key_1, "1")
    press(screen, Qt.Key.Key_7, "7")
    press(screen, Qt.Key.Key_Return)
    assert screen.stage.wall.selected == views[16].station
    press(screen, Qt.Key.Key_2, "2")
    qtbot.waitUntil(lambda: screen.stage.wall.selected == views[1].station, timeout=3000)


def test_single_letters_do_nothing_in_a_field(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    screen.stage.wall.select(views[0].station)
    press(screen, Qt.Key.Key_T, "t")
    with qtbot.assertNotEmitted(screen.command_requested):
        qtbot.keyClicks(screen.stage.ask._line, "pivr")
    qtbot.keyClick(screen.stage.ask._line, Qt.Key.Key_Escape)
    assert not screen.stage.ask.isVisible()
    assert screen.stage.wall.hasFocus()


def test_pause_all_reaches_the_command_set_when_there_is_one(
    screen: LiveScreen, frames: FrameClock, qtbot
) -> None:
    fill(screen, frames, stations(24), class_view(24))
    with qtbot.waitSignal(screen.pause_all_requested):
        screen.top_bar.pause.click()
    wall = screen.stage.wall
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert screen.top_bar.pause.text() == "Pause 1"
    with qtbot.waitSignal(screen.command_requested) as wanted:
        screen.top_bar.pause.click()
    assert wanted.args == [(wall.stations[0],), "pause", {}]


def test_a_run_that_waits_opens_its_decision(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    ready = calling(15, Attention.READY, 0, phase=Phase.ENDED, step_index=17)
    fill(screen, frames, [ready])
    screen.stage.wall.select(ready.station)
    with qtbot.waitSignal(screen.decide_requested) as wanted:
        screen.stage.side.focus.buttons.decide_button.click()
    assert wanted.args == [ready.run]


def test_the_log_is_asked_for_and_goes_on(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    view = in_course(station_view(3))
    screen.set_pack(pack("GMP-GWN-B"))
    fill(screen, frames, [view])
    with qtbot.waitSignal(screen.log_requested) as wanted:
        screen.stage.wall.select(view.station)
    assert wanted.args == [view.station]
    lines = log_of(view)
    screen.show_log(view.station, lines[:-1])
    screen.log_added(lines[-1])
    rows = screen.stage.side.focus.log.model_rows.rows
    assert rows[0].text == "Help asked"
    assert len(rows) == len(lines)
    steps = screen.stage.side.focus.steps.model_rows.rows
    assert [row.current for row in steps].index(True) == 11
    assert steps[10].right == "2:10"


def test_lines_of_other_stations_stay_out(screen: LiveScreen, frames: FrameClock) -> None:
    views = stations(3)
    fill(screen, frames, views)
    screen.stage.wall.select(views[0].station)
    screen.log_added(log_of(views[1])[0])
    screen.show_log(views[2].station, log_of(views[2]))
    assert screen.stage.side.focus.log.model_rows.rows == ()


def test_views_are_asked_for_only_while_they_can_be_seen(screen: LiveScreen, frames: FrameClock) -> None:
    views = stations(3)
    one, two, three = (view.station for view in views)
    asked = []
    screen.view_requested.connect(lambda focused, others: asked.append((focused, others)))
    fill(screen, frames, views)
    screen.stage.wall.select(one)
    screen.set_names_hidden(True)
    screen.set_names_hidden(False)
    screen.hide()
    nothing = (None, ())
    assert asked == [(None, (one, two, three)), (one, (two, three)), nothing, (one, (two, three)), nothing]


def test_a_view_that_arrives_is_shown_in_tile_and_panel(
    screen: LiveScreen, frames: FrameClock, qtbot
) -> None:
    views = stations(2)
    fill(screen, frames, views)
    screen.stage.wall.select(views[0].station)
    screen.view_arrived(ViewArrived(views[0].station, 0.0, PICTURE))
    tile, pane = screen.stage.wall.tile(views[0].station), screen.stage.side.focus.head.pane
    qtbot.waitUntil(lambda: tile._image is not None and pane._image is not None)
    assert tile._image.size() == tile.view_size


@pytest.mark.parametrize("jpeg", [b"", b"\xff\xd8\xff", PICTURE[:200], b"GIF89a" + bytes(100), bytes(60_000)])
def test_a_broken_view_is_dropped(screen: LiveScreen, frames: FrameClock, qtbot, jpeg: bytes) -> None:
    views = stations(1)
    fill(screen, frames, views)
    screen.view_arrived(ViewArrived(views[0].station, 0.0, jpeg))
    screen.view_arrived(ViewArrived(views[0].station, 1.0, PICTURE))
    tile = screen.stage.wall.tile(views[0].station)
    qtbot.waitUntil(lambda: tile._image is not None)


def test_a_narrow_window_has_a_strip_and_a_drawer(screen: LiveScreen, frames: FrameClock, qtbot) -> None:
    views = stations(24)
    fill(screen, frames, views)
    screen.resize(1024, 654)
    stage = screen.stage
    assert stage.strip.isVisible()
    assert not stage.side.isVisible()
    assert screen.top_bar.message.text() == ""
    columns = stage.wall.grid.columns
    qtbot.mouseClick(stage.strip._plates[1], Qt.MouseButton.LeftButton)
    assert stage.side.isVisible()
    assert stage.wall.selected == views[9].station
    assert stage.wall.grid.columns == columns
    press(screen, Qt.Key.Key_Escape)
    assert not stage.side.isVisible()
    assert stage.wall.selected == views[9].station


def test_a_wide_window_has_steps_and_log_open(screen: LiveScreen, frames: FrameClock) -> None:
    views = stations(3)
    fill(screen, frames, views)
    screen.stage.wall.select(views[0].station)
    focus = screen.stage.side.focus
    assert focus.steps.isVisible() and not focus.log.isVisible()
    screen.resize(1844, 1054)
    assert focus.steps.isVisible() and focus.log.isVisible()
    screen.resize(1204, 654)
    assert focus.steps.isVisible() and not focus.log.isVisible()


def test_hidden_names_are_nowhere_on_the_screen(screen: LiveScreen, frames: FrameClock) -> None:
    views = stations(24)
    fill(screen, frames, views, class_view(24))
    screen.set_names_hidden(True)
    screen.stage.wall.select(views[2].station)
    focus = screen.stage.side.focus.head
    assert focus.accessibleName() == "Seat 03"
    assert not focus.pane.isVisible()
    assert screen.top_bar.names.isVisible()
    rows = screen.stage.side.queue.list.rows
    told = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.rowCount())]
    assert not any(view.name in words for view in views for words in told)


def test_every_control_has_a_name(screen: LiveScreen, frames: FrameClock) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

    fill(screen, frames, stations(24), class_view(24))
    screen.stage.wall.select(screen.stage.wall.stations[2])
    nameless = [
        control
        for kind in (QAbstractButton, QAbstractItemView, QLineEdit)
        for control in screen.findChildren(kind)
        if control.isVisible() and not control.accessibleName()
    ]
    assert nameless == []


def test_live_imports_no_plotting_at_start() -> None:
    import subprocess
    import sys

    code = "import sys, ui.live.live_screen; print('numpy' in sys.modules, 'pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_a_hundred_stations_are_shown_within_the_quarter_second(
    screen: LiveScreen, frames: FrameClock
) -> None:
    """A generous bound on a busy machine; the bench measures the real figures."""
    screen.resize(2484, 1400)
    fill(screen, frames, stations(100), class_view(100))
    begun = time.process_time()
    for number in range(1, 101):
        screen.station_changed(station_view(number, step_index=5))
    frames.flush()
    QApplication.processEvents()
    assert time.process_time() - begun < 0.25
