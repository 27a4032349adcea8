"""What every fold of an entry into a projection needs."""

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.records.entry import Entry
from console.records.store import Store

Fold: TypeAlias = Callable[[Store, Entry], None]


def put(store: Store, table: str, **columns: Any) -> None:
    """Write a row, in the place of an older one of the same key."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    store.rows(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", *columns.values())  # noqa: S608


def claims(store: Store, table: str, entry: Entry) -> bool:
    """True when the row of this entry's subject is, or becomes, this console's.

    Two consoles never make the same id but by malice. Then our own history comes first, and of others the
    lesser name, so that all who hear the same keep the same.
    """
    rows = store.rows(f"SELECT peer FROM {table} WHERE id = ?", entry.subject)  # noqa: S608
    return not rows or bool(entry.peer <= rows[0][0])


def course_columns(entry: Entry) -> dict[str, str]:
    """The course pack that an entry stands on. ConsoleError(BAD_ENTRY) when it names none."""
    course = entry.course
    if course is None:
        raise ConsoleError(RecordsReason.BAD_ENTRY, problem="course_missing", kind=entry.kind)
    return {"course": course.id, "course_version": course.version, "course_sha256": course.sha256}


def text(values: list[str]) -> str:
    """A list as a column holds it."""
    return msgspec.json.encode(values).decode()
