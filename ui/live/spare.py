"""Another headset for a seat whose own has gone: which one."""

from collections.abc import Iterable

from console.classroom.readiness import spares
from console.model import Attention, ClassView, LinkState, StationView


def spare_for(
    view: StationView | None, class_: ClassView | None, views: Iterable[StationView]
) -> StationView | None:
    """The fullest spare, where this station has a seat of the present turn and is gone; else None."""
    if view is None or class_ is None or class_.interrupted or not _is_gone(view, class_):
        return None
    if all(seat.station != view.station or seat.person is None for seat in class_.seats):
        return None
    return next(iter(spares(class_, views)), None)


def has_begun(view: StationView, class_: ClassView) -> bool:
    """Whether a run is open here that another headset would cut."""
    return any(run.run == view.run and run.began and run.outcome is None for run in class_.runs)


def _is_gone(view: StationView, class_: ClassView) -> bool:
    """Not heard, or not any more; one that only rests in the middle of a run comes back to it."""
    if view.link is LinkState.LIVE:
        return False
    if view.attention is Attention.RESTING:
        return not has_begun(view, class_)
    return view.attention is Attention.NO_SIGNAL or view.last_frame_ms is None
