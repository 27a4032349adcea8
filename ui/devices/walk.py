"""Pairing one headset after another: whose turn it is, what it showed, what became of those before.

A pure value machine: it is told what was pressed and what arrived, and says what to do next.
"""

from collections.abc import Callable
from enum import StrEnum

from console.events import PairingChanged
from console.model import PairingState, StationId


class Stage(StrEnum):
    """Where one headset of the walk stands."""

    NEXT = "next"
    ASKING = "asking"
    COMPARE = "compare"
    WAITING = "waiting"
    """The person here has said yes; the wearer has to confirm in the headset."""
    PAIRED = "paired"
    FAILED = "failed"
    DIFFERED = "differed"
    SKIPPED = "skipped"


OVER = frozenset({Stage.PAIRED, Stage.FAILED, Stage.DIFFERED, Stage.SKIPPED})

_STAGES = {
    PairingState.ASKING: Stage.ASKING,
    PairingState.COMPARE: Stage.COMPARE,
    PairingState.WAITING_FOR_WEARER: Stage.WAITING,
    PairingState.PAIRED: Stage.PAIRED,
    PairingState.FAILED: Stage.FAILED,
}


class Walk:
    """One round of pairing. `pair` and `refuse` are what it may ask of the headsets, by station id."""

    def __init__(self, pair: Callable[[StationId], None], refuse: Callable[[StationId], None]) -> None:
        self._pair, self._refuse = pair, refuse
        self.order: list[StationId] = []
        self.stages: dict[StationId, Stage] = {}
        self.reasons: dict[StationId, str] = {}
        self.current: StationId | None = None
        self.code: str | None = None

    @property
    def is_running(self) -> bool:
        """True while a headset is being paired, or its failure is still to be read."""
        return self.current is not None

    @property
    def stage(self) -> Stage | None:
        """Where the headset stands whose turn it is."""
        return self.stages.get(self.current) if self.current is not None else None

    @property
    def waiting(self) -> tuple[StationId, ...]:
        """Those whose turn is still to come."""
        return tuple(station for station in self.order if self.stages[station] is Stage.NEXT)

    def count(self, stage: Stage) -> int:
        """How many stand there."""
        return sum(1 for held in self.stages.values() if held is stage)

    def start(self, stations: tuple[StationId, ...]) -> None:
        """Begin a new round; what was left of another is given up."""
        self.stop()
        self.order = list(dict.fromkeys(stations))
        self.stages = dict.fromkeys(self.order, Stage.NEXT)
        self.reasons = {}
        self.advance()

    def add(self, station: StationId) -> None:
        """Put one more headset at the end of the round, or in front when none is going on."""
        if not self.is_running:
            self.start((station,))
        elif station not in self.stages or self.stages[station] in OVER:
            if station in self.order:
                self.order.remove(station)
            self.order.append(station)
            self.stages[station] = Stage.NEXT

    def advance(self) -> None:
        """Turn to the next headset, if there is one."""
        self.code = None
        self.current = next(iter(self.waiting), None)
        if self.current is not None:
            self.stages[self.current] = Stage.ASKING
            self._pair(self.current)

    def again(self) -> None:
        """Ask the headset whose turn it is once more."""
        if self.current is not None and self.stage in OVER:
            self.code = None
            self.stages[self.current] = Stage.ASKING
            self.reasons.pop(self.current, None)
            self._pair(self.current)

    def confirmed(self) -> None:
        """The person here has said that the codes are the same."""
        if self.current is not None and self.stage is Stage.COMPARE:
            self.stages[self.current] = Stage.WAITING

    def differed(self) -> None:
        """The person here has said that the codes differ: nothing is paired, and that is to be read."""
        if self.current is not None and self.stage is Stage.COMPARE:
            self.stages[self.current] = Stage.DIFFERED
            self._refuse(self.current)

    def skip(self) -> None:
        """Leave the headset whose turn it is and go on."""
        if self.current is not None:
            self._give_up(self.current)
        self.advance()

    def stop(self) -> None:
        """End the round."""
        if self.current is not None:
            self._give_up(self.current)
        self.current = self.code = None

    def failed(self, station: StationId, reason: str) -> None:
        """The pairing could not even be asked for."""
        self._end(station, Stage.FAILED, reason)

    def take(self, event: PairingChanged) -> None:
        """Follow what happened to a pairing of this round."""
        held = self.stages.get(event.station)
        if held is None or held in OVER or held is Stage.NEXT:
            return
        stage = _STAGES[event.state]
        if stage in OVER:
            self._end(event.station, stage, event.reason or "")
            return
        if stage is Stage.COMPARE and held is Stage.WAITING:
            return  # an echo from before the answer
        self.stages[event.station] = stage
        if event.station == self.current and event.code is not None:
            self.code = event.code

    def _end(self, station: StationId, stage: Stage, reason: str) -> None:
        if self.stages.get(station) in OVER:
            return
        self.stages[station] = stage
        if reason:
            self.reasons[station] = reason
        if station == self.current and stage is Stage.PAIRED:
            self.advance()

    def _give_up(self, station: StationId) -> None:
        if self.stages[station] not in OVER:
            self.stages[station] = Stage.SKIPPED
            self._refuse(station)
