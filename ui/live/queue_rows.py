"""What the queue says: its rows, the flood line and the technical line. No painting."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from console.model import Attention, QueueItem, StationId, StationView
from ui.live.tile_text import name_of, reason_words, seat_of, stuck_brief, stuck_words, tr, visited_words
from ui.text import age, short_time

TECHNICAL: Final = frozenset({Attention.NO_SIGNAL, Attention.NOT_DONE})


class QueueRow(NamedTuple):
    """One row. `station` None: the flood line."""

    station: StationId | None
    attention: Attention
    seat: str
    title: str
    age: str
    second: str
    right: str
    brief: str = ""
    """What stands for `second` where it has no room."""


class QueueContent(NamedTuple):
    """The whole queue as shown."""

    rows: tuple[QueueRow, ...]
    calling: int
    """How many stations need a person; technical ones are counted apart."""
    technical: str
    """The technical line; empty when nothing is."""


def queue_content(
    items: Sequence[QueueItem],
    now_ms: float,
    *,
    stations: int,
    views: Mapping[StationId, StationView],
    shorts: Mapping[str, str],
    expanded: bool = False,
    names_hidden: bool = False,
) -> QueueContent:
    """Put the queue's items into rows. `expanded`: technical ones too. `shorts`: step id -> short title."""

    def row(item: QueueItem) -> QueueRow:
        return _row(item, views.get(item.station), now_ms, shorts, names_hidden)

    people = [item for item in items if item.attention not in TECHNICAL]
    technical = [item for item in items if item.attention in TECHNICAL]
    rows = [row(item) for item in people]
    flood = [item for item in items if item.is_flooded]
    if flood:
        rows.append(_flood_row(flood, views, stations, now_ms))
    alone = [item for item in technical if not item.is_flooded]
    if expanded:
        rows += [row(item) for item in alone]
    return QueueContent(tuple(rows), len(people), _technical_line(technical, alone, views))


def _row(
    item: QueueItem, view: StationView | None, now_ms: float, shorts: Mapping[str, str], names_hidden: bool
) -> QueueRow:
    seat = item.seat or "–"
    hidden_title = tr("Seat {seat}").format(seat=seat)
    if item.on_my_way_ms is not None:
        second = tr("On my way {age}").format(age=age(now_ms - item.on_my_way_ms))
    elif item.stuck is not None:
        second = stuck_words(item.stuck, shorts)
    else:
        step, last_frame = (view.step_index, view.last_frame_utc) if view is not None else (None, None)
        second = reason_words(item.attention, item.detail, step, last_frame)
    return QueueRow(
        station=item.station,
        attention=item.attention,
        seat="" if names_hidden else seat,
        title=hidden_title if names_hidden else item.name or (name_of(view) if view else hidden_title),
        age=age(now_ms - item.since_ms),
        second=second,
        right=visited_words(item.visited_ms, now_ms),
        brief=stuck_brief(item.stuck) if item.stuck is not None and item.on_my_way_ms is None else "",
    )


def _flood_row(
    flood: Sequence[QueueItem], views: Mapping[StationId, StationView], stations: int, now_ms: float
) -> QueueRow:
    lost = [views[item.station] for item in flood if item.station in views]
    first = min((view.last_frame_utc for view in lost if view.last_frame_utc is not None), default=None)
    words = tr("{lost} of {count} lost since {time}").format(
        lost=len(flood), count=max(stations, len(flood)), time=short_time(first)
    )
    frames_ms = [view.last_frame_ms for view in lost if view.last_frame_ms is not None]
    since = age(now_ms - min(frames_ms)) if frames_ms else ""
    return QueueRow(None, Attention.NO_SIGNAL, "", tr("Network"), since, words, "")


def _technical_line(
    items: Sequence[QueueItem], alone: Sequence[QueueItem], views: Mapping[StationId, StationView]
) -> str:
    if not items:
        return ""
    head = QCoreApplication.translate("Live", "%n technical", None, len(items))
    if not alone:
        return head
    return f"{head}: " + ", ".join(f"{_where(item, views)} {_trouble(item)}" for item in alone)


def _where(item: QueueItem, views: Mapping[StationId, StationView]) -> str:
    """The seat; of a headset on which nobody sits the number that it wears, or its name."""
    view = views.get(item.station)
    if item.seat is not None or view is None:
        return item.seat or "–"
    own = seat_of(view)
    return own if own.isdigit() else name_of(view)


def _trouble(item: QueueItem) -> str:
    return tr("no signal") if item.attention is Attention.NO_SIGNAL else tr("not done")
