"""The words of Live's top bar: which class, what time, how long, how many report."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from console.terms import ClassState, LinkState, Mode
from ui.live.tile_text import tr
from ui.live.top_bar import Figure
from ui.text import counted

if TYPE_CHECKING:
    from console.model import ClassView, StationView

_MODES = {Mode.PRACTICE: "practice", Mode.ASSESS: "assessed", Mode.OUTREACH: "outreach"}


def headline(
    class_: "ClassView | None", on_wall: "Sequence[StationView]", now_ms: float, utc: datetime
) -> tuple[str, str, tuple[Figure, ...]]:
    """Return title, second line and figures. `on_wall`: the stations that have a tile."""
    local = utc.astimezone()
    day = f"{QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)} {local.day} "
    day += QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
    clock = Figure(local.strftime("%H:%M:%S"), day)
    live = sum(view.link is LinkState.LIVE for view in on_wall)
    if class_ is None or class_.state is ClassState.CLOSED:
        count = Figure(str(len(on_wall)), counted("station", "stations", len(on_wall)))
        return tr("No class running"), tr("Start one from Classes, or look around first"), (clock, count)
    second = f"{class_.course.id} v{class_.course.version}, {tr(_MODES[class_.mode])}"
    if class_.interrupted:
        second = tr("Interrupted: resume or end it")
    figures = [clock]
    if class_.started_ms is not None:
        of = tr("of {minutes}:00").format(minutes=class_.duration_min)
        figures.append(Figure(stopwatch(now_ms - class_.started_ms), of))
    figures.append(Figure(tr("{live} of {count}").format(live=live, count=len(on_wall)), tr("reporting")))
    return class_.title, second, tuple(figures)


def stopwatch(milliseconds: float) -> str:
    """Return minutes and seconds, however many minutes there are: a class is planned in minutes."""
    seconds = max(0, int(milliseconds // 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"
