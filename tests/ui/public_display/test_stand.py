"""The public display as an instructor opens, blanks and loses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from console.events import ClassChanged
from tests.support.tree import ROOT
from tests.support.ui_runs import pack, running_class
from tests.support.ui_stations import live
from tests.support.ui_window import settle
from ui.theme import Theme

SCREENS = {
    "screens": [
        {"name": "own", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
}


def in_class(desk, count: int = 12) -> None:
    first = pack().steps[0].id
    desk.stations(
        *(live(n, seat=f"{n:02d}", step=first) for n in range(1, count + 1)), class_=running_class(count)
    )


def test_f8_opens_and_closes_it_and_the_keyboard_stays(desk):
    in_class(desk)
    public, button = desk.window.fittings.public, desk.window.page("live").top_bar.public
    focused = QApplication.focusWidget()
    desk.press("F8")
    assert public.display.isVisible() and not public.display.isFullScreen()
    assert public.display.board.accessibleName().startswith("Gowning Grade B. Practice, GMP-GWN-B. ")
    assert (button.isChecked(), QApplication.focusWidget()) == (True, focused)
    desk.press("F8")
    assert (public.is_open, button.isChecked()) == (False, False)


def test_the_button_does_the_same_and_closing_its_window_is_noticed(desk):
    in_class(desk)
    public, button = desk.window.fittings.public, desk.window.page("live").top_bar.public
    desk.click(button)
    public.display.close()
    settle()
    assert (public.is_open, button.isChecked()) == (False, False)
    assert desk.window.isVisible()


def test_f9_blanks_it_and_shows_it_again(desk):
    in_class(desk)
    desk.press("F9")
    desk.press("F8")
    board = desk.window.fittings.public.display.board
    assert not board.is_blank
    button = desk.window.page("live").top_bar.public
    desk.press("F9")
    assert (board.is_blank, button.text()) == (True, "Display is blank")
    desk.press("F9")
    assert (board.is_blank, button.text()) == (False, "Public display")
    desk.press("F9")
    desk.press("F8")
    assert (button.text(), button.isChecked()) == ("Public display", False)


def test_it_follows_the_class_and_the_theme_and_goes_with_the_window(desk):
    desk.stations()
    desk.press("F8")
    display = desk.window.fittings.public.display
    assert display.board.accessibleName().startswith("Welcome. ")
    desk.tell(ClassChanged(running_class(3)))
    assert display.board.accessibleName().startswith("Gowning Grade B. ")
    desk.look.set_theme(Theme.DARK)
    assert display.board.look.theme is Theme.DARK
    desk.window.close()
    assert not display.isVisible()


def test_with_a_second_screen(tmp_path: Path) -> None:
    """In a process of its own: the screens are told to the platform when it starts."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.support.two_screens"],
        env=environment,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {
        "names hidden at first": True,
        "name in a tile": False,
        "shown by Ctrl+H": True,
        "hidden again": True,
        "shown when nobody wants hiding": True,
        "hidden when somebody does": True,
        "display covers": [1366, 0, 1920, 1080],
        "display after unplugging is inside": [0, 0, 1366, 768],
        "display still there": True,
        "full screen then": False,
        "names after unplugging": True,
        "covers again": [1366, 0, 1920, 1080],
        "hidden for the new screen": True,
        "counts moved on": True,
    }
