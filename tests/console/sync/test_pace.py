"""When a hub is tried again: later with every failure, never all at once, and when it asked for it."""

from hypothesis import given
from hypothesis import strategies as st

from console.sync.pace import Backoff, Pace

PACE = Pace()


@given(chance=st.floats(0, 1), failures=st.integers(1, 60))
def test_every_wait_lies_between_a_second_and_five_minutes(chance: float, failures: int):
    backoff = Backoff(PACE, lambda: chance)
    waits = [backoff.failed() for _ in range(failures)]
    assert all(PACE.shortest_s <= wait <= PACE.longest_s for wait in [*waits, backoff.succeeded()])


def test_waits_grow_up_to_the_longest_and_begin_anew_after_a_success():
    backoff = Backoff(PACE, lambda: 1.0)
    assert [backoff.failed() for _ in range(10)] == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert backoff.succeeded() == 300
    assert backoff.failed() == 2
    backoff.failed()
    backoff.reset()
    assert backoff.failed() == 2


def test_consoles_that_failed_together_do_not_come_together():
    waits = {Backoff(PACE, lambda chance=number / 100: chance).failed() for number in range(100)}
    assert len(waits) == 100


def test_a_hub_is_given_the_time_that_it_asked_for_within_reason():
    backoff = Backoff(PACE, lambda: 0.0)
    assert backoff.failed(30.0) == 31.0
    assert backoff.failed(1e9) == 301.0
    assert backoff.failed(-5.0) == 1.0
