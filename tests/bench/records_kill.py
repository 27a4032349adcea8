"""Consoles that record, killed at random moments: nothing acknowledged may be lost, no file damaged."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Final

from tests.bench.figures import Figure
from tests.support import kills

KILLS: Final = 500
SEED: Final = 1


def measure() -> Iterator[Figure]:
    """Plain and encrypted files in turn, on a real disk."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, kills.__file__, folder, str(KILLS), str(SEED)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    tally = kills.Tally(**json.loads(done.stdout))
    yield Figure(
        "kills", tally.kills, None, "kills", None, "with SIGKILL: at the start, amid writes, at the end"
    )
    yield Figure("kills_entries", tally.entries, None, "entries", None, "acknowledged before a kill")
    yield Figure("kills_rows", tally.rows, None, "rows", None, "of the run log, acknowledged before a kill")
    yield Figure("kills_lost", tally.lost, None, "of those", 0, "not there afterwards")
    yield Figure("kills_corrupt", tally.corrupt, None, "files", 0, "that do not open, or with a fault")
