"""The decision beside the evidence, what else can be done with it, and below it the signature."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from console.errors import ConsoleError
from ui import text
from ui.signoff.decision_form import DecisionForm
from ui.signoff.save_box import SaveBox
from ui.signoff.sign_box import SignBox
from ui.signoff.signatures import SignatureList
from ui.signoff.task import Task
from ui.signoff.void_form import VoidForm
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Rule, Scroll, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.records.signoff import SignatureRow


ROOM_FOR_BOTH = 520
"""Design px of height from which decision and signature are seen together."""


class DecisionPanel(QWidget):
    """Form, signatures, and at its foot the box that keeps or signs.

    Signals: `trainee_asked()`, `amend_asked()`, `void_asked()`, `leave_asked()` (neither after all),
    `next_asked()`.
    """

    trainee_asked = Signal()
    amend_asked = Signal()
    void_asked = Signal()
    leave_asked = Signal()
    next_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.task = Task.LOOK
        self._refusal = ""
        self._may_void = False
        self.voided = Remark(look, "circle-dashed-x", weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.form = DecisionForm(look)
        self.void_form = VoidForm(look)
        self.trainee = Button(look, self.tr("Show to trainee"), icon="eye", size=Size.SMALL)
        self.read = Remark(look, "check")
        self.amend = Button(look, self.tr("Amend"), icon="pencil", size=Size.SMALL)
        self.void = Button(look, self.tr("Void"), icon="circle-dashed-x", size=Size.SMALL)
        self.leave = Button(look, self.tr("Do not amend"), kind=Kind.QUIET, icon="x", size=Size.SMALL)
        self.signatures = SignatureList(look)
        self.saved = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.next = Button(look, self.tr("Next"), icon="chevron-right", letter="Ctrl+Enter")
        self.box, self.keep = SignBox(look), SaveBox(look)
        self._lay_out()
        self.form.changed.connect(self.settle)
        self.trainee.clicked.connect(self.trainee_asked)
        self.amend.clicked.connect(self.amend_asked)
        self.void.clicked.connect(self.void_asked)
        self.void_form.changed.connect(self.settle)
        self.leave.clicked.connect(self.leave_asked)
        self.next.clicked.connect(self.next_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_busy(self) -> bool:
        """True while the records have not answered."""
        return self.box.is_signing or self.keep.is_saving

    @property
    def missing(self) -> str:
        """Why it can not be signed or kept yet."""
        return self._refusal or (self.void_form if self.task is Task.VOID else self.form).missing()

    def show_task(self, task: Task, refusal: str = "") -> None:
        """Say what there is to do, and why whoever is here may not."""
        self.task, self._refusal = task, refusal
        self.saved.setText("")
        self.keep.show_saving(saving=False)
        self.settle()

    def show_top(self) -> None:
        """Begin at the proposal: what comes or goes below moves nothing out of sight."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_refusal(self, refusal: str) -> None:
        """Say why whoever is here may not; empty when they may."""
        self._refusal = refusal
        self.settle()

    def show_signatures(self, rows: Sequence["SignatureRow"], records: list[str]) -> None:
        """Show who signed, and when the trainee has read it."""
        self.signatures.show_signatures(rows, records)
        seen = [row for row in rows if row.meaning == "witnessed" and row.record == records[-1]]
        self.settle()
        self.read.say(self.tr("read {time}").format(time=text.clock_time(seen[-1].utc)) if seen else "")

    def show_void(self, words: str, *, may: bool) -> None:
        """Say that the record is void; empty words: it is not, and `may` says whether it can be made so."""
        self.voided.say(words)
        self._may_void = may
        self.settle()

    def begin_void(self) -> None:
        """Ask why the record that is open shall not count."""
        self.void_form.begin()
        self._scroll.ensureWidgetVisible(self.void_form)

    def show_done(self, words: str, *, more: bool) -> None:
        """It is on disk."""
        self.form.shut()
        self.saved.setText(words)
        self.task = Task.LOOK
        self.settle()
        self.show_more(more=more)
        if more:
            self.next.setFocus()

    def show_more(self, *, more: bool) -> None:
        """Say whether something else waits in the list."""
        self.next.setVisible(more)

    @Slot()
    def go_on(self) -> None:
        """What Ctrl+Enter does here: on to the signature, sign, save, or the next one."""
        if self.task is Task.SAVE:
            self.keep.ask_to_save()
        elif self.task.meaning is not None:
            self._scroll.ensureWidgetVisible(self.box)
            if self.missing:
                self.box.still.setFocus()  # a passphrase that is typed all the same ends in no text
            self.box.begin()
        elif self.next.isVisibleTo(self):
            self.next.click()

    def show_failed(self, error: ConsoleError) -> None:
        """It is not on disk; everything typed is still there."""
        if self.task is Task.SAVE:
            self.keep.show_saving(saving=False)
            self.keep.still.set_text(text.fault(error))
        else:
            self.box.show_failed(error)

    @Slot()
    def settle(self) -> None:
        """Show what is possible now."""
        task, missing = self.task, self.missing
        signs = task.meaning is not None
        self.box.setVisible(signs)
        self.box.show_missing(missing if signs else "")
        self.keep.setVisible(task is Task.SAVE)
        if not self.keep.is_saving:
            self.keep.show_missing(missing)
        self._foot.setVisible(task is Task.LOOK and bool(self.saved.text()))
        is_signed = task is Task.LOOK and bool(self.signatures.words) and not self.voided.words
        self.trainee.setVisible(task in (Task.JUDGE, Task.SIGN) or (is_signed and not self._refusal))
        self.trainee.setEnabled(task is not Task.JUDGE or not missing)
        self.trainee.setToolTip(
            self.tr("Saves the decision, then shows only this decision, for the trainee to read.")
            if task is Task.JUDGE
            else ""
        )
        self.amend.setVisible(is_signed and not self._refusal)
        self.void.setVisible(self._may_void and not task.edits and task is not Task.VOID)
        self.void_form.setVisible(task is Task.VOID)
        self.leave.setVisible(task in (Task.AMEND, Task.VOID))
        leave = self.tr("Do not void") if task is Task.VOID else self.tr("Do not amend")
        if leave != self.leave.text():
            self.leave.set_label(leave)
        self.read.setVisible(not task.edits and bool(self.read.words))
        self.signatures.setVisible(not task.edits and bool(self.signatures.words))

    def _lay_out(self) -> None:
        look = self._look
        upper = QWidget()
        self._box = column(upper)
        for part in (self.voided, self.form, self.void_form):
            self._box.addWidget(part)
        self._row = FlowRow()
        for button in (self.trainee, self.amend, self.void, self.leave):
            self._row.add(button)
        self._box.addLayout(self._row)
        self._box.addWidget(self.read)
        self._box.addWidget(self.signatures)
        self._box.addStretch(1)
        self._foot = QWidget()
        self._foot_box = column(self._foot)
        self._foot_box.addWidget(self.saved)
        self._foot_box.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole = column(self)
        content = QWidget()
        self._content = column(content)
        self._content.addWidget(upper, 1)
        self._scroll = Scroll(look, content, self.tr("Decision"))
        self._whole.addWidget(self._scroll, 1)
        self._lower: tuple[QWidget, ...] = (Rule(look, Role.LINE_STRONG), self.box, self.keep, self._foot)
        self._place()
        self.next.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the signature at the foot where there is room for it, else below the decision."""
        self._place()

    def _place(self) -> None:
        layout = self._whole if self.height() >= self._look.px(ROOM_FOR_BOTH) else self._content
        if layout.indexOf(self.box) < 0:
            for part in self._lower:
                layout.addWidget(part)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(16), px(14), px(16), px(10))
        self._box.setSpacing(px(8))
        self._row.setContentsMargins(px(4), 0, px(4), 0)
        for part in (self.read, self.signatures, self.voided):
            part.setContentsMargins(px(4), 0, px(4), 0)
        self._row.setSpacing(px(6))
        self._foot_box.setContentsMargins(px(20), px(12), px(20), px(14))
        self._foot_box.setSpacing(px(8))
