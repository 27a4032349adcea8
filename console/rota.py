"""Who sits where, turn by turn: the frozen values of a class's rota. Units stand in the names."""

import msgspec

from console.terms import PersonId, Seat, StationId


class SeatView(msgspec.Struct, frozen=True):
    """Who sits where in one turn; nobody: the headset has its place, and nobody wears it in that turn."""

    seat: Seat
    station: StationId | None
    person: PersonId | None
    name: str | None
    turn: int = 1
    watcher: PersonId | None = None
    """Who watches beside the wearer, in a class of pairs."""
    watcher_name: str | None = None


class Trainee(msgspec.Struct, frozen=True):
    """One line of a roster. `person` is set when this is somebody already enrolled, chosen by a person."""

    display: str
    given: str = ""
    family: str = ""
    person: PersonId | None = None
    email: str = ""
    uln: str = ""


class PlannedSeat(msgspec.Struct, frozen=True):
    """A seat of the class to come: which headset, which trainee (None: empty seat)."""

    seat: Seat
    station: StationId | None
    trainee: Trainee | None
    opted_in: bool = False
    """The trainee agreed to physiological load in this class."""
    turn: int = 1
    watcher: Trainee | None = None


class RotaTimes(msgspec.Struct, frozen=True):
    """How long a turn lasts, and what has to lie between two."""

    turn_min: int = 0
    """0: one turn, as long as the class."""
    wipe_min: int = 3
    """A headset is wiped for so long before the next person puts it on."""


class Excused(msgspec.Struct, frozen=True):
    """Why a seat of a turn has no saved run, or no decision."""

    seat: Seat
    turn: int
    person: PersonId
    reason: str


class Rest(msgspec.Struct, frozen=True):
    """Somebody who has worn a headset for long enough to need a break first."""

    person: PersonId
    until_ms: float
    """Console monotonic ms."""


class Headcount(msgspec.Struct, frozen=True):
    """How many came to an outreach class, as counted by a person."""

    present: int
    """Who wore a headset."""
    audience: int
    """Who watched only."""
