"""The decision beside the evidence: proposal, choice, reason, and saving it. Nothing here is a signature."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.assessment.decision import needs_reason
from console.assessment.sheet import Sheet
from console.errors import ConsoleError
from console.model import Decision
from ui import text
from ui.signoff.wording import decision_words, proposal_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import RadioButton
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from console.model import Session

LONGEST_REASON = 2000


class DecisionPanel(QWidget):
    """Signals: `save_asked(Decision, reason)`, `next_asked()` after a saved decision."""

    save_asked = Signal(object, str)
    next_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: Sheet | None = None
        self._saving = self._saved = False
        self._refusal = ""
        self.proposal = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.why = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.choices = {decision: RadioButton(look, decision_words(decision)) for decision in Decision}
        self._no_competent = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._reason_head = Label(look, "", 12, Weight.MEDIUM, wrap=True)
        self.reason = TextArea(look, self.tr("Reason"), lines=5)
        self.still = ReasonLine(look)
        self.save = Button(
            look,
            self.tr("Save decision"),
            kind=Kind.PRIMARY,
            icon="device-floppy",
            letter="Ctrl+Enter",
            size=Size.ACTION,
        )
        self.saved = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.decider = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.next = Button(look, self.tr("Next run"), icon="chevron-right")
        self._lay_out()
        self.show_decider(None, "")
        for choice in self.choices.values():
            choice.toggled.connect(self._changed)
        self.reason.editor.textChanged.connect(self._changed)
        self.save.clicked.connect(self.ask_to_save)
        self.next.clicked.connect(self.next_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_saving(self) -> bool:
        """True from the press until the records have answered."""
        return self._saving

    @property
    def decision(self) -> Decision | None:
        """What is chosen."""
        return next((decision for decision, choice in self.choices.items() if choice.isChecked()), None)

    @property
    def reason_words(self) -> str:
        """What stands over the reason."""
        return self._reason_head.text()

    def show_decider(self, session: "Session | None", refusal: str) -> None:
        """Say whose decision it will be, or why whoever is here may not decide."""
        self._refusal = refusal
        if session is not None:
            words = self.tr("Decided by {name}. It is saved as theirs; the signature comes after.")
            self.decider.setText(words.format(name=session.printed_name))
        else:
            self.decider.setText(
                self.tr(
                    "A practice decision. Nobody is signed in: it is kept as decided by an unidentified "
                    "person, and it is not signed."
                )
            )
        self._changed()

    def open_sheet(self, sheet: Sheet) -> None:
        """Begin anew with another run: nothing is chosen."""
        self._saving = self._saved = False
        for choice in self.choices.values():
            choice.setAutoExclusive(False)
            choice.setChecked(False)
            choice.setAutoExclusive(True)
        self.reason.editor.setPlainText("")
        self.saved.setText("")
        self.show_judged(sheet)

    def show_judged(self, sheet: Sheet) -> None:
        """Take the sheet after a judgement."""
        self._sheet = sheet
        left = sum(one.result is None for one in sheet.by_person)
        if sheet.judged:
            self.proposal.setText(
                self.tr("Proposed: {what}").format(what=decision_words(sheet.proposal).lower())
            )
            self.why.setText(proposal_words(sheet))
        else:
            self.proposal.setText(self.tr("Proposal not shown yet"))
            words = text.counted(
                "It is shown when everything of yours is judged: 1 left.",
                "It is shown when everything of yours is judged: %n left.",
                left,
            )
            self.why.setText(words)
        self._changed()

    @Slot()
    def ask_to_save(self) -> None:
        """Save when nothing is missing."""
        decision = self.decision
        if self.save.isEnabled() and self.save.isVisibleTo(self) and decision is not None:
            self._saving = True
            self._changed()
            self.save_asked.emit(decision, self.reason.text()[:LONGEST_REASON])

    def show_saved(self, time: str, *, more: bool) -> None:
        """The decision is on disk."""
        self._saving, self._saved = False, True
        self.saved.setText(self.tr("Saved {time}").format(time=time))
        self._changed()
        self.next.setVisible(more)

    def show_failed(self, error: ConsoleError) -> None:
        """The decision is not on disk; everything typed is still there."""
        self._saving = False
        self._changed()
        self.still.set_text(text.fault(error))

    @Slot()
    def _changed(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        open_ = not self._saving and not self._saved
        for decision, choice in self.choices.items():
            may = sheet.evidence_complete or decision is not Decision.COMPETENT
            choice.setEnabled(open_ and may)
        self._no_competent.setText(
            ""
            if sheet.evidence_complete
            else self.tr("With incomplete evidence nobody can be found competent.")
        )
        self._no_competent.setVisible(bool(self._no_competent.text()))
        self.reason.editor.setReadOnly(not open_)
        needed = self._why_reason(sheet)
        self._reason_head.setText(
            self.tr("Reason ({why})").format(why=needed) if needed else self.tr("Reason")
        )
        missing = self._refusal or self._missing(sheet, bool(needed))
        self.still.set_text("" if not open_ else missing)
        self.save.setEnabled(open_ and not missing)
        self.save.setVisible(not self._saved)
        self.save.set_label(self.tr("Saving") if self._saving else self.tr("Save decision"))
        self.saved.setVisible(self._saved)
        self.next.setVisible(self._saved)

    def _why_reason(self, sheet: Sheet) -> str:
        decision = self.decision
        if decision is None or not needs_reason(sheet, decision):
            return ""
        if decision is Decision.NOT_YET_COMPETENT:
            return self.tr("needed: the trainee may read why")
        if any(one.is_overridden for one in sheet.machine):
            return self.tr("needed: you overrode the system")
        return self.tr("needed: it is not what the rule proposes") if sheet.judged else self.tr("needed")

    def _missing(self, sheet: Sheet, reason_needed: bool) -> str:
        left = sum(one.result is None for one in sheet.by_person)
        void = self.decision is Decision.VOID
        needs = [
            (self.decision is None, self.tr("a decision")),
            (left > 0 and not void, text.counted("1 judgement", "%n judgements", left)),
            (reason_needed and not self.reason.text(), self.tr("a reason")),
        ]
        missing = [words for needed, words in needs if needed]
        return self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""

    def _lay_out(self) -> None:
        look = self._look
        self._upper, self._lower = QWidget(), Ground(look, Role.CHROME)
        self._box = column(self._upper)
        self._box.addWidget(Label(look, self.tr("Decision"), 15, Weight.SEMIBOLD))
        for part in (
            self.proposal,
            self.why,
            *self.choices.values(),
            self._no_competent,
            self._reason_head,
            self.reason,
        ):
            self._box.addWidget(part)
        self._below = column(self._lower)
        simulated = self.tr("Simulated practice. Does not by itself qualify for Grade A/B entry.")
        for part in (
            self.still,
            self.save,
            self.saved,
            self.next,
            self.decider,
            Label(look, simulated, 12, role=Role.MUTED, wrap=True),
        ):
            self._below.addWidget(part)
        whole = column(self)
        whole.addWidget(self._upper)
        whole.addStretch(1)
        whole.addWidget(Rule(look, Role.LINE_STRONG))
        whole.addWidget(self._lower)

    def _restyle(self) -> None:
        px = self._look.px
        for box in (self._box, self._below):
            box.setContentsMargins(px(20), px(14), px(20), px(14))
            box.setSpacing(px(8))
