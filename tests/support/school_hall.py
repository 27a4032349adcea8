"""A school hall: sixteen headsets of two makes, three of them unheard, and what an instructor does there.

Everything is done in the window, in order; the wearers do their part in their own headsets' processes.
"""

import contextlib
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from console.model import Attention, LinkState, Phase, Received, StationId, StationView
from tests.support.cables import cut_links
from tests.support.hands import Hands
from tests.support.simulated_headsets import Simulated, describe, launch, stop
from tests.support.wearers import PushedClock
from ui.devices.walk import Stage
from ui.keys.table import screen_keys

HEADSETS: Final = 16
MAKES: Final = ("Halden VR2", "Corvus MR1")
SAVED: Final = (4, 10)
TYPED: Final = 13
"""Those that the network keeps multicast from, counted from 0: paired yesterday, and typed today."""
SEATED: Final = 14
"""So many of a turn; the two other headsets are spares."""
LID_S: Final = 120.0


@contextlib.contextmanager
def sixteen(folder: Path, *words: str) -> Iterator[list[Simulated]]:
    """The headsets of the hall, eight of each make."""
    processes = [
        launch(
            f"Seat {number + 1}",
            folder / f"headset-{number + 1}",
            *("--seed", str(number + 1), "--model", MAKES[number * 2 // HEADSETS], "--with-stdin", *words),
            *(("--fault", "unheard") if number in (*SAVED, TYPED) else ()),
        )
        for number in range(HEADSETS)
    ]
    try:
        yield [describe(process) for process in processes]
    finally:
        stop(processes)


class Instructor:
    """Who holds the day, with hands on the console. `headsets` are those of the hall, in order of seats."""

    def __init__(self, hands: Hands, headsets: list[Simulated], clock: PushedClock) -> None:
        self.hands, self.headsets, self._clock = hands, headsets, clock
        self.heard: list[Received] = []
        hands.engine.taps.add(self._hear)

    def _hear(self, seen: object) -> None:
        if isinstance(seen, Received):
            self.heard.append(seen)

    # What can be seen

    def views(self) -> list[StationView]:
        """The hall's stations as the window was told of them, those alone that it knows."""
        known = self.hands.views()
        return [known[one.station] for one in self.headsets if one.station in known]

    def live(self) -> list[StationView]:
        """Those whose link is live."""
        return [view for view in self.views() if view.link is LinkState.LIVE]

    def seated(self) -> list[StationView]:
        """Those on which somebody sits."""
        class_ = self.hands.class_
        stations = {one.station for one in class_.seats if one.person is not None} if class_ else set()
        return [view for view in self.views() if view.station in stations]

    def queue(self) -> list[tuple[StationId | None, Attention]]:
        """Who needs somebody, in the order on the screen."""
        rows = self.hands.window.page("live").stage.side.queue.content.rows
        return [(row.station, row.attention) for row in rows]

    # Devices

    def leave_first_run(self) -> None:
        """No accounts in a school hall: skip to the window."""
        hands = self.hands
        hands.until(lambda: hands.window.first_run is not None)
        while (page := hands.window.first_run) is not None:
            hands.click(page.skip)

    def type_address(self, one: Simulated) -> None:
        """Look for a headset where it says that it is."""
        hands, devices = self.hands, self.hands.window.page("devices")
        hands.press(screen_keys("devices"))
        hands.click(devices.enter)
        hands.type(f"127.0.0.1:{one.port}")
        hands.press("Return")
        hands.until(lambda: one.station in hands.views())

    def pair_all(self) -> int:
        """Walk through all that wait, comparing digits; returns how many were paired."""
        hands, devices = self.hands, self.hands.window.page("devices")
        by_station = {one.station: one for one in self.headsets}
        hands.until(lambda: len(self.views()) == HEADSETS)
        hands.press(screen_keys("devices"))
        hands.click(devices.pair_all)
        walk, paired = devices.walk, 0
        while walk.is_running:
            hands.until(lambda: walk.stage is Stage.COMPARE)
            asked = walk.current
            assert walk.code == by_station[asked].line()["code"]
            hands.press("Y")
            hands.until(lambda asked=asked: walk.current != asked)
            paired += 1
        hands.until(lambda: len(self.live()) == HEADSETS)
        return paired

    # Classes

    def plan_guests(self, turns: int) -> None:
        """So many turns of guests."""
        hands, classes = self.hands, self.hands.window.page("classes")
        self._begin_plan("First gowning")
        hands.click(classes.plan.roster.guests)
        hands.type(str(SEATED * turns))
        hands.click(classes.plan.next)
        hands.pick(classes.plan.seats.controls.turns, f"{turns} turn")

    def plan_trainees(self, names: list[str]) -> None:
        """One turn of people with names."""
        hands, classes = self.hands, self.hands.window.page("classes")
        self._begin_plan("Gowning Grade B")
        hands.click(classes.plan.roster.paste.editor)
        classes.plan.roster.paste.editor.insertPlainText("\n".join(names))
        hands.click(classes.plan.next)

    def _begin_plan(self, title: str) -> None:
        hands, classes = self.hands, self.hands.window.page("classes")
        hands.press(screen_keys("classes"))
        hands.until(classes.new.isVisible)
        hands.click(classes.new)
        courses = classes.plan.course.courses
        row = next(n for n, item in enumerate(courses.items) if title in item.title)
        hands.choose(courses, courses.model().index(row, 0))
        hands.click(classes.plan.next)

    def check_and_start(self) -> None:
        """Check what was planned, and start those that are ready, which are all."""
        hands, classes = self.hands, self.hands.window.page("classes")
        hands.until(classes.start.isEnabled)
        hands.press("Ctrl+Return")
        self.start_checked()

    def start_checked(self) -> None:
        """Start the turn whose check stands on the screen."""
        hands, classes = self.hands, self.hands.window.page("classes")
        hands.until(lambda: len(classes.running.check.ready) == SEATED)
        hands.press("Return")
        hands.until(lambda: hands.window.current == "live")
        hands.until(lambda: all(view.phase in (Phase.RUNNING, Phase.ENDED) for view in self.seated()))

    def next_turn(self) -> None:
        """Go on to the next turn from Live, and start it."""
        hands, window = self.hands, self.hands.window
        turn = hands.class_.turn
        row = window.page("live").stage.side.turn
        hands.until(lambda: row.button.isVisible() and row.words.act == "next")
        hands.click(row.button)
        self._answer(self._dialog().go)
        hands.until(lambda: hands.class_.turn == turn + 1)
        self.start_checked()

    def use_spare(self, seat: str) -> StationId:
        """Give a seat whose headset died one of the spares; returns which."""
        hands, classes = self.hands, self.hands.window.page("classes")
        hands.press(screen_keys("classes"))
        overview, panel = classes.overview, classes.running.panel
        hands.until(overview.turns.isVisible)
        grid = overview.turns.model_
        row = grid.grid.seats.index(seat)
        hands.choose(overview.turns, grid.index(row, hands.class_.turn))
        hands.until(panel.headset.isVisible)
        chosen: StationId = panel.headset.currentData()
        hands.click(panel.change)
        hands.until(lambda: any(one.seat == seat and one.station == chosen for one in hands.class_.seats))
        return chosen

    def end_class(self, *, guests: bool = False) -> None:
        """End the class that runs."""
        hands = self.hands
        hands.press(screen_keys("classes"))
        classes = hands.window.page("classes")
        hands.until(classes.overview.end.isVisible)
        hands.click(classes.overview.end)
        dialog = self._dialog()
        if guests:
            hands.click(dialog.headcount.counted)
        self._answer(dialog.end)
        hands.until(lambda: hands.class_ is None)

    def _dialog(self) -> QDialog:
        self.hands.until(lambda: _open_dialogs(self.hands))
        return _open_dialogs(self.hands)[0]

    def _answer(self, button: QWidget) -> None:
        """Close a dialog; the window is in front again, as every desktop does it but the one of tests."""
        self.hands.click(button)
        self.hands.window.activateWindow()

    # What befalls the day

    def close_lid(self) -> None:
        """The laptop sleeps for two minutes: nothing in it moves, its links are gone, its clocks go on."""
        engine, asleep, awake = self.hands.engine, threading.Barrier(3), threading.Event()

        def sleep() -> None:
            asleep.wait()
            awake.wait()

        engine._database.submit(sleep)
        engine._loop.call_soon_threadsafe(sleep)
        asleep.wait()  # the window stands still, too: this is its thread
        cut_links({one.port for one in self.headsets})
        self._clock.ahead_ms += 1000.0 * LID_S
        awake.set()

    def cut_power(self, into: Path) -> None:
        """Keep the data folder as it lies on the disk now, with everything open."""
        engine = self.hands.engine
        data = Path(self.hands.window.records_view.path).parent
        wait([engine._database.submit(shutil.copytree, data, into)])


def _open_dialogs(hands: Hands) -> list[QDialog]:
    return [one for one in hands.window.findChildren(QDialog) if one.isVisible()]
