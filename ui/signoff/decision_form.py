"""What somebody decides, and what they write with it: feedback, reason, reasonable adjustment."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.assessment.decision import needs_own_reason
from console.assessment.sheet import Sheet
from console.assessment.writing import Writing
from console.model import Decision
from ui import text
from ui.signoff.wording import proposal_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import RadioButton
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.remark import Remark
from ui.widgets.text_area import TextArea

LONGEST = 2000
_LETTERS = {
    Qt.Key.Key_C: Decision.COMPETENT,
    Qt.Key.Key_N: Decision.NOT_YET_COMPETENT,
    Qt.Key.Key_V: Decision.VOID,
}


class DecisionForm(QWidget):
    """C, N and V choose while a choice has the keyboard. Signals: `changed(is_text)`."""

    changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: Sheet | None = None
        self._is_open = self._is_amending = self._is_filling = False
        self.was = Remark(look, "history", role=Role.TEXT)
        self.proposal = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.why = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.choices = {decision: RadioButton(look, text.decision_words(decision)) for decision in Decision}
        self._no_competent = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.feedback_head = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self.feedback = TextArea(look, self.tr("Feedback for the trainee"), lines=3)
        self.reason_head = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self.reason = TextArea(look, self.tr("Reason"), lines=2)
        self.adjust = Button(look, self.tr("Note a reasonable adjustment"), kind=Kind.QUIET, size=Size.SMALL)
        self.adjustment_head = Label(
            look, self.tr("Reasonable adjustment: what was arranged"), 12, Weight.MEDIUM, wrap=True
        )
        self.adjustment = TextArea(look, self.tr("Reasonable adjustment"), lines=2)
        self._areas = (self.feedback, self.reason, self.adjustment)
        self._lay_out()
        for choice in self.choices.values():
            choice.toggled.connect(self._choose)
            choice.installEventFilter(self)
        for area in self._areas:
            area.editor.textChanged.connect(self._write)
        self.adjust.clicked.connect(self._open_adjustment)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def decision(self) -> Decision | None:
        """What is chosen."""
        return next((decision for decision, choice in self.choices.items() if choice.isChecked()), None)

    @property
    def reason_words(self) -> str:
        """What stands over the reason."""
        return self.reason_head.text()

    def fill(self, sheet: Sheet, written: Writing, *, opened: bool, amending: str = "") -> None:
        """Show what was written; `opened`: it can be changed, `amending`: in the place of what."""
        self._is_filling = True
        self._is_open, self._is_amending = opened, bool(amending)
        self.was.say(amending)
        for decision, choice in self.choices.items():
            choice.setAutoExclusive(False)
            choice.setChecked(decision is written.decision)
            choice.setAutoExclusive(True)
        texts = (written.feedback, written.reason, written.adjustment)
        for area, words in zip(self._areas, texts, strict=True):
            area.editor.setPlainText(words)
            area.editor.setReadOnly(not opened)
        self._adjusts = bool(written.adjustment)
        self._is_filling = False
        self.show_judged(sheet)

    def shut(self) -> None:
        """Let nothing be changed any more; what stands there stays."""
        self._is_open = False
        for area in self._areas:
            area.editor.setReadOnly(True)
        self._settle()

    def show_judged(self, sheet: Sheet) -> None:
        """Take the sheet after a judgement; the proposal is told when everything is judged."""
        self._sheet = sheet
        left = sum(one.result is None for one in sheet.by_person)
        if sheet.judged or not self._is_open:
            self.proposal.setText(
                self.tr("Proposed: {what}").format(what=text.decision_words(sheet.proposal).lower())
            )
            self.why.setText(proposal_words(sheet))
        else:
            self.proposal.setText(self.tr("Proposal not shown yet"))
            words = self.tr("It is shown when you have judged everything: 1 left.")
            if left > 1:
                words = self.tr("It is shown when you have judged everything: {n} left.").format(n=left)
            self.why.setText(words)
        self._settle()

    def written(self) -> Writing:
        """What stands in the form, without judgements."""
        feedback, reason, adjustment = (area.text()[:LONGEST] for area in self._areas)
        return Writing({}, self.decision, reason, feedback, adjustment)

    def missing(self) -> str:
        """What is still needed before it can be kept, in one line; empty when nothing is."""
        sheet = self._sheet
        if sheet is None or not self._is_open:
            return ""
        left = sum(one.result is None for one in sheet.by_person)
        void = self.decision is Decision.VOID
        needs = [
            (self.decision is None, self.tr("a decision")),
            (left == 1 and not void, self.tr("1 judgement")),
            (left > 1 and not void, self.tr("{n} judgements").format(n=left)),
            (self._needs_feedback and not self.feedback.text(), self.tr("feedback for the trainee")),
            (bool(self._why_reason()) and not self.reason.text(), self.tr("a reason")),
        ]
        missing = [words for needed, words in needs if needed]
        return self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""

    @Slot()
    def focus_choice(self) -> None:
        """Put the keyboard on the decision: what is chosen, or the first that can be."""
        able = [choice for choice in self.choices.values() if choice.isEnabled()]
        chosen = next((choice for choice in able if choice.isChecked()), None)
        if able:
            (chosen or able[0]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """C, N and V choose; a "not yet" goes on to its feedback."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            decision = _LETTERS.get(Qt.Key(event.key()))
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if decision is not None and plain and self.choices[decision].isEnabled():
                self.choices[decision].setChecked(True)
                self.choices[decision].setFocus()
                self._go_on()
                return True
        return False

    def _go_on(self) -> None:
        """To the text that the decision needs."""
        if self._needs_feedback and not self.feedback.text():
            self.feedback.setFocus()
        elif self._why_reason() and not self.reason.text():
            self.reason.setFocus()

    @property
    def _needs_feedback(self) -> bool:
        return self.decision is Decision.NOT_YET_COMPETENT

    def _why_reason(self) -> str:
        sheet, decision = self._sheet, self.decision
        if sheet is None or decision is None or not self._is_open:
            return ""
        if self._is_amending:
            return self.tr("needed: why it is amended")
        if not needs_own_reason(sheet, decision):
            return ""
        if any(one.is_overridden for one in sheet.machine):
            return self.tr("needed: you overrode the system")
        if decision is Decision.COMPETENT and sheet.critical_errors:
            return self.tr("needed: competent in spite of a critical error")
        return self.tr("needed: it is not what the rule proposes") if sheet.judged else self.tr("needed")

    @Slot()
    def _choose(self) -> None:
        self._settle()
        if not self._is_filling:
            self.changed.emit(False)

    @Slot()
    def _write(self) -> None:
        if not self._is_filling:
            self._settle()
            self.changed.emit(True)

    @Slot()
    def _open_adjustment(self) -> None:
        self._adjusts = True
        self._settle()
        self.adjustment.setFocus()

    def _settle(self) -> None:
        """What can be chosen, which texts are asked for, and why."""
        sheet = self._sheet
        if sheet is None:
            return
        whole = sheet.evidence_complete
        for decision, choice in self.choices.items():
            choice.setEnabled(self._is_open and (whole or decision is not Decision.COMPETENT))
        self._no_competent.setText(
            "" if whole else self.tr("With incomplete evidence nobody can be found competent.")
        )
        self._no_competent.setVisible(not whole)
        feedback = self.tr("Feedback for the trainee")
        self.feedback_head.setText(
            self.tr("{what} (needed)").format(what=feedback)
            if self._needs_feedback and self._is_open
            else feedback
        )
        self._show((self.feedback_head, self.feedback), self._is_open or bool(self.feedback.text()))
        why = self._why_reason()
        self.reason_head.setText(self.tr("Reason ({why})").format(why=why) if why else self.tr("Reason"))
        self._show((self.reason_head, self.reason), bool(self.reason.text() or why))
        self._show((self.adjustment_head, self.adjustment), self._adjusts)
        self.adjust.setVisible(self._is_open and not self._adjusts)

    def _show(self, parts: Sequence[QWidget], shown: bool) -> None:
        for part in parts:
            part.setVisible(shown)

    def _lay_out(self) -> None:
        self._adjusts = False
        self._box = column(self)
        self._box.addWidget(Label(self._look, self.tr("Decision"), 15, Weight.SEMIBOLD))
        for part in (
            self.was,
            self.proposal,
            self.why,
            *self.choices.values(),
            self._no_competent,
            self.feedback_head,
            self.feedback,
            self.reason_head,
            self.reason,
            self.adjustment_head,
            self.adjustment,
        ):
            self._box.addWidget(part)
        self._box.addWidget(self.adjust, 0, Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        side = self._look.px(4)  # where the ring of a focused choice stands
        self._box.setContentsMargins(side, 0, side, 0)
        self._box.setSpacing(self._look.px(6))
