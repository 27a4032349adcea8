"""Theme and motion, as somebody chooses them or as the desktop wishes."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from console.model import Attention
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live
from tests.support.ui_window import settle
from ui.keys.table import Act
from ui.motion import SystemMotion
from ui.settings.preferences import AS_SYSTEM, Motion
from ui.theme import Theme
from ui.widgets.ground import Scroll

HALF_S = 0.5


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put one's own desktop in place: what gsettings answers, what KDE's file says."""
    programs, config = tmp_path / "bin", tmp_path / "config"
    programs.mkdir()
    config.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(config))
    monkeypatch.setattr(sys, "platform", "linux")

    def set_up(gnome: str = "", kde: str = "") -> None:
        if gnome:
            script = programs / "gsettings"
            script.write_text(f"#!/bin/sh\n{gnome}\n")
            script.chmod(0o755)
        if kde:
            (config / "kdeglobals").write_text(f"[KDE]\nAnimationDurationFactor={kde}\n")

    return set_up


def look_page(desk):
    desk.press("Ctrl+8")
    return desk.window.page("settings").look_page


def stopped(desk):
    """The tile of a station that nobody is on the way to."""
    view = live(3, seat="03", attention=Attention.STOPPED, attention_since_ms=desk.clock.monotonic_ms())
    desk.stations(view, class_=running_class(3))
    wall = desk.window.page("live").stage.wall
    desk.window.frames.flush()
    return wall.tile(view.station)


def alternates(desk, tile) -> bool:
    """Whether the head of the tile changes its colour with the half second."""
    colours = set()
    for _ in range(2):
        desk.clock.advance(HALF_S)
        desk.window.frames.half_second_passed.emit(desk.window.frames.now_ms())
        colours.add(tile.grab().toImage().pixelColor(tile.width() // 2, 4).name())
    return len(colours) == 2


def test_reduced_motion_stills_all_that_blinks_and_full_lets_it(desk) -> None:
    tile = stopped(desk)
    assert alternates(desk, tile)
    page = look_page(desk)
    desk.click(page.motions.part(Motion.REDUCED))
    desk.press("Ctrl+1")
    assert not alternates(desk, tile)
    assert QApplication.cursorFlashTime() == 0
    assert desk.doors.asked("settings", "set") == [("motion", "reduced")]
    desk.press("Ctrl+8")
    desk.click(page.motions.part(Motion.FULL))
    desk.press("Ctrl+1")
    assert alternates(desk, tile)
    assert QApplication.cursorFlashTime() > 0


def test_nothing_slides_or_fades_whatever_the_system_does(desk) -> None:
    effects = (Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_FadeTooltip)
    assert not any(QApplication.isEffectEnabled(effect) for effect in effects)


def test_the_desktops_wish_holds_until_somebody_chooses(desk, desktop) -> None:
    desktop(gnome="echo false")
    desk.stations()
    desk.window.preferences.system_motion.ask()
    desk.wait(lambda: desk.look.still)
    page = look_page(desk)
    assert page.motions.key == Motion.AS_SYSTEM
    desk.click(page.motions.part(Motion.FULL))
    assert not desk.look.still


def test_what_was_kept_of_motion_is_taken(desk) -> None:
    kept = {"motion": "reduced", "theme": AS_SYSTEM}
    desk.doors.settings.answers["get"] = kept.get
    desk.stations()
    page = look_page(desk)
    assert (desk.look.still, page.motions.key, page.themes.key) == (True, Motion.REDUCED, AS_SYSTEM)
    assert desk.doors.asked("settings", "set") == []


@pytest.mark.parametrize(
    ("answers", "reduced"),
    [
        ({"gnome": "echo false"}, True),
        ({"gnome": "echo true"}, False),
        ({"gnome": "echo no such schema >&2; exit 1"}, False),
        ({"kde": "0"}, True),
        ({"kde": "0.5"}, False),
        ({"kde": "much"}, False),
        ({}, False),
    ],
)
def test_each_desktop_is_asked_in_its_own_way(qapp, qtbot, desktop, answers, reduced) -> None:
    desktop(**answers)
    asked = SystemMotion()
    asked.ask()
    qtbot.waitUntil(lambda: asked._process is None)
    assert asked.is_reduced is reduced
    asked.deleteLater()


def test_a_desktop_that_does_not_answer_keeps_nothing_waiting(qapp, qtbot, desktop) -> None:
    desktop(gnome="exec /bin/sleep 30")
    asked = SystemMotion()
    asked._limit.setInterval(50)
    asked.ask()
    qtbot.waitUntil(lambda: asked._process is None)
    assert not asked.is_reduced
    asked.deleteLater()


def test_a_theme_as_the_system_has_it_follows_the_system(desk) -> None:
    page = look_page(desk)
    desk.click(page.themes.part(Theme.DARK))
    desk.click(page.themes.part(AS_SYSTEM))
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert desk.look.theme is (Theme.DARK if dark else Theme.LIGHT)
    assert desk.doors.asked("settings", "set")[-1] == ("theme", "system")
    settle()
    assert page.themes.key == AS_SYSTEM


def test_what_somebody_changed_before_the_settings_answered_stands(desk) -> None:
    del desk.doors.settings.answers["get"]
    desk.stations()
    asked = {call.args[0]: call.answer for call in desk.doors.calls if call.verb == "get"}
    page = look_page(desk)
    desk.click(page.themes.part(Theme.DARK))
    desk.window.fittings.keymap.bind(Act.HINT, "G")
    asked["theme"].set_result("projector")
    asked["keys"].set_result({"own": {"live.hint": "Z"}})
    asked["text_percent"].set_result(125)
    settle()
    assert (desk.look.theme, desk.look.scale) == (Theme.DARK, 1.25)
    assert desk.window.fittings.keymap.keys(Act.HINT) == "G"


def test_tab_brings_what_it_reaches_into_sight(desk) -> None:
    desk.stations()
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    settings.show_page("keys")
    settle()
    last = list(settings.keys.fields.values())[-1]
    assert last.visibleRegion().isEmpty()
    settings.keys.single.setFocus()
    for _ in range(len(settings.keys.fields) + 1):
        desk.press("Tab")
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
    settings.keys.parentWidget().parentWidget().verticalScrollBar().setValue(0)
    desk.window.rail.item("live").setFocus()
    desk.press("Shift+Tab")
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_page_is_wider_than_the_window_at_any_text_size(desk, scale: float) -> None:
    desk.stations(live(1, seat="01"), class_=running_class(1))
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    desk.look.set_scale(scale)
    for page in settings.page_names:
        settings.show_page(page)
        settle()
        wide = [
            (page, area.horizontalScrollBar().maximum())
            for area in settings.findChildren(Scroll)
            if area.isVisible() and area.horizontalScrollBar().maximum()
        ]
        assert wide == []
    assert settings.width() <= desk.window.width()
