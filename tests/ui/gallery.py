"""Paint every state and size of Live to pictures: `python -m tests.ui.gallery FOLDER`."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.support.clock import ManualClock
from tests.support.live_views import NOW_MS, SHORTS, stations
from ui.frame_clock import FrameClock
from ui.live.wall import Wall
from ui.theme import Look, Theme


def wall(count: int, width: int, height: int, theme: Theme, scale: float = 1.0, hidden: bool = False) -> Wall:
    look = Look(theme, scale)
    look.apply(QApplication.instance())
    clock = FrameClock(ManualClock())
    clock.now_ms = lambda: NOW_MS
    shown = Wall(look, clock)
    shown._keep = (look, clock)
    shown.resize(width, height)
    shown.set_shorts(SHORTS)
    shown.set_names_hidden(hidden)
    views = stations(count)
    shown.set_views(views)
    shown.show()
    if count > 2:
        shown.select(views[2].station)
    return shown


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    for name, arguments in {
        "wall_24_light": (24, 900, 570, Theme.LIGHT),
        "wall_24_light_off": (24, 900, 606, Theme.LIGHT),
        "wall_24_dark": (24, 900, 606, Theme.DARK),
        "wall_30_light": (30, 900, 606, Theme.LIGHT),
        "wall_12_light": (12, 900, 606, Theme.LIGHT),
        "wall_16_dark": (16, 1324, 1006, Theme.DARK),
        "wall_8": (8, 900, 606, Theme.LIGHT),
        "wall_1": (1, 900, 606, Theme.LIGHT),
        "wall_100": (100, 1964, 1366, Theme.LIGHT),
        "wall_100_small": (100, 900, 606, Theme.LIGHT),
        "wall_150": (24, 1124, 570, Theme.LIGHT, 1.5),
        "wall_projector": (30, 1424, 989, Theme.PROJECTOR, 1.25, True),
    }.items():
        shown = wall(*arguments)
        application.processEvents()
        shown.grab().save(str(folder / f"{name}.png"))
        shown.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
