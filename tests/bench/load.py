"""Physiological load: what a class costs a second, and how well it tells stressors from rest in public data.

Stress-Predict (Iqbal 2022), 17 subjects, wrist, seated: from 300 s before the Stroop phase, the first 120 s
as baseline and left out; stressors are Stroop and interview, hyperventilation is left out. 60 s windows every
10 s, wholly in one phase, by the load at their last second; dashes are left out. An area above 0.85 would
mean a leak.
"""

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.bench.figures import Figure, own_cpu_s, run_child, take_turns

CALIBRATION_S: Final = 120
WINDOW_S: Final = 60
EVERY_S: Final = 10
STATIONS: Final = (100, 200)
WARM_UP_S: Final = 180
MEASURED_S: Final = 60
SHUFFLES: Final = 200


@dataclass(frozen=True)
class Window:
    """One 60 s window that shows a number."""

    subject: str
    is_stressor: bool
    load: float


def measure() -> Iterator[Figure]:
    """Areas under the curve and the badge on rest; then CPU."""
    yield from _tell_apart()
    found = run_child("tests.bench.load:compare_every_second")
    what = "seconds of 17 recordings and 200 hostile streams, each against a slow reading of the same"
    yield Figure("load_reference_seconds", found["compared"], None, "seconds", None, what)
    yield Figure(
        "load_reference_differs", found["streams"], None, "streams", 0, "that read otherwise anywhere"
    )
    for stations in STATIONS:
        cpu = take_turns(
            {"ours": ("tests.bench.load:tick_class", {"stations": stations})}, "cpu_percent", rounds=3
        )
        what = f"{stations} stations with beats, rate, skin and motion: messages taken and one tick a second"
        goal = 2.0 if stations == 200 else None
        yield Figure(f"load_{stations}_stations", cpu["ours"], None, "% of a core", goal, what)


def compare_every_second() -> dict[str, int]:
    """How many seconds were compared, and how many streams read otherwise in any of them."""
    from tests.console.physiology.test_reference import HOSTILE, HOSTILE_BASELINE, HOSTILE_SECONDS, compare
    from tests.support.hostile_physiology import stream
    from tests.support.recordings import stress_predict

    jobs = [(one.messages, CALIBRATION_S, one.seconds) for one in stress_predict()]
    jobs += [(stream(seed, HOSTILE_SECONDS), HOSTILE_BASELINE, HOSTILE_SECONDS) for seed in range(HOSTILE)]
    compared = streams = 0
    for messages, baseline_seconds, until in jobs:
        try:
            compared += compare(messages, baseline_seconds, every=1, shift=0, until=until)
        except AssertionError:
            streams += 1
    return {"compared": compared, "streams": streams}


def _tell_apart() -> Iterator[Figure]:
    from tests.support.recordings import stress_predict

    recordings = stress_predict()
    loads = replay_all(recordings)
    windows = list(_windows(recordings, loads))
    pooled, within = pooled_area(windows), within_area(windows)
    count = f"{len(windows)} windows of {len(recordings)} subjects, calibration and dashes left out"
    yield Figure("load_auc_pooled", pooled, None, "AUC", 0.85, f"{count}; design says about 0.69")
    yield Figure("load_auc_within", within, None, "AUC", 0.85, "median of the subjects' own; about 0.79")
    rng = random.Random(7)
    chance = statistics.fmean(pooled_area(_shuffled(windows, rng)) for _ in range(SHUFFLES))
    yield Figure("load_auc_shuffled", chance, None, "AUC", None, "labels shuffled: 0.5")
    shown = [
        load.load is not None
        for recording in recordings
        for load in loads[recording.subject][CALIBRATION_S + 1 : recording.phases[4][1]]
    ]
    share = 100 * statistics.fmean(shown)
    yield Figure("load_shown", share, None, "% of seconds", None, "from calibration to hyperventilation")
    rest, stressor = _badges_per_hour(recordings, loads)
    yield Figure("load_badges_rest", rest, None, "per hour", None, "new badges in labelled rest")
    yield Figure("load_badges_stressor", stressor, None, "per hour", None, "new badges in stressors")


