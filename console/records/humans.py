"""Who is the same human: merges as a web of ids, whichever console made them and in whatever order they came.

A merge joins two ids for good. Circles, and one id merged into two others, can come about when two consoles
merge the same people: all of them are one human then, who goes by the id that was merged into no other (the
least of several).
"""

from collections.abc import Iterable
from typing import Final

from console.records import bodies
from console.records.entry import Entry
from console.records.folding import put
from console.records.store import Store

TABLE: Final = ("id", "into_id", "peer")
"""What names a row of `merged`."""

_BESIDE: Final = (
    "SELECT id, into_id FROM merged WHERE counts AND id = ?1"
    " UNION SELECT id, into_id FROM merged WHERE counts AND into_id = ?1"
)
_OURS: Final = (
    "SELECT 1 FROM person WHERE id = ?1 AND peer = '' UNION ALL"
    " SELECT 1 FROM account WHERE id = ?1 AND peer = '' AND home"
)


def together(store: Store, id_: str) -> list[str]:
    """Every id of this human, the one that goes on first."""
    edges: set[tuple[str, str]] = set()
    found, at = [id_], 0
    while at < len(found):
        beside = set(store.rows(_BESIDE, found[at])) - edges
        edges |= beside
        found += sorted({one for edge in beside for one in edge}.difference(found))
        at += 1
    root = _root(found, edges)
    return [root, *(one for one in found if one != root)]


def human(store: Store, id_: str | None) -> str | None:
    """The id that this human goes by now: merges followed."""
    return None if id_ is None else together(store, id_)[0]


def is_same_human(store: Store, one: str | None, other: str | None) -> bool:
    """True when both ids are of one human."""
    return one is not None and other is not None and (one == other or other in together(store, one))


def roots(store: Store) -> dict[str, str]:
    """The id that each merged id's human goes by; ids that were never merged are absent."""
    edges = store.rows("SELECT id, into_id FROM merged WHERE counts")
    beside: dict[str, set[str]] = {}
    for one, other in edges:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found: dict[str, str] = {}
    for start in beside:
        if start not in found:
            web, rest = {start}, [start]
            while rest:
                new = beside[rest.pop()] - web
                web |= new
                rest += new
            root = _root(web, {edge for edge in edges if edge[0] in web})
            found.update(dict.fromkeys(web, root))
    return found


def fold(store: Store, entry: Entry) -> None:
    """Keep a merge."""
    into = bodies.read(bodies.PersonMerged, entry.body).into
    put(
        store,
        "merged",
        id=entry.subject,
        into_id=into,
        peer=entry.peer,
        counts=int(not entry.peer or not (_is_ours(store, entry.subject) and _is_ours(store, into))),
        seq=entry.seq,
    )


def weigh(store: Store, id_: str) -> None:
    """This id has become one of ours: what other consoles merged it with may count no longer.

    Two people who were both enrolled here are made one here, or not at all.
    """
    query = "SELECT id, into_id FROM merged WHERE peer <> '' AND counts AND (id = ?1 OR into_id = ?1)"
    for one, other in store.rows(query, id_):
        if _is_ours(store, one) and _is_ours(store, other):
            store.rows("UPDATE merged SET counts = 0 WHERE peer <> '' AND id = ? AND into_id = ?", one, other)


def _is_ours(store: Store, id_: str) -> bool:
    return bool(store.rows(_OURS, id_))


def _root(web: Iterable[str], edges: set[tuple[str, str]]) -> str:
    left = {one for one, _ in edges}
    return min(set(web) - left or web)
