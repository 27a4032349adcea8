import itertools
import re
import sys

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.colours import DEFICITS, contrast, distance, seen_as
from ui.theme import TOKENS, Look, Role, Theme, Weight, load_fonts

GROUNDS = (
    Role.WINDOW,
    Role.CHROME,
    Role.SURFACE,
    Role.RAISED,
    Role.SUNKEN,
    Role.QUIET,
    Role.HOVER,
    Role.SELECTED,
)
STATE_COLOURS = (Role.STOP, Role.HELP, Role.STUCK, Role.TECH, Role.SURFACE, Role.ACCENT)


def test_every_role_has_a_colour_in_every_theme() -> None:
    assert set(TOKENS) == set(Role)
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for values in TOKENS.values() for value in values)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("role", [Role.TEXT, Role.MUTED])
def test_text_can_be_read_on_every_ground(theme: Theme, role: Role) -> None:
    look = Look(theme)
    assert min(contrast(look.color(role), look.color(ground)) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_unavailable_controls_can_be_read_where_they_stand(theme: Theme) -> None:
    look = Look(theme)
    for ground in (Role.CHROME, Role.SURFACE):
        assert contrast(look.color(Role.DISABLED), look.color(ground)) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("fill", [Role.ACCENT, Role.STOP, Role.HELP, Role.STUCK, Role.TECH])
def test_words_on_a_fill_can_be_read(theme: Theme, fill: Role) -> None:
    look = Look(theme)
    assert contrast(look.color(Role(f"on_{fill}")), look.color(fill)) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_shapes_stand_out_from_what_they_stand_on(theme: Theme) -> None:
    look = Look(theme)
    for shape in (Role.LINE_STRONG, Role.ACCENT, Role.TRACE, Role.STOP):
        assert min(contrast(look.color(shape), look.color(ground)) for ground in GROUNDS) >= 3, shape
    for ground in set(GROUNDS) - {Role.WINDOW}:  # steps stand on tiles and in panels, never between tiles
        assert contrast(look.color(Role.SEG_DONE), look.color(ground)) >= 3, ground
    assert contrast(look.color(Role.TEXT), look.color(Role.WINDOW)) >= 12


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("deficit", DEFICITS)
def test_states_differ_for_every_kind_of_colour_sight(theme: Theme, deficit: str) -> None:
    look = Look(theme)
    seen = [seen_as(look.color(role), deficit) for role in STATE_COLOURS]
    assert min(distance(one, other) for one, other in itertools.combinations(seen, 2)) >= 20


def test_figures_are_tabular_and_contextual_forms_are_off(qapp: QApplication) -> None:
    font = Look().font(13, Weight.MEDIUM)
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert font.featureValue(QFont.Tag("calt")) == 0
    assert not font.isFeatureSet(QFont.Tag("zero"))
    assert Look().font(48, Weight.SEMIBOLD, code=True).featureValue(QFont.Tag("zero")) == 1


def test_the_bundled_face_is_used_in_all_four_weights(qapp: QApplication) -> None:
    load_fonts()
    look = Look()
    for weight, value in zip(Weight, (400, 500, 600, 700), strict=True):
        info = QFontInfo(look.font(13, weight))
        assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", value, 13)


def test_text_scale_moves_every_size_and_stays_within_its_limits(qtbot) -> None:
    look = Look()
    with qtbot.waitSignal(look.changed):
        look.set_scale(1.25)
    assert look.px(32) == 40
    assert look.font(12).pixelSize() == 15
    look.set_scale(9)
    assert look.scale == 2.0
    look.set_scale(0.1)
    assert look.scale == 1.0


def test_the_same_theme_again_tells_nobody(qtbot) -> None:
    look = Look(Theme.DARK)
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme(Theme.DARK)


def test_applying_a_look_gives_qt_its_colours(qapp: QApplication) -> None:
    for theme in Theme:
        look = Look(theme)
        look.apply(qapp)
        palette = qapp.palette()
        assert palette.color(QPalette.ColorRole.WindowText) == look.color(Role.TEXT)
        assert palette.color(QPalette.ColorRole.Highlight) == look.color(Role.ACCENT)


def test_no_colour_literal_stands_outside_the_table() -> None:
    from pathlib import Path

    import ui

    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*(\d|\")")
    folder = Path(ui.__file__).parent
    files = [path for path in folder.rglob("*.py") if path.name != "theme.py"]
    guilty = [path for path in files if literal.search(path.read_text())]
    assert guilty == []


def test_setting_texts_keeps_the_count_of_none(qapp: QApplication) -> None:
    """The 6.12.0 wheel drops one per call on Python 3.11, and aborts the process in seconds."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 20


def test_colours_are_handed_out_as_colours() -> None:
    assert Look().color(Role.ACCENT) == QColor("#0B57A4")
