"""How soon a call shows: 24 simulated headsets, processes of their own, in a class in the whole program.

One after the other is made to ask for help or to press stop, in no order, and is then seen to. A call counts
from the moment that its headset wrote it, `mono` of its message right before the socket, to the first look at
what is on the screen, every 5 ms, in which both its tile and the queue have the colour of its state.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

HEADSETS: Final = 24
ROUNDS: Final = 4
LOOK_S: Final = 0.005
LIMIT_S: Final = 60.0
SIZE: Final = (1920, 1080)
KINDS: Final = ("help.requested", "stop.pressed")


def measure() -> Iterator[Figure]:
    """The median and the 95th percentile of all calls."""
    waits = sorted(run_child("tests.bench.calls:watch")["waits_ms"])
    what = f"of {len(waits)} calls among {HEADSETS} headsets: written to seen on tile and queue"
    yield Figure("call_to_pixels_p50", statistics.median(waits), None, "ms", None, what)
    yield Figure("call_to_pixels_p95", waits[int(len(waits) * 0.95)], None, "ms", 250, what)
    yield Figure("call_to_pixels_max", waits[-1], None, "ms", None, what)


def watch() -> dict[str, list[float]]:
    """The waits of all calls."""
    from PySide6.QtWidgets import QApplication

    from tests.support.simulated_headsets import headsets
    from tests.support.soaking import start_class
    from ui.app import Application

    _qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder, headsets(HEADSETS, Path(folder), "--skill", "1") as started:
        application = Application(Path(folder) / "data", ("loopback",), demonstration=True)
        application.window.resize(*SIZE)
        application.relay.pairing_changed.connect(_Wearers(application))
        application.show()
        _until(application.engine.done)
        engine, window = application.engine.result(), application.window
        ours = [one.station for one in started]
        _until(lambda: set(ours) <= {view.station for view in window.stations.all()})
        for station in ours:
            engine.headsets.pair(station)
        _until(lambda: {view.station for view in window.stations.live()} >= set(ours))
        start_class(engine, ours)
        _until(lambda: all(view.phase == "running" for view in window.stations.live()))
        waits = _calls(application, ours)
        application.close()
    return {"waits_ms": waits}


class _Wearers:
    """Everybody says yes to the pairing."""

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, change: Any) -> None:
        if change.state == "compare":
            self._application.engine.result().headsets.confirm(change.station)


class _Written:
    """When each station wrote its newest call, on the clock of this machine."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}

    def __call__(self, seen: Any) -> None:
        if getattr(seen, "type", None) == "event" and seen.body.kind in KINDS:
            self.ms[seen.station] = seen.mono


def _calls(application: Any, stations: list[str]) -> list[float]:
    from console.model import Attention
    from tests.support.seen_calls import SeenCalls

    engine, clock = application.engine.result(), application.window.clock
    states = dict(zip(KINDS, (Attention.HELP, Attention.STOPPED), strict=True))
    seen, written = SeenCalls(application.window, application.look), _Written()
    engine.taps.add(written)
    chance, waits = random.Random(11), list[float]()
    order = [(station, kind) for _ in range(ROUNDS) for station in stations for kind in KINDS]
    chance.shuffle(order)
    for station, kind in order:
        state = states[kind]
        written.ms.clear()
        _pass(chance.random() * 0.25)  # so that calls do not keep time with the frame clock
        engine.classroom.command([station], "inject", {"event": kind})
        _until(lambda at=station, of=state: seen.on_tile(at, of) and seen.in_queue(of), LOOK_S)
        waits.append(clock.monotonic_ms() - written.ms[station])
        engine.classroom.resolve(station, "seen to")
        engine.classroom.command([station], "resume", {})
        _until(lambda at=station: _is_quiet(seen, at), LOOK_S)
    return waits


def _is_quiet(seen: Any, station: str) -> bool:
    """Whether nothing is left of the last call, on the screen either."""
    from tests.support.seen_calls import ROLES

    return not seen.rows() and not any(seen.on_tile(station, of) or seen.in_queue(of) for of in ROLES)


def _until(holds: Callable[[], Any], look_s: float = 0.05) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not holds():
        assert time.monotonic() < deadline, "did not happen"
        _pass(look_s)


def _pass(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop = QEventLoop()  # not the application's own: leaving that means to the program that it shall end
    timer = QTimer(loop, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(seconds * 1000))
    loop.exec()
