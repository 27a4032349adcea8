"""Settings, Text and theme: applied at once, and the language: from the next start on."""

from PySide6.QtCore import Slot

from ui.languages import NAMES
from ui.settings.preferences import AS_SYSTEM, TEXT_SIZES, Motion, Preferences
from ui.settings.rows import SettingsPage, flow
from ui.theme import Look, Role, Theme
from ui.widgets.choice import Segmented
from ui.widgets.label import Label
from ui.widgets.remark import Remark


class LookPage(SettingsPage):
    """How the window looks, for whoever sits at this console."""

    def __init__(self, look: Look, preferences: Preferences) -> None:
        super().__init__(look)
        self._preferences = preferences
        self.sizes = Segmented(
            look, tuple((str(size), f"{size} %") for size in TEXT_SIZES), self.tr("Text size")
        )
        self.themes = Segmented(
            look,
            (
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
                (Theme.PROJECTOR, self.tr("Projector")),
                (AS_SYSTEM, self.tr("As the system")),
            ),
            self.tr("Theme"),
        )
        self.motions = Segmented(
            look,
            (
                (Motion.AS_SYSTEM, self.tr("As the system")),
                (Motion.REDUCED, self.tr("Reduced")),
                (Motion.FULL, self.tr("Full")),
            ),
            self.tr("Motion"),
        )
        self.add_heading(self.tr("Text and theme"), self.tr("for this console"))
        keys = Label(look, self.tr("Ctrl and + or −"), 12, role=Role.MUTED)
        self.languages = Segmented(look, tuple(NAMES.items()), self.tr("Language"))
        self.languages.choose(preferences.language.chosen)
        self.kept = Remark(look, "info-circle", role=Role.TEXT)
        self._say_when()
        blinks = self.tr("the blinking of an unanswered STOPPED, and of the cursor")
        english = self.tr("What is not translated yet is shown in English.")
        for words, second, parts in (
            (self.tr("Text size"), "", (self.sizes, keys)),
            (self.tr("Theme"), "", (self.themes,)),
            (self.tr("Motion"), blinks, (self.motions,)),
            (self.tr("Language"), english, (self.languages, self.kept)),
        ):
            self.add_row(words, second, flow(look, *parts))
        self.finish_page()
        self._follow()
        self.languages.chosen.connect(self._choose_language)
        self.sizes.chosen.connect(self._choose_size)
        self.themes.chosen.connect(self._choose_theme)
        self.motions.chosen.connect(self._choose_motion)
        look.changed.connect(self._follow)
        preferences.changed.connect(self._follow)
        self.setFocusProxy(self.sizes)

    @Slot()
    def _follow(self) -> None:
        """Show what is in use, wherever it was chosen."""
        if str(self._preferences.text_percent) in {str(size) for size in TEXT_SIZES}:
            self.sizes.choose(str(self._preferences.text_percent))
        self.themes.choose(self._preferences.theme)
        self.motions.choose(self._preferences.motion)

    @Slot(str)
    def _choose_size(self, percent: str) -> None:
        if int(percent) != self._preferences.text_percent:
            self._preferences.choose_text_percent(int(percent))

    @Slot(str)
    def _choose_theme(self, theme: str) -> None:
        if theme != self._preferences.theme:
            self._preferences.choose_theme(theme)

    @Slot(str)
    def _choose_motion(self, motion: str) -> None:
        if motion != self._preferences.motion:
            self._preferences.choose_motion(Motion(motion))

    @Slot(str)
    def _choose_language(self, code: str) -> None:
        try:
            self._preferences.language.choose(code)
        except OSError:
            self.languages.choose(self._preferences.language.chosen)
            self.kept.say(self.tr("It could not be kept: the folder of the records can not be written."))
        else:
            self._say_when()

    def _say_when(self) -> None:
        language = self._preferences.language
        waits = language.chosen != language.spoken
        self.kept.say(self.tr("From the next start of the program on.") if waits else "")
