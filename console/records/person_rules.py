"""What may be written about people: asked before an entry is kept, and again by `verify`."""

from collections.abc import Iterator
from typing import Final

from console.errors import ClassReason, PeopleReason
from console.records import bodies
from console.records.account_folds import standing
from console.records.entry import Entry
from console.records.humans import is_same_human
from console.records.person_folds import ids_of, parts_of
from console.records.store import Store

Broken = Iterator[PeopleReason | ClassReason]

_ABOUT_SOMEBODY: Final = frozenset(
    {"person.changed", "person.merged", "person.erased", "consent.given", "consent.withdrawn"}
)


def judge(store: Store, entry: Entry) -> Broken:
    """Rules about people that this entry breaks."""
    if entry.kind == "person.enrolled" and _is_enrolled(store, entry.subject):
        yield PeopleReason.ENROLLED_ALREADY
    if entry.kind not in _ABOUT_SOMEBODY:
        return
    ids = ids_of(store, entry.subject)
    is_account = entry.kind == "person.merged" and standing(store, entry.subject) is not None
    if not is_account and not _is_anybody(store, ids):
        yield PeopleReason.UNKNOWN_PERSON
    if entry.kind == "person.changed" and _is_erased(store, ids):
        yield PeopleReason.ERASED
    elif entry.kind == "person.merged":
        yield from _merged(store, entry)
    elif entry.kind == "person.erased":
        yield from _erased(store, entry, ids)


def _merged(store: Store, entry: Entry) -> Broken:
    into = bodies.read(bodies.PersonMerged, entry.body).into
    if not _is_enrolled(store, into) and standing(store, into) is None:
        yield PeopleReason.UNKNOWN_PERSON
    if is_same_human(store, entry.subject, into):
        yield PeopleReason.SAME_HUMAN
    # A name that an erasure has promised away must not hang on under another id.
    known = [ids for ids in (ids_of(store, entry.subject), ids_of(store, into)) if _is_anybody(store, ids)]
    if len({_is_erased(store, ids) for ids in known}) > 1:
        yield PeopleReason.ERASED


def _erased(store: Store, entry: Entry, ids: list[str]) -> Broken:
    """Only parts of this human, or an erasure could hide that anything else was removed."""
    body = bodies.read(bodies.PersonErased, entry.body)
    if not set(body.blobs) <= set(parts_of(store, ids)):
        yield PeopleReason.NOT_THEIR_PARTS
    if not body.reason.strip():
        yield ClassReason.REASON_NEEDED


def _is_enrolled(store: Store, id_: str) -> bool:
    return bool(store.rows("SELECT 1 FROM person WHERE id = ?", id_))


def _is_anybody(store: Store, ids: list[str]) -> bool:
    return any(_is_enrolled(store, id_) for id_ in ids)


def _is_erased(store: Store, ids: list[str]) -> bool:
    return any(store.rows("SELECT 1 FROM person WHERE id = ? AND erased_utc IS NOT NULL", id_) for id_ in ids)
