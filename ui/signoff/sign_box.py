"""Signing: what is signed in one line, and who signs it; identity is asked at this moment."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.errors import ConsoleError
from ui.access.wording import refusal
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.flow import FlowRow, flowing
from ui.widgets.focus_ring import FocusRing
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark


class SignBox(Ground):
    """Signals: `sign_asked(user_id | None, passphrase, goes_on)`; `goes_on`: the next one afterwards.

    The passphrase is forgotten as soon as it was handed on.
    """

    sign_asked = Signal(object, str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, parent=parent)
        self._is_signing = self._needs_user_id = False
        self._missing = ""
        self.meaning = Label(look, "", 12, role=Role.MUTED)
        self.line = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.time = Label(look, "", 12, role=Role.MUTED)
        self.still = ReasonLine(look)
        self.user = Field(look, self.tr("User id"))
        self.passphrase = PassphraseField(look, self.tr("Passphrase"))
        self.wrong = Remark(look, "alert-circle", px=12, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.sign = Button(
            look, "", kind=Kind.PRIMARY, icon="signature", letter="Ctrl+Enter", size=Size.ACTION
        )
        self.sign_next = Button(look, self.tr("Sign and next"), letter=self.tr("Enter"), size=Size.ACTION)
        self._lay_out()
        for line in (self.user.line, self.passphrase.line):
            line.textChanged.connect(self._allow)
        self.user.line.returnPressed.connect(self.passphrase.line.setFocus)
        self.passphrase.line.returnPressed.connect(lambda: self._ask(goes_on=True))
        self.sign.clicked.connect(lambda: self._ask(goes_on=False))
        self.sign_next.clicked.connect(lambda: self._ask(goes_on=True))
        look.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    @property
    def is_signing(self) -> bool:
        """True from the press until the records have answered."""
        return self._is_signing

    @property
    def is_ready(self) -> bool:
        """True when nothing but the signature is missing."""
        return not self._missing and not self._is_signing

    def show_task(self, meaning: str, line: str, time: str, *, needs_user_id: bool, goes_on: bool) -> None:
        """Say what would be signed; `goes_on`: something follows it.

        Whoever has begun with their user id goes on so, also when news comes that it is not needed any more:
        a field that went away would hand the keys on to the next one.
        """
        self.meaning.setText(self.tr("meaning: {meaning}").format(meaning=meaning))
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.time.setText(time)
        self.time.setVisible(bool(line))
        has_begun = self._needs_user_id and (self.user.line.hasFocus() or bool(self.user.text()))
        self._needs_user_id = needs_user_id or has_begun
        self.user.setVisible(self._needs_user_id)
        self.sign_next.setVisible(goes_on)
        self._allow()

    def show_missing(self, missing: str) -> None:
        """Say why nothing can be signed yet; empty when it can."""
        self._missing = missing
        self.still.set_text(missing)
        self._allow()

    def begin(self) -> None:
        """Put the keyboard on what identifies the signer, or sign when that is all there."""
        if not self.is_ready:
            return
        if self._needs_user_id and not self.user.text():
            self.user.line.setFocus()
        elif not self.passphrase.passphrase():
            self.passphrase.line.setFocus()
        else:
            self._ask(goes_on=False)

    def forget(self) -> None:
        """Another task, or somebody else: nothing typed stays."""
        self._is_signing = False
        self.user.line.clear()
        self.passphrase.clear()
        self.wrong.say("")
        self._allow()

    def show_failed(self, error: ConsoleError) -> None:
        """It is not signed; say why, and let them try again."""
        self._is_signing = False
        self._allow()
        self.wrong.say(refusal(error))
        if self.isVisible():
            self.passphrase.line.setFocus()

    def _ask(self, *, goes_on: bool) -> None:
        if not self.sign.isEnabled() or self.isHidden():
            return
        passphrase = self.passphrase.passphrase()
        user_id = self.user.text() if self._needs_user_id else None
        self._is_signing = True
        self.passphrase.clear()
        self.wrong.say("")
        self._allow()
        self.sign_asked.emit(user_id, passphrase, goes_on and not self.sign_next.isHidden())

    @Slot()
    def _allow(self) -> None:
        typed = bool(self.passphrase.passphrase()) and (bool(self.user.text()) or not self._needs_user_id)
        for button in (self.sign, self.sign_next):
            button.setEnabled(self.is_ready and typed)
        for field in (self.user, self.passphrase):
            field.setEnabled(self.is_ready)
        self.sign.set_label(self.tr("Signing") if self._is_signing else self.tr("Sign"))

    def _lay_out(self) -> None:
        look = self.look
        title = Label(look, self.tr("Sign"), 15, Weight.SEMIBOLD)
        self._fields, self._buttons = QHBoxLayout(), FlowRow()
        self._fields.addWidget(self.user, 2)
        self._fields.addWidget(self.passphrase, 3)
        for field in (self.user, self.passphrase):
            self._fields.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self._buttons.add(self.sign, 3)
        self._buttons.add(self.sign_next, 2)
        self._box = column(self)
        self._box.addLayout(flowing(look, title, self.meaning, last_right=True))
        for part in (self.line, self.time, self.still):
            self._box.addWidget(part)
        FocusRing(look, self.still)
        self._box.addLayout(self._fields)
        self._box.addWidget(self.wrong)
        self._box.addLayout(self._buttons)
        simulated = self.tr("Simulated practice. Does not by itself qualify for Grade A/B entry.")
        self._box.addWidget(Label(look, simulated, 12, role=Role.MUTED, wrap=True))

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(20), px(12), px(20), px(12))
        self._box.setSpacing(px(8))
        self._fields.setSpacing(px(10))
        self._buttons.setSpacing(px(8))
