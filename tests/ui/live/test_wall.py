from math import ceil

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.model import Attention, LinkState
from tests.support.clock import ManualClock
from tests.support.live_views import NOW_MS, calling, station_view, stations
from ui.frame_clock import AT_ONCE, FrameClock
from ui.live.grid import SizeClass
from ui.live.wall import Wall
from ui.theme import Look, Theme


def places(wall: Wall) -> dict[str, tuple[int, int]]:
    return {station: (wall.tile(station).x(), wall.tile(station).y()) for station in wall.stations}


def test_tiles_stand_in_the_order_of_seats(wall: Wall) -> None:
    wall.set_views([station_view(n) for n in (11, 2, 7, 1, 100)])
    assert [wall.tile(station).content.seat for station in wall.stations] == ["01", "02", "07", "11", "100"]


def test_a_lost_station_keeps_its_tile_and_its_place(wall: Wall, frames: FrameClock) -> None:
    wall.set_views(stations(8))
    before = places(wall)
    lost = calling(4, Attention.NO_SIGNAL, 7, "silent", link=LinkState.NO_SIGNAL)
    wall.show_view(lost)
    frames.flush()
    assert places(wall) == before
    assert wall.tile(lost.station).content.word == "NO SIGNAL"
    assert wall.tile(lost.station).isVisible()


def test_states_that_come_and_go_never_move_a_tile(wall: Wall, frames: FrameClock) -> None:
    wall.set_views([station_view(n) for n in range(1, 25)])
    before = places(wall)
    for attention in Attention:
        for number in (3, 24):
            wall.show_view(calling(number, attention, 12, "pause"))
        frames.flush()
        assert places(wall) == before


def test_when_all_change_at_once_they_come_in_portions_so_that_keys_get_their_turn(
    wall: Wall, frames: FrameClock
) -> None:
    wall.set_views(stations(100))
    for number in range(1, 101):
        wall.show_view(calling(number, Attention.HELP, 7, "help.requested"))

    def called() -> int:
        return sum(wall.tile(station).view.attention is Attention.HELP for station in wall.stations)

    shown = [called()]
    while shown[-1] < 100:
        frames.flush()
        shown.append(called())
        assert shown[-2] < shown[-1] <= shown[-2] + AT_ONCE
    assert len(shown) - 1 <= ceil(100 / AT_ONCE)
    assert not frames._flush_timer.isActive()


def test_a_late_station_takes_the_place_of_its_seat(wall: Wall, frames: FrameClock) -> None:
    wall.set_views([station_view(n) for n in (1, 2, 4)])
    wall.show_view(station_view(3))
    frames.flush()
    assert [wall.tile(station).content.seat for station in wall.stations] == ["01", "02", "03", "04"]


def test_the_wall_reflows_to_its_size(wall: Wall) -> None:
    wall.set_views(stations(24))
    assert (wall.grid.columns, wall.grid.rows) == (5, 5)
    wall.resize(1324, 606)
    assert wall.grid.columns > 5
    wall.resize(600, 606)
    assert all(wall.tile(station).geometry().right() < 600 for station in wall.stations)


def test_a_wall_with_room_says_more(wall: Wall) -> None:
    wall.set_views(stations(4))
    assert wall.grid.size_class is SizeClass.LARGE
    wall.set_views(stations(30))
    assert wall.grid.size_class is SizeClass.SMALL


def test_too_many_for_the_wall_scroll_by_whole_rows(wall: Wall, qtbot) -> None:
    wall.set_views(stations(100))
    grid = wall.grid
    assert grid.scrolls
    shown = [station for station in wall.stations if wall.tile(station).isVisible()]
    assert len(shown) == grid.columns * grid.visible_rows
    wall.select(wall.stations[99])
    assert wall.tile(wall.stations[99]).isVisible()
    assert not wall.tile(wall.stations[0]).isVisible()


def test_arrow_keys_move_and_space_selects(wall: Wall, qtbot) -> None:
    wall.set_views(stations(24))
    wall.setFocus()
    selected = []
    wall.station_selected.connect(selected.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space):
        qtbot.keyClick(wall, key)
    assert selected == [wall.stations[5]]
    qtbot.keyClick(wall, Qt.Key.Key_End)
    qtbot.keyClick(wall, Qt.Key.Key_Down)
    qtbot.keyClick(wall, Qt.Key.Key_Space)
    assert wall.selected == wall.stations[23]


def test_the_wall_is_one_tab_stop(wall: Wall) -> None:
    wall.set_views(stations(24))
    assert wall.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(wall.tile(station).focusPolicy() == Qt.FocusPolicy.NoFocus for station in wall.stations)


def test_pressing_a_tile_selects_it_and_control_puts_it_into_the_command_set(wall: Wall, qtbot) -> None:
    wall.set_views(stations(6))
    tile = wall.tile(wall.stations[1])
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert wall.selected == wall.stations[1]
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert wall.chosen == (wall.stations[1],)
    wall.clear_chosen()
    assert wall.chosen == ()


