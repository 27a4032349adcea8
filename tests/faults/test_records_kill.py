"""Killed at any moment: what was acknowledged is there, and the records are whole."""

import json
import subprocess
import sys

from tests.support import kills

KILLS = 40
SEED = 20261124


def test_nothing_acknowledged_is_lost_over_many_kills(tmp_path):
    command = [sys.executable, kills.__file__, str(tmp_path), str(KILLS), str(SEED)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    tally = kills.Tally(**json.loads(done.stdout))
    assert (tally.kills, tally.lost, tally.corrupt) == (KILLS, 0, 0)
    assert min(tally.entries, tally.rows) > KILLS
