"""What account entries add up to: accounts, their keys, the recovery sheet.

Each console's word of an account is a row of its own (`peer`), so that none can write over another's. What
counts here is `standings`: an account that has a key here stands as our own entries say; every other one as
the console says that made it. Another console can only keep somebody out (`account.disabled`), never raise
them, and never keep out the last administrator here.
"""

from typing import Any, Final

import msgspec

from console.model import AccountId, ConsoleId, Role
from console.records import bodies, humans
from console.records.entry import Entry
from console.records.folding import Fold, put
from console.records.store import Store

TABLES: Final = {
    "account": ("id", "peer"),
    "account_switch": ("account", "peer"),
    "account_key": ("key", "console"),
    "recovery_sheet": ("key", "peer"),
    "lineage": ("console",),
}

_COLUMNS: Final = (
    "id, user_id, printed_name, roles, qualified, enabled, created_utc, peer, roles_ever FROM account AS word"
)
_GOVERNING: Final = """NOT EXISTS (
  SELECT 1 FROM account AS better WHERE better.id = word.id AND better.peer <> word.peer
  AND (better.peer = '' OR (word.peer <> '' AND (better.home, word.peer) > (word.home, better.peer))))
"""
"""Our own word of an account; else that of the console that made it (of several, the one of least name)."""
_KEPT_OUT: Final = "SELECT account FROM account_switch WHERE peer = '' AND NOT enabled"
_KEPT_OUT_ELSEWHERE: Final = """
SELECT account FROM account_switch AS said WHERE peer <> '' AND NOT enabled AND NOT EXISTS (
  SELECT 1 FROM account_switch AS ours
  WHERE ours.account = said.account AND ours.peer = '' AND ours.enabled AND ours.place > said.place)
"""
"""Who was enabled here after that had come stays so."""


class Standing(msgspec.Struct, frozen=True):
    """An account as it stands after the entries so far."""

    account: AccountId
    user_id: str
    printed_name: str
    roles: tuple[Role, ...]
    qualified: bool
    enabled: bool
    created_utc: str
    peer: ConsoleId = ""
    """The other console as which it stands; empty: it has, or had, a key here."""
    roles_ever: tuple[Role, ...] = ()
    """Every role that it has had."""


def standing(store: Store, account: str | None) -> Standing | None:
    """One account, None when there is no such."""
    found = standings(store, "word.id = ?", account)
    return found[0] if found else None


def standings(store: Store, condition: str = "1", *values: str | None) -> list[Standing]:
    """Accounts of here and of elsewhere, oldest first."""
    kept_out = {account for (account,) in store.rows(_KEPT_OUT_ELSEWHERE)}
    if kept_out:
        here = {one.account for one in said_by(store, "") if one.enabled and _administers(one)}
        # When nobody else is left, none of them is kept out: that would lock everybody out.
        kept_out -= here if here <= kept_out else set()
    kept_out |= {account for (account,) in store.rows(_KEPT_OUT)}
    return [
        msgspec.structs.replace(one, enabled=False) if one.account in kept_out else one
        for one in _words(store, f"{condition} AND {_GOVERNING}", *values)
    ]


def said_by(store: Store, peer: ConsoleId) -> list[Standing]:
    """Accounts as one console's own entries have them, oldest first; empty: our own history's."""
    return _words(store, "word.peer = ?", peer)


def had_key(store: Store, account: str | None, key: str, console: ConsoleId, seq: int) -> bool:
    """True when this was the account's key on that other console when its entry of this number was made.

    A key that our own history knows as theirs is theirs wherever it was used.
    """
    query = (
        "SELECT 1 FROM account_key WHERE \"key\" = ?1 AND account = ?2 AND (peer = ''"
        " OR (console = ?3 AND seq <= ?4 AND (retired_seq IS NULL OR retired_seq > ?4)))"
    )
    return bool(store.rows(query, key, account, console, seq))


def _administers(one: Standing) -> bool:
    return Role.ADMINISTRATOR in one.roles


def _words(store: Store, condition: str, *values: str | None) -> list[Standing]:
    query = f"SELECT {_COLUMNS} WHERE {condition} ORDER BY created_utc, rowid"
    return [
        Standing(id_, user_id, name, _roles(roles), bool(q), bool(e), utc, peer, _roles(ever))
        for id_, user_id, name, roles, q, e, utc, peer, ever in store.rows(query, *values)
    ]


def _roles(text: str) -> tuple[Role, ...]:
    return tuple(map(Role, msgspec.json.decode(text)))


def _created(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountCreated, entry.body)
    _put(store, entry, body, home=True)
    _add_key(store, entry, body.key, body.confirmed_by, None)
    _replace_sheet(store, entry, body.recovery, was_used=body.confirmed_by is not None)
    if not entry.peer:
        humans.weigh(store, entry.subject)


def _put(store: Store, entry: Entry, said: Any, *, home: bool) -> None:
    roles = msgspec.json.encode(said.roles).decode()
    put(
        store,
        "account",
        id=entry.subject,
        peer=entry.peer,
        user_id=said.user_id,
        printed_name=said.printed_name,
        roles=roles,
        roles_ever=roles,
        qualified=int(said.qualified),
        enabled=1,
        home=int(home),
        created_utc=entry.t.utc,
        seq=entry.seq,
    )


