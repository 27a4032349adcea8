"""Names that wait for an answer: asked in turn, ever more patiently, and never more than a few hundred."""

from console.headsets.unheard import NAMES, Unheard


def asked_at(unheard: Unheard, *seconds: float) -> list[str | None]:
    return [unheard.next(second) for second in seconds]


def test_each_name_is_asked_again_after_twice_the_time_but_never_later_than_a_minute() -> None:
    unheard = Unheard(2.0)
    unheard.add("a", 0.0)
    assert asked_at(unheard, 0.0, 1.9, 2.0, 5.9, 6.0, 13.9, 14.0) == ["a", None, "a", None, "a", None, "a"]
    now = 14.0
    for _ in range(2000):
        now += 60.0
        assert unheard.next(now) == "a"


def test_whoever_was_asked_least_and_waits_longest_comes_first() -> None:
    unheard = Unheard(2.0)
    for name in ("a", "b"):
        unheard.add(name, 0.0)
    assert asked_at(unheard, 0.0, 0.0, 0.0) == ["a", "b", None]
    unheard.add("new", 9.0)
    unheard.add("a", 9.0)
    assert asked_at(unheard, 9.0, 9.0, 9.0, 9.0) == ["new", "a", "b", None]


def test_a_new_name_takes_the_place_of_the_one_asked_most_and_waits_for_none_that_was_not_asked() -> None:
    unheard = Unheard(2.0)
    assert all(unheard.add(f"dead {number}", 0.0) for number in range(NAMES))
    assert not unheard.add("live", 1.0)
    asked = unheard.next(1.0)
    assert asked is not None
    assert unheard.add("live", 1.0)
    assert asked not in unheard
    assert len(unheard) == NAMES
    unheard.remove("live")
    assert "live" not in unheard
    assert unheard.add("later", 1.0)
