from msgspec.structs import replace

from console.classroom.wear import Wear
from console.model import Rest
from tests.support.ui_stations import live

MINUTE = 60_000.0


class Headset:
    """One person's headset under the eyes of `Wear`, which ticks once a minute."""

    def __init__(self):
        self.wear, self.now_ms = Wear(), 0.0
        self.view = live(1, person="ana", worn=True)
        self.wear.tick(0.0)

    def spend(self, minutes, **changes):
        self.view = replace(self.view, **changes)
        for _ in range(minutes):
            self.now_ms += MINUTE
            passed = self.wear.tick(self.now_ms)
            self.view = self.wear.follow(self.view, passed, self.now_ms)
        return self.view.worn_min


def test_minutes_on_the_head_are_counted_and_those_in_the_hand_are_not():
    one = Headset()
    assert one.spend(10) == 10
    assert one.spend(5, worn=False) == 10
    assert one.spend(3, worn=True) == 13


def test_a_break_of_fifteen_minutes_begins_the_count_anew():
    one = Headset()
    one.spend(20)
    assert one.spend(15, worn=False) is None
    assert one.spend(1, worn=True) == 1


def test_the_count_goes_with_the_person_to_another_headset():
    one = Headset()
    one.spend(20)
    one.view = live(2, person="ana", worn=True)
    assert one.spend(5) == 25
    assert one.spend(1, person="ben") == 1
    assert one.spend(1, person=None) is None


def test_who_would_go_over_thirty_minutes_in_the_next_turn_rests_first():
    one = Headset()
    one.spend(12)
    assert one.wear.rests(["ana", "ben"], 18, one.now_ms) == ()
    assert one.wear.rests(["ana", "ben"], 20, one.now_ms) == (Rest("ana", one.now_ms + 15 * MINUTE),)
