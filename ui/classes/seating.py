"""Who sits where in the class to come: people by their key on the roster, seats by their headset's label."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from console.model import LinkState, PlannedSeat, Seat, StationId, StationView, Trainee
from ui.stations import order, seat_of

Slot: TypeAlias = tuple[int, Seat]
"""A seat in a turn."""


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
    """People on places, turn by turn. It fills by itself, live headsets first; what a person put stays.

    Several turns get equally many people, so that headsets are left over as spares where there are enough.
    In pairs each key brings a partner along: the two share a headset for two turns, and change in between.
    """

    def __init__(self) -> None:
        self.places: tuple[Place, ...] = ()
        self.turns = 1
        """Sittings to be filled; in pairs each is two turns of the class."""
        self._at: dict[Slot, str] = {}
        self._people: tuple[str, ...] = ()
        self._left_out: set[str] = set()
        self._put: set[str] = set()
        """Whose seat a person chose."""

    @property
    def without_seat(self) -> tuple[str, ...]:
        """People who have no seat, in the order of the roster."""
        seated = set(self._at.values())
        return tuple(key for key in self._people if key not in seated)

    def at(self, seat: Seat, turn: int = 1) -> str | None:
        """Who sits there in that turn, or None."""
        return self._at.get((turn, seat))

    def seat_of(self, key: str) -> Seat | None:
        """Where somebody sits, or None."""
        slot = self.slot_of(key)
        return None if slot is None else slot[1]

    def slot_of(self, key: str) -> Slot | None:
        """In which turn somebody sits where, or None."""
        return next((slot for slot, held in self._at.items() if held == key), None)

    def set_places(self, new: Sequence[Place]) -> None:
        """Take the headsets as they are now; whoever lost a seat gets another one if there is one."""
        self.places = tuple(new)
        self._keep_what_fits()

    def set_turns(self, turns: int) -> None:
        """So many turns; whoever sat in one that is gone gets another seat if there is one."""
        if turns != self.turns:
            self.turns = max(1, turns)
            self._at = {slot: key for slot, key in self._at.items() if key in self._put}
        self._keep_what_fits()

    def set_people(self, keys: Sequence[str]) -> None:
        """Take the roster as it is now; those who stayed keep their seats."""
        self._people = tuple(keys)
        self._left_out &= set(keys)
        self._put &= set(keys)
        self._at = {slot: key for slot, key in self._at.items() if key in set(keys)}
        self._fill()

    def put(self, seat: Seat, key: str | None, turn: int = 1) -> None:
        """Put somebody on a seat, or free it; two who both had a seat change places."""
        slot = (turn, seat)
        before, other = self._at.pop(slot, None), self.slot_of(key) if key is not None else None
        if key is not None:
            if other is not None:
                del self._at[other]
                if before is not None:
                    self._at[other] = before
                    self._put.add(before)
            self._at[slot] = key
            self._put.add(key)
            self._left_out.discard(key)
        if before is not None and before not in self._at.values():
            # Somebody took this person off: filling them in again by itself would undo that.
            self._left_out.add(before)

    def free_slot(self) -> Slot | None:
        """The place that would be filled next, or None."""
        ordered = sorted(self.places, key=lambda place: (not place.is_live, int(place.seat)))
        share, seated = -(-len(self._people) // self.turns), Counter(turn for turn, _ in self._at)
        turns = sorted(range(1, self.turns + 1), key=lambda turn: (seated[turn] >= share, turn))
        free = (
            (turn, place.seat) for turn in turns for place in ordered if (turn, place.seat) not in self._at
        )
        return next(free, None)

    def planned(
        self,
        trainees: Mapping[str, Trainee],
        opted_in: Collection[str] = (),
        partners: Mapping[str, str] | None = None,
    ) -> tuple[PlannedSeat, ...]:
        """Every seat of every turn with its headset and, where somebody sits, with whom.

        `opted_in`: keys of who agreed. `partners`: who watches first and wears next, by key of the wearer;
        None: the class is not held in pairs.
        """
        found = []
        for turn in range(1, self.turns + 1):
            for place in self.places:
                key = self.at(place.seat, turn)
                if partners is None:
                    found.append(_planned(place, turn, key, None, trainees, opted_in))
                    continue
                other = partners.get(key) if key is not None else None
                found.append(_planned(place, 2 * turn - 1, key, other, trainees, opted_in))
                if other is not None:
                    found.append(_planned(place, 2 * turn, other, key, trainees, opted_in))
        return tuple(sorted(found, key=lambda seat: seat.turn))

    def _keep_what_fits(self) -> None:
        known = {place.seat for place in self.places}
        self._at = {
            (turn, seat): key
            for (turn, seat), key in self._at.items()
            if seat in known and turn <= self.turns
        }
        self._fill()

    def _fill(self) -> None:
        for key in self.without_seat:
            if key in self._left_out:
                continue
            slot = self.free_slot()
            if slot is None:
                return
            self._at[slot] = key


def _planned(
    place: Place,
    turn: int,
    wearer: str | None,
    watcher: str | None,
    trainees: Mapping[str, Trainee],
    opted_in: Collection[str],
) -> PlannedSeat:
    return PlannedSeat(
        place.seat,
        place.station,
        trainees[wearer] if wearer is not None else None,
        opted_in=wearer in opted_in,
        turn=turn,
        watcher=trainees[watcher] if watcher is not None else None,
    )
