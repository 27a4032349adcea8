"""Accounts of an open file: who may come in, with which key, and what is written when that changes.

Slow work (argon2id) is never done here: callers bring keys that are wrapped already, and try passphrases with
`Challenge.answer` on a worker.
"""

import logging
import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, NoReturn, Protocol

import msgspec

from console.clock import Clock, iso_utc
from console.errors import AccountReason, ConsoleError, RecordsReason
from console.model import AccountId, AccountView, ConsoleId, KeyNotice, PersonId, Role
from console.records import signing
from console.records.account_folds import Standing, standing, standings
from console.records.account_rules import spelled
from console.records.canonical import sha256_hex, to_base64url
from console.records.entry import Draft, Entry
from console.records.lockout import Counters, refuse_locked
from console.records.recovery import Sheet
from console.records.sealing import COST, KEY_BYTES, NONCE_BYTES, SALT_BYTES, Sealed
from console.records.signing import RECOVERY_SHEET, Hand, WrappedKey
from console.records.store import Store

log = logging.getLogger(__name__)

NOTICE_SHOWN: Final = timedelta(days=30)


class NewAccount(msgspec.Struct, frozen=True):
    """An account to be made. `person`: they are enrolled already, and one human has one id."""

    user_id: str
    printed_name: str
    roles: tuple[Role, ...]
    qualified: bool = True
    person: PersonId | None = None


class Challenge(msgspec.Struct, frozen=True):
    """A try to come in. It counts as a failure until it is admitted."""

    who: str
    user_id: str
    standing: Standing | None
    wrapped: WrappedKey
    failures: int

    def answer(self, passphrase: str) -> Hand | None:
        """The account's key when the passphrase is right. Slow on purpose; for a worker thread.

        A user id that is nobody's takes as long and fails.
        """
        hand = signing.unwrap(self.wrapped, passphrase)
        return hand if self.standing is not None else None


class Ledger(Protocol):
    """What accounts need of the records."""

    @property
    def console(self) -> ConsoleId:
        """Who these records are of."""
        ...

    @property
    def writable(self) -> bool:
        """False when nothing can be added."""
        ...

    def append_all(self, drafts: Sequence[Draft], also: Any = None) -> list[Entry]:
        """Add entries in one COMMIT."""
        ...


