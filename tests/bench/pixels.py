"""From a headset's send to pixels: 100 stations, ten messages a second each, the whole program between.

The crowd sends from another process; the program runs as it is started: engine, records, window with the
wall at 2560x1440. A progress carries the moment of its sending, and tiles tell when they have painted what:
a message counts as shown when its tile has been painted with it or a later one. A beat every 5 ms on the
GUI thread shows the longest time in which the window could not have answered a key.
"""

import json
import os
import statistics
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child
from tests.support.crowds import acquaint, crowd

STATIONS: Final = 100
PER_S: Final = 10
SIZE: Final = (2560, 1440)
ALL_LIVE_S: Final = 40.0
WARM_UP_S: Final = 3.0
MEASURED_S: Final = 15.0
BEAT_MS: Final = 5

Painted = dict[str, tuple[list[float], list[float]]]
"""For each station: what its tile showed (`elapsed_ms`, the moment of sending) and when that was painted."""


def measure() -> Iterator[Figure]:
    """The 95th percentile of the way to the screen, and the longest stall; median of three runs."""
    runs = [run_child("tests.bench.pixels:watch") for _ in range(3)]
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    what = f"{STATIONS} stations x {PER_S} messages/s through the whole program"
    yield Figure("frame_to_pixels_p95", middle["p95_ms"], None, "ms", 250, f"{what}: send to painted tile")
    yield Figure(
        "longest_ui_stall", middle["stall_ms"], None, "ms", 50, f"{what}: longest gap on the GUI thread"
    )


def watch() -> dict[str, float]:
    """One run of the program under that load."""
    from PySide6.QtWidgets import QApplication

    from ui.app import Application

    key = os.urandom(32)
    words = ("--count", str(STATIONS), "--per-s", str(PER_S), "--key", key.hex())
    _qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder, crowd(*words) as (process, where):
        acquaint(Path(folder), where, key)
        painted = _note_paints()
        application = Application(Path(folder), ("loopback",))
        application.window.resize(*SIZE)
        application.show()
        _run_until(lambda: painted.keys() >= set(where["stations"]), ALL_LIVE_S)
        _run_for(WARM_UP_S)
        began_ms = time.monotonic() * 1000
        stall_ms = _longest_stall()
        ended_ms = time.monotonic() * 1000
        _run_for(1.0)
        application.close()
        crashes = [crash.read_text("utf-8") for crash in Path(folder).glob("crashes/*")]
        assert not crashes, crashes[0]
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        sent = json.loads(process.stdout.readline())
    waits = sorted(_waits(sent, painted, began_ms, ended_ms))
    assert len(waits) > 0.9 * STATIONS * PER_S / 2 * MEASURED_S, f"only {len(waits)} messages were sent"
    return {"p95_ms": waits[int(len(waits) * 0.95)], "stall_ms": stall_ms}


def _note_paints() -> Painted:
    """Fills as tiles are painted, from now on."""
    from ui.live.tile import Tile

    painted: Painted = {}
    paint = Tile.paintEvent

    def noted(self: Tile, event: Any) -> None:
        paint(self, event)
        if self.view.elapsed_ms is not None:
            shown, at = painted.setdefault(self.view.station, ([], []))
            shown.append(self.view.elapsed_ms)
            at.append(time.monotonic() * 1000)

    Tile.paintEvent = noted  # type: ignore[method-assign]
    return painted


def _waits(
    sent: dict[str, list[float]],
    painted: Painted,
    began: float,
    ended: float,
) -> Iterator[float]:
    for station, moments in sent.items():
        shown, at = painted[station]
        for moment in moments:
            if began <= moment < ended:
                first = bisect_left(shown, moment)
                yield (at[first] if first < len(at) else time.monotonic() * 1000) - moment


def _run_until(holds: Any, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "not all stations came to the wall"
        _run_for(0.1)


def _run_for(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()  # not the application's own: leaving that means to the program that it shall end
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _longest_stall() -> float:
    from PySide6.QtCore import Qt, QTimer

    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.monotonic() * 1000))
    timer.start(BEAT_MS)
    _run_for(MEASURED_S)
    timer.stop()
    return max(after - before for before, after in pairwise(beats)) - BEAT_MS
