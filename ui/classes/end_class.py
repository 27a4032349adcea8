"""Ending a class: what happens to what is still open, and the reason that an assessment needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.model import ClassView, Mode
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label


class EndClassDialog(QDialog):
    """Shown with `open()`. Signals: `confirmed(exceptions)`, a tuple of reasons by seat, without names."""

    confirmed = Signal(object)

    def __init__(self, look: Look, class_: ClassView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._undecided = undecided_seats(class_) if class_.mode is Mode.ASSESS else ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("End class"))
        self.setAccessibleName(self.tr("End class"))
        self.reason = Field(
            look,
            self.tr("Why is there no decision for seat {seats}?").format(
                seats=text.joined(list(self._undecided))
            ),
        )
        if not self._undecided:
            self.reason.hide()
        self.end = Button(look, self.tr("End class"), kind=Kind.PRIMARY, icon="player-stop")
        self.keep = Button(look, self.tr("Keep going"))
        ground = Ground(look)
        column(self).addWidget(ground)
        box = column(ground, margins=(look.px(20),) * 4, spacing=look.px(12))
        title = self.tr("End {title}?").format(title=class_.title)
        box.addWidget(Label(look, title, 15, Weight.SEMIBOLD, wrap=True))
        for line in consequences(class_):
            box.addWidget(Label(look, line, 13, role=Role.MUTED, wrap=True))
        box.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.end)
        box.addLayout(buttons)
        self.setFixedWidth(look.px(440))
        self.keep.clicked.connect(self.reject)
        self.end.clicked.connect(self._confirm)
        self.reason.line.returnPressed.connect(self._confirm)
        (self.reason if self._undecided else self.keep).setFocus()

    def _confirm(self) -> None:
        if self._undecided and not self.reason.text():
            self.reason.set_message(
                self.tr("An assessed class ends with a decision for each seat, or a reason why not."),
                wrong=True,
            )
            self.reason.line.setFocus()
            return
        reason = self.reason.text()
        self.confirmed.emit(tuple(f"{seat}: {reason}" for seat in self._undecided))
        self.accept()


def undecided_seats(class_: ClassView) -> tuple[str, ...]:
    """Seats with a person and without a decision, in order."""
    decided = {run.person for run in class_.runs if run.decision is not None}
    return tuple(seat.seat for seat in class_.seats if seat.person is not None and seat.person not in decided)


def consequences(class_: ClassView) -> list[str]:
    """What ending the class now does, one sentence each."""
    going = sum(run.outcome is None for run in class_.runs)
    waiting = sum(run.outcome is not None and run.decision is None for run in class_.runs)
    said = []
    if going:
        said.append(
            text.counted(
                "1 run is still going. It is stopped and kept as interrupted.",
                "%n runs are still going. They are stopped and kept as interrupted.",
                going,
            )
        )
    if waiting:
        said.append(
            text.counted(
                "1 ended run has no decision. It stays in Sign-off.",
                "%n ended runs have no decision. They stay in Sign-off.",
                waiting,
            )
        )
    if not class_.runs:
        said.append(text.translate("No run has begun."))
    if not said:
        said.append(text.translate("Every run has ended and been decided."))
    return said
