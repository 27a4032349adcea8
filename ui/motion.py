"""Whether the desktop asks for less motion: Qt does not say, so each system is asked in its own way."""

import sys
from typing import Final

from PySide6.QtCore import QObject, QProcess, QSettings, QStandardPaths, QTimer, Signal, Slot

_GSETTINGS: Final = ("get", "org.gnome.desktop.interface", "enable-animations")
_LONGEST_MS: Final = 3_000
_ENDING_MS: Final = 1_000
_CLIENT_AREA_ANIMATION: Final = 0x1042
"""Windows: SPI_GETCLIENTAREAANIMATION."""


class SystemMotion(QObject):
    """Signals: `changed()` when the desktop's wish is another than was known."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_reduced = False
        self._process: QProcess | None = None
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._limit.timeout.connect(self._give_up)

    @property
    def is_reduced(self) -> bool:
        """Whether nothing should move that need not; False while the desktop has not said so."""
        return self._is_reduced

    @Slot()
    def ask(self) -> None:
        """Look how it stands now; where that takes a program, the answer comes later."""
        if sys.platform == "win32":
            self._tell(_windows_reduces())
        elif sys.platform == "darwin":
            self._tell(_is_on(QSettings("apple.com", "universalaccess").value("reduceMotion")))
        elif _kde_reduces():
            self._tell(reduced=True)
        elif self._process is None:
            self._ask_gnome()

    @Slot()
    def stop(self) -> None:
        """Wait for no answer any more, and leave no process behind."""
        process = self._process
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_ENDING_MS)
            self._end()

    def _ask_gnome(self) -> None:
        program = QStandardPaths.findExecutable("gsettings")
        if not program:
            self._tell(reduced=False)
            return
        process = self._process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        self._limit.start()
        process.start(program, list(_GSETTINGS))

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, _code: int, _status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardOutput().data()) if self._process is not None else b""
        self._end()
        self._tell(reduced=said.strip() == b"false")

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end()
            self._tell(reduced=False)

    @Slot()
    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end(self) -> None:
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()

    def _tell(self, reduced: bool) -> None:
        if reduced != self._is_reduced:
            self._is_reduced = reduced
            self.changed.emit()


def _windows_reduces() -> bool:
    if sys.platform == "win32":
        import ctypes

        animates = ctypes.c_int(1)
        call = ctypes.windll.user32.SystemParametersInfoW
        return bool(call(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)) and not animates.value
    return False


def _kde_reduces() -> bool:
    """KDE writes how long animations last, as a share of the usual; 0 is none."""
    file = QStandardPaths.locate(QStandardPaths.StandardLocation.GenericConfigLocation, "kdeglobals")
    if not file:
        return False
    factor = QSettings(file, QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor")
    try:
        return factor is not None and float(str(factor)) == 0
    except ValueError:
        return False


def _is_on(value: object) -> bool:
    return value in (True, 1, "1", "true")
