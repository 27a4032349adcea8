"""The index: how far from the own seated baseline, how sure, and in which words. Fixed and transparent.

    z = sign * (x - baseline mean) / s, clipped to [-3, +3];   s = sqrt((s0^2 + baseline sd^2) / 2)
    load = 100 / (1 + exp(-1.3 (S - 1.5))),   S = mean of the usable arms

Own baseline reads 12, S = 1.5 reads 50, the most is 88. Nothing here is learned, and nothing is held: a
second without enough to go by is a dash with its reason.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec
import numpy as np

from console.physiology.baseline import ARM_OF, Baseline, Second
from console.physiology.features import Features, measure
from console.physiology.flat import Bools, Floats
from console.physiology.station import Station

UNKNOWN: Final = np.array(None)
NO_BASELINE: Final = Baseline((None, None, None, None), (None, None, None, None))
ARMS: Final = {(True, True): ("K", "E"), (True, False): ("K",), (False, True): ("E",), (False, False): ()}
"""Names of the arms that count, by whether the cardiac and the electrodermal one do."""
SIGNS: Final = (1.0, -1.0, 1.0, 1.0)
POPULATION_SD: Final = (7.1, 0.31, 0.42, 0.76)
"""s0 of HR (bpm), L, C, R."""
CLIP: Final = 3.0
RATE_WEIGHT: Final = 0.7
STEEPNESS: Final = 1.3
MIDDLE: Final = 1.5
LEAST_Q: Final = 0.5
ONE_ARM: Final = 0.6
PROVISIONAL: Final = 0.7
SHOWN_FROM: Final = 0.4
SURE_FROM: Final = 0.7
"""Below this a shown number is hatched."""
RAISED_FROM: Final = 40.0
WELL_ABOVE_FROM: Final = 70.0
SILENT_MS: Final = 5_000.0
IRREGULAR: Final = 0.1

NOT_CALIBRATED: Final = "not calibrated"
MOVING: Final = "moving - paused"
IRREGULAR_BEATS: Final = "irregular beats"
POOR_CONTACT: Final = "poor contact"
SWITCHED_OFF: Final = "switched off"


class State(StrEnum):
    """What one second is."""

    BASELINE = "baseline"
    OK = "ok"
    NONE = "none"


class Band(StrEnum):
    """The word for a load."""

    NEAR = "near own baseline"
    RAISED = "raised"
    WELL_ABOVE = "well above own baseline"


class Departures(msgspec.Struct, frozen=True, gc=False, rename={"hr": "HR", "l": "L", "c": "C", "r": "R"}):
    """z of each feature, -3 to 3, or None."""

    hr: float | None = None
    l: float | None = None  # noqa: E741 - L is its name in the formulas and on paper
    c: float | None = None
    r: float | None = None


class Load(msgspec.Struct, frozen=True, gc=False, rename={"mono_ms": "mono"}):
    """One second of one station; as JSON, a line of `load replay`."""

    mono_ms: float
    """T, the headset's monotonic ms."""
    state: State
    reason: str | None = None
    """Why there is no number."""
    load: float | None = None
    """0-100."""
    confidence: float = 0.0
    """0-1."""
    hr_bpm: float | None = None
    hr_delta: float | None = None
    """bpm above the own baseline."""
    z: Departures = Departures()
    arms: tuple[str, ...] = ()
    """Those that count: K cardiac, E electrodermal."""
    artefact: float | None = None
    """Share of beats in 30 s that is not believed."""
    motion_told: bool = True
    """False while no sensor tells of movement: nobody can say that there is any. Not in `load replay`."""


def band(load: float) -> Band:
    """The word for a load of 0-100."""
    if load < RAISED_FROM:
        return Band.NEAR
    return Band.RAISED if load <= WELL_ABOVE_FROM else Band.WELL_ABOVE


def index(departure: Floats) -> Floats:
    """Load, 0-100, from S."""
    return 100.0 / (1.0 + np.exp(-STEEPNESS * (departure - MIDDLE)))


