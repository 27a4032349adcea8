"""Who may make and change accounts and keys (records.md, "Signatures").

One set of rules for writing and for `verify`: each judge gets an entry and the lists as they stand before it,
and names every rule that the entry breaks.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from console.errors import AccountReason, SigningReason
from console.model import Role
from console.records import bodies, signing
from console.records.account_folds import Standing, standing, standings
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


def is_administrator(store: Store, account: str | None) -> bool:
    """True for an enabled account of here with that role."""
    found = standing(store, account)
    return found is not None and not found.peer and found.enabled and Role.ADMINISTRATOR in found.roles


def _created(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountCreated, entry.body)
    everybody = standings(store)
    if any(one.account == entry.subject for one in everybody):
        yield AccountReason.ACCOUNT_EXISTS
    if any(spelled(one.user_id) == spelled(body.user_id) for one in everybody):
        yield AccountReason.USER_ID_TAKEN
    yield from judge_new(body.user_id, body.printed_name, body.roles)
    yield from _judge_key(store, body.key)
    if all(one.peer for one in everybody):
        if entry.actor is not None:
            yield AccountReason.NOT_ADMINISTRATOR
    elif body.confirmed_by == signing.RECOVERY_SHEET:
        if body.roles != [Role.ADMINISTRATOR]:
            yield AccountReason.NOT_ADMINISTRATOR
        yield from _judge_confirmation(store, entry, body.confirmed_by, body.confirmation)
    elif not is_administrator(store, entry.actor):
        yield AccountReason.NOT_ADMINISTRATOR


def _key_added(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountKey, entry.body)
    now = standing(store, entry.subject)
    if now is None:
        yield AccountReason.UNKNOWN_ACCOUNT
    elif now.peer:
        yield from _judge_word(store, now, body.account)
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    yield from _judge_key(store, body.key)
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
    now = standing(store, entry.subject)
    if now is None:
        yield AccountReason.UNKNOWN_ACCOUNT
        return
    if now.peer:
        yield AccountReason.ELSEWHERE
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    by_owner = (body.printed_name, body.roles, body.qualified, body.recovery) == (None,) * 4
    if not (by_owner and entry.actor == entry.subject) and not is_administrator(store, entry.actor):
        yield AccountReason.NOT_ADMINISTRATOR
    if body.printed_name is not None:
        yield from _judge_name(body.printed_name)
    if body.roles is not None:
        yield from _judge_roles(body.roles)
        if Role.ADMINISTRATOR not in body.roles and _is_last_administrator(store, now):
            yield AccountReason.LAST_ADMINISTRATOR
    if body.recovery is not None:
        if body.confirmed_by != entry.actor:
            yield AccountReason.NOT_CONFIRMED
        yield from _judge_confirmation(store, entry, body.confirmed_by, body.confirmation)


def _switched(store: Store, entry: Entry) -> Broken:
    body = bodies.read(bodies.AccountSwitched, entry.body)
    now = standing(store, entry.subject)
    if now is None:
        yield AccountReason.UNKNOWN_ACCOUNT
        return
    if not body.reason.strip():
        yield SigningReason.WHY_NEEDED
    if not is_administrator(store, entry.actor):
        yield AccountReason.NOT_ADMINISTRATOR
    if entry.kind == "account.disabled" and _is_last_administrator(store, now):
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


def _judge_key(store: Store, key: str) -> Broken:
    if is_weak(key):
        yield AccountReason.KEY_WEAK
    used = store.rows(
        'SELECT 1 FROM account_key WHERE "key" = ? UNION SELECT 1 FROM recovery_sheet WHERE "key" = ?',
        key,
        key,
    )
    if used:
        yield AccountReason.KEY_IN_USE


def _judge_confirmation(store: Store, entry: Entry, by: str | None, confirmation: Any) -> Broken:
    """A second administrator's own key, or the present recovery sheet's, must have signed the whole body."""
    if confirmation is None:
        yield AccountReason.NOT_CONFIRMED
        return
    if by == signing.RECOVERY_SHEET:
        query = 'SELECT 1 FROM recovery_sheet WHERE "key" = ? AND current = 1'
        if not store.rows(query, confirmation.key):
            yield AccountReason.SHEET_WRONG
    elif not is_administrator(store, by) or not is_key_of(store, confirmation.key, by, entry.console):
        yield AccountReason.NOT_CONFIRMED
    statement = signing.statement(entry.kind, entry.subject, entry.console, entry.body)
    if not signing.is_confirmed(confirmation.key, confirmation.sig, statement):
        yield AccountReason.NOT_CONFIRMED


def is_key_of(store: Store, key: str, account: str | None, console: str) -> bool:
    """True when this is the account's present key on this console."""
    query = (
        'SELECT 1 FROM account_key WHERE "key" = ? AND account = ? AND console = ? AND retired_seq IS NULL'
    )
    return bool(store.rows(query, key, account, console))


def _is_last_administrator(store: Store, who: Standing) -> bool:
    others = [one for one in standings(store) if one.account != who.account and not one.peer]
    return (
        not who.peer
        and Role.ADMINISTRATOR in who.roles
        and who.enabled
        and not any(one.enabled and Role.ADMINISTRATOR in one.roles for one in others)
    )
