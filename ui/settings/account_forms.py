"""The forms of Accounts and keys: add somebody, give a new key, say why, one's own, a new sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.clock import Clock
from console.model import AccountView
from console.terms import Role as AccountRole
from ui.access.new_passphrase import NewPassphrase
from ui.access.recovery_sheet import RecoverySheetPanel
from ui.access.services import Accounts
from ui.operations import Operations
from ui.text import role_words
from ui.theme import Look, Role
from ui.widgets.choice import CheckBox
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from console.records.accounts import NewAccount


class AddForm(Form):
    """One more account. Signals: `asked()`: read `account` and `passphrase`."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Add an account"), self.tr("Add"), "user-plus")
        self.name = Field(look, self.tr("Printed name, as on records"))
        self.user = Field(look, self.tr("User id"))
        self.roles = {role: CheckBox(look, _first_upper(role_words(role))) for role in AccountRole}
        self.qualified = CheckBox(look, self.tr("Qualified"))
        self.passphrase = NewPassphrase(
            look, lambda: (self.name.text(), self.user.text()), self.tr("Their passphrase")
        )
        apart = Label(look, self.tr("An administrator has no other role."), 12, role=Role.MUTED, wrap=True)
        if_not = self.tr("If not, each of their records needs a countersignature.")
        typed = self.tr("They type it themselves: nobody else should know it.")
        parts: tuple[QWidget, ...] = (self.name, self.user, *self.roles.values(), apart, self.qualified)
        parts += (Label(look, if_not, 12, role=Role.MUTED, wrap=True),)
        for part in (*parts, self.passphrase, Label(look, typed, 12, role=Role.MUTED, wrap=True)):
            self._box.addWidget(part)
        self.finish_layout()
        for field in (self.name, self.user):
            field.line.textChanged.connect(self.passphrase.judge)
        for box in self.roles.values():
            box.toggled.connect(self.refresh)
        self.passphrase.changed.connect(self.refresh)
        self.act.clicked.connect(self.asked)
        self.setFocusProxy(self.name)

    def begin(self) -> None:
        """Begin with nothing."""
        for field in (self.name, self.user):
            field.line.clear()
        for box in self.roles.values():
            box.setChecked(False)
        self.qualified.setChecked(True)
        self.passphrase.clear()
        self.set_busy(False)

    @property
    def account(self) -> "NewAccount":
        """Who it is."""
        from console.records.accounts import NewAccount

        return NewAccount(self.user.text(), self.name.text(), self._chosen(), self.qualified.isChecked())

    def missing(self) -> list[str]:
        """What is still needed."""
        roles = self._chosen()
        needs = (
            (not self.name.text(), self.tr("a printed name")),
            (not self.user.text(), self.tr("a user id")),
            (not roles, self.tr("a role")),
            (
                AccountRole.ADMINISTRATOR in roles and len(roles) > 1,
                self.tr("no other role for an administrator"),
            ),
            (bool(self.passphrase.missing), self.passphrase.missing),
        )
        return [words for needed, words in needs if needed]

    def _chosen(self) -> tuple[AccountRole, ...]:
        return tuple(role for role, box in self.roles.items() if box.isChecked())


