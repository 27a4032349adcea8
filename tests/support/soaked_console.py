"""The whole program over a process of busy headsets, in time that runs faster, with people who use it."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QTimer

import console.engine
from console.events import StationChanged
from console.model import LinkState, StationId
from tests.support.crowds import BUSY, acquaint, crowd, last_words
from tests.support.soaking import People
from tests.support.sped_time import SpedClock, SpedLoop, patient
from ui.app import Application

LIMIT_S: Final = 60.0


@dataclass
class Soaked:
    """The program with its window, who sits before it, and what the headsets said at the end."""

    application: Application
    stations: Sequence[StationId]
    people: People
    speed: float
    finish: Callable[[], dict[str, Any]]
    """Ends the headsets and returns what they have said and done."""

    def pass_time(self, seconds: float) -> None:
        """Let so many sped seconds pass in the window."""
        loop = QEventLoop()  # not the application's own: leaving that means to the program that it shall end
        QTimer.singleShot(round(seconds * 1000 / self.speed), loop.quit)
        loop.exec()


def until(holds: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    """Let the window live until something holds; the limit is real time."""
    deadline = time.monotonic() + limit_s
    loop, timer = QEventLoop(), QTimer(interval=10)
    timer.timeout.connect(loop.quit)
    timer.start()
    while not holds():
        assert time.monotonic() < deadline, "did not happen"
        loop.exec()


@contextlib.contextmanager
def soaked(
    folder: Path,
    count: int,
    *,
    per_s: float,
    speed: float,
    storm_every_s: float,
    calls_within_s: float,
    round_s: float,
    physio: bool = True,
    size: tuple[int, int] = (1280, 680),
) -> Iterator[Soaked]:
    """A class of so many at work in the real program; all is ended at the end."""
    key = os.urandom(32)
    words = {
        "--count": count,
        "--per-s": per_s,
        "--key": key.hex(),
        "--speed": speed,
        "--storm-every-s": storm_every_s,
        "--calls-within-s": calls_within_s,
    }
    usual_loop = console.engine.network_loop
    with crowd(*(str(word) for pair in words.items() for word in pair), of=BUSY) as (process, where):
        acquaint(folder, where, key)
        clock = SpedClock.begin(speed)
        console.engine.network_loop = lambda: SpedLoop(speed)
        application = Application(folder, (), clock=clock, pace=patient(speed))
        try:
            application.window.resize(*size)
            application.show()
            live = set[StationId]()

            def note(event: StationChanged) -> None:
                if event.view.link is LinkState.LIVE:
                    live.add(event.view.station)

            application.relay.station_changed.connect(note)
            until(lambda: application.engine.done() and live >= set(where["stations"]))
            engine = application.engine.result()
            people = People(engine, where["stations"], speed=speed, round_s=round_s, physio=physio)
            people.come()
            yield Soaked(application, where["stations"], people, speed, lambda: last_words(process))
        finally:
            application.close()
            console.engine.network_loop = usual_loop
