"""A wall of 100 stations in a 2560x1440 window, all in sight, fed with the same stream of partial updates.

The usual way is a pyqtgraph PlotWidget, labels and a progress bar for each station, set on every update.
In each of the 20 ticks a second ten stations say something new: so every station speaks twice a second and
its trace gets a point, a step ends every ten seconds or so, and now and then a trainee errs or asks for help.
Ours also shows load on every tile: its trace, word and heart rate move once a second; its garbage is
collected as in the program. What is said is made before the time is taken: it is not what is measured.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from msgspec.structs import replace

from console.model import Attention, StationView
from tests.bench.figures import Figure, own_cpu_s, take_turns
from tests.support.live_views import NAMES, SHORTS, station_view

STATIONS: Final = 100
SIZE: Final = (2560, 1440)
TICKS_PER_S: Final = 20
SPEAKING_PER_TICK: Final = 10
WARM_UP_S: Final = 1.5
MEASURED_S: Final = 5.0
TICKS: Final = round(TICKS_PER_S * (WARM_UP_S + MEASURED_S + 2))
TRACE_POINTS: Final = 240
HISTORY_S: Final = 120
CHANGES_PER_S: Final = 0.13
"""How often a median heart rate of half a minute changes as it is written: measured on simulated wearers."""


@dataclass
class Stream:
    """The class as it goes on: the same for both walls."""

    views: list[StationView]
    said: list[list[StationView]]
    """What is new in each tick."""
    tick: int = 0

    @classmethod
    def begin(cls, now_ms: float) -> "Stream":
        """Everybody in the middle of a run."""
        views = [_station(seat, now_ms) for seat in range(1, STATIONS + 1)]
        dice, last, said = random.Random(7), list(views), []
        for tick in range(TICKS):
            first = tick * SPEAKING_PER_TICK % STATIONS
            speaking = slice(first, first + SPEAKING_PER_TICK)
            at_ms = now_ms + tick * 1000 / TICKS_PER_S
            last[speaking] = [cls._spoken(view, at_ms, dice) for view in last[speaking]]
            said.append(last[speaking])
        return cls(views, said)

    def next(self) -> list[StationView]:
        """Those that say something new in this tick."""
        self.tick += 1
        return self.said[self.tick - 1]

    @staticmethod
    def _spoken(view: StationView, now_ms: float, dice: random.Random) -> StationView:
        changes: dict[str, Any] = {"last_frame_ms": now_ms, "elapsed_ms": (view.elapsed_ms or 0) + 500}
        chance = dice.random()
        if chance < 0.05:
            index = view.step_index % 17 + 1 if view.step_index else 1
            changes |= {
                "step_index": index,
                "step": dice.choice(list(SHORTS)),
                "step_since_ms": now_ms,
            }
        elif chance < 0.06:
            changes["error_steps"] = tuple(sorted({*view.error_steps, view.step_index or 1}))
        elif chance < 0.065:
            called = view.attention is Attention.NORMAL
            changes |= {
                "attention": Attention.HELP if called else Attention.NORMAL,
                "attention_since_ms": now_ms,
            }
        elif chance < 0.08:
            changes["battery"] = max(0.05, (view.battery or 0.8) - 0.01)
        return replace(view, **changes)


class LoadStream:
    """Load of everybody after two minutes, and as it goes on."""

    def __init__(self, now_ms: float) -> None:
        from ui.live.load_trace import Trace

        self._traces = {f"station-{seat}": Trace() for seat in range(1, STATIONS + 1)}
        self._rates, self._loads = dict.fromkeys(self._traces, 74), dict.fromkeys(self._traces, 14.0)
        self.strips = {station: (self._strip(station), trace) for station, trace in self._traces.items()}
        dice = random.Random(8)
        self._said = iter([self._second(dice) for _ in range(HISTORY_S + TICKS // TICKS_PER_S)])
        for second in range(HISTORY_S, 0, -1):
            self.take_second(now_ms - 1000.0 * second)

    def take_second(self, now_ms: float) -> None:
        """One more second of all."""
        for station, load, strip in next(self._said):
            trace = self._traces[station]
            trace.add(now_ms / 1000.0, load)
            if strip is not None:
                self.strips[station] = strip, trace

    def _second(self, dice: random.Random) -> list[tuple[str, float, Any]]:
        """What one second says of each: load, and the strip where its words are others."""
        said = []
        for station, load in self._loads.items():
            self._loads[station] = 12 + 0.9 * (load - 12) + dice.random()
            is_other = dice.random() < CHANGES_PER_S
            if is_other:
                self._rates[station] += dice.choice((-1, 1))
            said.append((station, self._loads[station], self._strip(station) if is_other else None))
        return said

    def _strip(self, station: str) -> Any:
        from ui.live.load_strip import Strip

        rate = self._rates[station]
        return Strip("near", "near own baseline", False, str(rate), f"+{rate - 60}")


def _station(seat: int, now_ms: float) -> StationView:
    view = station_view(seat, seat=f"{seat:02}", name=NAMES[seat % len(NAMES)])
    return replace(view, station=f"station-{seat}", last_frame_ms=now_ms, step_since_ms=now_ms)


def measure() -> Iterator[Figure]:
    """CPU of the painting process at 20 fps and at 5 Hz, and of the first show."""
    cpu = take_turns(
        {
            "ours at 20": ("tests.bench.wall:paint_ours", {"hertz": 20}),
            "ours at 5": ("tests.bench.wall:paint_ours", {"hertz": 5}),
            "other": ("tests.bench.wall:paint_other", {}),
        },
        "cpu_percent",
    )
    unit, other = "% of a core", cpu["other"]
    stream = "100 tiles at 2560x1440, ten updates in each of 20 ticks a second"
    usual = "a PlotWidget, labels and a progress bar per tile"
    yield Figure(
        "wall_20fps", cpu["ours at 20"], other, unit, 1 / 10, f"{stream}, painted at 20 fps, against {usual}"
    )
    yield Figure(
        "wall_5hz",
        cpu["ours at 5"],
        other,
        unit,
        1 / 18,
        f"the same stream, painted at 5 Hz, against {usual} at 20 fps",
    )
    first = take_turns(
        {"ours": ("tests.bench.wall:show_ours", {}), "other": ("tests.bench.wall:show_other", {})}, "cpu_ms"
    )
    yield Figure(
        "wall_first_show",
        first["ours"],
        first["other"],
        "ms CPU",
        1 / 8,
        f"100 tiles made and painted once, against {usual}",
    )


def paint_ours(hertz: float) -> dict[str, float]:
    """The wall as the window has it."""
    from PySide6.QtWidgets import QApplication

    from console.clock import SystemClock
    from ui.garbage import GarbageOnGuiThread

    application = QApplication([])
    clock = SystemClock()
    wall, frame_clock = _our_wall(application, hertz)
    stream = Stream.begin(clock.monotonic_ms())
    loads = LoadStream(clock.monotonic_ms())
    wall.set_views(stream.views)
    wall.set_loads_shown(True)
    wall.show_loads(loads.strips)
    wall.show()
    frame_clock.start()
    garbage = GarbageOnGuiThread()

    def feed() -> None:
        for view in stream.next():
            wall.show_view(view)
        if stream.tick % TICKS_PER_S == 0:
            loads.take_second(clock.monotonic_ms())
            wall.show_loads(loads.strips)

    used = _cpu_percent(application, feed)
    garbage.stop()
    return {"cpu_percent": used}


def show_ours() -> dict[str, float]:
    """CPU from nothing but a running Qt to a painted wall."""
    from PySide6.QtWidgets import QApplication

    from console.clock import SystemClock

    application = QApplication([])
    views = Stream.begin(SystemClock().monotonic_ms()).views
    before = own_cpu_s()
    wall, _ = _our_wall(application, 10)
    wall.set_views(views)
    wall.show()
    _settle(application)
    return {"cpu_ms": (own_cpu_s() - before) * 1000}


def _our_wall(application: Any, hertz: float) -> tuple[Any, Any]:
    from console.clock import SystemClock
    from ui.frame_clock import FrameClock
    from ui.live.wall import Wall
    from ui.theme import Look

    look = Look()
    look.apply(application)
    frame_clock = FrameClock(SystemClock(), hertz)
    wall = Wall(look, frame_clock)
    wall.set_shorts(SHORTS)
    wall.resize(*SIZE)
    return wall, frame_clock


def paint_other() -> dict[str, float]:
    """The usual wall: child widgets that are set as updates arrive."""
    from PySide6.QtWidgets import QApplication

    from console.clock import SystemClock

    application = QApplication([])
    clock = SystemClock()
    stream = Stream.begin(clock.monotonic_ms())
    wall = _usual_wall(stream.views)
    wall.show()

    def feed() -> None:
        for view in stream.next():
            wall.take(view)

    return {"cpu_percent": _cpu_percent(application, feed)}


def show_other() -> dict[str, float]:
    """CPU from nothing but a running Qt, with pyqtgraph already imported, to a painted wall."""
    import pyqtgraph  # noqa: F401 - its import is not what is compared here
    from PySide6.QtWidgets import QApplication

    from console.clock import SystemClock

    application = QApplication([])
    views = Stream.begin(SystemClock().monotonic_ms()).views
    before = own_cpu_s()
    wall = _usual_wall(views)
    wall.show()
    _settle(application)
    return {"cpu_ms": (own_cpu_s() - before) * 1000}


def _usual_wall(views: list[StationView]) -> Any:
    import pyqtgraph
    from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

    class UsualTile(QFrame):
        def __init__(self, view: StationView) -> None:
            super().__init__()
            self.name, self.state, self.step, self.battery = QLabel(), QLabel(), QLabel(), QLabel()
            self.progress = QProgressBar()
            self.progress.setRange(0, 17)
            self.plot = pyqtgraph.PlotWidget()
            self.plot.hideAxis("left")
            self.plot.hideAxis("bottom")
            self.curve = self.plot.plot(pen="c")
            self.trace = [0.0] * TRACE_POINTS
            top = QHBoxLayout()
            top.addWidget(self.name)
            top.addWidget(self.state)
            column = QVBoxLayout(self)
            column.addLayout(top)
            for widget in (self.step, self.plot, self.progress, self.battery):
                column.addWidget(widget)
            self.take(view)

        def take(self, view: StationView) -> None:
            elapsed = int(view.elapsed_ms or 0)
            self.name.setText(f"{view.seat} {view.name}")
            self.state.setText(str(view.attention))
            self.step.setText(
                f"{SHORTS.get(view.step or '', '')} {elapsed // 60_000}:{elapsed // 1000 % 60:02}"
            )
            self.battery.setText(f"{(view.battery or 0):.0%}")
            self.progress.setValue(view.step_index or 0)
            self.trace = [*self.trace[1:], (elapsed % 7000) / 7000]
            self.curve.setData(self.trace)

    class UsualWall(QWidget):
        def __init__(self) -> None:
            super().__init__()
            grid = QGridLayout(self)
            self.tiles = {view.station: UsualTile(view) for view in views}
            for index, tile in enumerate(self.tiles.values()):
                grid.addWidget(tile, index // 10, index % 10)

        def take(self, view: StationView) -> None:
            self.tiles[view.station].take(view)

    wall = UsualWall()
    wall.resize(*SIZE)
    return wall


def _cpu_percent(application: Any, feed: Any) -> float:
    """CPU of this process in percent of one core, while `feed` is called 20 times a second."""
    from PySide6.QtCore import Qt, QTimer

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(feed)
    timer.start(1000 // TICKS_PER_S)
    marks: list[tuple[float, float]] = []
    note = lambda: marks.append((time.monotonic(), own_cpu_s()))  # noqa: E731
    QTimer.singleShot(round(WARM_UP_S * 1000), note)
    QTimer.singleShot(round((WARM_UP_S + MEASURED_S) * 1000), lambda: (note(), application.quit()))
    application.exec()
    (began, used_before), (ended, used_after) = marks
    return (used_after - used_before) / (ended - began) * 100


def _settle(application: Any) -> None:
    """Until everything has been laid out and painted."""
    for _ in range(5):
        application.processEvents()
