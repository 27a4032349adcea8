"""Cyclic garbage is collected on the GUI thread only, in moments of its own.

Python collects wherever an allocation happens to pass a threshold. On the network or the database thread
that would destroy widgets and timers that are part of a cycle, and off their own thread Qt crashes then.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS: Final = 1000


class GarbageOnGuiThread(QObject):
    """Takes over from Python's automatic collection until `stop`. Make it on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is there at the start stays to the end: looking through it again costs frames
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    @Slot()
    def keep(self) -> None:
        """What stands now stays to the end, too: looking through window and engine takes ten ms and more."""
        if self._timer.isActive():
            gc.freeze()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python itself would have done."""
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if threshold and gc.get_count()[generation] > threshold:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
