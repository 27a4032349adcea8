"""Bugs: each leaves a local crash file without names; the person is told once, in one dialog.

Expected trouble never comes here: it is a `ConsoleError` and has its sentence. The file holds places in the
code and the types of the errors, never their messages or values: those may hold somebody's name.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from console import __version__
from console.logs import describe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)

MOST_FILES: Final = 20
"""Crash files of one start; a bug in a paint event must not fill the disk."""


class Faults(QObject):
    """Takes what nobody caught, from any thread, while it is installed.

    `folder` is made when it is first needed. Signals: `written(path)` for each new crash file.
    """

    written = Signal(object)

    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._places: set[tuple[str, ...]] = set()
        self._lock = threading.Lock()
        self._told = False
        self._box: QMessageBox | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> Callable[[], None]:
        """Take over the hooks of all threads; the answer gives them back."""
        before, threads_before = sys.excepthook, threading.excepthook
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before, threads_before

        return restore

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write one crash file for each new place, and have the person told once."""
        if error is None or not issubclass(kind, Exception):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        described = describe(error, trace)
        _let_go(error, trace)
        with self._lock:
            if described in self._places or len(self._places) >= MOST_FILES:
                return
            self._places.add(described)
            path = self._write(described, len(self._places))
        log.error("a bug was met, see %s: %s", path, described[0])
        try:
            self._caught.emit(path)
        except RuntimeError:  # the window is gone; the file is what remains
            return

    def _write(self, described: tuple[str, ...], number: int) -> Path | None:
        now = datetime.now(UTC)
        path = self._folder / f"crash-{now:%Y%m%dT%H%M%SZ}-{number}.txt"
        try:
            for folder in (self._folder.parent, self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(0o600)
            path.write_text("\n".join((*_machine(now), "", *described, "")), encoding="utf-8")
        except OSError as trouble:
            log.warning("no crash file could be written: %s", type(trouble).__name__)
            return None
        return path

    @Slot(object)
    def _tell(self, path: Path | None) -> None:
        if path is not None:
            self.written.emit(path)
        if self._told or QApplication.instance() is None:
            return
        self._told = True
        from PySide6.QtWidgets import QMessageBox  # not needed by a start that goes well

        box = QMessageBox(QApplication.activeWindow())
        self._box = box  # without a window as its parent, only this reference keeps it open
        box.setWindowTitle(self.tr("Something went wrong in the program"))
        box.setText(self.tr("Something went wrong inside the program. Whatever was shown as saved is safe."))
        where = (
            self.tr("No crash file could be written.")
            if path is None
            else self.tr("A file without names is in")
        )
        box.setInformativeText(
            self.tr("You can go on; if something looks wrong, start the program again.")
            + f"\n\n{where}"
            + (f"\n{path}" if path else "")
        )
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.finished.connect(self._forget_box)
        box.open()

    @Slot()
    def _forget_box(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def _let_go(error: BaseException, trace: TracebackType | None) -> None:
    """Drop what the frames of an error hold: Python keeps the last error, and with it a painter at work.

    Qt does not survive a widget that is deleted while somebody paints it.
    """
    traceback.clear_frames(trace)
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        traceback.clear_frames(here.__traceback__)
        here = here.__cause__ or here.__context__


def _machine(now: datetime) -> tuple[str, ...]:
    import platform  # not needed by a start that goes well

    return (
        f"resilience-console {__version__}, {now:%Y-%m-%dT%H:%M:%SZ}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
