"""How long the GUI thread is kept from its beat, less what the machine withholds from everybody.

A shared machine keeps even a process that only sleeps waiting for tens of ms now and then. Such a process
beats beside the program. Run as a module, this file is that process.
"""

import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from tests.support.tree import ROOT

BEAT_MS: Final = 5
IDLE_LEAST_MS: Final = 5
GUI_LEAST_MS: Final = 20
"""A beat that is later is remembered: few are, for what is remembered here is memory of the program."""


@dataclass(frozen=True)
class Wait:
    """From when a beat was due to when it came, s on the machine's monotonic clock."""

    due: float
    came: float

    @property
    def ms(self) -> float:
        """How long it was kept waiting."""
        return (self.came - self.due) * 1000


@contextmanager
def idle_beats() -> Iterator[list[Wait]]:
    """Have such a process beat for as long as the block lasts; its waits are there afterwards."""
    waits: list[Wait] = []
    command = [sys.executable, "-m", "tests.bench.stalls"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield waits
        finally:
            said, _ = process.communicate()
            waits += [Wait(*map(float, line.split())) for line in said.splitlines()]


class GuiBeats:
    """Beats of the GUI thread of this process, from now on."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._last: tuple[float, float] | None = None
        self.waits: list[Wait] = []
        self.most_work_ms = 0.0
        """CPU of this thread between two beats: what a machine that is busy with others can not spoil."""

    def pause(self) -> None:
        """What comes now is not the program's."""
        self._last = None

    def _beat(self) -> None:
        now = time.monotonic(), time.thread_time()
        if self._last is not None:
            _note(self.waits, self._last[0], now[0], GUI_LEAST_MS)
            self.most_work_ms = max(self.most_work_ms, (now[1] - self._last[1]) * 1000)
        self._last = now


def longest_ms(waits: Sequence[Wait], withheld: Sequence[Wait] = ()) -> float:
    """The longest of these waits; of each, only what does not lie within a wait of the idle process."""
    return max((wait.ms - sum(_common_ms(wait, other) for other in withheld) for wait in waits), default=0.0)


def _common_ms(one: Wait, other: Wait) -> float:
    return max(0.0, min(one.came, other.came) - max(one.due, other.due)) * 1000


def _note(waits: list[Wait], last: float, now: float, least_ms: float) -> None:
    due = last + BEAT_MS / 1000
    if now - due > least_ms / 1000:
        waits.append(Wait(due, now))


def main() -> None:
    """Beat until nobody holds our input any more, then say every wait."""
    waits: list[Wait] = []
    last = time.monotonic()
    while not select.select((sys.stdin,), (), (), BEAT_MS / 1000)[0]:
        now = time.monotonic()
        _note(waits, last, now, IDLE_LEAST_MS)
        last = now
    for wait in waits:
        print(wait.due, wait.came)


if __name__ == "__main__":
    main()
