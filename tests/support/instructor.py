"""An instructor in a school hall: each act is done in the window, in order, as a hand would do it."""

import shutil
import threading
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from console.model import Attention, LinkState, Phase, Received, StationId, StationView
from tests.support.cables import cut_links
from tests.support.hands import Hands
from tests.support.school_hall import HEADSETS, LID_S, LOST_MS, SEATED
from tests.support.simulated_headsets import Simulated
from tests.support.wearers import PushedClock
from ui.devices.walk import Stage
from ui.keys.table import screen_keys


class Instructor:
    """Who holds the day, with hands on the console. `headsets` are those of the hall, in order of seats."""

    def __init__(self, hands: Hands, headsets: list[Simulated], clock: PushedClock) -> None:
        self.hands, self.headsets, self._clock = hands, headsets, clock
        self._heard: list[tuple[float, Received]] = []
        hands.engine.taps.add(self._hear)

    def _hear(self, seen: object) -> None:
        if isinstance(seen, Received):
            self._heard.append((self._clock.monotonic_ms(), seen))

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

    def must_be_kept(self) -> set[tuple[str, str, int]]:
        """What was heard of runs up to a second ago: who said it, since which start, as which message."""
        now_ms = self._clock.monotonic_ms()
        return {
            (said.station, said.boot, said.seq)
            for at_ms, said in self._heard
            if at_ms < now_ms - LOST_MS and said.run is not None and said.type in ("event", "progress")
        }

    def wearing(self, view: StationView) -> Simulated:
        """The headset of a station."""
        return next(one for one in self.headsets if one.station == view.station)

    # Live

    def answer_all_calls(self, reason: str) -> list[StationId]:
        """Go to whoever is on top, again and again: two keys to be on the way, one or a word to settle it."""
        hands, stage = self.hands, self.hands.window.page("live").stage
        answered = []
        while (top := stage.side.queue.top()) is not None:
            stopped = hands.views()[top].attention is Attention.STOPPED
            hands.forget()
            hands.press(".")
            hands.press("Return")
            hands.until(lambda top=top: hands.views()[top].on_my_way_ms is not None)
            assert hands.actions == 2
            hands.press("R")
            if stopped:
                hands.type(reason)
                hands.press("Return")
            hands.until(lambda top=top: stage.side.queue.top() != top)
            answered.append(top)
        return answered

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
        """Pair all that wait, comparing digits; returns how many were paired."""
        hands, devices = self.hands, self.hands.window.page("devices")
        hands.until(lambda: len(self.views()) == HEADSETS)
        hands.press(screen_keys("devices"))
        waiting = [view.station for view in self.views() if not view.paired]
        if len(hands.views()) == HEADSETS:
            hands.click(devices.pair_all)
            self._compare_digits()
        else:  # headsets of another test on this machine are nobody's to pair here
            for station in waiting:
                hands.until(lambda station=station: devices.model.row_of(station) is not None)
                hands.choose(devices.table, devices.model.index(devices.model.row_of(station), 0))
                hands.press("Return")
                self._compare_digits()
        hands.until(lambda: len(self.live()) == HEADSETS)
        return len(waiting)

    def _compare_digits(self) -> None:
        """Answer for each headset of the round: the digits are the same."""
        hands, devices = self.hands, self.hands.window.page("devices")
        walk = devices.walk
        while walk.is_running:
            hands.until(lambda: walk.stage in (Stage.COMPARE, Stage.FAILED))
            if walk.stage is Stage.FAILED:  # a machine too busy for the protocol's five seconds
                hands.click(devices.pairing.again)
                continue
            asked = walk.current
            wearer = next(one for one in self.headsets if one.station == asked)
            assert walk.code == wearer.line()["code"]
            hands.press("Y")
            hands.until(lambda asked=asked: walk.current != asked)

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
        self.hands.until(lambda: bool(_open_dialogs(self.hands)))
        return _open_dialogs(self.hands)[0]

    def _answer(self, button: QWidget) -> None:
        """Answer a dialog, which then is gone."""
        self.hands.click(button)
        self.hands.until(lambda: not self.hands.window.findChildren(QDialog))

    # What befalls the day

    def close_lid(self) -> float:
        """The laptop sleeps for two minutes: nothing in it moves, its links are gone, its clocks go on.

        To the headsets no time passes: as for one that dozed itself, their clocks and ours part by it.
        Returns our monotonic ms at the awakening.
        """
        engine, asleep, awake = self.hands.engine, threading.Barrier(3), threading.Event()

        def sleep() -> None:
            asleep.wait()
            awake.wait()

        engine._database.submit(sleep)
        engine._loop.call_soon_threadsafe(sleep)
        asleep.wait()  # the window stands still, too: this is its thread
        cut_links({one.port for one in self.headsets})
        self._clock.ahead_ms += 1000.0 * LID_S
        awake_ms = self._clock.monotonic_ms()
        awake.set()
        return awake_ms

    def cut_power(self, into: Path) -> set[tuple[str, str, int]]:
        """Keep the data folder as it lies on the disk now, nothing closed; returns what it has to hold."""
        kept = self.must_be_kept()
        data = Path(self.hands.window.records_view.path).parent
        self.hands.engine._database.submit(shutil.copytree, data, into).result()
        return kept

    # The morning after

    def resume(self) -> None:
        """Take up the offer of the window, and the class that was cut off."""
        hands, classes = self.hands, self.hands.window.page("classes")
        hands.until(lambda: "interrupted" in hands.window.notice.words)
        hands.click(hands.window.notice._act)
        hands.until(classes.overview.resume.isVisible)
        hands.click(classes.overview.resume)
        hands.until(lambda: not hands.class_.interrupted)

    def back_up(self) -> None:
        """Make a backup in Settings."""
        hands, settings = self.hands, self.hands.window.page("settings")
        hands.press(screen_keys("settings"))
        hands.until(settings.pages.isVisible)
        before = hands.window.records_view.backup_utc
        hands.click(settings.pages.row("backup"))
        hands.click(settings.backup.make)
        hands.until(lambda: hands.window.records_view.backup_utc != before)
        hands.until(lambda: settings.backup.make.text() == "Back up now")

    def verify(self) -> str:
        """Have the records verified in Settings; returns what is said."""
        hands, backup = self.hands, self.hands.window.page("settings").backup
        hands.click(backup.verify)
        hands.until(lambda: "Whole" in backup.verified.words or bool(backup.faults.text()))
        return backup.verified.words


def _open_dialogs(hands: Hands) -> list[QDialog]:
    return [one for one in hands.window.findChildren(QDialog) if one.isVisible()]
