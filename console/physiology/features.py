"""One second of the whole class: features, how far each arm is to be believed, and movement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.physiology import beats, electrodermal
from console.physiology.flat import (
    Bools,
    Floats,
    gather,
    order,
    share_of_seconds,
    sum_in,
    whole_parts,
)
from console.physiology.samples import Samples
from console.physiology.station import ECG, MOTION, PPG, RATE, SCORED, SKIN, Station

RATE_RANGE_BPM: Final = (30.0, 220.0)
BELIEVED_SHARE: Final = 0.5
WORST_ARTEFACT: Final = 0.3
FRESH_MS: Final = 5_000.0
STALE_MS: Final = 15_000.0
MOTION_MS: Final = 10_000.0
STILL_G: Final = 0.08
MOVING_G: Final = 0.20
MOTION_FACTORS: Final = (1.0, 0.5, 0.0, 0.8)
"""Still, moving, walking, not known."""
NOTHING: Final = Samples()
"""Stands where a station has no such signal; never written."""


@dataclass(slots=True)
class Features:
    """Of S stations at their T; NaN where there is nothing to say."""

    values: Floats
    """HR (bpm), L, C, R, shape (S, 4)."""
    cover: Floats
    """Of the cardiac and the electrodermal arm, 0-1, shape (S, 2)."""
    q: Floats
    """How far each arm is to be believed, 0-1, shape (S, 2)."""
    artefact: Floats
    """Share of beats not believed in 30 s, shape (S,); NaN without beats or when hr_bpm gives the rate."""
    told_cover: Floats
    """All intervals of 30 s, believed or not, in parts of 30 s, shape (S,)."""
    motion: Floats
    """Factor of movement, shape (S,)."""
    motion_told: Bools
    """Whether any sample tells of movement, shape (S,); without one the factor is a guess."""
    silent_ms: Floats
    """Since the newest sample of any scored signal, or since listening began, shape (S,)."""
    has_come: Bools
    """Whether an arm ever had a sample, shape (S, 2)."""


def measure(stations: Sequence[Station], at_ms: Sequence[float]) -> Features:
    """Measure each station at its own T (headset's monotonic ms), from samples up to T only."""
    last = _last_samples(stations, at_ms)
    heart = _heart(stations, at_ms, last)
    skin = electrodermal.measure([station.signals[SKIN] for station in stations], at_ms)
    now = np.asarray(at_ms, dtype=np.float64)
    since = np.array([station.since_ms for station in stations])
    newest = np.fmax.reduce(last, axis=1)
    silent = now - np.where(np.isnan(newest), since, newest)
    cover = np.column_stack([heart.cover, skin.cover])
    ages = np.column_stack([heart.age_ms, now - last[:, SCORED.index(SKIN)]])
    doubt = np.column_stack(
        [np.minimum(1.0, np.nan_to_num(heart.artefact) / WORST_ARTEFACT), np.zeros(len(now))]
    )
    motion, motion_told = _motion(stations, at_ms)
    return Features(
        values=np.column_stack([heart.rate, heart.ln_rmssd, skin.ln_level, skin.responses]),
        cover=cover,
        q=cover * (1.0 - doubt) * _freshness(ages),
        artefact=heart.artefact,
        told_cover=heart.told_cover,
        motion=motion,
        motion_told=motion_told,
        silent_ms=silent,
        has_come=~np.isnan(np.column_stack([np.fmax.reduce(last[:, :3], axis=1), last[:, 3]])),
    )


def _last_samples(stations: Sequence[Station], at_ms: Sequence[float]) -> Floats:
    """Times of the newest samples of the scored signals, NaN where none came, shape (S, 4)."""
    return np.array(
        [
            [station.signals[name].last_until(now) for name in SCORED]
            for station, now in zip(stations, at_ms, strict=True)
        ],
        dtype=np.float64,
    ).reshape(len(stations), len(SCORED))


@dataclass(slots=True)
class _Heart:
    rate: Floats
    ln_rmssd: Floats
    cover: Floats
    artefact: Floats
    told_cover: Floats
    age_ms: Floats


def _heart(stations: Sequence[Station], at_ms: Sequence[float], last: Floats) -> _Heart:
    """The cardiac arm: ECG when it has a beat in 30 s, else PPG; hr_bpm when beats cover too little."""
    count = len(stations)
    now = np.asarray(at_ms, dtype=np.float64)
    has_ecg = now - last[:, 0] < beats.RATE_MS
    rings = [station.signals[ECG] for station in stations]
    rings += [
        NOTHING if is_ecg else station.signals[PPG]
        for station, is_ecg in zip(stations, has_ecg.tolist(), strict=True)
    ]
    both = [*at_ms, *at_ms]
    is_ecg = np.repeat([True, False], count)
    reach = [beats.VARIABILITY_MS] * count + [beats.RATE_MS] * count
    flat = gather(rings, both, reach, before=beats.BEFORE, gap=beats.HALF, oldest_ms=beats.JUDGED_MS)
    found = beats.measure(flat, 2 * count, is_ecg)
    pick = np.arange(count) + np.where(has_ecg, 0, count)
    believed = found.believed_ms[pick] / beats.RATE_MS
    has_enough = believed >= BELIEVED_SHARE
    told = [
        NOTHING if enough else station.signals[RATE]
        for station, enough in zip(stations, has_enough.tolist(), strict=True)
    ]
    told_rate, rate_share, rate_age = _told_rate(told, at_ms)
    from_beats = has_enough | np.isnan(told_rate)
    return _Heart(
        np.where(from_beats, 60_000.0 / found.median_rr_ms[pick], told_rate),
        found.ln_rmssd[:count],
        np.where(from_beats, np.minimum(1.0, believed), rate_share),
        np.where(from_beats, found.artefact[pick], np.nan),
        found.told_ms[pick] / beats.RATE_MS,
        np.where(from_beats, now - np.where(has_ecg, last[:, 0], last[:, 1]), rate_age),
    )


def _told_rate(signals: Sequence[Samples], at_ms: Sequence[float]) -> tuple[Floats, Floats, Floats]:
    """Median hr_bpm of 30 s, the share of seconds that hold one, and the age of the newest; shapes (S,)."""
    count = len(signals)
    flat = gather(signals, at_ms, beats.RATE_MS)
    fits = (flat.values >= RATE_RANGE_BPM[0]) & (flat.values <= RATE_RANGE_BPM[1])
    rows, age = flat.rows[fits], flat.age_ms[fits]
    newest = np.full(count, np.nan)
    newest[rows] = age  # ascending in time: the last one written is the newest
    return (
        order(np.bincount(rows, minlength=count), flat.values[fits]).median,
        share_of_seconds(rows, whole_parts(age, 1000.0), count, int(beats.RATE_MS / 1000.0)),
        newest,
    )


def _freshness(age_ms: Floats) -> Floats:
    """1 up to 5 s, falling linearly to 0 at 15 s; 0 where nothing came."""
    return np.nan_to_num(np.clip((STALE_MS - age_ms) / (STALE_MS - FRESH_MS), 0.0, 1.0))


def _motion(stations: Sequence[Station], at_ms: Sequence[float]) -> tuple[Floats, Bools]:
    """Factor of movement from the RMS of motion_g over 10 s, and whether there was any sample."""
    count = len(stations)
    flat = gather([station.signals[MOTION] for station in stations], at_ms, MOTION_MS)
    level = np.sqrt(sum_in(flat.rows, flat.values**2, count) / np.maximum(flat.counts, 1))
    still, moving, walking, unknown = MOTION_FACTORS
    factor = np.where(level < STILL_G, still, np.where(level < MOVING_G, moving, walking))
    return np.where(flat.counts > 0, factor, unknown), flat.counts > 0
