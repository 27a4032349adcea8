"""The command set by pointer and keys, and the tiles arranged as the room is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.live_views import fill, log_of, station_view, stations
from tests.support.ui_doubles import Doors
from tests.support.ui_window import open_desk
from ui.live.floor_plan import FloorPlans, arranged

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


def numbers(wall):
    return [wall.stations.index(station) + 1 for station in wall.chosen]


def drag(widget, begin, end, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(widget, LEFT, modifiers, begin)
    QTest.mouseMove(widget, (begin + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, LEFT, modifiers, end)


@pytest.fixture
def class_(wall):
    wall.set_views(station_view(number) for number in range(1, 25))
    wall.setFocus()
    return wall


def test_shift_takes_a_range_and_control_a_tile_more_or_less(class_, qtbot, monkeypatch):
    press = class_.choice.press
    assert not press(class_.stations[2], Qt.KeyboardModifier.NoModifier)
    press(class_.stations[6], SHIFT)
    assert numbers(class_) == [3, 4, 5, 6, 7]
    press(class_.stations[4], SHIFT)
    assert numbers(class_) == [3, 4, 5]
    press(class_.stations[9], CONTROL)
    press(class_.stations[3], CONTROL)
    assert numbers(class_) == [3, 5, 10]
    press(class_.stations[0], SHIFT)
    assert numbers(class_) == [1, 2, 3, 4, 5, 10]


def test_the_keyboard_takes_ranges_everybody_and_nobody(class_, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(class_, key, SHIFT)
    assert numbers(class_) == [1, 2, 3, 4, 5, 6, 7, 8]
    qtbot.keyClick(class_, Qt.Key.Key_Up, SHIFT)
    assert numbers(class_) == [1, 2, 3]
    with qtbot.waitSignal(class_.chosen_changed) as told:
        qtbot.keyClick(class_, Qt.Key.Key_A, CONTROL)
    assert told.args == [class_.stations]
    assert "in the command set" in class_.tile(class_.stations[0]).accessibleDescription()
    assert class_.clear_chosen()
    assert not class_.clear_chosen()


def test_escape_empties_the_command_set_before_it_leaves_the_selection(screen, frames, qtbot):
    fill(screen, frames, stations(6))
    wall = screen.stage.wall
    wall.select(wall.stations[0])
    wall.choose_all()
    wall.setFocus()
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert (wall.chosen, wall.selected) == ((), wall.stations[0])
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert wall.selected is None


def test_a_frame_takes_the_tiles_it_touches_wherever_it_begins(class_):
    floor, first = class_.room.floor, class_.tile(class_.stations[0])
    over = class_.tile(class_.stations[6]).geometry().center()
    drag(floor, QPoint(2, 2), over)
    assert numbers(class_) == [1, 2, 6, 7]
    QTest.mouseClick(floor, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert numbers(class_) == []
    drag(first, QPoint(20, 60), over - first.pos())
    assert numbers(class_) == [1, 2, 6, 7]
    assert class_.selected is None
    assert class_.room.frame.isHidden()


def test_a_station_that_goes_leaves_the_command_set(class_, frames):
    class_.choose_all()
    gone = class_.stations[3]
    class_.remove(gone)
    frames.flush()
    assert gone not in class_.chosen
    assert len(class_.chosen) == 23


# The room


def at(wall, station):
    return wall.room._standing.place(wall.tile(station).view.seat)


def test_a_tile_is_dragged_to_a_free_place_and_stays_there(class_, frames):
    room, station = class_.room, class_.stations[0]
    room.start_room("Room 1")
    room.set_arranging(True)
    tile, free = class_.tile(station), room.grid.cell(room.grid.columns - 1).center()
    drag(tile, QPoint(20, 60), free - tile.pos())
    room.set_arranging(False)
    assert at(class_, station) == (room.grid.columns - 1, 0)
    assert class_.selected is None
    before = {one: at(class_, one) for one in class_.stations if one != class_.stations[5]}
    class_.remove(class_.stations[5])
    class_.show_view(station_view(40))
    frames.flush()
    assert all(at(class_, one) == place for one, place in before.items())


def test_alt_and_the_arrows_move_a_tile_and_whoever_stands_there_takes_its_place(class_, qtbot):
    room, (first, second) = class_.room, class_.stations[:2]
    qtbot.keyClick(class_, Qt.Key.Key_Right, ALT)
    room.start_room("Room 1")
    room.set_arranging(True)
    qtbot.keyClick(class_, Qt.Key.Key_Home)
    qtbot.keyClick(class_, Qt.Key.Key_Right, ALT)
    assert (at(class_, first), at(class_, second)) == ((1, 0), (0, 0))
    qtbot.keyClick(class_, Qt.Key.Key_Up, ALT)
    assert at(class_, first) == (1, 0)
    room.plans.choose("")
    assert (at(class_, first), at(class_, second)) == ((0, 0), (1, 0))


def test_arrows_cross_an_aisle(class_, qtbot):
    plan = {f"{n:02d}": (0, 2 * n) for n in range(1, 25)} | {"02": (3, 9)}
    class_.room.plans.add("Aisle", plan)
    class_.select(class_.stations[0])
    qtbot.keyClick(class_, Qt.Key.Key_Down)
    assert class_._focused == class_.stations[2]
    qtbot.keyClick(class_, Qt.Key.Key_End)
    assert class_._focused == class_.stations[23]


def test_a_room_that_is_too_wide_is_shown_in_the_order_of_seats(class_):
    class_.room.plans.add("Hall", {"01": (39, 0), "02": (0, 0)})
    assert not class_.room.is_arranged
    assert at(class_, class_.stations[1]) == (1, 0)


def test_the_room_is_kept_and_what_is_no_plan_is_left_out():
    plans = FloorPlans()
    plans.add("Room 1", {"01": (0, 0)})
    plans.put("01", (2, 1), {"01": (0, 0), "02": (2, 1)})
    again = FloorPlans()
    again.take(plans.kept())
    assert (again.room, dict(again.plan)) == ("Room 1", {"01": (2, 1), "02": (0, 0)})
    again.forget()
    assert (again.room, again.rooms) == ("", ())
    for bad in (
        {},
        {"rooms": 3},
        {"rooms": {"R": 3}},
        {"rooms": {"R": {"01": [0, -1], "02": "x"}}, "room": "Q"},
    ):
        again.take(bad)
        assert (again.room, dict(again.plan)) == ("", {})


def test_who_is_not_in_the_plan_stands_below_it():
    places, columns, rows = arranged(("01", "02", "03", "04"), {"01": (1, 0), "09": (0, 1)})
    assert places == {"01": (1, 0), "02": (0, 2), "03": (1, 2), "04": (0, 3)}
    assert (columns, rows) == (2, 4)


def test_the_bar_names_rooms_and_begins_with_the_tiles_where_they_stand(screen, frames, qtbot):
    fill(screen, frames, stations(12))
    stage = screen.stage
    height = stage.wall.height()
    stage.arrange.toggle()
    assert stage.arrange.isVisible() and stage.wall.height() < height
    assert stage.wall.room.plans.room == "Room 1"
    stage.arrange.new.click()
    qtbot.keyClicks(stage.ask._line, "Suite B")
    qtbot.keyClick(stage.ask._line, Qt.Key.Key_Return)
    assert stage.arrange.rooms.currentText() == "Suite B"
    assert len(stage.wall.room.plans.plan) == 12
    stage.arrange.rooms.activated.emit(0)
    assert stage.wall.room.plans.room == ""
    stage.wall.setFocus()
    qtbot.keyClick(stage.wall, Qt.Key.Key_Escape)
    assert not stage.arrange.isVisible()
    assert stage.wall.height() == height


def test_plans_notes_and_bookmarks_go_through_the_window(qtbot):
    doors = Doors()
    kept = {"room": "Suite B", "rooms": {"Suite B": {"01": [2, 0]}}}
    doors.settings.answers["get"] = lambda name: kept if name == "floor_plans" else None
    desk = open_desk(qtbot, doors)
    try:
        desk.stations(station_view(1), station_view(2))
        stage = desk.window._live_screen().stage
        assert stage.wall.room.plans.room == "Suite B"
        stage.wall.room.plans.choose("")
        assert doors.asked("settings", "set")[-1] == ("floor_plans", {**kept, "room": ""})
        stage.wall.choose_all()
        stage.marks.bookmark()
        assert [args[0] for args in doors.asked("notes", "bookmark")] == list(stage.wall.stations)
        doors.last("bookmark").answer.set_result(log_of(station_view(2))[0])
    finally:
        desk.close()
