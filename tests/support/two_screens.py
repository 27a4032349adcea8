"""One instructor, two screens: what the window does, as JSON. Started with two screens by its test."""

import json
from types import SimpleNamespace

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.ui_doubles import Doors
from tests.support.ui_runs import pack, packs, running_class
from tests.support.ui_stations import live, name
from tests.support.ui_window import open_desk, settle


def box(area: QRect) -> list[int]:
    return [area.x(), area.y(), area.width(), area.height()]


def main() -> None:
    """Do what an instructor does; the second screen goes and comes back in the middle of it."""
    application = QApplication([])
    own, wall = QGuiApplication.screens()
    qtbot = SimpleNamespace(waitExposed=lambda _: None, waitUntil=None)
    desk = open_desk(qtbot, Doors(packs=packs()))
    first = pack().steps[0].id
    desk.stations(
        *(live(n, seat=f"{n:02d}", name=name(n), step=first) for n in range(1, 7)), class_=running_class(6)
    )
    window = desk.window
    window.frames.flush()
    screen = window.page("live")
    said = {"names hidden at first": screen.facts.names_hidden}
    tiles = [screen.stage.wall.tile(station) for station in screen.stage.wall.stations]
    said["name in a tile"] = any(name(1) in tile.accessibleName() for tile in tiles)
    desk.press("Ctrl+H")
    said["shown by Ctrl+H"] = any(name(1) in tile.accessibleName() for tile in tiles)
    desk.press("Ctrl+H")
    said["hidden again"] = screen.facts.names_hidden
    desk.press("F8")
    public = window.fittings.public
    said["display covers"] = box(public.display.geometry())
    application.screenRemoved.emit(wall)
    settle()
    display = public.display
    inside = own.geometry().contains(display.geometry())
    said["display after unplugging is inside"] = box(own.geometry()) if inside else box(display.geometry())
    said["display still there"] = display.isVisible()
    said["full screen then"] = display.isFullScreen()
    said["names after unplugging"] = not screen.facts.names_hidden
    application.screenAdded.emit(wall)
    settle()
    said["covers again"] = box(display.geometry())
    said["hidden for the new screen"] = screen.facts.names_hidden
    desk.clock.advance(61)
    window.frames.second_passed.emit(desk.clock.monotonic_ms())
    said["counts moved on"] = "6" in display.board.accessibleName()
    desk.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
