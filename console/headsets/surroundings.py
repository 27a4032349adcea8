"""What every station of one fleet shares."""

from collections.abc import Callable
from dataclasses import dataclass

from console.clock import Clock
from console.headsets.listener import FleetListener
from console.headsets.pace import Pace
from console.headsets.stamp import Stamp
from console.model import BootId, ConsoleId, StationId


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every station of a fleet shares."""

    console: ConsoleId
    clock: Clock
    stamp: Stamp
    pace: Pace
    listener: FleetListener
    held: Callable[[StationId, BootId], int]
    dial_unpaired: bool
    """Dial each found station once, to learn whether it is paired."""
