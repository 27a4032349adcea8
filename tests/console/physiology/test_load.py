"""The index and what is said beside it: the fixed points, signal loss, truncation, isolation."""

import math

import numpy as np
import pytest

from console.messages import PhysioBody
from console.physiology.baseline import Calibration, Doubt
from console.physiology.load import MOVING, Band, Load, State, band, evaluate, index
from console.physiology.station import Station
from tests.support.hostile_physiology import stream
from tests.support.recordings import stress_predict

Message = tuple[float, PhysioBody]


def quiet(seconds: int, first: int = 0, beats_per_min: float = 60.0) -> list[Message]:
    """A seated minute after the other: beats, skin with a response every 20 s, a still head."""
    found = []
    for second in range(first, first + seconds):
        now = 1000.0 * second
        rr = 60_000 / beats_per_min + 30 * math.sin(second / 3)
        skin = [4 + 0.1 * math.sin(2 * math.pi * (now - back) / 20_000) for back in (750, 500, 250, 0)]
        found += [
            (now, PhysioBody("rr_ms", "ms", "ppg", [rr], times=[now])),
            (now, PhysioBody("eda_us", "uS", "e", skin, t0=now - 750, dt_ms=250.0)),
            (now, PhysioBody("motion_g", "g", "imu", [0.01], t0=now, dt_ms=1000.0)),
        ]
    return found


def replay(messages: list[Message], until_s: int, baseline_s: int = 120) -> tuple[list[Load], Station]:
    station = Station(messages[0][0])
    station.calibration = Calibration(messages[0][0], baseline_s)
    waiting, loads = list(reversed(messages)), []
    for second in range(until_s + 1):
        at = messages[0][0] + 1000.0 * second
        while waiting and max(waiting[-1][0], station.now_ms or -math.inf) <= at:
            station.take(*waiting.pop())
        loads += evaluate([station], [at])
        if station.calibration is not None and station.calibration.is_over(at):
            station.baseline = station.finish_calibration()
    return loads, station


def test_fixed_points_of_the_index() -> None:
    assert index(np.array([0.0, 1.5, 3.0])).round().tolist() == [12, 50, 88]


def test_words_for_a_load() -> None:
    assert [band(load) for load in (0, 39.9, 40, 70, 70.1)] == [
        Band.NEAR,
        Band.NEAR,
        Band.RAISED,
        Band.RAISED,
        Band.WELL_ABOVE,
    ]


def test_own_baseline_reads_about_twelve() -> None:
    loads, station = replay(quiet(300), 299)
    assert station.baseline is not None
    assert station.baseline.doubts == ()
    assert {load.state for load in loads[121:]} == {State.OK}
    assert all(load.load == pytest.approx(12.5, abs=2.0) for load in loads[121:])
    assert loads[-1].arms == ("K", "E")
    assert loads[-1].confidence > 0.9


def test_signal_loss_shows_a_dash_within_15_s_and_holds_nothing() -> None:
    loads, _ = replay(quiet(200), 260)
    after = loads[200:]
    assert all(load.load is None for load in after[14:])
    assert after[14].reason == "no signal 15 s"
    assert after[30].reason == "no signal 31 s"
    assert after[30].hr_bpm is None
    assert after[30].arms == ()


def test_lost_electrodes_leave_the_heart() -> None:
    kept = [one for one in quiet(260) if one[1].signal != "eda_us" or one[0] <= 180_000]
    loads, _ = replay(kept, 259)
    assert loads[200].arms == ("K",)
    assert loads[200].state is State.OK
    assert loads[200].confidence <= 0.6


def test_walking_pauses_the_number() -> None:
    walk = [(at, PhysioBody("motion_g", "g", "imu", [0.7], times=[at])) for at in (200_000.0, 201_000.0)]
    loads, _ = replay(sorted(quiet(230) + walk, key=lambda one: one[0]), 229)
    # The first sample of a time stays, and the second one is a repeat: only 0.01 g was heard.
    assert loads[202].state is State.OK
    moved = [one for one in quiet(230) if one[1].signal != "motion_g" or one[0] < 200_000] + walk
    loads, _ = replay(sorted(moved, key=lambda one: one[0]), 229)
    assert loads[202].reason == "moving - paused"


def test_without_a_baseline_it_says_so() -> None:
    loads, _ = replay(quiet(100), 99, baseline_s=0)
    assert {load.reason for load in loads[40:]} == {"not calibrated"}
    assert loads[-1].hr_bpm == pytest.approx(60, abs=2)
    assert loads[-1].hr_delta is None


def test_doubts_make_a_baseline_provisional() -> None:
    moving = [
        (at, PhysioBody("motion_g", "g", "imu", [0.05], times=[at]) if body.signal == "motion_g" else body)
        for at, body in quiet(160)
    ]
    loads, station = replay(moving, 159)
    assert station.baseline is not None
    assert station.baseline.doubts == (Doubt.MOVED,)
    assert loads[-1].confidence == pytest.approx(0.7, abs=0.05)


def test_no_later_message_changes_an_earlier_second() -> None:
    messages = stress_predict()[3].messages
    whole, _ = replay([m for m in messages if m[0] <= 400_000], 400)
    for cut in (90, 150, 233, 310):
        part, _ = replay([m for m in messages if m[0] <= 1000.0 * cut], cut)
        assert part == whole[: cut + 1]


def test_samples_of_the_future_are_not_used_before_their_time() -> None:
    early = [
        (at, PhysioBody("eda_us", "uS", "e", [20.0], times=[at + 900]))
        for at, body in quiet(200)
        if body.signal == "eda_us"
    ]
    loads, station = replay(early, 10)
    assert station.signals["eda_us"].times[-1] > 10_000
    assert loads[0].confidence == 0


def test_no_station_sees_another() -> None:
    streams = [stream(seed, 100) for seed in range(12)]
    alone = [replay(messages, 140, 60)[0] for messages in streams]
    stations = [Station(messages[0][0]) for messages in streams]
    waiting = [list(reversed(messages)) for messages in streams]
    for station, messages in zip(stations, streams, strict=True):
        station.calibration = Calibration(messages[0][0], 60)
    for second in range(141):
        at = [messages[0][0] + 1000.0 * second for messages in streams]
        for station, queue, now in zip(stations, waiting, at, strict=True):
            while queue and max(queue[-1][0], station.now_ms or -math.inf) <= now:
                station.take(*queue.pop())
        together = evaluate(stations, at)
        for station, now in zip(stations, at, strict=True):
            if station.calibration is not None and station.calibration.is_over(now):
                station.baseline = station.finish_calibration()
        assert together == [loads[second] for loads in alone]


def test_a_jump_of_the_clock_restarts_the_windows() -> None:
    late = [
        (at + 700_000, PhysioBody(b.signal, b.unit, b.source, b.values, times=[at + 700_000] * len(b.values)))
        for at, b in quiet(3, first=200)
    ]
    loads, station = replay(quiet(200) + late, 902)
    assert len(station.signals["rr_ms/ppg"].times) == 3
    assert loads[899].reason == "no signal 700 s"
    assert loads[902].load is None


def test_where_no_sensor_tells_of_movement_that_is_known_of_the_dash() -> None:
    beats = [one for one in quiet(160) if one[1].signal == "rr_ms"]
    some = [(at, body) for at, body in beats if at < 121_000 or at % 4_000]  # every fourth is lost
    last = replay(some, 155)[0][-1]
    assert (last.load, last.reason, last.motion_told) == (None, MOVING, False)
    assert replay(quiet(160), 155)[0][-1].motion_told