def evaluate(stations: Sequence[Station], at_ms: Sequence[float]) -> list[Load]:
    """One second of all stations at once, each at its own T; moves their calibrations on."""
    if not stations:
        return []
    found = measure(stations, at_ms)
    mean, sd, factor = _baselines(stations)
    z = _departures(found.values, mean, sd)
    arms = np.column_stack([_cardiac(z), (z[:, 2] + z[:, 3]) / 2.0])
    usable = found.q >= LEAST_Q
    calibrates = [
        station.calibration is not None and station.calibration.covers(now)
        for station, now in zip(stations, at_ms, strict=True)
    ]
    counts = usable & (~np.isnan(arms) | np.array(calibrates)[:, None])
    number = counts.sum(axis=1)
    divisor = np.maximum(number, 1)
    load = index(np.where(counts, arms, 0.0).sum(axis=1) / divisor)
    sure = np.where(counts, found.q, 0.0).sum(axis=1) / divisor
    confidence = sure * np.where(number == 2, 1.0, ONE_ARM) * factor * found.motion
    shown = np.where((number > 0) & (confidence >= SHOWN_FROM), load, np.nan)
    rate = np.where(usable[:, 0], found.values[:, 0], np.nan)
    z = np.where(usable[:, ARM_OF], z, np.nan)
    figures = np.column_stack([shown, rate, rate - mean[:, 0], found.artefact, z])
    said = _Said(
        found,
        usable,
        confidence.tolist(),
        np.where(np.isnan(figures), UNKNOWN, figures).tolist(),
        [ARMS[heart, skin] for heart, skin in counts.tolist()],
        found.motion_told.tolist(),
    )
    return [
        (_calibrate if calibrates[row] else _say)(station, at_ms[row], said, row)
        for row, station in enumerate(stations)
    ]


def _baselines(stations: Sequence[Station]) -> tuple[Floats, Floats, Floats]:
    """Means and sds, NaN where there is none, (S, 4), and the factor of a provisional one, (S,)."""
    kept = [station.baseline or NO_BASELINE for station in stations]
    mean = np.array([one.mean for one in kept], dtype=np.float64)
    sd = np.array([one.sd for one in kept], dtype=np.float64)
    return mean, sd, np.array([PROVISIONAL if one.is_provisional else 1.0 for one in kept])


def _departures(values: Floats, mean: Floats, sd: Floats) -> Floats:
    """Departure (z) of every feature, shape (S, 4); NaN where the feature or its baseline is missing."""
    spread = np.sqrt((np.square(POPULATION_SD) + sd**2) / 2.0)
    return np.clip(np.array(SIGNS) * (values - mean) / spread, -CLIP, CLIP)


def _cardiac(z: Floats) -> Floats:
    """K: the rate alone, or weighted with L where there is one."""
    both = RATE_WEIGHT * z[:, 0] + (1.0 - RATE_WEIGHT) * z[:, 1]
    return np.where(np.isnan(z[:, 1]), z[:, 0], both)


class _Said(msgspec.Struct):
    """What is said of each station, in rows: plain values, for hundreds of looks into arrays cost more."""

    found: Features
    usable: Bools
    confidence: list[float]
    figures: list[list[float | None]]
    """Load where it is shown, rate and its difference from the baseline, share of artefacts, four z."""
    arms: list[tuple[str, ...]]
    motion_told: list[bool]


def _say(station: Station, at_ms: float, said: _Said, row: int) -> Load:
    """A number where there is enough to go by, else a dash with the first reason that holds."""
    load, rate, difference, artefact, *z = said.figures[row]
    return Load(
        at_ms,
        State.NONE if load is None else State.OK,
        _reason(station, said, row) if load is None else None,
        load,
        said.confidence[row],
        rate,
        difference,
        Departures(*z),
        said.arms[row],
        artefact,
        said.motion_told[row],
    )


def _reason(station: Station, said: _Said, row: int) -> str:
    found = said.found
    if found.silent_ms[row] >= SILENT_MS:
        return f"no signal {int(found.silent_ms[row] // 1000.0)} s"
    if station.baseline is None or station.baseline.is_empty:
        return NOT_CALIBRATED
    if found.motion[row] < 1.0 and said.usable[row].any():
        return MOVING
    is_irregular = found.artefact[row] > IRREGULAR and found.told_cover[row] >= LEAST_Q
    if is_irregular and not said.usable[row, 0]:
        return IRREGULAR_BEATS
    return POOR_CONTACT


def _calibrate(station: Station, at_ms: float, said: _Said, row: int) -> Load:
    """A second of calibration: no number."""
    calibration = station.calibration
    assert calibration is not None
    found = said.found
    values = [None if math.isnan(value) else value for value in found.values[row].tolist()]
    calibration.note(
        at_ms,
        Second(
            (values[0], values[1], values[2], values[3]),
            (float(found.q[row, 0]), float(found.q[row, 1])),
            (float(found.cover[row, 0]), float(found.cover[row, 1])),
            (bool(found.has_come[row, 0]), bool(found.has_come[row, 1])),
        ),
    )
    _, rate, _, artefact, *_ = said.figures[row]
    return Load(
        at_ms,
        State.BASELINE,
        NOT_CALIBRATED,
        confidence=said.confidence[row],
        hr_bpm=rate,
        arms=said.arms[row],
        artefact=artefact,
        motion_told=said.motion_told[row],
    )
