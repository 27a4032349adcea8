"""What entries about people add up to: who is enrolled, their personal parts, what they consented to."""

from collections.abc import Sequence
from typing import Final

from console.model import PersonId
from console.records import bodies
from console.records.account_folds import human
from console.records.entry import Entry
from console.records.folding import Fold, put
from console.records.store import Store

TABLES: Final = {"person": ("id",), "personal_part": ("sha256",), "consent": ("person", "scope", "class")}


def ids_of(store: Store, person: PersonId) -> list[PersonId]:
    """Every id of this human, the one that goes on first: merges followed up and down."""
    root = human(store, person) or person
    found, at = [root], 0
    while at < len(found):
        rows = store.rows("SELECT id FROM merged WHERE into_id = ? ORDER BY seq, id", found[at])
        found += [id_ for (id_,) in rows if id_ not in found]
        at += 1
    return found


def parts_of(store: Store, ids: Sequence[PersonId]) -> list[str]:
    """SHA-256 of every personal part of these ids that no erasure has named yet, oldest first."""
    rows = [
        row
        for id_ in ids
        for row in store.rows("SELECT seq, sha256 FROM personal_part WHERE person = ? AND erased = 0", id_)
    ]
    return [digest for _, digest in sorted(rows)]


def _enrolled(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.PersonEnrolled, entry.body)
    check = body.identity_check
    put(
        store,
        "person",
        id=entry.subject,
        personal=_keep_parts(store, entry),
        enrolled_utc=entry.t.utc,
        identity_by=check.by if check else None,
        identity_document=check.document_type if check else None,
        erased_utc=None,
        seq=entry.seq,
    )


def _changed(store: Store, entry: Entry) -> None:
    check = bodies.read(bodies.PersonEnrolled, entry.body).identity_check
    store.rows(
        "UPDATE person SET personal = ?, identity_by = coalesce(?, identity_by),"
        " identity_document = coalesce(?, identity_document), seq = ? WHERE id = ?",
        _keep_parts(store, entry),
        check.by if check else None,
        check.document_type if check else None,
        entry.seq,
        entry.subject,
    )


def _keep_parts(store: Store, entry: Entry) -> str:
    digests = [part.sha256 for part in entry.detached if part.type == "personal"]
    for digest in digests:
        put(store, "personal_part", sha256=digest, person=entry.subject, erased=0, seq=entry.seq)
    return digests[0] if digests else ""


def _erased(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.PersonErased, entry.body)
    for digest in body.blobs:
        store.rows("UPDATE personal_part SET erased = 1, seq = ? WHERE sha256 = ?", entry.seq, digest)
    for id_ in ids_of(store, entry.subject):
        store.rows("UPDATE person SET erased_utc = ?, seq = ? WHERE id = ?", entry.t.utc, entry.seq, id_)


def _consented(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.Consent, entry.body)
    put(
        store,
        "consent",
        person=entry.subject,
        scope=body.scope,
        **{"class": body.class_ or ""},
        given_utc=entry.t.utc,
        withdrawn_utc=None,
        seq=entry.seq,
    )


def _withdrew(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.Consent, entry.body)
    for id_ in ids_of(store, entry.subject):
        store.rows(
            "UPDATE consent SET withdrawn_utc = ?, seq = ?"
            " WHERE person = ? AND scope = ? AND class = ? AND withdrawn_utc IS NULL",
            entry.t.utc,
            entry.seq,
            id_,
            body.scope,
            body.class_ or "",
        )


FOLDS: Final[dict[str, Fold]] = {
    "person.enrolled": _enrolled,
    "person.changed": _changed,
    "person.erased": _erased,
    "consent.given": _consented,
    "consent.withdrawn": _withdrew,
}
