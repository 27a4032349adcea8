"""The whole console at 100 stations against the usual stack, well tuned: CPU, and how long nobody is heard.

The same process of busy headsets speaks to both over pinned TLS: ten messages a second each, most of them one
sample, everybody in a run. Ours is the program as it is started: class, evidence, queue, records, load on
every tile with everybody's baseline set. The other (`usual_console`) shows and stores the same messages. It
beats as often as ours does and its traces move with time, as ours do: that is what the goal is for. Beside it
stand the same at 20 beats, as pyqtgraph's own example has it, and one whose plots rest between two samples.
Then a beat every 5 ms on the GUI thread tells the gaps in which no key could have been answered: after CPU
was taken, for two hundred beats a second are a good part of all that a quiet GUI thread does.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, own_cpu_s, run_child
from tests.support.crowds import BUSY, acquaint, crowd

STATIONS: Final = 100
PER_S: Final = 10
SIZE: Final = (2560, 1440)
ROUNDS: Final = 3
BEAT_MS: Final = 5
SIT_S: Final = 45
SETTLE_S: Final = 8.0
MEASURED_S: Final = 20.0
LIMIT_S: Final = 60.0
EQUAL: Final = "equal"
OTHERS: Final[dict[str, dict[str, Any]]] = {
    EQUAL: {"hertz": 10, "scrolls": True},
    "usual": {"hertz": 20, "scrolls": True},
    "thrifty": {"hertz": 10, "scrolls": False},
}


def measure() -> Iterator[Figure]:
    """CPU and the 99th percentile of the gaps, each the median of rounds in which all take turns."""
    rounds = [
        {"ours": run_child("tests.bench.whole:ours")}
        | {name: run_child("tests.bench.whole:other", **how) for name, how in OTHERS.items()}
        for _ in range(ROUNDS)
    ]
    middle = {
        side: {key: statistics.median(one[side][key] for one in rounds) for key in rounds[0][side]}
        for side in rounds[0]
    }
    ours = middle.pop("ours")
    what = f"{STATIONS} stations x {PER_S} messages/s, against websockets + msgspec + PlotWidgets + SQLite"
    for name, other in middle.items():
        cpu_goal, gap_goal = (1 / 4, 1 / 2) if name == EQUAL else (None, None)
        cpu, gap, worst = "cpu_percent", "gap_p99_ms", "gap_worst_ms"
        more = (
            f"{what}, {OTHERS[name]['hertz']} beats/s, {'moving' if OTHERS[name]['scrolls'] else 'resting'}"
        )
        yield Figure(f"whole_cpu_{name}", ours[cpu], other[cpu], "% of a core", cpu_goal, more)
        yield Figure(
            f"whole_gap_p99_{name}", ours[gap], other[gap], "ms", gap_goal, f"gaps of the UI, {name}"
        )
        yield Figure(f"whole_gap_max_{name}", ours[worst], other[worst], "ms", None, f"the longest, {name}")


def ours() -> dict[str, float]:
    """The program, a class at work and everybody's load shown."""
    from PySide6.QtWidgets import QApplication

    from tests.support.soaking import start_class
    from ui.app import Application

    _qt = QApplication([])
    key = os.urandom(32)
    words = ("--count", str(STATIONS), "--per-s", str(PER_S), "--key", key.hex())
    with tempfile.TemporaryDirectory() as folder, crowd(*words, of=BUSY) as (_, where):
        acquaint(Path(folder), where, key)
        application = Application(Path(folder), ())
        application.window.resize(*SIZE)
        application.show()
        _until(application.engine.done)
        engine = application.engine.result()
        _until(lambda: sum(view.link == "live" for view in application.window.stations.all()) == STATIONS)
        start_class(engine, where["stations"])
        _pass(5.0)
        for station in where["stations"]:
            engine.load.calibrate(station, SIT_S)
        _pass(SIT_S + SETTLE_S)
        taps = _Count()
        engine.taps.add(taps)
        found = _watch(lambda: taps.count)
        application.close()
        crashes = [crash.read_text("utf-8") for crash in Path(folder).glob("crashes/*")]
        assert not crashes, crashes[0]
    return found


def other(*, hertz: int, scrolls: bool) -> dict[str, float]:
    """The usual stack."""
    from PySide6.QtWidgets import QApplication

    from tests.bench.usual_console import UsualNetwork, UsualWindow

    _qt = QApplication([])
    words = ("--count", str(STATIONS), "--per-s", str(PER_S))
    with tempfile.TemporaryDirectory() as folder, crowd(*words, of=BUSY) as (_, where):
        network = UsualNetwork(where, Path(folder))
        window = UsualWindow(network.seats, hertz=hertz, scrolls=scrolls)
        window.resize(*SIZE)
        window.show()
        network.start()
        _until(lambda: network.live == STATIONS)
        _pass(SETTLE_S)
        found = _watch(lambda: network.messages)
        network.stop()
    return found


class _Count:
    count = 0

    def __call__(self, seen: object) -> None:
        self.count += 1


def _watch(count: Callable[[], int]) -> dict[str, float]:
    """CPU of this process and the gaps of its GUI thread, while messages come."""
    from PySide6.QtCore import Qt, QTimer

    came, used, began = count(), own_cpu_s(), time.monotonic()
    _pass(MEASURED_S)
    seconds = time.monotonic() - began
    came, used = count() - came, own_cpu_s() - used
    assert came > 0.9 * STATIONS * PER_S * MEASURED_S, f"only {came} messages came"
    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.monotonic() * 1000))
    timer.start(BEAT_MS)
    _pass(MEASURED_S)
    timer.stop()
    gaps = sorted(after - before for before, after in pairwise(beats))
    return {
        "cpu_percent": used / seconds * 100,
        "gap_p99_ms": gaps[int(len(gaps) * 0.99)],
        "gap_worst_ms": gaps[-1],
    }


def _until(holds: Callable[[], Any]) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not holds():
        assert time.monotonic() < deadline, "not everything stands"
        _pass(0.1)


def _pass(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()  # not the application's own: leaving that means to the program that it shall end
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
