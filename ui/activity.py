"""Whether anybody uses the window: reported to the engine, which owns the wait for the lock.

The windows themselves are listened to, not their widgets: a wall repaints a thousand times a minute, and
none of that comes past here.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from console.clock import Clock

REPORT_MS: Final = 5_000
"""Use is reported this often at most: the shortest wait is minutes."""
_USE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Activity(QObject):
    """Signals: `used()` when a key, the mouse or a finger was used, at most every five seconds."""

    used = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reported_ms: float | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice use; never takes an event."""
        if event.type() in _USE:
            self.note()
        return False

    def note(self) -> None:
        """Somebody used the window."""
        now_ms = self._clock.monotonic_ms()
        if self._reported_ms is None or now_ms - self._reported_ms >= REPORT_MS:
            self._reported_ms = now_ms
            self.used.emit()

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing again only moves this filter to the front: dialogs come and go.
            window.installEventFilter(self)