def test_retry_is_pressed_where_it_stands(wall: Wall, qtbot) -> None:
    wall.set_views([calling(14, Attention.NOT_DONE, 9, "pause"), station_view(15)])
    tile = wall.tile(wall.stations[0])
    with qtbot.waitSignal(wall.retry_requested) as retried:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.places.retry.center())
    assert retried.args == [wall.stations[0]]
    assert wall.selected is None
    with qtbot.assertNotEmitted(wall.retry_requested):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert wall.selected == wall.stations[0]


def test_hidden_names_are_nowhere(wall: Wall) -> None:
    wall.set_views(stations(24))
    wall.set_names_hidden(True)
    for station in wall.stations:
        tile = wall.tile(station)
        name = tile.view.name
        for words in (tile.accessibleName(), tile.accessibleDescription(), tile.toolTip()):
            assert name not in words
        assert tile.places.name is None
        assert tile.places.view is None
    wall.set_names_hidden(False)
    assert "Amina Yusuf" in wall.tile(wall.stations[0]).accessibleName()


def test_every_tile_says_seat_person_and_state_to_a_screen_reader(wall: Wall) -> None:
    wall.set_views(stations(24))
    assert wall.tile(wall.stations[2]).accessibleName() == "Seat 03, Oluwaseun Adeyemi, STOPPED"
    assert "Boundary left" in wall.tile(wall.stations[2]).accessibleDescription()


def test_a_forgotten_station_leaves_the_wall_and_the_selection(wall: Wall, frames: FrameClock) -> None:
    wall.set_views(stations(3))
    gone = wall.stations[1]
    wall.select(gone)
    wall.remove(gone)
    frames.flush()
    assert gone not in wall.stations
    assert wall.selected is None


def test_a_station_that_is_forgotten_while_it_waits_for_the_beat_does_no_harm(
    wall: Wall, frames: FrameClock
) -> None:
    wall.set_views(stations(2))
    wall.show_view(station_view(1, step_index=3))
    wall.remove(wall.stations[0])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    frames.flush()
    assert len(wall.stations) == 1


def test_ages_go_on_without_a_message(wall: Wall, frames: FrameClock, clock: ManualClock) -> None:
    wall.set_views([calling(10, Attention.HELP, 65, "help.requested"), station_view(11)])
    clock.advance(7)
    frames.second_passed.emit(frames.now_ms())
    assert wall.tile(wall.stations[0]).content.age == "1:12"
    assert wall.tile(wall.stations[1]).content.stale.startswith("as of")


def test_a_hidden_wall_does_no_work_and_catches_up(wall: Wall, frames: FrameClock) -> None:
    wall.set_views(stations(2))
    wall.hide()
    tile, before = wall.tile(wall.stations[0]), wall.tile(wall.stations[0]).content
    wall.show_view(replace(tile.view, step_index=14))
    frames.flush()
    assert tile.content is before
    wall.show()
    assert tile.content.current == 14


@pytest.mark.parametrize("theme", Theme)
def test_a_change_of_look_repaints_everything(wall: Wall, look: Look, theme: Theme) -> None:
    wall.set_views(stations(2))
    before = wall.grab().toImage()
    look.set_theme(theme)
    assert (wall.grab().toImage() == before) == (theme is Theme.LIGHT)


def test_views_are_wanted_only_where_a_tile_has_room_and_is_in_sight(wall: Wall, qtbot) -> None:
    with qtbot.waitSignal(wall.views_wanted):
        wall.set_views(stations(4))
    assert wall.views_in_sight == wall.stations
    with qtbot.waitSignal(wall.views_wanted):
        wall.set_names_hidden(True)
    assert wall.views_in_sight == ()
    wall.set_image(wall.stations[0], QImage(8, 5, QImage.Format.Format_RGB32))


def test_the_picture_of_a_tile_is_the_same_after_small_updates(wall: Wall, frames: FrameClock) -> None:
    """Dirty rectangles must leave nothing behind that a whole repaint would not paint."""
    views = list(stations(24))
    wall.set_views(views)
    wall.grab()
    for number, view in enumerate(views):
        views[number] = replace(
            view,
            step_index=number % 17 + 1,
            error_steps=(1 + number % 5,),
            visited_ms=NOW_MS - 1000,
            battery=0.1,
            pending=None,
        )
        wall.show_view(views[number])
    frames.flush()
    small = wall.grab().toImage()
    for station in wall.stations:
        wall.tile(station).redraw()
    assert wall.grab().toImage() == small


class Painted(QObject):
    """Notes who is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_a_tile_that_changes_leaves_the_floor_under_it_unpainted(wall: Wall, qtbot) -> None:
    wall.set_views(stations(8))
    QApplication.processEvents()
    painted = Painted()
    for widget in (wall._floor, tile := wall.tile(wall.stations[0])):
        widget.installEventFilter(painted)
    tile.update(tile.places.header)
    qtbot.waitUntil(lambda: bool(painted.widgets))
    assert painted.widgets == [tile]
