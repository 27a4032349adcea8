"""CPU of a whole process from its start, against importing pyqtgraph and showing one plot."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from typing import Any

from tests.bench.figures import Figure, run_child, take_turns


def measure() -> Iterator[Figure]:
    """Up to the first paint of the empty Live, and until records are open and the search runs."""
    variants: dict[str, tuple[str, dict[str, Any]]] = {
        "painted": ("tests.bench.started:window_painted", {}),
        "engine": ("tests.bench.started:engine_running", {}),
        "other": ("tests.bench.started:plot_painted", {}),
    }
    with _own_bytecode():
        for target, _ in variants.values():
            run_child(target)  # so that no variant compiles or reads from disk for the first time
        cpu = take_turns(variants, "cpu_ms", rounds=5)
    usual = "against importing pyqtgraph and showing one plot"
    yield Figure(
        "start_first_paint",
        cpu["painted"],
        cpu["other"],
        "ms CPU",
        0.4,
        f"first paint of the empty Live, {usual}",
    )
    yield Figure(
        "start_engine",
        cpu["engine"],
        cpu["other"],
        "ms CPU",
        1.3,
        f"records open and search running, {usual}",
    )


@contextlib.contextmanager
def _own_bytecode() -> Iterator[None]:
    """Children find and keep compiled code, as an installed program does, whatever this shell forbids."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="bench-bytecode-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
