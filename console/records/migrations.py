"""Which steps of the schema a file has had, and taking those that are pending (`steps`, `later_steps`).

The migration library costs 0.3 s of start-up, so it is imported only when there is a step to take.
"""

import re
from typing import Final

from console.records.later_steps import STEPS
from console.records.store import Store, told

SET: Final = "console"


def taken(store: Store) -> list[str]:
    """Names of the steps that this file has had, oldest first."""
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"):
        return []
    rows = store.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", SET)
    return [name for (name,) in rows]


def is_newer(store: Store) -> bool:
    """True when the file has had a step that this version does not know."""
    known = {step.__name__ for step in STEPS}
    later = (re.match(r"m(\d{4})_", name) for name in taken(store) if name not in known)
    return any(number and int(number[1]) > len(STEPS) for number in later)


def is_known(store: Store) -> bool:
    """True when the steps that the file has had are those of this version or of an older one."""
    found = taken(store)
    return bool(found) and found == [step.__name__ for step in STEPS[: len(found)]]


def changes(store: Store) -> bool:
    """True when `apply` would change a file that holds something: copy it first."""
    return bool(taken(store)) and not is_current(store)


def apply(store: Store, through: int | None = None) -> None:
    """Take the pending steps, up to number `through` if given, inside the caller's transaction if any.

    What fails leaves the file as it was. ConsoleError: DAMAGED, DISK_FULL.
    """
    steps = STEPS[:through]
    if taken(store) == [step.__name__ for step in steps]:
        return
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(SET)
    for step in steps:
        migrations()(step)
    with told():
        migrations.apply(Database(store.connection, recursive_triggers=False, execute_plugins=False))


def is_current(store: Store) -> bool:
    """True when the file has had every step of this version."""
    return taken(store) == [step.__name__ for step in STEPS]
