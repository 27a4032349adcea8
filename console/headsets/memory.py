"""What outlives one link to a station: what is held of each boot, its clock, its allowance, its consent."""

from collections.abc import Callable
from typing import Final

from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance
from console.headsets.timing import ClockOffset
from console.model import BootId, RunId, StationId

_BOOTS: Final = 4


class BootMemory:
    """One start of a headset app, as far as this console heard it."""

    def __init__(self, highest: int) -> None:
        self.highest = highest
        """Highest seq held; all above is news."""
        self.offset = ClockOffset()
        self.saved = 0
        """Highest seq known to be on disk here."""


class StationMemory:
    """Everything about one station that a reconnect must not forget."""

    def __init__(self, station: StationId, held: Callable[[StationId, BootId], int]) -> None:
        self._station = station
        self._held = held
        self._boots: dict[BootId, BootMemory] = {}
        self.allowance = Allowance(SUSTAINED_PER_S, BURST)
        self._physio_run: RunId | None = None
        self._is_physio_off = False

    def boot(self, boot: BootId) -> BootMemory:
        """Memory of a boot; one that is new to this process begins with what is committed."""
        memory = self._boots.pop(boot, None)
        if memory is None:
            memory = BootMemory(self._held(self._station, boot))
        self._boots[boot] = memory
        while len(self._boots) > _BOOTS:
            del self._boots[next(iter(self._boots))]
        return memory

    def note_saved(self, boot: BootId, seq: int) -> bool:
        """Keep that all of `boot` up to seq is on disk; False when that is no news."""
        memory = self._boots.get(boot)
        if memory is None or seq <= memory.saved:
            return False
        memory.saved = seq
        return True

    def note_command(self, verb: str, args: dict[str, object]) -> None:
        """Follow what our own commands say about physio: the run that may send it, and whether it is off."""
        if verb == "assign":
            run = args.get("run")
            self._physio_run = run if args.get("physio") is True and isinstance(run, str) else None
            self._is_physio_off = False
        elif verb == "physio":
            self._is_physio_off = args.get("on") is not True

    def may_have_physio(self, run: RunId | None) -> bool:
        """Section 5: only in a run assigned with `physio: true`, and not after `physio {on: false}`."""
        return run is not None and run == self._physio_run and not self._is_physio_off
