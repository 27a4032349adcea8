"""Paint every state and size of Live to pictures: `python -m tests.ui.gallery FOLDER [FIRST LETTERS]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from console.events import Snapshot, ViewArrived
from console.model import ClassView, Mode, RecordsView, Result, RunView, SearchView, StationView
from tests.support.live_views import (
    NOW_MS,
    PICTURE,
    SHORTS,
    class_view,
    clock_now,
    flooded,
    in_course,
    log_of,
    pace_of,
    pack,
    queue_of,
    stations,
)
from tests.support.load_views import fill, samples
from ui.frame_clock import FrameClock
from ui.live.live_screen import LiveScreen
from ui.live.load_board import Taking
from ui.live.wall import Wall
from ui.theme import Look, Theme


def wall(count: int, width: int, height: int, theme: Theme, scale: float = 1.0, hidden: bool = False) -> Wall:
    look = Look(theme, scale)
    look.apply(QApplication.instance())
    clock = FrameClock(clock_now())
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


def live(count: int, width: int, height: int, theme: Theme, scale: float = 1.0, **how: bool) -> LiveScreen:
    look = Look(theme, scale)
    look.apply(QApplication.instance())
    clock = FrameClock(clock_now())
    screen = LiveScreen(look, clock)
    screen._keep = (look, clock)
    screen.resize(width, height)
    views = flooded(count, 9) if how.get("flood") else stations(count)
    together = frozenset(view.station for view in views[count - 9 :] if how.get("flood"))
    screen.set_pack(pack("GMP-GWN-B"))
    views = tuple(in_course(view) for view in views)
    if how.get("assess"):
        views = tuple(replace(view, run=f"run-{view.station}") for view in views)
    screen.set_snapshot(
        Snapshot(
            stations=views,
            class_=assessed(views) if how.get("assess") else class_view(count) if count else None,
            queue=queue_of(views, together),
            search=SearchView(since_ms=NOW_MS - 12_000, found=0, saved=24 if how.get("saved") else 0),
            records=RecordsView(path="", writable=True),
        )
    )
    screen.set_names_hidden(how.get("hidden", False))
    screen.show()
    clock.flush()
    if count > 2:
        screen.stage.wall.select(views[2].station if not how.get("ready") else views[14].station)
        screen.show_log(views[2].station, log_of(views[2]))
        pace_of(screen.stage.side.focus.load.paces, views[2])
        screen.stage.side.focus.load.refresh()
        if how.get("plots"):
            screen.stage.side.focus.tabs.choose("plots")
        if how.get("assess"):
            judge_some(screen)
        if how.get("several"):
            screen.stage.wall.choose_all()
        if how.get("arrange"):
            screen.stage.arrange.toggle()
        if not how.get("no_views"):
            for view in views:
                screen.view_arrived(ViewArrived(view.station, 0.0, PICTURE))
            if how.get("closed"):
                screen.stage._escape()
        if how.get("load"):
            show_load(screen, views, how)
    screen.stage.decoder._pool.waitForDone()
    QApplication.processEvents()
    clock.flush()
    return screen


def assessed(views: tuple[StationView, ...]) -> ClassView:
    """The same class, judged."""
    runs = tuple(RunView(f"run-{v.station}", None, v.name, v.seat, v.station, 1, began=True) for v in views)
    return replace(class_view(len(views)), mode=Mode.ASSESS, runs=runs)


def judge_some(screen: LiveScreen) -> None:
    """Two judgements of the selected run, the second one not on the disk yet."""
    board = screen.judging
    for criterion, result in (("C18", Result.MET), ("C20", Result.NOT_MET)):
        board.judge(criterion, result)
    board.keep(board.run, "C18", Result.MET, "2026-11-24T10:41:03.000Z")


def show_load(screen: LiveScreen, views: tuple[StationView, ...], how: dict[str, bool]) -> None:
    """Load of everybody, the plots of the selected station and a badge."""
    board = screen.loads
    fill(board, tuple(view.station for view in views))
    for signal, found in samples(3).items():
        board.take_samples(views[2].station, signal, found)
    if how.get("badge"):
        board.take_badges({views[2].station: NOW_MS - 47_000})
    if how.get("plots"):
        screen.stage.side.focus.tabs.choose("plots")
    library = screen.stage.library
    library.want()
    while not library.is_here:
        QApplication.processEvents()
    load = screen.stage.side.focus.load
    if how.get("doubts"):
        doubts = ("There was movement: head and hands have to be still.",)
        board.tell(views[2].station, Taking.OFFERED, doubts=doubts, may_go_on=True)
    load.as_table.setChecked(bool(how.get("table")))
    load.refresh()


def main(folder: Path, picked: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QApplication.instance() or QApplication([])
    for name, arguments in {
        "wall_24_light": (24, 900, 570, Theme.LIGHT),
        "wall_30_light": (30, 900, 606, Theme.LIGHT),
        "wall_1": (1, 900, 606, Theme.LIGHT),
        "wall_8": (8, 900, 606, Theme.LIGHT),
        "wall_100": (100, 1964, 1366, Theme.LIGHT),
        "wall_150": (24, 1124, 570, Theme.LIGHT, 1.5),
    }.items():
        if name.startswith(picked):
            save(wall(*arguments), folder / f"{name}.png")
    for name, arguments, how in (
        ("live_24_light", (24, 1204, 654, Theme.LIGHT), {}),
        ("live_24_dark", (24, 1204, 654, Theme.DARK), {}),
        ("live_12_light", (12, 1204, 654, Theme.LIGHT), {}),
        ("live_8_light", (8, 1204, 654, Theme.LIGHT), {}),
        ("live_1_light", (1, 1204, 654, Theme.LIGHT), {}),
        ("live_30_light", (30, 1204, 654, Theme.LIGHT), {}),
        ("live_16_1920_dark", (16, 1844, 1054, Theme.DARK), {}),
        ("live_30_projector", (30, 1844, 1054, Theme.PROJECTOR, 1.25), {"hidden": True}),
        ("live_100_1920", (100, 1844, 1054, Theme.LIGHT), {}),
        ("empty", (0, 1204, 654, Theme.LIGHT), {}),
        ("empty_saved", (0, 1204, 654, Theme.DARK), {"saved": True}),
        ("narrow_open", (24, 1024, 654, Theme.LIGHT), {}),
        ("narrow_closed", (24, 1024, 654, Theme.LIGHT), {"closed": True}),
        ("live_150", (24, 1204, 654, Theme.LIGHT, 1.5), {"closed": True}),
        ("load_24_light", (24, 1204, 654, Theme.LIGHT), {"load": True}),
        ("load_24_plots", (24, 1204, 654, Theme.LIGHT), {"load": True, "plots": True, "badge": True}),
        ("load_24_table", (24, 1204, 654, Theme.LIGHT), {"load": True, "plots": True, "table": True}),
        ("load_24_doubts", (24, 1204, 654, Theme.DARK), {"load": True, "plots": True, "doubts": True}),
        ("load_12_dark", (12, 1204, 654, Theme.DARK), {"load": True, "badge": True}),
        ("load_1_light", (1, 1204, 654, Theme.LIGHT), {"load": True}),
        ("load_8_light", (8, 1204, 654, Theme.LIGHT), {"load": True}),
        ("load_30_light", (30, 1204, 654, Theme.LIGHT), {"load": True}),
        ("load_16_1920_dark", (16, 1844, 1054, Theme.DARK), {"load": True}),
        ("load_100_1920", (100, 1844, 1054, Theme.LIGHT), {"load": True}),
        ("load_30_projector", (30, 1844, 1054, Theme.PROJECTOR, 1.25), {"load": True}),
        ("load_hidden", (24, 1204, 654, Theme.LIGHT), {"load": True, "hidden": True, "badge": True}),
        ("load_125_plots", (24, 1204, 654, Theme.LIGHT, 1.25), {"load": True, "plots": True}),
        ("load_150", (24, 1204, 654, Theme.LIGHT, 1.5), {"load": True, "closed": True}),
        ("load_200", (12, 1844, 1054, Theme.LIGHT, 2.0), {"load": True, "plots": True}),
        ("load_narrow", (24, 1024, 654, Theme.LIGHT), {"load": True, "plots": True}),
        ("live_plots", (24, 1204, 654, Theme.LIGHT), {"plots": True}),
        ("live_flood", (24, 1204, 654, Theme.LIGHT), {"flood": True}),
        ("assess_24", (24, 1204, 654, Theme.LIGHT), {"assess": True}),
        ("assess_16_1920", (16, 1844, 1054, Theme.DARK), {"assess": True}),
        ("assess_140", (24, 1204, 654, Theme.LIGHT, 1.4), {"assess": True}),
        ("assess_projector", (24, 1844, 1054, Theme.PROJECTOR, 1.25), {"assess": True}),
        ("live_ready", (24, 1204, 654, Theme.LIGHT), {"ready": True, "no_views": True}),
    ):
        if name.startswith(picked):
            save(live(*arguments, **how), folder / f"{name}.png")


def save(shown: QWidget, path: Path) -> None:
    QApplication.processEvents()
    shown.grab().save(str(path))
    shown.close()
    shown.deleteLater()
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
