"""What Live shows of load: words, traces and ten minutes of figures a station. Memory only.

It is fed by `load_desk.py` and read by wall, queue and panel, all on the GUI thread. A station that is not in
a second is forgotten with all that was shown of it, and everything is when load goes off.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from console.terms import StationId
from ui.live.load_strip import Strip
from ui.live.load_trace import Trace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ui.live.reading import Reading

KEPT: Final = 600
"""Ten minutes of seconds."""
KEPT_MS: Final = 1000.0 * KEPT


class Samples(NamedTuple):
    """One signal of the watched station: the console's monotonic ms, and values."""

    times: "NDArray[np.float64]"
    values: "NDArray[np.float64]"


class Taking(StrEnum):
    """How far a baseline is."""

    NONE = "none"
    ASKED = "asked"
    RUNS = "runs"
    OFFERED = "offered"
    """It ended with doubts: repeat it, or go on with it."""
    HELD = "held"


class LoadStation:
    """What is shown of one station."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.readings: deque[Reading] = deque(maxlen=KEPT)
        self.taking = Taking.NONE
        self.has_baseline = False
        """It was compared with a baseline at least once."""
        self.begun_ms = 0.0
        """Since when its baseline is being taken."""
        self.doubts: tuple[str, ...] = ()
        """Why a baseline was not accepted, in sentences; also of one that is gone by as provisional."""
        self.may_go_on = False
        """The baseline with doubts can be gone by."""
        self.refused = ""
        """Why the last thing that was asked for did not happen."""

    def add(self, reading: "Reading") -> None:
        """Take one more second."""
        was_calibrating = bool(self.readings) and self.readings[-1].calibrates
        self.readings.append(reading)
        self.trace.add(reading.at_ms / 1000.0, reading.load)
        if reading.own_rate is not None or reading.load is not None:
            self.has_baseline = True
            if self.taking is Taking.NONE:
                self.taking = Taking.HELD
        if reading.calibrates and self.taking in (Taking.NONE, Taking.ASKED):
            self.taking, self.begun_ms = Taking.RUNS, reading.at_ms
        elif self.taking is Taking.RUNS and was_calibrating and not reading.calibrates:
            # No outcome came before this second: the headset's app has begun anew.
            self.taking = Taking.HELD if self.has_baseline else Taking.NONE

    @property
    def has_provisional(self) -> bool:
        """Whether the baseline that is gone by had doubts."""
        return self.taking is Taking.HELD and bool(self.doubts)

    @property
    def strip(self) -> Strip:
        """What the strip says now."""
        return self.readings[-1].strip if self.readings else Strip()


class LoadBoard(QObject):
    """The load of the class as it is shown.

    Signals:
        changed: whether it is shown, or what is.
        ticked: a second has passed; only figures are new.
        station_changed(str): how the baseline of this station stands, or the samples of the watched one.
        watch_asked(object): the station whose samples are wanted, or None.
        baseline_asked(str), go_on_asked(str): what the instructor wants.
    """

    changed = Signal()
    ticked = Signal()
    station_changed = Signal(str)
    watch_asked = Signal(object)
    baseline_asked = Signal(str)
    go_on_asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self.now_ms = 0.0
        self.stations: dict[StationId, LoadStation] = {}
        self.badges: dict[StationId, float] = {}
        """Those that are on, with their since_ms."""
        self.baseline_s = 120
        """How long a baseline takes; only a demonstration makes it shorter."""
        self.watched: StationId | None = None
        self.samples: dict[str, Samples] = {}

    # What is true

    def switch(self, *, on: bool) -> None:
        """Load is shown from now on, or not at all: then nothing of it stays."""
        self.is_on = on
        if not on:
            self.stations.clear()
            self.badges.clear()
            self.samples.clear()
        self.changed.emit()

    def take_history(self, station: StationId, readings: "Sequence[Reading]") -> None:
        """Begin a station anew with its past."""
        self.stations[station] = fresh = LoadStation()
        for reading in readings:
            fresh.add(reading)

    def take_second(self, at_ms: float, readings: "Mapping[StationId, Reading]") -> None:
        """Take one second of the class."""
        if not self.is_on:
            return
        self.now_ms = at_ms
        for gone in self.stations.keys() - readings.keys():
            self.forget(gone)
        for station, reading in readings.items():
            known = self.stations.get(station)
            if known is None:
                known = self.stations[station] = LoadStation()
            known.add(reading)
        self.ticked.emit()

    def forget(self, station: StationId) -> None:
        """Nothing of a station stays."""
        self.stations.pop(station, None)
        self.badges.pop(station, None)
        if station == self.watched:
            self.samples.clear()
        self.station_changed.emit(station)

    def take_samples(self, station: StationId, signal: str, samples: Samples) -> None:
        """Take all that there is of one signal of the watched station."""
        if self.is_on and station == self.watched:
            self.samples[signal] = samples

    def take_badges(self, badges: Mapping[StationId, float]) -> None:
        """Take the badges that are on."""
        self.badges = dict(badges)
        self.changed.emit()

    def tell(
        self,
        station: StationId,
        taking: Taking,
        *,
        begun_ms: float | None = None,
        doubts: tuple[str, ...] | None = None,
        may_go_on: bool = False,
        refused: str = "",
    ) -> None:
        """Say how a station's baseline stands; what is None stays."""
        known = self.stations.get(station)
        if known is None:
            return
        held = taking is Taking.NONE and known.has_baseline
        known.taking = Taking.HELD if held else taking
        known.begun_ms = known.begun_ms if begun_ms is None else begun_ms
        known.doubts = known.doubts if doubts is None else doubts
        known.may_go_on, known.refused = may_go_on, refused
        self.station_changed.emit(station)

    # What is wanted

    def watch(self, station: StationId | None) -> None:
        """Want the samples of this station and of no other."""
        if station != self.watched:
            self.watched = station
            self.samples.clear()
            self.watch_asked.emit(station)

    def take_baseline(self, station: StationId) -> None:
        """Have a station sit still for its baseline."""
        self.tell(station, Taking.ASKED, doubts=())
        self.baseline_asked.emit(station)

    def go_on(self, station: StationId) -> None:
        """Go by the baseline that was not accepted."""
        self.go_on_asked.emit(station)

    def strips(self) -> dict[StationId, tuple[Strip, Trace]]:
        """What the wall shows."""
        return {station: (known.strip, known.trace) for station, known in self.stations.items()}
