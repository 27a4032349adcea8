"""Whether a file's tables, indexes, triggers and views are the ones that this program's steps make."""

from collections.abc import Iterator
from typing import Final

from console.records import migrations
from console.records.store import Store

LIBRARY: Final = "_sqlite_migrations"
"""Table of the migration library: how it looks is the library's own business, triggers on it are not."""

_Object = tuple[str, str]
"""Type and name: a trigger may have the name of a table."""


def differences(store: Store) -> Iterator[str]:
    """The name of everything that is missing, changed or put in."""
    known = migrations.is_known(store)
    if not known:
        yield LIBRARY
    made = Store.in_memory()
    try:
        migrations.apply(made, through=len(migrations.taken(store)) if known else None)
        expected = _objects(made)
    finally:
        made.close()
    found = _objects(store)
    for what in sorted(expected.keys() | found.keys()):
        if expected.get(what) != found.get(what):
            yield what[1]


def _objects(store: Store) -> dict[_Object, tuple[str, str]]:
    """Whose it is and its text, of every table, index, trigger and view."""
    rows = store.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        (type_, name): (table, sql)
        for type_, name, table, sql in rows
        if type_ == "trigger" or table != LIBRARY
    }
