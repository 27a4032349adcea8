"""The steps without accounts: what the console is called, finding headsets, looking around."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from console.model import RecordsView, SearchView
from ui import text
from ui.settings.preferences import TEXT_SIZES, Preferences
from ui.theme import Look, Role, Theme, Weight
from ui.widgets.choice import Segmented
from ui.widgets.field import Field
from ui.widgets.ground import column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.remark import Remark
from ui.widgets.way import Way


class ConsoleStep(QWidget):
    """Step 1: the name that stands on the sign-in card and the recovery sheet, and how the window looks."""

    def __init__(self, look: Look, preferences: Preferences) -> None:
        super().__init__()
        self._look = look
        self.name = Field(look, self.tr("What this console is called"))
        self.name.line.setPlaceholderText(self.tr("for example Deeside, console 2"))
        self.name.line.setMaxLength(60)
        sizes = tuple((str(size), f"{size} %") for size in TEXT_SIZES)
        self.sizes = Segmented(look, sizes, self.tr("Text size"))
        self.themes = Segmented(
            look,
            (
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
                (Theme.PROJECTOR, self.tr("Projector")),
            ),
            self.tr("Theme"),
        )
        self._kept = Remark(look, "database")
        self._lay_out()
        self.sizes.choose(str(preferences.text_percent))
        self.themes.choose(look.theme)
        self.sizes.chosen.connect(lambda size: preferences.choose_text_percent(int(size)))
        self.themes.chosen.connect(lambda theme: preferences.choose_theme(Theme(theme)))
        look.changed.connect(self._restyle)
        self._restyle()

    def show_records(self, records: RecordsView) -> None:
        """Say where records will lie."""
        words = self.tr(
            "Records are kept on this machine, in {folder}. They are encrypted from the first account on."
        )
        self._kept.say(words.format(folder=records.path))

    def _lay_out(self) -> None:
        look = self._look
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("This console"), 20, Weight.MEDIUM))
        words = self.tr("The name is shown where people sign in, and on everything that is printed.")
        self._box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        self._box.addWidget(self.name)
        for caption, control in ((self.tr("Text size"), self.sizes), (self.tr("Theme"), self.themes)):
            self._box.addWidget(Label(look, caption, 12, Weight.MEDIUM))
            row = QHBoxLayout()
            row.addWidget(control)
            row.addStretch(1)
            self._box.addLayout(row)
        self._box.addWidget(self._kept)
        self._box.addStretch(1)
        self.setFocusProxy(self.name)

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(10))
        self.name.setMaximumWidth(self._look.px(420))


class HeadsetsStep(QWidget):
    """Step 3: what the search has found, and the ways on.

    Signals: `devices_asked()`, `simulate_asked()`.
    """

    devices_asked = Signal()
    simulate_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.found = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self.devices = Way(
            look,
            self.tr("Pair headsets in Devices"),
            self.tr("finish here, and walk through them one by one"),
            "link-plus",
        )
        self.simulate = Way(
            look,
            self.tr("Simulate 6 headsets"),
            self.tr("on this machine, beside the real ones"),
            "player-play",
        )
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Headsets"), 20, Weight.MEDIUM))
        words = self.tr(
            "The console searches this network by itself. Turn on a headset and open its training app."
        )
        self._box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        for part in (self.found, self.devices, self.simulate):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.devices.clicked.connect(self.devices_asked)
        self.simulate.clicked.connect(self.simulate_asked)
        self.setFocusProxy(self.devices)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_search(self, search: SearchView | None) -> None:
        """Say what was found so far; nothing ever failed."""
        found = search.found if search is not None else 0
        words = self.tr("{headsets} found so far").format(headsets=text.headsets(found))
        self.found.setText(words if found else self.tr("None found yet. The search goes on."))

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setSpacing(px(12))
        for way in (self.devices, self.simulate):
            way.setMaximumWidth(px(480))


class LookAroundStep(QWidget):
    """Step 4: what the screens are for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout()
        rows = (
            ("layout-grid", self.tr("Live"), self.tr("every trainee at once, and who needs you now")),
            ("signature", self.tr("Sign-off"), self.tr("the evidence of each run, and your decision")),
            ("calendar-event", self.tr("Classes"), self.tr("plan a class in three steps")),
            ("users", self.tr("People"), self.tr("every attempt, and what it was signed with")),
            ("device-vision-pro", self.tr("Devices"), self.tr("pairing, batteries, links")),
            ("chart-bar", self.tr("Reports"), self.tr("a class, a person or the programme on paper")),
        )
        for number, (icon, name, words) in enumerate(rows):
            self._grid.addWidget(IconLabel(look, icon, 20), number, 0)
            self._grid.addWidget(Label(look, name, 13, Weight.SEMIBOLD), number, 1)
            self._grid.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True), number, 2)
        self._grid.setColumnStretch(2, 1)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Look around"), 20, Weight.MEDIUM))
        words = self.tr(
            "Six simulated headsets behave like real ones: they are found, paired and driven the same way, "
            "and every record says that it is simulated practice. F1 lists the keys."
        )
        self._box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        self._box.addLayout(self._grid)
        self._box.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setSpacing(px(14))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(12))
