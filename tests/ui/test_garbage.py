"""Cyclic garbage with Qt in it dies on the GUI thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageOnGuiThread


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageOnGuiThread]:
    was_enabled = gc.isenabled()
    taken_over = GarbageOnGuiThread()
    yield taken_over
    taken_over.stop()
    if not was_enabled:
        gc.disable()


class Cycle(QObject):
    """Only the collector can free it; notes the thread on which that happens."""

    def __init__(self, died_on: list[bool]) -> None:
        super().__init__()
        self.me = self
        self.died_on = died_on

    def __del__(self) -> None:
        self.died_on.append(threading.current_thread() is threading.main_thread())


def allocate_much(kept: list[list[int]]) -> None:
    """More than any threshold, as a burst of messages would."""
    kept.extend([number] for number in range(200_000))


def test_garbage_waits_for_the_gui_thread(qtbot: QtBot, collector: GarbageOnGuiThread) -> None:
    died_on: list[bool] = []
    Cycle(died_on)
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate_much, args=(kept,))
    worker.start()
    worker.join()
    assert died_on == []
    qtbot.waitUntil(lambda: died_on == [True])


def test_what_is_kept_is_not_looked_through_again_and_what_comes_later_is_collected(
    qtbot: QtBot, collector: GarbageOnGuiThread
) -> None:
    standing = [[number] for number in range(10_000)]
    before = gc.get_freeze_count()
    collector.keep()
    assert gc.get_freeze_count() - before >= len(standing)
    died_on: list[bool] = []
    Cycle(died_on)
    gc.collect()
    assert died_on == [True]
    collector.stop()
    collector.keep()
    assert gc.get_freeze_count() == 0


def test_python_collects_again_after_the_end(qtbot: QtBot) -> None:
    was_enabled = gc.isenabled()
    GarbageOnGuiThread().stop()
    assert gc.isenabled()
    if not was_enabled:
        gc.disable()
