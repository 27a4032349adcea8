"""What the live view hears of physiological load. Handed to nobody else, kept nowhere."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from console.model import StationId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from console.physiology.baseline import Baseline
    from console.physiology.load import Load


class LoadState(msgspec.Struct, frozen=True):
    """Everything at the moment of subscribing, and again whenever the first two or the rights change."""

    is_allowed: bool
    """The machine's policy; False: there is no switch anywhere."""
    is_on: bool
    """The class has it on, and whoever is at the console may see it."""
    histories: "Mapping[StationId, tuple[Load, ...]]" = {}
    """The last two minutes, oldest first, of every station that has an opted-in trainee with a sensor."""
    badges: Mapping[StationId, float] = {}
    """Those that are on, with their `since_ms`."""
    offered: "Mapping[StationId, Baseline]" = {}
    """Baselines with doubts that wait for `go_on` or another `calibrate`."""
    shows_badges: bool = False


class LoadChanged(msgspec.Struct, frozen=True):
    """Once a second while on: the readings of this second. A station that is not in it has none to show."""

    at_ms: float
    """The console's monotonic clock."""
    loads: "Mapping[StationId, Load]"


class SamplesArrived(msgspec.Struct, frozen=True):
    """Samples of one signal of the watched station, once a second."""

    station: StationId
    signal: str
    """As in `physiology/station.py`: rr_ms/ecg, rr_ms/ppg, hr_bpm, eda_us, motion_g and those only shown."""
    times: "NDArray[np.float64]"
    """The console's monotonic ms, ascending; read-only like `values`, of the same shape."""
    values: "NDArray[np.float64]"
    whole: bool
    """These are all that there are (up to ten minutes) and replace what came before; else they follow it."""


class CalibrationEnded(msgspec.Struct, frozen=True):
    """A calibration came to its end; not accepted: repeat it, or `go_on` with it as provisional."""

    station: StationId
    baseline: "Baseline"
    """With the reasons of doubt."""
    accepted: bool


class BadgeChanged(msgspec.Struct, frozen=True):
    """A badge came, or went (`since_ms` None)."""

    station: StationId
    since_ms: float | None
    """Since when the load has been well above, the console's monotonic ms."""


LoadEvent = LoadState | LoadChanged | SamplesArrived | CalibrationEnded | BadgeChanged
Callback = Callable[[LoadEvent], None]
