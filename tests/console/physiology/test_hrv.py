"""Heart rate variability: independent libraries' values, known signals, and beats that are not believed."""

import json
import math
import random
from typing import Any

import numpy as np
import pytest
from msgspec.structs import astuple

from console.physiology.beats import HALF, measure
from console.physiology.flat import Floats, gather
from console.physiology.hrv import frequency_domain, poincare, time_domain
from console.physiology.samples import Samples
from tests.support.tree import ROOT


def oracle() -> Any:
    return json.loads((ROOT / "tests" / "data" / "pyhrv_short.json").read_text("utf-8"))


def test_time_domain_and_axes_are_those_of_independent_libraries() -> None:
    known = oracle()
    rr, expected = np.array(known["rr_ms"]), known["expected"]
    (time,) = time_domain(rr)
    axes = poincare(time)
    assert round(time.rmssd_ms, 3) == expected["rmssd_ms"]
    assert round(time.sdnn_ms, 3) == expected["sdnn_ms"]
    assert round(time.pnn50_percent, 3) == expected["pnn50_percent"]
    assert round(axes.sd1_ms, 3) == expected["sd1_ms"]
    assert round(axes.sd2_ms, 3) == expected["sd2_ms"]


FROZEN = json.loads((ROOT / "tests" / "data" / "neurokit_hrv.json").read_text("utf-8"))["series"]


@pytest.mark.parametrize("name", FROZEN)
def test_the_whole_table_is_that_of_an_independent_library_within_one_percent(name: str) -> None:
    rr, expected = np.array(FROZEN[name]["rr_ms"]), FROZEN[name]["expected"]
    found = {}
    (time,) = time_domain(rr)
    for part in (time, poincare(time), frequency_domain(rr)):
        found |= {field: getattr(part, field) for field in part.__struct_fields__}
    assert {field: found[field] for field in expected} == pytest.approx(expected, rel=0.01)


def test_a_class_at_once_reads_like_each_alone() -> None:
    series = [np.array(one["rr_ms"]) for one in FROZEN.values()]
    alone = [time_domain(one)[0] for one in series]
    for one, other in zip(time_domain(*series), alone, strict=True):
        assert astuple(one) == pytest.approx(astuple(other), rel=1e-12)


def test_power_of_a_known_sway_lies_in_its_band() -> None:
    at, rr = 0.0, []
    while at < 600:
        value = 1000 + 30 * math.sin(2 * math.pi * 0.1 * at) + 20 * math.sin(2 * math.pi * 0.25 * at)
        rr.append(value)
        at += value / 1000
    found = frequency_domain(np.array(rr))
    assert found.lf_ms2 == pytest.approx(30**2 / 2, rel=0.1)
    assert found.hf_ms2 == pytest.approx(20**2 / 2, rel=0.1)
    assert found.lf_hf == pytest.approx(found.lf_ms2 / found.hf_ms2)


def live_ln_rmssd(rr: Floats, times: Floats) -> float:
    """L as the product has it, over the minute that ends at the last beat."""
    ring = Samples()
    ring.take(times.tolist(), rr.tolist(), math.inf)
    flat = gather([ring], [float(times[-1])], 120_000.0, gap=HALF)
    return float(measure(flat, 1, np.array([True])).ln_rmssd[0])


def spoilt(rr: list[float], rng: random.Random) -> tuple[Floats, Floats]:
    """Five beats in a hundred ectopic, missed or extra; the sensor's clock stays right."""
    found: list[float] = []
    i = 0
    while i < len(rr):
        kind = rng.choice(("ectopic", "missed", "extra")) if rng.random() < 0.05 else ""
        if kind == "ectopic" and i + 1 < len(rr):
            early = rr[i] * rng.uniform(0.6, 0.75)
            found += [early, rr[i] + rr[i + 1] - early]
            i += 2
        elif kind == "missed" and i + 1 < len(rr):
            found.append(rr[i] + rr[i + 1])
            i += 2
        elif kind == "extra":
            part = rng.uniform(0.3, 0.7)
            found += [rr[i] * part, rr[i] * (1 - part)]
            i += 1
        else:
            found.append(rr[i])
            i += 1
    return np.array(found), np.cumsum(found)


def sinus(rng: random.Random, sway_ms: float, noise_ms: float, beats: int = 1500) -> list[float]:
    """A rhythm with breathing, a slow sway and beat to beat noise; its RMSSD lies between 20 and 40 ms."""
    at, found = 0.0, []
    for _ in range(beats):
        breath = math.sin(2 * math.pi * 0.25 * at) + math.sin(2 * math.pi * 0.1 * at)
        found.append(800 + sway_ms * breath + rng.gauss(0, noise_ms))
        at += found[-1] / 1000
    return found


def test_five_percent_artefacts_hardly_move_rmssd() -> None:
    rng, errors = random.Random(5), []
    series = [sinus(rng, sway, noise) for sway, noise in ((10, 10), (20, 10), (30, 15))]
    for number in range(600):
        first = rng.randrange(1350)
        rr = series[number % 3][first : first + 150]
        dirty, times = spoilt(rr, rng)
        truth = time_domain(np.array(rr)[np.cumsum(rr) > times[-1] - 60_000])[0].rmssd_ms
        errors.append(abs(math.exp(live_ln_rmssd(dirty, times)) / truth - 1))
    median, ninetieth = np.percentile(errors, [50, 90])
    print(f"RMSSD error with 5 % artefacts: median {median:.1%}, 90th percentile {ninetieth:.1%}")
    assert median <= 0.06
    assert ninetieth <= 0.16
