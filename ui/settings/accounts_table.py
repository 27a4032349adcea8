"""Everybody who may sign in: name, user id, roles, qualified, state, since when their key is in use."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from console.model import AccountView, KeyNotice
from console.terms import Role
from ui import text
from ui.widgets.headed_model import HeadedModel
from ui.widgets.table import Cell

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_WAITS_AT, _LOCKED_AT = 5, 10


class AccountsTable(HeadedModel):
    """One row an account."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.accounts: tuple[AccountView, ...] = ()
        self._keys: dict[str, str] = {}
        self.heads = (
            self.tr("Name"),
            self.tr("User id"),
            self.tr("Roles"),
            self.tr("Qualified"),
            self.tr("State"),
            self.tr("Key since"),
        )

    def show_accounts(self, accounts: Sequence[AccountView], notices: Sequence[KeyNotice]) -> None:
        """Show these; `notices` say whose key is newer than their account."""
        self.beginResetModel()
        self.accounts = tuple(accounts)
        self._keys = {one.account: one.utc for one in reversed(notices)}
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many accounts."""
        return 0 if parent.isValid() else len(self.accounts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and marks of one cell."""
        one, column = self.accounts[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(one)[column]
        if role == Cell.ICON and column == 4:
            return self._state(one)[0]
        if role == Cell.STRONG:
            return column == 0 or (column == 4 and one.failures >= _WAITS_AT)
        if role == Cell.FAINT:
            return not one.enabled or column in (1, 5)
        return None

    def key_utc(self, one: AccountView) -> str:
        """Since when the key is in use."""
        return self._keys.get(one.account, one.created_utc)

    def _words(self, one: AccountView) -> tuple[str, ...]:
        signs = Role.ASSESSOR in one.roles
        return (
            one.printed_name,
            one.user_id,
            text.roles_words(one.roles),
            (self.tr("yes") if one.qualified else self.tr("not yet")) if signs else text.NO_VALUE,
            self._state(one)[1],
            text.day(self.key_utc(one)) if one.has_key_here else self.tr("none here"),
        )

    def _state(self, one: AccountView) -> tuple[str, str]:
        if not one.enabled:
            return "user-off", self.tr("disabled")
        if one.failures >= _LOCKED_AT:
            return "lock", self.tr("locked")
        if one.failures >= _WAITS_AT:
            return "clock", self.tr("waits")
        if one.failures:
            return "check", text.counted("wrong once", "wrong %n times", one.failures)
        return "check", self.tr("enabled")
