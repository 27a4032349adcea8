"""What this console's user likes: theme, text size, motion; applied at once and kept. And its language."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from console.errors import ConsoleError
from ui.languages import Language
from ui.motion import SystemMotion
from ui.operations import Operations
from ui.services import Settings
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, Look, Theme

THEME: Final = "theme"
TEXT_PERCENT: Final = "text_percent"
MOTION: Final = "motion"
AS_SYSTEM: Final = "system"
"""In place of a theme: light or dark, as the desktop is."""
TEXT_SIZES: Final = (100, 125, 150, 175, 200)


class Motion(StrEnum):
    """Whether anything may blink."""

    AS_SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class Preferences(QObject):
    """Reads and keeps preferences; without records they hold until the program ends.

    Signals: `changed()` when something else was chosen, also where that looks the same now.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        settings: Settings,
        operations: Operations,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self._look, self._settings, self._operations = look, settings, operations
        self._loaded = False
        self._chosen: set[str] = set()
        """What somebody chose before the settings answered: that stands."""
        self._theme: str = look.theme
        self._motion = Motion.AS_SYSTEM
        self.system_motion = SystemMotion(self)
        self.system_motion.changed.connect(self._apply_motion)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)

    @property
    def theme(self) -> str:
        """The theme that was chosen, or `AS_SYSTEM`."""
        return self._theme

    @property
    def motion(self) -> Motion:
        """What was chosen about motion."""
        return self._motion

    @property
    def text_percent(self) -> int:
        """The text size in use, in percent."""
        return round(self._look.scale * 100)

    @Slot()
    def load(self) -> None:
        """Take what was kept, once; values that no longer make sense are left alone."""
        if self._loaded:
            return
        self._loaded = True
        for name, take in (
            (THEME, self._take_theme),
            (TEXT_PERCENT, self._take_size),
            (MOTION, self._take_motion),
        ):
            self._load(name, take)

    def _load(self, name: str, take: Callable[[Any], None]) -> None:
        def take_kept(value: Any) -> None:
            if name not in self._chosen:
                take(value)

        self._operations.run(self, lambda: self._settings.get(name), take_kept, _ignore)

    def _keep(self, name: str, value: Any) -> None:
        self._chosen.add(name)
        self._operations.run(self, lambda: self._settings.set(name, value), None, _ignore)

    def choose_theme(self, theme: str) -> None:
        """Change the colours, and keep that: a `Theme`, or `AS_SYSTEM`."""
        self._take_theme(theme)
        self._keep(THEME, str(theme))

    def choose_motion(self, motion: Motion) -> None:
        """Let things blink or not, and keep that."""
        self._take_motion(motion)
        if motion is Motion.AS_SYSTEM:
            self.system_motion.ask()
        self._keep(MOTION, str(motion))

    def choose_text_percent(self, percent: int) -> None:
        """Change the text size, and keep that."""
        self._look.set_scale(percent / 100)
        self._keep(TEXT_PERCENT, self.text_percent)

    @Slot()
    def larger(self) -> None:
        """The next larger text size, if there is one."""
        self._step(+1)

    @Slot()
    def smaller(self) -> None:
        """The next smaller text size, if there is one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        at = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - self.text_percent))
        wanted = TEXT_SIZES[min(len(TEXT_SIZES) - 1, max(0, at + by))]
        if wanted != self.text_percent:
            self.choose_text_percent(wanted)

    def _take_theme(self, theme: Any) -> None:
        if theme in (*Theme, AS_SYSTEM):
            self._theme = str(theme)
            self._apply_theme()
            self.changed.emit()

    @Slot()
    def _apply_theme(self) -> None:
        if self._theme != AS_SYSTEM:
            self._look.set_theme(Theme(self._theme))
        else:
            is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            self._look.set_theme(Theme.DARK if is_dark else Theme.LIGHT)

    def _take_motion(self, motion: Any) -> None:
        if motion in tuple(Motion):
            self._motion = Motion(motion)
            self._apply_motion()
            self.changed.emit()

    @Slot()
    def _apply_motion(self) -> None:
        if self._motion is Motion.AS_SYSTEM:
            self._look.set_still(self.system_motion.is_reduced)
        else:
            self._look.set_still(self._motion is Motion.REDUCED)

    def _take_size(self, percent: Any) -> None:
        if isinstance(percent, int) and SMALLEST_SCALE * 100 <= percent <= LARGEST_SCALE * 100:
            self._look.set_scale(percent / 100)


def _ignore(error: ConsoleError) -> None:
    """Records that can not be read or written are told about in the status bar already."""
