"""Step 2: the administrator and the assessor, side by side, the same rows."""

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from console.errors import ConsoleError
from console.model import Role as AccountRole
from ui import text
from ui.access.new_passphrase import NewPassphrase
from ui.access.recovery_sheet import RecoverySheetPanel
from ui.access.services import Accounts
from ui.operations import Operations
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.field import Field
from ui.widgets.flow import flowing
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.records.accounts import NewAccount


class AccountForm(QWidget):
    """Printed name, user id and passphrase of one account. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, look: Look, title: str, about: str) -> None:
        super().__init__()
        self._look = look
        self._suggested, self._clicked_into = "", False
        self.name = Field(look, self.tr("Printed name, as on records"))
        self.user = Field(look, self.tr("User id"))
        self.passphrase = NewPassphrase(look, lambda: (self.name.text(), self.user.text()))
        words = Label(look, about, 12, role=Role.MUTED)
        self._box = column(self)
        self._box.addLayout(flowing(look, Label(look, title, 13, Weight.SEMIBOLD), words, last_right=True))
        self._box.addWidget(Rule(look, Role.LINE_STRONG))
        for part in (self.name, self.user, self.passphrase):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.name.line.textEdited.connect(self._suggest)
        self.user.line.installEventFilter(self)
        for line in (self.name.line, self.user.line):
            line.textChanged.connect(self.passphrase.judge)
        self.passphrase.changed.connect(self.changed)
        self.setFocusProxy(self.name)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def missing(self) -> list[str]:
        """What is still needed."""
        parts = (
            self.tr("a printed name") if not self.name.text() else "",
            self.tr("a user id") if not self.user.text() else "",
            self.passphrase.missing,
        )
        return [part for part in parts if part]

    @Slot()
    def _suggest(self) -> None:
        """Offer a user id for the name until somebody types another one."""
        if self.user.text() in ("", self._suggested):
            self._suggested = suggested_user_id(self.name.text())
            self.user.line.setText(self._suggested)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click into a suggested user id select it, as Tab does: what is typed takes its place."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        elif event.type() is QEvent.Type.MouseButtonRelease and self._clicked_into:
            self._clicked_into = False
            if self.user.text() == self._suggested:
                self.user.line.selectAll()
        return False

    def _restyle(self) -> None:
        self._box.setSpacing(self._look.px(8))


class AccountsStep(QWidget):
    """Both forms, what they mean, and what is still needed. Signals: `changed()`, `created()`."""

    changed = Signal()
    created = Signal()

    def __init__(
        self, look: Look, accounts: Accounts, operations: Operations, sheet: RecoverySheetPanel
    ) -> None:
        super().__init__()
        self._look, self._accounts, self._operations, self._sheet = look, accounts, operations, sheet
        self._is_creating = False
        self.administrator = AccountForm(look, self.tr("Administrator"), self.tr("accounts, keys, backup"))
        self.assessor = AccountForm(look, self.tr("Assessor"), self.tr("judges and signs"))
        self.qualified = CheckBox(look, self.tr("The assessor is qualified"))
        self.qualified.setChecked(True)
        self.still = ReasonLine(look, icon="circle-dashed")
        self._lay_out()
        for form in (self.administrator, self.assessor):
            form.changed.connect(self._changed)
            form.user.line.textChanged.connect(self._changed)
        sheet.changed.connect(self._changed)
        look.changed.connect(self._restyle)
        self._restyle()
        self._changed()

    @property
    def is_ready(self) -> bool:
        """True when nothing is missing and nothing is under way."""
        return not self._missing() and not self._is_creating

    @property
    def is_creating(self) -> bool:
        """True from the press until the records have answered."""
        return self._is_creating

    @property
    def width_side_by_side(self) -> int:
        """How much room the forms need beside each other."""
        forms = (self.administrator, self.assessor)
        return sum(form.minimumSizeHint().width() for form in forms) + self._forms.spacing()

    def set_side_by_side(self, beside: bool) -> None:
        """Put the forms beside or under each other."""
        direction = QBoxLayout.Direction
        self._forms.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @Slot()
    def create_both(self) -> None:
        """Make both accounts; the assessor is signed in by it: they typed their passphrase twice."""
        from console.records.accounts import NewAccount

        sheet = self._sheet.sheet
        if not self.is_ready or sheet is None:
            return
        first = _account(NewAccount, self.administrator, AccountRole.ADMINISTRATOR, qualified=True)
        second = _account(
            NewAccount, self.assessor, AccountRole.ASSESSOR, qualified=self.qualified.isChecked()
        )
        secret, other = self.administrator.passphrase.passphrase, self.assessor.passphrase.passphrase
        self._is_creating = True
        self._changed()
        self._operations.run(
            self,
            lambda: self._accounts.create_first(first, secret, sheet, ((second, other),)),
            lambda _: self._done(second.user_id, other),
            self._failed,
        )

    def _done(self, user_id: str, passphrase: str) -> None:
        self._is_creating = False
        self._sheet.forget()
        for form in (self.administrator, self.assessor):
            form.passphrase.clear()
        self._operations.run(self, lambda: self._accounts.unlock(user_id, passphrase))
        self.created.emit()

    def _failed(self, error: ConsoleError) -> None:
        self._is_creating = False
        self._changed()
        self.still.set_text(text.fault(error))

    @Slot()
    def _changed(self) -> None:
        missing = self._missing()
        words = self.tr("Still needed: {what}").format(what="; ".join(missing)) if missing else ""
        self.still.set_text(words)
        self.changed.emit()

    def _missing(self) -> list[str]:
        first, second = self.administrator, self.assessor
        missing = (
            [self.tr("the administrator: {what}").format(what=text.joined(first.missing))]
            if first.missing
            else []
        )
        if second.missing:
            missing.append(self.tr("the assessor: {what}").format(what=text.joined(second.missing)))
        same = first.user.text().casefold() == second.user.text().casefold()
        if same and first.user.text():
            missing.append(self.tr("two different user ids"))
        if not self._sheet.is_kept:
            missing.append(self.tr("the printed recovery sheet"))
        return missing

    def _lay_out(self) -> None:
        look = self._look
        words = self.tr(
            "The administrator looks after accounts and keys and can not sign records. The assessor signs. "
            "One person may hold both, under two user ids."
        )
        self._forms = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._forms.addWidget(self.administrator, 1)
        self._forms.addWidget(self.assessor, 1)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Two accounts to begin with"), 20, Weight.MEDIUM, wrap=True))
        self._box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        self._box.addLayout(self._forms)
        self._box.addWidget(self.qualified)
        unqualified = self.tr("If not, each of their records needs a countersignature.")
        self._box.addWidget(Label(look, unqualified, 12, role=Role.MUTED, wrap=True))
        self._box.addWidget(Rule(look))
        secret = self.tr(
            "Nobody can look up a passphrase, not even an administrator. Only it opens the key that signs."
        )
        self._box.addWidget(Remark(look, "lock", secret))
        self._box.addWidget(self.still)
        self._box.addStretch(1)
        self.setFocusProxy(self.administrator)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setSpacing(px(10))
        self._forms.setSpacing(px(28))


def suggested_user_id(name: str) -> str:
    """First letter of the first name and the last part of the last: "Gwenllian Prydderch-Price" is gprice."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    parts = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return f"{parts[0][0]}{parts[-1]}"[:32] if len(parts) > 1 else ""


def _account(
    make: "type[NewAccount]", form: AccountForm, role: AccountRole, *, qualified: bool
) -> "NewAccount":
    return make(form.user.text(), form.name.text(), (role,), qualified)
