"""Ending a class: what happens to what is still open, the reasons that an assessment needs, and who came."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.classroom.gate import unsettled, waits_for_decision
from console.classroom.tally import Tally
from console.model import ClassView, Excused, Headcount, Mode
from ui import text
from ui.classes.headcount import HeadcountForm
from ui.classes.reasons import ReasonRows
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label, ReasonLine


class Ending(NamedTuple):
    """What was said about the end of a class."""

    exceptions: tuple[Excused, ...]
    headcount: Headcount | None
    answers: Tally


class EndClassDialog(QDialog):
    """Shown with `open()`. Signals: `confirmed(Ending)`."""

    confirmed = Signal(object)

    def __init__(self, look: Look, class_: ClassView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        seats = unsettled(class_)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("End class"))
        self.setAccessibleName(self.tr("End class"))
        self.reasons = ReasonRows(look, seats) if seats else None
        outreach = class_.mode is Mode.OUTREACH
        self.headcount = HeadcountForm(look, _wore(class_)) if outreach else None
        self.trouble = ReasonLine(look)
        self.end = Button(look, self.tr("End class"), kind=Kind.PRIMARY, icon="player-stop")
        self.keep = Button(look, self.tr("Keep going"))
        self._lay_out(class_)
        self.keep.clicked.connect(self.reject)
        self.end.clicked.connect(self._confirm)
        if self.reasons is not None:
            self.reasons.entered.connect(self._confirm)
            self.reasons.setFocus()
        elif self.headcount is not None:
            self.headcount.present.setFocus()
        else:
            self.keep.setFocus()

    def _confirm(self) -> None:
        missing = self.reasons.missing if self.reasons is not None else ()
        if self.reasons is not None:
            words = self.tr("An assessed class ends with a decision for each seat, or a reason why not.")
            self.reasons.ask_for(missing, words if missing else "")
        if missing:
            return
        count = self.headcount.headcount if self.headcount is not None else None
        if self.headcount is not None and count is None:
            self.trouble.set_text(self.tr("Count who came, then tick that you did."))
            self.headcount.counted.setFocus()
            return
        self.confirmed.emit(
            Ending(
                self.reasons.given if self.reasons is not None else (),
                count,
                self.headcount.answers if self.headcount is not None else {},
            )
        )
        self.accept()

    def _lay_out(self, class_: ClassView) -> None:
        look = self._look
        ground = Ground(look)
        column(self).addWidget(ground)
        box = column(ground, margins=(look.px(20),) * 4, spacing=look.px(12))
        title = self.tr("End {title}?").format(title=class_.title)
        box.addWidget(Label(look, title, 15, Weight.SEMIBOLD, wrap=True))
        for line in consequences(class_):
            box.addWidget(Label(look, line, 13, role=Role.MUTED, wrap=True))
        for part in (self.reasons, self.headcount):
            if part is not None:
                box.addWidget(part)
        box.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.end)
        box.addLayout(buttons)
        self.setFixedWidth(look.px(560 if self.reasons is not None else 460))


def _wore(class_: ClassView) -> int:
    return len({run.person for run in class_.runs if run.person is not None and run.began})


def consequences(class_: ClassView) -> list[str]:
    """What ending the class now does, one sentence each."""
    going = sum(run.outcome is None and run.began for run in class_.runs)
    decides = class_.mode is not Mode.OUTREACH  # nobody does about guests
    waiting = sum(waits_for_decision(run, class_.mode) for run in class_.runs)
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
    if class_.turn < class_.turns:
        left = class_.turns - class_.turn
        words = (
            text.translate("1 turn has not been held.")
            if left == 1
            else text.translate("{n} turns have not been held.")
        )
        said.append(words.format(n=left))
    if not any(run.began for run in class_.runs):
        said.append(text.translate("No run has begun."))
    if not said:
        all_decided = text.translate("Every run has ended and been decided.")
        said.append(all_decided if decides else text.translate("Every run has ended."))
    return said
