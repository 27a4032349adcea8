"""One second of one station's load in figures. Imported late, with whatever makes one."""

import msgspec

from ui.live.load_strip import Strip


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Ten minutes of these are kept of every station: nothing for the garbage collector to look through."""

    at_ms: float
    """The console's monotonic clock."""
    load: float | None
    rate: float | None
    own_rate: float | None
    """The heart rate of the own baseline."""
    confidence: float
    artefact: float | None
    calibrates: bool
    strip: Strip
