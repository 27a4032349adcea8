"""pyqtgraph, imported beside the GUI thread when it is first wanted: a third of a second nobody waits for."""

import threading
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal, Slot


class PlotLibrary(QObject):
    """Signals: `arrived()` on the GUI thread, once, after `want`."""

    arrived = Signal()

    _imported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_here = False
        self._thread: threading.Thread | None = None
        self._imported.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def want(self) -> None:
        """Begin to import it, unless that was begun before."""
        if self._thread is None and not self.is_here:
            self._thread = threading.Thread(target=self._bring, name="plots", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Wait for an import that is going on."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _bring(self) -> None:
        import_module("pyqtgraph").setConfigOptions(antialias=True, exitCleanup=False)
        try:
            self._imported.emit()
        except RuntimeError:  # Qt's half is deleted already: nobody waits any more
            return

    @Slot()
    def _take(self) -> None:
        self.stop()
        self.is_here = True
        self.arrived.emit()
