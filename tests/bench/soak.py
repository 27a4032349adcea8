"""Two hours of a full class in the whole program, time sped up, with a storm of lost links every ten minutes.

A hundred busy headsets say ten messages a second each, most of them samples; everybody calls again and again
and is seen to, all are commanded in turn. Everything but the window's own timers runs faster, so a stall is
measured as somebody would feel it while the class is several times as busy as it can be. Memory is that of
the whole process: what is left grows after the first quarter, when the rings of ten minutes are full.
"""

import gc
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import psutil

from tests.bench.figures import Figure, run_child
from tests.bench.stalls import GuiBeats, idle_beats, longest_ms

STATIONS: Final = 100
PER_S: Final = 10
SPEED: Final = 6.0
MINUTES: Final = 120
STORM_EVERY_S: Final = 600
SIZE: Final = (2560, 1440)


def measure() -> Iterator[Figure]:
    """What was lost or wrong, what memory did, and the longest stall."""
    found = run_child("tests.bench.soak:sit", minutes=MINUTES, speed=SPEED)
    what = f"{STATIONS} stations x {PER_S} messages/s, {MINUTES} min at {SPEED:g} x, {found['storms']} storms"
    yield Figure("soak_messages", found["messages"], None, "messages", None, what)
    for name, unit, words in (
        ("messages_lost", "messages", "said and never heard, heard twice or out of order"),
        ("rows_lost", "rows", f"of {found['rows']} for the run log that are not on disk, once each"),
        ("calls_lost", "calls", f"of {found['calls']} that were not seen in the queue, or seen twice"),
        (
            "outcomes_wrong",
            "commands",
            f"of {found['commands']} that came out otherwise than the headset said",
        ),
        ("crashes", "crashes", "of the window"),
    ):
        yield Figure(f"soak_{name}", found[name], None, unit, 0, words)
    yield Figure(
        "soak_memory_growth", found["growth_mb"], None, "MB", 20, "from a quarter of the time to its end"
    )
    yield Figure(
        "soak_blocks_growth", found["blocks_share"], None, "of before", 0.1, "the same, in Python's blocks"
    )
    yield Figure("soak_ui_stall", found["gap_ms"], None, "ms", 50, f"longest gap of the UI at {SPEED:g} x")
    idle = f"of a process that only sleeps the longest was {found['idle_ms']:.0f}"
    what = f"the same, less what such a process waits meanwhile: {idle}"
    yield Figure("soak_ui_own_stall", found["own_ms"], None, "ms", None, what)
    yield Figure("soak_ui_work", found["work_ms"], None, "ms CPU", None, "of the GUI thread in one such gap")


def sit(minutes: int, speed: float) -> dict[str, float]:
    """One class of so many minutes."""
    from PySide6.QtWidgets import QApplication

    from tests.support.soaked_console import soaked, until

    _qt = QApplication([])
    with tempfile.TemporaryDirectory() as name, idle_beats() as idle:
        folder = Path(name)
        with soaked(
            folder,
            STATIONS,
            per_s=PER_S,
            speed=speed,
            storms=int((minutes * 60 - 1) // STORM_EVERY_S),
            storm_every_s=STORM_EVERY_S,
            calls_within_s=120,
            round_s=29,
            size=SIZE,
        ) as soak:
            beats = GuiBeats()
            for quarter in range(4):
                soak.pass_time(minutes * 15)
                beats.pause()
                if quarter == 0:
                    before = _held()
            after = _held()
            soak.people.leave()
            soak.pass_time(150)  # by then everybody calls, and nobody calls twice
            said = soak.finish()
            beats.pause()
            until(lambda: soak.people.unanswered == 0)
        lost = counted(folder, soak.people, said)
    growth = {"growth_mb": after[0] - before[0], "blocks_share": after[1] / before[1] - 1}
    stalls = {
        "own_ms": longest_ms(beats.waits, idle),
        "gap_ms": longest_ms(beats.waits),
        "idle_ms": longest_ms(idle),
        "work_ms": beats.most_work_ms,
    }
    return lost | growth | stalls | {"storms": said["storms"]}


def _held() -> tuple[float, int]:
    gc.collect()
    return psutil.Process().memory_info().rss / 2**20, sys.getallocatedblocks()


def counted(folder: Path, people: Any, said: dict[str, Any]) -> dict[str, float]:
    """What the headsets said and did against what was heard, seen and kept; and what was lost of it."""
    stations = said["stations"]
    with sqlite3.connect(folder / "records.sqlite") as records:
        sql = "SELECT station, count(*) FROM run_event WHERE seq > 0 GROUP BY station"
        kept = dict(records.execute(sql))
    faults = people.faults
    return {
        "messages": sum(one["said"] for one in stations.values()),
        "messages_lost": len([fault for fault in faults if " after " in fault or "Gap" in fault])
        + sum(abs(one["said"] - people.last_seq[station]) for station, one in stations.items()),
        "rows": sum(one["rows"] for one in stations.values()),
        "rows_lost": sum(abs(one["rows"] - kept.get(station, 0)) for station, one in stations.items()),
        "calls": sum(one["calls"] for one in stations.values()),
        "calls_lost": sum(abs(one["calls"] - people.calls[station]) for station, one in stations.items()),
        "commands": sum(people.outcomes.values()),
        "outcomes_wrong": len(
            [fault for fault in people.faults if "came out" in fault or "outcome" in fault]
        ),
        "crashes": len(list(folder.glob("crashes/*"))),
    }
