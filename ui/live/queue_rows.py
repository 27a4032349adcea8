"""What the queue says: its rows, the flood line and the technical line. No painting."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from console.model import Attention, QueueItem, StationId
from ui.live.tile_text import reason_words, tr, visited_words
from ui.text import age

FLOOD: Final = 4
"""So many stations lost within `FLOOD_WINDOW_MS` are one trouble: the network's."""
FLOOD_WINDOW_MS: Final = 10_000.0

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
    steps: dict[StationId, int] | None = None,
    expanded: bool = False,
    names_hidden: bool = False,
) -> QueueContent:
    """Put the queue's items into rows. `expanded`: technical ones too. `steps`: where each station is."""
    people = [item for item in items if item.attention not in TECHNICAL]
    technical = [item for item in items if item.attention in TECHNICAL]
    rows = [_row(item, now_ms, steps or {}, names_hidden) for item in people]
    flood = flood_of(technical)
    if flood:
        rows.append(_flood_row(flood, stations, now_ms))
    if expanded:
        rows += [_row(item, now_ms, steps or {}, names_hidden) for item in technical if item not in flood]
    return QueueContent(tuple(rows), len(people), _technical_line(technical, flood))


def flood_of(items: Sequence[QueueItem]) -> tuple[QueueItem, ...]:
    """Return the stations that were lost together, when they are enough to be one trouble."""
    lost = sorted(
        (item for item in items if item.attention is Attention.NO_SIGNAL), key=lambda item: item.since_ms
    )
    best: tuple[QueueItem, ...] = ()
    for first, item in enumerate(lost):
        together = tuple(one for one in lost[first:] if one.since_ms - item.since_ms <= FLOOD_WINDOW_MS)
        if len(together) > len(best):
            best = together
    return best if len(best) >= FLOOD else ()


def _row(item: QueueItem, now_ms: float, steps: dict[StationId, int], names_hidden: bool) -> QueueRow:
    seat = item.seat or "–"
    hidden_title = tr("Seat {seat}").format(seat=seat)
    if item.on_my_way_ms is not None:
        second = tr("On my way {age}").format(age=age(now_ms - item.on_my_way_ms))
    else:
        second = reason_words(item.attention, item.detail, steps.get(item.station))
    return QueueRow(
        station=item.station,
        attention=item.attention,
        seat="" if names_hidden else seat,
        title=hidden_title if names_hidden else item.name or hidden_title,
        age=age(now_ms - item.since_ms),
        second=second,
        right=visited_words(item.visited_ms, now_ms),
    )


def _flood_row(flood: Sequence[QueueItem], stations: int, now_ms: float) -> QueueRow:
    since = flood[0].since_ms
    words = tr("{lost} of {count} lost together").format(lost=len(flood), count=max(stations, len(flood)))
    return QueueRow(None, Attention.NO_SIGNAL, "", tr("Network"), age(now_ms - since), words, "")


def _technical_line(items: Sequence[QueueItem], flood: Sequence[QueueItem]) -> str:
    if not items:
        return ""
    head = QCoreApplication.translate("Live", "%n technical", None, len(items))
    told = [item for item in items if item not in flood]
    if not told:
        return head
    return f"{head}: " + ", ".join(f"{item.seat or '–'} {_trouble(item)}" for item in told)


def _trouble(item: QueueItem) -> str:
    return tr("no signal") if item.attention is Attention.NO_SIGNAL else tr("not done")
