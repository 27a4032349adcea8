"""The language of the window: which there are, which was chosen, and its words handed to Qt.

The choice lies in a small file of its own, beside the records: it is needed before the first widget is made,
and the records are opened after the first paint.
"""

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

ENGLISH: Final = "en"
NAMES: Final[Mapping[str, str]] = {ENGLISH: "English", "cy": "Cymraeg"}
"""Every language by its own name, which is never translated."""
_LOCALES: Final[Mapping[str, str]] = {ENGLISH: "en_GB", "cy": "cy_GB"}
_FILE: Final = "language"


class Language:
    """What the window speaks now, and what it will speak when it is next started."""

    def __init__(self, data: Path | None = None) -> None:
        """`data`: where the choice is kept; without it, it holds until the program ends."""
        self._data = data
        self.chosen = self._kept()
        self.spoken = ENGLISH
        self._translator: QTranslator | None = None

    def speak(self) -> None:
        """Hand the words, and how numbers and days are written, to Qt: before any widget is made."""
        QLocale.setDefault(QLocale(_LOCALES[self.chosen]))
        self.spoken = self.chosen
        if self.chosen != ENGLISH:
            self._translator = load(self.chosen)
            QCoreApplication.installTranslator(self._translator)

    def fall_silent(self) -> None:
        """Take the words back from Qt."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def choose(self, code: str) -> None:
        """Keep what shall be spoken from the next start on. OSError when it can not be kept."""
        if self._data is not None:
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._data / _FILE
            file.touch(0o600)
            file.write_text(code + "\n", "ascii")
        self.chosen = code

    def _kept(self) -> str:
        """What was kept; a file that is missing or says something else means English."""
        if self._data is None:
            return ENGLISH
        try:
            code = (self._data / _FILE).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ENGLISH
        return code if code in NAMES else ENGLISH


def load(code: str) -> QTranslator:
    """The compiled words of a language."""
    translator = QTranslator()
    with as_file(files("resources") / "i18n" / f"{code}.qm") as path:
        loaded = translator.load(str(path))
    assert loaded, f"the words of {code} are part of the program"
    return translator
