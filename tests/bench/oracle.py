"""`python -m tests.bench.oracle`: write what NeuroKit2 says of heart rate variability, frozen for the tests.

Needs the environment of installer/oracle.lock, which neither product nor tests have:

    uv venv ELSEWHERE && uv pip install --python ELSEWHERE --require-hashes -r installer/oracle.lock
    ELSEWHERE/bin/python -m tests.bench.oracle

Spectra are NeuroKit2's Welch of intervals resampled by cubic splines, absolute, in ms^2.
"""

import json
import math
import random
import warnings
from typing import Any, Final

from tests.support.tree import ROOT

FROZEN: Final = ROOT / "tests" / "data" / "neurokit_hrv.json"
TIME: Final = {
    "MeanNN": "mean_rr_ms",
    "SDNN": "sdnn_ms",
    "RMSSD": "rmssd_ms",
    "SDSD": "sdsd_ms",
    "pNN50": "pnn50_percent",
}


def series() -> dict[str, list[float]]:
    """A recording, and rhythms of different rate, sway, noise and length."""
    known = json.loads((ROOT / "tests" / "data" / "pyhrv_short.json").read_text("utf-8"))
    found = {"pyhrv_short": known["rr_ms"]}
    for name, mean, breath, slow, noise, beats in (
        ("quiet", 900, 35, 20, 12, 400),
        ("quick", 560, 8, 10, 6, 900),
        ("slow", 1150, 70, 30, 25, 500),
        ("swaying", 800, 15, 60, 10, 700),
        ("uneven", 780, 25, 25, 60, 350),
        ("long", 840, 30, 30, 15, 2400),
    ):
        found[name] = _rhythm(random.Random(f"oracle/{name}"), mean, breath, slow, noise, beats)
    return found


def _rhythm(
    rng: random.Random, mean: float, breath: float, slow: float, noise: float, beats: int
) -> list[float]:
    at, found = 0.0, []
    for _ in range(beats):
        sway = breath * math.sin(2 * math.pi * 0.24 * at) + slow * math.sin(2 * math.pi * 0.095 * at)
        found.append(round(mean + sway + rng.gauss(0, noise), 1))
        at += found[-1] / 1000
    return found


def neurokit(rr_ms: list[float]) -> dict[str, float]:
    """What NeuroKit2 says; its pNN50 is of n, not of the n - 1 differences there are: put right here."""
    import neurokit2 as nk
    import numpy as np

    beats = {"RRI": np.array(rr_ms), "RRI_Time": np.cumsum(rr_ms) / 1000.0}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        time, axes = nk.hrv_time(beats), nk.hrv_nonlinear(beats)
        evenly, _, rate = nk.intervals_process(
            beats["RRI"], beats["RRI_Time"], interpolate=True, interpolation_rate=4, method="cubic"
        )
        power: Any = nk.signal_power(
            evenly[:-1],  # the last one lies beyond the last beat
            frequency_band=[(0.04, 0.15), (0.15, 0.40)],
            sampling_rate=rate,
            method="welch",
            window=256,
            max_frequency=0.5,
            normalize=False,
        )
    found = {ours: float(time[f"HRV_{theirs}"].iloc[0]) for theirs, ours in TIME.items()}
    found["pnn50_percent"] *= len(rr_ms) / (len(rr_ms) - 1)
    found |= {"sd1_ms": float(axes["HRV_SD1"].iloc[0]), "sd2_ms": float(axes["HRV_SD2"].iloc[0])}
    return found | {"lf_ms2": float(power.iloc[0, 0]), "hf_ms2": float(power.iloc[0, 1])}


def main() -> None:
    """Write the frozen file."""
    import neurokit2

    made = {name: {"rr_ms": rr, "expected": neurokit(rr)} for name, rr in series().items()}
    whole = {"source": f"neurokit2 {neurokit2.__version__} (MIT), tests/bench/oracle.py", "series": made}
    FROZEN.write_text(json.dumps(whole) + "\n", "utf-8")


if __name__ == "__main__":
    main()
