"""Paint Settings, the key card and the public display: `python -m tests.ui.gallery_show FOLDER`."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from console.classroom.public import stages_of
from console.model import Attention, StationView
from tests.support.ui_accounts import ADMINISTRATOR, STAFF, signed_in
from tests.support.ui_doubles import Doors
from tests.support.ui_runs import pack, packs, running_class
from tests.support.ui_stations import live, name
from tests.support.ui_sync import SYNC, SYNC_LISTS
from tests.support.ui_window import Desk, open_desk, settle
from ui.public_display.board import Board
from ui.public_display.feed import PublicFeed
from ui.theme import Theme, load_fonts

LOOKS = {
    "light": (Theme.LIGHT, 1.0, (1280, 680)),
    "dark_140": (Theme.DARK, 1.4, (1280, 680)),
    "light_200": (Theme.LIGHT, 2.0, (1280, 680)),
    "projector_1920": (Theme.PROJECTOR, 1.25, (1920, 1080)),
}
AT_STAGE = (1, 3, 4, 6, 7, 2, 1)
WELSH = "Gwisgo dillad ystafell lân Gradd B i weithgynhyrchu meddyginiaethau di-haint"
BOARDS = {
    "1280x720": ((1280, 720), {}, False),
    "1920x1080": ((1920, 1080), {}, False),
    "3840x2160": ((3840, 2160), {}, False),
    "1280x1024_dark": ((1280, 1024), {}, True),
    "1280x720_long": ((1280, 720), {"title": WELSH}, False),
    "1280x720_none": ((1280, 720), None, False),
}


def desk(theme: Theme, scale: float, size: tuple[int, int]) -> Desk:
    """A class of sixteen, an administrator at the console, one who asks for help."""
    doors = Doors(packs=packs())
    doors.accounts.answers["all"] = STAFF
    doors.sync.answers["lists"] = SYNC_LISTS
    opened = open_desk(SimpleNamespace(waitExposed=lambda _: settle(), waitUntil=None), doors)
    opened.look.set_theme(theme)
    opened.look.set_scale(scale)
    opened.window.resize(*size)
    step = pack().steps[2].id
    views = [live(n, seat=f"{n:02d}", name=name(n), step=step) for n in range(1, 17)]
    views[4] = live(5, seat="05", name=name(5), attention=Attention.HELP, attention_since_ms=1.0)
    opened.stations(*views, class_=running_class(16), session=signed_in(ADMINISTRATOR), sync=SYNC)
    opened.window.frames.flush()
    return opened


def board(size: tuple[int, int], class_: dict[str, str] | None, *, dark: bool) -> Board:
    """The class of the drawings."""
    course = pack()
    stages = stages_of(
        [(step.id, step.short) for step in course.steps], [(one.title, one.first) for one in course.stages]
    )
    steps = [stage.steps[0] for stage, count in zip(stages, AT_STAGE, strict=True) for _ in range(count)]
    stations = [StationView(str(n), seat=str(n), step=step) for n, step in enumerate(steps)]
    made = Board()
    made.resize(*size)
    made.set_dark(dark)
    if class_ is not None:
        view = running_class(24, **class_)
        made.show_view(PublicFeed(draw=min).view(view, course, stations, 1_900_000.0))
    return made


def main(folder: Path) -> None:
    """Draw all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    load_fonts()
    for name_, how in LOOKS.items():
        opened = desk(*how)
        opened.window.show_screen("settings")
        settings = opened.window.page("settings")
        for page in settings.page_names:
            settings.show_page(page)
            save(opened.window, folder / f"settings_{page}_{name_}.png")
        opened.window.show_screen("live")
        opened.window.fittings.show_card()
        save(opened.window, folder / f"keys_{name_}.png")
        opened.close()
    for name_, (size, class_, dark) in BOARDS.items():
        made = board(size, class_, dark=dark)
        save(made, folder / f"public_{name_}.png")
        made.deleteLater()
    application.processEvents()


def save(shown: QWidget, path: Path) -> None:
    """Write what it looks like now."""
    settle()
    shown.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
