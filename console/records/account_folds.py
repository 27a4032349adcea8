"""What account entries add up to: accounts, their keys, the recovery sheet, and who is the same human."""

from typing import Final

import msgspec

from console.model import AccountId, Role
from console.records import bodies
from console.records.entry import Entry
from console.records.folding import Fold, put
from console.records.store import Store

TABLES: Final = {"account": ("id",), "account_key": ("key",), "recovery_sheet": ("key",), "merged": ("id",)}


class Standing(msgspec.Struct, frozen=True):
    """An account as it stands after the entries so far."""

    account: AccountId
    user_id: str
    printed_name: str
    roles: tuple[Role, ...]
    qualified: bool
    enabled: bool
    created_utc: str


def standing(store: Store, account: str | None) -> Standing | None:
    """One account, None when there is no such."""
    found = standings(store, "id = ?", account)
    return found[0] if found else None


def standings(store: Store, condition: str = "1", *values: str | None) -> list[Standing]:
    """Accounts, oldest first."""
    rows = store.rows(
        "SELECT id, user_id, printed_name, roles, qualified, enabled, created_utc FROM account"  # noqa: S608
        f" WHERE {condition} ORDER BY created_utc, rowid",
        *values,
    )
    return [
        Standing(id_, user_id, name, tuple(map(Role, msgspec.json.decode(roles))), bool(q), bool(e), utc)
        for id_, user_id, name, roles, q, e, utc in rows
    ]


def human(store: Store, id_: str | None) -> str | None:
    """The id that this human goes by now: merges followed."""
    seen = set()
    while id_ is not None and id_ not in seen:
        seen.add(id_)
        rows = store.rows("SELECT into_id FROM merged WHERE id = ?", id_)
        if not rows:
            return id_
        id_ = rows[0][0]
    return min(seen) if seen else None


def is_same_human(store: Store, one: str | None, other: str | None) -> bool:
    """True when both ids are of one human."""
    return one is not None and other is not None and human(store, one) == human(store, other)


def _created(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountCreated, entry.body)
    put(
        store,
        "account",
        id=entry.subject,
        user_id=body.user_id,
        printed_name=body.printed_name,
        roles=msgspec.json.encode(body.roles).decode(),
        qualified=int(body.qualified),
        enabled=1,
        created_utc=entry.t.utc,
        seq=entry.seq,
    )
    _add_key(store, entry, body.key, body.confirmed_by, None)
    _replace_sheet(store, entry, body.recovery, was_used=body.confirmed_by is not None)


def _key_added(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountKey, entry.body)
    store.rows("UPDATE account SET seq = ? WHERE id = ?", entry.seq, entry.subject)
    _add_key(store, entry, body.key, body.confirmed_by, body.reason)
    _replace_sheet(store, entry, body.recovery, was_used=body.confirmed_by == "recovery_sheet")


def _add_key(store: Store, entry: Entry, key: str, confirmed_by: str | None, reason: str | None) -> None:
    """A newer key of the same console takes the place of the older ones; they stay, for what they signed."""
    store.rows(
        "UPDATE account_key SET retired_seq = ?, seq = ?"
        " WHERE account = ? AND console = ? AND retired_seq IS NULL",
        entry.seq,
        entry.seq,
        entry.subject,
        entry.console,
    )
    put(
        store,
        "account_key",
        key=key,
        account=entry.subject,
        console=entry.console,
        kind=entry.kind,
        made_utc=entry.t.utc,
        confirmed_by=confirmed_by,
        reason=reason,
        retired_seq=None,
        seq=entry.seq,
    )


def _replace_sheet(store: Store, entry: Entry, key: str | None, *, was_used: bool) -> None:
    if key is not None or was_used:
        store.rows("UPDATE recovery_sheet SET current = 0, seq = ? WHERE current = 1", entry.seq)
    if key is not None:
        put(store, "recovery_sheet", key=key, current=1, seq=entry.seq)


def _changed(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountChanged, entry.body)
    roles = None if body.roles is None else msgspec.json.encode(body.roles).decode()
    store.rows(
        "UPDATE account SET printed_name = coalesce(?, printed_name), roles = coalesce(?, roles),"
        " qualified = coalesce(?, qualified), seq = ? WHERE id = ?",
        body.printed_name,
        roles,
        None if body.qualified is None else int(body.qualified),
        entry.seq,
        entry.subject,
    )
    _replace_sheet(store, entry, body.recovery, was_used=False)


def _disabled(store: Store, entry: Entry) -> None:
    store.rows("UPDATE account SET enabled = 0, seq = ? WHERE id = ?", entry.seq, entry.subject)


def _enabled(store: Store, entry: Entry) -> None:
    store.rows("UPDATE account SET enabled = 1, seq = ? WHERE id = ?", entry.seq, entry.subject)


def _merged(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.PersonMerged, entry.body)
    put(store, "merged", id=entry.subject, into_id=body.into, seq=entry.seq)


def _continued(store: Store, entry: Entry) -> None:
    """A console that goes on from another keeps its accounts' keys; each still needs its own passphrase."""
    body = bodies.read(bodies.ConsoleCreated, entry.body)
    if body.continues is not None:
        store.rows(
            "UPDATE account_key SET console = ?, seq = ? WHERE console = ? AND retired_seq IS NULL",
            entry.console,
            entry.seq,
            body.continues.console,
        )


FOLDS: Final[dict[str, Fold]] = {
    "console.created": _continued,
    "account.created": _created,
    "account.key_added": _key_added,
    "account.reset": _key_added,
    "account.changed": _changed,
    "account.disabled": _disabled,
    "account.enabled": _enabled,
    "person.merged": _merged,
}
