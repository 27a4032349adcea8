"""How often a hub is asked, and how long it is waited for."""

from collections.abc import Callable

import msgspec


class Pace(msgspec.Struct, frozen=True):
    """All in seconds."""

    shortest_s: float = 1.0
    longest_s: float = 300.0
    """Between two tries; after a success, too: others may have news for us."""
    soon_s: float = 2.0
    """After a commit, so that one try takes what comes in one go."""
    look_s: float = 5.0
    """Between two looks at this machine's addresses."""
    connect_s: float = 10.0
    stall_s: float = 20.0
    """So long nothing may move on a connection."""
    longest_request_s: float = 600.0
    rest_s: float = 0.01
    """Between two batches: a class that runs goes first."""


class Backoff:
    """When to try again: with each failure later, up to the longest, and never all consoles at once.

    `random` gives values from 0 to 1 (full jitter: AWS Architecture Blog, "Exponential Backoff And Jitter").
    """

    def __init__(self, pace: Pace, random: Callable[[], float]) -> None:
        self._pace = pace
        self._random = random
        self._failures = 0

    def succeeded(self) -> float:
        """How long to wait after a success."""
        self._failures = 0
        return self._within(self._pace.longest_s)

    def failed(self, asked_to_wait_s: float = 0.0) -> float:
        """How long to wait after a failure, and after a hub asked for it: at least that, within reason."""
        self._failures += 1
        doubled = self._pace.shortest_s * 2.0 ** min(self._failures, 30)
        asked = min(max(asked_to_wait_s, 0.0), self._pace.longest_s)
        return asked + self._within(min(doubled, self._pace.longest_s))

    def reset(self) -> None:
        """Something changed that may have been in the way."""
        self._failures = 0

    def _within(self, longest_s: float) -> float:
        span = max(longest_s - self._pace.shortest_s, 0.0)
        return self._pace.shortest_s + self._random() * span
