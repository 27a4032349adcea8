"""Erasing personal parts: from the file, from the copies beside it, and again from a file that was restored.

A copy that was made before an erasure does not hold the `person.erased` entry that lets its parts go. It gets
that entry as a notice, under a console's signature, so that `verify` knows why the parts are gone. The
console must be one that the copy knows: a notice of a later one is signed anew with the copy's own key.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

import msgspec

from console.errors import ConsoleError
from console.model import AccountId, PersonId
from console.records import backup, bodies, drafts, former, migrations, person_folds
from console.records.canonical import sha256_hex
from console.records.entry import Core, Draft, Entry, is_signed, read, seal
from console.records.keys import FileKey, beside, key_name, sync_folder
from console.records.local import Identity, Local
from console.records.outgoing import is_ours
from console.records.person_folds import TAKEN_AWAY, ids_of
from console.records.store import Store

log = logging.getLogger(__name__)

KIND: Final = "person.erased"
ASIDE: Final = "set-aside-"
"""How folders of former files are called."""
_LEFT: Final = {".pdf", ".csv", ".zip", ".json", ".xlsx"}
"""How the names of files end that exports make."""
_NAMELESS: Final = {"courses", "simulated"}
"""Folders in which the program keeps other things."""
OWED: Final = "erasure.owed"
"""Setting: names of the copies that an erasure has not reached yet, written in its own COMMIT."""
_PROMISED: Final = (
    f"SELECT * FROM ({TAKEN_AWAY}) AS gone WHERE EXISTS (SELECT 1 FROM blob WHERE blob.sha256 = gone.sha256)"  # noqa: S608
)
_KNOWN: Final = (
    "SELECT 1 FROM entry WHERE id = ?1 UNION ALL SELECT 1 FROM peer_entry WHERE id = ?1"
    " UNION ALL SELECT 1 FROM erasure_notice WHERE id = ?1"
)


class Erasing(Protocol):
    """What people need of the records."""

    def append_all(self, drafts: Sequence[Draft], also: Callable[[], None] | None = None) -> list[Entry]:
        """Add entries in one COMMIT."""
        ...

    def erase(self, person: PersonId, digests: list[str], reason: str, actor: AccountId | None) -> None:
        """Write `person.erased` and delete these parts, here and in the copies beside."""
        ...


class Promise(msgspec.Struct, frozen=True):
    """An erasure, and which parts it takes away: of another console's, only those of whom it erased."""

    entry: Entry
    digests: tuple[str, ...]


def promises(store: Store) -> list[Promise]:
    """Every erasure that this file knows of: its own, former and other consoles', and what it was told."""
    ours = [Promise(one, tuple(one.body["blobs"])) for one in former.history(store) if one.kind == KIND]
    if not migrations.is_current(store):
        return ours
    gone = {digest for digest, _ in store.rows(TAKEN_AWAY)}
    others = [*former.others(store, KIND), *told(store)]
    return [*ours, *(Promise(one, tuple(d for d in _named(one) if d in gone)) for one in others)]


def told(store: Store) -> list[Entry]:
    """Erasures that are in none of the chains that this file goes on from; of genuine notices only."""
    if not migrations.is_current(store):
        return []
    return [entry for _, entry in judged(store, known_keys(store)) if entry is not None]


def known_keys(store: Store) -> dict[str, str]:
    """The public key of each console of our history, and of every other one that the hub has named."""
    named: dict[str, str] = dict(store.rows('SELECT console, "key" FROM peer_console'))
    return {**named, **former.keys(store)}


def judged(store: Store, keys: dict[str, str]) -> Iterator[tuple[str, Entry | None]]:
    """Each notice by its id; `keys` is the public key of each console of the history.

    None for the notice of a stranger, or one that was changed: it excuses nothing.
    """
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'erasure_notice'"):
        return
    for id_, core, digest, sig in store.rows("SELECT id, core, hash, sig FROM erasure_notice ORDER BY id"):
        try:
            entry = read(core, digest, sig)
            bodies.read(bodies.PersonErased, entry.body)
            is_whole = (entry.kind, entry.id, sha256_hex(core.encode())) == (KIND, id_, digest)
            is_genuine = is_whole and is_signed(digest, sig, keys.get(entry.console, ""))
            yield id_, entry if is_genuine else None
        except (ValueError, UnicodeEncodeError, ConsoleError):
            yield id_, None


def delete(store: Store, person: PersonId, digests: Sequence[str]) -> None:
    """Delete parts that an erasure names, and what was begun on this human's sheets.

    In the caller's transaction. The parts name ids that a copy from before a merge does not know as theirs.
    """
    query = "SELECT DISTINCT person FROM personal_part WHERE sha256 IN (SELECT value FROM json_each(?))"
    ids = [id_ for (id_,) in store.rows(query, json.dumps(list(digests)))]
    drafts.purge(store, [*ids, *ids_of(store, person)])
    for digest in digests:
        # Nothing but people's details, whatever an entry calls by that name.
        store.rows("DELETE FROM blob WHERE sha256 = ? AND type = 'personal'", digest)


