"""The network thread's loop: it wakes for many messages at once, as a network card gathers interrupts.

A class of stations says hundreds of small things a second. To wake for each costs more than to read it, and
nobody sees eight milliseconds; where a hundred stations speak at once, not fifty either. What another thread
of this program posts is not kept waiting: a signature crosses to the loop four times.
"""

import asyncio
import selectors
from typing import Any, Final

GATHER_S: Final = 0.008
CROWDED_S: Final = 0.05
CROWDED: Final = 10
"""When so many came together the last time, more than a small class says, the next wait is longer."""


class GatheringSelector(selectors.DefaultSelector):
    """Waits a moment after the first event for others to come, unless there is other work to do.

    The loop's own pipe, by which other threads wake it, is the first thing that is registered.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pipe: Any = None
        self._posts = selectors.DefaultSelector()
        """Watches the pipe alone: what is posted meanwhile ends the moment."""
        self._came = 0

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """As any selector."""
        key = super().register(fileobj, events, data)
        if self._pipe is None:
            self._pipe = key.fileobj
            self._posts.register(fileobj, events)
        return key

    def close(self) -> None:
        """As any selector."""
        self._posts.close()
        super().close()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Like any selector's; a positive timeout may be overrun by `CROWDED_S`."""
        events = super().select(timeout)
        is_posted = any(key.fileobj is self._pipe for key, _ in events)
        if events and not is_posted and (timeout is None or timeout > 0):
            self._posts.select(CROWDED_S if self._came >= CROWDED else GATHER_S)
            events = super().select(0)
            self._came = len(events)
        return events


def network_loop() -> asyncio.SelectorEventLoop:
    """A new loop for the network thread: the `loop_factory` of its `asyncio.Runner`."""
    return asyncio.SelectorEventLoop(GatheringSelector())
