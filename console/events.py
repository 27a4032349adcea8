"""What subscribers of the engine get: one Snapshot first, then these. Frozen values, no load among them."""

from collections.abc import Mapping

import msgspec

from console.model import (
    Attention,
    ClassId,
    ClassView,
    CommandId,
    CommandResult,
    LinkState,
    LogLine,
    PairingState,
    QueueItem,
    RecordsView,
    RunId,
    SearchView,
    SessionView,
    StationId,
    StationView,
    SyncView,
)


class Snapshot(msgspec.Struct, frozen=True):
    """Everything at the moment of subscribing."""

    stations: tuple[StationView, ...]
    class_: ClassView | None
    queue: tuple[QueueItem, ...]
    search: SearchView
    records: RecordsView
    session: SessionView = SessionView()
    sync: SyncView = SyncView()


class StationChanged(msgspec.Struct, frozen=True, gc=False):
    """The newest view of one station; coalesced to 10 Hz, latest wins."""

    view: StationView


class StationForgotten(msgspec.Struct, frozen=True):
    """A station that is neither paired, seated nor advertised any more."""

    station: StationId


class LinkChanged(msgspec.Struct, frozen=True, gc=False):
    """A link came, went or was refused."""

    station: StationId
    state: LinkState
    reason: str | None = None


class PairingChanged(msgspec.Struct, frozen=True):
    """A pairing moved on."""

    station: StationId
    state: PairingState
    code: str | None = None
    """Six digits."""
    reason: str | None = None


class CommandChanged(msgspec.Struct, frozen=True, gc=False):
    """A command to one station was sent, answered or given up."""

    id: CommandId
    station: StationId
    verb: str
    result: CommandResult
    reason: str | None = None
    ms: float | None = None
    """From sending to the answer."""


class QueueChanged(msgspec.Struct, frozen=True, gc=False):
    """The whole queue, in order."""

    items: tuple[QueueItem, ...]


class Called(msgspec.Struct, frozen=True):
    """A need or a loss that has to be heard now, as a sound or from a screen reader; others are only seen."""

    attention: Attention
    """STOPPED, HELP or NO_SIGNAL."""
    station: StationId | None
    """None: many stations were lost together."""
    detail: str | None = None
    """What raised it, as in StationView."""
    is_again: bool = False
    """Nobody was on the way in time."""
    lost: int = 0
    """How many were lost together."""


class ClassChanged(msgspec.Struct, frozen=True):
    """The class was planned, started, changed or closed; None: there is no class."""

    view: ClassView | None


class LogAdded(msgspec.Struct, frozen=True, gc=False):
    """One more line in a station's log."""

    line: LogLine


class ViewArrived(msgspec.Struct, frozen=True):
    """A first-person picture; newest wins."""

    station: StationId
    mono_ms: float
    """Headset's monotonic ms."""
    jpeg: bytes


class RunsLogged(msgspec.Struct, frozen=True):
    """Run-log rows are on disk: COMMIT has returned."""

    through: Mapping[RunId | None, int]
    """Highest row committed of each run; None: of no run."""
    saved_utc: str


class RecordsChanged(msgspec.Struct, frozen=True):
    """Ledger entries are on disk: COMMIT has returned."""

    view: RecordsView
    ids: tuple[str, ...] = ()


class FolderProgressed(msgspec.Struct, frozen=True):
    """One more signed record of a class lies in its folder."""

    class_: ClassId
    done: int
    total: int


class SearchChanged(msgspec.Struct, frozen=True):
    """The search found more, less, or met trouble."""

    view: SearchView


class SessionChanged(msgspec.Struct, frozen=True):
    """Somebody signed in, left, was locked out of the screen, or took over."""

    view: SessionView


class SyncChanged(msgspec.Struct, frozen=True):
    """Something was delivered, came to wait, was refused, or the hub came and went."""

    view: SyncView


class Trouble(msgspec.Struct, frozen=True):
    """Something a person should read; `reason` is a Reason of errors.py."""

    reason: str
    station: StationId | None = None
    detail: str | None = None


Event = (
    Snapshot
    | StationChanged
    | StationForgotten
    | LinkChanged
    | PairingChanged
    | CommandChanged
    | QueueChanged
    | Called
    | ClassChanged
    | LogAdded
    | ViewArrived
    | RunsLogged
    | RecordsChanged
    | FolderProgressed
    | SearchChanged
    | SessionChanged
    | SyncChanged
    | Trouble
)
