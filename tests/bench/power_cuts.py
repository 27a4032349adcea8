"""Simulated power cuts, many more of them than the tests try, with other chances."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

CUTS: Final = 50_000
SEED: Final = 1


def measure() -> Iterator[Figure]:
    """Each act of the tests in turn."""
    found = run_child("tests.bench.power_cuts:cut_all", cuts=CUTS)
    yield Figure("power_cuts", found["cuts"], None, "cuts", None, ", ".join(found["acts"]))
    what = "acknowledged and gone, or a file that does not open or has a fault"
    yield Figure("power_cuts_faults", found["faults"], None, "faults", 0, what)


def cut_all(cuts: int) -> dict[str, Any]:
    """How many power cuts were tried, of what, and how many faults they left."""
    from tests.support.cut_acts import ACTS, cut, recorded

    in_tests = sum(act.cuts for act in ACTS.values())
    tried = faults = 0
    for act in ACTS.values():
        number = cuts * act.cuts // in_tests
        memory = Path("/dev/shm")  # nothing here waits for a real disk
        with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
            (Path(name) / "run").mkdir()
            disk = recorded(act, Path(name) / "run")
            faults += len(list(cut(disk, Path(name) / "after", number, SEED)))
        tried += number
    return {"cuts": tried, "faults": faults, "acts": list(ACTS)}
