"""Turns: who wears which headset when. Pure: a class and a wish in, the class as it then is out.

`rota` holds the seats of every turn and is what is changed here; `seats` follows for the present turn.
"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from console.model import ClassView, Excused, PersonId, Seat, SeatView, StationId

_GUEST: Final = "Guest "


def with_rota(class_: ClassView, rota: Iterable[SeatView]) -> ClassView:
    """The class with these seats in all its turns, in order."""
    ordered = tuple(sorted(rota, key=lambda seat: (seat.turn, seat.seat.zfill(3))))
    return replace(class_, rota=ordered, seats=tuple(seat for seat in ordered if seat.turn == class_.turn))


def place(class_: ClassView, seat: Seat, turn: int) -> SeatView | None:
    """That seat in that turn; None when nothing is planned there."""
    return next((one for one in class_.rota if (one.seat, one.turn) == (seat, turn)), None)


def place_of(class_: ClassView, person: PersonId, turn: int) -> SeatView | None:
    """Where somebody sits in a turn, or None."""
    return next((one for one in class_.rota if (one.person, one.turn) == (person, turn)), None)


def stations(class_: ClassView) -> dict[Seat, StationId | None]:
    """The headset of each seat as it is now, by seat; a seat keeps its headset from turn to turn."""
    found: dict[Seat, StationId | None] = {}
    for seat in (*class_.rota, *class_.seats):
        if seat.station is not None or seat.seat not in found:
            found[seat.seat] = seat.station
    return dict(sorted(found.items(), key=lambda pair: pair[0].zfill(3)))


def put(class_: ClassView, wanted: SeatView) -> ClassView:
    """Let somebody sit there in that turn, in the place of whoever did."""
    others = (one for one in class_.rota if (one.seat, one.turn) != (wanted.seat, wanted.turn))
    return with_rota(class_, (*others, wanted))


def swap(class_: ClassView, turn: int, first: Seat, second: Seat) -> ClassView:
    """Two seats of a turn change their people; the headsets stay where they are."""
    one, other = place(class_, first, turn), place(class_, second, turn)
    known = stations(class_)
    one = one or SeatView(first, known.get(first), None, None, turn)
    other = other or SeatView(second, known.get(second), None, None, turn)
    return put(put(class_, _with_people(one, other)), _with_people(other, one))


def _with_people(seat: SeatView, people: SeatView) -> SeatView:
    return replace(
        seat,
        person=people.person,
        name=people.name,
        watcher=people.watcher,
        watcher_name=people.watcher_name,
    )


def move_headset(class_: ClassView, seat: Seat, station: StationId) -> ClassView:
    """Give a seat this headset from now on; a seat that had it gets the other one."""
    before = stations(class_)
    other = next((known for known, held in before.items() if held == station), None)

    def moved(one: SeatView) -> SeatView:
        if one.seat == seat:
            return replace(one, station=station)
        return replace(one, station=before[seat]) if one.seat == other else one

    kept = (moved(one) if one.turn >= class_.turn else one for one in class_.rota)
    return with_rota(class_, kept)


def advance(class_: ClassView, now_ms: float) -> ClassView:
    """Go on to the next turn: its people on the headsets as they stand now, which are wiped first."""
    turn = class_.turn + 1
    known = stations(class_)
    rota = (replace(one, station=known[one.seat]) if one.turn >= turn else one for one in class_.rota)
    moved = replace(
        class_,
        turn=turn,
        turn_began_ms=None,
        wipe_until_ms=now_ms + 60_000 * class_.times.wipe_min,
        is_held=True,
        is_paused=False,
    )
    return with_rota(moved, rota)


def excuse(class_: ClassView, excused: Iterable[Excused]) -> ClassView:
    """Keep why these have no saved run or no decision; a later reason takes the place of an earlier one."""
    known = {(one.seat, one.turn): one for one in class_.excused}
    known |= {(one.seat, one.turn): one for one in excused}
    return replace(class_, excused=tuple(known.values()))


def free_places(class_: ClassView, *, from_turn: int) -> tuple[tuple[int, Seat], ...]:
    """Where nobody sits yet, by turn and seat; a turn after the last one is always free."""
    seats = stations(class_)
    return tuple(
        (turn, seat)
        for turn in range(from_turn, class_.turns + 2)
        for seat in seats
        if (known := place(class_, seat, turn)) is None or known.person is None
    )


def guest_name(class_: ClassView) -> str:
    """What the next guest is called: a number, and nothing else of them."""
    numbers = [_number(seat.name) for seat in class_.rota]
    return f"{_GUEST}{max(numbers, default=0) + 1}"


def _number(name: str | None) -> int:
    digits = (name or "").removeprefix(_GUEST)
    return int(digits) if digits.isdecimal() else 0
