from hypothesis import given
from hypothesis import strategies as st

from console.model import LinkState, Trainee
from tests.support.ui_stations import found, live
from ui.classes.seating import Place, Seating, places


def seating(live_seats=3, silent_seats=0, people=()):
    made = Seating()
    views = [live(n) for n in range(1, live_seats + 1)]
    views += [live(n, link=LinkState.NO_SIGNAL) for n in range(live_seats + 1, live_seats + silent_seats + 1)]
    made.set_places(places(views))
    made.set_people(people)
    return made


def test_every_paired_headset_is_a_seat_in_the_order_of_the_seats():
    assert [place.seat for place in places([live(12), live(3), found(4), live(7)])] == ["03", "07", "12"]


def test_two_headsets_with_one_label_or_none_get_seats_of_their_own():
    made = places([live(1), live(2, label="Seat 1"), live(3, label="lab spare"), live(4)])
    assert [place.seat for place in made] == ["01", "02", "03", "04"]
    assert len({place.station for place in made}) == 4


def test_people_fill_live_headsets_first_by_seat():
    made = Seating()
    made.set_places((Place("01", "a", False), Place("02", "b", True), Place("03", "c", True)))
    made.set_people((11, 12, 13, 14))
    assert (made.at("02"), made.at("03"), made.at("01")) == (11, 12, 13)
    assert made.without_seat == (14,)


def test_putting_somebody_on_a_taken_seat_swaps_the_two():
    made = seating(people=(1, 2, 3))
    made.put("01", 3)
    assert (made.at("01"), made.at("03")) == (3, 1)


def test_somebody_without_a_seat_takes_the_place_of_another():
    made = seating(live_seats=1, people=(1, 2))
    made.put("01", 2)
    assert made.without_seat == (1,)


def test_a_seat_that_was_freed_by_hand_is_not_filled_again_by_itself():
    made = seating(people=(1, 2))
    made.put("01", None)
    made.set_people((1, 2, 3))
    assert made.at("01") == 3
    assert made.without_seat == (1,)


def test_those_who_stay_on_the_roster_keep_their_seats():
    made = seating(people=(1, 2, 3))
    made.set_people((3, 2))
    assert (made.at("01"), made.at("02"), made.at("03")) == (None, 2, 3)


def test_a_headset_that_goes_gives_its_person_another_seat():
    made = seating(live_seats=2, people=(1, 2))
    made.set_places(places([live(2), live(5)]))
    assert (made.at("02"), made.at("05")) == (2, 1)


def test_the_plan_holds_every_seat_with_or_without_a_person():
    made = seating(live_seats=2, people=(5,))
    planned = made.planned({5: Trainee("Hana Sato")})
    assert [(seat.seat, seat.trainee) for seat in planned] == [("01", Trainee("Hana Sato")), ("02", None)]


def test_turns_share_the_people_evenly_and_leave_the_same_headsets_spare():
    made = seating(live_seats=5, people=tuple(range(1, 9)))
    made.set_turns(2)
    for turn, people in ((1, (1, 2, 3, 4)), (2, (5, 6, 7, 8))):
        assert tuple(made.at(place.seat, turn) for place in made.places) == (*people, None)


def test_a_seat_chosen_by_hand_stays_when_the_turns_change():
    made = seating(live_seats=4, people=(1, 2, 3))
    made.put("04", 1)
    made.set_turns(2)
    assert [made.slot_of(key) for key in (1, 2, 3)] == [(1, "04"), (1, "01"), (2, "01")]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("put"), st.integers(1, 6), st.one_of(st.none(), st.integers(1, 8))),
            st.tuples(st.just("people"), st.lists(st.integers(1, 8), unique=True), st.just(0)),
            st.tuples(st.just("places"), st.lists(st.integers(1, 6), unique=True), st.just(0)),
        ),
        max_size=12,
    )
)
def test_nobody_ever_sits_twice_and_nobody_is_lost(acts):
    made, people = seating(live_seats=6, people=(1, 2, 3)), {1, 2, 3}
    for kind, first, second in acts:
        if kind == "people":
            people = set(first)
            made.set_people(first)
        elif kind == "places":
            made.set_places(places([live(n) for n in first]))
        elif f"{first:02d}" in {place.seat for place in made.places} and (second is None or second in people):
            made.put(f"{first:02d}", second)
        seated = [made.at(place.seat) for place in made.places if made.at(place.seat) is not None]
        assert len(seated) == len(set(seated))
        assert set(seated) | set(made.without_seat) == people
