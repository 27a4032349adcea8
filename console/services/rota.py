"""The rota of the class that runs, kept on this machine: what is planned for later turns, and how far it is.

The ledger holds what happened (`seat.assigned` as each turn begins); this is the plan beside it, so that a
crash loses none of it. People stand here by their ids alone; a guest's number is all that names one.
"""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from console.classroom.turns import with_rota
from console.errors import ConsoleError
from console.model import ClassId, ClassView, Excused, PersonId, RotaTimes, Seat, SeatView, StationId
from console.records import Draft, Entry, Records

KEY: Final = "class.rota"


class _Place(msgspec.Struct, frozen=True):
    seat: Seat
    turn: int
    station: StationId | None
    person: PersonId | None
    watcher: PersonId | None = None
    guests: tuple[str | None, str | None] = (None, None)
    """What wearer and watcher are called, where they are in no record."""


class _Kept(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    class_: ClassId
    turn: int
    places: tuple[_Place, ...]
    times: RotaTimes
    excused: tuple[Excused, ...]
    is_held: bool


def keep(records: Records, class_: ClassView, drafts: Sequence[Draft]) -> list[Entry]:
    """Write what happened and the plan beside it, in one COMMIT where something happened."""

    def keep_plan() -> None:
        """After the entries: who is enrolled only with them is known by then, and named nowhere here."""
        enrolled = {id_ for person in records.persons() for id_ in (person.person, *person.merged)}
        records.set_setting(KEY, _state(class_, enrolled))

    if not drafts:
        keep_plan()
        return []
    return records.append_all(drafts, also=keep_plan)


def forget(records: Records) -> None:
    """The class is over: of its plan nothing stays."""
    records.set_setting(KEY, None)


def restore(records: Records, class_: ClassView) -> ClassView:
    """The class with the turns that were planned; as the ledger has it where no plan was kept."""
    try:
        kept = msgspec.convert(records.setting(KEY), _Kept)
    except (msgspec.ValidationError, ConsoleError):
        kept = None  # a plan that can not be read is no reason not to begin
    if kept is None or kept.class_ != class_.id:
        turn = max((seat.turn for seat in class_.seats), default=1)
        return with_rota(replace(class_, turn=turn), class_.seats)
    names = _names(records)
    rota = (
        SeatView(
            place.seat,
            place.station,
            place.person,
            place.guests[0] or names.get(place.person or ""),
            place.turn,
            place.watcher,
            place.guests[1] or names.get(place.watcher or ""),
        )
        for place in kept.places
    )
    whole = replace(class_, turn=kept.turn, times=kept.times, excused=kept.excused, is_held=kept.is_held)
    return with_rota(whole, rota)


def seat_drafts(class_: ClassView, seats: Sequence[SeatView], actor: str | None) -> list[Draft]:
    """What the ledger says of people who take their seats."""
    drafts = []
    for seat in seats:
        if seat.person is None or seat.station is None:
            continue
        body: dict[str, Any] = {
            "person": seat.person,
            "seat": seat.seat,
            "station": seat.station,
            "turn": seat.turn,
        }
        if seat.watcher is not None:
            body["watcher"] = seat.watcher
        drafts.append(Draft(kind="seat.assigned", subject=class_.id, body=body, actor=actor))
    return drafts


def _state(class_: ClassView, enrolled: set[PersonId]) -> Any:
    def guest(person: PersonId | None, name: str | None) -> str | None:
        return name if person is not None and person not in enrolled else None

    places = tuple(
        _Place(
            seat.seat,
            seat.turn,
            seat.station,
            seat.person,
            seat.watcher,
            (guest(seat.person, seat.name), guest(seat.watcher, seat.watcher_name)),
        )
        for seat in class_.rota
    )
    kept = _Kept(class_.id, class_.turn, places, class_.times, class_.excused, class_.is_held)
    return msgspec.to_builtins(kept)


def _names(records: Records) -> dict[PersonId, str | None]:
    found: dict[PersonId, str | None] = {}
    for person in records.persons():
        for id_ in (person.person, *person.merged):
            found[id_] = person.display or None
    return found
