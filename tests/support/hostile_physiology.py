"""Streams that no good sensor sends, seeded: bursts, repeats, wrong order, wrong units, time running back."""

import math
import random

from console.messages import PhysioBody

Message = tuple[float, PhysioBody]
UNITS = {"rr_ms": "ms", "hr_bpm": "bpm", "eda_us": "uS", "motion_g": "g"}


def stream(seed: int, seconds: int) -> list[Message]:
    """Messages of about `seconds`, in the order in which they arrive; the first has the lowest mono or so."""
    rng = random.Random(f"hostile/{seed}")
    start = rng.choice((0.0, 123_456.789, -5_000.0, 9e12, float(rng.randrange(10**7))))
    messages = _plausible(rng, start, seconds)
    for spoil in rng.sample(
        (_lose, _repeat, _shuffle, _absurd, _scale, _go_back, _burst), k=rng.randrange(1, 5)
    ):
        messages = spoil(rng, messages)
    return messages


def _plausible(rng: random.Random, start: float, seconds: int) -> list[Message]:
    source = rng.choice(("ecg", "ppg", "unknown"))
    wears_skin, wears_heart, tells_rate = rng.random() < 0.8, rng.random() < 0.8, rng.random() < 0.6
    beat, level, rate = start, rng.uniform(0.2, 12.0), rng.uniform(55.0, 95.0)
    step = rng.choice((250.0, 125.0, 1000.0, 333.3))
    found: list[Message] = []
    for second in range(seconds + 1):
        now = start + 1000.0 * second
        if wears_heart:
            times, values = [], []
            while beat <= now:
                rr = 60_000 / rate + 40 * math.sin(beat / 2000) + rng.gauss(0, 15)
                rr *= rng.choice((2.0, 0.5, 0.7)) if rng.random() < 0.04 else 1.0
                beat += rr
                times.append(beat)
                values.append(rr)
            found.append((now, PhysioBody("rr_ms", "ms", source, values, times=times)))
        if tells_rate:
            found.append((now, PhysioBody("hr_bpm", "bpm", "ppg", [round(rate, 1)], t0=now, dt_ms=1000.0)))
        if wears_skin:
            count = round(1000 / step)
            values = []
            for _ in range(count):
                level = max(0.0, level + rng.gauss(0, 0.03) + (0.2 if rng.random() < 0.03 else -0.006))
                values.append(round(level, 3))
            found.append(
                (now, PhysioBody("eda_us", "uS", "e", values, t0=now - step * (count - 1), dt_ms=step))
            )
        if rng.random() < 0.9:
            g = 0.3 if 40 < second % 100 < 50 else rng.uniform(0.0, 0.05)
            found.append((now, PhysioBody("motion_g", "g", "imu", [g], t0=now, dt_ms=1000.0)))
    return found


def _times(body: PhysioBody) -> list[float]:
    if body.times is not None:
        return body.times
    assert body.t0 is not None and body.dt_ms is not None
    return [body.t0 + number * body.dt_ms for number in range(len(body.values))]


def _with(body: PhysioBody, values: list[float], times: list[float]) -> PhysioBody:
    return PhysioBody(body.signal, body.unit, body.source, values, times=times)


def _lose(rng: random.Random, messages: list[Message]) -> list[Message]:
    """Holes of all lengths, in one signal or in all."""
    signal = rng.choice((None, "rr_ms", "eda_us", "hr_bpm"))
    first = rng.randrange(max(1, len(messages) - 40))
    length = rng.choice((3, 20, 90))
    hole = range(first, first + length)
    return [
        m for i, m in enumerate(messages) if i == 0 or i not in hole or (signal and m[1].signal != signal)
    ]


def _repeat(rng: random.Random, messages: list[Message]) -> list[Message]:
    """Batches sent twice, the second time with other values."""
    found = []
    for mono, body in messages:
        found.append((mono, body))
        if rng.random() < 0.1:
            found.append((mono, _with(body, [value * 1.3 for value in body.values], _times(body))))
    return found


def _shuffle(rng: random.Random, messages: list[Message]) -> list[Message]:
    """Samples out of order within a message, and messages late."""
    found = []
    for mono, body in messages:
        pairs = list(zip(_times(body), body.values, strict=True))
        if rng.random() < 0.2:
            rng.shuffle(pairs)
        found.append((mono, _with(body, [value for _, value in pairs], [at for at, _ in pairs])))
    for _ in range(len(messages) // 20):
        at = rng.randrange(1, len(found))
        found.insert(min(len(found), at + rng.randrange(12)), found.pop(at))
    return found


def _absurd(rng: random.Random, messages: list[Message]) -> list[Message]:
    """Values and times that nobody has."""
    found = []
    for mono, body in messages:
        values, times = list(body.values), list(_times(body))
        if values and rng.random() < 0.08:
            values[rng.randrange(len(values))] = rng.choice((0.0, -1.0, 1e6, -1e6, 65_535.0, 0.01))
        if times and rng.random() < 0.03:
            times[rng.randrange(len(times))] += rng.choice((-3e5, -700.0, 900.0, 2500.0, 1e7))
        found.append((mono, _with(body, values, times)))
    return found


def _scale(rng: random.Random, messages: list[Message]) -> list[Message]:
    """Another unit for a while."""
    signal, factor = rng.choice(
        (("rr_ms", 0.001), ("eda_us", 1000.0), ("motion_g", 9.81), ("hr_bpm", 1 / 60))
    )
    first = rng.randrange(len(messages))
    return [
        (mono, _with(body, [v * factor for v in body.values], _times(body)))
        if first <= i < first + 120 and body.signal == signal
        else (mono, body)
        for i, (mono, body) in enumerate(messages)
    ]


def _go_back(rng: random.Random, messages: list[Message]) -> list[Message]:
    """The headset's clock is set back for good."""
    first, back = rng.randrange(1, len(messages)), rng.choice((1500.0, 20_000.0, 4e6))
    return messages[:first] + [
        (mono - back, _with(body, body.values, [at - back for at in _times(body)]))
        for mono, body in messages[first:]
    ]


def _burst(rng: random.Random, messages: list[Message]) -> list[Message]:
    """4,096 values at once."""
    first = rng.randrange(1, len(messages))
    mono = messages[first][0]
    signal = rng.choice(tuple(UNITS))
    centre = {"rr_ms": 800.0, "hr_bpm": 70.0, "eda_us": 4.0, "motion_g": 0.02}[signal]
    values = [centre * rng.uniform(0.9, 1.1) for _ in range(4096)]
    step = rng.choice((0.5, 20.0))
    body = PhysioBody(signal, UNITS[signal], "ppg", values, t0=mono - 4095 * step, dt_ms=step)
    return [*messages[:first], (mono, body), *messages[first:]]
