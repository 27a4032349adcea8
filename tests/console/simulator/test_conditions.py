"""Each condition of a wearer brings the console to the words that it is there for."""

from collections import Counter

import pytest

from console.model import Received
from console.physiology.load import IRREGULAR_BEATS, MOVING, POOR_CONTACT, Load, State, band
from console.physiology.monitor import Monitor
from console.simulator.signals import Condition, Wearer

SEEDS = (1, 2, 5, 8)
WORDS = {
    Condition.NEAR: {"near own baseline"},
    Condition.RAISED: {"raised"},
    Condition.WELL_ABOVE: {"well above own baseline"},
    Condition.ARTEFACTS: {IRREGULAR_BEATS},
    Condition.LOOSE: {POOR_CONTACT},
    Condition.WALKING: {MOVING},
}


def word(load: Load) -> str | None:
    return load.reason if load.load is None else str(band(load.load))


@pytest.mark.parametrize("condition", WORDS)
def test_after_the_baseline_the_word_is_the_one_ordered(condition: Condition) -> None:
    monitor = Monitor()
    monitor.switch(on=True, now_ms=0.0)
    wearers = {f"station-{seed}": Wearer(seed, condition) for seed in SEEDS}
    for station in wearers:
        monitor.consent(station, given=True, now_ms=0.0)
        monitor.calibrate(station)
    said: Counter[str | None] = Counter()
    for second in range(270):
        now = 1000.0 * second
        for station, wearer in wearers.items():
            for body in wearer.second(now, seated=second < 125):
                monitor.feed(Received(station, "b", 1, "physio", "", now, None, body, "", "", now, True))
        loads, outcomes = monitor.tick(now)
        for outcome in outcomes:
            monitor.go_on(outcome.station)
        if second >= 200:
            assert all(load.state is not State.BASELINE for load in loads.values())
            said.update(word(load) for load in loads.values())
    assert sum(said[each] for each in WORDS[condition]) > 0.7 * said.total(), said


def test_without_a_sensor_nothing_is_said() -> None:
    wearer = Wearer(1, Condition.NO_SENSOR)
    assert [wearer.second(1000.0 * second, seated=second < 5) for second in range(10)] == [[]] * 10
