"""Who sits where in the class to come: people by their key on the roster, seats by their headset's label."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from console.model import LinkState, PlannedSeat, Seat, StationId, StationView, Trainee
from ui.stations import order, seat_of


@dataclass(frozen=True)
class Place:
    """A seat with its headset."""

    seat: Seat
    station: StationId
    is_live: bool


def places(views: Iterable[StationView]) -> tuple[Place, ...]:
    """One seat for each paired headset, by seat number; no two headsets share a seat.

    A headset without a number of its own, or with one that is taken, gets the next free number.
    """
    paired = sorted((view for view in views if view.paired), key=order)
    taken: dict[Seat, StationView] = {}
    homeless: list[StationView] = []
    for view in paired:
        seat = seat_of(view)
        if seat is None or seat in taken:
            homeless.append(view)
        else:
            taken[seat] = view
    number = 1
    for view in homeless:
        while f"{number:02d}" in taken:
            number += 1
        taken[f"{number:02d}"] = view
    return tuple(
        Place(seat, view.station, view.link is LinkState.LIVE)
        for seat, view in sorted(taken.items(), key=lambda pair: int(pair[0]))
    )


class Seating:
    """People on places. It fills by itself: live headsets first, by seat; what a person put stays."""

    def __init__(self) -> None:
        self.places: tuple[Place, ...] = ()
        self._at: dict[Seat, str] = {}
        self._people: tuple[str, ...] = ()
        self._left_out: set[str] = set()

    @property
    def without_seat(self) -> tuple[str, ...]:
        """People who have no seat, in the order of the roster."""
        seated = set(self._at.values())
        return tuple(key for key in self._people if key not in seated)

    def at(self, seat: Seat) -> str | None:
        """Who sits there, or None."""
        return self._at.get(seat)

    def seat_of(self, key: str) -> Seat | None:
        """Where somebody sits, or None."""
        return next((seat for seat, held in self._at.items() if held == key), None)

    def set_places(self, new: Sequence[Place]) -> None:
        """Take the headsets as they are now; whoever lost a seat gets another one if there is one."""
        self.places = tuple(new)
        known = {place.seat for place in self.places}
        self._at = {seat: key for seat, key in self._at.items() if seat in known}
        self._fill()

    def set_people(self, keys: Sequence[str]) -> None:
        """Take the roster as it is now; those who stayed keep their seats."""
        self._people = tuple(keys)
        self._left_out &= set(keys)
        self._at = {seat: key for seat, key in self._at.items() if key in set(keys)}
        self._fill()

    def put(self, seat: Seat, key: str | None) -> None:
        """Put somebody on a seat, or free it; two who both had a seat change places."""
        before, other = self._at.pop(seat, None), self.seat_of(key) if key is not None else None
        if key is not None:
            if other is not None:
                del self._at[other]
                if before is not None:
                    self._at[other] = before
            self._at[seat] = key
            self._left_out.discard(key)
        if before is not None and before not in self._at.values():
            # Somebody took this person off: filling them in again by itself would undo that.
            self._left_out.add(before)

    def free_seat(self) -> Seat | None:
        """The seat that would be filled next, or None."""
        free = [place for place in self.places if place.seat not in self._at]
        return min(free, key=lambda place: (not place.is_live, int(place.seat))).seat if free else None

    def planned(
        self, trainees: Mapping[str, Trainee], opted_in: Collection[str] = ()
    ) -> tuple[PlannedSeat, ...]:
        """Every seat with its headset and, where somebody sits, with whom; `opted_in`: keys of who agreed."""
        return tuple(
            PlannedSeat(
                place.seat,
                place.station,
                trainees[self._at[place.seat]] if place.seat in self._at else None,
                opted_in=self._at.get(place.seat) in opted_in,
            )
            for place in self.places
        )

    def _fill(self) -> None:
        for key in self.without_seat:
            if key in self._left_out:
                continue
            seat = self.free_seat()
            if seat is None:
                return
            self._at[seat] = key
