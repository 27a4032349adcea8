"""The class-wide half of attention: what is usual in this class, who was lost together, who is to be heard.

A station's own half is `station.py`; this one knows the class, its limits and what a step usually takes.
"""

from collections.abc import Collection, Iterable
from typing import Final

from msgspec.structs import replace

from console.classroom import station as fold
from console.classroom.calls import Calls
from console.classroom.flood import lost_together
from console.classroom.pace import ClassPace
from console.classroom.station import Station
from console.courses.content import Pack
from console.courses.evidence import critical_code
from console.events import Called
from console.messages import EventBody
from console.model import ClassId, ClassView, Mode, Received, StationId, StationView
from console.thresholds import Thresholds

SILENCE_MS: Final = 6_000.0
"""No frame for so long: no signal (headset-apps.md section 6)."""
SLOWEST: Final = 99.9
"""Nobody needs to know it slower than this."""


class Watch:
    """Looks after all stations of a room with one set of limits."""

    def __init__(self, packs: Iterable[Pack], silence_ms: float) -> None:
        self._packs = {(pack.id, pack.version): pack for pack in packs}
        self._silence_ms = silence_ms
        self._calls = Calls()
        self._class: ClassId | None = None
        self._course: tuple[str, str] | None = None
        self._pace = ClassPace()
        self._assessed = False
        self.limits = Thresholds()

    def open_class(self, class_: ClassView | None) -> None:
        """Use the limits of this class, or of its course; the times of a class that goes on are kept."""
        course = None if class_ is None else (class_.course.id, class_.course.version)
        pack = None if course is None else self._packs.get(course)
        if class_ is None or class_.id != self._class:
            self._pace = ClassPace(pack)
        self._class, self._course = (None, None) if class_ is None else (class_.id, course)
        self._assessed = class_ is not None and class_.mode is Mode.ASSESS
        limits = class_.thresholds if class_ is not None else None
        self.limits = limits or (pack.thresholds if pack is not None else Thresholds())

    def read(self, received: Received, view: StationView) -> Received:
        """What a message means: an error that the course calls critical is one, whatever the app said."""
        body = received.body
        if not isinstance(body, EventBody) or body.kind != "error":
            return received
        played = self._course if view.scenario is None else (view.scenario, view.scenario_version or "")
        pack = None if played is None else self._packs.get(played)
        if pack is None or critical_code(body.kind, body.code, pack.critical_codes) is None:
            return received
        return replace(received, body=replace(body, kind="critical_error"))

    def learn(self, before: Station, after: Station, is_of_class: bool) -> Station:
        """Note a step that was just done; one of the class's own runs adds to what is usual."""
        done = after.effort.done
        if done is None or done is before.effort.done:
            return after
        usual_ms = self._usual_ms(after, done.step)
        run = after.effort.run
        if is_of_class and run is not None and self._plays_course(after):
            self._pace.add(run, done.step, done.ms)
        return after if usual_ms is None else _with_pace(after, done.ms / usual_ms)

    def tick(self, station: Station, now_ms: float) -> Station:
        """Let time pass for one station."""
        usual_ms = self._usual_ms(station, station.effort.step)
        later = fold.tick(station, now_ms, self.limits, self._silence_ms, usual_ms)
        if usual_ms is None or not later.effort.works:
            return later
        spent_ms = later.effort.on_step.read(now_ms)
        return _with_pace(later, spent_ms / usual_ms) if spent_ms > usual_ms else later

    def flooded(self, stations: Iterable[Station]) -> frozenset[StationId]:
        """Who was lost together with many others."""
        return lost_together(stations, self.limits)

    def calls(self, stations: Collection[Station], now_ms: float) -> tuple[Called, ...]:
        """What is to be heard now."""
        views = (station.view for station in stations)
        return self._calls.tick(views, self.flooded(stations), now_ms, self.limits, assessed=self._assessed)

    def _plays_course(self, station: Station) -> bool:
        view = station.view
        return (view.scenario, view.scenario_version) == self._course

    def _usual_ms(self, station: Station, step: str | None) -> float | None:
        if step is None:
            return None
        if self._plays_course(station):
            return self._pace.usual_ms(step, self.limits.medians_from)
        view = station.view
        pack = self._packs.get((view.scenario or "", view.scenario_version or ""))
        known = pack.step(step) if pack is not None else None
        return None if known is None else 1000.0 * known.typical_s


def _with_pace(station: Station, times: float) -> Station:
    pace = min(SLOWEST, round(times, 1))
    if pace == station.view.pace:
        return station
    return replace(station, view=replace(station.view, pace=pace))
