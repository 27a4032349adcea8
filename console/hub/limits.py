"""How much anybody may ask of one process: at once, per second, and in bytes. Injected time."""

import contextlib
from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from console.hub.refusal import Refused

AT_ONCE: Final = 6
"""Requests of one console that are answered at the same time."""
PER_SECOND: Final = 40.0
BURST: Final = 120.0
STRANGERS_PER_SECOND: Final = 10.0
STRANGERS_BURST: Final = 60.0
"""Requests without good credentials, by address."""
MOST_BUFFERED: Final = 256 * 1024 * 1024
"""Bytes of bodies that are held at the same time."""
MOST_KNOWN: Final = 20_000
"""Askers that are remembered; the one that was idle longest is forgotten first."""


class Rate:
    """A bucket of leave for each asker, that fills by the second."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._burst = burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, asker: str, now_s: float) -> None:
        """Refused: busy, when this asker has no leave left."""
        left, at_s = self._left.get(asker, (self._burst, now_s))
        if left + (now_s - at_s) * self._per_second < 1.0:
            raise Refused("busy", retry_after_s=1)

    def spend(self, asker: str, now_s: float) -> None:
        """Take one leave. Refused: busy, when this asker asked too often."""
        self.check(asker, now_s)
        left, at_s = self._left.pop(asker, (self._burst, now_s))
        self._left[asker] = (min(self._burst, left + (now_s - at_s) * self._per_second) - 1.0, now_s)
        if len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)


class Strangers:
    """Addresses from which requests without good credentials come; too many, and no more are looked up."""

    def __init__(self, per_second: float = STRANGERS_PER_SECOND, burst: float = STRANGERS_BURST) -> None:
        self._rate = Rate(per_second, burst)

    def check(self, address: str, now_s: float) -> None:
        """Refused: busy, when too many came from there."""
        self._rate.check(address, now_s)

    def note(self, address: str, now_s: float) -> None:
        """One more came from there."""
        with contextlib.suppress(Refused):
            self._rate.spend(address, now_s)


class AtOnce:
    """How many requests of each asker are under way."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self._most = most
        self._running: dict[str, int] = {}

    @contextlib.contextmanager
    def one_of(self, asker: str) -> Iterator[None]:
        """For the length of a request. Refused: busy."""
        running = self._running.get(asker, 0)
        if running >= self._most:
            raise Refused("busy", retry_after_s=1)
        self._running[asker] = running + 1
        try:
            yield
        finally:
            if self._running[asker] == 1:
                del self._running[asker]
            else:
                self._running[asker] -= 1


class Buffered:
    """Bytes of all bodies that this process holds."""

    def __init__(self, most: int = MOST_BUFFERED) -> None:
        self._most = most
        self._held = 0

    @contextlib.contextmanager
    def up_to(self, size: int) -> Iterator[None]:
        """Room for a body. Refused: busy."""
        if self._held + size > self._most:
            raise Refused("busy", retry_after_s=2)
        self._held += size
        try:
            yield
        finally:
            self._held -= size
