"""The processes that `startup` measures. Next to nothing is imported here: it would count on both sides."""

import resource
import tempfile
from pathlib import Path
from typing import Any


def window_painted() -> dict[str, float]:
    """The program's own window, until it has been painted once."""
    return _start(until_engine=False)


def engine_running() -> dict[str, float]:
    """The program's own window, until its engine stands."""
    return _start(until_engine=True)


def _start(*, until_engine: bool) -> dict[str, float]:
    from ui.__main__ import lighten_start

    lighten_start()
    from PySide6.QtWidgets import QApplication

    from ui.app import Application

    qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        application = Application(Path(folder), ("loopback",))
        used: list[float] = []

        def note() -> None:
            used.append(_cpu_ms())
            qt.quit()

        if until_engine:
            # The engine's first word. A change of the search would be somebody else's advert: its begin is
            # told before anybody can listen, in the network thread's first step.
            application.relay.snapshot_arrived.connect(note)
        application.show()
        if not until_engine:
            _after_first_paint(application.window, note)  # hears of it before what waits for it to begin
        qt.exec()
        qt.processEvents()
        application.close()
    return {"cpu_ms": used[0]}


def plot_painted() -> dict[str, float]:
    """The smallest program with pyqtgraph."""
    import pyqtgraph

    qt = pyqtgraph.mkQApp()
    plot = pyqtgraph.PlotWidget()
    plot.plot([1, 3, 2, 4])
    used: list[float] = []

    def note() -> None:
        used.append(_cpu_ms())
        qt.quit()

    _after_first_paint(plot.viewport(), note)
    plot.show()
    qt.exec()
    return {"cpu_ms": used[0]}


def _after_first_paint(widget: Any, call: Any) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                QTimer.singleShot(0, call)
            return False

    widget.installEventFilter(Watch(widget))


def _cpu_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000
