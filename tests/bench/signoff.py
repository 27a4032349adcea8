"""From choosing a run with 5,000 events in Sign-off to its sheet on the screen, in a real window.

The other figure reads the same log the usual way: every row through `json.loads`, nothing judged or painted.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

EVENTS: Final = 5_000
OPENINGS: Final = 60
LIMIT_MS: Final = 100.0


def measure() -> Iterator[Figure]:
    """Opening a sheet, again and again, with the records on a real disk."""
    found = run_child("tests.bench.signoff:open_sheets")
    what = f"a run of {EVENTS} events chosen in the list, its sheet painted"
    usual = f"{what}; the other: json.loads"
    yield Figure("sheet p50", found["sheet"][0], found["read"][0], "ms", None, usual)
    yield Figure("sheet p95", found["sheet"][1], None, "ms", LIMIT_MS, what)
    yield Figure("sheet p95 cpu", found["cpu"][1], None, "ms CPU", LIMIT_MS, "the same, whoever else is busy")


class Patience:
    """What `pytest-qt` would do: turn the loop until something holds."""

    def waitUntil(self, holds: Callable[[], bool], timeout: int = 30_000) -> None:
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + timeout / 1000
        while not holds():
            QApplication.processEvents()
            if time.monotonic() > end:
                raise TimeoutError

    def waitExposed(self, window: Any) -> None:
        self.waitUntil(window.isVisible)


def open_sheets() -> dict[str, Any]:
    """Two long runs, opened in turn."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from console.messages import EventBody
    from tests.support.signoff_window import evening

    application = QApplication([])
    sheets, reads, cpus = [], [], []
    with tempfile.TemporaryDirectory() as folder, evening(Path(folder), Patience(), "jprice") as at:
        steps = at.desk.pack.steps
        said = [EventBody("hint.shown", step=steps[n % len(steps)].id) for n in range(EVENTS - len(steps))]
        runs = [at.desk.finished_run(said=[*said, *at.desk.clean()]) for _ in range(2)]
        at.come("jprice")
        for number in range(OPENINGS):
            at.until(lambda: len(at.screen.list.items) > len(runs))
            run = runs[number % 2]
            begun, used = time.perf_counter(), time.process_time()
            at.screen.list.choose(run)
            while at.screen.desk.run != run:
                application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            at.screen.repaint()
            sheets.append((time.perf_counter() - begun) * 1000)
            cpus.append((time.process_time() - used) * 1000)
            reads.append(_read(at, run))
    del application
    return {"sheet": _percentiles(sheets[2:]), "read": _percentiles(reads[2:]), "cpu": _percentiles(cpus[2:])}


def _read(at: Any, run: str) -> float:
    """The log as a list of dictionaries."""
    floor = at.desk.engine._floor

    async def work() -> float:
        def read(records: Any) -> float:
            begun = time.perf_counter()
            rows = records.run_rows(run)
            assert len([json.loads(row.frame) for row in rows]) == EVENTS
            return (time.perf_counter() - begun) * 1000

        found: float = await floor.recorder.read(read)
        return found

    taken: float = floor.submit(work).result()
    return taken


def _percentiles(times: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(times, n=20)
    return statistics.median(times), cuts[18]
