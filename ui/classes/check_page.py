"""Check and start: what each headset of the turn still needs, and the start of those that are ready."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from console.classroom.readiness import (
    ANSWER_MS,
    LEAST_FREE_MB,
    Check,
    Need,
    check,
    minutes_left,
    spares,
)
from console.clock import Clock
from console.model import ClassView, Phase, StationId, StationView
from ui import text
from ui.classes.check_panel import CheckPanel, Problem
from ui.classes.check_table import CheckTable
from ui.classes.check_words import needed_words
from ui.stations import Stations, own_name
from ui.theme import Look, Role
from ui.widgets.ground import column
from ui.widgets.label import Label

LOOK_AGAIN_MS: Final = 500
BEGUN: Final = frozenset({Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED, Phase.ENDED})


class CheckPage(QWidget):
    """The table; `panel` stands beside it.

    Signals: `start_asked(tuple)` of stations, `again_asked(tuple)` to be asked once more,
    `swap_asked(str, str)` of a seat and the headset it shall have, `redial_asked(str)`,
    `counted(int)` of those that are ready.
    """

    start_asked = Signal(tuple)
    again_asked = Signal(tuple)
    swap_asked = Signal(str, str)
    redial_asked = Signal(str)
    counted = Signal(int)

    def __init__(self, look: Look, stations: Stations, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._stations, self._clock = look, stations, clock
        self._class: ClassView | None = None
        self._asked: dict[StationId, float] = {}
        """Since when headsets have been asked that have not taken up their run."""
        self.table = CheckTable(look, self.tr("Check and start"))
        self.panel = CheckPanel(look)
        self._needed = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._box = column(self)
        self._box.addWidget(self.table, 1)
        self._box.addWidget(self._needed)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self.panel.start_pressed.connect(self.start)
        self.panel.solved.connect(self._solve)
        self.panel.chosen.connect(self._select)
        self.table.selectionModel().currentRowChanged.connect(self._mark)
        self.setFocusProxy(self.table)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was found last, by seat."""
        return self.table.model_.checks

    @property
    def ready(self) -> tuple[StationId, ...]:
        """Stations that can be started now."""
        return tuple(one.station for one in self.checks if one.is_ready and one.station is not None)

    def show_class(self, class_: ClassView) -> None:
        """Check the present turn of a class."""
        self._class = class_
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at every headset again."""
        class_ = self._class
        if class_ is None:
            return
        views = {view.station: view for view in self._stations.all()}
        runs = {run.run for run in class_.runs if run.began}
        begun = frozenset(
            station for station, view in views.items() if view.run in runs and view.phase in BEGUN
        )
        now, now_ms = self._clock.utc(), self._clock.monotonic_ms()
        left_min = minutes_left(class_, now_ms)
        found = self._noting_new(check(class_, views, begun, left_min, now_ms), now_ms)
        self.table.model_.show_checks(found, now, left_min)
        free = spares(class_, views.values())
        problems = tuple(Problem(one, self._help(one, free)) for one in found if one.is_problem)
        self.panel.show_checks(found, problems, now, left_min)
        self.counted.emit(len(self.ready))
        versions = tuple(sorted({one.app_wanted or one.app or "" for one in found} - {""}))
        ends = now.astimezone() + timedelta(minutes=left_min)
        course = f"{class_.course.id} {class_.course.version}"
        self._needed.setText(needed_words(ends, versions, course, text.storage(LEAST_FREE_MB)))

    @Slot()
    def start(self) -> None:
        """Start those that are ready; with nobody left to wait for, that is all."""
        if self.ready:
            self.start_asked.emit(self.ready)

    @Slot()
    def ask_again(self) -> None:
        """Ask every headset once more that has not taken up its run."""
        waiting = tuple(one.station for one in self.checks if one.needs and one.station is not None)
        if waiting:
            self.again_asked.emit(waiting)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the ready ones on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the headsets while somebody looks."""
        self._again.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody does."""
        self._again.stop()

    def _noting_new(self, found: tuple[Check, ...], now_ms: float) -> tuple[Check, ...]:
        """Who has only just been asked."""
        waiting = [one.station for one in found if one.station is not None and Need.ASKED in one.needs]
        self._asked = {station: self._asked.get(station, now_ms) for station in waiting}
        new = {station for station, since_ms in self._asked.items() if now_ms - since_ms < ANSWER_MS}
        return tuple(replace(one, is_new=True) if one.station in new else one for one in found)

    def _help(self, one: Check, free: Sequence[StationView]) -> tuple[str, str, str]:
        """What would solve it: the act, for what, and the words on its button."""
        if free and (Need.SILENT in one.needs or Need.BATTERY in one.needs):
            spare = free[0]
            words = self.tr("Use the spare, {name}, {battery}")
            shown = words.format(name=own_name(spare), battery=text.percent(spare.battery))
            return "swap", spare.station, shown
        if Need.SILENT in one.needs:
            return "redial", one.station or "", self.tr("Dial again")
        if {Need.REFUSED, Need.UNANSWERED, Need.ASKED} & set(one.needs):
            return "again", one.station or "", self.tr("Ask again")
        return "start", one.station or "", self.tr("Start all the same")

    @Slot(str, str, str)
    def _solve(self, seat: str, act: str, station: StationId) -> None:
        if act == "swap":
            self.swap_asked.emit(seat, station)
        elif act == "redial":
            self.redial_asked.emit(station)
        elif act == "again":
            self.again_asked.emit((station,))
        else:
            self.start_asked.emit((station,))

    @Slot(str)
    def _select(self, seat: str) -> None:
        row = next((n for n, one in enumerate(self.checks) if one.seat == seat), None)
        if row is not None:
            self.table.selectRow(row)

    @Slot()
    def _mark(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.panel.mark(self.checks[index.row()].seat)

    def _restyle(self) -> None:
        px = self._look.px
        self._needed.setContentsMargins(px(12), px(10), px(12), px(10))
