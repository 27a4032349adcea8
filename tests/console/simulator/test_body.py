from hypothesis import given
from hypothesis import strategies as st

from console.model import Phase
from console.simulator.body import Body


@given(
    st.integers(0, 1000),
    st.lists(st.tuples(st.floats(0.0, 3600.0), st.sampled_from(Phase)), max_size=60),
)
def test_device_never_leaves_what_a_device_can_say(seed: int, life: list[tuple[float, Phase]]) -> None:
    body = Body(seed)
    last = 1.0
    for seconds, phase in life:
        body.pass_time(seconds, phase)
        state = body.state(phase, "training room")
        assert state.battery is not None
        assert 0.0 < state.battery <= last
        assert state.wifi_dbm is not None
        assert -82 <= state.wifi_dbm <= -38
        assert state.fps is not None
        assert 20 <= state.fps <= 72
        last = state.battery


def test_rendering_drains_the_battery_faster_than_waiting() -> None:
    left = {}
    for phase in (Phase.IDLE, Phase.RUNNING):
        body = Body(3)
        for _ in range(600):
            body.pass_time(1.0, phase)
        left[phase] = body.state(phase, "").battery or 0.0
    assert left[Phase.RUNNING] < left[Phase.IDLE] - 0.03


def test_headset_is_worn_from_ready_until_a_while_after_the_end() -> None:
    body = Body(1)
    body.pass_time(1.0, Phase.IDLE)
    assert not body.is_worn
    body.pass_time(1.0, Phase.READY)
    assert body.is_worn
    body.pass_time(1.0, Phase.ENDED)
    assert body.is_worn
    for _ in range(20):
        body.pass_time(1.0, Phase.ENDED)
    assert not body.is_worn


def test_some_wearers_lift_the_headset_in_a_run() -> None:
    body = Body(5)
    worn = []
    for _ in range(7200):
        body.pass_time(1.0, Phase.RUNNING)
        worn.append(body.is_worn)
    assert 0.0 < worn.count(False) / len(worn) < 0.05
