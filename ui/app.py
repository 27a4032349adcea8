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

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtWidgets import QApplication

from console.errors import ConsoleError
from console.paths import crash_folder
from ui import text
from ui.doors import EngineServices
from ui.faults import Faults
from ui.first_paint import FirstPaint
from ui.garbage import GarbageOnGuiThread
from ui.interrupts import signals_call
from ui.languages import Language
from ui.main_window import MainWindow
from ui.relay import Relay
from ui.theme import Look

if TYPE_CHECKING:
    from console.engine import Engine
    from console.records.keys import FileKey
    from console.records.unlocking import Unlocking
    from console.services.simulation import Simulation
    from ui.live.load_desk import LoadDesk

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

    _key_found = Signal()
    _key_refused = Signal(object)

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
        self._load_desk: LoadDesk | None = None
        self._garbage = GarbageOnGuiThread(self)
        self._faults = Faults(crash_folder(data), self)
        self._restore_hooks = self._faults.install()
        self.look = Look()
        self._dress()
        self.language = Language(data)
        self.language.speak()
        self.relay = Relay()
        self._services = EngineServices(self.engine)
        self._found_key: FileKey | None = None
        self.window = MainWindow(
            self._services, self.relay, self.look, first_run=not demonstration, language=self.language
        )
        self.window.simulate_requested.connect(self._simulate)
        self.window.demo_requested.connect(self._start_demo)
        self.window.opening_requested.connect(self._open_records)
        self._key_found.connect(self._restart_engine)
        self._key_refused.connect(self._tell_refused)
        self.started.connect(self._serve_load)
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

            engine = Engine(
                self._data,
                interfaces=self._interfaces,
                attended=not self._demonstration,
                demonstration=self._demonstration,
                unlocking=self._unlocking(),
            )
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

    def _unlocking(self) -> "Unlocking":
        from console.records.os_keyring import OsKeyring
        from console.records.unlocking import Unlocking

        unlocking = Unlocking(OsKeyring())
        if self._found_key is not None:
            unlocking.remember(self._found_key)
        return unlocking

    @Slot(str)
    def _open_records(self, passphrase: str) -> None:
        """Look whether this opens the records, beside the GUI thread: each wrap costs a tenth of a second."""
        self._join()
        self._thread = threading.Thread(target=self._try_key, args=(passphrase,), name="key")
        self._thread.start()

    def _try_key(self, passphrase: str) -> None:
        from console.records.os_errors import from_os
        from console.records.os_keyring import OsKeyring
        from console.records.unlocking import Unlocking
        from console.records.verify import LIVE_NAME

        try:
            self._found_key = Unlocking(OsKeyring(), ask=lambda _: passphrase).key(self._data / LIVE_NAME)
        except ConsoleError as error:
            self._key_refused.emit(error)
        except OSError as error:
            self._key_refused.emit(from_os(error, self._data))
        else:
            self._key_found.emit()

    @Slot()
    def _restart_engine(self) -> None:
        """Watching went on without records; with their key the engine starts anew."""
        self._join()
        self.engine.result().stop(STOP_S)
        self.engine = Future()
        self._services.use(self.engine)
        self.start_engine()

    @Slot(object)
    def _tell_refused(self, error: ConsoleError) -> None:
        self.window.gate.open_records.show_failed(error)

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    @property
    def is_without_engine(self) -> bool:
        """Whether the engine could not start at all."""
        return self.engine.done() and self.engine.exception() is not None

    def close(self) -> None:
        """End simulation and engine; the window is no longer told anything. Closing twice is harmless."""
        self.relay.close()
        self._join()
        if self.engine.done() and self.engine.exception() is None:
            self.engine.result().stop(STOP_S)
        if self._simulation is not None:
            self._simulation.stop()
            self._simulation = None
        self.window.close()
        self.language.fall_silent()
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
    def _start_demo(self) -> None:
        """The demonstration is a program of its own: another window, another folder, no accounts."""
        own = [] if getattr(sys, "frozen", False) else ["-m", "ui"]
        started, _ = QProcess.startDetached(sys.executable, [*own, "demo"])
        if not started:
            self.window.notice.say(self.tr("The demo could not be started."))

    @Slot()
    def _serve_load(self) -> None:
        """Hand the load service to Live, and to nothing else in the window."""
        from ui.live.live_screen import LiveScreen
        from ui.live.load_desk import LoadDesk

        window = self.window
        live = window.page("live")
        assert isinstance(live, LiveScreen)
        if self._load_desk is None:
            self._load_desk = LoadDesk(live.loads, window.operations, self.relay, window.clock)
            self._load_desk.badges_switched.connect(window.badges.show_state)
            window.badges.asked.connect(self._load_desk.switch_badges)
        self._load_desk.serve(self.engine.result().load)

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