def replay_all(recordings: Sequence[Any]) -> dict[str, list[Any]]:
    """Every second of every recording; all subjects are stations of one class."""
    from console.physiology.baseline import Calibration
    from console.physiology.load import evaluate
    from console.physiology.station import Station

    stations = [Station(0.0) for _ in recordings]
    waiting = [list(reversed(recording.messages)) for recording in recordings]
    loads: dict[str, list[Any]] = {recording.subject: [] for recording in recordings}
    for station in stations:
        station.calibration = Calibration(0.0, CALIBRATION_S)
    for second in range(max(recording.seconds for recording in recordings) + 1):
        at = 1000.0 * second
        for station, queue in zip(stations, waiting, strict=True):
            while queue and queue[-1][0] <= at:
                station.take(*queue.pop())
        said = evaluate(stations, [at] * len(stations))
        for recording, station, load in zip(recordings, stations, said, strict=True):
            loads[recording.subject].append(load)
            if station.calibration is not None and station.calibration.is_over(at):
                station.baseline = station.finish_calibration()
    return loads


def _windows(recordings: Sequence[Any], loads: dict[str, list[Any]]) -> Iterator[Window]:
    for recording in recordings:
        for begin, end, is_stressor in recording.phases:
            for last in range(begin + WINDOW_S, end + 1, EVERY_S):
                load = loads[recording.subject][last].load
                if last - WINDOW_S >= CALIBRATION_S and load is not None:
                    yield Window(recording.subject, is_stressor, load)


def area(windows: Sequence[Window]) -> float:
    """Chance that a stressor's window reads higher than a window of rest; ties count half."""
    high = [window.load for window in windows if window.is_stressor]
    low = [window.load for window in windows if not window.is_stressor]
    wins = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return wins / (len(high) * len(low))


def pooled_area(windows: Sequence[Window]) -> float:
    """All subjects together, by ranks."""
    ordered = sorted(windows, key=lambda window: window.load)
    ranks = [rank for rank, window in enumerate(ordered, 1) if window.is_stressor]
    high, low = len(ranks), len(ordered) - len(ranks)
    return (sum(ranks) - high * (high + 1) / 2) / (high * low)


def within_area(windows: Sequence[Window]) -> float:
    """Median over the subjects of their own areas."""
    by_subject: dict[str, list[Window]] = {}
    for window in windows:
        by_subject.setdefault(window.subject, []).append(window)
    return statistics.median(
        area(own) for own in by_subject.values() if len({w.is_stressor for w in own}) == 2
    )


def _shuffled(windows: Sequence[Window], rng: random.Random) -> list[Window]:
    labels = [window.is_stressor for window in windows]
    rng.shuffle(labels)
    return [Window(w.subject, label, w.load) for w, label in zip(windows, labels, strict=True)]


def _badges_per_hour(recordings: Sequence[Any], loads: dict[str, list[Any]]) -> tuple[float, float]:
    """New badges an hour, each subject alone in class, in rest and in stressors."""
    from console.physiology.badge import Badges

    fired, hours = {False: 0, True: 0}, {False: 0.0, True: 0.0}
    for recording in recordings:
        badges, was_on = Badges(), False
        for second, load in enumerate(loads[recording.subject][: recording.seconds + 1]):
            is_on = bool(badges.update(1000.0 * second, {"subject": load}))
            for begin, end, is_stressor in recording.phases:
                if max(begin, CALIBRATION_S) < second <= end:
                    hours[is_stressor] += 1 / 3600
                    fired[is_stressor] += is_on and not was_on
            was_on = is_on
    return fired[False] / hours[False], fired[True] / hours[True]


def tick_class(stations: int) -> dict[str, float]:
    """CPU of a minute of a class in its stride, half of it with ECG, in percent of a core."""
    from console.model import Received
    from console.physiology.monitor import Monitor
    from console.simulator.signals import Wearer

    monitor = Monitor()
    monitor.switch(on=True, now_ms=0.0)
    wearers = {f"station-{number}": Wearer(number) for number in range(stations)}
    for station in wearers:
        monitor.consent(station, given=True, now_ms=0.0)
        monitor.calibrate(station)
    cpu, utc, slowest = 0.0, "2026-11-24T10:00:00.000Z", 0.0
    for second in range(WARM_UP_S + MEASURED_S):
        now = 1000.0 * second
        messages = [
            Received(station, "boot", 1, "physio", utc, now, None, body, "", utc, now, True)
            for station, wearer in wearers.items()
            for body in wearer.second(now, seated=second < CALIBRATION_S)
        ]
        before, begun = own_cpu_s(), time.perf_counter()
        for message in messages:
            monitor.feed(message)
        monitor.tick(now)
        if second >= WARM_UP_S:
            cpu += own_cpu_s() - before
            slowest = max(slowest, time.perf_counter() - begun)
    return {"cpu_percent": 100 * cpu / MEASURED_S, "slowest_ms": 1000 * slowest}
