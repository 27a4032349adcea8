"""Plays small files with what the system brings: Windows' own call, `afplay`, or a player of the desktop.

Qt's sound module is not in the package that we ship, and a sound library would put drivers of sound cards
into this process. A player of its own can neither hang nor crash the console: it is ended after some seconds.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, Signal

from ui.sounds.choice import URGENCY, Loudness, Sound
from ui.theme import RESOURCES

LONGEST_MS: Final = 5_000
_ENDING_MS: Final = 1_000
_PLAYERS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "darwin": (("afplay",),),
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
}


class Player(QObject):
    """One sound at a time; a more urgent one cuts in, the others wait, each once, the most urgent first.

    Signals: `trouble_changed()`.
    """

    trouble_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._players: list[tuple[str, ...]] | None = None
        self._process: QProcess | None = None
        self._playing: tuple[Sound, Loudness] | None = None
        self._waiting: dict[Sound, Loudness] = {}
        self._tries = 0
        self._has_failed = False
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._limit.timeout.connect(self._cut)

    @property
    def is_able(self) -> bool:
        """Whether there is anything to play with."""
        return sys.platform == "win32" or bool(self._found())

    @property
    def has_failed(self) -> bool:
        """Whether the newest sound could not be played."""
        return self._has_failed

    def play(self, sound: Sound, loudness: Loudness) -> None:
        """Play it now or as soon as what is more urgent has ended."""
        if sys.platform == "win32":
            self._play_on_windows(sound, loudness)
        elif self._playing is None:
            self._start(sound, loudness)
        else:
            self._waiting[sound] = loudness
            if URGENCY.index(sound) < URGENCY.index(self._playing[0]):
                self._cut()

    def stop(self) -> None:
        """Be silent, and leave no process behind."""
        self._waiting.clear()
        process = self._process
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_ENDING_MS)
            self._end()

    # Within

    def _found(self) -> list[tuple[str, ...]]:
        """The players of this system that are installed, best first; looked for once."""
        if self._players is None:
            known = _PLAYERS.get(sys.platform, _PLAYERS["linux"])
            paths = ((QStandardPaths.findExecutable(program), *options) for program, *options in known)
            self._players = [command for command in paths if command[0]]
        return self._players

    def _start(self, sound: Sound, loudness: Loudness) -> None:
        players = self._found()
        if not players:
            self._tell(failed=True)
            return
        program, *options = players[0]
        process = self._process = QProcess(self)
        self._playing = sound, loudness
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        self._limit.start()
        process.start(program, [*options, str(file_of(sound, loudness))])

    def _take_end(self, code: int, status: QProcess.ExitStatus) -> None:
        cut = status is QProcess.ExitStatus.CrashExit
        if code and not cut:
            self._try_another()
            return
        self._end()
        self._tries = 0
        if not cut:
            self._tell(failed=False)
        self._go_on()

    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._try_another()

    def _try_another(self) -> None:
        """This player can not: put it last, and play with the next one, each once a sound."""
        playing = self._playing
        self._end()
        players = self._found()
        players.append(players.pop(0))
        self._tries += 1
        if playing is not None and self._tries < len(players):
            self._start(*playing)
        else:
            self._tries = 0
            self._tell(failed=True)
            self._go_on()

    def _cut(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _go_on(self) -> None:
        if self._waiting:
            sound = min(self._waiting, key=URGENCY.index)
            self._start(sound, self._waiting.pop(sound))

    def _end(self) -> None:
        self._limit.stop()
        process, self._process, self._playing = self._process, None, None
        if process is not None:
            process.deleteLater()

    def _tell(self, *, failed: bool) -> None:
        if failed != self._has_failed:
            self._has_failed = failed
            self.trouble_changed.emit()

    def _play_on_windows(self, sound: Sound, loudness: Loudness) -> None:
        if sys.platform == "win32":
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            try:
                winsound.PlaySound(str(file_of(sound, loudness)), flags)
            except RuntimeError:  # there is no device
                self._tell(failed=True)
            else:
                self._tell(failed=False)


def file_of(sound: Sound, loudness: Loudness) -> Path:
    """The file of a sound."""
    return RESOURCES / "sounds" / f"{sound}-{loudness}.wav"
