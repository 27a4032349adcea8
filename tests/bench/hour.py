"""An hour of real time of a class of thirty in the whole program: memory, threads, handles and CPU stay flat.

Nothing is sped up. Busy headsets speak and call, everybody is answered and commanded, and every ten minutes
all links are cut. The first minutes warm caches and are not judged; then the median of the next ones stands
against that of the last.
"""

import gc
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final

import psutil

from tests.bench.figures import Figure, own_cpu_s, run_child

BY_NAME_ONLY: Final = True
"""Too long for whoever asks for all benches."""
STATIONS: Final = 30
PER_S: Final = 10
MINUTES: Final = 60
WINDOW_MINUTES: Final = 5
"""So long it warms up; and so long are both stretches that are compared."""
STORM_EVERY_S: Final = 600
LOOK_EVERY_S: Final = 10
SIZE: Final = (1920, 1080)
AROUND_S: Final = 900
"""For the start, the last calls and the count."""


@dataclass(frozen=True)
class Look:
    """What the program takes at one moment; CPU as the share of a core since the moment before."""

    memory_mb: float
    threads: float
    handles: float
    cpu: float


def measure() -> Iterator[Figure]:
    """What it takes at the end against what it took at the beginning, and what went wrong meanwhile."""
    limit_s = MINUTES * 60 + AROUND_S
    found = run_child("tests.bench.hour:sit", limit_s, minutes=MINUTES, window=WINDOW_MINUTES)
    what = f"{STATIONS} stations x {PER_S} messages/s, {MINUTES} min of real time, {found['storms']} storms"
    yield Figure("hour_messages", found["messages"], None, "messages", None, what)
    after = f"last {WINDOW_MINUTES} min against those after the first {WINDOW_MINUTES}"
    for name, unit, goal in (
        ("memory_mb", "MB", 1.1),
        ("threads", "threads", 1.0),
        ("handles", "handles", 1.0),
        ("cpu", "of a core", 1.2),
    ):
        begun, ended = found["begun"][name], found["ended"][name]
        yield Figure(f"hour_{name}", ended, begun, unit, goal, f"median of the {after}")
    yield Figure(
        "hour_wrong", found["wrong"], None, "", 0, "lost messages, rows, calls; wrong outcomes; crashes"
    )


def sit(minutes: float, window: float) -> dict[str, Any]:
    """One class of so many minutes, looked at every few seconds."""
    from PySide6.QtWidgets import QApplication

    from tests.bench.soak import counted
    from tests.support.soaked_console import Soaked, soaked, until

    _qt = QApplication([])

    def look_on(soak: Soaked, for_minutes: float) -> list[Look]:
        looks = []
        for _ in range(round(for_minutes * 60 / LOOK_EVERY_S)):
            before = own_cpu_s()
            soak.pass_time(LOOK_EVERY_S)
            looks.append(_look((own_cpu_s() - before) / LOOK_EVERY_S))
        return looks

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with soaked(
            folder,
            STATIONS,
            per_s=PER_S,
            speed=1.0,
            storms=int((minutes * 60 - 1) // STORM_EVERY_S),
            storm_every_s=STORM_EVERY_S,
            calls_within_s=120,
            round_s=29,
            size=SIZE,
        ) as soak:
            soak.pass_time(window * 60)
            gc.collect()
            begun = _median(look_on(soak, window))
            soak.pass_time((minutes - 3 * window) * 60)
            ended = _median(look_on(soak, window))
            soak.people.leave()
            soak.pass_time(150)  # by then everybody calls, and nobody calls twice
            said = soak.finish()
            until(lambda: soak.people.unanswered == 0)
        lost = counted(folder, soak.people, said)
    wrong = sum(lost[kind] for kind in lost if kind.endswith(("_lost", "_wrong")) or kind == "crashes")
    return {
        "begun": vars(begun),
        "ended": vars(ended),
        "wrong": wrong,
        "messages": lost["messages"],
        "storms": said["storms"],
    }


def _look(cpu: float) -> Look:
    process = psutil.Process()
    return Look(process.memory_info().rss / 2**20, process.num_threads(), process.num_fds(), cpu)


def _median(looks: Sequence[Look]) -> Look:
    return Look(*(statistics.median(values) for values in zip(*map(astuple, looks), strict=True)))
