"""How fast a second console on the same file is refused, by name, while the first one records.

The command is a whole process, from its start to its end; the engine of a window is measured from the call
that starts it.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child
from tests.support.tree import ROOT

TRIES: Final = 20


def measure() -> Iterator[Figure]:
    """The command, then the engine."""
    found = run_child("tests.bench.second_console:refuse")
    what = "from starting `records stats` to its refusal, worst of 20"
    yield Figure("second_console", found["command_s"], None, "s", 1.0, what)
    what = "from starting the window's engine to its refusal, worst of 20"
    yield Figure("second_engine", found["engine_s"], None, "s", 1.0, what)


def refuse() -> dict[str, Any]:
    """The longest of each, in seconds."""
    from console.engine import Engine
    from console.errors import ConsoleError, RecordsReason
    from tests.support.ledgers import hold_class, opened

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = opened(folder)
        hold_class(records)
        program = [sys.executable, "-m", "ui", "records", "stats", "--data", str(folder)]
        commands, engines = [], []
        for _ in range(TRIES):
            began = time.perf_counter()
            done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
            commands.append(time.perf_counter() - began)
            assert done.returncode == 3 and "already open: another console, process " in done.stderr, (
                done.stderr
            )
            began = time.perf_counter()
            try:
                Engine(folder, interfaces=()).start()
            except ConsoleError as error:
                assert error.reason is RecordsReason.HELD_BY_ANOTHER
            engines.append(time.perf_counter() - began)
        records.close()
    return {"command_s": max(commands), "engine_s": max(engines)}
