"""A lost passphrase: a new key by the printed recovery sheet, or where a second administrator gives one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from console.clock import Clock
from console.errors import ConsoleError
from console.model import Role as AccountRole
from ui import text
from ui.access.new_passphrase import NewPassphrase
from ui.access.recovery_sheet import RecoverySheetPanel
from ui.access.services import Accounts
from ui.operations import Operations
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import Segmented
from ui.widgets.field import Field
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.remark import Remark
from ui.widgets.text_area import TextArea

OWN, NEW = "own", "new"
SHEET_FROM = 1000
"""Design px of the page from which the next sheet stands beside the form."""


class RecoverPage(Ground):
    """Signals: `closed()` when it was left, or when the new passphrase counts."""

    closed = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations, clock: Clock) -> None:
        super().__init__(look, Role.SURFACE)
        self._accounts, self._operations = accounts, operations
        self._is_asking = False
        self.kind = Segmented(
            look,
            ((OWN, self.tr("A new passphrase")), (NEW, self.tr("A new administrator"))),
            self.tr("What is needed"),
        )
        self.user = Field(look, self.tr("User id"))
        self.name = Field(look, self.tr("Printed name, as on records"))
        self.passphrase = NewPassphrase(
            look, lambda: (self.user.text(), self.name.text()), self.tr("New passphrase")
        )
        self.reason = Field(look, self.tr("What happened, in one sentence (kept in the record)"))
        self.codes = TextArea(look, self.tr("Codes of the recovery sheet"), lines=2)
        self.sheet = RecoverySheetPanel(look, accounts, operations, clock)
        self.still = ReasonLine(look, icon="circle-dashed")
        self.back = Button(look, self.tr("Back"))
        self.confirm = Button(
            look, self.tr("Set the new passphrase"), kind=Kind.PRIMARY, icon="key", size=Size.ACTION
        )
        self._lay_out()
        self.kind.chosen.connect(self._changed)
        for field in (self.user, self.name, self.reason):
            field.line.textChanged.connect(self._changed)
        self.passphrase.changed.connect(self._changed)
        self.codes.editor.textChanged.connect(self._changed)
        self.sheet.changed.connect(self._changed)
        self.back.clicked.connect(self.closed)
        self.confirm.clicked.connect(self.ask)
        look.changed.connect(self._restyle)
        self._restyle()
        self._changed()

    def begin(self, console: str, user_id: str) -> None:
        """Begin anew, for whoever's user id was typed already."""
        for field in (self.name, self.reason):
            field.line.clear()
        self.user.line.setText(user_id)
        self.codes.editor.setPlainText("")
        self.passphrase.clear()
        self.sheet.begin(console)
        self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the next sheet under the form where there is no room beside it."""
        self._restyle()

    @Slot()
    def ask(self) -> None:
        """Hand in the used sheet's codes and the next sheet, once everything is there."""
        following = self.sheet.sheet
        if following is None or self._missing() or self._is_asking:
            return
        codes, user, secret = self.codes.text(), self.user.text(), self.passphrase.passphrase
        reason, name = self.reason.text(), self.name.text()
        self._is_asking = True
        self._changed()
        if self.kind.key == OWN:
            self._operations.run(
                self,
                lambda: self._accounts.reset_by_sheet(codes, following, user, secret, reason),
                self._done,
                self._failed,
            )
            return
        from console.records.accounts import NewAccount

        new = NewAccount(user, name, (AccountRole.ADMINISTRATOR,))
        self._operations.run(
            self, lambda: self._accounts.add_by_sheet(codes, following, new, secret), self._done, self._failed
        )

    def _done(self, _: object) -> None:
        self._is_asking = False
        self.passphrase.clear()
        self.codes.editor.setPlainText("")
        self.sheet.forget()
        self.closed.emit()

    def _failed(self, error: ConsoleError) -> None:
        self._is_asking = False
        self._changed()
        self.still.set_text(text.fault(error))

    @Slot()
    def _changed(self) -> None:
        is_new = self.kind.key == NEW
        self.name.setVisible(is_new)
        self.reason.setVisible(not is_new)
        missing = self._missing()
        words = self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""
        self.still.set_text("" if self._is_asking else words)
        self.confirm.setEnabled(not missing and not self._is_asking)
        ready = self.tr("Make the new administrator") if is_new else self.tr("Set the new passphrase")
        self.confirm.set_label(self.tr("Checking") if self._is_asking else ready)

    def _missing(self) -> list[str]:
        is_new = self.kind.key == NEW
        parts = (
            (not self.user.text(), self.tr("a user id")),
            (is_new and not self.name.text(), self.tr("a printed name")),
            (bool(self.passphrase.missing), self.passphrase.missing),
            (not is_new and not self.reason.text(), self.tr("what happened")),
            (not self.codes.text(), self.tr("the codes of the present sheet")),
            (not self.sheet.is_kept, self.tr("the next recovery sheet, printed")),
        )
        return [words for needed, words in parts if needed]

    def _lay_out(self) -> None:
        look = self.look
        self._form = QWidget()
        self._box = column(self._form)
        self._box.addWidget(Label(look, self.tr("Recover"), 20, Weight.MEDIUM))
        second = self.tr(
            "Is a second administrator here? Let them sign in and reset the account in Settings, "
            "Accounts and keys: then the recovery sheet is not used up."
        )
        self._box.addWidget(Remark(look, "users", second, px=13))
        self._box.addWidget(Label(look, self.tr("With the recovery sheet"), 14, Weight.SEMIBOLD))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addStretch(1)
        self._box.addLayout(row)
        for part in (self.user, self.name, self.passphrase, self.reason):
            self._box.addWidget(part)
        self._box.addWidget(
            Label(look, self.tr("Codes of the recovery sheet, in any spacing"), 12, Weight.MEDIUM)
        )
        self._box.addWidget(self.codes)
        old = self.tr(
            "A new signing key is made; what was signed with the old one stays valid. "
            "It is shown to everybody for 30 days."
        )
        self._box.addWidget(Remark(look, "key", old))
        self._box.addWidget(self.still)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.back)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.confirm)
        self._box.addLayout(self._buttons)
        self._box.addStretch(1)
        self._aside = Ground(look, Role.CHROME, (Qt.Edge.LeftEdge,))
        self._aside_box = column(self._aside)
        used = self.tr("The codes work once. Print the next sheet first:")
        self._aside_box.addWidget(Label(look, used, 13, Weight.MEDIUM, wrap=True))
        self._aside_box.addWidget(self.sheet)
        content = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addStretch(1)
        self._halves.addWidget(self._form, 8)
        self._halves.addStretch(1)
        self._halves.addWidget(self._aside)
        column(self).addWidget(Scroll(look, content, self.tr("Recover")))
        self.setFocusProxy(self.user)
        # Tab enters at the user id: the choice above it comes last.
        for kind in (NEW, OWN):
            self.setTabOrder(self.confirm, self.kind.part(kind))

    def _restyle(self) -> None:
        px = self.look.px
        beside = self.width() >= px(SHEET_FROM)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._aside.setFixedWidth(px(348)) if beside else self._aside.setMaximumWidth(16_777_215)
        if not beside:
            self._aside.setMinimumWidth(0)
        self._form.setMaximumWidth(px(620) if beside else 16_777_215)
        self._box.setContentsMargins(px(32), px(24), px(32), px(20))
        self._box.setSpacing(px(8))
        self._aside_box.setContentsMargins(px(23), px(24), px(24), px(16))
        self._aside_box.setSpacing(px(10))
