"""One clock for painting: what changed is collected and shown at most ten times a second, ages once a second.

Arrival and painting are independent: a burst of messages costs one repaint. Hidden widgets do no work.
"""

from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.clock import Clock

HERTZ: Final = 10.0
AT_ONCE: Final = 16
"""So many parts of one widget are brought up to date at once; keys have their turn before the next.

All change together when a network fails.
"""
_HALF_SECOND_MS: Final = 500
_MOMENT_MS: Final = 10


class Painted(Protocol):
    """A widget that brings itself up to date when the clock says so."""

    def isVisible(self) -> bool:
        """Say whether anybody could see it (QWidget's own)."""
        ...

    def refresh(self, now_ms: float) -> None:
        """Compare what is shown with what is true and repaint the difference."""
        ...


class FrameClock(QObject):
    """Flushes marked widgets; one that is hidden when its turn comes is dropped: it refreshes when shown.

    Signals:
        second_passed(float): monotonic ms, once a second while started: ages, clocks.
        half_second_passed(float): twice a second: the one thing that alternates.
    """

    second_passed = Signal(float)
    half_second_passed = Signal(float)

    def __init__(self, clock: Clock, hertz: float = HERTZ, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._interval_ms = 1000.0 / hertz
        self._marked: dict[Painted, None] = {}
        self._flushed_ms = float("-inf")
        self._second = -1
        self._flush_timer = QTimer(self)
        self._flush_timer.setSingleShot(True)
        self._flush_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._flush_timer.timeout.connect(self.flush)
        self._half_timer = QTimer(self)
        self._half_timer.setInterval(_HALF_SECOND_MS)
        self._half_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._half_timer.timeout.connect(self._half)

    def now_ms(self) -> float:
        """Return the console's monotonic ms."""
        return self.clock.monotonic_ms()

    def start(self) -> None:
        """Begin to count seconds."""
        self._half_timer.start()

    def stop(self) -> None:
        """Paint no more; first step of leaving."""
        self._half_timer.stop()
        self._flush_timer.stop()
        self._marked.clear()

    def mark(self, widget: Painted) -> None:
        """Have a widget refreshed: at once after a quiet moment, else with the next beat."""
        self._marked[widget] = None
        if not self._flush_timer.isActive():
            wait = self._interval_ms - (self.now_ms() - self._flushed_ms)
            self._flush_timer.start(round(min(max(0.0, wait), self._interval_ms)))

    def go_on(self, widget: Painted) -> None:
        """Have a widget that left something over refreshed again in a moment, after keys had their turn."""
        self._marked[widget] = None
        self._flush_timer.start(_MOMENT_MS)

    def flush(self) -> None:
        """Refresh everything that is marked and in sight, now."""
        self._flush_timer.stop()
        now_ms = self._flushed_ms = self.now_ms()
        marked, self._marked = self._marked, {}
        for widget in marked:
            if widget.isVisible():
                widget.refresh(now_ms)

    def _half(self) -> None:
        now_ms = self.now_ms()
        self.half_second_passed.emit(now_ms)
        second = int(now_ms // 1000)
        if second != self._second:
            self._second = second
            self.second_passed.emit(now_ms)