class Accounts:
    """The accounts of an open records file, on the thread that opened it."""

    def __init__(self, ledger: Ledger, store: Store, clock: Clock) -> None:
        self._ledger = ledger
        self._store = store
        self._clock = clock
        self._counters = Counters(store)

    # Questions

    def exist(self) -> bool:
        """True once there is any account of here."""
        return bool(self._store.rows("SELECT 1 FROM account WHERE peer = '' LIMIT 1"))

    def all(self) -> list[AccountView]:
        """Every account, oldest first."""
        failures = self._counters.all()
        here = {account for (account,) in self._store.rows("SELECT account FROM signing_key")}
        everybody = standings(self._store)
        places = dict(self._store.rows("SELECT console, name FROM peer_console WHERE name <> ''"))
        taken = Counter(spelled(one.user_id) for one in everybody)
        return [
            AccountView(
                account=one.account,
                user_id=one.user_id,
                printed_name=one.printed_name,
                roles=one.roles,
                qualified=one.qualified,
                enabled=one.enabled,
                created_utc=one.created_utc,
                failures=failures.get(one.account, 0),
                has_key_here=one.account in here,
                console=one.peer or None,
                place=places.get(one.peer, one.peer[:8]),
                shares_user_id=taken[spelled(one.user_id)] > 1,
            )
            for one in everybody
        ]

    def named(self, user_id: str) -> Standing:
        """The account of a user id, of here before one of elsewhere. ConsoleError(UNKNOWN_ACCOUNT)."""
        for one in sorted(standings(self._store), key=lambda one: bool(one.peer)):
            if spelled(one.user_id) == spelled(user_id):
                return one
        raise ConsoleError(AccountReason.UNKNOWN_ACCOUNT)

    def standing(self, account: AccountId) -> Standing:
        """One account as it stands. ConsoleError(UNKNOWN_ACCOUNT)."""
        found = standing(self._store, account)
        if found is None:
            raise ConsoleError(AccountReason.UNKNOWN_ACCOUNT)
        return found

    def notices(self) -> list[KeyNotice]:
        """New and reset keys of the last 30 days, newest first."""
        names = {one.account: one.printed_name for one in standings(self._store)}
        rows = self._store.rows(
            "SELECT account, kind, made_utc, confirmed_by, reason FROM account_key"
            " WHERE kind != 'account.created' AND made_utc >= ? GROUP BY \"key\""
            " ORDER BY made_utc DESC, seq DESC",
            iso_utc(self._clock.utc() - NOTICE_SHOWN),
        )
        return [
            KeyNotice(
                account=account,
                printed_name=names.get(account, ""),
                is_reset=kind == "account.reset",
                utc=utc,
                confirmed_by=names.get(by, by),
                reason=reason or "",
            )
            for account, kind, utc, by, reason in rows
        ]

    # Coming in

    def challenge(self, user_id: str) -> Challenge:
        """Begin a try. It is counted first, so that nobody gains a try by ending the program.

        ConsoleError: ACCOUNT_WAITS, ACCOUNT_LOCKED, NO_KEY_HERE.
        """
        try:
            found = self.named(user_id)
        except ConsoleError:
            found = None
        who = found.account if found else "?" + sha256_hex(spelled(user_id).encode())
        now = self._clock.monotonic_ms()
        refuse_locked(self._counters.of(who), now)
        wrapped = self._wrapped(found.account) if found else _decoy(who)
        counted = self._counters.count(who, now)
        return Challenge(who, user_id, found, wrapped, counted.failures)

    def admit(self, challenge: Challenge) -> Standing:
        """The passphrase was right: no failure is left. ConsoleError(ACCOUNT_DISABLED)."""
        assert challenge.standing is not None
        self._counters.clear(challenge.who)
        now = self.standing(challenge.standing.account)
        if not now.enabled:
            self._note_refusal(challenge, AccountReason.ACCOUNT_DISABLED, 0)
            raise ConsoleError(AccountReason.ACCOUNT_DISABLED)
        return now

    def settle(self, challenge: Challenge) -> None:
        """As `admit`, inside the transaction of what the passphrase was given for: one COMMIT for both."""
        self._counters.drop(challenge.who)

    def refuse(self, challenge: Challenge) -> NoReturn:
        """The passphrase was wrong: it stands in the ledger.

        ConsoleError: WRONG_SECRET (failures), ACCOUNT_WAITS or ACCOUNT_LOCKED when this one was the last.
        """
        if challenge.standing is not None or challenge.failures % 5 == 0:
            self._note_refusal(challenge, AccountReason.WRONG_SECRET, challenge.failures)
        refuse_locked(self._counters.of(challenge.who), self._clock.monotonic_ms())
        raise ConsoleError(AccountReason.WRONG_SECRET, failures=challenge.failures)

    # Making and changing

    def create_first(
        self,
        administrator: tuple[NewAccount, WrappedKey],
        others: Sequence[tuple[NewAccount, WrappedKey]],
        sheet: Sheet,
    ) -> list[AccountId]:
        """The first accounts, in one COMMIT; the recovery sheet is on paper already.

        ConsoleError: ALREADY_SET_UP, NOT_ADMINISTRATOR, and what the rules of accounts refuse.
        """
        if self.exist():
            raise ConsoleError(AccountReason.ALREADY_SET_UP)
        if administrator[0].roles != (Role.ADMINISTRATOR,):
            raise ConsoleError(AccountReason.NOT_ADMINISTRATOR)
        first = _created(*administrator, recovery=sheet.public_key)
        drafts = [first, *(_created(*other, actor=first.subject) for other in others)]
        self._write(drafts, [wrapped for _, wrapped in (administrator, *others)])
        return [draft.subject for draft in drafts]

    def add(self, new: NewAccount, wrapped: WrappedKey, by: AccountId) -> AccountId:
        """One more account, by an administrator."""
        draft = _created(new, wrapped, actor=by)
        self._write([draft], [wrapped])
        return draft.subject

    def add_by_sheet(self, new: NewAccount, wrapped: WrappedKey, sheet: Sheet, following: Sheet) -> AccountId:
        """A new administrator when there is no other; the sheet is used up, `following` takes its place."""
        body = _created(new, wrapped, recovery=following.public_key).body
        draft = self._confirmed("account.created", wrapped.account, body, None, RECOVERY_SHEET, sheet)
        self._write([draft], [wrapped])
        return draft.subject

    def reset(
        self, wrapped: WrappedKey, reason: str, approval: Hand | Sheet, following: Sheet | None = None
    ) -> None:
        """A new key under a new passphrase, confirmed by a second administrator or by the recovery sheet.

        A sheet is used up by this: `following` is the next one. Old public keys stay, for what they signed.
        """
        body: dict[str, Any] = {"key": wrapped.key, "reason": reason.strip()}
        if following is not None:
            body["recovery"] = following.public_key
        who = self.standing(wrapped.account)
        if who.peer:
            # From now on our own entries say how it stands here: as whoever confirms it sees it now.
            body["account"] = {
                "user_id": who.user_id,
                "printed_name": who.printed_name,
                "roles": [role.value for role in who.roles],
                "qualified": who.qualified,
            }
        by = approval.account if isinstance(approval, Hand) else RECOVERY_SHEET
        actor = approval.account if isinstance(approval, Hand) else wrapped.account
        draft = self._confirmed(
            self._kind_of_key(wrapped.account), wrapped.account, body, actor, by, approval
        )
        self._write([draft], [wrapped], cleared=wrapped.account)

    def rewrap(self, wrapped: WrappedKey) -> None:
        """The owner chose a new passphrase; the key stays."""
        if self._wrapped(wrapped.account).key != wrapped.key:
            raise ConsoleError(AccountReason.NO_KEY_HERE)
        body = {"reason": "passphrase changed by its owner", "passphrase": True}
        self._write([Draft("account.changed", wrapped.account, body, actor=wrapped.account)], [wrapped])

    def change(
        self,
        account: AccountId,
        by: AccountId,
        reason: str,
        *,
        printed_name: str | None = None,
        roles: tuple[Role, ...] | None = None,
        qualified: bool | None = None,
    ) -> None:
        """Change what is given; the rest stays."""
        body: dict[str, Any] = {"reason": reason.strip()}
        if printed_name is not None:
            body["printed_name"] = printed_name
        if roles is not None:
            body["roles"] = [role.value for role in roles]
        if qualified is not None:
            body["qualified"] = qualified
        self._ledger.append_all([Draft("account.changed", account, body, actor=by)])

    def disable(self, account: AccountId, by: AccountId, reason: str) -> None:
        """Keep somebody out; what they signed stays."""
        draft = Draft("account.disabled", account, {"reason": reason.strip()}, actor=by)
        self._ledger.append_all([draft])

    def enable(self, account: AccountId, by: AccountId, reason: str) -> None:
        """Let somebody in again, also after ten failures."""
        draft = Draft("account.enabled", account, {"reason": reason.strip()}, actor=by)
        self._write([draft], [], cleared=account)

    def replace_sheet(self, sheet: Sheet, reason: str, approval: Hand) -> None:
        """A new recovery sheet; the old one is worthless from now on."""
        body = {"reason": reason.strip(), "recovery": sheet.public_key}
        draft = self._confirmed(
            "account.changed", approval.account, body, approval.account, approval.account, approval
        )
        self._ledger.append_all([draft])

    # How

    def _kind_of_key(self, account: AccountId) -> str:
        """An account from elsewhere gets its first key here; every other one a new key for a lost one."""
        query = "SELECT 1 FROM account_key WHERE account = ? AND console = ?"
        had_one = self._store.rows(query, account, self._ledger.console)
        return "account.reset" if had_one else "account.key_added"

    def _confirmed(
        self,
        kind: str,
        subject: str,
        body: dict[str, Any],
        actor: AccountId | None,
        by: str,
        approval: Hand | Sheet,
    ) -> Draft:
        body = {**body, "confirmed_by": by}
        key = approval if isinstance(approval, Hand) else approval.key
        statement = signing.statement(kind, subject, self._ledger.console, body)
        return Draft(kind, subject, {**body, "confirmation": signing.confirm(key, statement)}, actor=actor)

    def _write(
        self, drafts: list[Draft], wrapped: Sequence[WrappedKey], cleared: AccountId | None = None
    ) -> None:
        def beside() -> None:
            for one in wrapped:
                sealed = msgspec.json.encode(one.sealed).decode()
                self._store.rows(
                    "INSERT OR REPLACE INTO signing_key VALUES (?, ?, ?)", one.account, one.key, sealed
                )

        self._ledger.append_all(drafts, beside)
        if cleared is not None:
            self._counters.clear(cleared)

    def _wrapped(self, account: AccountId) -> WrappedKey:
        rows = self._store.rows('SELECT "key", sealed FROM signing_key WHERE account = ?', account)
        if not rows:
            raise ConsoleError(AccountReason.NO_KEY_HERE)
        try:
            return WrappedKey(account, rows[0][0], msgspec.json.decode(rows[0][1], type=Sealed))
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise ConsoleError(RecordsReason.DAMAGED, problem="signing key") from error

    def _note_refusal(self, challenge: Challenge, reason: AccountReason, failures: int) -> None:
        """A full disk must not turn a wrong passphrase into another answer."""
        subject = challenge.standing.account if challenge.standing else self._ledger.console
        body = {"reason": reason.value, "failures": failures}
        try:
            self._ledger.append_all([Draft("access.refused", subject, body)])
        except ConsoleError as error:
            log.warning("a refused access could not be noted: %s", error.reason)


def _created(
    new: NewAccount, wrapped: WrappedKey, *, actor: AccountId | None = None, recovery: str | None = None
) -> Draft:
    body: dict[str, Any] = {
        "user_id": spelled(new.user_id),
        "printed_name": " ".join(new.printed_name.split()),
        "roles": [role.value for role in new.roles],
        "qualified": new.qualified,
        "key": wrapped.key,
    }
    if recovery is not None:
        body["recovery"] = recovery
    return Draft("account.created", wrapped.account, body, actor=actor)


def _decoy(who: str) -> WrappedKey:
    """A key that nothing opens."""
    box = secrets.token_bytes(KEY_BYTES + 16)
    sealed = Sealed(secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES), box, COST)
    return WrappedKey(who, to_base64url(secrets.token_bytes(KEY_BYTES)), sealed)
