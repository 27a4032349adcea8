"""What the trainee reads: the outcome, the feedback and nothing else; their comment, and that they read it.

They hold no key: the assessor who showed it signs as witness, with a passphrase of its own.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.assessment.sheet import Sheet
from console.errors import ConsoleError
from ui import text
from ui.access.wording import refusal
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import CheckBox
from ui.widgets.field import Field
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark
from ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from console.model import Session
    from console.records.signoff import DecisionRow

LONGEST_COMMENT = 2000
PAGE_WIDTH = 560


class TraineePage(Ground):
    """Signals: `read(comment, passphrase, user_id | None)`, `closed()`."""

    read = Signal(str, str, object)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        sheet: Sheet,
        row: "DecisionRow",
        course: str,
        session: "Session",
        *,
        needs_user_id: bool,
    ) -> None:
        super().__init__(look, Role.SURFACE)
        self._needs_user_id = needs_user_id
        self._is_signing = False
        self.name = Label(look, text.known_as(sheet.name, sheet.person), 22, Weight.SEMIBOLD, wrap=True)
        self.outcome = Label(look, text.decision_words(row.outcome), 18, Weight.SEMIBOLD, wrap=True)
        what = self.tr("{course}, attempt {n}").format(course=course or sheet.course.id, n=sheet.attempt)
        self._what = Label(look, what, 13, role=Role.MUTED, wrap=True)
        self.feedback = Label(look, row.feedback or self.tr("No feedback was written."), 14, wrap=True)
        self.comment = TextArea(look, self.tr("Your comment"), lines=4)
        self.has_read = CheckBox(look, self.tr("I have read this"))
        self.user = Field(look, self.tr("User id"))
        self.passphrase = PassphraseField(look, self.tr("Passphrase"))
        words = self.tr("{name} witnesses that it was read:").format(name=session.printed_name)
        self._who = Label(look, words, 12, Weight.MEDIUM, wrap=True)
        self.wrong = Remark(look, "alert-circle", px=12, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.sign = Button(look, "", kind=Kind.PRIMARY, icon="signature", size=Size.ACTION)
        self.close_button = Button(look, self.tr("Close without recording"), size=Size.ACTION)
        self._lay_out()
        for line in (self.user.line, self.passphrase.line):
            line.textChanged.connect(self._allow)
        self.has_read.toggled.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self._ask)
        self.sign.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.closed)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go_on)
        self.user.setVisible(needs_user_id)  # now that it has its place: before, it would be a window
        self._allow()
        self.setFocusProxy(self.comment)

    def show_failed(self, error: ConsoleError) -> None:
        """It was not recorded; the comment is still there."""
        self._is_signing = False
        self._allow()
        self.wrong.say(refusal(error))
        self.passphrase.line.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if self._needs_user_id and not self.user.text():
            self.user.line.setFocus()
        else:
            self.passphrase.line.setFocus()

    @Slot()
    def _ask(self) -> None:
        if not self.sign.isEnabled():
            return
        passphrase, user_id = self.passphrase.passphrase(), self.user.text() if self._needs_user_id else None
        self._is_signing = True
        self.passphrase.clear()
        self.wrong.say("")
        self._allow()
        self.read.emit(self.comment.text()[:LONGEST_COMMENT], passphrase, user_id)

    @Slot()
    def _allow(self) -> None:
        typed = bool(self.passphrase.passphrase()) and (bool(self.user.text()) or not self._needs_user_id)
        has_read = self.has_read.isChecked() and not self._is_signing
        for field in (self.user, self.passphrase):
            field.setEnabled(has_read)
        self.sign.setEnabled(has_read and typed)
        self.sign.set_label(self.tr("Recording") if self._is_signing else self.tr("Record that it was read"))

    def _lay_out(self) -> None:
        look, px = self.look, self.look.px
        content = QWidget()
        box = column(content, margins=(px(20), px(28), px(20), px(28)), spacing=px(8))
        simulated = self.tr("Simulated practice. Does not by itself qualify for Grade A/B entry.")
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        fields.setSpacing(px(10))
        buttons.setSpacing(px(8))
        for field, stretch in ((self.user, 2), (self.passphrase, 3)):
            fields.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.sign)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for part in (self.name, self._what):
            box.addWidget(part)
        box.addSpacing(px(12))
        parts: tuple[QWidget, ...] = (
            self.outcome,
            Rule(look, Role.LINE_STRONG),
            Label(look, self.tr("Feedback"), 12, Weight.MEDIUM),
            self.feedback,
            Label(look, self.tr("Your comment, if you have one"), 12, Weight.MEDIUM),
            self.comment,
            self.has_read,
            Rule(look, Role.LINE_STRONG),
            self._who,
        )
        for widget in parts:
            box.addWidget(widget)
        box.addLayout(fields)
        box.addWidget(self.wrong)
        box.addLayout(buttons)
        box.addWidget(Label(look, simulated, 12, role=Role.MUTED, wrap=True))
        box.addStretch(1)
        content.setMaximumWidth(px(PAGE_WIDTH))
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        column(self).addWidget(Scroll(look, middle, self.tr("For the trainee")))