class ResetForm(Form):
    """A new key under a new passphrase, confirmed by the administrator who is here. Signals: `asked()`."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", self.tr("Make the new key"), "key")
        self._who: AccountView | None = None
        self.passphrase = NewPassphrase(look, self._names, self.tr("Their new passphrase"))
        self.reason = Field(look, self.tr("Why, in one sentence (kept in the record)"))
        self.own = PassphraseField(look, self.tr("Your own passphrase confirms it"))
        words = self.tr(
            "A new signing key is made. What was signed with the old one stays valid, nobody can sign with "
            "it any more, and everybody sees for 30 days that the key is new."
        )
        for part in (
            Label(look, words, 12, role=Role.MUTED, wrap=True),
            self.passphrase,
            self.reason,
            self.own,
        ):
            self._box.addWidget(part)
        self.finish_layout()
        self.passphrase.changed.connect(self.refresh)
        for line in (self.reason.line, self.own.line):
            line.textChanged.connect(self.refresh)
        self.act.clicked.connect(self.asked)
        self.setFocusProxy(self.passphrase)

    def begin(self, who: AccountView) -> None:
        """Begin for this account."""
        self._who = who
        self.title.setText(self.tr("New key for {name}").format(name=who.printed_name))
        self.passphrase.clear()
        self.reason.line.clear()
        self.own.clear()
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        needs = (
            (bool(self.passphrase.missing), self.passphrase.missing),
            (not self.reason.text(), self.tr("a reason")),
            (not self.own.passphrase(), self.tr("your own passphrase")),
        )
        return [words for needed, words in needs if needed]

    def _names(self) -> tuple[str, ...]:
        return (self._who.user_id, self._who.printed_name) if self._who is not None else ()


class ReasonForm(Form):
    """A change that needs nothing but its reason. Signals: `asked(reason)`."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "", "check")
        self.words = Label(look, "", 13, wrap=True)
        self.reason = Field(look, self.tr("Why, in one sentence (kept in the record)"))
        self._box.addWidget(self.words)
        self._box.addWidget(self.reason)
        self.finish_layout()
        self.reason.line.textChanged.connect(self.refresh)
        self.reason.line.returnPressed.connect(self._ask)
        self.act.clicked.connect(self._ask)
        self.setFocusProxy(self.reason)

    def begin(self, title: str, words: str, action: str) -> None:
        """Ask for the reason of this act."""
        self.title.setText(title)
        self.words.setText(words)
        self.act.set_label(action)
        self.reason.line.clear()
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        return [] if self.reason.text() else [self.tr("a reason")]

    def _ask(self) -> None:
        if self.act.isEnabled():
            self.asked.emit(self.reason.text())


class OwnForm(Form):
    """A new passphrase of one's own; the key stays. Signals: `asked()`."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Change your passphrase"), self.tr("Change it"), "key")
        self._names_known: tuple[str, ...] = ()
        self.old = PassphraseField(look, self.tr("Present passphrase"))
        self.passphrase = NewPassphrase(look, lambda: self._names_known, self.tr("New passphrase"))
        for part in (self.old, self.passphrase):
            self._box.addWidget(part)
        self.finish_layout()
        self.old.line.textChanged.connect(self.refresh)
        self.passphrase.changed.connect(self.refresh)
        self.act.clicked.connect(self.asked)
        self.setFocusProxy(self.old)

    def begin(self, names: tuple[str, ...]) -> None:
        """Begin; `names` are what others know of whoever is here."""
        self._names_known = names
        self.old.clear()
        self.passphrase.clear()
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        needs = [] if self.old.passphrase() else [self.tr("the present passphrase")]
        return needs + ([self.passphrase.missing] if self.passphrase.missing else [])


class SheetForm(Form):
    """A new recovery sheet, printed before it counts. Signals: `asked()`."""

    asked = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations, clock: Clock) -> None:
        super().__init__(look, self.tr("New recovery sheet"), self.tr("Use the new sheet"), "key")
        self.sheet = RecoverySheetPanel(look, accounts, operations, clock)
        self.reason = Field(look, self.tr("Why, in one sentence (kept in the record)"))
        self.own = PassphraseField(look, self.tr("Your own passphrase confirms it"))
        for part in (self.sheet, self.reason, self.own):
            self._box.addWidget(part)
        self.finish_layout()
        self.sheet.changed.connect(self.refresh)
        for line in (self.reason.line, self.own.line):
            line.textChanged.connect(self.refresh)
        self.act.clicked.connect(self.asked)
        self.setFocusProxy(self.sheet.print)

    def begin(self, console: str) -> None:
        """Draw a sheet for this console."""
        self.sheet.forget()
        self.sheet.begin(console)
        self.reason.line.clear()
        self.own.clear()
        self.set_busy(False)

    def missing(self) -> list[str]:
        """What is still needed."""
        needs = (
            (not self.sheet.is_kept, self.tr("the printed sheet")),
            (not self.reason.text(), self.tr("a reason")),
            (not self.own.passphrase(), self.tr("your own passphrase")),
        )
        return [words for needed, words in needs if needed]


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
