"""Who is told what changed: subscribers of the engine, on the network thread."""

import asyncio
import logging
from collections.abc import Callable
from itertools import count

from msgspec.structs import replace

from console.classroom.effects import Effects
from console.classroom.room import Room
from console.events import (
    ClassChanged,
    Event,
    LogAdded,
    QueueChanged,
    Snapshot,
    StationChanged,
    StationForgotten,
)
from console.model import QueueItem, StationId, StationView

log = logging.getLogger(__name__)

FLUSH_S = 0.1
"""A station's view goes out at most ten times a second, the latest wins; needs go out at once."""
QUIET_FLUSHES = 10
"""A view that says no more than that its station has spoken again waits for every so manieth flush."""
QUIET_MS = FLUSH_S * QUIET_FLUSHES * 1500
"""Whoever speaks is told of with each quiet flush; one last told of so much earlier was silent."""

Callback = Callable[[Event], None]


class Publisher:
    """Passes events on, views coalesced. Everything happens on the network thread."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._callbacks: list[Callback] = []
        self._dirty: dict[StationId, None] = {}
        self._quiet: dict[StationId, None] = {}
        """They have only gone on, and wait for a quiet flush."""
        self._told: dict[StationId, StationView] = {}
        self._queue: tuple[QueueItem, ...] = ()

    def add(self, callback: Callback, snapshot: Snapshot) -> None:
        """Tell a new subscriber everything once, then what changes."""
        self._call(callback, snapshot)
        self._callbacks.append(callback)

    def remove(self, callback: Callback) -> None:
        """Tell this one nothing more; removing twice is harmless."""
        if callback in self._callbacks:
            self._callbacks.remove(callback)

    def tell(self, event: Event) -> None:
        """Pass one event to everybody, now."""
        for callback in tuple(self._callbacks):
            self._call(callback, event)

    def apply(self, effects: Effects) -> None:
        """Pass on what an input to the room changed."""
        for station in effects.changed:
            self._dirty[station] = None
        for station in effects.spoke:
            self._quiet[station] = None
        for line in effects.lines:
            self.tell(LogAdded(line))
        if effects.urgent:
            self.flush()
        for call in effects.calls:
            self.tell(call)

    def tell_class(self) -> None:
        """Pass on the class as it is now."""
        self.flush()
        self.tell(ClassChanged(self._room.class_))

    def forget(self, station: StationId) -> None:
        """Pass on that a station is gone."""
        self._dirty.pop(station, None)
        self._quiet.pop(station, None)
        self._told.pop(station, None)
        self.tell(StationForgotten(station))

    def flush(self, *, quiet: bool = False) -> None:
        """Send the newest view of every changed station, and the queue when it differs.

        Most messages change little but when a station spoke last: these go with `quiet` flushes.
        """
        dirty, self._dirty = self._dirty, {}
        if quiet:
            dirty, self._quiet = dirty | self._quiet, {}
        for station in dirty:
            view = self._room.view(station)
            if view is None:
                continue
            if not quiet and self._is_quiet(view):
                self._quiet[station] = None
                continue
            self._quiet.pop(station, None)
            self._told[station] = view
            self.tell(StationChanged(view))
        queue = self._room.queue()
        if queue != self._queue:
            self._queue = queue
            self.tell(QueueChanged(queue))

    async def run(self) -> None:
        """Flush ten times a second until cancelled."""
        for number in count():
            await asyncio.sleep(FLUSH_S)
            quiet = number % QUIET_FLUSHES == 0
            if self._dirty or (quiet and self._quiet):
                self.flush(quiet=quiet)

    def _is_quiet(self, view: StationView) -> bool:
        """Whether a view says what was told just now; the first word after a silence is always news.

        What is left out changes with nearly every word of a station, and calls for nobody's eye.
        """
        told = self._told.get(view.station)
        if told is None or told.last_frame_ms is None or view.last_frame_ms is None:
            return False
        if view.last_frame_ms - told.last_frame_ms >= QUIET_MS:
            return False
        return view == replace(
            told,
            last_frame_ms=view.last_frame_ms,
            last_frame_utc=view.last_frame_utc,
            elapsed_ms=view.elapsed_ms,
            rtt_ms=view.rtt_ms,
            fps=view.fps,
            wifi_dbm=view.wifi_dbm,
        )

    def _call(self, callback: Callback, event: Event) -> None:
        try:
            callback(event)
        except Exception:
            # One subscriber's bug must not take the class down with it.
            log.exception("a subscriber failed on %s", type(event).__name__)
