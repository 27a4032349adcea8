"""Load in the window as an instructor meets it, over the real monitor and simulated wearers."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from console.physiology.load import MOVING, Load, State
from tests.support.load_rehearsal import RehearsedLoads
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live, station_id
from tests.support.ui_window import Desk, settle
from ui.live.live_screen import LiveScreen
from ui.live.load_board import Taking
from ui.live.load_desk import LoadDesk
from ui.live.load_footer import caution
from ui.live.load_words import strip_of
from ui.live.tile import Tile

ONE, TWO = station_id(1), station_id(2)


@dataclass
class Room:
    """A window with two seats; load comes from a real monitor."""

    desk: Desk
    loads: RehearsedLoads
    screen: LiveScreen
    joint: LoadDesk

    def pass_time(self, seconds: int) -> None:
        self.loads.pass_time(seconds)
        settle()
        self.desk.window.frames.flush()

    def tile(self, station: str = ONE):
        return self.screen.stage.wall.tile(station)

    def word(self, station: str = ONE) -> str:
        strip = self.tile(station).strip
        return "" if strip is None else strip.short or strip.reason

    @property
    def panel(self):
        return self.screen.stage.side.focus.load

    def open_plots(self, station: str = ONE) -> None:
        self.screen.stage.wall.select(station)
        self.desk.click(self.screen.stage.side.focus.tabs.part("plots"))
        self.desk.wait(lambda: self.screen.stage.library.is_here)
        settle()

    def picture(self, station: str = ONE) -> QImage:
        """What the strip's place looks like."""
        tile = self.tile(station)
        return tile.grab(tile.places.strip).toImage()

    def take_baseline(self) -> None:
        self.open_plots()
        self.desk.click(self.panel.baseline.take)
        self.pass_time(125)


@pytest.fixture
def room(desk: Desk) -> Iterator[Room]:
    screen = desk.window.page("live")
    loads = RehearsedLoads(desk.clock)
    joint = LoadDesk(screen.loads, desk.window.operations, desk.relay, desk.clock)
    joint.serve(loads)
    desk.stations(*(live(n, seat=f"{n:02d}", last_frame_ms=None) for n in (1, 2)), class_=running_class(2))
    settle()
    made = Room(desk, loads, screen, joint)
    yield made
    screen.stage.library.stop()


def on(room: Room, *stations: str) -> None:
    room.loads.switch(on=True)
    for station in stations:
        room.loads.agree(station)
    settle()


def test_without_the_class_switch_nothing_of_load_is_there(room):
    stage = room.screen.stage
    assert not stage.footer.isVisible()
    assert room.tile().places.strip is None
    stage.wall.select(ONE)
    room.desk.click(stage.side.focus.tabs.part("plots"))
    panel = room.panel
    assert panel.time_line.isVisible()
    loads = (panel.footer, panel.baseline, panel.nothing, panel.renew, panel.as_table)
    assert panel._plots is None and not any(part.isVisible() for part in loads)
    assert "oad" not in panel.title.text() + panel.caption.text()


def test_the_class_switch_makes_room_and_says_what_load_is_not_for(room):
    wall, stage = room.screen.stage.wall, room.screen.stage
    before = wall.height()
    on(room, ONE)
    assert wall.height() < before
    assert stage.footer.isVisible()
    assert caution() in stage.footer.accessibleName()
    assert "near, raised, well above" in stage.footer.accessibleName()
    assert "about half a minute behind" in stage.footer.accessibleName()
    assert room.tile().places.strip is not None


def test_who_did_not_agree_looks_like_who_has_no_sensor(room):
    on(room, ONE, TWO)
    room.loads.silent.add(TWO)
    room.pass_time(20)
    without_sensor = room.picture(TWO)
    assert room.word() == "not calibrated"
    assert room.tile(TWO).strip is None
    room.open_plots(TWO)
    said = room.panel.nothing.text()
    room.loads.agree(TWO, given=False)
    room.pass_time(2)
    assert room.picture(TWO) == without_sensor
    assert room.panel.nothing.text() == said
    assert not room.panel.baseline.isVisible()


