"""Every command there is, to the station that is selected, to the command set, or to all."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from console.model import LinkState, Mode, Phase, StationId, StationView
from ui.live.tile_text import seat_of, tr
from ui.theme import Look, Weight


class Choice(NamedTuple):
    """One line of the menu: the act, its words, and why it can not be pressed; empty when it can."""

    act: str
    words: str
    refusal: str = ""


SEPARATED: Final = ("pause", "hint", "recentre")
"""Acts with a line above."""


def target_words(views: Sequence[StationView], *, everybody: bool) -> str:
    """Whom the commands reach."""
    if not views:
        return tr("To nobody")
    if len(views) == 1:
        return tr("To seat {seat}").format(seat=seat_of(views[0]))
    if everybody:
        return tr("To all {count} stations").format(count=len(views))
    return tr("To {count} stations").format(count=len(views))


def choices(views: Sequence[StationView], mode: Mode | None, *, with_baseline: bool) -> tuple[Choice, ...]:
    """What can be asked of these. `mode`: of the class that runs, None without one."""
    live = [view for view in views if view.link is LinkState.LIVE]
    nobody = "" if live else tr("none of them is connected")
    locked = tr("locked in an assessment") if mode is Mode.ASSESS else ""
    no_class = "" if mode is not None else tr("no class is running")
    if mode is not None and not any(view.person is not None for view in live):
        no_class = tr("nobody sits there")
    plays = _any(live, Phase.RUNNING)
    paused = _any(live, Phase.PAUSED)
    on = plays or paused or _any(live, Phase.CALIBRATING)
    nothing = "" if on else tr("nothing is running there")
    all_on = bool(live) and all(view.phase in (Phase.RUNNING, Phase.PAUSED) for view in live)
    found = [
        Choice("assign", tr("Assign a run"), nobody or no_class),
        Choice("start", tr("Start"), nobody or no_class or (tr("it runs already") if all_on else "")),
        Choice("pause", tr("Pause"), nobody or ("" if plays else tr("nothing is running there"))),
        Choice("resume", tr("Resume"), nobody or ("" if paused else tr("nothing is paused there"))),
        Choice("stop", tr("Stop…"), nobody or nothing),
        Choice("hint", tr("Hint"), nobody or locked or nothing),
        Choice("message", tr("Message…"), nobody or _lacks(live, "message")),
        Choice("inject", tr("Event…"), nobody or locked or nothing),
        Choice("recentre", tr("Recentre"), nobody),
    ]
    if with_baseline:
        found.append(Choice("calibrate", tr("Baseline"), nobody or _lacks(live, "calibrate")))
    return tuple(found)


def _any(views: Sequence[StationView], phase: Phase) -> bool:
    return any(view.phase is phase for view in views)


def _lacks(views: Sequence[StationView], feature: str) -> str:
    able = [view for view in views if not view.features or feature in view.features]
    return "" if able else tr("their app can not do it")


class CommandMenu(QMenu):
    """Shown with `offer`; what is pressed goes to `act` of that call."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setToolTipsVisible(True)

    def offer(
        self,
        title: str,
        lines: Sequence[Choice],
        at: QPoint,
        act: Callable[[str, tuple[StationId, ...]], None],
        stations: tuple[StationId, ...],
    ) -> None:
        """Open below a point of the screen."""
        self.clear()
        self.setFont(self._look.font(13))
        self.setAccessibleName(title)
        head = self.addAction(title)
        head.setEnabled(False)
        head.setFont(self._look.font(13, Weight.SEMIBOLD))
        self.addSeparator()
        for line in lines:
            if line.act in SEPARATED:
                self.addSeparator()
            action = QAction(line.words if not line.refusal else f"{line.words}  ({line.refusal})", self)
            action.setEnabled(not line.refusal)
            action.setData(line.act)
            action.triggered.connect(lambda _=False, line=line: act(line.act, stations))
            self.addAction(action)
        self.popup(at)
