"""Which limits of attention can be chosen from, and how they read. One table."""

from collections.abc import Callable
from typing import NamedTuple

from ui.text import counted
from ui.text import translate as tr


class Limit(NamedTuple):
    """One number of `Thresholds`: its name there, what it means, what can be chosen, how that reads."""

    field: str
    meaning: str
    choices: tuple[int, ...]
    words: Callable[[int], str]


class Row(NamedTuple):
    """Limits that stand in one row."""

    title: str
    second: str
    limits: tuple[Limit, ...]


def times(percent: int) -> str:
    """A share of the usual time, "3 times", "1.5 times"."""
    return tr("{n} times").format(n=f"{percent / 100:g}")


def errors(count: int) -> str:
    """How many errors."""
    return counted("1 error", "%n errors", count)


def span(seconds: int) -> str:
    """A span of time: whole minutes from two on, else seconds."""
    if seconds >= 120 and seconds % 60 == 0:
        return tr("{n} min").format(n=seconds // 60)
    return tr("{n} s").format(n=seconds) if seconds else tr("at once")


def stations(count: int) -> str:
    """How many stations."""
    return counted("1 station", "%n stations", count)


def runs(count: int) -> str:
    """How many runs."""
    return counted("1 run", "%n runs", count)


def rows() -> tuple[Row, ...]:
    """All of them, from top to bottom; what is not here nobody needs to change while people wait."""
    return (
        Row(
            tr("STUCK"),
            tr("too long on a step"),
            (Limit("stuck_percent", tr("of the usual time"), (150, 200, 250, 300, 400, 500, 1000), times),),
        ),
        Row(
            tr("STUCK"),
            tr("too many errors on a step"),
            (Limit("stuck_errors", tr("on one step"), (1, 2, 3, 4, 5, 8, 12), errors),),
        ),
        Row(
            tr("STUCK"),
            tr("nothing is done"),
            (Limit("idle_s", tr("without doing anything"), (30, 45, 60, 90, 120, 180, 300, 600), span),),
        ),
        Row(
            tr("STUCK"),
            tr("so that it does not flicker"),
            (
                Limit("stuck_on_s", tr("before it is shown"), (0, 5, 10, 20, 30, 60), span),
                Limit("stuck_off_s", tr("before it goes again"), (0, 5, 10, 20, 30, 60), span),
            ),
        ),
        Row(
            tr("Usual time"),
            tr("the course's, then the class's own"),
            (Limit("medians_from", tr("of this class make it the class's own"), (2, 3, 4, 6, 8, 12), runs),),
        ),
        Row(
            tr("STOPPED"),
            tr("a step out of the play area"),
            (Limit("boundary_s", tr("and more out of it stop a station"), (0, 2, 5, 10, 15, 30), span),),
        ),
        Row(
            tr("STOPPED, HELP"),
            tr("heard again, where sounds are on"),
            (
                Limit("stopped_again_s", tr("between two sounds for STOPPED"), (10, 15, 30, 60, 120), span),
                Limit("help_again_s", tr("until HELP is heard once more"), (60, 120, 180, 300, 600), span),
            ),
        ),
        Row(
            tr("NO SIGNAL"),
            tr("many at once are one line: the network"),
            (
                Limit("flood_stations", tr("lost together"), (2, 3, 4, 6, 8, 12), stations),
                Limit("flood_s", tr("within which they were lost"), (5, 10, 20, 30, 60), span),
            ),
        ),
    )
