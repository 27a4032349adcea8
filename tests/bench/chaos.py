"""Half an hour of chaos between three consoles and two hub processes on a real PostgreSQL."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.figures import Figure
from tests.support.chaos import Chaos
from tests.support.postgres import postgres

MINUTES: Final = 30
SEED: Final = 7


def measure() -> Iterator[Figure]:
    """What was lost, doubled or changed, and how long the rest took to arrive once all was well again."""
    with tempfile.TemporaryDirectory() as folder, postgres("fsync=on") as server:
        found = asyncio.run(Chaos(Path(folder), server, SEED).run(60 * MINUTES))
    struck = ", ".join(f"{name} {count}" for name, count in sorted(found.struck.items()))
    what = f"{MINUTES} min, {found.entries} entries, {found.cuts} cuts; {struck}"
    for name, faults in (
        ("missing", found.missing),
        ("doubled", found.doubled),
        ("differing", found.differing),
        ("broken_chains", found.broken),
        ("consoles_in_trouble", found.troubles),
    ):
        yield Figure(f"chaos_{name}", len(faults), None, "entries", 0, what)
    yield Figure("chaos_unacknowledged", found.unacknowledged, None, "entries", 0, "10 s and more after it")
    yield Figure("chaos_drained", found.drained_s, None, "s", 10, "from the last repair to an empty outbox")
