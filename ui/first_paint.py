"""The moment when a window stands painted on the screen: what may wait for it costs nobody a first look."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

AT_LATEST_MS: Final = 1000
"""A window that starts minimised is not painted; what waits must begin all the same."""


class FirstPaint(QObject):
    """Calls `then` once, on the GUI thread: after the first paint of `window`, or when that takes too long.

    A timer of zero alone would be too early: it passes before the system has asked for a paint.
    """

    def __init__(self, window: QWidget, then: Callable[[], None], at_latest_ms: int = AT_LATEST_MS) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(then)
        self._timer.start(at_latest_ms)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a paint; never takes an event from the window."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if self._timer.isActive():
                self._timer.start(0)  # the children are painted within this same event
        return False
