"""Where one station may be dialled: its adverts' addresses, typed ones, and the last that worked."""

from collections.abc import Sequence
from typing import Final

from console.headsets.dialling import Endpoint

_TYPED: Final = 4


class Whereabouts:
    """All endpoints of a station, best first, and those where another device was met.

    A certificate that is not the pinned one closes its address, not the station: otherwise whoever stole the
    id could keep the paired headset out.
    """

    def __init__(self, last: Endpoint | None) -> None:
        self._advertised: tuple[Endpoint, ...] = ()
        self._typed: tuple[Endpoint, ...] = ()
        self._last = last
        self._closed: set[Endpoint] = set()

    @property
    def all(self) -> tuple[Endpoint, ...]:
        """Adverts first, then typed, then the last one known."""
        last = () if self._last is None else (self._last,)
        return tuple(dict.fromkeys((*self._advertised, *self._typed, *last)))

    @property
    def open(self) -> tuple[Endpoint, ...]:
        """Those at which nobody else was met."""
        return tuple(endpoint for endpoint in self.all if endpoint not in self._closed)

    def advertise(self, endpoints: Sequence[Endpoint]) -> bool:
        """Take what its adverts say now; True when one of these is new."""
        is_anew = not set(endpoints) <= set(self._advertised)
        self._advertised = tuple(endpoints)
        self._closed.intersection_update(self.all)
        return is_anew

    def add_typed(self, endpoint: Endpoint) -> None:
        """A person typed it; the latest few are kept."""
        self._typed = (endpoint, *(one for one in self._typed if one != endpoint))[:_TYPED]

    def note_live(self, endpoint: Endpoint) -> None:
        """It proved itself there."""
        self._last = endpoint

    def forget_last(self) -> None:
        """It is not to be looked for where it was."""
        self._last = None

    def close(self, endpoint: Endpoint) -> None:
        """Another certificate answered there."""
        self._closed.add(endpoint)

    def reopen(self) -> None:
        """A person asks to try everywhere again."""
        self._closed.clear()
