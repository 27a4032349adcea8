"""What has to be heard, and heard again, about those who call: for sounds and screen readers. Pure."""

from collections.abc import Iterable, Iterator

import msgspec

from console.events import Called
from console.model import Attention, StationId, StationView
from console.thresholds import Thresholds

PERSONAL = frozenset({Attention.STOPPED, Attention.HELP})


class _Told(msgspec.Struct, frozen=True):
    attention: Attention
    since_ms: float
    told_ms: float
    is_again: bool = False


class Calls:
    """Remembers who was told of. STUCK, NOT DONE and one lost station among many make no sound."""

    def __init__(self) -> None:
        self._told: dict[StationId, _Told] = {}
        self._flood = False

    def tick(
        self,
        views: Iterable[StationView],
        flooded: frozenset[StationId],
        now_ms: float,
        limits: Thresholds,
        *,
        assessed: bool,
    ) -> tuple[Called, ...]:
        """Say what is to be heard now. `assessed`: the loss of one seat is to be heard, too."""
        calls: list[Called] = []
        if flooded and not self._flood:
            calls.append(Called(Attention.NO_SIGNAL, None, lost=len(flooded)))
        self._flood = bool(flooded)
        told: dict[StationId, _Told] = {}
        for view in _heard(views, flooded, assessed=assessed):
            now, call = _tell(self._told.get(view.station), view, now_ms, limits)
            told[view.station] = now
            if call is not None:
                calls.append(call)
        self._told = told
        return tuple(calls)


def _heard(
    views: Iterable[StationView], flooded: frozenset[StationId], *, assessed: bool
) -> Iterator[StationView]:
    for view in views:
        attention = view.attention
        is_lost_alone = attention is Attention.NO_SIGNAL and view.station not in flooded
        if attention in PERSONAL or (assessed and view.seat is not None and is_lost_alone):
            yield view


def _tell(
    told: _Told | None, view: StationView, now_ms: float, limits: Thresholds
) -> tuple[_Told, Called | None]:
    attention, since_ms = view.attention, view.attention_since_ms or 0.0
    if told is None or (told.attention, told.since_ms) != (attention, since_ms):
        call = Called(attention, view.station, detail=view.attention_detail)
        return _Told(attention, since_ms, now_ms), call
    if view.on_my_way_ms is not None or not _is_due(told, now_ms, limits):
        return told, None
    call = Called(attention, view.station, detail=view.attention_detail, is_again=True)
    return _Told(attention, since_ms, now_ms, is_again=True), call


def _is_due(told: _Told, now_ms: float, limits: Thresholds) -> bool:
    """STOPPED again and again, HELP once more, a loss never."""
    if told.attention is Attention.STOPPED:
        return now_ms - told.told_ms >= 1000 * limits.stopped_again_s
    if told.attention is Attention.HELP:
        return not told.is_again and now_ms - told.told_ms >= 1000 * limits.help_again_s
    return False
