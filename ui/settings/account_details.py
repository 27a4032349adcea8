"""The selected account in the panel, and what an administrator can do about it."""

from PySide6.QtWidgets import QWidget

from console.model import AccountView
from console.terms import Role as AccountRole
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.remark import Remark


class AccountDetails(QWidget):
    """The selected account, and what can be done about it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_elsewhere = self._is_out_of_reach = False
        self.name = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self.facts = Facts(
            look,
            (
                ("user", self.tr("User id")),
                ("roles", self.tr("Roles")),
                ("qualified", self.tr("Qualified")),
                ("created", self.tr("Since")),
                ("key", self.tr("Key in use since")),
                ("failures", self.tr("Wrong passphrases")),
                ("place", self.tr("Looked after on")),
            ),
        )
        self.shared = Remark(look, "users", role=Role.TEXT)
        self.reset = Button(look, self.tr("New key and passphrase"), icon="key")
        self.switch = Button(look, self.tr("Disable"), icon="user-off")
        self.qualify = Button(look, self.tr("Mark as qualified"), icon="check")
        self.note = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._box = column(self)
        for part in (
            self.name,
            self.facts,
            self.shared,
            self.reset,
            self.switch,
            self.qualify,
            self.note,
        ):
            self._box.addWidget(part)
        self._box.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_account(self, one: AccountView | None, key_utc: str) -> None:
        """Show who it is; None: nobody is selected."""
        for part in (self.name, self.facts, self.reset, self.switch, self.qualify, self.note):
            part.setVisible(one is not None)
        if one is None:
            self.shared.say("")
            return
        assesses = AccountRole.ASSESSOR in one.roles
        self.name.setText(one.printed_name)
        self.facts.set("user", one.user_id)
        self.facts.set("roles", text.roles_words(one.roles))
        self.facts.set(
            "qualified", (self.tr("yes") if one.qualified else self.tr("not yet")) if assesses else None
        )
        self.facts.set("created", text.day(one.created_utc))
        self.facts.set("key", text.day(key_utc) if one.has_key_here else self.tr("none on this console"))
        self.facts.set("failures", str(one.failures) if one.failures else None, strong=True)
        self.facts.set("place", one.place or None)
        self._is_elsewhere = one.console is not None
        words = self.tr(
            "Somebody else of this site has the same user id. Neither is changed: on this console it is the "
            "user id of the account that is looked after here."
        )
        self.shared.say(words if one.shares_user_id else "")
        self._is_out_of_reach = self._is_elsewhere and one.shares_user_id
        on = one.enabled and one.failures < 10
        self.switch.set_label(self.tr("Disable") if on else self.tr("Enable"))
        self.switch.set_icon_name("user-off" if on else "user-check")
        self.qualify.setVisible(assesses)
        self.qualify.set_label(
            self.tr("Not qualified yet") if one.qualified else self.tr("Mark as qualified")
        )

    def allow(self, may: bool, *, is_self: bool) -> None:
        """An administrator acts on others; nobody confirms their own new key."""
        may = may and not self._is_out_of_reach
        self.reset.setEnabled(may and not is_self)
        self.switch.setEnabled(may and not is_self)
        self.qualify.setEnabled(may and not self._is_elsewhere)
        words = self.tr(
            "If you lose your own passphrase, ask another administrator; or log out, choose Recover "
            "and use the recovery sheet."
        )
        self.note.setText(words if is_self else "")

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(16), px(20), px(16))
        self._box.setSpacing(px(10))
