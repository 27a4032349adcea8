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

from console.clock import Clock
from console.errors import ConsoleError, RecordsReason
from console.logs import log_to_stderr
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
    from console.headsets.pace import Pace
    from console.model import Session
    from console.records.restore import Restored
    from console.records.unlocking import Unlocking
    from console.services.simulation import Simulation
    from ui.live.load_desk import LoadDesk
    from ui.settings.backup_page import BackupPage

log = logging.getLogger(__name__)

STOP_S = 5.0
OUTSIDE_FAILED = 3
_OWN_PAGE = (RecordsReason.KEY_NEEDED, RecordsReason.WRONG_KEY)
"""A page of its own says these, until the records are open."""
SIMULATED = 6
"""What the empty Live's button starts."""


class Application(QObject):
    """Everything of one start of the window.

    Signals: `started()` on the GUI thread when the engine stands, `failed(ConsoleError)` when it can not.
    `after` is the window before this one, which ended for a restored backup.
    """

    started = Signal()
    failed = Signal(object)

    _key_found = Signal()
    _key_refused = Signal(object)
    _restored = Signal(object)
    _not_restored = Signal(object)

    def __init__(
        self,
        data: Path,
        interfaces: Sequence[str] = ("all",),
        *,
        demonstration: bool = False,
        after: "Application | None" = None,
        clock: Clock | None = None,
        pace: "Pace | None" = None,
    ) -> None:
        """`clock` and `pace` are for tests."""
        # Qt itself is made by the caller: it must outlive every QObject.
        super().__init__()
        self._data, self._interfaces = data, tuple(interfaces)
        self._demonstration = demonstration
        self._clock, self._pace = clock, pace
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
        self._keys: Unlocking | None = after._keys if after is not None else None
        self.restored: Restored | None = None
        """What came of a restore, after which this window has to give way to a new one."""
        self._came_from = after.restored if after is not None else None
        self.window = MainWindow(
            self._services,
            self.relay,
            self.look,
            clock,
            first_run=not demonstration,
            language=self.language,
        )
        self.window.simulate_requested.connect(self._simulate)
        self.window.demo_requested.connect(self._start_demo)
        self.window.opening_requested.connect(self._open_records)
        self._key_found.connect(self._restart_engine)
        self._key_refused.connect(self._tell_refused)
        if not demonstration:
            self.window.restore_requested.connect(self._restore)
        self._restored.connect(self._give_way)
        self._not_restored.connect(self._tell_not_restored)
        self.started.connect(self._garbage.keep)
        self.started.connect(self._serve_load)
        self.started.connect(self.window.preferences.system_motion.ask)
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
                clock=self._clock,
                pace=self._pace,
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
        """Whatever was opened once in this program need not be asked for again."""
        from console.records.os_keyring import OsKeyring
        from console.records.unlocking import Unlocking

        if self._keys is None:
            self._keys = Unlocking(OsKeyring())
        return self._keys

    @Slot(str)
    def _open_records(self, passphrase: str) -> None:
        """Look whether this opens the records, beside the GUI thread: each wrap costs a tenth of a second."""
        self._join()
        self._thread = threading.Thread(target=self._try_key, args=(passphrase,), name="key")
        self._thread.start()

    def _try_key(self, passphrase: str) -> None:
        from console.records.os_errors import from_os
        from console.records.verify import LIVE_NAME

        try:
            self._unlocking().asking(passphrase).key(self._data / LIVE_NAME)
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

    @Slot(str)
    def _restore(self, path: str) -> None:
        """Put a backup in the place of the records, beside the GUI thread; the engine has to end for it."""
        self._join()
        session = self.window.presence.session
        self._thread = threading.Thread(target=self._bring_back, args=(Path(path), session), name="restore")
        self._thread.start()

    def _bring_back(self, path: Path, session: "Session | None") -> None:
        from console import __version__
        from console.clock import SystemClock
        from console.records.restore import restore
        from console.services.backups import from_hub

        engine = self.engine.result()
        try:
            engine.backups.allow_restore(session).result()
            engine.stop(STOP_S, backs_up=False)  # a last backup could thin away the chosen one
            clock, keys = SystemClock(), self._unlocking()
            self._restored.emit(
                restore(path, self._data, clock, app=__version__, unlocking=keys, fetch=from_hub(clock))
            )
        except ConsoleError as error:
            self._not_restored.emit(error)

    @Slot(object)
    def _give_way(self, restored: "Restored") -> None:
        self.restored = restored
        self._backup_page().show_restored()
        QApplication.exit()

    @Slot(object)
    def _tell_not_restored(self, error: ConsoleError) -> None:
        """The records are as they were: go on with them."""
        self._backup_page().show_not_restored(error)
        self._join()
        if not self.engine.result().is_running:
            self._restart_engine()

    def _backup_page(self) -> "BackupPage":
        from ui.settings.screen import SettingsScreen

        screen = self.window.page("settings")
        assert isinstance(screen, SettingsScreen)
        return screen.backup

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
        if trouble is not None and trouble.reason not in _OWN_PAGE:
            self.window.notice.say(text.fault(trouble))
        elif self._came_from is not None:
            self.window.notice.say(self._restored_words(self._came_from))

    def _restored_words(self, restored: "Restored") -> str:
        words = [self.tr("The backup is restored.")]
        if restored.aside is not None:
            words.append(self.tr("The former records lie in {folder}.").format(folder=restored.aside))
        if restored.console != restored.summary.console:
            words.append(self.tr("Pair the headsets again before the next class."))
        return " ".join(words)

    @Slot(object)
    def _tell_failure(self, error: BaseException) -> None:
        if isinstance(error, ConsoleError):
            self.window.notice.say(text.fault(error))
            sys.stderr.write(text.fault(error) + "\n")


def open_window(data: Path, interfaces: Sequence[str]) -> int:
    """Run the program with its window until that is closed; returns the exit code.

    A restored backup brings a new window with everything anew: nothing of the former records is left in it.
    """
    log_to_stderr()
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    application: Application | None = None
    with signals_call(qt.quit):
        while application is None or application.restored is not None:
            application = Application(data, interfaces, after=application)
            application.show()
            try:
                code = qt.exec()
            finally:
                application.close()
    return code or (OUTSIDE_FAILED if application.is_without_engine else 0)
