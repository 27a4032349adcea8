"""The one way in: events of the engine's network thread become signals of the GUI thread.

The thread guarantee: `post` may be called from any thread, at any time, even after the window is gone.
Every signal below is emitted on the GUI thread only, in the order of the posts, never within a caller.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

Deliver = Callable[[Any], None]


class Relay(QObject):
    """Carries events across the thread border and fans them out by family.

    Signals: each carries the frozen event as it was posted, `stations_changed` many of them at once;
    `snapshot_arrived` comes first, then changes.
    """

    snapshot_arrived = Signal(object)
    stations_changed = Signal(object)
    """A tuple of events: what came in a row, the newest of each station."""
    station_forgotten = Signal(object)
    link_changed = Signal(object)
    pairing_changed = Signal(object)
    command_changed = Signal(object)
    queue_changed = Signal(object)
    called = Signal(object)
    class_changed = Signal(object)
    log_added = Signal(object)
    view_arrived = Signal(object)
    runs_logged = Signal(object)
    records_changed = Signal(object)
    folder_progressed = Signal(object)
    search_changed = Signal(object)
    session_changed = Signal(object)
    sync_changed = Signal(object)
    trouble_met = Signal(object)

    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._waiting: deque[object] = deque()
        self._is_called = False
        """The GUI thread will look at what waits: a class of stations posts many events at a time."""
        self._station_changed: type | None = None
        self._deliver: dict[type, Deliver] = {}
        self._others: dict[type, Deliver] = {}
        # Queued also for posts from the GUI thread itself: one order for all, and no re-entrance.
        self._posted.connect(self._fan_out, Qt.ConnectionType.QueuedConnection)

    def post(self, event: object) -> None:
        """Take an event from whatever thread it comes; dropped when the window is gone."""
        if self._open:
            self._waiting.append(event)
            if not self._is_called:
                self._call()

    def hear(self, kind: type, deliver: Deliver) -> None:
        """Deliver one more family, whose type this module must not know, to one listener."""
        self._others[kind] = deliver

    def close(self) -> None:
        """Deliver nothing from now on, whatever is still queued."""
        self._open = False
        self._waiting.clear()

    def _call(self) -> None:
        self._is_called = True
        try:
            self._posted.emit()
        except RuntimeError:  # Qt's half is deleted already: the network thread may outlive it by a moment
            self.close()

    @Slot()
    def _fan_out(self) -> None:
        if not self._deliver:
            self._know_families()
        waiting = self._waiting
        self._is_called = False  # before the first look: what is posted from now on calls again
        if len(waiting) > 1:
            self._call()  # so that a listener who fails, or opens a loop of its own, keeps nothing waiting
        left = len(waiting)  # what comes meanwhile is the next call's
        while left > 0 and waiting:
            event = waiting.popleft()
            left -= 1
            if type(event) is self._station_changed:
                left -= self._hand_on_stations(event, left)
                continue
            deliver = self._deliver.get(type(event)) or self._others.get(type(event))
            if deliver is not None:
                deliver(event)

    def _hand_on_stations(self, event: Any, most: int) -> int:
        """Deliver a station's change and those that follow in a row; returns how many more it took."""
        waiting, newest, taken = self._waiting, {event.view.station: event}, 0
        while taken < most and waiting and type(waiting[0]) is self._station_changed:
            event = waiting.popleft()
            taken += 1
            newest[event.view.station] = event
        self.stations_changed.emit(tuple(newest.values()))
        return taken

    def _know_families(self) -> None:
        # Who posts an event has loaded its module; a window without an engine yet has no need of it.
        from console import events

        self._station_changed = events.StationChanged
        families: dict[type, SignalInstance] = {
            events.Snapshot: self.snapshot_arrived,
            events.StationForgotten: self.station_forgotten,
            events.LinkChanged: self.link_changed,
            events.PairingChanged: self.pairing_changed,
            events.CommandChanged: self.command_changed,
            events.QueueChanged: self.queue_changed,
            events.Called: self.called,
            events.ClassChanged: self.class_changed,
            events.LogAdded: self.log_added,
            events.ViewArrived: self.view_arrived,
            events.RunsLogged: self.runs_logged,
            events.RecordsChanged: self.records_changed,
            events.FolderProgressed: self.folder_progressed,
            events.SearchChanged: self.search_changed,
            events.SessionChanged: self.session_changed,
            events.SyncChanged: self.sync_changed,
            events.Trouble: self.trouble_met,
        }
        self._deliver = {kind: family.emit for kind, family in families.items()}
