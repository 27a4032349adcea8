"""What entries about people add up to: who is enrolled, their personal parts, what they consented to.

Parts and erasures are kept as they were told, by whichever console; what they mean for a person is worked out
anew when any of it, or a merge, comes in. So the order in which consoles are heard changes nothing.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from msgspec.structs import replace

from console.model import PersonId
from console.records import bodies, humans
from console.records.entry import Entry
from console.records.folding import Fold, claims, put
from console.records.store import Store

TABLES: Final = {
    "person": ("id",),
    "personal_part": ("sha256", "person"),
    "erasure": ("person", "sha256", "peer"),
    "merged": humans.TABLE,
    "consent": ("person", "scope", "class", "peer"),
}

_PARTS: Final = (
    "SELECT sha256, utc, peer, erased, identity_by, identity_document FROM personal_part WHERE person = ?"
    " ORDER BY peer, seq"
)
_PROMISED: Final = (
    "SELECT sha256, max(utc) FROM erasure WHERE person IN (SELECT value FROM json_each(?)) GROUP BY sha256"
)
TAKEN_AWAY: Final = """
SELECT gone.sha256, min(gone.person) FROM personal_part AS gone
WHERE gone.erased AND NOT EXISTS (SELECT 1 FROM personal_part AS kept
  WHERE kept.sha256 = gone.sha256 AND NOT kept.erased AND kept.peer < gone.peer)
GROUP BY gone.sha256
"""
"""Parts that an erasure has promised away. Who writes another's part into an entry of their own can not erase
it from there."""
_ITSELF: Final = ""
"""In the place of a part: the person was erased, whatever parts come to light afterwards."""


def ids_of(store: Store, person: PersonId) -> list[PersonId]:
    """Every id of this human, the one that goes on first."""
    return humans.together(store, person)


def parts_of(store: Store, ids: Sequence[PersonId]) -> list[str]:
    """SHA-256 of every personal part of these ids that no erasure has named yet, oldest first."""
    rows = [
        row
        for id_ in ids
        for row in store.rows(
            "SELECT peer, seq, sha256 FROM personal_part WHERE person = ? AND erased = 0", id_
        )
    ]
    return list(dict.fromkeys(digest for _, _, digest in sorted(rows)))


def settle(store: Store, person: PersonId) -> None:
    """Work out what is known of this human, after anything about any of their ids came in."""
    ids = ids_of(store, person)
    promised = dict(store.rows(_PROMISED, json.dumps(ids)))
    for id_ in ids:
        known = store.rows(_PARTS, id_)
        for digest, _, _, erased, *_ in known:
            if erased != (digest in promised):
                store.rows(
                    "UPDATE personal_part SET erased = NOT erased WHERE sha256 = ? AND person = ?",
                    digest,
                    id_,
                )
        store.rows(
            "UPDATE person SET personal = ?, identity_by = ?, identity_document = ?, erased_utc = ?"
            " WHERE id = ?",
            _newest(known, 0) or "",
            _newest(known, 4),
            _newest(known, 5),
            promised.get(_ITSELF),
            id_,
        )


def _newest(known: Sequence[tuple[Any, ...]], column: int) -> str | None:
    """The newest value of a column: the last word of each console, and of those the latest."""
    last = {row[2]: (row[1], row[2], row[column]) for row in known if row[column] is not None}
    return max(last.values())[2] if last else None


def _enrolled(store: Store, entry: Entry) -> None:
    _keep_parts(store, entry)
    if claims(store, "person", entry):
        put(
            store,
            "person",
            id=entry.subject,
            personal="",
            enrolled_utc=entry.t.utc,
            seq=entry.seq,
            peer=entry.peer,
        )
        if not entry.peer:
            humans.weigh(store, entry.subject)
    settle(store, entry.subject)


def _changed(store: Store, entry: Entry) -> None:
    _keep_parts(store, entry)
    store.rows("UPDATE person SET seq = ? WHERE id = ? AND peer = ?", entry.seq, entry.subject, entry.peer)
    settle(store, entry.subject)


def _keep_parts(store: Store, entry: Entry) -> None:
    check = bodies.read(bodies.PersonEnrolled, entry.body).identity_check
    for part in entry.detached:
        if part.type != "personal":
            continue
        query = "SELECT 1 FROM personal_part WHERE sha256 = ? AND person = ? AND peer < ?"
        if not store.rows(query, part.sha256, entry.subject, entry.peer):
            put(
                store,
                "personal_part",
                sha256=part.sha256,
                person=entry.subject,
                peer=entry.peer,
                utc=entry.t.utc,
                identity_by=check.by if check else None,
                identity_document=check.document_type if check else None,
                erased=0,
                seq=entry.seq,
            )


def _erased(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.PersonErased, entry.body)
    for digest in (_ITSELF, *body.blobs):
        put(
            store,
            "erasure",
            person=entry.subject,
            sha256=digest,
            peer=entry.peer,
            utc=entry.t.utc,
            seq=entry.seq,
        )
    settle(store, entry.subject)


def fold_notice(store: Store, entry: Entry, history: Collection[str]) -> None:
    """An erasure of which only a notice is here; `history`: the consoles whose entries are our own."""
    _erased(store, replace(entry, peer="" if entry.console in history else entry.console))


def _merged(store: Store, entry: Entry) -> None:
    humans.fold(store, entry)
    settle(store, entry.subject)


def _consented(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.Consent, entry.body)
    put(
        store,
        "consent",
        person=entry.subject,
        scope=body.scope,
        **{"class": body.class_ or ""},
        peer=entry.peer,
        given_utc=entry.t.utc,
        withdrawn_utc=None,
        seq=entry.seq,
    )


def _withdrew(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.Consent, entry.body)
    if not entry.peer:
        for id_ in ids_of(store, entry.subject):
            store.rows(
                "UPDATE consent SET withdrawn_utc = ?, seq = ?"
                " WHERE person = ? AND scope = ? AND class = ? AND peer = '' AND withdrawn_utc IS NULL",
                entry.t.utc,
                entry.seq,
                id_,
                body.scope,
                body.class_ or "",
            )
    # It stands by itself as well: what it ends may have been given on another console.
    store.rows(
        "INSERT INTO consent VALUES (?, ?, ?, ?, NULL, ?, ?) ON CONFLICT (person, scope, class, peer)"
        " DO UPDATE SET withdrawn_utc = coalesce(withdrawn_utc, excluded.withdrawn_utc), seq = excluded.seq",
        entry.subject,
        body.scope,
        body.class_ or "",
        entry.peer,
        entry.t.utc,
        entry.seq,
    )


FOLDS: Final[dict[str, Fold]] = {
    "person.enrolled": _enrolled,
    "person.changed": _changed,
    "person.merged": _merged,
    "person.erased": _erased,
    "consent.given": _consented,
    "consent.withdrawn": _withdrew,
}
