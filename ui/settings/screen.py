"""Settings: text size and theme, applied at once."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.settings.preferences import TEXT_SIZES, Preferences
from ui.theme import Look, Role, Theme, Weight
from ui.widgets.choice import Segmented
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.label import Label
from ui.widgets.top_bar import TopBar


class SettingsScreen(QWidget):
    """One page: how the window looks, for whoever sits at this console."""

    def __init__(self, look: Look, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._preferences = look, preferences
        self.sizes = Segmented(
            look,
            tuple((str(size), f"{size} %") for size in TEXT_SIZES),
            self.tr("Text size"),
        )
        self.themes = Segmented(
            look,
            (
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
                (Theme.PROJECTOR, self.tr("Bright projector")),
            ),
            self.tr("Theme"),
        )
        self._lay_out()
        self._follow()
        self.sizes.chosen.connect(self._choose_size)
        self.themes.chosen.connect(self._choose_theme)
        look.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Show what is in use, wherever it was chosen."""
        px = self._look.px
        self._box.setContentsMargins(px(24), px(16), px(24), px(16))
        self._box.setSpacing(px(10))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(14))
        self._grid.setColumnMinimumWidth(0, px(194))
        if str(self._preferences.text_percent) in {str(size) for size in TEXT_SIZES}:
            self.sizes.choose(str(self._preferences.text_percent))
        self.themes.choose(self._look.theme)

    @Slot(str)
    def _choose_size(self, percent: str) -> None:
        if int(percent) != self._preferences.text_percent:
            self._preferences.choose_text_percent(int(percent))

    @Slot(str)
    def _choose_theme(self, theme: str) -> None:
        if theme != self._look.theme:
            self._preferences.choose_theme(Theme(theme))

    def _lay_out(self) -> None:
        look = self._look
        bar = TopBar(look, self.tr("Settings"))
        bar.set_summary(self.tr("Changes apply at once"))
        head = QHBoxLayout()
        head.addWidget(Label(look, self.tr("Text and theme"), 15, Weight.SEMIBOLD), 1)
        head.addWidget(Label(look, self.tr("for this console"), 12, role=Role.MUTED))
        self._grid = QGridLayout()
        keys = Label(look, self.tr("Ctrl and + or −"), 12, role=Role.MUTED)
        for row, (words, control, hint) in enumerate(
            (
                (self.tr("Text size"), self.sizes, keys),
                (self.tr("Theme"), self.themes, None),
            )
        ):
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(control)
            if hint is not None:
                line.addWidget(hint)
            line.addStretch(1)
            self._grid.addWidget(Label(look, words, 13, Weight.MEDIUM), row * 2, 0)
            self._grid.addLayout(line, row * 2, 1)
            self._grid.addWidget(Rule(look), row * 2 + 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        ground = Ground(look)
        self._box = column(ground)
        self._box.addLayout(head)
        self._box.addWidget(Rule(look, Role.LINE_STRONG))
        self._box.addLayout(self._grid)
        self._box.addStretch(1)
        whole = column(self)
        whole.addWidget(bar)
        whole.addWidget(ground, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.sizes)
