"""What people have begun to write on sheets: kept on this machine only, each with its author alone.

It outlives the lock, a hand-over and a crash, and goes in the COMMIT of the decision that it became. It goes,
too, with the name of the one it is about: a reason that somebody has begun to write may well name them.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

from console.model import AccountId, PersonId
from console.records.local import Local
from console.records.store import Store

_THEIRS: Final = "SELECT value FROM json_each(?1)"
_THEIR_SHEETS: Final = f"""
SELECT id FROM run WHERE person IN ({_THEIRS})
UNION SELECT run FROM decision WHERE person IN ({_THEIRS})
UNION SELECT record FROM decision WHERE person IN ({_THEIRS})
"""  # noqa: S608
_ERASED: Final = """
SELECT 1 FROM person WHERE id IN
  (SELECT person FROM run WHERE id = ?1 UNION SELECT person FROM decision WHERE record = ?1)
  AND (erased_utc IS NOT NULL OR personal IN
    (SELECT value FROM erasure_notice, json_each(erasure_notice.core, '$.body.blobs')))
"""
"""A file that was restored knows of later erasures from notices alone."""


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
        """Keep a JSON value in the place of the one before; on a sheet of somebody who was erased, none."""
        if self._is_of_erased(sheet):
            self.drop(author, sheet)
            return
        self._local.set_setting(_name(author, sheet), value)

    def drop(self, author: AccountId | None, sheet: str) -> None:
        """Forget one: it was emptied, or it has become a decision. `secure_delete` overwrites it."""
        self._store.rows("DELETE FROM setting WHERE name = ?", _name(author, sheet))

    def of(self, author: AccountId | None) -> frozenset[str]:
        """The sheets on which this author has begun to write."""
        start = _name(author, "")
        rows = self._store.rows("SELECT name FROM setting WHERE substr(name, 1, ?) = ?", len(start), start)
        return frozenset(name[len(start) :] for (name,) in rows)

    def _is_of_erased(self, sheet: str) -> bool:
        return bool(self._store.rows(_ERASED, sheet))


def purge(store: Store, people: Sequence[PersonId]) -> None:
    """Forget what anybody has begun to write on sheets of these people, inside the caller's transaction."""
    store.rows(
        "DELETE FROM setting WHERE substr(name, 1, 6) = 'sheet/'"  # noqa: S608
        f" AND substr(name, 7 + instr(substr(name, 7), '/')) IN ({_THEIR_SHEETS})",
        json.dumps(list(people)),
    )


def _name(author: AccountId | None, sheet: str) -> str:
    return f"sheet/{author or 'nobody'}/{sheet}"
