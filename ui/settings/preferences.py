"""What this console's user likes: theme and text size, applied at once and kept; the language at hand."""

from typing import Any, Final

from PySide6.QtCore import QObject, Slot

from console.errors import ConsoleError
from ui.languages import Language
from ui.operations import Operations
from ui.services import Settings
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, Look, Theme

THEME: Final = "theme"
TEXT_PERCENT: Final = "text_percent"
TEXT_SIZES: Final = (100, 125, 150, 175, 200)


class Preferences(QObject):
    """Reads and keeps preferences; without records they hold until the program ends."""

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
        self._operations.run(self, lambda: self._settings.get(THEME), self._take_theme, _ignore)
        self._operations.run(self, lambda: self._settings.get(TEXT_PERCENT), self._take_size, _ignore)

    def choose_theme(self, theme: Theme) -> None:
        """Change the colours, and keep that."""
        self._look.set_theme(theme)
        self._operations.run(self, lambda: self._settings.set(THEME, str(theme)), None, _ignore)

    def choose_text_percent(self, percent: int) -> None:
        """Change the text size, and keep that."""
        self._look.set_scale(percent / 100)
        kept = self.text_percent
        self._operations.run(self, lambda: self._settings.set(TEXT_PERCENT, kept), None, _ignore)

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
        if theme in tuple(Theme):
            self._look.set_theme(Theme(theme))

    def _take_size(self, percent: Any) -> None:
        if isinstance(percent, int) and SMALLEST_SCALE * 100 <= percent <= LARGEST_SCALE * 100:
            self._look.set_scale(percent / 100)


def _ignore(error: ConsoleError) -> None:
    """Records that can not be read or written are told about in the status bar already."""
