"""The table of heart rate variability of a class, against NeuroKit2's.

Runs where NeuroKit2 is: in the environment of installer/oracle.lock (see `tests.bench.oracle`).
"""

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from tests.bench.figures import Figure

STATIONS = 200
ROUNDS = 3


def measure() -> Iterator[Figure]:
    """CPU of the time domain table of 200 stations, five minutes of beats each; the two take turns."""
    if importlib.util.find_spec("neurokit2") is None:
        sys.stderr.write(
            "hrv: needs neurokit2. Make an environment of installer/oracle.lock (how: tests/bench/oracle.py),"
            " then run `python -m tests.bench hrv` with it.\n"
        )
        return
    import warnings

    import neurokit2 as nk

    from console.physiology.hrv import poincare, time_domain

    rng = np.random.default_rng(7)
    beats = [800 + 40 * np.sin(np.arange(375) / 4) + rng.normal(0, 15, 375) for _ in range(STATIONS)]
    inputs = [{"RRI": rr, "RRI_Time": np.cumsum(rr) / 1000.0} for rr in beats]

    def ours() -> None:
        for table in time_domain(*beats):
            poincare(table)

    def theirs() -> None:
        for one in inputs:
            nk.hrv_time(one)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pairs = [(_cpu_ms(ours), _cpu_ms(theirs)) for _ in range(ROUNDS)]
    own, other = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    what = f"{STATIONS} stations, 375 beats each, with SD1 and SD2; other: neurokit2.hrv_time"
    yield Figure("hrv_table", own, other, "ms CPU", 0.01, what)


def _cpu_ms(work: Callable[[], None]) -> float:
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)
