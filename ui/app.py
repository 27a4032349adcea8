"""The composition root: window, engine and simulation put together, started in this order, ended in reverse.

The window is on the screen before the engine's libraries are even imported: a slow laptop shows something
at once, and calls made meanwhile wait behind their doors.
"""

import logging
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from console.errors import ConsoleError
from console.paths import crash_folder
from ui import text
from ui.doors import EngineServices
from ui.faults import Faults
from ui.first_paint import FirstPaint
from ui.garbage import GarbageOnGuiThread
from ui.interrupts import signals_call
from ui.main_window import MainWindow
from ui.relay import Relay
from ui.theme import Look

if TYPE_CHECKING:
    from console.engine import Engine
    from console.services.simulation import Simulation

log = logging.getLogger(__name__)

STOP_S = 5.0
OUTSIDE_FAILED = 3
SIMULATED = 6
"""What the empty Live's button starts."""


class Application(QObject):
    """Everything of one start of the window.

    Signals: `started()` on the GUI thread when the engine stands, `failed(ConsoleError)` when it can not.
    """

    started = Signal()
    failed = Signal(object)

    def __init__(
        self, data: Path, interfaces: Sequence[str] = ("all",), *, demonstration: bool = False
    ) -> None:
        # Qt itself is made by the caller: it must outlive every QObject.
        super().__init__()
        self._data, self._interfaces = data, tuple(interfaces)
        self._demonstration = demonstration
        self.engine: Future[Engine] = Future()
        self._thread: threading.Thread | None = None
        self._simulation: Simulation | None = None
        self._garbage = GarbageOnGuiThread(self)
        self._faults = Faults(crash_folder(data), self)
        self._restore_hooks = self._faults.install()
        self.look = Look()
        self._dress()
        self.relay = Relay()
        self.window = MainWindow(EngineServices(self.engine), self.relay, self.look)
        self.window.simulate_requested.connect(self._simulate)
        self.started.connect(self._tell_trouble)
        self.failed.connect(self._tell_failure)

    def show(self) -> None:
        """Put the window on the screen; the engine starts when it is painted."""
        self.window.show()
        FirstPaint(self.window, self.start_engine)

    def _dress(self) -> None:
        """Give Qt the look before any widget measures itself: each would do so again with the right font."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.look.apply(application)

    @Slot()
    def start_engine(self) -> None:
        """Start the engine beside the GUI thread; `started` or `failed` follows."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._bring_up, name="start")
            self._thread.start()

    def _bring_up(self) -> None:
        try:
            from console.engine import Engine

            engine = Engine(self._data, interfaces=self._interfaces, demonstration=self._demonstration)
            engine.start()
            engine.subscribe(self.relay.post)
        except BaseException as error:
            self.engine.set_exception(error)
            self.failed.emit(error)
            if not isinstance(error, ConsoleError):
                raise
            return
        self.engine.set_result(engine)
        self.started.emit()

    @property
    def is_without_engine(self) -> bool:
        """Whether the engine could not start at all."""
        return self.engine.done() and self.engine.exception() is not None

    def close(self) -> None:
        """End simulation and engine; the window is no longer told anything. Closing twice is harmless."""
        self.relay.close()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            if self.engine.exception() is None:
                self.engine.result().stop(STOP_S)
        if self._simulation is not None:
            self._simulation.stop()
            self._simulation = None
        self.window.close()
        self._garbage.stop()
        self._restore_hooks()

    @Slot()
    def _simulate(self) -> None:
        """Start simulated headsets beside the real ones, on this machine only."""
        from console.services.simulation import Simulation

        if self._simulation is None:
            self._simulation = Simulation()
        if self._simulation.processes:
            return
        self._simulation.start(
            SIMULATED,
            seed=len(str(self._data)),
            state=self._data / "simulated",
            interface="all",
            speed=1.0,
            course="GMP-GWN-B",
        )

    @Slot()
    def _tell_trouble(self) -> None:
        trouble = self.engine.result().trouble
        if trouble is not None:
            self.window.notice.say(text.fault(trouble))

    @Slot(object)
    def _tell_failure(self, error: BaseException) -> None:
        if isinstance(error, ConsoleError):
            self.window.notice.say(text.fault(error))
            sys.stderr.write(text.fault(error) + "\n")


def open_window(data: Path, interfaces: Sequence[str]) -> int:
    """Run the program with its window until that is closed; returns the exit code."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    application = Application(data, interfaces)
    application.show()
    try:
        with signals_call(qt.quit):
            code = qt.exec()
        return code or (OUTSIDE_FAILED if application.is_without_engine else 0)
    finally:
        application.close()
