from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from console.classroom import turns
from console.model import Excused, RotaTimes, SeatView
from tests.support.ui_runs import running_class

FIRST = tuple(SeatView(f"{n:02d}", f"station-{n}", f"first-{n}", f"First {n}", 1) for n in (1, 2, 3))
SECOND = tuple(SeatView(f"{n:02d}", f"station-{n}", f"second-{n}", f"Second {n}", 2) for n in (1, 2))


def class_():
    return turns.with_rota(running_class(0, times=RotaTimes(20, 3)), FIRST + SECOND)


def names(seats):
    return {seat.seat: seat.name for seat in seats}


def test_the_seats_of_a_class_are_those_of_its_present_turn():
    assert names(class_().seats) == {"01": "First 1", "02": "First 2", "03": "First 3"}
    assert class_().turns == 2


def test_the_next_turn_is_held_while_headsets_are_wiped():
    moved = turns.advance(replace(class_(), is_paused=True, turn_began_ms=5.0), now_ms=1_000.0)
    assert (moved.turn, moved.is_held, moved.is_paused) == (2, True, False)
    assert (moved.wipe_until_ms, moved.turn_began_ms) == (181_000.0, None)
    assert names(moved.seats) == {"01": "Second 1", "02": "Second 2"}


def test_two_seats_change_their_people_and_keep_their_headsets():
    moved = turns.swap(class_(), 2, "01", "03")
    there = [turns.place(moved, seat, 2) for seat in ("01", "03")]
    assert [(seat.person, seat.station) for seat in there] == [(None, "station-1"), ("second-1", "station-3")]


def test_a_headset_that_is_swapped_stays_with_its_seat_in_the_turns_to_come():
    moved = turns.move_headset(class_(), "01", "spare")
    assert turns.stations(moved)["01"] == "spare"
    assert [seat.station for seat in turns.advance(moved, 0.0).seats] == ["spare", "station-2"]


def test_two_seats_may_change_their_headsets():
    moved = turns.move_headset(class_(), "01", "station-2")
    assert turns.stations(moved) == {"01": "station-2", "02": "station-1", "03": "station-3"}


def test_a_turn_that_is_over_keeps_the_headsets_it_had():
    moved = turns.move_headset(turns.advance(class_(), 0.0), "01", "spare")
    assert turns.place(moved, "01", 1).station == "station-1"
    assert turns.place(moved, "01", 2).station == "spare"


def test_who_comes_late_finds_the_next_free_place_and_there_always_is_one():
    assert turns.free_places(class_(), from_turn=1)[0] == (2, "03")
    full = turns.put(class_(), SeatView("03", "station-3", "second-3", "Second 3", 2))
    assert turns.free_places(full, from_turn=1)[0] == (3, "01")


def test_a_later_reason_takes_the_place_of_an_earlier_one():
    twice = turns.excuse(class_(), [Excused("01", 1, "first-1", "late"), Excused("01", 1, "first-1", "ill")])
    assert [one.reason for one in twice.excused] == ["ill"]


def test_guests_are_numbered_on_and_never_twice():
    assert turns.guest_name(class_()) == "Guest 1"
    some = turns.put(class_(), SeatView("03", "station-3", "g", "Guest 12", 2))
    assert turns.guest_name(some) == "Guest 13"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["01", "02", "03"]), st.sampled_from(["01", "02", "03"])), max_size=12)
)
def test_however_often_seats_are_swapped_nobody_gets_lost_or_doubled(swaps):
    moved = class_()
    for one, other in swaps:
        if one != other:
            moved = turns.swap(moved, 1, one, other)
    assert sorted(seat.name for seat in moved.seats) == ["First 1", "First 2", "First 3"]
    assert turns.stations(moved) == turns.stations(class_())
