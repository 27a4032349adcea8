"""The whole program over a process of busy headsets, in time that runs faster, with people who use it."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

import console.engine
from console.events import StationChanged
from console.headsets.fleet import Fleet
from console.model import CommandId, LinkState, StationId
from tests.support.crowds import BUSY, acquaint, crowd, last_words
from tests.support.soaking import People
from tests.support.sped_time import SpedClock, SpedLoop, patient
from ui.app import Application

LIMIT_S: Final = 60.0
PATIENCE: Final = 10
"""So many times as long as usual an answer is waited for: a slow machine is no wrong outcome."""


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
    storms: int,
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
        "--storms": storms,
        "--storm-every-s": storm_every_s,
        "--calls-within-s": calls_within_s,
    }
    with crowd(*(str(word) for pair in words.items() for word in pair), of=BUSY) as (process, where):
        acquaint(folder, where, key)
        clock = SpedClock.begin(speed)
        application = Application(folder, (), clock=clock, pace=patient(speed))
        restore = _speed_up(speed)
        try:
            application.window.resize(*size)
            application.show()
            live = set[StationId]()

            def note(events: tuple[StationChanged, ...]) -> None:
                live.update(event.view.station for event in events if event.view.link is LinkState.LIVE)

            application.relay.stations_changed.connect(note)
            until(lambda: application.engine.done() and live >= set(where["stations"]))
            engine = application.engine.result()
            people = People(engine, where["stations"], speed=speed, round_s=round_s, physio=physio)
            people.come()
            yield Soaked(application, where["stations"], people, speed, lambda: last_words(process))
        finally:
            application.close()
            restore()
            delete(application)


def delete(application: Application) -> None:
    """Let Qt delete a program that was closed."""
    for thing in (application.window, application.relay, application):
        thing.deleteLater()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _speed_up(speed: float) -> Callable[[], None]:
    """Let the network thread's seconds pass sooner, but not the time that a headset has for an answer."""
    usual_loop, usual_command = console.engine.network_loop, Fleet.command

    def command(
        fleet: Fleet,
        station: StationId,
        verb: str,
        args: dict[str, Any],
        deadline_ms: int,
        again: CommandId | None = None,
    ) -> CommandId:
        return usual_command(fleet, station, verb, args, round(deadline_ms * speed * PATIENCE), again)

    def restore() -> None:
        console.engine.network_loop = usual_loop
        Fleet.command = usual_command  # type: ignore[method-assign]

    console.engine.network_loop = lambda: SpedLoop(speed)
    Fleet.command = command  # type: ignore[method-assign]
    return restore