def test_baseline_then_a_word_then_lost_contact_then_withdrawn(room):
    on(room, ONE)
    room.pass_time(3)
    assert room.word() == "not calibrated"
    room.take_baseline()
    assert room.screen.loads.stations[ONE].taking is Taking.HELD
    room.pass_time(30)
    assert room.word() == "near"
    assert room.tile().strip.rate
    assert "load: near own baseline" in room.tile().accessibleDescription()

    room.loads.silent.add(ONE)
    room.pass_time(15)
    assert room.word().startswith("no signal ")
    assert room.tile().strip.rate == ""
    drawn = sum(run.size() for run in room.screen.loads.stations[ONE].trace.runs)
    room.pass_time(5)
    assert sum(run.size() for run in room.screen.loads.stations[ONE].trace.runs) <= drawn

    room.loads.agree(ONE, given=False)
    room.pass_time(1)
    assert room.tile().strip is None
    assert room.tile()._strip._trace.runs == []
    assert room.screen.loads.stations == {}
    assert room.screen.loads.samples == {}
    assert room.panel._plots is None
    assert room.panel.table.model().rowCount() == 0


def test_a_baseline_counts_down_and_says_why_it_was_not_accepted(room):
    on(room, ONE)
    room.loads.restless.add(ONE)
    room.pass_time(2)
    room.open_plots()
    bar = room.panel.baseline
    assert "No baseline yet" in bar.words.text()
    room.desk.click(bar.take)
    room.pass_time(20)
    assert "1:40 to go" in bar.words.text()
    assert not bar.take.isVisible()
    room.pass_time(105)
    assert "There was movement" in bar.words.text()
    assert (bar.take.text(), bar.other.text()) == ("Repeat", "Go on as provisional")
    room.desk.click(bar.other)
    assert not bar.isVisible()
    room.pass_time(1)
    assert "provisional baseline" in [label.text() for label in room.panel.findChildren(QLabel)]


def test_another_baseline_is_asked_about_first(room):
    on(room, ONE)
    room.pass_time(2)
    room.take_baseline()
    room.desk.click(room.panel.renew)
    assert "Take another baseline?" in room.panel.baseline.words.text()
    room.desk.click(room.panel.baseline.other)
    assert room.screen.loads.stations[ONE].taking is Taking.HELD
    room.desk.click(room.panel.renew)
    room.desk.click(room.panel.baseline.take)
    assert room.screen.loads.stations[ONE].taking is Taking.RUNS


def test_a_headset_that_does_not_answer_leaves_the_baseline_as_it_was(room):
    on(room, ONE)
    room.pass_time(2)
    room.open_plots()
    room.loads.answers_calibrate = False
    room.desk.click(room.panel.baseline.take)
    settle()
    assert room.screen.loads.stations[ONE].taking is Taking.NONE
    assert room.panel.baseline.take.isVisible()
    assert "No baseline yet" in room.panel.baseline.words.text()
    assert len(room.panel.baseline.words.text()) > 60


def test_hidden_names_hide_load_and_its_footer_too(room):
    on(room, ONE)
    room.pass_time(3)
    stage = room.screen.stage
    room.screen.set_names_hidden(True)
    settle()
    assert not stage.footer.isVisible()
    assert room.tile().places.strip is None
    assert "load" not in room.tile().accessibleDescription()
    assert room.screen.loads.watched is None
    room.screen.set_names_hidden(False)
    room.pass_time(1)
    assert stage.footer.isVisible()
    assert room.word() == "not calibrated"


def test_whoever_may_not_see_it_finds_nothing_left_in_the_window(room):
    on(room, ONE)
    room.pass_time(3)
    room.open_plots()
    room.loads.switch(on=False)
    settle()
    board = room.screen.loads
    assert (board.stations, board.samples, board.badges) == ({}, {}, {})
    assert room.tile().strip is None
    assert room.panel._plots is None and not room.panel.footer.isVisible()


def test_samples_are_asked_of_the_selected_station_only(room):
    on(room, ONE, TWO)
    room.pass_time(3)
    room.open_plots()
    room.pass_time(5)
    assert set(room.screen.loads.samples) >= {"eda_us", "motion_g"}
    skin = room.screen.loads.samples["eda_us"]
    assert abs(skin.times[-1] - room.desk.clock.monotonic_ms()) < 2000.0
    assert len(skin.times) == len(skin.values) > 20
    room.screen.stage.wall.select(None)
    assert room.screen.loads.samples == {}


