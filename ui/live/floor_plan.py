"""Where the tiles stand when they are arranged as the room is: one plan a room, kept with the settings."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

Place = tuple[int, int]
"""Column and row, from 0."""
Plan = Mapping[str, Place]
"""By seat; a station without a seat stands under its own id."""

MOST_ROOMS: Final = 40
LONGEST_NAME: Final = 40
MOST: Final = 40
"""Columns and rows of a room."""


class FloorPlans(QObject):
    """Signals: `changed()` when a tile, or the room, is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rooms: dict[str, dict[str, Place]] = {}
        self._room = ""

    @property
    def room(self) -> str:
        """The room that the wall shows; empty: the tiles stand in the order of seats."""
        return self._room

    @property
    def rooms(self) -> tuple[str, ...]:
        """Every room that has a plan."""
        return tuple(self._rooms)

    @property
    def plan(self) -> Plan:
        """The plan of the present room; empty: there is none."""
        return self._rooms.get(self._room, {})

    def choose(self, room: str) -> None:
        """Show a room, or with an empty name the order of seats; its plan stays what it is."""
        if room != self._room and (not room or room in self._rooms):
            self._room = room
            self.changed.emit()

    def add(self, room: str, plan: Plan) -> None:
        """Begin a room with the tiles where they stand."""
        room = " ".join(room.split())[:LONGEST_NAME]
        if room and (room in self._rooms or len(self._rooms) < MOST_ROOMS):
            self._rooms.setdefault(room, dict(plan))
            self._room = room
            self.changed.emit()

    def forget(self) -> None:
        """Drop the plan of the present room."""
        if self._rooms.pop(self._room, None) is not None:
            self._room = ""
            self.changed.emit()

    def put(self, key: str, place: Place, shown: Plan) -> None:
        """Let a tile stand there; who stood there takes its place. `shown`: where all stand now."""
        column, row = place
        if self._room not in self._rooms or not (0 <= column < MOST and 0 <= row < MOST):
            return
        plan = self._rooms[self._room]
        before = shown.get(key)
        plan.update(shown)
        for other, at in shown.items():
            if at == place and other != key and before is not None:
                plan[other] = before
        plan[key] = place
        self.changed.emit()

    def kept(self) -> dict[str, Any]:
        """What is to be kept."""
        rooms = {
            room: {key: list(place) for key, place in plan.items()} for room, plan in self._rooms.items()
        }
        return {"room": self._room, "rooms": rooms}

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take what was kept; what is no plan is left out."""
        self._rooms.clear()
        rooms = kept.get("rooms")
        for room, plan in (rooms if isinstance(rooms, dict) else {}).items():
            if isinstance(plan, dict) and room and len(self._rooms) < MOST_ROOMS:
                self._rooms[room[:LONGEST_NAME]] = {k: (p[0], p[1]) for k, p in plan.items() if _is_place(p)}
        room = kept.get("room")
        self._room = room if isinstance(room, str) and room in self._rooms else ""
        self.changed.emit()


def _is_place(value: Any) -> bool:
    return (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(type(one) is int and 0 <= one < MOST for one in value)
    )


def arranged(keys: Iterable[str], plan: Plan) -> tuple[dict[str, Place], int, int]:
    """Return where each of `keys` stands, and how many columns and rows there are.

    The room is as large as its plan, whoever is there: nobody's tile moves because another's came or went.
    Who has no place in it stands below, in the order of `keys`.
    """
    columns = max((column for column, _ in plan.values()), default=0) + 1
    rows = max((row for _, row in plan.values()), default=-1) + 1
    places = {key: plan[key] for key in keys if key in plan}
    late = [key for key in keys if key not in plan]
    for number, key in enumerate(late):
        places[key] = number % columns, rows + number // columns
    return places, columns, rows + -(-len(late) // columns)
