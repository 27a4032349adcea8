import pytest

from console.headsets.limits import ProtocolError
from console.simulator.station import PairingGuard

MINUTE = 60_000.0


def is_admitted(guard: PairingGuard, now_ms: float) -> bool:
    try:
        guard.admit(now_ms)
    except ProtocolError as refused:
        assert refused.code == 4005
        return False
    return True


def test_fourth_try_within_two_minutes_starts_a_pause_of_five() -> None:
    guard = PairingGuard()
    assert [is_admitted(guard, at) for at in (0.0, 1.0, 2.0, 3.0)] == [True, True, True, False]
    assert not is_admitted(guard, 3.0 + 4.9 * MINUTE)
    assert is_admitted(guard, 3.0 + 5 * MINUTE)


def test_refused_tries_do_not_make_the_pause_longer() -> None:
    guard = PairingGuard()
    for at in range(4):
        is_admitted(guard, float(at))
    for minute in range(1, 5):
        assert not is_admitted(guard, minute * MINUTE)
    assert is_admitted(guard, 3.0 + 5 * MINUTE)


def test_tries_further_apart_are_never_too_many() -> None:
    guard = PairingGuard()
    assert all(is_admitted(guard, n * 0.75 * MINUTE) for n in range(50))


@pytest.mark.parametrize("tries", [1, 2, 3])
def test_success_clears_the_count(tries: int) -> None:
    guard = PairingGuard()
    for at in range(tries):
        guard.admit(float(at))
    guard.succeed()
    assert [is_admitted(guard, 10.0 + at) for at in range(4)] == [True, True, True, False]
