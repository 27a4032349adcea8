"""The headset as a device: battery, wear, radio, frame rate, storage. Pure: time is handed in."""

from random import Random
from typing import Final

from console.messages import StateBody
from console.model import Phase

BUSY: Final = (Phase.CALIBRATING, Phase.RUNNING)
RUN_TIME_S: Final = 2.2 * 3600
"""A standalone headset lasts about two hours of rendering; idle it lasts five times longer."""
DOFF_EVERY_S: Final = 1500.0
TAKEN_OFF_AFTER_S: Final = 15.0
"""How long after the end of a run the wearer takes the headset off."""


class Body:
    """One device, aged by `pass_time`; `state` is what it would say of itself now."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(f"{seed}/body")  # noqa: S311 - a rehearsal, not a secret
        self._battery = self._chance.uniform(0.55, 1.0)
        self._wifi_dbm = self._chance.uniform(-62.0, -44.0)
        self._storage_mb = self._chance.uniform(20_000.0, 60_000.0)
        self._fps = 72.0
        self._doffed_s = 0.0
        self._ended_s = 0.0
        self.is_worn = False

    def pass_time(self, seconds: float, phase: Phase) -> None:
        """Age the device by some seconds in this phase."""
        busy = phase in BUSY
        self._battery = max(0.02, self._battery - seconds / (RUN_TIME_S if busy else 5 * RUN_TIME_S))
        self._wifi_dbm = min(-38.0, max(-82.0, self._wifi_dbm + self._chance.gauss(0.0, 0.6)))
        self._fps = 72.0 - (self._chance.expovariate(0.9) if busy else 0.0)
        self._storage_mb -= seconds * (0.05 if busy else 0.0)
        self._doffed_s = max(0.0, self._doffed_s - seconds)
        self._ended_s = self._ended_s + seconds if phase is Phase.ENDED else 0.0
        if phase is Phase.RUNNING and self._chance.random() < seconds / DOFF_EVERY_S:
            self._doffed_s = self._chance.uniform(4.0, 9.0)
        if phase is Phase.IDLE or self._ended_s > TAKEN_OFF_AFTER_S:
            self.is_worn = False
        else:
            self.is_worn = self._doffed_s <= 0.0

    def state(self, phase: Phase, scene: str) -> StateBody:
        """Say all of a `state`, rounded as a device would."""
        return StateBody(
            phase=phase,
            battery=round(self._battery, 2),
            charging=False,
            worn=self.is_worn,
            fps=round(max(20.0, self._fps), 1),
            wifi_dbm=round(self._wifi_dbm),
            storage_free_mb=round(self._storage_mb),
            scene=scene,
        )
