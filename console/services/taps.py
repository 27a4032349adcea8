"""Raw listening for `watch`: messages and links as the console understood them, before any folding."""

from collections.abc import Callable

import msgspec

from console.events import CommandChanged, PairingChanged
from console.model import BootId, Found, LinkState, Received, StationId


class LinkSeen(msgspec.Struct, frozen=True):
    """What became of a link."""

    station: StationId
    state: LinkState
    reason: str | None


class GapSeen(msgspec.Struct, frozen=True):
    """Messages that were never got, first and last seq."""

    station: StationId
    boot: BootId
    first: int
    last: int


Seen = Found | Received | LinkSeen | GapSeen | CommandChanged | PairingChanged
Tap = Callable[[Seen], None]


class Taps:
    """Those who listen raw; called on the network thread."""

    def __init__(self) -> None:
        self._taps: list[Tap] = []

    def add(self, tap: Tap) -> Callable[[], None]:
        """Listen from now on, called on the network thread; the answer stops it. From any thread."""
        self._taps.append(tap)

        def stop() -> None:
            if tap in self._taps:
                self._taps.remove(tap)

        return stop

    def tell(self, seen: Seen) -> None:
        """Pass one thing on."""
        for tap in tuple(self._taps):
            tap(seen)
