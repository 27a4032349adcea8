import pytest

from console.model import StationView
from ui.stations import own_name, seat_of


@pytest.mark.parametrize(
    ("view", "seat"),
    [
        (StationView(station="a", label="Seat 4"), "04"),
        (StationView(station="a", label="Seat 4", seat="07"), "07"),
        (StationView(station="a", label="Spare 1", label_taken=True), None),
    ],
)
def test_no_headset_wears_the_number_of_anothers_seat(view: StationView, seat: str | None) -> None:
    assert seat_of(view) == seat


def test_a_label_that_only_repeats_the_seat_gives_way_to_the_model() -> None:
    assert own_name(StationView(station="a", label="Seat 4", model="VR-0104")) == "VR-0104"
    assert own_name(StationView(station="a", label="By the door", model="VR-0104")) == "By the door"


def test_a_headset_whose_number_is_anothers_seat_is_still_told_by_its_label() -> None:
    spare = StationView(station="a", label="Spare 1", model="VR-0104", label_taken=True)
    assert own_name(spare) == "Spare 1"
