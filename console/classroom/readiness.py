"""Check and start: what each headset of the present turn still needs before its run begins. Pure.

Nothing here blocks: who is ready is started, the others join as they become ready.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from console.model import (
    Attention,
    ClassView,
    LinkState,
    PersonId,
    Phase,
    Seat,
    SeatView,
    StationId,
    StationView,
)

DRAIN_PER_H: Final = 0.5
"""Of a full battery, in use: a headset of this kind lasts about two hours."""
EMPTY: Final = 0.05
"""With less a headset goes to sleep."""
LEAST_FREE_MB: Final = 2_000
"""For what the headset keeps until the console has saved it, and for views."""
WEAK_DBM: Final = -75.0
ANSWER_MS: Final = 3_000.0
"""So long a headset may take to be ready before that is worth a word."""


class Need(StrEnum):
    """What keeps a station from being started, most telling first."""

    SILENT = "silent"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    APP = "app"
    BATTERY = "battery"
    RESTS = "rests"
    ASKED = "asked"


class Check(msgspec.Struct, frozen=True):
    """One seat of the present turn."""

    seat: Seat
    station: StationId | None
    person: PersonId
    name: str | None
    needs: tuple[Need, ...]
    battery_end: float | None = None
    """Share left when the rota ends; None when the headset does not say."""
    lasts_min: float | None = None
    """Minutes from now until it is empty, where that is before the rota ends."""
    app: str | None = None
    app_wanted: str | None = None
    """The newer version that others of this class have; None when this is the newest."""
    scenario: str | None = None
    """Version that the headset has taken up."""
    refusal: str | None = None
    free_mb: float | None = None
    is_weak: bool = False
    worn: bool | None = None
    rests_min: float | None = None
    """How long the person rests yet, after as much wear as there may be."""
    began: bool = False
    """Its run plays already, or has been played."""
    is_new: bool = False
    """It has been asked only a moment ago: nothing is amiss yet."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be started now."""
        return not self.needs and not self.began

    @property
    def is_problem(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.needs) and not self.began and not (self.is_new and self.needs == (Need.ASKED,))

    @property
    def is_low_on_storage(self) -> bool:
        """Worth knowing; it starts all the same."""
        return self.free_mb is not None and self.free_mb < LEAST_FREE_MB


def minutes_left(class_: ClassView, now_ms: float) -> float:
    """From now to the end of the rota: of the present turn and those to come, with the wipes between them."""
    times = class_.times
    turn_min = times.turn_min or class_.duration_min
    began = class_.turn_began_ms
    present = turn_min if began is None else max(0.0, turn_min - (now_ms - began) / 60_000)
    wipe = 0.0 if class_.wipe_until_ms is None else max(0.0, (class_.wipe_until_ms - now_ms) / 60_000)
    return wipe + present + (class_.turns - class_.turn) * (turn_min + times.wipe_min)


def check(
    class_: ClassView,
    views: Mapping[StationId, StationView],
    begun: frozenset[StationId],
    left_min: float,
    now_ms: float,
) -> tuple[Check, ...]:
    """Every seat of the present turn that has a person, by seat. `begun`: whose run has begun."""
    resting = {one.person: (one.until_ms - now_ms) / 60_000 for one in class_.rests if one.until_ms > now_ms}
    seated = [seat for seat in class_.seats if seat.person is not None]
    known = {seat.seat: views.get(seat.station) for seat in seated if seat.station is not None}
    newest = _newest(view for view in known.values() if view is not None)
    return tuple(
        replace(
            _check(class_, seat, known.get(seat.seat), newest, left_min, resting.get(seat.person or "")),
            began=seat.station in begun,
        )
        for seat in seated
    )


def _check(
    class_: ClassView,
    seat: SeatView,
    view: StationView | None,
    newest: Mapping[str, str],
    left_min: float,
    rests_min: float | None,
) -> Check:
    assert seat.person is not None
    if view is None or view.link is not LinkState.LIVE:
        return Check(seat.seat, seat.station, seat.person, seat.name, (Need.SILENT,))
    app, version = _app(view.app)
    wanted = newest.get(app)
    verb, _, answer = (view.attention_detail or "").partition(" ")
    not_done = view.attention is Attention.NOT_DONE and verb in ("assign", "start")
    taken = view.phase in (Phase.READY, Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED)
    end, lasts_min = battery(view, left_min)
    needs = (
        (Need.REFUSED, not_done and bool(answer)),
        (Need.UNANSWERED, not_done and not answer),
        (Need.APP, wanted is not None and wanted != version),
        (Need.BATTERY, lasts_min is not None),
        (Need.RESTS, rests_min is not None),
        (Need.ASKED, not not_done and not taken),
    )
    return Check(
        seat.seat,
        seat.station,
        seat.person,
        seat.name,
        tuple(need for need, holds in needs if holds),
        battery_end=end,
        lasts_min=lasts_min,
        app=version or None,
        app_wanted=wanted if wanted != version else None,
        scenario=class_.course.version if taken and not not_done else None,
        refusal=view.refusal if not_done else None,
        free_mb=view.storage_free_mb,
        is_weak=view.wifi_dbm is not None and view.wifi_dbm < WEAK_DBM,
        worn=view.worn,
        rests_min=rests_min,
    )


def spares(class_: ClassView, views: Iterable[StationView]) -> tuple[StationView, ...]:
    """Live headsets that no seat of any turn has, fullest battery first."""
    seated = {seat.station for seat in (*class_.seats, *class_.rota)}
    free = [view for view in views if _is_free(view) and view.station not in seated]
    return tuple(sorted(free, key=lambda view: -(view.battery or 0.0)))


def _is_free(view: StationView) -> bool:
    return view.link is LinkState.LIVE and view.paired


def battery(view: StationView, left_min: float) -> tuple[float | None, float | None]:
    """The share left when the rota ends, and the minutes to empty where that is sooner."""
    if view.battery is None or view.charging:
        return view.battery, None
    end = view.battery - DRAIN_PER_H * left_min / 60
    if end >= EMPTY:
        return end, None
    return 0.0, max(0.0, (view.battery - EMPTY) / DRAIN_PER_H * 60)


def _app(app: str) -> tuple[str, str]:
    name, _, version = app.rpartition("/")
    return name, version


def _newest(views: Iterable[StationView]) -> dict[str, str]:
    """The newest version of each app in the class."""
    found: dict[str, str] = {}
    for view in views:
        name, version = _app(view.app)
        if version and _order(version) >= _order(found.get(name, "")):
            found[name] = version
    return found


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split(".")) if version else ()
