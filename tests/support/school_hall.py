"""A school hall: sixteen headsets of two makes, three of them unheard, and what they left on the disk."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.simulated_headsets import Simulated, describe, launch, stop
from ui.__main__ import main

HEADSETS: Final = 16
MAKES: Final = ("Halden VR2", "Corvus MR1")
SAVED: Final = (4, 10)
TYPED: Final = 13
"""Those that the network keeps multicast from, counted from 0: paired yesterday, and typed today."""
SEATED: Final = 14
"""So many of a turn; the two other headsets are spares."""
LID_S: Final = 120.0
LOST_MS: Final = 1000.0
"""No more than the last second may be missing after a power cut."""


@contextlib.contextmanager
def sixteen(folder: Path, *words: str) -> Iterator[list[Simulated]]:
    """The headsets of the hall, eight of each make."""
    processes = [
        launch(
            f"Seat {number + 1}",
            folder / f"headset-{number + 1}",
            *("--seed", str(number + 1), "--model", MAKES[number * 2 // HEADSETS], "--with-stdin", *words),
            *(("--fault", "unheard") if number in (*SAVED, TYPED) else ()),
        )
        for number in range(HEADSETS)
    ]
    try:
        yield [describe(process) for process in processes]
    finally:
        stop(processes)


def yesterday(headsets: list[Simulated], data: Path) -> None:
    """Two that no search hears were paired by the command that takes an address."""
    for number in SAVED:
        one = headsets[number]
        words = ("pair", one.station, "--address", f"127.0.0.1:{one.port}", "--yes")
        assert main([*words, "--data", str(data), "--interface", "loopback"]) == 0
        assert one.line()["pairing"] == "started"


def rows_on_disk(data: Path) -> set[tuple[str, str, int]]:
    """What a data folder holds of what headsets said; read from a copy, for it is not to be touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(data, Path(folder) / "data")
        with contextlib.closing(sqlite3.connect(copy / "records.sqlite")) as records:
            return set(records.execute("SELECT station, boot, seq FROM run_event WHERE station IS NOT NULL"))
