"""Whether the number on a headset's own label is its seat, or another's in this class. Pure."""

from msgspec.structs import replace

from console.model import ClassView, StationView
from console.terms import seat_on


def settle(view: StationView, class_: ClassView | None) -> StationView:
    """The same view, knowing whether another headset of the class has the seat that its label names.

    After a swap the headset that was taken off a seat still wears its number: no seat is there twice.
    """
    named = seat_on(view.label)
    taken = (
        view.seat is None
        and named is not None
        and class_ is not None
        and any(one.seat == named and one.station not in (None, view.station) for one in class_.seats)
    )
    return view if taken is view.label_taken else replace(view, label_taken=taken)
