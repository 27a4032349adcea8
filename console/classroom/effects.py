"""What one input to the room changed, for those outside who have to act on it."""

import msgspec

from console.events import Called
from console.model import LogLine, Outcome, RunId, RunView, StationId


class RunBegan(msgspec.Struct, frozen=True):
    """A headset plays the run that was meant for it."""

    run: RunView


class RunEnded(msgspec.Struct, frozen=True):
    """A headset says that the run is over."""

    run: RunId
    station: StationId
    outcome: Outcome
    critical_errors: tuple[str, ...]


class Effects(msgspec.Struct, frozen=True, gc=False):
    """What one input changed."""

    changed: tuple[StationId, ...] = ()
    spoke: tuple[StationId, ...] = ()
    """Of these only when they last spoke is new."""
    urgent: bool = False
    """Somebody's need came, changed or went: show it at once."""
    lines: tuple[LogLine, ...] = ()
    began: tuple[RunBegan, ...] = ()
    ended: tuple[RunEnded, ...] = ()
    calls: tuple[Called, ...] = ()
    """What has to be heard now."""
