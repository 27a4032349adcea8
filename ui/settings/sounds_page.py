"""Settings, Sounds: whether this class has any, which, and how loud. Applied at once."""

from PySide6.QtCore import Slot

from ui.settings.rows import SettingsPage, flow
from ui.sounds.bell import Bell
from ui.sounds.choice import Loudness, Sound
from ui.theme import Look, Role
from ui.widgets.button import Button, Size
from ui.widgets.choice import CheckBox, Segmented
from ui.widgets.label import Label, ReasonLine


class SoundsPage(SettingsPage):
    """What is heard while a class runs."""

    def __init__(self, look: Look, bell: Bell) -> None:
        super().__init__(look)
        self._bell = bell
        self.on = CheckBox(look, self.tr("Sounds in this class"))
        self.why = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.help = CheckBox(look, self.tr("One chime"))
        self.reminder = CheckBox(look, self.tr("and once more while nobody is on the way"))
        self.loudness = Segmented(
            look,
            (
                (Loudness.QUIET, self.tr("Quiet")),
                (Loudness.USUAL, self.tr("Usual")),
                (Loudness.LOUD, self.tr("Loud")),
            ),
            self.tr("Loudness"),
        )
        self.tries = {
            Sound.STOPPED: Button(look, self.tr("Try STOPPED"), icon="volume", size=Size.SMALL),
            Sound.HELP: Button(look, self.tr("Try HELP"), icon="volume", size=Size.SMALL),
            Sound.LOST: Button(look, self.tr("Try NO SIGNAL"), icon="volume", size=Size.SMALL),
        }
        self.trouble = ReasonLine(look)
        self._lay_out()
        self._follow()
        self.on.clicked.connect(lambda on: bell.switch(on=on))
        self.help.clicked.connect(lambda on: bell.wish(help=on))
        self.reminder.clicked.connect(lambda on: bell.wish(reminder=on))
        self.loudness.chosen.connect(lambda key: bell.wish(loudness=Loudness(key)))
        for sound, button in self.tries.items():
            button.clicked.connect(lambda *, sound=sound: bell.try_out(sound))
        bell.changed.connect(self._follow)
        bell.player.trouble_changed.connect(self._show_trouble)
        self._show_trouble()
        self.setFocusProxy(self.on)

    @Slot()
    def _follow(self) -> None:
        """Show what is in use, wherever it was chosen."""
        bell, wishes = self._bell, self._bell.wishes
        self.on.setEnabled(bell.class_ is not None)
        self.on.setChecked(bell.is_on)
        self.help.setChecked(wishes.help)
        self.reminder.setChecked(wishes.reminder)
        self.reminder.setEnabled(wishes.help)
        self.loudness.choose(wishes.loudness)
        self.why.setText(
            self.tr("Off in every new class until somebody turns them on.")
            if bell.class_ is not None
            else self.tr("No class is running. Every class begins without sounds.")
        )

    @Slot()
    def _show_trouble(self) -> None:
        player = self._bell.player
        if not player.is_able:
            words = self.tr(
                "This computer has nothing to play sounds with. Install pipewire, pulseaudio-utils or "
                "alsa-utils, and start the console again. Everything else works without."
            )
        elif player.has_failed:
            words = self.tr(
                "The sound could not be played: no loudspeaker was found, or it is in use. Connect one "
                "and try again. Everything else works without."
            )
        else:
            words = ""
        self.trouble.set_text(words)

    def _lay_out(self) -> None:
        tr = self.tr
        self.add_heading(tr("Sounds"), tr("for this class"))
        self.add_row(tr("This class"), tr("stations that need somebody"), flow(self.look, self.on, self.why))
        self.add_heading(tr("Which, and how loud"), tr("for this console"))
        tones = Label(
            self.look, tr("Two tones, again and again until somebody is on the way."), 13, wrap=True
        )
        knocks = Label(
            self.look, tr("Two low knocks, when many are lost at once or in an assessment."), 13, wrap=True
        )
        for title, second, parts, sound in (
            (tr("STOPPED"), tr("can not be left out"), (tones,), Sound.STOPPED),
            (tr("HELP"), tr("somebody asks"), (self.help, self.reminder), Sound.HELP),
            (tr("NO SIGNAL"), tr("the network, not a person"), (knocks,), Sound.LOST),
        ):
            self.add_row(title, second, flow(self.look, *parts), self.tries[sound])
        self.add_row(tr("Loudness"), tr("under the computer's own volume"), flow(self.look, self.loudness))
        self.add_part(self.trouble)
        self.finish_page()
