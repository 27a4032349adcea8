"""Counting wrong passphrases: 5 in a row lock an account for 15 minutes, 10 until an administrator.

A failure is counted before the passphrase is tried and taken back when it was right: who kills the program
in between has lost a try. The wait is measured on the machine's monotonic clock alone, which starts at nought
with the machine: the difference of two readings, or the later one when it is the smaller (the machine was
started anew), is never more than the time that has passed. So setting the wall clock shortens nothing.
"""

import math
from typing import Final

import msgspec

from console.errors import AccountReason, ConsoleError
from console.records.store import Store

WAITS_AT: Final = 5
LOCKS_AT: Final = 10
WAIT_MS: Final = 15 * 60 * 1000
STRANGERS: Final = 200
"""So many user ids that are nobody's are counted; beyond, the oldest is forgotten."""


class Count(msgspec.Struct, frozen=True):
    """Failures in a row, and when on the monotonic clock the last one was."""

    failures: int = 0
    mono_ms: int = 0


def refuse_locked(count: Count, mono_ms: float) -> None:
    """While no try is allowed: ConsoleError, ACCOUNT_WAITS (failures, minutes) or ACCOUNT_LOCKED."""
    if count.failures >= LOCKS_AT:
        raise ConsoleError(AccountReason.ACCOUNT_LOCKED, failures=count.failures)
    left = wait_ms(count, mono_ms)
    if left > 0:
        minutes = math.ceil(left / 60_000)
        raise ConsoleError(AccountReason.ACCOUNT_WAITS, failures=count.failures, minutes=minutes)


def wait_ms(count: Count, mono_ms: float) -> float:
    """How long an account waits from now on; 0 when it does not."""
    if count.failures != WAITS_AT:
        return 0
    passed = mono_ms - count.mono_ms if mono_ms >= count.mono_ms else mono_ms
    return max(0.0, WAIT_MS - passed)


class Counters:
    """The counts of an open file. What can not be written is kept in mind until the program ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._in_mind: dict[str, Count] = {}

    def of(self, who: str) -> Count:
        """The count of one account, or of a user id that is nobody's."""
        rows = self._store.rows("SELECT failures, mono_ms FROM lockout WHERE who = ?", who)
        kept = Count(*rows[0]) if rows else Count()
        return self._in_mind.get(who, kept)

    def count(self, who: str, mono_ms: float) -> Count:
        """One more failure; on disk when this returns, or in mind when the disk takes nothing."""
        counted = Count(self.of(who).failures + 1, int(mono_ms))
        try:
            self._put(who, counted)
        except ConsoleError:
            self._in_mind[who] = counted
        else:
            self._in_mind.pop(who, None)
        return counted

    def clear(self, who: str) -> None:
        """The passphrase was right, or an administrator opened the account."""
        if self.of(who) == Count():
            return
        try:
            self.drop(who)
        except ConsoleError:
            self._in_mind[who] = Count()
        else:
            self._in_mind.pop(who, None)

    def drop(self, who: str) -> None:
        """The same inside somebody's transaction, which must fail when this fails."""
        self._store.rows("DELETE FROM lockout WHERE who = ?", who)

    def all(self) -> dict[str, int]:
        """Failures of everybody who has any."""
        found: dict[str, int] = dict(self._store.rows("SELECT who, failures FROM lockout"))
        found |= {who: count.failures for who, count in self._in_mind.items()}
        return {who: failures for who, failures in found.items() if failures}

    def raise_to(self, former: dict[str, int], mono_ms: float) -> None:
        """After a restore: the larger of each count holds, and a wait begins anew."""
        for who in former.keys() | self.all().keys():
            failures = max(former.get(who, 0), self.of(who).failures)
            self._put(who, Count(failures, int(mono_ms)))

    def _put(self, who: str, count: Count) -> None:
        self._store.rows(
            "INSERT OR REPLACE INTO lockout VALUES (?, ?, ?)", who, count.failures, count.mono_ms
        )
        self._store.rows(
            "DELETE FROM lockout WHERE who LIKE '?%' AND who NOT IN"
            " (SELECT who FROM lockout WHERE who LIKE '?%' ORDER BY rowid DESC LIMIT ?)",
            STRANGERS,
        )
