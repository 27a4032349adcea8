import itertools
from collections import defaultdict
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from console.headsets.protocol import Enveloped, decode_from_station, encode
from console.messages import PhysioBody
from console.simulator.signals import Wearer

T0 = 1_000_000.0
ARTEFACTS = (2.0, 0.5, 0.75)
"""A missed beat, an extra one, an ectopic one: parts of the true interval."""


def listen(seed: int, seconds: int, *, seated: bool = False, effort: float = 0.0) -> list[PhysioBody]:
    wearer = Wearer(seed)
    messages = []
    for second in range(seconds):
        wearer.strive(effort)
        messages += wearer.second(T0 + 1000.0 * second, seated=seated)
    return messages


def values(messages: list[PhysioBody], signal: str) -> list[float]:
    return [value for message in messages if message.signal == signal for value in message.values]


@given(st.integers(0, 10_000), st.booleans())
def test_every_message_passes_the_codec(seed: int, seated: bool) -> None:
    for number, body in enumerate(listen(seed, 30, seated=seated), start=1):
        frame = encode(Enveloped("physio", number, "2026-11-24T10:00:00.000Z", 1.0, None, body))
        assert isinstance(decode_from_station(frame), Enveloped)


@given(st.integers(0, 10_000))
def test_same_seed_gives_the_same_signals(seed: int) -> None:
    assert listen(seed, 20) == listen(seed, 20)


@given(st.integers(0, 10_000))
def test_a_beat_interval_ends_at_the_time_given(seed: int) -> None:
    beats = [
        pair
        for message in listen(seed, 60, seated=True)
        if message.signal == "rr_ms" and message.times is not None
        for pair in zip(message.times, message.values, strict=True)
    ]
    assert len(beats) > 40
    plain = 0
    for (earlier, _), (later, value) in itertools.pairwise(beats):
        told = [abs((later - earlier) * times - value) <= 1.0 for times in (1.0, *ARTEFACTS)]
        assert any(told), (later, value)  # nothing but the interval, or what an artefact makes of it
        plain += told[0]
    assert plain > len(beats) / 2


@given(st.integers(0, 10_000))
def test_samples_belong_to_the_second_that_they_come_with(seed: int) -> None:
    wearer = Wearer(seed)
    for second in range(40):
        now = T0 + 1000.0 * second
        for message in wearer.second(now, seated=False):
            times = message.times
            if times is None:
                assert message.t0 is not None
                assert message.dt_ms is not None
                times = [message.t0 + n * message.dt_ms for n in range(len(message.values))]
            assert all(now - 1000.0 <= at <= now for at in times)


@given(st.integers(0, 10_000))
def test_seated_wearer_is_still_enough_for_a_baseline(seed: int) -> None:
    assert median(values(listen(seed, 120, seated=True), "motion_g")) < 0.03


def test_moving_wearers_give_artefacts_lost_contact_and_gaps() -> None:
    seen = defaultdict(int)
    for seed in range(12):
        messages = listen(seed, 600)
        seen["walking"] += any(value > 0.1 for value in values(messages, "motion_g"))
        seen["lifted"] += any(value < 0.05 for value in values(messages, "eda_us"))
        beats = sum(message.signal == "rr_ms" for message in messages)
        seen["gap"] += beats < 590
        rr = values(messages, "rr_ms")
        seen["artefact"] += any(value > 1.6 * median(rr) for value in rr)
    assert all(count >= 3 for count in seen.values()), dict(seen)


def test_effort_raises_heart_rate_and_skin_conductance() -> None:
    for seed in range(6):
        rested, busy = listen(seed, 120, seated=True), listen(seed, 120, seated=True, effort=0.05)
        assert median(values(busy, "rr_ms")) < 0.9 * median(values(rested, "rr_ms"))
        assert median(values(busy, "eda_us")) > 1.1 * median(values(rested, "eda_us"))


def test_beats_of_a_long_sleep_are_not_made_up_for() -> None:
    wearer = Wearer(1)
    wearer.second(T0, seated=True)
    for message in wearer.second(T0 + 8 * 3600 * 1000.0, seated=True):
        assert len(message.values) <= 8


def test_each_sensor_names_its_source() -> None:
    sources = {m.source for seed in range(20) for m in listen(seed, 3) if m.signal == "rr_ms"}
    assert sources == {"ecg", "ppg"}
    for seed in range(20):
        messages = listen(seed, 5, seated=True)
        beats = {m.source for m in messages if m.signal == "rr_ms"}
        assert ("hr_bpm" in {m.signal for m in messages}) == (beats == {"ppg"})
