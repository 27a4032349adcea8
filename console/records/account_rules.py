"""Who may make and change accounts and keys (records.md, "Signatures").

One set of rules for writing and for `verify`: each judge gets an entry and the lists as they stand before it,
and names every rule that the entry breaks. Another console's entry is judged by what stands in its own chain:
that is what it could know, and nothing else may make it more than its chain allows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from console.errors import AccountReason, SigningReason
from console.model import Role
from console.records import bodies, signing
from console.records.account_folds import Standing, had_key, said_by, standings
from console.records.entry import Entry
from console.records.store import Store
from console.records.weak_keys import is_weak

USER_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")
LONGEST_NAME: Final = 80

Broken = Iterator[AccountReason | SigningReason]


def spelled(user_id: str) -> str:
    """A user id as it is compared: nobody should have to remember capitals."""
    return user_id.strip().casefold()


def judge(store: Store, entry: Entry) -> Broken:
    """Rules of accounts that this entry breaks."""
    if entry.kind == "account.created":
        yield from _created(store, entry)
    elif entry.kind in ("account.key_added", "account.reset"):
        yield from _key_added(store, entry)
    elif entry.kind == "account.changed":
        yield from _changed(store, entry)
    elif entry.kind in ("account.disabled", "account.enabled"):
        yield from _switched(store, entry)


def _everybody(store: Store, entry: Entry) -> list[Standing]:
    """The accounts that whoever made the entry can have known of."""
    return said_by(store, entry.peer) if entry.peer else standings(store)


def _here(store: Store, entry: Entry) -> list[Standing]:
    """Those that are looked after where the entry was made."""
    return [one for one in _everybody(store, entry) if one.peer == entry.peer]


def _about(store: Store, entry: Entry) -> Standing | None:
    return next((one for one in _everybody(store, entry) if one.account == entry.subject), None)


def _is_administrator(store: Store, account: str | None, entry: Entry) -> bool:
    """True for an enabled account with that role, where the entry was made."""
    return any(
        one.account == account and one.enabled and Role.ADMINISTRATOR in one.roles
        for one in _here(store, entry)
    )


def _created(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountCreated, entry.body)
    everybody = _everybody(store, entry)
    if any(one.account == entry.subject for one in everybody):
        yield AccountReason.ACCOUNT_EXISTS
    if any(spelled(one.user_id) == spelled(body.user_id) for one in everybody):
        yield AccountReason.USER_ID_TAKEN
    yield from judge_new(body.user_id, body.printed_name, body.roles)
    yield from _judge_key(store, entry, body.key)
    if not _here(store, entry):
        if entry.actor is not None:
            yield AccountReason.NOT_ADMINISTRATOR
    elif body.confirmed_by == signing.RECOVERY_SHEET:
        if body.roles != [Role.ADMINISTRATOR]:
            yield AccountReason.NOT_ADMINISTRATOR
        yield from _judge_confirmation(store, entry, body.confirmed_by, body.confirmation)
    elif not _is_administrator(store, entry.actor, entry):
        yield AccountReason.NOT_ADMINISTRATOR


def _key_added(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountKey, entry.body)
    now = _about(store, entry)
    if entry.peer and now is None and body.account is not None:
        yield from judge_new(body.account.user_id, body.account.printed_name, body.account.roles)
    elif now is None:
        yield AccountReason.UNKNOWN_ACCOUNT
    elif now.peer != entry.peer:
        yield from _judge_word(store, now, body.account)
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    yield from _judge_key(store, entry, body.key)
    if entry.actor not in (entry.subject, body.confirmed_by):
        yield AccountReason.NOT_ADMINISTRATOR
    if body.confirmed_by == entry.subject:
        yield AccountReason.NOT_CONFIRMED
    yield from _judge_confirmation(store, entry, body.confirmed_by, body.confirmation)


def _judge_word(store: Store, now: Standing, word: bodies.AccountWord | None) -> Broken:
    """Another console's account stands here as whoever confirms its key has seen it, or not at all."""
    seen = None if word is None else (word.user_id, word.printed_name, tuple(word.roles), word.qualified)
    if seen != (now.user_id, now.printed_name, now.roles, now.qualified):
        yield AccountReason.UNKNOWN_ACCOUNT
    yield from judge_new(now.user_id, now.printed_name, now.roles)
    if any(not one.peer and spelled(one.user_id) == spelled(now.user_id) for one in standings(store)):
        yield AccountReason.USER_ID_TAKEN


