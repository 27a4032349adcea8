from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.clock import ManualClock
from ui.frame_clock import FrameClock


class Sheet:
    def __init__(self, *, visible: bool = True) -> None:
        self.visible = visible
        self.refreshed: list[float] = []

    def isVisible(self) -> bool:
        return self.visible

    def refresh(self, now_ms: float) -> None:
        self.refreshed.append(now_ms)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def frames(qapp: QApplication, clock: ManualClock) -> Iterator[FrameClock]:
    made = FrameClock(clock)
    yield made
    made.stop()


def test_many_marks_are_one_refresh(frames: FrameClock) -> None:
    sheet = Sheet()
    for _ in range(50):
        frames.mark(sheet)
    frames.flush()
    frames.flush()
    assert len(sheet.refreshed) == 1


def test_after_a_quiet_moment_a_mark_is_shown_at_once(frames: FrameClock, qtbot) -> None:
    sheet = Sheet()
    frames.mark(sheet)
    assert frames._flush_timer.interval() == 0
    qtbot.waitUntil(lambda: len(sheet.refreshed) == 1)


def test_the_next_mark_waits_for_the_beat(frames: FrameClock, clock: ManualClock) -> None:
    frames.flush()
    clock.advance(0.03)
    frames.mark(Sheet())
    assert frames._flush_timer.interval() == 70


def test_a_hidden_widget_does_no_work(frames: FrameClock) -> None:
    sheet = Sheet(visible=False)
    frames.mark(sheet)
    frames.flush()
    sheet.visible = True
    frames.flush()
    assert sheet.refreshed == []


def test_a_mark_made_while_flushing_comes_with_the_next_beat(frames: FrameClock) -> None:
    class Restless(Sheet):
        def refresh(self, now_ms: float) -> None:
            super().refresh(now_ms)
            frames.mark(self)

    sheet = Restless()
    frames.mark(sheet)
    frames.flush()
    assert len(sheet.refreshed) == 1
    assert frames._flush_timer.isActive()


def test_seconds_are_told_once_each(frames: FrameClock, clock: ManualClock) -> None:
    seconds: list[float] = []
    frames.second_passed.connect(seconds.append)
    for _ in range(6):
        clock.advance(0.5)
        frames._half()
    told = [int(ms // 1000) for ms in seconds]
    assert told == sorted(set(told))
    assert len(told) == 4


def test_a_stopped_clock_paints_nothing(frames: FrameClock, qtbot) -> None:
    sheet = Sheet()
    frames.start()
    frames.mark(sheet)
    frames.stop()
    QApplication.processEvents()
    assert sheet.refreshed == []
