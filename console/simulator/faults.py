"""Faults on purpose, so that a console can be seen to cope: each is one way in which real headsets fail."""

from enum import StrEnum
from random import Random
from typing import Final

FREEZE_EVERY_S: Final = 25.0
FREEZE_FOR_S: Final = 15.0
STALE_EVERY_S: Final = 5.6
FLOOD_EVERY_S: Final = 5.0
FLOOD_MESSAGES: Final = 800


class Fault(StrEnum):
    """What goes wrong; times count from the moment a link is live."""

    DROP = "drop"
    FREEZE = "freeze"
    KILL = "kill"
    FLOOD = "flood"
    STALE = "stale"
    UNHEARD = "unheard"


HELP: Final = {
    Fault.DROP: "cut the TCP connection without a word, every 3 to 6 seconds",
    Fault.FREEZE: "stop reading and writing for 15 of every 25 seconds, the connection left open",
    Fault.KILL: "kill the own process with SIGKILL after 5 to 15 seconds",
    Fault.FLOOD: "send 800 messages at once every 5 seconds, beyond what is allowed",
    Fault.STALE: "hold everything back and send it every 5.6 seconds, old but never quite silent",
    Fault.UNHEARD: "never advertise, as where a network keeps multicast away: only dialling finds it",
}


class Misfortune:
    """The chosen faults of one process; `live_s` is the time since its present link went live."""

    def __init__(self, faults: frozenset[Fault], seed: int) -> None:
        self._faults = faults
        self._chance = Random(f"{seed}/faults")  # noqa: S311 - a rehearsal, not a secret

    def drop_after_s(self) -> float | None:
        """When this link is to be cut, or None."""
        return self._chance.uniform(3.0, 6.0) if Fault.DROP in self._faults else None

    def kill_after_s(self) -> float | None:
        """When this process is to die, or None."""
        return self._chance.uniform(5.0, 15.0) if Fault.KILL in self._faults else None

    @property
    def is_unheard(self) -> bool:
        """True when no advert gets out."""
        return Fault.UNHEARD in self._faults

    @property
    def floods(self) -> bool:
        """True when far too many messages are to be sent."""
        return Fault.FLOOD in self._faults

    def silence_s(self, live_s: float) -> float:
        """How long nothing may be sent from now on; 0 almost always."""
        silence_s = self.freeze_s(live_s)
        if Fault.STALE in self._faults and live_s % STALE_EVERY_S < STALE_EVERY_S - 0.2:
            silence_s = max(silence_s, STALE_EVERY_S - 0.2 - live_s % STALE_EVERY_S)
        return silence_s

    def freeze_s(self, live_s: float) -> float:
        """How long nothing may be read from now on either."""
        if Fault.FREEZE not in self._faults:
            return 0.0
        thawed_s = FREEZE_EVERY_S - FREEZE_FOR_S
        into_s = live_s % FREEZE_EVERY_S
        return FREEZE_EVERY_S - into_s if into_s >= thawed_s else 0.0