def keep_notice(store: Store, entry: Entry) -> None:
    """Keep an erasure whose chain does not hold it here, inside the caller's transaction."""
    store.rows(
        "INSERT OR IGNORE INTO erasure_notice (id, core, hash, sig) VALUES (?, ?, ?, ?)",
        entry.id,
        entry.core,
        entry.hash,
        entry.sig,
    )
    person_folds.fold_notice(store, entry, former.keys(store))


def delete_promised(store: Store) -> int:
    """Delete every part that an erasure has promised away and that is still here; returns how many went.

    Only a part of the person who was erased: nobody can have others' parts deleted by naming them.
    """
    rows = store.rows(_PROMISED)
    for digest, person in rows:
        delete(store, person, [digest])
    store.rows(
        "DELETE FROM wanted_part WHERE sha256 IN (SELECT sha256 FROM personal_part WHERE erased)"
        " AND sha256 NOT IN (SELECT sha256 FROM personal_part WHERE NOT erased)"
    )
    return len(rows)


def settle(store: Store) -> None:
    """Leave nothing of what was deleted in the log; free pages were overwritten (secure_delete)."""
    store.empty_log()


def carry_out(store: Store, erasures: Sequence[Promise]) -> int:
    """Delete in `store` whatever these erasures name, and keep those that it did not know as notices.

    For a restored file, with the erasures of the file that was set aside. Returns how many parts went.
    """
    keys, identity = known_keys(store), Local(store).identity()
    gone = 0
    with store.atomic():
        for one in erasures:
            held = [digest for digest in one.digests if _is_held(store, digest)]
            if not store.rows(_KNOWN, one.entry.id):
                is_itself = one.entry.console in keys and one.digests == tuple(_named(one.entry))
                anew = identity is not None and not is_itself
                keep_notice(store, _signed_anew(one, identity) if anew and identity else one.entry)
            delete(store, one.entry.subject, one.digests)
            gone += len(held)
    settle(store)
    return gone


def copies(folder: Path) -> list[Path]:
    """What lies beside the records of `folder` and holds the same: backups, and files that were set aside."""
    return [*sorted((folder / backup.FOLDER).glob("*.sqlite")), *sorted(folder.glob(f"{ASIDE}*/*.sqlite"))]


def exports(folder: Path) -> list[Path]:
    """What once left the records of `folder` and was put there, and may say a name: for people to delete."""
    lying = (path for path in folder.rglob("*") if path.suffix.lower() in _LEFT and path.is_file())
    theirs = (path for path in lying if path.relative_to(folder).parts[0] not in _NAMELESS)
    return sorted(path for path in theirs if not is_ours(path, folder))


def carry_out_beside(folder: Path, key: FileKey | None, erasures: Sequence[Promise]) -> list[Path]:
    """The same in every copy; returns those that could not be reached, for people to delete.

    A backup of an older schema has no place for notices and goes: the records have been brought up to date.
    What was set aside stays whatever it is: it may hold entries that nothing else does.
    """
    unreached = []
    backup.remove_leftovers(folder / backup.FOLDER)
    for path in copies(folder):
        try:
            if _carry_out_in(path, key, erasures):
                continue
            if path.parent.name == backup.FOLDER:
                path.unlink()
                beside(path).unlink(missing_ok=True)
                sync_folder(path.parent)
            else:
                unreached.append(path)
        except (ConsoleError, OSError) as error:
            log.warning("a copy could not be reached by an erasure: %s", type(error).__name__)
            unreached.append(path)
    return unreached


def _carry_out_in(path: Path, key: FileKey | None, erasures: Sequence[Promise]) -> bool:
    """False when the copy is of an older schema."""
    store = Store.open(path, key if key_name(path) is not None else None)
    try:
        if not migrations.is_current(store):
            return False
        carry_out(store, erasures)
        # As backups are: one file, that whoever opens it makes no log beside.
        store.rows("PRAGMA journal_mode=DELETE")
        return True
    finally:
        store.close()


def _signed_anew(promise: Promise, identity: Identity) -> Entry:
    """The same erasure, told by the console of the copy that it reached: no other is believed there."""
    core = msgspec.convert(json.loads(promise.entry.core), Core)
    told_of = {"console": core.console, "seq": core.seq, "hash": promise.entry.hash}
    body = {**core.body, "blobs": list(promise.digests), "told_of": told_of}
    return seal(msgspec.structs.replace(core, console=identity.console, body=body), identity.key)


def _is_held(store: Store, digest: str) -> bool:
    return bool(store.rows("SELECT 1 FROM blob WHERE sha256 = ? AND type = 'personal'", digest))


def _named(entry: Entry) -> list[str]:
    """The parts that an erasure names; none when its body is not that of one."""
    try:
        return bodies.read(bodies.PersonErased, entry.body).blobs
    except ConsoleError:
        return []
