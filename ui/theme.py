"""The look as data: roles and their colours in three themes, one type face, one scale for everything.

Every colour, font and size of the window comes from here. Sizes are px at 100 % text; `Look.px` scales them.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

import resources

RESOURCES: Final = Path(resources.__path__[0])
"""Where fonts and icons lie, as files. `importlib.resources` would cost 4 ms of start-up to say the same."""
SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0
FAMILY: Final = "Inter"
_OWN_STYLE: Final = ("win32", "darwin")
"""Where Qt starts with a style of the system; elsewhere it is Fusion, and asking costs 11 ms of start-up."""
_EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""What some systems let slide or fade."""
_USUAL_FLASH: Final = -1
"""Qt takes it as: what the system has."""
FACES: Final = ("Regular", "Medium", "SemiBold", "Bold")


class Theme(StrEnum):
    """The three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    PROJECTOR = "projector"


class Role(StrEnum):
    """What a colour is for. `help`, `stuck` and `tech` are only ever fills under their `on_` colour."""

    WINDOW = "window"
    CHROME = "chrome"
    SURFACE = "surface"
    RAISED = "raised"
    SUNKEN = "sunken"
    QUIET = "quiet"
    HOVER = "hover"
    SELECTED = "selected"
    LINE = "line"
    LINE_STRONG = "line_strong"
    TEXT = "text"
    MUTED = "muted"
    DISABLED = "disabled"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    STOP = "stop"
    ON_STOP = "on_stop"
    HELP = "help"
    ON_HELP = "on_help"
    STUCK = "stuck"
    ON_STUCK = "on_stuck"
    TECH = "tech"
    ON_TECH = "on_tech"
    SEG_DONE = "seg_done"
    TRACE = "trace"
    GRID = "grid"
    VEIL = "veil"


class Weight(StrEnum):
    """The four weights that are bundled."""

    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"


TOKENS: Final[dict[Role, tuple[str, str, str]]] = {
    # role: (light, dark, projector)
    Role.WINDOW: ("#DDE1E5", "#12161A", "#EDEFF1"),
    Role.CHROME: ("#ECEFF1", "#1A1F24", "#FFFFFF"),
    Role.SURFACE: ("#FAFBFC", "#22282D", "#FFFFFF"),
    Role.RAISED: ("#FFFFFF", "#2B3238", "#FFFFFF"),
    Role.SUNKEN: ("#E7EAED", "#191E22", "#E4E7EA"),
    Role.QUIET: ("#E3E7EA", "#323B42", "#E4E7EA"),
    Role.HOVER: ("#EEF1F3", "#2E363C", "#EDEFF1"),
    Role.SELECTED: ("#DCEAF8", "#1E3A54", "#CFE4FA"),
    Role.LINE: ("#C3CAD0", "#3B444B", "#8F989F"),
    Role.LINE_STRONG: ("#6F7880", "#818C95", "#3A434A"),
    Role.TEXT: ("#1B2126", "#E6EAED", "#000000"),
    Role.MUTED: ("#4A545C", "#AFB9C0", "#242B31"),
    Role.DISABLED: ("#646D75", "#87929A", "#59636B"),
    Role.ACCENT: ("#0B57A4", "#7CC0FF", "#00479B"),
    Role.ON_ACCENT: ("#FFFFFF", "#0E1519", "#FFFFFF"),
    Role.STOP: ("#B00020", "#FF6B61", "#A8001C"),
    Role.ON_STOP: ("#FFFFFF", "#14181B", "#FFFFFF"),
    Role.HELP: ("#F2A900", "#F2A900", "#F2A900"),
    Role.ON_HELP: ("#1B2126", "#14181B", "#000000"),
    Role.STUCK: ("#FFE08A", "#FFE08A", "#FFE08A"),
    Role.ON_STUCK: ("#1B2126", "#14181B", "#000000"),
    Role.TECH: ("#8A949C", "#7C878F", "#7F8A93"),
    Role.ON_TECH: ("#14191D", "#101417", "#000000"),
    Role.SEG_DONE: ("#78828A", "#8D98A1", "#59636B"),
    Role.TRACE: ("#2B343B", "#D8DEE3", "#000000"),
    Role.GRID: ("#D5DADE", "#333B42", "#C9CFD4"),
    # Laid over first-person views, so that bright rooms do not glare out of a dark wall.
    Role.VEIL: ("#0E1216", "#0E1216", "#0E1216"),
}

_COLUMN: Final = {Theme.LIGHT: 0, Theme.DARK: 1, Theme.PROJECTOR: 2}
_QT_WEIGHT: Final = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.MEDIUM: QFont.Weight.Medium,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}


def load_fonts() -> None:
    """Make the bundled faces known to Qt; needs a QGuiApplication. A second call does nothing."""
    application = QApplication.instance()
    if application is None or application.property("interLoaded"):
        return
    for face in FACES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{face}.otf"))
    application.setProperty("interLoaded", True)


class Look(QObject):
    """The theme in use and the text scale, 1.0 to 2.0. Widgets hold one and repaint on `changed`.

    Signals:
        changed: theme, scale or stillness are new; every cached colour, font, size and picture is stale.
    """

    changed = Signal()

    def __init__(self, theme: Theme = Theme.LIGHT, scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self._still = False
        self._colors: dict[Role, QColor] = {}
        self._fonts: dict[tuple[float, Weight, bool], QFont] = {}
        self.pictures: dict[tuple[str, Role, int, float, float], QPixmap] = {}
        """Recoloured icons (`widgets.icon`): they go with the look, before the application does."""
        self._fill()

    @property
    def theme(self) -> Theme:
        """The set of colours in use."""
        return self._theme

    @property
    def scale(self) -> float:
        """Text scale; every px is multiplied by it."""
        return self._scale

    @property
    def dark(self) -> bool:
        """True where first-person views need their veil."""
        return self._theme is Theme.DARK

    @property
    def still(self) -> bool:
        """True when nothing may alternate (reduced motion)."""
        return self._still

    def set_still(self, still: bool) -> None:
        """Allow or forbid what alternates: an unacknowledged STOPPED, and the cursor in a field."""
        if still != self._still:
            self._still = still
            self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours; emits `changed` when they are new."""
        self._set(theme, self._scale)

    def set_scale(self, scale: float) -> None:
        """Change the text size, clamped to 1.0 to 2.0; emits `changed` when it is new."""
        self._set(self._theme, min(LARGEST_SCALE, max(SMALLEST_SCALE, scale)))

    def color(self, role: Role) -> QColor:
        """Return the colour of a role in the present theme. Shared: never write to it."""
        return self._colors[role]

    def px(self, design: float) -> int:
        """Return a design size in px at the present text scale. Hairlines do not go through here."""
        return round(design * self._scale)

    def font(self, px: float, weight: Weight = Weight.REGULAR, *, code: bool = False) -> QFont:
        """Return Inter at a design size: tabular figures on, contextual forms off, slashed zero in codes.

        Shared: never write to it.
        """
        key = (px, weight, code)
        known = self._fonts.get(key)
        if known is None:
            known = self._fonts[key] = self._make_font(px, weight, code)
        return known

    def apply(self, application: QApplication) -> None:
        """Give an application this look: fonts, Fusion as the ground style, palette and the style sheet."""
        load_fonts()
        if sys.platform in _OWN_STYLE and not application.property("fusionSet"):
            application.setStyle("Fusion")
            application.setProperty("fusionSet", True)
        for effect in _EFFECTS:
            application.setEffectEnabled(effect, False)
        application.setCursorFlashTime(0 if self._still else _USUAL_FLASH)
        application.setFont(self.font(13))
        application.setPalette(self.palette())
        sheet = self.style_sheet()
        if sheet != application.styleSheet():  # Qt polishes every widget anew for it, changed or not
            application.setStyleSheet(sheet)

    def palette(self) -> QPalette:
        """Return the roles in Qt's own words, for the parts that Qt paints."""
        palette = QPalette()
        group, role = QPalette.ColorGroup, QPalette.ColorRole
        for qt_role, ours in (
            (role.Window, Role.CHROME),
            (role.WindowText, Role.TEXT),
            (role.Base, Role.SURFACE),
            (role.AlternateBase, Role.SURFACE),
            (role.Text, Role.TEXT),
            (role.PlaceholderText, Role.MUTED),
            (role.Button, Role.RAISED),
            (role.ButtonText, Role.TEXT),
            (role.BrightText, Role.TEXT),
            (role.Light, Role.RAISED),
            (role.Midlight, Role.HOVER),
            (role.Mid, Role.LINE),
            (role.Dark, Role.LINE_STRONG),
            (role.Shadow, Role.LINE_STRONG),
            (role.Highlight, Role.ACCENT),
            (role.HighlightedText, Role.ON_ACCENT),
            (role.Accent, Role.ACCENT),
            (role.Link, Role.ACCENT),
            (role.LinkVisited, Role.ACCENT),
            (role.ToolTipBase, Role.TEXT),
            (role.ToolTipText, Role.SURFACE),
        ):
            palette.setColor(qt_role, self._colors[ours])
        for qt_role in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, qt_role, self._colors[Role.DISABLED])
        return palette

    def style_sheet(self) -> str:
        """Return the one small style sheet: only what Qt paints and no widget of ours overrides."""
        names = {role.value: self._colors[role].name() for role in Role}
        bar, radius = self.px(7), self.px(7) // 2
        return _STYLE_SHEET.format(
            bar=bar, radius=radius, pad=self.px(6), least=self.px(28), tip=self.px(12), **names
        )

    def _set(self, theme: Theme, scale: float) -> None:
        if (theme, scale) == (self._theme, self._scale):
            return
        self._theme, self._scale = theme, scale
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        column = _COLUMN[self._theme]
        self._colors = {role: QColor(values[column]) for role, values in TOKENS.items()}
        self._fonts.clear()
        self.pictures.clear()

    def _make_font(self, px: float, weight: Weight, code: bool) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(self.px(px))
        font.setWeight(_QT_WEIGHT[weight])
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setFeature(QFont.Tag("calt"), 0)
        if code:
            font.setFeature(QFont.Tag("zero"), 1)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3 * self._scale)
        return font


_STYLE_SHEET: Final = """
QToolTip {{ background: {text}; color: {surface}; border: 0; padding: {pad}px; font-size: {tip}px; }}
QLineEdit {{ background: transparent; border: 0; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {line_strong}; border-radius: {radius}px; min-height: {least}px; }}
QScrollBar::handle:horizontal {{ min-width: {least}px; min-height: 0; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
