"""When a station needs somebody: the numbers behind the states of a tile.

A course pack may say others than these (table `thresholds`), a class others than its course pack.
Whole numbers only, units in the names.
"""

from typing import Annotated, TypeAlias

import msgspec

Seconds: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=900)]
AtLeastTenSeconds: TypeAlias = Annotated[int, msgspec.Meta(ge=10, le=900)]
Several: TypeAlias = Annotated[int, msgspec.Meta(ge=2, le=100)]


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limits of one class. They decide who is looked after, never who is competent."""

    stuck_percent: Annotated[int, msgspec.Meta(ge=110, le=2000)] = 300
    """STUCK above this share of the usual time for the step."""
    stuck_errors: Annotated[int, msgspec.Meta(ge=1, le=50)] = 3
    """STUCK from so many errors on one step."""
    idle_s: AtLeastTenSeconds = 60
    """STUCK when nothing was done for so long, or for the step's usual time where that is longer."""
    stuck_on_s: Seconds = 20
    """The reason has to hold for so long before STUCK is shown."""
    stuck_off_s: Seconds = 10
    """And to be gone for so long before it is not."""
    medians_from: Several = 4
    """The usual time is the class's median once so many runs have done the step; before, the pack's."""
    boundary_s: Annotated[int, msgspec.Meta(ge=0, le=60)] = 5
    """A step out of the play area counts as STOPPED after more than this."""
    stopped_again_s: AtLeastTenSeconds = 30
    """STOPPED is heard again this often until somebody is on the way."""
    help_again_s: AtLeastTenSeconds = 120
    """HELP is heard a second time after so long without anybody on the way."""
    flood_stations: Several = 4
    """So many stations lost within `flood_s` are one trouble: the network's."""
    flood_s: Annotated[int, msgspec.Meta(ge=1, le=120)] = 10
