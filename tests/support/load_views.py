"""Load as tiles and panels can show it: every word, every reason, for tests and for the gallery."""

import math
import random

import numpy as np

from console.physiology.load import (
    IRREGULAR_BEATS,
    MOVING,
    NOT_CALIBRATED,
    POOR_CONTACT,
    Load,
    State,
)
from tests.support.live_views import NOW_MS
from ui.live.load_board import LoadBoard, Samples
from ui.live.load_words import readings_of

AHEAD_MS = 5_000.0
"""The headset's clock is ahead of ours: nothing may take it for the console's."""

_ENDS = (
    ("near", 12.0, 74.0, 3.0, 0.9),
    ("raised", 58.0, 92.0, 17.0, 0.9),
    ("well above", 82.0, 112.0, 38.0, 0.82),
    (MOVING, 0.0, 0.0, 0.0, 0.0),
    ("near", 9.0, 68.0, -1.0, 0.9),
    (None, 0.0, 0.0, 0.0, 0.0),
    ("raised", 55.0, 88.0, 14.0, 0.5),
    ("near", 15.0, 71.0, 2.0, 0.8),
    ("no signal 70 s", 0.0, 0.0, 0.0, 0.0),
    ("well above", 84.0, 104.0, 31.0, 0.85),
    ("no signal 22 s", 0.0, 0.0, 0.0, 0.0),
    ("near", 12.0, 66.0, 0.0, 0.6),
    (POOR_CONTACT, 0.0, 0.0, 0.0, 0.0),
    ("near", 20.0, 77.0, 4.0, 0.9),
    (NOT_CALIBRATED, 0.0, 0.0, 0.0, 0.0),
    (IRREGULAR_BEATS, 0.0, 0.0, 0.0, 0.0),
)


def history(number: int, seconds: int = 560, now_ms: float = NOW_MS) -> tuple[Load, ...]:
    """Return a past of one station that ends as `_ENDS` says; oldest first."""
    kind, end, rate, delta, confidence = _ENDS[(number - 1) % len(_ENDS)]
    noise, loads = random.Random(number), []
    dashed = 26 if kind and kind not in ("near", "raised", "well above") else 0
    for second in range(seconds):
        mono = now_ms + AHEAD_MS - (seconds - 1 - second) * 1000.0
        left = seconds - second
        if second < 120:
            loads.append(Load(mono, State.BASELINE, NOT_CALIBRATED, hr_bpm=rate - delta + noise.gauss(0, 1)))
            continue
        if left <= dashed or 250 <= left < 275:
            loads.append(Load(mono, State.NONE, kind if left <= dashed else MOVING))
            continue
        share = 1 / (1 + math.exp((left - 90) / 30))
        load = 13 + (end - 13) * share + 3 * math.sin(second / 9) + noise.gauss(0, 1)
        beats = rate + delta * (share - 1) + noise.gauss(0, 1) if rate else 75 + noise.gauss(0, 1)
        loads.append(
            Load(
                mono,
                State.OK,
                None,
                load=min(88.0, max(2.0, load)),
                confidence=confidence or 0.9,
                hr_bpm=beats,
                hr_delta=beats - (rate - delta if rate else 74),
                arms=("K", "E"),
                artefact=0.03,
            )
        )
    return tuple(loads)


def samples(number: int, now_ms: float = NOW_MS) -> dict[str, Samples]:
    """Return ten minutes of skin conductance and motion, with a gap."""
    noise = np.random.default_rng(number)
    times = np.arange(now_ms - 590_000.0, now_ms, 250.0)
    times = times[(times < now_ms - 270_000) | (times > now_ms - 250_000)]
    skin = 3 + np.cumsum(noise.normal(0, 0.02, times.size)) + 0.4 * (noise.random(times.size) > 0.99)
    motion = 0.03 + 0.05 * np.abs(noise.normal(0, 1, times.size // 4))
    return {
        "eda_us": Samples(times, np.clip(skin, 1, 9)),
        "motion_g": Samples(times[::4][: motion.size], motion),
    }


def fill(board: LoadBoard, stations: tuple[str, ...], now_ms: float = NOW_MS) -> None:
    """Switch load on; every sixth station has no sensor, or did not opt in: one can not tell."""
    board.switch(on=True)
    for number, station in enumerate(stations, 1):
        if _ENDS[(number - 1) % len(_ENDS)][0] is not None:
            board.take_history(station, readings_of(history(number, now_ms=now_ms), now_ms))
    board.now_ms = now_ms
    board.changed.emit()
    board.ticked.emit()
