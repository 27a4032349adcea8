"""What waits for the hub, at the foot of the window; a day late it wears the bar's only plate."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui import text
from ui.frame_clock import FrameClock
from ui.relay import Relay
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from console.delivery import SyncView
    from console.events import Snapshot, SyncChanged


class SyncSummary(QObject):
    """Keeps the newest `SyncView` (`view`; None until it is told) and its words in the status bar.

    Signals: `changed(SyncView)`.
    """

    changed = Signal(object)

    def __init__(self, relay: Relay, frames: FrameClock, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._frames, self._status = frames, status
        self.view: SyncView | None = None
        self._minute = -1
        relay.snapshot_arrived.connect(self._begin)
        relay.sync_changed.connect(self._take)
        frames.second_passed.connect(self._age)

    @Slot(object)
    def _begin(self, snapshot: "Snapshot") -> None:
        self._show(snapshot.sync)
        self.changed.emit(snapshot.sync)

    @Slot(object)
    def _take(self, event: "SyncChanged") -> None:
        self._show(event.view)
        self.changed.emit(event.view)

    @Slot(float)
    def _age(self, now_ms: float) -> None:
        """Words that age change once a minute."""
        minute = int(now_ms // 60_000)
        if minute != self._minute and self.view is not None:
            self._minute = minute
            self._show(self.view)

    def _show(self, view: "SyncView") -> None:
        from ui.sync.wording import status_words

        self.view = view
        icon, words, late = status_words(view, self._frames.clock.utc())
        more = text.fault_of(view.reason, view.detail) if view.reason is not None else ""
        if late and not more:
            more = text.translate("Something has waited for more than a day. Sync, or take it on a stick.")
        self._status.sync.say(words, icon=icon, plate=late, more=f"{words}. {more}" if more else "")
