"""How long people have worn a headset: at most 30 min, then 15 min break. Pure; time comes in.

Only the headset's own word counts: it is live and says that it is worn. A break is 15 min without.
"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from console.model import LinkState, PersonId, Rest, StationView

MOST_MIN: Final = 30
"""Of wear without a break."""
BREAK_MIN: Final = 15

_MINUTE_MS: Final = 60_000.0


class Wear:
    """Remembers, for one class, who has worn a headset how long and until when."""

    def __init__(self) -> None:
        self._worn_ms: dict[PersonId, float] = {}
        self._last_ms: dict[PersonId, float] = {}
        self._ticked_ms: float | None = None

    def tick(self, now_ms: float) -> float:
        """Let time pass; how much has passed since the tick before."""
        passed = 0.0 if self._ticked_ms is None else max(0.0, now_ms - self._ticked_ms)
        self._ticked_ms = now_ms
        return passed

    def follow(self, view: StationView, passed_ms: float, now_ms: float) -> StationView:
        """Count what one station's wearer has worn since the tick before, and show whole minutes of it."""
        person = view.person
        if person is None:
            return view if view.worn_min is None else replace(view, worn_min=None)
        if view.worn and view.link is LinkState.LIVE:
            if now_ms - self._last_ms.get(person, now_ms) >= BREAK_MIN * _MINUTE_MS:
                self._worn_ms[person] = 0.0
            self._worn_ms[person] = self._worn_ms.get(person, 0.0) + passed_ms
            self._last_ms[person] = now_ms
        minutes = self.minutes(person, now_ms)
        return view if view.worn_min == minutes else replace(view, worn_min=minutes)

    def minutes(self, person: PersonId, now_ms: float) -> int | None:
        """Whole minutes since the last break; None for who has not worn one, or has had their break."""
        last = self._last_ms.get(person)
        if last is None or now_ms - last >= BREAK_MIN * _MINUTE_MS:
            return None
        return int(self._worn_ms[person] // _MINUTE_MS)

    def rests(self, people: Iterable[PersonId], turn_min: int, now_ms: float) -> tuple[Rest, ...]:
        """Who of these would go over the limit in a turn of so many minutes, and until when they rest."""
        found = []
        for person in dict.fromkeys(people):
            worn = self.minutes(person, now_ms)
            if worn is not None and worn + turn_min > MOST_MIN:
                found.append(Rest(person, self._last_ms[person] + BREAK_MIN * _MINUTE_MS))
        return tuple(found)