def _changed(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountChanged, entry.body)
    now = _about(store, entry)
    if now is None:
        yield AccountReason.UNKNOWN_ACCOUNT
        return
    if now.peer != entry.peer:
        yield AccountReason.ELSEWHERE
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    by_owner = (body.printed_name, body.roles, body.qualified, body.recovery) == (None,) * 4
    if not (by_owner and entry.actor == entry.subject) and not _is_administrator(store, entry.actor, entry):
        yield AccountReason.NOT_ADMINISTRATOR
    if body.printed_name is not None:
        yield from _judge_name(body.printed_name)
    if body.roles is not None:
        yield from _judge_roles(body.roles)
        if Role.ADMINISTRATOR not in body.roles and _is_last_administrator(store, now, entry):
            yield AccountReason.LAST_ADMINISTRATOR
    if body.recovery is not None:
        if body.confirmed_by != entry.actor:
            yield AccountReason.NOT_CONFIRMED
        yield from _judge_confirmation(store, entry, body.confirmed_by, body.confirmation)


def _switched(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountSwitched, entry.body)
    now = _about(store, entry)
    if now is None and not entry.peer:
        yield AccountReason.UNKNOWN_ACCOUNT
        return
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    if not _is_administrator(store, entry.actor, entry):
        yield AccountReason.NOT_ADMINISTRATOR
    if entry.kind == "account.disabled" and now is not None and _is_last_administrator(store, now, entry):
        yield AccountReason.LAST_ADMINISTRATOR


def judge_new(user_id: str, printed_name: str, roles: Sequence[Role]) -> Broken:
    """Rules that an account breaks by itself, whoever makes it."""
    if not USER_ID.fullmatch(spelled(user_id)):
        yield AccountReason.BAD_USER_ID
    yield from _judge_name(printed_name)
    yield from _judge_roles(roles)


def _judge_name(name: str) -> Broken:
    if not name.strip() or name != name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        yield AccountReason.BAD_NAME


def _judge_roles(roles: Sequence[Role]) -> Broken:
    if not roles or len(set(roles)) != len(roles) or (Role.ADMINISTRATOR in roles and len(roles) > 1):
        yield AccountReason.BAD_ROLES


def _judge_key(store: Store, entry: Entry, key: str) -> Broken:
    if is_weak(key):
        yield AccountReason.KEY_WEAK
    used = (
        'SELECT 1 FROM account_key WHERE "key" = ?1 AND peer = ?2'
        ' UNION SELECT 1 FROM recovery_sheet WHERE "key" = ?1 AND peer = ?2'
    )
    if store.rows(used, key, entry.peer):
        yield AccountReason.KEY_IN_USE


def _judge_confirmation(store: Store, entry: Entry, by: str | None, confirmation: Any) -> Broken:
    """A second administrator's own key, or the present recovery sheet's, must have signed the whole body."""
    if confirmation is None:
        yield AccountReason.NOT_CONFIRMED
        return
    if by == signing.RECOVERY_SHEET:
        query = 'SELECT 1 FROM recovery_sheet WHERE "key" = ? AND peer = ? AND current = 1'
        if not store.rows(query, confirmation.key, entry.peer):
            yield AccountReason.SHEET_WRONG
    elif not _is_administrator(store, by, entry) or not _is_theirs(store, entry, by, confirmation.key):
        yield AccountReason.NOT_CONFIRMED
    statement = signing.statement(entry.kind, entry.subject, entry.console, entry.body)
    if not signing.is_confirmed(confirmation.key, confirmation.sig, statement):
        yield AccountReason.NOT_CONFIRMED


def _is_theirs(store: Store, entry: Entry, account: str | None, key: str) -> bool:
    """True when this is the account's key where the entry was made; a restored console goes on with it."""
    if not entry.peer:
        return is_key_of(store, key, account, entry.console)
    return had_key(store, account, key, entry.console, entry.seq)


def is_key_of(store: Store, key: str, account: str | None, console: str) -> bool:
    """True when this is the account's present key on this console."""
    query = (
        'SELECT 1 FROM account_key WHERE "key" = ? AND account = ? AND console = ? AND retired_seq IS NULL'
    )
    return bool(store.rows(query, key, account, console))


def _is_last_administrator(store: Store, who: Standing, entry: Entry) -> bool:
    others = [one for one in _here(store, entry) if one.account != who.account]
    return (
        who.peer == entry.peer
        and Role.ADMINISTRATOR in who.roles
        and who.enabled
        and not any(one.enabled and Role.ADMINISTRATOR in one.roles for one in others)
    )
