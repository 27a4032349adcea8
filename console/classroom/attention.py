"""Who needs somebody now: the queue, sorted by urgency, then age, then who was visited longest ago."""

from collections.abc import Iterable

from console.model import Attention, QueueItem, StationId, StationView

RANK = {
    Attention.STOPPED: 0,
    Attention.HELP: 1,
    Attention.STUCK: 2,
    Attention.NO_SIGNAL: 3,
    Attention.NOT_DONE: 3,
}
"""Order of the queue; a state that is not here never enters it."""


def queue(views: Iterable[StationView], flooded: frozenset[StationId] = frozenset()) -> tuple[QueueItem, ...]:
    """Make the whole queue from the present views, most urgent first; `flooded`: lost with many others."""
    items = [
        QueueItem(
            station=view.station,
            seat=view.seat,
            name=view.name,
            attention=view.attention,
            since_ms=view.attention_since_ms,
            detail=view.attention_detail,
            on_my_way_ms=view.on_my_way_ms,
            visited_ms=view.visited_ms,
            stuck=view.stuck,
            is_flooded=view.station in flooded,
        )
        for view in views
        if view.attention in RANK and view.attention_since_ms is not None
    ]
    never = float("-inf")
    items.sort(
        key=lambda item: (
            RANK[item.attention],
            item.since_ms,
            never if item.visited_ms is None else item.visited_ms,
            item.station,
        )
    )
    return tuple(items)
