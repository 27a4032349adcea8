"""Going on to the next turn: what happens to runs that are still on, and why somebody had none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.classroom.gate import Lack, Unsettled
from console.model import ClassView, Mode, Seat
from ui import text
from ui.classes.reasons import ReasonRows
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label


class NextTurnDialog(QDialog):
    """Shown with `open()`. Signals: `confirmed(tuple)` of `Excused`."""

    confirmed = Signal(object)

    def __init__(
        self, look: Look, class_: ClassView, stopped: Sequence[Seat] = (), parent: QWidget | None = None
    ) -> None:
        """`stopped`: seats where somebody stopped and nobody has said yet what had happened."""
        super().__init__(parent)
        self._needs_reasons = class_.mode is Mode.ASSESS
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Next turn"))
        self.setAccessibleName(self.tr("Next turn"))
        absent = without_run(class_)
        self.reasons = ReasonRows(look, absent) if absent else None
        self.go = Button(look, self.tr("Next turn"), kind=Kind.PRIMARY, icon="player-track-next")
        self.stay = Button(look, self.tr("Not yet"))
        ground = Ground(look)
        column(self).addWidget(ground)
        box = column(ground, margins=(look.px(20),) * 4, spacing=look.px(12))
        title = self.tr("Go on to turn {n} of {of}?").format(n=class_.turn + 1, of=class_.turns)
        box.addWidget(Label(look, title, 15, Weight.SEMIBOLD, wrap=True))
        for line in self._said(class_):
            box.addWidget(Label(look, line, 13, role=Role.MUTED, wrap=True))
        if stopped:
            words = self.tr(
                "Nobody has said yet what happened on seat {seats}, where somebody stopped. The next person "
                "there would be shown as stopped."
            )
            box.addWidget(
                Label(look, words.format(seats=text.joined(list(stopped))), 13, Weight.MEDIUM, wrap=True)
            )
        if self.reasons is not None:
            words = self.tr("These had no run. Say why, or leave the line empty.")
            if self._needs_reasons:
                words = self.tr("These had no run. An assessed class needs a reason for each.")
            box.addWidget(Label(look, words, 13, Weight.MEDIUM, wrap=True))
            box.addWidget(self.reasons)
            self.reasons.entered.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.go)
        box.addLayout(buttons)
        self.setFixedWidth(look.px(560 if self.reasons is not None else 440))
        self.stay.clicked.connect(self.reject)
        self.go.clicked.connect(self._confirm)
        (self.reasons or self.go).setFocus()

    def _said(self, class_: ClassView) -> list[str]:
        going = sum(run.outcome is None and run.began for run in class_.runs)
        said = []
        if going == 1:
            said.append(self.tr("1 run is still open. It is stopped and kept."))
        elif going:
            said.append(self.tr("{n} runs are still open. They are stopped and kept.").format(n=going))
        wipe = class_.times.wipe_min
        if wipe:
            said.append(
                self.tr("Wipe the headsets: {n} min. The next runs are assigned meanwhile.").format(n=wipe)
            )
        return said

    def _confirm(self) -> None:
        if self.reasons is not None and self._needs_reasons:
            missing = self.reasons.missing
            self.reasons.ask_for(
                missing, self.tr("An assessed class needs a reason for each.") if missing else ""
            )
            if missing:
                return
        self.confirmed.emit(self.reasons.given if self.reasons is not None else ())
        self.accept()


def without_run(class_: ClassView) -> tuple[Unsettled, ...]:
    """Who of the present turn has no run, and is not excused yet."""
    ran = {run.person for run in class_.runs if run.began} | {one.person for one in class_.excused}
    return tuple(
        Unsettled(seat.seat, seat.turn, seat.person, seat.name, Lack.NO_RUN)
        for seat in class_.seats
        if seat.person is not None and seat.person not in ran
    )
