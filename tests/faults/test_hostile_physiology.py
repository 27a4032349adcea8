"""Sensors that say what no body does, over a real link: nothing raised, no number that should not be."""

import itertools
import logging

from msgspec.structs import replace

from console.messages import PhysioBody
from console.model import LinkState
from console.services.load import LoadChanged
from console.simulator.signals import Wearer
from tests.support import hostile_physiology
from tests.support.wearers import wearing

SIGNALS = ("rr_ms", "hr_bpm", "eda_us", "motion_g", "resp_rpm", "pupil_mm")
NUMBERS = (0.0, -1.0, 1e-320, 1e300, -1e300, 65_535.0)


def absurd(now):
    """One message of each kind of nonsense, for every signal."""
    for signal in SIGNALS:
        for value in NUMBERS:
            yield PhysioBody(signal, "?", "ecg", [value] * 20, t0=now - 19_000, dt_ms=1000.0)
        yield PhysioBody(signal, "ms", "ecg", [60.0] * 4096, t0=now - 40.96, dt_ms=0.01)
        yield PhysioBody(signal, "ms", "ppg", [60.0] * 4096, t0=now, dt_ms=0.0)
        yield PhysioBody(signal, "ms", "ppg", [60.0] * 4096, t0=now, dt_ms=-1e300)
        yield PhysioBody(signal, "ms", "ppg", [60.0, 61.0], t0=-1e300, dt_ms=1e300)
        yield PhysioBody(signal, "mV", "", [60.0, 61.0, 62.0], times=[now, now - 5e6, now])
        yield PhysioBody(signal, "s", "ecg", [0.8] * 30, times=[now - 800.0 * n for n in range(30)])
        yield {"signal": signal, "unit": "x", "source": "x", "values": [1.0], "times": [1.0, 2.0]}
        yield {"signal": signal, "unit": "x", "source": "x", "values": ["1"], "t0": 1.0, "dt_ms": 1.0}
        yield {"signal": signal, "unit": "x", "source": "x", "values": [], "t0": 1.0, "dt_ms": 1.0}


def streams(count):
    """Hostile streams; a clock below zero would break the envelope, and the link with it."""
    made = (hostile_physiology.stream(seed, 40) for seed in itertools.count())
    return itertools.islice((one for one in made if min(mono for mono, _ in one) >= 0), count)


def rounded(body):
    """The same in fewer digits: 4,096 values have to fit into one message."""
    times = None if body.times is None else [round(at, 1) for at in body.times[:2048]]
    values = [round(value, 2) for value in (body.values if times is None else body.values[:2048])]
    return replace(body, values=values, times=times)


def believable(load):
    numbers = (load.load, load.hr_bpm, load.artefact, *(load.z.hr, load.z.l, load.z.c, load.z.r))
    bounds = ((0, 88), (30, 220), (0, 1), (-3, 3), (-3, 3), (-3, 3), (-3, 3))
    in_bounds = all(
        number is None or low <= number <= high for number, (low, high) in zip(numbers, bounds, strict=True)
    )
    return in_bounds and 0 <= load.confidence <= 1


def test_nonsense_shows_no_number_and_the_neighbour_reads_on(tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    with wearing(tmp_path / "data", 2, demonstration=True) as room:
        room.start_class(opted_in=(0, 1))
        culprit, neighbour = room.headsets
        wearer = Wearer(4)

        def live(*bodies, mono=None):
            room.push(1)
            room.send(culprit, *bodies, mono=mono)
            room.send(neighbour, *wearer.second(room.mono(neighbour), seated=True))
            room.tick()

        for _ in range(32):
            live()
        nonsense = list(absurd(room.mono(culprit)))
        for first in range(0, len(nonsense), 6):
            live(*nonsense[first : first + 6])
        silly = [event.loads for event in room.load if isinstance(event, LoadChanged)]
        assert all(loads[culprit.id].load is None for loads in silly if culprit.id in loads)
        for stream in streams(2):
            seconds = {}
            for mono, body in ((mono, rounded(body)) for mono, body in stream):
                seconds.setdefault(mono, []).append(body)
            for mono, bodies in seconds.items():
                live(*bodies[:40], mono=mono)
        assert room.view(culprit).link is LinkState.LIVE
        said = [event.loads for event in room.load if isinstance(event, LoadChanged)]
        assert all(believable(load) for loads in said for load in loads.values())
        rates = [loads[neighbour.id].hr_bpm for loads in said if neighbour.id in loads][32:]
        assert len(rates) > 80
        assert None not in rates
        assert max(rates) - min(rates) < 25
    assert caplog.text == ""
