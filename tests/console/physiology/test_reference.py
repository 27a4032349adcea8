"""The product and a slow reading of the same definitions, sample by sample, say the same."""

import math
from typing import Any

import pytest

from console.messages import PhysioBody
from console.physiology.baseline import Calibration
from console.physiology.load import Load, evaluate
from console.physiology.station import Station
from tests.support import hostile_physiology
from tests.support.recordings import Recording, stress_predict
from tests.support.slow_load import SlowStation

Message = tuple[float, PhysioBody]
HOSTILE = 200
HOSTILE_SECONDS = 155
HOSTILE_BASELINE = 70
EVERY = 20
"""Seconds between comparisons: the slow one is slow. The bench compares every second."""


def compare(messages: list[Message], baseline_seconds: int, every: int, shift: int, until: int) -> int:
    """Feed both with the same messages and compare what they say; returns how many seconds were compared."""
    start = messages[0][0]
    fast, slow = Station(start), SlowStation(start)
    fast.calibration = Calibration(start, baseline_seconds)
    waiting, compared, second = list(reversed(messages)), 0, 0
    while waiting or second <= until:
        at = start + 1000.0 * second
        while waiting and max(waiting[-1][0], fast.now_ms or start) <= at:
            mono, body = waiting.pop()
            fast.take(mono, body)
            slow.take(mono, body)
        (said,) = evaluate([fast], [at])
        if second <= baseline_seconds:
            assert (said.state, said.load, said.reason) == ("baseline", None, "not calibrated")
            slow.note(at)
        elif second % every == shift % every:
            differences = differ(said, slow.second(at))
            assert differences == {}, f"second {second}: {differences}"
            compared += 1
        if second == baseline_seconds:
            fast.baseline = fast.finish_calibration()
            slow.finish(at)
            assert fast.baseline.is_provisional == slow.is_provisional
        second += 1
    assert not waiting
    return compared


def differ(said: Load, expected: dict[str, Any]) -> dict[str, Any]:
    z = {"HR": said.z.hr, "L": said.z.l, "C": said.z.c, "R": said.z.r}
    pairs = {
        "state": (said.state.value, expected["state"]),
        "reason": (said.reason, expected["reason"]),
        "arms": (list(said.arms), expected["arms"]),
    }
    found = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    numbers = {
        name: (getattr(said, name), expected[name]) for name in ("load", "confidence", "hr_bpm", "artefact")
    }
    numbers |= {f"z.{name}": (z[name], expected["z"][name]) for name in z}
    for name, (ours, theirs) in numbers.items():
        is_same = ours is theirs or (
            ours is not None and theirs is not None and math.isclose(ours, theirs, rel_tol=1e-6, abs_tol=1e-6)
        )
        if not is_same:
            found[name] = (ours, theirs)
    return found


@pytest.mark.parametrize("recording", stress_predict(), ids=lambda recording: recording.subject)
def test_recordings_read_the_same(recording: Recording) -> None:
    kept = [message for message in recording.messages if message[0] <= 1_300_000.0]
    assert compare(kept, 120, every=60, shift=len(recording.subject), until=1300) > 15


@pytest.mark.parametrize("part", range(8))
def test_hostile_streams_read_the_same(part: int) -> None:
    for seed in range(part, HOSTILE, 8):
        messages = hostile_physiology.stream(seed, HOSTILE_SECONDS)
        compared = compare(messages, HOSTILE_BASELINE, EVERY, shift=seed, until=HOSTILE_SECONDS)
        assert compared > 3, f"seed {seed}"
