"""CPU of a whole process from its start, against importing pyqtgraph and showing one plot."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, own_cpu_s, run_child, take_turns


def measure() -> Iterator[Figure]:
    """Up to the first paint of the empty Live, and until records are open and the search runs."""
    variants: dict[str, tuple[str, dict[str, Any]]] = {
        "painted": ("tests.bench.startup:window_painted", {}),
        "engine": ("tests.bench.startup:engine_running", {}),
        "other": ("tests.bench.startup:plot_painted", {}),
    }
    for target, _ in variants.values():
        run_child(target)  # so that no variant compiles or reads from disk for the first time
    cpu = take_turns(variants, "cpu_ms", rounds=5)
    usual = "against importing pyqtgraph and showing one plot"
    yield Figure(
        "start_first_paint",
        cpu["painted"],
        cpu["other"],
        "ms CPU",
        0.4,
        f"first paint of the empty Live, {usual}",
    )
    yield Figure(
        "start_engine",
        cpu["engine"],
        cpu["other"],
        "ms CPU",
        1.3,
        f"records open and search running, {usual}",
    )


def window_painted() -> dict[str, float]:
    """The program's own window, until it has been painted once."""
    return _start(until_engine=False)


def engine_running() -> dict[str, float]:
    """The program's own window, until its engine stands."""
    return _start(until_engine=True)


def _start(*, until_engine: bool) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from ui.app import Application

    qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        application = Application(Path(folder), ("loopback",))
        used: list[float] = []

        def note() -> None:
            used.append(own_cpu_s() * 1000)
            qt.quit()

        if until_engine:
            application.relay.search_changed.connect(note)
        else:
            _after_first_paint(application.window, note)
        application.show()
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
        used.append(own_cpu_s() * 1000)
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
