"""What looking after a class costs: one tick of the room at 100 stations, four of which are due a second.

CPU time, so that whatever else the machine does is not counted. The worst moments are in it: everybody is at
work, half get stuck, then half are lost together.
"""

import statistics
import time
from collections.abc import Iterator
from typing import Any, Final

from tests.bench.figures import Figure, run_child

STATIONS: Final = 100
TICKS: Final = 400


def measure() -> Iterator[Figure]:
    """A tick and a whole queue, at the median and at the worst of a hundred."""
    found = run_child("tests.bench.attention:look_after")
    for name, what in (("tick", "time passes for all of them"), ("queue", "who needs somebody, sorted")):
        yield Figure(f"{name} of {STATIONS} p50", found[name][0], None, "ms", 1.0, what)
        yield Figure(f"{name} of {STATIONS} p99", found[name][1], None, "ms", 1.0, what)


def look_after() -> dict[str, Any]:
    """A class at work, then in trouble."""
    from console.model import Phase
    from tests.support.classroom import Class
    from tests.support.messages import event, progress, state

    class_ = Class(STATIONS)
    for number, one in enumerate(class_.stations):
        class_.say(state(Phase.RUNNING, worn=True), progress("hood", 8), one=one)
        class_.say(*[event("error")] * (3 * (number % 2)), one=one)
    ticks, queues = [], []
    for number in range(TICKS):
        if number == TICKS // 2:
            class_.lose(*class_.stations[::2])
        class_.now_ms += 250.0
        begun = time.thread_time()
        class_.room.tick(class_.now_ms)
        ticked = time.thread_time()
        class_.room.queue()
        queues.append((time.thread_time() - ticked) * 1000)
        ticks.append((ticked - begun) * 1000)
    return {"tick": _percentiles(ticks), "queue": _percentiles(queues)}


def _percentiles(times: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(times, n=100)
    return cuts[49], cuts[98]
