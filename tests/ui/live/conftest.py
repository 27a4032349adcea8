from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.clock import ManualClock
from tests.support.live_views import SHORTS, clock_now
from ui.frame_clock import FrameClock
from ui.live.live_screen import LiveScreen
from ui.live.wall import Wall
from ui.theme import Look


@pytest.fixture
def clock() -> ManualClock:
    return clock_now()


@pytest.fixture
def frames(qapp: QApplication, clock: ManualClock) -> Iterator[FrameClock]:
    made = FrameClock(clock)
    yield made
    made.stop()


@pytest.fixture
def wall(qtbot, look: Look, frames: FrameClock) -> Wall:
    made = Wall(look, frames)
    qtbot.addWidget(made)
    made.resize(900, 606)
    made.set_shorts(SHORTS)
    made.show()
    return made


@pytest.fixture
def screen(qtbot, look: Look, frames: FrameClock) -> Iterator[LiveScreen]:
    made = LiveScreen(look, frames)
    qtbot.addWidget(made)
    made.resize(1204, 654)
    made.show()
    yield made
    made.stop()
