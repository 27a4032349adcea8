import itertools

from console.simulator.faults import HELP, Fault, Misfortune


def misfortune(*faults: Fault) -> Misfortune:
    return Misfortune(frozenset(faults), 1)


def test_without_faults_nothing_happens() -> None:
    lucky = misfortune()
    assert lucky.drop_after_s() is lucky.kill_after_s() is None
    assert not lucky.floods
    assert not lucky.is_unheard
    assert all(lucky.silence_s(at / 10) == lucky.freeze_s(at / 10) == 0.0 for at in range(1000))


def test_freeze_lasts_longer_than_a_console_waits() -> None:
    frozen = misfortune(Fault.FREEZE)
    assert frozen.freeze_s(9.9) == 0.0
    assert frozen.freeze_s(10.0) == 15.0
    assert frozen.freeze_s(24.0) == 1.0
    assert frozen.freeze_s(25.5) == 0.0
    assert frozen.silence_s(10.0) == 15.0


def test_stale_speaks_just_often_enough_to_count_as_alive() -> None:
    stale = misfortune(Fault.STALE)
    speaks = [at / 100 for at in range(3000) if stale.silence_s(at / 100) == 0.0]
    gaps = [later - earlier for earlier, later in itertools.pairwise(speaks)]
    assert 5.0 < max(gaps) < 6.0
    assert stale.freeze_s(3.0) == 0.0


def test_times_come_from_the_seed_and_lie_where_the_help_says() -> None:
    unlucky = [Misfortune(frozenset(Fault), seed) for seed in range(50)]
    drops = [one.drop_after_s() or 0.0 for one in unlucky]
    kills = [one.kill_after_s() or 0.0 for one in unlucky]
    assert all(3.0 <= at <= 6.0 for at in drops)
    assert all(5.0 <= at <= 15.0 for at in kills)
    assert drops[7] == Misfortune(frozenset(Fault), 7).drop_after_s()


def test_every_fault_is_explained() -> None:
    assert HELP.keys() == set(Fault)
