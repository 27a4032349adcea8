"""Replaying all entries into an empty database: who might do what, and what every list must be."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from console.errors import ConsoleError
from console.records import (
    erasure,
    former,
    local_faults,
    migrations,
    peer_faults,
    person_folds,
    projections,
    rules,
)
from console.records.chain import Chain
from console.records.entry import Entry
from console.records.faults import Fault, FaultCode
from console.records.store import Store

_Rows = dict[tuple[Any, ...], dict[str, Any]]


class Replay:
    """A second set of lists, in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._replayed = Store.in_memory()
        self._has_others = self._is_whole = False
        self._later: list[tuple[Entry, str | None, rules.Rule]] = []

    def close(self) -> None:
        """Let go of it."""
        self._replayed.close()

    def walk(
        self,
        history: Sequence[tuple[Chain, list[Entry], bool]],
        peers: Mapping[str, Chain],
        keys: Mapping[str, str],
    ) -> Iterator[Fault]:
        """Replay, in the order in which this file got to know the entries, and name each broken rule.

        `history`: our own chains, oldest first, with what is ours of each and whether it is the present one;
        `keys`: their public keys.
        """
        migrations.apply(self._replayed)
        self._has_others = peer_faults.are_others(self._store)
        others = peer_faults.in_order(self._store, peers)
        following = next(others, None)
        before = 0
        for chain, entries, is_present in history:
            for entry in entries:
                while following is not None and following.arrived < before + entry.seq:
                    self._fold(following)
                    following = next(others, None)
                yield from self._judge(entry, None if is_present else chain.console)
                self._fold(former.placed(entry, before))
            before += entries[-1].seq if entries else 0
        while following is not None:
            self._fold(following)
            following = next(others, None)
        for _, notice in erasure.judged(self._store, peer_faults.keys(self._store, keys)):
            if notice is not None:
                person_folds.fold_notice(self._replayed, notice, keys)
        yield from self._judge_later()
        self._is_whole = True

    def gone(self) -> set[str]:
        """Personal parts that erasures have taken away, of whoever they erased."""
        return {digest for digest, _ in self._replayed.rows(person_folds.TAKEN_AWAY)}

    def is_personal(self, sha256: str) -> bool:
        """True for a part that counts as somebody's details."""
        return bool(self._replayed.rows("SELECT 1 FROM personal_part WHERE sha256 = ?", sha256))

    def compare(self, console: str | None, before: int) -> Iterator[Fault]:
        """Hold the lists of the file against the replayed ones; `before` entries are of former consoles.

        Nothing is said of them where damage kept the entries from being replayed.
        """
        if not self._is_whole:
            return
        yield from local_faults.signing_keys(self._store, self._replayed, console, before)
        # The lists of an older schema are made anew when its steps are taken.
        is_older = migrations.is_known(self._store) and not migrations.is_current(self._store)
        for table in () if is_older else projections.TABLES:
            found, expected = projections.dump(self._store, table), projections.dump(self._replayed, table)
            yield from _compare(table, found, expected, before)

    def _judge(self, entry: Entry, console: str | None) -> Iterator[Fault]:
        for reason in self._broken(entry):
            if reason in peer_faults.LATER and self._has_others:
                self._later.append((entry, console, reason))
            else:
                yield _fault(FaultCode.RULE_BROKEN, entry, console, reason)

    def _judge_later(self) -> Iterator[Fault]:
        """What stands on others may have come before them: after a restore our own part comes first."""
        for entry, console, reason in self._later:
            if reason in self._broken(entry):
                yield _fault(FaultCode.STANDS_ON_OTHERS, entry, console, reason)

    def _broken(self, entry: Entry) -> list[rules.Rule]:
        try:
            return list(rules.judge(self._replayed, entry))
        except ConsoleError:
            return []  # told as BODY_WRONG

    def _fold(self, entry: Entry) -> None:
        # A body that is wrong is told as BODY_WRONG.
        with contextlib.suppress(ConsoleError):
            projections.apply(self._replayed, entry)


def _fault(code: FaultCode, entry: Entry, console: str | None, reason: rules.Rule) -> Fault:
    return Fault(code, entry.seq, {"kind": entry.kind, "rule": rules.WORDS[reason]}, console)


def _compare(table: str, found: _Rows, expected: _Rows, before: int) -> Iterator[Fault]:
    for key in expected.keys() | found.keys():
        if expected.get(key) != found.get(key):
            row = expected.get(key) or found[key]
            place, peer = row["seq"], row.get("peer") or None
            away = before if peer is None else 0
            seq = place - away if isinstance(place, int) and place > away else None
            yield Fault(FaultCode.PROJECTION_DIFFERS, seq, {"table": table}, peer if seq else None)
