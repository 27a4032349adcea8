"""Half an hour of chaos between three consoles and two hub processes over a real database."""

import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child
from tests.support.chaos import chaos

SECONDS: Final = 1800.0


def measure() -> Iterator[Figure]:
    """What was lost, doubled or made up, and how long it took to deliver the rest once all was healed."""
    told = run_child("tests.bench.chaos:run", seconds=SECONDS, seed=20261124)
    what = f"{told['entries']} entries, {sum(told['faults'].values())} faults in {SECONDS / 60:g} min"
    for name in ("missing", "doubled", "strange", "broken"):
        yield Figure(f"chaos_{name}", told[name], None, "", 0, what)
    yield Figure("chaos_drained", told["drained_s"], None, "s", 10, f"{what}: after all was healed")


def run(seconds: float, seed: int) -> dict[str, Any]:
    """One run."""
    with tempfile.TemporaryDirectory() as folder:
        return asdict(chaos(Path(folder), seconds, seed))
