import pytest

from console.terms import seat_on


@pytest.mark.parametrize(
    ("label", "seat"),
    [("Seat 4", "04"), ("04", "04"), ("VR-112", "112"), ("Seat four", None), ("VR-0112", None), ("", None)],
)
def test_the_seat_is_read_from_the_headsets_own_label(label: str, seat: str | None) -> None:
    assert seat_on(label) == seat
