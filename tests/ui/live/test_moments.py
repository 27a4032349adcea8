"""Bookmarks, notes and what happened: kept by two keys, told on the time axis, jumped to from the log."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from console.model import Attention, Phase
from tests.support.live_views import NOW_MS, calling, fill, in_course, log_of, pace_of, pack, station_view
from ui.live.moments import marks_of, moments_of
from ui.live.pace_track import KEPT_MS, PaceTracks

VIEW = in_course(station_view(3))


@pytest.fixture
def panel(screen, frames):
    screen.set_pack(pack("GMP-GWN-B"))
    fill(screen, frames, [VIEW, in_course(station_view(4))])
    screen.stage.wall.select(VIEW.station)
    screen.show_log(VIEW.station, log_of(VIEW))
    return screen.stage.side.focus


def press(screen, key, text):
    screen.stage.wall.setFocus()
    from tests.ui.live.test_live_screen import press as pressed

    pressed(screen, key, text)


def test_b_bookmarks_and_n_asks_for_the_words_of_a_note(screen, panel, qtbot):
    with qtbot.waitSignal(screen.bookmark_requested) as marked:
        press(screen, Qt.Key.Key_B, "b")
    assert marked.args == [(VIEW.station,)]
    press(screen, Qt.Key.Key_N, "n")
    with qtbot.waitSignal(screen.note_requested) as noted:
        qtbot.keyClicks(screen.stage.ask._line, "hood reopened")
        qtbot.keyClick(screen.stage.ask._line, Qt.Key.Key_Return)
    assert noted.args == [(VIEW.station,), "hood reopened"]


def test_the_command_set_is_bookmarked_as_a_whole(screen, panel, qtbot):
    screen.stage.wall.choose_all()
    with qtbot.waitSignal(screen.bookmark_requested) as marked:
        panel.buttons.bookmark_button.click()
    assert marked.args == [screen.stage.wall.stations]


def test_a_bookmark_says_that_it_is_kept(screen, panel):
    screen.show_kept("bookmark")
    assert panel.buttons.bookmark_button.accessibleDescription() == "Kept"
    screen.show_kept("note")
    assert panel.buttons.bookmark_button.accessibleDescription() == ""
    assert panel.buttons.note_button.accessibleDescription() == "Kept"


def test_a_station_without_signal_can_be_bookmarked(screen, frames, panel):
    screen.station_changed(calling(3, Attention.NO_SIGNAL, 70, "silent"))
    frames.flush()
    screen.refresh(NOW_MS)
    assert panel.buttons.bookmark_button.isEnabled()
    assert panel.buttons.note_button.isEnabled()
    assert not panel.buttons.message_button.isEnabled()


def test_a_line_of_the_log_leads_to_its_moment_and_escape_back_to_now(screen, panel, qtbot):
    log = panel.log
    panel.tabs.choose("log")
    log.setFocus()
    qtbot.keyClick(log, Qt.Key.Key_Down)
    qtbot.keyClick(log, Qt.Key.Key_Return)
    line = log_of(VIEW)[-2]
    assert panel.load.looked_at == datetime.fromisoformat(line.utc)
    assert panel.tabs.key == "plots"
    assert [row.chosen for row in log.model_rows.rows].index(True) == 1
    press(screen, Qt.Key.Key_Escape, "")
    assert panel.load.looked_at is None
    assert screen.stage.wall.selected == VIEW.station
    press(screen, Qt.Key.Key_Escape, "")
    assert screen.stage.wall.selected is None


def test_a_press_on_a_mark_finds_its_line_in_the_log(screen, panel, clock, qtbot):
    panel.tabs.choose("plots")
    line = panel.load.time_line
    pace_of(panel.load.paces, VIEW)
    panel.load.refresh()
    mark = line._marks()[-1]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(round(mark.x), 8))
    assert panel.load.looked_at == mark.moment.at
    assert "10:40:50" in panel.load.caption.text()
    rows = panel.log.model_rows.rows
    assert [row.text for row in rows if row.chosen] == ["Help asked"]
    panel.load.back.click()
    assert panel.load.looked_at is None


def test_the_axis_goes_on_without_load(screen, panel, clock):
    panel.tabs.choose("plots")
    before = panel.load.time_line.seconds(datetime.fromisoformat(log_of(VIEW)[-1].utc))
    clock.advance(7)
    screen.refresh(NOW_MS + 7000)
    assert panel.load.time_line.seconds(datetime.fromisoformat(log_of(VIEW)[-1].utc)) == before - 7


def test_another_station_is_shown_as_it_is_now(screen, panel):
    panel.log.jumped.emit(0)
    screen.stage.wall.select(screen.stage.wall.stations[1])
    assert panel.load.looked_at is None


def test_marks_that_stand_close_become_one_and_the_call_is_the_one_shown():
    moments = moments_of(log_of(VIEW), pack("GMP-GWN-B"))
    kinds = [moment.line.kind for moment in moments]
    assert "step.started" not in kinds and {"bookmark", "note", "help.requested"} <= set(kinds)
    start = moments[0].at
    far = marks_of(moments, lambda moment: (moment.at - start) / timedelta(seconds=1) * 100, 16)
    assert [mark.together for mark in far] == [1] * len(moments)
    (one,) = marks_of(moments, lambda moment: 5.0, 16)
    assert (one.moment.attention, one.together) == (Attention.STOPPED, len(moments))


def test_pace_is_kept_for_ten_minutes_and_only_where_there_is_one():
    paces = PaceTracks()
    for second in range(1200):
        paces.take([replace(VIEW, pace=1.0 + second // 300 / 10)], 1000.0 * second)
    track = paces.of(VIEW.station)
    assert [pace for _, pace in track] == [1.1, 1.2, 1.3]
    assert track[1][0] > 1_199_000.0 - KEPT_MS
    paces.take([replace(VIEW, phase=Phase.ENDED)], 1_201_000.0)
    assert paces.of(VIEW.station)[-1][1] is None
    paces.take((), 1_202_000.0)
    assert paces.of(VIEW.station) == ()