def _key_added(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountKey, entry.body)
    known = store.rows("SELECT 1 FROM account WHERE id = ? AND peer = ?", entry.subject, entry.peer)
    if body.account is not None and not known:
        _put(store, entry, body.account, home=False)
    else:
        store.rows(
            "UPDATE account SET seq = ? WHERE id = ? AND peer = ?", entry.seq, entry.subject, entry.peer
        )
    _add_key(store, entry, body.key, body.confirmed_by, body.reason)
    _replace_sheet(store, entry, body.recovery, was_used=body.confirmed_by == "recovery_sheet")


def _add_key(store: Store, entry: Entry, key: str, confirmed_by: str | None, reason: str | None) -> None:
    """A newer key of the same console takes the place of the older ones; they stay, for what they signed."""
    store.rows(
        "UPDATE account_key SET retired_seq = ?, seq = ?"
        " WHERE account = ? AND console = ? AND peer = ? AND retired_seq IS NULL",
        entry.seq,
        entry.seq,
        entry.subject,
        entry.console,
        entry.peer,
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
        peer=entry.peer,
        seq=entry.seq,
    )


def _replace_sheet(store: Store, entry: Entry, key: str | None, *, was_used: bool) -> None:
    if key is not None or was_used:
        store.rows(
            "UPDATE recovery_sheet SET current = 0, seq = ? WHERE current = 1 AND peer = ?",
            entry.seq,
            entry.peer,
        )
    if key is not None:
        put(store, "recovery_sheet", key=key, peer=entry.peer, current=1, seq=entry.seq)


def _changed(store: Store, entry: Entry) -> None:
    body = bodies.read(bodies.AccountChanged, entry.body)
    rows = store.rows("SELECT roles_ever FROM account WHERE id = ? AND peer = ?", entry.subject, entry.peer)
    if rows:
        roles = None if body.roles is None else msgspec.json.encode(body.roles).decode()
        ever = dict.fromkeys([*_roles(rows[0][0]), *(body.roles or ())])
        store.rows(
            "UPDATE account SET printed_name = coalesce(?, printed_name), roles = coalesce(?, roles),"
            " roles_ever = ?, qualified = coalesce(?, qualified), seq = ? WHERE id = ? AND peer = ?",
            body.printed_name,
            roles,
            msgspec.json.encode(list(ever)).decode(),
            None if body.qualified is None else int(body.qualified),
            entry.seq,
            entry.subject,
            entry.peer,
        )
    _replace_sheet(store, entry, body.recovery, was_used=False)


def _disabled(store: Store, entry: Entry) -> None:
    _switch(store, entry, on=False)


def _enabled(store: Store, entry: Entry) -> None:
    _switch(store, entry, on=True)


def _switch(store: Store, entry: Entry, *, on: bool) -> None:
    put(
        store,
        "account_switch",
        account=entry.subject,
        peer=entry.peer,
        enabled=int(on),
        place=entry.arrived if entry.peer else entry.seq,
        seq=entry.seq,
    )
    store.rows(
        "UPDATE account SET enabled = ?, seq = ? WHERE id = ? AND peer = ?",
        int(on),
        entry.seq,
        entry.subject,
        entry.peer,
    )


def _begun(store: Store, entry: Entry) -> None:
    """A console that goes on from another keeps its accounts and their keys; each needs its own passphrase.

    For one of our own history the keys go over; another console gets no more than a word of its own.
    """
    continues = bodies.read(bodies.ConsoleCreated, entry.body).continues
    if entry.peer and entry.seq != 1:
        return
    put(store, "lineage", console=entry.console, peer=entry.peer, seq=entry.seq)
    if continues is not None and not entry.peer:
        store.rows(
            "UPDATE account_key SET console = ?, seq = ?"
            " WHERE console = ? AND peer = '' AND retired_seq IS NULL",
            entry.console,
            entry.seq,
            continues.console,
        )
    elif continues is not None:
        rows = store.rows("SELECT peer FROM lineage WHERE console = ?", continues.console)
        for statement in _INHERITED if rows else ():
            store.rows(statement, rows[0][0], entry.console)


_INHERITED: Final = (
    "INSERT OR IGNORE INTO account (id, peer, user_id, printed_name, roles, roles_ever, qualified, enabled,"
    " home, created_utc, seq) SELECT id, ?2, user_id, printed_name, roles, roles_ever, qualified, enabled,"
    " 0, created_utc, 1 FROM account WHERE peer = ?1",
    'INSERT OR IGNORE INTO account_key ("key", console, account, kind, made_utc, confirmed_by, reason, peer,'
    ' seq) SELECT "key", ?2, account, kind, made_utc, confirmed_by, reason, ?2, 1 FROM account_key'
    " WHERE peer = ?1 AND retired_seq IS NULL",
    'INSERT OR IGNORE INTO recovery_sheet SELECT "key", ?2, 1, 1 FROM recovery_sheet'
    " WHERE peer = ?1 AND current",
)


FOLDS: Final[dict[str, Fold]] = {
    "console.created": _begun,
    "account.created": _created,
    "account.key_added": _key_added,
    "account.reset": _key_added,
    "account.changed": _changed,
    "account.disabled": _disabled,
    "account.enabled": _enabled,
}
