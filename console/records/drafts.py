"""What people have begun to write on sheets: kept on this machine only, each with its author alone.

It outlives the lock, a hand-over and a crash, and goes in the COMMIT of the decision that it became.
"""

from typing import Any

from console.model import AccountId
from console.records.local import Local
from console.records.store import Store


class Drafts:
    """Drafts of an open records file, by author and sheet; without accounts the author is nobody.

    `sheet`: id of the run, or hash of the record that is amended.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._local = Local(store)

    def get(self, author: AccountId | None, sheet: str) -> Any | None:
        """What was kept, as JSON; None when nothing was. ConsoleError(DAMAGED)."""
        return self._local.setting(_name(author, sheet))

    def keep(self, author: AccountId | None, sheet: str, value: Any) -> None:
        """Keep a JSON value in the place of what was kept before."""
        self._local.set_setting(_name(author, sheet), value)

    def drop(self, author: AccountId | None, sheet: str) -> None:
        """Forget one: it was emptied, or it has become a decision. `secure_delete` overwrites it."""
        self._store.rows("DELETE FROM setting WHERE name = ?", _name(author, sheet))

    def of(self, author: AccountId | None) -> frozenset[str]:
        """The sheets on which this author has begun to write."""
        start = _name(author, "")
        rows = self._store.rows("SELECT name FROM setting WHERE substr(name, 1, ?) = ?", len(start), start)
        return frozenset(name[len(start) :] for (name,) in rows)


def _name(author: AccountId | None, sheet: str) -> str:
    return f"sheet/{author or 'nobody'}/{sheet}"