def test_seconds_of_load_paint_the_strip_and_nothing_else_of_the_tile(room, monkeypatch):
    on(room, ONE)
    room.pass_time(3)
    painted = []
    for part in ("_paint_strip", "_paint_parts"):
        monkeypatch.setattr(Tile, part, lambda *_, part=part: painted.append(part))
    room.pass_time(8)
    QApplication.processEvents()
    assert set(painted) == {"_paint_strip"}


def test_the_quiet_badge_speaks_of_a_station_and_leads_to_it(room):
    on(room, ONE, TWO)
    room.pass_time(2)
    row, panel = room.screen.stage.side.badges, room.screen.stage.side.focus
    top = panel.mapTo(room.screen, panel.rect().topLeft())
    assert not row.isVisible()
    room.screen.loads.take_badges({TWO: room.desk.clock.monotonic_ms() - 43_000})
    settle()
    assert row.text() == "Station 2: well above own baseline for 40 s - have a look"
    assert panel.mapTo(room.screen, panel.rect().topLeft()) == top
    room.desk.click(row)
    assert room.screen.stage.wall.selected == TWO
    room.screen.loads.take_badges({})
    settle()
    assert not row.isVisible()


def test_badges_are_off_until_they_are_switched_on_in_classes(room):
    told = []
    room.joint.badges_switched.connect(told.append)
    on(room, ONE)
    room.joint.switch_badges(True)
    settle()
    assert told == [False, True]
    assert room.screen.loads.is_on


def test_switching_badges_leaves_what_is_shown_as_it_is(room):
    on(room, ONE)
    room.pass_time(2)
    room.open_plots()
    room.desk.click(room.panel.baseline.take)
    room.pass_time(30)
    before = len(room.screen.loads.stations[ONE].readings)
    room.joint.switch_badges(True)
    settle()
    assert len(room.screen.loads.stations[ONE].readings) == before
    assert room.screen.loads.stations[ONE].taking is Taking.RUNS


def test_the_plots_can_be_read_as_a_table(room):
    on(room, ONE)
    room.pass_time(2)
    room.take_baseline()
    room.pass_time(20)
    room.desk.click(room.panel.as_table)
    table = room.panel.table
    assert table.isVisible()
    assert table.accessibleName()
    model = table.model()
    heads = [
        model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for n in range(model.columnCount())
    ]
    newest = [model.index(0, n).data() for n in range(model.columnCount())]
    assert heads[:2] == ["Time", "Load"]
    assert newest[1].endswith("near")
    assert newest[4] != "–"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Load: ")
    rows = model.rowCount()
    model.rowsInserted.connect(lambda *_: heads.append("inserted"))
    room.pass_time(11)
    assert model.rowCount() == rows + 1
    assert heads[-1] == "inserted"


def test_plots_draw_gaps_and_the_taking_of_the_baseline(room):
    from ui.live.load_plots import LoadPlots

    on(room, ONE)
    room.pass_time(2)
    room.take_baseline()
    room.pass_time(10)
    room.loads.silent.add(ONE)
    room.pass_time(20)
    plots = room.panel.findChild(LoadPlots)
    times, _ = plots.rows["eda_us"].curve.getData()
    assert times[-1] < -15
    load_times, load = plots.rows["load"].curve.getData()
    assert load_times[-1] > -2
    assert load[-1] != load[-1]  # NaN: nothing is held
    assert plots.rows["load"].own.isVisible()
    (begin, end), *_ = plots.rows["load"].phases._spans
    assert 118 <= end - begin <= 122
    assert plots.rows["eda_us"].value.text() == "–"


def test_everything_of_load_has_a_name(room):
    on(room, ONE)
    room.pass_time(2)
    room.open_plots()
    for widget in (room.panel.as_table, room.panel.table, room.panel.baseline.take, room.screen.stage.footer):
        assert widget.accessibleName() or widget.text()
    from ui.live.load_plots import LoadPlots

    for row in room.panel.findChild(LoadPlots).rows.values():
        assert "Show as table" in row.plot.accessibleName()


def test_nobody_is_said_to_move_where_no_sensor_tells_of_it():
    assert strip_of(Load(0.0, State.NONE, MOVING)).reason == "moving - paused"
    assert strip_of(Load(0.0, State.NONE, MOVING, motion_told=False)).reason == "no motion signal"
