import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from console.model import Attention, StuckReason
from tests.support.live_views import (
    NOW_MS,
    SHORTS,
    calling,
    flooded,
    queue_of,
    station_view,
    stations,
    stuck,
)
from ui.live.queue_panel import QueuePanel
from ui.live.queue_rows import queue_content
from ui.text import short_time
from ui.theme import Look
from ui.widgets.lettering import Lettering

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def content(items, views=(), **how):
    known = {view.station: view for view in views}
    return queue_content(items, NOW_MS, stations=24, views=known, shorts=SHORTS, **how)


def test_people_have_rows_and_technical_trouble_has_a_line() -> None:
    shown = content(queue_of(stations(24)))
    assert [row.seat for row in shown.rows] == ["03", "10", "06", "13"]
    assert shown.calling == 4
    assert shown.technical == "2 technical: 09 no signal, 14 not done"


def test_a_lost_headset_on_which_nobody_sits_is_called_by_its_own_name() -> None:
    nobody = {"seat": None, "person": None, "name": None}
    views = tuple(replace(view, **nobody, label_taken=at == 8) for at, view in enumerate(stations(24)))
    line = content(queue_of(views), views).technical
    assert line == f"2 technical: Spare, {views[8].label} no signal, {views[13].label} not done"


def test_pressing_the_technical_line_opens_its_rows() -> None:
    shown = content(queue_of(stations(24)), expanded=True)
    assert [row.seat for row in shown.rows] == ["03", "10", "06", "13", "09", "14"]


def test_stations_that_were_lost_together_are_one_line() -> None:
    views = flooded(24, 9)
    together = frozenset(view.station for view in views[15:])
    shown = content(queue_of(views, together), views, expanded=True)
    since = short_time("2026-11-24T10:40:57.000Z")
    assert [(row.title, row.second, row.age) for row in shown.rows] == [
        ("Network", f"9 of 24 lost since {since}", "1:12")
    ]
    assert shown.rows[0].station is None
    assert shown.technical == "9 technical"


def test_somebody_who_asked_for_help_before_the_network_went_keeps_their_row() -> None:
    views = flooded(24, 9)
    asked = replace(views[20], attention=Attention.HELP, attention_detail="help.requested")
    views = (*views[:20], asked, *views[21:])
    together = frozenset(view.station for view in views[15:])
    shown = content(queue_of(views, together), views)
    assert [(row.seat, row.title) for row in shown.rows] == [("21", "Catrin Haf Morgan"), ("", "Network")]
    assert shown.rows[1].second.startswith("9 of 24 lost")


@pytest.mark.parametrize(
    ("reason", "figure", "words"),
    [
        (StuckReason.ERRORS, 3, "Goggles: 3 errors"),
        (StuckReason.SLOW, 3.4, "Goggles: 3.4 x usual time"),
        (StuckReason.IDLE, None, "Goggles: no activity"),
    ],
)
def test_the_queue_says_why_somebody_is_stuck(reason, figure, words) -> None:
    items = queue_of((stuck(6, 30, reason, "goggles", figure),))
    assert content(items).rows[0].second == words


def test_the_queue_says_where_help_was_asked_and_when_a_frame_last_came() -> None:
    views = stations(24)
    shown = content(queue_of(views), views, expanded=True)
    second = {row.seat: row.second for row in shown.rows}
    assert second["10"] == "Asked at step 13"
    assert second["09"].startswith("No frame since")


def test_an_answered_call_says_who_is_coming() -> None:
    item = replace(queue_of((calling(10, Attention.HELP, 65),))[0], on_my_way_ms=NOW_MS - 5000)
    assert content([item]).rows[0].second == "On my way 0:05"


def test_hidden_names_leave_the_seats() -> None:
    shown = content(queue_of(stations(24)), names_hidden=True)
    assert [row.title for row in shown.rows] == ["Seat 03", "Seat 10", "Seat 06", "Seat 13"]


def panel(qtbot, look: Look) -> QueuePanel:
    made = QueuePanel(look, Lettering(look))
    qtbot.addWidget(made)
    made.resize(304, 246)
    made.show()
    return made


def test_the_queue_has_the_same_height_whatever_is_in_it(qtbot, look: Look) -> None:
    queue = panel(qtbot, look)
    empty = queue.sizeHint().height()
    queue.set_items(queue_of(stations(24)), NOW_MS)
    assert queue.sizeHint().height() == empty == 34 + 1 + 4 * 45 + 32


def test_arrows_choose_within_the_queue(qtbot, look: Look) -> None:
    queue = panel(qtbot, look)
    queue.set_items(queue_of(stations(24)), NOW_MS)
    chosen = []
    queue.station_chosen.connect(chosen.append)
    queue.list.setFocus()
    qtbot.keyClick(queue.list, Qt.Key.Key_Down)
    qtbot.keyClick(queue.list, Qt.Key.Key_Down)
    assert [station_view(n).station for n in (3, 10)][-1] == chosen[-1]


def test_the_selected_row_stays_selected_when_the_queue_moves(qtbot, look: Look) -> None:
    queue = panel(qtbot, look)
    views = stations(24)
    queue.set_items(queue_of(views), NOW_MS)
    queue.show_selected(views[9].station)
    queue.set_items(queue_of(views[3:]), NOW_MS)
    row = queue.list.rows.row_at(queue.list.currentIndex())
    assert row.station == views[9].station


def test_a_row_is_told_whole_to_a_screen_reader(qtbot, look: Look) -> None:
    queue = panel(qtbot, look)
    queue.set_items(queue_of(stations(24)), NOW_MS)
    words = queue.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("03, Oluwaseun Adeyemi, STOPPED, Boundary left")
